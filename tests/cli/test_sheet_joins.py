"""Joined sheets that say two things of one: refused, the same whatever the order of rows. All is invented."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

PROFILE = """
id = ["{member|slug}"]
[[join]]
file = "motions.csv"
on = "motion"
[article]
source = ["Council of the Isles"]
published = ["{motions.date|date}"]
lang = ["en"]
ref = ["council:{motion}"]
[[statement]]
[statement.fields]
by = ["{member}"]
stance = ["{vote}"]
evidence = ["record"]
claim-key = ["council-{motion}"]
claim = ["{motions.title}"]
topic = ["{motions.theme}"]
[statement.values.stance]
aye = "+2"
"""
FIRST = "4,2025-03-04,Paint it,harbour"


def ingest(run: Run, folder: Path, *motions: str) -> str:
    (folder / ".git").mkdir(exist_ok=True)
    (folder / "council.toml").write_text(PROFILE, encoding="utf-8")
    (folder / "votes.csv").write_text("motion,member,vote\n4,Orlan,aye\n5,Orlan,aye\n", encoding="utf-8")
    rows = ["motion,date,title,theme", *motions, "5,2025-03-06,Sell it,trade"]
    (folder / "motions.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return run("ingest", "votes.csv", "motions.csv", "--profile", "council.toml").err


@pytest.mark.parametrize(
    ("second", "said"),
    [
        ("4,2025-03-05,Paint it,harbour", ("published", "date", "2025-03-04", "2025-03-05")),
        ("4.0,2025-03-04,Paint it twice,harbour", ("claim", "title", "Paint it", "Paint it twice")),
    ],
)
def test_rows_of_a_joined_sheet_that_contradict_each_other_refuse_what_joins_them(
    run: Run, folder: Path, second: str, said: tuple[str, ...]
) -> None:
    field, column, one, other = said
    told = f"error[CT703]: {field}: motions.csv has the motion `4` more than once: its {column} is"

    forth = ingest(run, folder, FIRST, second)
    back = ingest(run, folder, second, FIRST)

    assert f"votes.csv:2:1: {told} `{one}` on line 2 and `{other}` on line 3" in forth
    assert f"votes.csv:2:1: {told} `{other}` on line 2 and `{one}` on line 3" in back
    assert "statements: 1 new, 1 refused" in forth
    assert "statements: 1 unchanged, 1 refused" in back


def test_what_there_may_be_several_of_is_taken_from_several_rows(run: Run, folder: Path) -> None:
    assert "error[" not in ingest(run, folder, FIRST, "4,2025-03-04,Paint it,painting")

    topics = run("sql", "select topic from v_claim_topic order by topic", "--format", "csv").out
    assert topics.split() == ["topic", "harbour", "painting", "trade"]
