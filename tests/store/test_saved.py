"""The shipped queries answer what their titles say, alike on both databases."""

from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.rows import Cell
from claimtrack.errors import UsageProblem
from claimtrack.services.ingest import Request, ingest
from claimtrack.store.binds import names_in
from claimtrack.store.readonly import open_reader
from claimtrack.store.saved import saved_queries, saved_query

CODEBOOK = """\
lang = "en"
[[source]]
name = "LPA"
kind = "agency"
[[source]]
name = "Example Herald"
[[speaker]]
name = "Loria"
kind = "side"
names = { ru = ["Лория"] }
[[speaker]]
name = "Marek Orlan"
kind = "person"
names = { ru = ["Марек Орлан"] }
member_of = [{ of = "Loria" }]
[[speaker]]
name = "Kasteya"
kind = "side"
[[speaker]]
name = "Ida Venn"
kind = "person"
member_of = [{ of = "Kasteya" }]
[[topic]]
name = "guarantees"
names = { ru = ["гарантии безопасности"] }
[[topic]]
name = "troops"
parent = "guarantees"
[[claim]]
key = "union-troops"
kind = "position"
topics = ["troops"]
text = { en = "Troops of the Union may be stationed in Kasteya." }
[[claim]]
key = "harbour-open"
kind = "fact"
text = { en = "The harbour is open." }
"""

HERALD = """\
---
claimtrack: 1
source: Example Herald
url: https://example.org/a
published: 2024-03-01
lang: en
---
"The Union may come," said Ida Venn on 28 February. Marek Orlan would never agree to that, LPA was told in the palace.
The harbour is open, Pavel Stranger said. The harbour is open, an official said.

=== statements ===

@s1 supports union-troops
> The Union may come
by: Ida Venn
said: 2024-02-28

@s2 opposes union-troops
> would never agree to that
by: LPA > anon(the palace; of: Loria) > Marek Orlan

@s3 affirms harbour-open
> [[The harbour is open]], Pavel Stranger
by: Pavel Stranger

@s4 affirms harbour-open
> [[The harbour is open]], an official
by: anon(an official)
"""

GAZETTE = """\
---
claimtrack: 1
source: Sample Gazette
url: https://example.org/b
published: 2024-03-05
lang: ru
---
Марек Орлан 4 марта: «Союзу здесь не место». Раньше, 28 февраля, Ида Венн сказала: «The Union may come».

=== statements ===

@s1 strongly-opposes union-troops
> Союзу здесь не место
by: Марек Орлан
said: 2024-03-04

@s2 supports union-troops
> The Union may come
by: Ida Venn
said: 2024-02-28
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Two sides, two articles, one anonymous voice, one name that no codebook knows."""
    folder = tmp_path / "story"
    folder.mkdir()
    (folder / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "herald.claim.md").write_text(HERALD, encoding="utf-8")
    (folder / "gazette.claim.md").write_text(GAZETTE, encoding="utf-8")
    return folder


@pytest.fixture
def told(location: Location, story: Path) -> Location:
    """The story in a database."""
    assert ingest(location, Request((str(story),))).exit_code == 0
    return location


def ask(location: Location, name: str, **given: Cell) -> list[dict[str, Cell]]:
    with open_reader(location) as reader:
        answer = reader.query(f"saved/{name}", **(saved_query(name).defaults | given))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def picked(rows: list[dict[str, Cell]], *columns: str) -> list[tuple[Cell, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_positions_are_those_of_now(told: Location) -> None:
    assert picked(ask(told, "positions"), "side", "claim", "stance", "since", "n_statements") == [
        ("Kasteya", "union-troops", 1, "2024-02-28", 1),
        ("Loria", "union-troops", -2, "2024-03-04", 2),
    ]


@pytest.mark.parametrize("name", ["Loria", "Лория", "лория"])
def test_positions_of_one_side_by_any_name(told: Location, name: str) -> None:
    assert {row["side"] for row in ask(told, "positions", side=name)} == {"Loria"}


@pytest.mark.parametrize("topic", ["guarantees", "гарантии безопасности", "troops"])
def test_who_said_what_includes_topics_below(told: Location, topic: str) -> None:
    rows = ask(told, "who-said-what", topic=topic)
    assert picked(rows, "said_by", "speaker", "stance", "n_reports") == [
        ("2024-02-28", "Ida Venn", 1, 2),
        ("2024-03-01", "Marek Orlan", -1, 1),
        ("2024-03-04", "Marek Orlan", -2, 1),
    ]
    assert rows[0]["quote"] == "The Union may come"
    assert str(rows[1]["chain"]).startswith("Example Herald > LPA > anon(the palace")


def test_months_count_own_statements_of_sides(told: Location) -> None:
    assert picked(ask(told, "by-month"), "month", "side", "n_statements", "n_supporting", "n_opposing") == [
        ("2024-02", "Kasteya", 1, 1, 0),
        ("2024-03", "Loria", 2, 0, 2),
    ]
    assert ask(told, "by-month", until="2024-01") == []


def test_outlets_are_ranked_by_independent_reports(told: Location) -> None:
    assert picked(ask(told, "outlets"), "source", "n_reports", "n_independent") == [
        ("Example Herald", 4, 4),
        ("Sample Gazette", 2, 2),
    ]


def test_what_rests_on_anonymous_voices(told: Location) -> None:
    rows = ask(told, "via-anonymous")
    assert {row["quote"] for row in rows} == {"would never agree to that", "The harbour is open"}


def test_claims_of_both_signs(told: Location) -> None:
    rows = ask(told, "opposite-stances")
    assert picked(rows, "claim", "n_who_support", "n_who_oppose", "lowest", "highest") == [
        ("union-troops", 1, 1, -2, 1)
    ]


def test_the_first_report_and_its_lag_over_a_leap_day(told: Location) -> None:
    rows = ask(told, "first-reports")
    assert picked(rows, "said_by", "first_source", "lag_days")[0] == ("2024-02-28", "Example Herald", 2)
    assert ("2024-03-04", "Sample Gazette", 1) in picked(rows, "said_by", "first_source", "lag_days")


def test_two_on_one_claim_and_day(told: Location, tmp_path: Path) -> None:
    both = picked(ask(told, "same-stance", one="Pavel Stranger"), "year", "n_joint", "n_identical", "n_opposite")
    assert both == [("2024", 1, 1, 0)]
    assert ask(told, "same-stance", one="Ida Venn", other="Марек Орлан") == []
    later = HERALD.replace("@s2 opposes union-troops", "@s2 opposes union-troops\nsaid: 2024-02-28")
    (tmp_path / "story" / "herald.claim.md").write_text(later, encoding="utf-8")
    ingest(told, Request((str(tmp_path / "story"),)))
    (row,) = ask(told, "same-stance", one="Ida Venn", other="Марек Орлан")
    assert (row["year"], row["n_joint"], row["n_identical"], row["n_opposite"]) == ("2024", 1, 0, 1)
    assert ask(told, "same-stance", one="Ida Venn", act="vote") == []


def test_undated_statements(told: Location) -> None:
    assert {row["date_text"] for row in ask(told, "undated")} == {"../2024-03-01"}
    assert len(ask(told, "undated")) == 3


def test_names_that_no_codebook_knows(told: Location) -> None:
    found = picked(ask(told, "unreviewed"), "kind", "name")
    assert ("speaker", "Pavel Stranger") in found
    assert ("source", "Sample Gazette") in found
    assert not [name for _, name in found if name in {"Marek Orlan", "LPA", "union-troops"}]


@pytest.mark.postgres
def test_both_databases_and_the_guarded_reader_agree(story: Path, sqlite_path: Path, postgres_url: str) -> None:
    places = [parse_location(sqlite_path), parse_location(postgres_url)]
    for place in places:
        ingest(place, Request((str(story),)))
    with open_reader(places[0]) as first, open_reader(places[1]) as second:
        for query in saved_queries():
            name = f"saved/{query.name}"
            answer = first.query(name, **query.defaults)
            assert answer.rows, query.name
            assert second.query(name, **query.defaults) == answer
            assert first.user_query(query.sql, query.defaults) == answer


@pytest.mark.parametrize("name", [query.name for query in saved_queries()])
def test_every_saved_query_says_what_it_is(name: str) -> None:
    query = saved_query(name)
    assert query.title.endswith(".")
    assert "\n-- grain: one row per " in query.sql
    assert set(query.defaults) == names_in(query.sql)
    assert all(query.meanings.values())


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(UsageProblem) as told:
        saved_query("positons")
    assert "positions" in (told.value.hint or "")
