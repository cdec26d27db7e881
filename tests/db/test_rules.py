"""The rules that the database keeps by itself, whoever writes: references, uniques, vocabularies, circles, the log."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, Executable, Insert, Update, text
from sqlalchemy.exc import IntegrityError

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location
from claimtrack.db.models import Base, codings, ledger
from claimtrack.domain import vocabulary
from tests.rows import ROWS, fill

Refused = Callable[[Executable | str], str]

VOCABULARIES = {
    ("claim", "kind"): vocabulary.CLAIM_KINDS,
    ("claim_relation", "kind"): vocabulary.CLAIM_RELATIONS,
    ("codebook_entry", "kind"): ledger.ENTRY_KINDS,
    ("coding", "act"): vocabulary.ACTS,
    ("coding", "certainty"): vocabulary.CERTAINTIES,
    ("coding", "date_basis"): vocabulary.DATE_BASES,
    ("coding", "evidence"): vocabulary.EVIDENCE_KINDS,
    ("coding", "mode"): vocabulary.MODES,
    ("coding_mention", "hop_role"): vocabulary.HOP_ROLES,
    ("coding_mention", "role"): codings.MENTION_ROLES,
    ("ingest_run", "status"): ("running", "done", "refused"),
    ("judgement", "kind"): ledger.JUDGED_KINDS,
    ("judgement", "verdict"): ledger.VERDICTS,
    ("report_hop", "role"): vocabulary.HOP_ROLES,
    ("source", "kind"): vocabulary.SOURCE_KINDS,
    ("speaker", "kind"): vocabulary.SPEAKER_KINDS,
    ("speaker_name", "kind"): vocabulary.NAME_KINDS,
    ("statement", "act"): vocabulary.ACTS,
    ("statement", "certainty"): vocabulary.CERTAINTIES,
    ("utterance", "date_basis"): vocabulary.DATE_BASES,
}
# What else a row must say when it takes a value.
BESIDE = {
    ("speaker", "kind", "anonymous"): {"descriptor": "a source in the palace"},
    ("judgement", "verdict", "value"): {"field": "stance"},
}
REFERENCES = sorted(
    (table.name, key.parent.name) for table in Base.metadata.tables.values() for key in table.foreign_keys
)
# (table, columns that differ from the row there is): each breaks one unique rule.
TWINS = [
    ("speaker", {"id": 9}),
    ("speaker_name", {"id": 9}),
    ("source", {"id": 9}),
    ("source_domain", {"id": 9}),
    ("membership", {"id": 9}),
    ("article", {"id": 9}),
    ("article_revision", {"id": 9}),
    ("reading", {"id": 9}),
    ("topic", {"id": 9}),
    ("topic_name", {"id": 9}),
    ("claim", {"id": 9}),
    ("claim_text", {"text": "Another."}),
    ("occasion", {"id": 9}),
    ("occasion_name", {"id": 9}),
    ("utterance", {"id": 9}),
    ("statement", {"id": 9}),
    ("statement", {"id": 9, "key": "another"}),
    ("coding", {"id": 9}),
    ("coding", {"id": 9, "key": "another"}),
    ("report", {"id": 9}),
    ("report", {"id": 9, "key": "another"}),
    ("codebook_entry", {"id": 9}),
]
# (table, values that no row may take together): each breaks one CHECK that is no vocabulary and no flag.
FAULTS: list[tuple[str, dict[str, Any]]] = [
    ("speaker", {"descriptor": "a voice"}),
    ("speaker", {"affiliation_id": 1}),
    ("membership", {"group_id": 2}),
    ("membership", {"first_day": "2025-01-02", "end_day": "2025-01-01"}),
    ("article_revision", {"sha256": ""}),
    ("article_revision", {"text": None}),
    ("topic", {"parent_id": 1}),
    ("claim", {"event_earliest": "2025-01-02", "event_latest": "2025-01-01"}),
    ("claim_relation", {"to_claim_id": 1}),
    ("occasion", {"date_latest": "2025-01-01"}),
    ("utterance", {"date_latest": "2025-01-01"}),
    ("statement", {"stance": 3}),
    ("statement", {"stance": -3}),
    ("coding", {"stance": 3}),
    ("coding", {"confidence": 1.5}),
    ("coding", {"date_latest": "2025-01-01"}),
    ("span", {"start_char": 15}),
    ("span", {"start_char": -1}),
    ("span_segment", {"end_char": 1}),
    ("judgement", {"left_key": "z"}),
    ("judgement", {"field": "stance"}),
]


@pytest.fixture(scope="module")
def filled(shared_location: Location) -> Iterator[Engine]:
    """A database with one row in every table."""
    engine = create_engine_for(shared_location)
    with engine.begin() as connection:
        fill(connection)
    yield engine
    engine.dispose()


@pytest.fixture
def connection(filled: Engine) -> Iterator[Connection]:
    """A transaction that leaves nothing behind."""
    with filled.connect() as opened, opened.begin() as transaction:
        yield opened
        transaction.rollback()


@pytest.fixture
def refused(connection: Connection) -> Refused:
    """Run a statement that the database must refuse, and give its words."""

    def run(statement: Executable | str) -> str:
        wrong = text(statement) if isinstance(statement, str) else statement
        with pytest.raises(IntegrityError) as caught, connection.begin_nested():
            connection.execute(wrong)
        return str(caught.value.orig)

    return run


def first(table: str) -> dict[str, Any]:
    return ROWS[table][0]


def changed(table: str, values: dict[str, Any]) -> Update:
    """Give an update of the first row alone."""
    target = Base.metadata.tables[table]
    keys = [column == first(table)[column.name] for column in target.primary_key]
    return target.update().where(*keys).values(**values)


def test_every_vocabulary_of_the_models_is_tried() -> None:
    checked = {
        (table.name, str(check.name).removeprefix(f"ck_{table.name}_").removesuffix("_known"))
        for table in Base.metadata.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint) and str(check.name).endswith("_known")
    }
    assert checked == {*VOCABULARIES, ("change", "action")}


@pytest.mark.parametrize(("table", "column"), VOCABULARIES)
def test_a_closed_vocabulary_takes_its_words_and_no_other(
    connection: Connection, refused: Refused, table: str, column: str
) -> None:
    for word in VOCABULARIES[table, column]:
        with connection.begin_nested() as attempt:
            connection.execute(changed(table, {column: word, **BESIDE.get((table, column, word), {})}))
            attempt.rollback()
    for word in ("nonsense", "", VOCABULARIES[table, column][0].upper()):
        assert f"{column}_known" in refused(changed(table, {column: word}))


def test_the_log_takes_known_actions_only(connection: Connection, refused: Refused) -> None:
    log = Base.metadata.tables["change"]
    for n, action in enumerate(ledger.ACTIONS):
        connection.execute(log.insert(), {**first("change"), "id": 10 + n, "action": action})
    assert "action_known" in refused(log.insert().values({**first("change"), "id": 99, "action": "forget"}))


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(str(check.name) == f"ck_{table.name}_{column.name}_flag" for check in table.constraints)
    ],
)
def test_a_flag_is_0_or_1(refused: Refused, table: str, column: str) -> None:
    assert f"{column}_flag" in refused(changed(table, {column: 2}))


@pytest.mark.parametrize(("table", "column"), REFERENCES)
def test_a_reference_must_point_at_a_row(refused: Refused, table: str, column: str) -> None:
    if table == "change":
        log = Base.metadata.tables["change"]
        statement: Insert | Update = log.insert().values({**first("change"), "id": 99, column: 999})
    else:
        statement = changed(table, {column: 999})
    assert "foreign key" in refused(statement).lower()


def test_a_row_that_others_point_at_stays(refused: Refused) -> None:
    assert "foreign key" in refused("delete from speaker where id = 2").lower()


@pytest.mark.parametrize(("table", "other"), TWINS)
def test_a_second_row_of_the_same_identity_is_refused(refused: Refused, table: str, other: dict[str, Any]) -> None:
    words = refused(Base.metadata.tables[table].insert().values({**first(table), **other}))
    assert "unique" in words.lower()


@pytest.mark.parametrize(("table", "values"), FAULTS)
def test_a_row_that_contradicts_itself_is_refused(refused: Refused, table: str, values: dict[str, Any]) -> None:
    assert "check" in refused(changed(table, values)).lower()


@pytest.mark.parametrize(
    "statement",
    [
        "update topic set parent_id = 2 where id = 1",
        "insert into topic (id, key, name, parent_id, reviewed) values (5, 'e', 'e', 6, 0), (6, 'f', 'f', 5, 0)",
    ],
)
def test_a_topic_never_lies_under_itself(refused: Refused, statement: str) -> None:
    assert "a topic cannot lie under itself" in refused(statement)


def test_a_longer_circle_of_topics_is_found(connection: Connection, refused: Refused) -> None:
    for n in range(10, 30):
        connection.execute(text(f"insert into topic values ({n}, 't{n}', 't', {n - 1 if n > 10 else 2}, 0)"))
    assert "a topic cannot lie under itself" in refused("update topic set parent_id = 29 where id = 1")
    connection.execute(text("update topic set parent_id = 1 where id = 29"))


@pytest.mark.parametrize(
    "statement",
    [
        "insert into membership values (9, 1, 2, '', '', '', '0000-01-01', '9999-12-31')",
        "update membership set member_id = 1 where id = 2",
    ],
)
def test_nobody_is_a_member_of_itself_through_others(connection: Connection, refused: Refused, statement: str) -> None:
    # The dates do not meet: a circle is refused all the same.
    connection.execute(text("insert into membership values (2, 3, 2, '', '2001', '2002', '2001-01-01', '2003-01-01')"))
    assert "a member of itself" in refused(statement)


def test_two_ways_up_to_one_side_are_no_circle(connection: Connection) -> None:
    connection.execute(text("insert into membership values (2, 3, 2, '', '', '', '0000-01-01', '9999-12-31')"))
    connection.execute(text("insert into membership values (3, 3, 1, '', '', '', '0000-01-01', '9999-12-31')"))
    assert connection.execute(text("select count(*) from membership")).scalar() == 3


@pytest.mark.parametrize(
    "statement",
    [
        "update change set key = 'other' where id = 1",
        "delete from change",
        "update change set run_id = run_id",
    ],
)
def test_the_log_only_grows(connection: Connection, refused: Refused, statement: str) -> None:
    assert "the log is append-only" in refused(statement)
    connection.execute(Base.metadata.tables["change"].insert(), {**first("change"), "id": 2})
    assert connection.execute(text("select count(*) from change")).scalar() == 2


def test_the_log_cannot_be_emptied_by_a_side_door(connection: Connection, refused: Refused) -> None:
    row = "(id, run_id, at, action, kind, key) values (1, 1, '', 'add', 'reading', 'forged')"
    door = {
        "sqlite": f"insert or replace into change {row}",
        "postgresql": "truncate change",
    }
    assert "the log is append-only" in refused(door[connection.dialect.name])
