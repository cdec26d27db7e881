"""Sheets that are refused as a whole, with what to do instead. People and pages are invented."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HYPOTHESIS = (
    "Created at,Author,Page,URL,Group,Type,Quote,Comment,Tags\n"
    '2025-03-06 10:00,ann,Morning,https://herald.example/1,Public,Annotation,No troops,,"who:Orlan, stance:opposes"\n'
)


def test_the_csv_of_hypothesis_is_refused_with_what_to_export(run: Run, folder: Path) -> None:
    (folder / "notes.csv").write_text(HYPOTHESIS, encoding="utf-8")

    outcome = run("ingest", "notes.csv", "--set", "lang=en", "--set", "source=EH")

    assert outcome.code == 1
    assert "notes.csv:1:1: error[CT701]: this is what Hypothesis exports as CSV" in outcome.err
    assert "hint: export it as JSON" in outcome.err
    assert "statements: 1 refused" in outcome.err


@pytest.mark.parametrize("name", ["created", "Created at", "added", "updated"])
def test_the_day_on_which_a_row_was_made_is_no_day_of_publication(run: Run, folder: Path, name: str) -> None:
    (folder / "s.csv").write_text(f"{name},speaker,claim,stance\n2025-03-06,Orlan,Open it,for\n", encoding="utf-8")

    outcome = run("ingest", "s.csv", "--set", "lang=en", "--set", "source=EH")

    assert "nothing in the sheet says `published`" in outcome.err
