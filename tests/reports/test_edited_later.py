"""What was known on a day, told by texts that were changed later: marked wherever it is told."""

import pytest

from claimtrack.domain.edited import changed_after
from claimtrack.render.compare import as_rows, render_compare
from claimtrack.render.position import render_position
from claimtrack.render.provenance import render_provenance
from claimtrack.reports.frame import Period
from claimtrack.reports.position import Question, positions
from claimtrack.reports.provenance import Question as OfClaim
from claimtrack.reports.provenance import provenance
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked, only
from tests.world import Object, article, said

TOLD = "The text was changed after the day asked for: it may have said otherwise then (1 statement): Marek Orlan"
BEWARE = f"Beware: {TOLD}"
MARK = "text changed later, it may have said otherwise then"


def edited(stance: str = "supports?", **header: str) -> Object:
    """Orlan on the troops, in an article of 10 January, as its text was at some time."""
    return article(said(stance=stance, said="2025-01-09"), published="2025-01-10", **header)


@pytest.fixture
def changed(asked: Asked) -> Asked:
    """An article that was fetched on its day, and edited nine days later."""
    asked.put(edited("supports", retrieved="2025-01-10"))
    asked.put(edited(modified="2025-01-19", retrieved="2025-01-20"))
    return asked


def test_words_that_came_later_are_marked(changed: Asked) -> None:
    found = changed.compare(known_on="2025-01-12")
    assert only(found).edited_later
    assert [one.edited for one in only(found).sources] == ["2025-01-19"]
    told = str(render_compare(found, "markdown"))
    assert BEWARE in told
    assert f"{MARK}: Example Herald 2025-01-19" in told
    assert f"; {MARK})" in told
    assert "text changed later: 2025-01-19" in told.splitlines()[-1]
    assert MARK in str(render_compare(found, "html"))
    flat = as_rows(found.rows)
    assert flat.rows[0][flat.columns.index("edited_later")] == 1


@pytest.mark.parametrize("day", [None, "2025-01-19", "2025-02-01"])
def test_words_that_stood_there_on_that_day_are_not(changed: Asked, day: str | None) -> None:
    found = changed.compare(known_on=day)
    assert not only(found).edited_later
    assert "Beware" not in str(render_compare(found, "markdown"))


def test_other_reports_mark_them_alike(changed: Asked) -> None:
    day = "2025-01-12"
    with open_reader(changed.world.location) as reader:
        held = positions(reader, Question(claim="troops", period=Period(known_on=day)), command="c", now=NOW)
        way = provenance(reader, OfClaim("troops", day), command="c", now=NOW)
    for told in (str(render_position(held, "markdown")), str(render_provenance(way, "markdown"))):
        assert BEWARE in told
        assert MARK in told.replace(BEWARE, "")


@pytest.mark.parametrize(
    ("modified", "retrieved", "versions", "expected"),
    [
        ("2025-01-19", "2025-01-20", 1, "2025-01-19"),
        ("2025-01-11", "2025-01-20", 2, None),
        (None, "2025-01-20", 2, "2025-01-20"),
        (None, "2025-01-20", 1, None),
        (None, None, 1, None),
        ("2025-01", None, 2, "2025-01-31"),
        ("2025-01-13T00:30+02:00", None, 1, "2025-01-13"),
    ],
)
def test_a_text_is_later_by_its_own_account_else_by_when_it_was_fetched(
    modified: str | None, retrieved: str | None, versions: int, expected: str | None
) -> None:
    assert changed_after("2025-01-12", modified, retrieved, versions=versions) == expected
    assert changed_after(None, modified, retrieved, versions=versions) is None
