"""Reports as methods: the same answers as the command line, as frames, JSON, text and pages."""

import csv
import hashlib
import io
import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from claimtrack.cli.app import main
from claimtrack.db.location import parse_location
from claimtrack.domain.rows import Rows
from claimtrack.errors import NoDatabase, UsageProblem
from claimtrack.library.database import Database
from claimtrack.library.report import Report
from claimtrack.render.frames import frame
from claimtrack.render.html import document
from tests.pages import problems
from tests.world import World, article, said

Ask = Callable[[Database], Report[Any]]

ASKED: dict[str, tuple[str, Ask]] = {
    "compare": (
        "report compare Лория Kasteya Velmora --topic security --from 2023-05 --until 2024 --by quarter --imputed",
        lambda db: db.compare(
            "Лория", "Kasteya", "Velmora", topic="security", since="2023-05", until="2024", by="quarter", imputed=True
        ),
    ),
    "compare, to a day": (
        "report compare Loria Kasteya --claim transit-fee --as-of 2023-12 --known-on 2024-01-15",
        lambda db: db.compare("Loria", "Kasteya", claim="transit-fee", as_of="2023-12", known_on="2024-01-15"),
    ),
    "position": (
        "report position --topic harbour --as-of 2024-01",
        lambda db: db.position(topic="harbour", as_of="2024-01"),
    ),
    "shifts": ("report shifts Loria --from 2023-10", lambda db: db.shifts("Loria", since="2023-10")),
    "timeline": ("report timeline --topic economy --by year", lambda db: db.timeline(topic="economy", by="year")),
    "speaker": ("report speaker Koldan --until 2024-06", lambda db: db.speaker("Koldan", until="2024-06")),
    "topic": ("report topic harbour --known-on 2024-01-31", lambda db: db.topic("harbour", known_on="2024-01-31")),
    "provenance": ("report provenance loria-will-mine-estuary", lambda db: db.provenance("loria-will-mine-estuary")),
    "network one-mode": (
        "network one-mode side --through claim --aggregation congruence --topic harbour --as-of 2024-06",
        lambda db: db.network_one_mode(
            "side", through="claim", aggregation="congruence", topic="harbour", as_of="2024-06"
        ),
    ),
    "network two-mode": (
        "network two-mode speaker topic --aggregation subtract --duplicates month --from 2024 --until 2024-06",
        lambda db: db.network_two_mode(
            "speaker", "topic", aggregation="subtract", duplicates="month", since="2024", until="2024-06"
        ),
    ),
    "network events": ("network events --topic economy", lambda db: db.network_events(topic="economy")),
    "agreement": (
        "agreement --field stance --overlap 0.5 --seed 3",
        lambda db: db.agreement(fields=["stance"], overlap=0.5, seed=3),
    ),
}
FIXED = {name: asked for name, asked in ASKED.items() if not name.endswith("mode")}
"""Those whose columns are the same whatever is found; a matrix has one for each of what it found."""

ALL = pytest.mark.parametrize(("words", "ask"), ASKED.values(), ids=list(ASKED))


def printed(words: str, form: str, database: Database, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command prints."""
    with pytest.raises(SystemExit) as left:
        main([*shlex.split(words), "--db", database.location.url, "-f", form])
    assert not left.value.code
    return capsys.readouterr().out


def undated(text: str) -> Any:
    """A JSON answer without the moment it was made."""
    told = json.loads(text)
    told["method"].pop("generated_at")
    return told


def cells(found: pd.DataFrame) -> list[list[str]]:
    """A frame as csv writes it."""
    flags = {name: "Int64" for name, column in found.items() if column.dtype == "boolean"}
    told = found.astype(flags).astype("string").fillna("")
    return [list(told.columns), *map(list, told.itertuples(index=False))]


def keys(told: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a contract with what it holds, at any depth."""
    for one in told if isinstance(told, list) else told.values() if isinstance(told, dict) else ():
        yield from keys(one)
    yield from told.items() if isinstance(told, dict) else ()


@ALL
def test_the_command_and_the_method_give_the_same(
    words: str, ask: Ask, harbour: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ask(harbour)

    assert printed(words, "csv", harbour, capsys) == report.render("csv")
    assert printed(words, "table", harbour, capsys) == report.text()
    assert undated(printed(words, "json", harbour, capsys)) == undated(json.dumps(report.data()))
    assert str(report.render("json")) == json.dumps(report.data(), ensure_ascii=False, indent=2) + "\n"


@ALL
def test_a_frame_holds_the_cells_of_the_csv(words: str, ask: Ask, harbour: Database) -> None:
    report = ask(harbour)
    wanted = list(csv.reader(io.StringIO(str(report.render("csv")))))

    assert len(wanted) > 1
    assert cells(report.frame()) == wanted


@ALL
def test_what_the_contract_calls_true_or_false_is_so_in_the_frame(words: str, ask: Ask, harbour: Database) -> None:
    report = ask(harbour)
    lines = [json.loads(line) for line in str(report.render("jsonl")).splitlines()]
    flags = {name for name, value in keys([report.data(), lines]) if isinstance(value, bool)}
    flags |= {"lag_approximate", "reported_conditional"}  # have other names there, or none

    assert {str(name) for name, column in report.frame().items() if column.dtype == "boolean"} == (
        flags & set(report.rows().columns)
    )


@pytest.mark.parametrize(("words", "ask"), FIXED.values(), ids=list(FIXED))
def test_the_type_of_a_column_does_not_hang_on_what_was_found(words: str, ask: Ask, harbour: Database) -> None:
    full, columns = ask(harbour).frame(), ask(harbour).rows().columns
    empty = frame(Rows(columns, []), flags=True)

    assert {str(kind) for kind in full.dtypes} <= {"string", "Int64", "boolean"}
    assert {name: str(kind) for name, kind in empty.dtypes.items()} == {
        name: str(kind) for name, kind in full.dtypes.items()
    }


@ALL
def test_every_form_of_a_page_is_there(
    words: str, ask: Ask, harbour: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.render.charts.drawing.available", lambda: False)  # drawing takes most of the time
    report = ask(harbour)

    assert report.markdown(most=3).startswith("# ")
    assert problems(report.html(most=3)) == []
    assert problems(document("a notebook", "", f'<main id="main">{report._repr_html_()}</main>')) == []
    assert repr(report).endswith(f"{report.result.method.command}>")
    assert "\n" not in repr(report)


def test_positions_are_the_frame_of_position(harbour: Database) -> None:
    found = harbour.positions("Loria", "Kasteya", topic="harbour", as_of="2024-01")

    assert found.equals(harbour.position("Loria", "Kasteya", topic="harbour", as_of="2024-01").frame())
    assert set(found["who"]) == {"Loria", "Kasteya"}
    assert list(found["as_of"]) == [str(day) for day in found["as_of"]]
    assert found.loc[found["split"], "who"].tolist() == ["Kasteya"]


def test_the_result_is_values(harbour: Database) -> None:
    report = harbour.compare("Loria", "Kasteya", topic="harbour")

    assert [side.name for side in report.result.sides] == ["Loria", "Kasteya"]
    assert len(report.result.rows) == len(report.frame()) == len(report.rows().rows)


def test_a_file_has_the_form_of_its_suffix(harbour: Database, tmp_path: Path) -> None:
    report = harbour.position("Loria", topic="harbour")

    assert report.write(tmp_path / "positions.csv").read_text(encoding="utf-8") == report.render("csv")
    assert report.write(str(tmp_path / "positions.xlsx"), most=1).read_bytes()[:2] == b"PK"
    assert report.write(tmp_path / "noted", form="markdown").read_text(encoding="utf-8") == report.markdown()
    with pytest.raises(UsageProblem, match="names no format"):
        report.write(tmp_path / "positions.docx")
    assert not (tmp_path / "positions.docx").exists()


def test_charts_are_a_file(harbour: Database, tmp_path: Path) -> None:
    pytest.importorskip("vl_convert", reason="charts are not installed")

    assert harbour.compare("Loria", "Kasteya", claim="transit-fee").chart(tmp_path / "a.svg", theme="dark")
    assert (tmp_path / "a.svg").read_text(encoding="utf-8").startswith("<svg")
    with pytest.raises(UsageProblem, match="no picture"):
        harbour.compare("Loria", "Kasteya", claim="transit-fee").chart(tmp_path / "a.gif")
    with pytest.raises(UsageProblem, match="no theme"):
        harbour.compare("Loria", "Kasteya", claim="transit-fee").chart(tmp_path / "b.svg", theme="grey")
    assert [one.name for one in tmp_path.iterdir()] == ["a.svg"]


def test_an_empty_report_says_what_to_do(harbour: Database, tmp_path: Path) -> None:
    found = harbour.compare("Loria", "Kasteya", topic="harbour", as_of="1999")

    assert found.hint is not None
    assert "claimtrack list topics" in found.hint
    assert found.frame().empty
    assert harbour.compare("Loria", "Kasteya", topic="harbour").hint is None


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda db: db.compare("Loria", topic="harbour"), "two sides or more, not 1"),
        (lambda db: db.compare("Loria", "Kasteya"), "say what to compare on"),
        (lambda db: db.compare("Loria", "Kastea", topic="harbour"), "nobody in this database is called 'Kastea'"),
        (lambda db: db.position("Loria", topic="harbor"), "no topic 'harbor'"),
        (lambda db: db.shifts(since="2025", until="2024"), "since 2025 is after until 2024"),
        (lambda db: db.timeline(topic="harbour", as_of="yesterday"), "as_of: "),
        (lambda db: db.timeline(topic="harbour", by="hour"), "hour is not a period"),
        (lambda db: db.agreement(fields=["stanse"]), "no field 'stanse'"),
        (lambda db: db.agreement(overlap=1.5), "a part from 0 to 1"),
        (lambda db: db.list("people"), "no list of 'people'"),
    ],
)
def test_words_that_cannot_be_used_are_refused_with_the_reason(ask: Ask, message: str, harbour: Database) -> None:
    with pytest.raises(UsageProblem, match=message):
        ask(harbour)


def test_the_hashes_are_those_of_the_export_and_left_out_once_it_is_another(db_url: str, tmp_path: Path) -> None:
    world = World(parse_location(db_url))
    world.put(article(said(topic="guarantees"), url="1"))
    database = Database(world.location)
    early, late = (database.timeline(topic="guarantees") for _ in range(2))
    database.export(tmp_path / "all.jsonl")
    told = early.data()["method"]["database_sha256"]
    world.put(article(said("Bren", topic="guarantees"), url="2"))

    assert told == hashlib.sha256((tmp_path / "all.jsonl").read_bytes()).hexdigest()
    assert late.data()["method"]["database_sha256"] is None
    assert early.data()["method"]["database_sha256"] == told
    assert len(late.result.rows) == 1


def test_a_report_outlives_its_database(sqlite_path: Path) -> None:
    world = World(parse_location(sqlite_path))
    world.put(article(said(topic="guarantees")))
    report = Database(world.location).timeline(topic="guarantees")
    sqlite_path.unlink()

    assert "Marek Orlan" in report.html()
    assert report.data()["method"]["database_sha256"] is None
    with pytest.raises(NoDatabase):
        Database(world.location).timeline(topic="guarantees")


def test_the_columns_of_a_matrix_are_numbers_whatever_they_are_called(sqlite_path: Path) -> None:
    World(parse_location(sqlite_path)).put(article(said("Marek Orlan", topic=["split", "n"])))
    found = Database(parse_location(sqlite_path)).network_two_mode("speaker", "topic").frame()
    assert {name: str(kind) for name, kind in found.dtypes.items()} == {
        "speaker": "string",
        "n": "Int64",
        "split": "Int64",
    }
