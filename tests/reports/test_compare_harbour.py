"""The invented negotiation, compared, in every format and in a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import Location
from claimtrack.reports.compare import Question
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.browser import PHONE, Browser
from tests.render.compared import written
from tests.reports.test_compare_samples import SUFFIXES, answer, told

TROOPS = Question(("Loria", "Kasteya", "Union"), "troops")


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Location:
    """The sample in a database of each kind."""
    assert ingest(shared_location, Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    return shared_location


@pytest.mark.parametrize("form", SUFFIXES)
def test_the_answer_is_the_one_on_record(harbour: Location, form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"compare-troops-harbour.{SUFFIXES[form]}", told(harbour, TROOPS, form))


@pytest.mark.browser
@pytest.mark.parametrize(("theme", "columns"), [("light", 1200), ("dark", 1200), ("light", PHONE)])
def test_the_page_in_a_browser(harbour: Location, browser: Browser, tmp_path: Path, theme: Any, columns: int) -> None:
    file = tmp_path / "page.html"
    file.write_text(written(answer(harbour, TROOPS), "html"), encoding="utf-8")
    seen = browser.open(file, theme=theme, columns=columns)
    assert (seen.asked_for, seen.said, seen.minded, seen.columns) == ([], [], [], columns)
