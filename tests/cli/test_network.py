"""`claimtrack network` at the command line: the labelled matrix, what it refuses, what it says of nothing."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from tests.cli.conftest import HARBOUR, Run

Golden = Callable[[str, str], None]
SIDES = ("network", "one-mode", "side", "--through", "claim", "--topic", "harbour")


@pytest.fixture
def on_file(run: Run, sqlite_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on the story in a file, where `sql` needs no role of its own."""
    ingest(parse_location(sqlite_path), Request((str(HARBOUR),)))
    monkeypatch.setenv("CLAIMTRACK_DB", str(sqlite_path))
    return run


def matrix(told: str) -> dict[tuple[str, str], float]:
    head, *lines = csv.reader(StringIO(told))
    return {
        (row, column): float(value) for row, *values in lines for column, value in zip(head[1:], values, strict=True)
    }


def undated(told: str) -> str:
    """JSON without what depends on the moment and the version."""
    data = json.loads(told)
    data["method"] = {"command": data["method"]["command"]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("network-sides", (*SIDES, "--aggregation", "subtract")),
        (
            "network-speakers",
            ("network", "two-mode", "speaker", "topic", "--aggregation", "combine", "--from", "2024-06"),
        ),
    ],
)
@pytest.mark.parametrize("form", ["csv", "json", "jsonl", "table", "markdown"])
def test_the_story_is_told_as_it_was(
    reading: Run, golden: Golden, name: str, words: tuple[str, ...], form: str
) -> None:
    done = reading(*words, "-f", form)
    assert done.code == 0
    told = done.out
    if form == "json":
        told = undated(told)
    if form == "markdown":
        told = told.partition("## How to cite")[0]
    golden(f"{name}.{ {'table': 'txt', 'markdown': 'md'}.get(form, form) }", told)


def test_the_csv_is_the_labelled_matrix_and_nothing_else(reading: Run) -> None:
    done = reading(*SIDES, "--aggregation", "subtract", "-f", "csv")
    assert (done.code, done.err) == (0, "")
    found = matrix(done.out)
    assert done.out.startswith("side,Free Tide,Kasteya,Loria,Union,Velmora\n")
    assert all(found[one, other] == found[other, one] for one, other in found)
    agree, differ = (
        matrix(reading(*SIDES, "--aggregation", how, "-f", "csv").out) for how in ("congruence", "conflict")
    )
    assert found == {pair: agree[pair] - differ[pair] for pair in agree}


def test_the_numbers_are_those_that_sql_gives(on_file: Run) -> None:
    found = matrix(on_file("network", "two-mode", "speaker", "claim", "--aggregation", "subtract", "-f", "csv").out)
    asked = """
        select s.speaker, coalesce(s.claim_text, s.claim) as claim,
               sum(case when s.stance > 0 then 1 when s.stance < 0 then -1 else 0 end) as n
        from v_statement as s join v_speaker as p on p.speaker_id = s.speaker_id
        where s.imputed = 0 and s.stance is not null and s.claim is not null
            and p.kind not in ('anonymous', 'unspecified')
        group by s.speaker, coalesce(s.claim_text, s.claim)
    """
    told = csv.reader(StringIO(on_file("sql", asked, "-f", "csv").out))
    next(told)
    expected = {(speaker, claim): float(n) for speaker, claim, n in told}
    assert {pair: value for pair, value in found.items() if value} == {p: n for p, n in expected.items() if n}


def test_everything_left_out_is_counted_and_named(reading: Run) -> None:
    data = json.loads(reading("network", "two-mode", "speaker", "claim", "--aggregation", "subtract", "-f", "json").out)
    every = json.loads(reading("network", "events", "-f", "json").out)
    assert data["counted"]["n"] + sum(one["n"] for one in data["left_out"]) == len(every["rows"])
    keys = {row["statement_key"] for row in every["rows"]}
    assert {key for one in data["left_out"] for key in one["statement_keys"]} <= keys


def test_the_command_told_asks_for_the_same(reading: Run) -> None:
    words = (
        *SIDES,
        "--aggregation",
        "conflict",
        "--normalisation",
        "cosine",
        "--duplicates",
        "month",
        "--from",
        "2024",
    )
    told = json.loads(reading(*words, "-f", "json").out)
    again = json.loads(reading(*told["method"]["command"].split()[1:], "-f", "json").out)
    assert {key: again[key] for key in again if key != "method"} == {key: told[key] for key in told if key != "method"}


def test_the_sql_that_is_printed_gives_the_statements(on_file: Run) -> None:
    printed = on_file(*SIDES, "--sql").out
    rows = json.loads(on_file("sql", printed, "-f", "json").out)
    assert len(rows) == len(json.loads(on_file("network", "events", "--topic", "harbour", "-f", "json").out)["rows"])


def test_events_are_the_statements_with_all_they_are_under(reading: Run) -> None:
    done = reading("network", "events", "--topic", "harbour", "-f", "csv")
    rows = list(csv.DictReader(StringIO(done.out)))
    assert done.code == 0
    assert all(row["statement_key"] and row["quote"] and row["coders"] and row["topics"] for row in rows)
    assert {row["topics"] for row in rows} == {"harbour"}
    assert any(row["organisations"] == "Lorian Palace" and row["sides"] == "Loria" for row in rows)
    assert {row["imputed"] for row in rows} == {"0", "1"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("one-mode", "claim", "--through", "claim"), "claim through claim: a network needs two different kinds"),
        (("two-mode", "side", "side"), "side and side: a network needs two different kinds"),
        (("two-mode", "side", "organization"), "hint: choose of organisation"),
        (("one-mode", "side", "--through", "claim", "--aggregation", "substract"), "hint: choose of subtract"),
        (
            ("one-mode", "side", "--through", "claim", "--normalisation", "prominence"),
            "has no normalisation prominence",
        ),
        (("two-mode", "side", "claim", "--aggregation", "conflict"), "has no aggregation conflict"),
        (("two-mode", "side", "claim", "--duplicates", "document"), "no way to treat duplicates 'document'"),
        (("two-mode", "side", "claim", "--topic", "harbor"), "there is no topic 'harbor'"),
        (("two-mode", "side", "claim", "--from", "2025", "--until", "2024"), "--from 2025 is after --until 2024"),
        (("one-mode", "side"), "--through"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_nearest_that_can(
    reading: Run, words: tuple[str, ...], told: str
) -> None:
    done = reading("network", *words)
    assert (done.code, done.out) == (2, "")
    assert told in done.err


def test_an_empty_answer_is_none_of_an_error_and_says_what_to_do(reading: Run) -> None:
    for words in (("one-mode", "side", "--through", "claim"), ("two-mode", "speaker", "topic")):
        done = reading("network", *words, "--from", "2030", "-f", "csv")
        assert (done.code, done.out) == (0, f"{words[1]}\n")
        assert done.err == "nothing to count; claimtrack network events shows the statements there are\n"


def test_as_of_cuts_at_the_last_possible_day_so_that_slices_do_not_overlap(reading: Run) -> None:
    words = ("network", "two-mode", "speaker", "claim", "-f", "json")
    whole = json.loads(reading(*words).out)["counted"]["n"]
    early = json.loads(reading(*words, "--as-of", "2024-01").out)["counted"]["n"]
    late = json.loads(reading(*words, "--from", "2024-02-01").out)["counted"]["n"]
    assert 0 < early < whole
    assert early + late == whole
    assert json.loads(reading(*words, "--until", "2024-01").out)["counted"]["n"] > early


def test_a_missing_database_is_told(run: Run) -> None:
    assert run("network", "one-mode", "side", "--through", "claim").code == 3


def test_limit_cuts_rows_and_says_so(reading: Run) -> None:
    done = reading(*SIDES, "--limit", "2", "-f", "csv")
    assert len(done.out.splitlines()) == 3
    assert done.err == "showing 2 of 5 rows (--limit)\n"
