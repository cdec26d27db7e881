"""`report shifts` and `report position` at the command line: formats, options, hints, exit codes."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Run

SHIFTS = ("report", "shifts", "Loria", "--topic", "troops")
POSITION = ("report", "position", "Loria", "Kasteya", "--topic", "troops", "--as-of", "2023-12")


@pytest.fixture
def story(folder: Path, sqlite_template: Path) -> Path:
    """The invented story in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),)))
    return path


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "markdown", "html"])
@pytest.mark.parametrize("ask", [SHIFTS, POSITION], ids=["shifts", "position"])
def test_every_format_is_written(run: Run, story: Path, ask: tuple[str, ...], form: str) -> None:
    done = run(*ask, "-f", form)
    assert (done.code, done.err) == (0, "")
    assert "Marek Orlan" in done.out


def test_a_brief_without_a_change_claims_no_lack_of_statements(run: Run, story: Path) -> None:
    shown = run("report", "shifts", "--known-on", "2023-06", "-f", "markdown").out
    assert "no change on record" in shown.lower()
    assert "statement found" not in shown.lower()
    assert "utterances" in shown


def test_csv_holds_the_changes_with_the_words_of_both_statements(run: Run, story: Path) -> None:
    rows = list(csv.DictReader(StringIO(run(*SHIFTS, "-f", "csv").out)))
    assert [(row["from"], row["to"], row["to_conditional"], row["date"]) for row in rows] == [
        ("-2", "0", "0", "2023-11-21"),
        ("0", "1", "1", "2024-02-08"),
        ("1", "-1", "0", "2024-08-20"),
    ]
    assert rows[1]["to_quote"].startswith("We could accept them")
    assert rows[2]["to_chain"] == "Harbour Wire > Ilsa Kervan > Loria"
    assert [row["previous_statement_key"] for row in rows[1:2]] == [rows[0]["statement_key"]]


def test_the_day_of_positions_is_the_last_of_the_month_asked_for(run: Run, story: Path) -> None:
    told = json.loads(run(*POSITION, "-f", "json").out)
    assert (told["schema"], told["as_of"], told["known_on"]) == ("claimtrack/position@1", "2023-12-31", None)
    loria = next(one for one in told["positions"] if (one["who"], one["claim"]) == ("Loria", "union-troops-in-kasteya"))
    assert (loria["stance"], loria["since"], loria["age_days_least"], loria["age_days_most"]) == (
        0,
        "2023-11-21",
        40,
        40,
    )
    assert loria["statement_key"] in {row["statement_key"] for row in told["rows"]}


def test_the_keys_of_the_contract_of_changes(run: Run, story: Path) -> None:
    told = json.loads(run(*SHIFTS, "--from", "2024-01-01", "--until", "2024-06", "-f", "json").out)
    assert told["schema"] == "claimtrack/shifts@1"
    assert told["period"] == {"from": "2024-01-01", "until": "2024-06-30", "as_of": None, "known_on": None}
    assert [(one["who"], one["kind"], one["certain"]) for one in told["changes"]] == [("Loria", "side", True)]
    keys = {row["statement_key"] for row in told["rows"]}
    change = told["changes"][0]
    assert {change["statement_key"], change["previous_statement_key"]} <= keys
    assert (change["from_speaker"], change["to_speaker"], change["held_days_least"]) == (
        "Marek Orlan",
        "Dessa Orvane",
        77,
    )


@pytest.mark.parametrize("ask", [SHIFTS, POSITION], ids=["shifts", "position"])
def test_the_command_told_asks_the_same_again(run: Run, story: Path, ask: tuple[str, ...]) -> None:
    first = json.loads(run(*ask, "-f", "json").out)
    again = json.loads(run(*first["method"]["command"].split()[1:], "-f", "json").out)
    assert first["method"].pop("generated_at") <= again["method"].pop("generated_at")
    assert first == again


@pytest.mark.parametrize("ask", [SHIFTS, POSITION], ids=["shifts", "position"])
def test_sql_prints_the_query_which_sql_runs(run: Run, story: Path, ask: tuple[str, ...]) -> None:
    (story.parent / "rows.sql").write_text(run(*ask, "--sql").out, encoding="utf-8")
    rows = [json.loads(line) for line in run("sql", "--file", "rows.sql", "-f", "jsonl").out.splitlines()]
    told = json.loads(run(*ask, "-f", "json").out)["rows"]
    assert {row["statement_key"] for row in told} <= {row["statement_key"] for row in rows}


def test_positions_take_no_window(run: Run, story: Path) -> None:
    assert run("report", "position", "--from", "2024-01-01").code == 2


@pytest.mark.parametrize("name", ["shifts", "position"])
def test_an_empty_answer_is_a_hint(run: Run, story: Path, name: str) -> None:
    done = run("report", name, "--as-of", "2000-01-01", "-f", "csv")
    assert done.code == 0
    assert "claimtrack list topics" in done.err
    assert len(done.out.splitlines()) == 1


@pytest.mark.parametrize("name", ["shifts", "position"])
def test_unknown_names_are_mistakes_with_candidates(run: Run, story: Path, name: str) -> None:
    done = run("report", name, "Lorja")
    assert done.code == 2
    assert "Loria" in done.err


@pytest.mark.parametrize("ask", [SHIFTS, POSITION, ("report", "position")], ids=" ".join)
def test_charts_are_drawn_into_a_file(run: Run, story: Path, folder: Path, ask: tuple[str, ...]) -> None:
    assert run(*ask, "--chart", "held.svg", "-o", "held.md").code == 0
    assert "<svg" in (folder / "held.svg").read_text(encoding="utf-8")


TOPIC = ("report", "topic", "troops")
DOSSIER = ("report", "speaker", "Loria")


@pytest.mark.parametrize(
    ("ask", "form", "told"),
    [
        (SHIFTS, "csv", "3 changes"),
        (SHIFTS, "json", "3 changes"),
        (POSITION, "csv", "2 positions"),
        (POSITION, "jsonl", "2 positions"),
        (TOPIC, "csv", "26 rows"),
        (TOPIC, "json", "25 statements"),
        (TOPIC, "html", "25 statements"),
        (DOSSIER, "tsv", "90 rows"),
        (DOSSIER, "jsonl", "90 rows"),
        (DOSSIER, "json", "40 statements"),
        (DOSSIER, "markdown", "91 statements"),
    ],
    ids=lambda one: one[1] if isinstance(one, tuple) else str(one),
)
def test_a_limit_says_of_how_many_the_format_tells(
    run: Run, story: Path, ask: tuple[str, ...], form: str, told: str
) -> None:
    whole = int(told.split(maxsplit=1)[0])
    assert run(*ask, "-f", form, "--limit", str(whole)).err == ""
    done = run(*ask, "-f", form, "--limit", str(whole - 1))
    assert done.err == f"showing {whole - 1} of {told} (--limit)\n"
    if form in {"csv", "tsv", "jsonl"}:
        assert len(done.out.splitlines()) == whole - 1 + (form != "jsonl")
