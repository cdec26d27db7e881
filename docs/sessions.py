"""The sessions of the pages people wrote: run them, and tell (or mend) what they no longer show rightly.

    python -m docs.sessions [--write]

A block ```console holds commands (`$ claimtrack …`) and what a terminal shows after them; a line `…` there stands for
any lines. A block ```python is a cell of a notebook, and a block ```text after it is what the cell shows. Comments
before a block, which readers do not see, steer the run:

    <!-- file: NAME -->             the next block is what a file holds
    <!-- append: NAME -->           the next block is added to the end of a file
    <!-- edit: NAME: old => new --> a word of a file is changed
    <!-- exit: 1 -->                the commands of the next block leave with this code

Every page runs in an empty folder of its own, where `samples` is the folder of the samples.
"""

import io
import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final

from claimtrack.cli.app import main as claimtrack
from docs.cells import Notebook

ROOT: Final = Path(__file__).parents[1]
TERMINAL: Final = {"COLUMNS": "80", "LINES": "24", "NO_COLOR": "1"}
UNSET: Final = ("CLAIMTRACK_DB", "TERM")
_COMMENT: Final = re.compile(r"<!-- (file|append|edit|exit): (.+?) -->")
_ANYTHING: Final = "…"
# How far slow work has come, which a line on the screen then covers.
_OVERWRITTEN: Final = re.compile(r"[^\n]*\r(?!\n)")


class WrongSessionError(Exception):
    """A session that cannot be run: an edit that finds nothing, a command that leaves with another code."""


class _Terminal(io.StringIO):
    """What a terminal would show; stdout and stderr meet here in the order of writing."""

    def isatty(self) -> bool:
        """Claim to be one, so that answers take the form people see."""
        return True


@dataclass(slots=True)
class _Orders:
    """What the comments since the last block ask for."""

    file: str | None = None
    append: bool = False
    code: int = 0

    def take(self, what: str, words: str, folder: Path) -> None:
        if what == "exit":
            self.code = int(words)
        elif what == "edit":
            _edit(folder, words)
        else:
            self.file, self.append = words, what == "append"


@dataclass(slots=True)
class _Replay:
    """One run of a page: the lines as they should be, and the orders for the block to come."""

    folder: Path
    lines: list[str] = field(default_factory=list)
    orders: _Orders = field(default_factory=_Orders)
    notebook: Notebook = field(default_factory=Notebook)
    answer: list[str] = field(default_factory=list)

    def block(self, fence: str, inside: list[str]) -> list[str]:
        """Obey the orders for a block; give its lines as they should be."""
        orders, self.orders = self.orders, _Orders()
        answer, self.answer = self.answer, []
        if orders.file is not None:
            path = self.folder / orders.file
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("a" if orders.append else "w", encoding="utf-8") as stream:
                stream.writelines(f"{line}\n" for line in inside)
        elif fence == "```console":
            return [line for part in _commands(inside) for line in _run(part, orders.code)]
        elif fence == "```python":
            self.answer = self.notebook.run(inside)
        elif fence == "```text" and answer:
            return _as_shown(inside, answer)
        return inside


def pages() -> list[Path]:
    """The pages that hold sessions."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if page.is_file() and _holds_sessions(page.read_text(encoding="utf-8"))]


def _holds_sessions(text: str) -> bool:
    made = text.startswith("<!-- Made from the program")
    return not made and ("\n```console\n" in text or "\n```python\n" in text)


def replay(text: str, folder: Path) -> str:
    """Run a page's sessions in an empty folder; give the page with what its commands show now."""
    (folder / "samples").symlink_to(ROOT / "samples")
    run = _Replay(folder)
    with _at_a_terminal(folder):
        lines = iter(text.split("\n"))
        for line in lines:
            run.lines.append(line)
            comment = _COMMENT.fullmatch(line.strip())
            if comment:
                run.orders.take(comment[1], comment[2], folder)
            elif line.startswith("```"):
                run.lines += [*run.block(line, list(_inside(lines))), "```"]
    return "\n".join(run.lines)


@contextmanager
def _at_a_terminal(folder: Path) -> Iterator[None]:
    before: Mapping[str, str] = dict(os.environ)
    os.environ.update(TERMINAL)
    for name in UNSET:
        os.environ.pop(name, None)
    try:
        with chdir(folder):
            yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _inside(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        if line == "```":
            return
        yield line


def _commands(inside: list[str]) -> Iterator[list[str]]:
    """Cut a block at its `$ ` lines."""
    part: list[str] = []
    for line in inside:
        if line.startswith("$ ") and part:
            yield part
            part = []
        part.append(line)
    if part:
        yield part


def _run(part: list[str], code: int) -> list[str]:
    """Run one command; give its line and what it shows, or what the page shows where that is still right."""
    typed = 1
    while part[typed - 1].endswith("\\"):
        typed += 1
    command = " ".join(line.removesuffix("\\").strip() for line in part[:typed]).removeprefix("$ ")
    return [*part[:typed], *_as_shown(part[typed:], _shown(shlex.split(command), code))]


def _as_shown(told: list[str], lines: list[str]) -> list[str]:
    """Give what the page should show: what it tells where that is right but for its gaps, else the lines."""
    if _ANYTHING not in told:
        return lines
    return told if _matches(told, lines) else _with_gaps(told, lines)


def _shown(words: list[str], code: int) -> list[str]:
    if words[0] == "cat":
        return Path(words[1]).read_text(encoding="utf-8").splitlines()
    if words[0] != "claimtrack":
        message = f"only claimtrack and cat are run here, not {words[0]}"
        raise WrongSessionError(message)
    screen = _Terminal()
    left: str | int | None = 0
    with redirect_stdout(screen), redirect_stderr(screen):
        try:
            claimtrack(words[1:])
        except SystemExit as end:
            left = end.code
    lines = [line.rstrip() for line in _OVERWRITTEN.sub("", screen.getvalue()).splitlines()]
    if (left or 0) != code:
        message = f"{shlex.join(words)} leaves with {left}, not {code}:\n" + "\n".join(lines)
        raise WrongSessionError(message)
    return lines


def _matches(pattern: list[str], lines: list[str]) -> bool:
    """Tell whether lines fit a pattern in which `…` stands for any number of them."""
    parts = [r"(?:.*\n)*" if line == _ANYTHING else re.escape(f"{line}\n") for line in pattern]
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in lines)) is not None


def _with_gaps(pattern: list[str], lines: list[str]) -> list[str]:
    """Give the lines as the page shows them: what it left out stays out, what changed beside a gap is shown."""
    kept: list[str] = []
    for _, a, b, c, d in SequenceMatcher(None, pattern, lines, autojunk=False).get_opcodes():
        old, new = pattern[a:b], lines[c:d]
        if _ANYTHING in old:
            after = old[::-1].index(_ANYTHING)
            new = [*new[: old.index(_ANYTHING)], _ANYTHING, *new[max(len(new) - after, 0) :]]
        kept += new
    return kept


def _edit(folder: Path, words: str) -> None:
    name, _, change = words.partition(": ")
    old, _, new = change.partition(" => ")
    path = folder / name
    text = path.read_text(encoding="utf-8")
    if old not in text:
        message = f"{name} does not hold {old!r}"
        raise WrongSessionError(message)
    path.write_text(text.replace(old, new), encoding="utf-8")


def main() -> int:
    """Name the pages that show something else than the program does; with --write mend them."""
    stale = 0
    for page in pages():
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            now = replay(text, Path(folder).resolve())
        if now != text:
            stale += 1
            print(page.relative_to(ROOT))
            if "--write" in sys.argv[1:]:
                page.write_text(now, encoding="utf-8")
    return 1 if stale and "--write" not in sys.argv[1:] else 0


if __name__ == "__main__":
    sys.exit(main())
