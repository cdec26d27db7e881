import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location, parse_location
from claimtrack.db.soundness import find_damage
from claimtrack.errors import NoDatabase, SchemaTooOld, StoreError
from tests.rows import fill

SHOWN_BY = {"column event_text": "v_claim", "span_segment": "v_coding_segment"}


def change(location: Location, *statements: str) -> None:
    engine = create_engine_for(location, foreign_keys=False)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_database_as_the_migrations_make_it_is_sound(location: Location) -> None:
    engine = create_engine_for(location)
    with engine.begin() as connection:
        fill(connection)
    engine.dispose()
    assert find_damage(location) == []


def test_what_users_add_is_no_damage(location: Location) -> None:
    change(location, "create table notes (id integer)", "create index mine on claim (text)")
    change(location, "create view my_view as select name from v_speaker")
    assert find_damage(location) == []


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("drop view v_shift", "v_shift"),
        ("drop index ix_claim_topic_topic_id", "the index ix_claim_topic_topic_id is missing"),
        ("alter table claim drop column event_text", "the column claim.event_text is missing"),
        ("alter table claim add column colour text", "the column claim.colour is none of ours"),
        ("drop table span_segment", "the table span_segment is missing"),
    ],
)
def test_what_is_missing_or_too_much_is_named(location: Location, statement: str, told: str) -> None:
    above = next((view for part, view in SHOWN_BY.items() if part in statement), None)
    if above is not None:
        change(location, f"drop view {above}")
    change(location, statement)
    assert [line for line in find_damage(location) if told in line]


def test_a_missing_rule_is_named(location: Location) -> None:
    drop = {"sqlite": "drop trigger topic_acyclic_insert", "postgresql": "drop trigger topic_acyclic on topic"}
    change(location, drop[location.kind])
    assert [line.removesuffix("_insert is missing") for line in find_damage(location)] in (
        ["topic_acyclic"],
        ["topic_acyclic is missing"],
    )


def test_a_rule_that_is_switched_off_is_named(postgres_url: str) -> None:
    location = parse_location(postgres_url)
    change(location, "alter table topic disable trigger topic_acyclic")
    assert find_damage(location) == ["topic_acyclic is missing"]


def test_a_changed_view_is_named(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    change(location, "drop view v_source", "create view v_source as select 1 as one")
    assert find_damage(location) == [
        "v_source is not what claimtrack made",
        "the view v_source has other columns than it should: one",
    ]


def test_a_view_that_no_longer_works_is_named(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    change(location, "drop view v_topic")
    assert "the view v_claim_topic does not work: no such table: main.v_topic" in find_damage(location)


def test_rows_that_point_nowhere_are_counted(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    change(
        location,
        "insert into source_domain values (1, 7, 'a.example')",
        "insert into source_domain values (2, 8, 'b.example')",
    )
    assert find_damage(location) == ["2 rows of source_domain point at a missing source"]


def test_damaged_pages_are_found(sqlite_path: Path) -> None:
    with closing(sqlite3.connect(sqlite_path)) as connection:
        root = connection.execute(
            "select rootpage from sqlite_schema where name = 'ix_speaker_name_norm_key'"
        ).fetchone()
        size = connection.execute("pragma page_size").fetchone()
    data = bytearray(sqlite_path.read_bytes())
    start = (root[0] - 1) * size[0]
    data[start : start + size[0]] = b"\xff" * size[0]
    sqlite_path.write_bytes(data)
    try:
        damage = find_damage(parse_location(sqlite_path))
    except StoreError as error:
        damage = [error.message]
    assert damage


def test_a_missing_or_older_database_is_refused(tmp_path: Path, empty_location: Location) -> None:
    from claimtrack.db.migrate import migrate_to

    with pytest.raises(NoDatabase):
        find_damage(parse_location(tmp_path / "none.db"))
    migrate_to(empty_location, "0003")
    with pytest.raises(SchemaTooOld):
        find_damage(empty_location)


def test_checking_leaves_nothing_beside_the_file(sqlite_path: Path) -> None:
    find_damage(parse_location(sqlite_path))
    assert [entry.name for entry in sqlite_path.parent.iterdir()] == ["claimtrack.db"]
