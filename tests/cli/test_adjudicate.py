"""`claimtrack curate adjudicate`: by a file, for a statement, one by one; and what follows from it."""

import csv
import io
import json
import sys
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Outcome, Run

HARBOUR = shipped("samples") / "harbour"
LANTERN = "https://lantern.example.org/2024/07/18/inner-circle"
VESTNIK = "https://vestnik-ustya.example.org/2024/05/23/grell"


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def database(folder: Path, sqlite_template: Path) -> Path:
    """The story in the database that commands find by themselves."""
    path = folder / "claimtrack.db"
    path.write_bytes(sqlite_template.read_bytes())
    ingest(parse_location(path), Request((str(HARBOUR),)))
    return path


def rows(done: Outcome) -> list[dict[str, str]]:
    assert done.code == 0, done.err
    return list(csv.DictReader(StringIO(done.out)))


def differing(run: Run) -> list[tuple[str, str, str, str]]:
    """Field, both values, and what is decided."""
    return [
        (one["field"], one["value"], one["other_value"], one["decided"]) for one in rows(run("agreement", "-f", "csv"))
    ]


def fill(run: Run, decisions: dict[tuple[str, str], str], name: str = "differences.csv") -> str:
    """Write the list of disagreements with decisions by field and record of the first coder."""
    found = rows(run("agreement", "-f", "csv"))
    with Path(name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=[*found[0], "decision"])
        writer.writeheader()
        writer.writerows(one | {"decision": decisions.get((one["field"], one["record"]), "")} for one in found)
    return name


def verin(run: Run) -> list[dict[str, object]]:
    """What the comparison has of the one statement that coders take to be of two stances."""
    told = run("report", "compare", "Loria", "Kasteya", "--claim", "joint-administration-of-talmar", "-f", "json")
    return [one for one in json.loads(told.out)["rows"] if one["speaker"] == "Aldo Verin"]


def judgements(run: Run) -> list[tuple[str, str, str, str]]:
    found = rows(run("curate", "judgements", "-f", "csv"))
    return [(one["field"], one["right_key"], one["who"], one["why"]) for one in found if one["stands"] == "1"]


def type_in(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(text))


def test_two_coders_a_list_a_file_and_every_statement_once(run: Run, database: Path) -> None:
    before = differing(run)
    file = fill(run, {("stance", "verin"): "second", ("date", "grell"): "2024-05-22", ("mode", "crane"): "direct"})
    counted = run("report", "compare", "Loria", "Kasteya", "--topic", "harbour", "-f", "json").out
    (stated,) = verin(run)
    done = run("curate", "adjudicate", file, "--yes", "--who", "ed", "--why", "after a talk")
    (decided,) = verin(run)

    assert (done.code, done.out) == (0, "")
    assert "3 rows without a decision left alone" in done.err
    assert "done: enter 7 decided values of differences.csv" in done.err
    assert [one[:3] for one in differing(run)] == [one[:3] for one in before]
    assert [one[3] for one in differing(run)] == ["", "2024-05-22", "direct", "", "0", ""]
    assert (stated["stance"], decided["stance"], decided["n_reports"]) == (1, 0, 1)
    assert {one[2:] for one in judgements(run)} == {("ed", "after a talk")}
    told = json.loads(run("report", "compare", "Loria", "Kasteya", "--topic", "harbour", "-f", "json").out)
    assert len({one["statement_key"] for one in told["rows"]}) == len(told["rows"])
    assert len(told["rows"]) == len(json.loads(counted)["rows"])
    assert run("verify").code == 0


def test_a_preview_tells_what_is_touched_and_changes_nothing(run: Run, database: Path) -> None:
    file = fill(run, {("stance", "verin"): "second"})
    told = rows(run("curate", "adjudicate", file, "--dry-run", "-f", "csv"))

    assert [(one["record"], one["coder"], one["field"], one["before"], one["after"]) for one in told] == [
        ("verin", "c1", "stance_label", "supports", "neutral")
    ]
    assert judgements(run) == []


def test_undo_takes_all_of_it_back_at_once(run: Run, database: Path) -> None:
    before = run("export", "jsonl").out
    run("curate", "adjudicate", fill(run, {("stance", "verin"): "second", ("mode", "crane"): "mixed"}), "--yes")
    assert run("export", "jsonl").out != before
    log = run("curate", "log", "-f", "csv").out
    assert run("curate", "undo").code == 0

    assert "curate adjudicate" in log
    assert run("export", "jsonl").out == before
    assert {one[3] for one in differing(run)} == {""}


def test_a_wrong_value_names_its_line_and_the_nearest_right_one(run: Run, database: Path) -> None:
    done = run(
        "curate", "adjudicate", fill(run, {("stance", "verin"): "suports", ("mode", "crane"): "direct"}), "--yes"
    )

    assert (done.code, done.out) == (1, "")
    assert "differences.csv:6: decision: `suports` is no stance (did you mean `supports`?)" in done.err
    assert judgements(run) == []


def test_a_file_without_a_decision_changes_nothing(run: Run, database: Path) -> None:
    done = run("curate", "adjudicate", fill(run, {}))
    assert done.code == 0
    assert "differences.csv decides nothing" in done.err
    assert "curate adjudicate" not in run("curate", "log", "-f", "csv").out


def test_what_a_coder_did_not_record_is_told_as_left(run: Run, database: Path) -> None:
    done = run("curate", "adjudicate", fill(run, {("unit", "porter"): "second", ("mode", "crane"): "direct"}), "--yes")
    assert done.code == 0
    assert "c1 @porter: no value decides that c2 did not record it" in done.err
    assert len(judgements(run)) == 2


def test_one_statement_is_decided_by_one_command(run: Run, database: Path) -> None:
    done = run(
        *("curate", "adjudicate", f"{LANTERN}@verin", "stance=neutral?", "condition=no troops", "--yes"),
        *("--who", "ed", "--why", "could accept"),
    )
    (stated,) = verin(run)

    assert done.code == 0, done.err
    assert (stated["stance"], stated["conditional"], stated["condition"]) == (0, True, "no troops")
    assert (
        judgements(run)
        == [
            ("stance", "neutral?", "ed", "could accept"),
            ("condition", "no troops", "ed", "could accept"),
        ]
        * 2
    )


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ((f"{LANTERN}@verin", "neutral"), 2, "'neutral' says no value"),
        ((f"{LANTERN}@verin", "stance=neutral", "stance=supports"), 2, "stance is given twice"),
        ((f"{LANTERN}@verin", "stanse=neutral"), 2, "did you mean `stance`?"),
        ((f"{LANTERN}@nobody", "stance=neutral"), 2, "has a record @nobody"),
        ((f"{LANTERN}@verin",), 2, "there is no file"),
        (("missing.csv",), 1, "cannot read missing.csv"),
        ((), 2, "nobody can be asked here what to decide"),
    ],
    ids=str,
)
def test_what_is_no_decision_is_refused(  # noqa: PLR0917 - fixtures and columns
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int, told: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    done = run("curate", "adjudicate", *words, "--yes")

    assert done.code == code
    assert told in done.err


def test_at_a_terminal_every_disagreement_is_shown_and_asked(
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "1\nnarated\nnarrated\ns\n2\nq\n")
    done = run("curate", "adjudicate", "--yes", "--who", "ed")

    assert done.code == 0, done.err
    assert "1 of 5: date" in done.err
    assert "Вестник устья, 2024-05-23, “Грелль меняет тон" in done.err
    assert VESTNIK in done.err
    assert "1  c1 @grell: 2024-05-22\n     > Я соглашусь на общий порт" in done.err
    assert "2  c2 @police: 2024-05-21" in done.err
    assert "`narated` is no mode (did you mean `narrated`?)" in done.err
    assert "4 of 5: stance" in done.err
    assert "1  c1 @verin: +1" in done.err
    assert [one[3] for one in differing(run)] == ["", "2024-05-22", "narrated", "", "0", ""]
    assert run("curate", "log", "-f", "csv").out.count("curate adjudicate") == 1


@pytest.mark.parametrize(
    ("typed", "code", "told"), [("q\n", 0, "nothing was decided"), ("1\n", 130, "nothing was changed")]
)
def test_who_stops_at_once_changes_nothing(  # noqa: PLR0917 - fixtures and columns
    run: Run, database: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, told: str
) -> None:
    type_in(monkeypatch, typed)
    done = run("curate", "adjudicate")

    assert (done.code, judgements(run)) == (code, [])
    assert told in done.err


def test_where_all_is_decided_nothing_is_asked(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = {(one["field"], one["record"]): "first" for one in rows(run("agreement", "-f", "csv"))}
    run("curate", "adjudicate", fill(run, chosen), "--yes")
    type_in(monkeypatch, "")
    done = run("curate", "adjudicate")

    assert done.code == 0
    assert "coders differ nowhere that is not decided" in done.err


def test_it_asks_before_much_is_changed(run: Run, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch, "n\n")
    done = run("curate", "adjudicate", fill(run, {("stance", "verin"): "second"}))

    assert done.code == 1
    assert "supports" in done.err
    assert "nothing was changed" in done.err
    assert judgements(run) == []
