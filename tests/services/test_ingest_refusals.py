"""What is refused, and that nothing of it stays: whole files, --strict, --dry-run; findings at the right place."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.domain.records import Place
from claimtrack.errors import InputError, NotOurDatabase
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from tests.world import World, article, entry, said

TEN = """---
claimtrack: 1
source: Example Herald
url: https://herald.example/ten
published: 2025-03-05
retrieved: yesterday
lang: russian
---
Лория «никогда не согласится» на размещение войск, сообщило агентство ЛПА 🙂.
Никогда, повторили в Лории, и ещё раз: никогда.

=== statements ===

@s1 oposes union-troops
> никогда не согласится
by: ЛПА > anon(источник во дворце

@s2 opposes union-troops
> никогда не согласимся
said: 4 March

@s3 opposes
> повторили в Лории

@s4 supports union;troops
> повторили в Лории
mode: verbatim

@s4 supports -
> повторили в Лории
"""
PLACES = [
    ("CT301", 6, 12, "yesterday"),
    ("CT120", 7, 7, "russian"),
    ("CT501", 14, 5, "oposes"),
    ("CT414", 16, 15, "("),
    ("CT203", 19, 3, "никогда не согласимся"),
    ("CT301", 20, 7, "4 March"),
    ("CT109", 22, 12, ""),
    ("CT505", 25, 14, "union;troops"),
    ("CT502", 27, 7, "verbatim"),
    ("CT111", 29, 2, "s4"),
    ("CT503", 29, 14, "-"),
]


def codes(result: Ingested) -> list[str]:
    return [one.code for one in result.found.in_order()]


def test_all_mistakes_of_a_file_are_found_at_their_places_and_nothing_is_stored(
    small_world: World, tmp_path: Path
) -> None:
    file = tmp_path / "ten.claim.md"
    file.write_text(TEN, encoding="utf-8")
    small_world.put(article(said()))
    before = small_world.location.file.read_bytes()
    result = ingest(small_world.location, Request((str(file),)))

    found = [(one.code, one.place.line, one.place.column, _marked(one.place)) for one in result.found.in_order()]
    assert [one for one in found if one[0] in {code for code, *_ in PLACES}] == PLACES
    assert result.exit_code == 1
    assert (result.counts.articles_refused, result.counts.statements_refused) == (1, 5)
    assert small_world.location.file.read_bytes() == before


def _marked(place: Place) -> str:
    return (place.text or "")[place.column - 1 :][: place.width]


def test_one_bad_file_does_not_keep_the_others_out(small_world: World, tmp_path: Path) -> None:
    (tmp_path / "bad.claim.md").write_text(TEN, encoding="utf-8")
    shutil.copy(Path(__file__).parents[2] / "samples/miami/2025-12-18-vestnik-primera.claim.md", tmp_path)
    result = ingest(small_world.location, Request((str(tmp_path),)))

    assert result.exit_code == 1
    assert (result.counts.articles_new, result.units_refused) == (1, 1)


def test_findings_in_json_lines_point_at_the_value(small_world: World) -> None:
    result = small_world.put(
        article(said("Port")), entry("speaker", "Port", key="p"), entry("speaker", "port", key="q")
    )

    found = [(one.code, one.place.line, one.place.file, _marked(one.place)) for one in result.found.in_order()]
    assert ("CT401", 1, "<stdin>", "Port") in found


@pytest.mark.parametrize(
    "given",
    [
        [article(said())],
        [article(said()), entry("source", "Example Herald"), entry("speaker", "Marek Orlan")],
    ],
    ids=["new names", "no names, no warning"],
)
def test_strict_refuses_what_is_only_warned_of(small_world: World, given: list[dict[str, object]]) -> None:
    warned = len(given) == 1
    result = small_world.put(*given, strict=True)

    assert result.exit_code == int(warned)
    assert len(small_world.view("v_article")) == 1 - warned
    assert {severity for severity, _ in result.found.counts} == ({"error"} if warned else set())


def test_strict_refuses_an_article_that_disagrees_with_another_and_only_that(small_world: World) -> None:
    book = [entry("source", "Example Herald"), entry("speaker", "Marek Orlan")]
    small_world.put(*book, article(said(said="2025-03-04"), url="1"))
    before = small_world.views()
    result = small_world.put(
        article(said(said="2025-03-04", stance="supports"), url="2"),
        article(said(claim="other"), url="3"),
        strict=True,
    )

    assert codes(result) == ["CT407"]
    assert (result.counts.articles_new, result.counts.articles_refused) == (1, 1)
    assert result.counts.statements_refused == 1
    small_world.put(article(said(claim="other"), url="3") | {"statements": []})
    assert small_world.views()["v_statement"] == before["v_statement"]


def test_strict_refuses_a_codebook_entry_with_a_warning_nowhere(small_world: World) -> None:
    assert small_world.put(entry("speaker", "Marek Orlan"), strict=True).exit_code == 0


def test_a_dry_run_tells_the_same_and_writes_nothing(small_world: World) -> None:
    given = [article(said()), entry("speaker", "Lena Voss"), article(said(), url="2", lang="russian")]
    before = small_world.location.file.read_bytes()
    dry = small_world.put(*given, dry_run=True)
    after = small_world.location.file.read_bytes()
    wet = small_world.put(*given)

    assert after == before
    assert dry.counts == wet.counts
    assert dry.found.in_order() == wet.found.in_order()
    assert (dry.codebook_entries, dry.new_names) == (wet.codebook_entries, wet.new_names)


def test_a_dry_run_makes_no_database(tmp_path: Path) -> None:
    world = World(parse_location(tmp_path / "none.db"))
    result = world.put(article(said()), dry_run=True)

    assert result.counts.articles_new == 1
    assert list(tmp_path.iterdir()) == []


def test_a_database_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table mine (x)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(NotOurDatabase):
        World(parse_location(path)).put(article(said()))
    assert path.read_bytes() == before


def test_a_file_of_no_known_format_stops_the_run_before_it_begins(small_world: World, tmp_path: Path) -> None:
    (tmp_path / "a.claim.md").write_text(TEN, encoding="utf-8")
    (tmp_path / "b.odt").write_text("x")

    with pytest.raises(InputError, match="known format"):
        ingest(small_world.location, Request((str(tmp_path / "a.claim.md"), str(tmp_path / "b.odt"))))


def test_a_refused_record_brings_no_name_into_the_record(small_world: World) -> None:
    small_world.put(article(said("Lena Voss"), said("Marek Orlan", mode="verbatim")))

    assert small_world.view("v_speaker") == []


def test_findings_are_kept_in_file_order_and_counted(small_world: World) -> None:
    result = small_world.put(*(article(said(f"Speaker {n}"), url=str(n)) for n in range(30)), batch=7)

    lines = [one.place.line for one in result.found.in_order()]
    assert lines == sorted(lines)
    assert result.found.counts["warning", "CT402"] == 30


def test_near_names_are_offered_for_new_ones(small_world: World) -> None:
    small_world.put(entry("speaker", "Marek Orlan"), entry("source", "Example Herald"))
    result = small_world.put(article(said("Marek Orlann"), said("Zzyzx", claim="b")))

    assert sorted(result.new_names) == [("Marek Orlann", "Marek Orlan"), ("Zzyzx", None)]
