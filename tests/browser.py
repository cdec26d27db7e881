"""Pages as a browser shows them: nothing asked of the network, nothing wider than a telephone, nothing axe minds."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
PHONE: Final = 390
_SECONDS: Final = 30
_FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_AXE: Final = "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
_SHEET: Final = re.compile(rb"/Type\s*/Page\b")
_WIDE: Final = "() => document.scrollingElement.scrollWidth"


@dataclass(frozen=True)
class Seen:
    """What a browser makes of a page."""

    asked_for: list[str]
    said: list[str]
    minded: list[str]
    columns: int


def missing() -> str:
    """Give why no browser can be asked, or nothing where one can."""
    try:
        for name in ("axe_playwright_python", "playwright.sync_api"):
            import_module(name)
    except ImportError as problem:
        return f"{problem.name} is not installed"
    return "" if _program() else f"no browser found: none of {', '.join(NAMES)} is installed"


def _program() -> str | None:
    return os.environ.get("CLAIMTRACK_TEST_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """A browser that is started once and opens files."""

    def __init__(self, running: Any) -> None:
        self._running = running
        self._axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")

    def open(self, file: Path, *, theme: Literal["light", "dark"] = "light", columns: int = 1200) -> Seen:
        """Open a file as the page stands, with its own policy in force and no network, and ask axe about it."""
        context = self._running.new_context(
            color_scheme=theme, viewport={"width": columns, "height": 900}, offline=True, java_script_enabled=True
        )
        try:
            page = context.new_page()
            page.set_default_timeout(_SECONDS * 1000)
            asked: list[str] = []
            said: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda problem: said.append(str(problem)))
            page.goto(file.as_uri())
            page.evaluate(self._axe)
            minded = [_told(rule) for rule in page.evaluate(_AXE)]
            return Seen([url for url in asked if url != file.as_uri()], said, minded, page.evaluate(_WIDE))
        finally:
            context.close()

    def printed(self, file: Path) -> int:
        """Give how many pages of A4 a file takes on paper."""
        context = self._running.new_context(offline=True)
        try:
            page = context.new_page()
            page.goto(file.as_uri())
            return len(_SHEET.findall(page.pdf(format="A4", prefer_css_page_size=False)))
        finally:
            context.close()


def _told(rule: dict[str, Any]) -> str:
    places = [str(node["target"]) for node in rule["nodes"]]
    return f"{rule['id']} ({rule['impact']}): {rule['help']} at {', '.join(places[:3])} ({len(places)})"


@contextmanager
def started() -> Iterator[Browser]:
    """Give a browser, and end it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=_program(), args=list(_FLAGS))
        try:
            yield Browser(running)
        finally:
            running.close()
