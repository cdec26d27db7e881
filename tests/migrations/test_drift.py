"""The models, the migrations and the schema that tests/golden shows are one and the same, on both databases."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import CheckConstraint, Column, Connection, Index, MetaData, Text, create_engine

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location
from claimtrack.db.models import Base
from claimtrack.db.soundness import differences
from tests.migrations.schema_text import schema_text, tables_text


@pytest.fixture
def connection(shared_location: Location) -> Iterator[Connection]:
    engine = create_engine_for(shared_location)
    with engine.connect() as opened, opened.begin() as transaction:
        yield opened
        transaction.rollback()
    engine.dispose()


@pytest.fixture
def models() -> MetaData:
    """A copy of the models' metadata that a test may alter."""
    copy = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.sorted_tables:
        table.to_metadata(copy)
    return copy


def made_by(metadata: MetaData, connection: Connection) -> str:
    """Give the text of the tables as the models alone would make them; rolled back."""
    if connection.dialect.name == "sqlite":
        scratch = create_engine("sqlite://")
        with scratch.begin() as other:
            metadata.create_all(other)
            text = tables_text(other)
        scratch.dispose()
        return text
    connection.exec_driver_sql("create schema from_models")
    connection.exec_driver_sql("set local search_path to from_models")
    metadata.create_all(connection)
    text = tables_text(connection).replace("from_models.", "public.")
    connection.exec_driver_sql("set local search_path to public")
    return text


def test_the_models_equal_the_migrations(connection: Connection) -> None:
    assert differences(connection, Base.metadata) == []


def test_the_models_equal_the_migrations_in_every_word(connection: Connection) -> None:
    assert made_by(Base.metadata, connection).splitlines() == tables_text(connection).splitlines()


def test_a_column_that_no_migration_adds_is_noticed(connection: Connection, models: MetaData) -> None:
    models.tables["speaker"].append_column(Column("colour", Text(), comment="Favourite colour."))
    assert [difference[0] for difference in differences(connection, models)] == ["add_column"]


def test_an_index_and_a_requirement_that_no_migration_adds_are_noticed(
    connection: Connection, models: MetaData
) -> None:
    Index(None, models.tables["speaker"].c.country)
    models.tables["claim"].c.text.nullable = False
    assert {difference[0] for difference in differences(connection, models)} == {"add_index", "modify_nullable"}


def test_a_check_that_says_something_else_is_noticed(connection: Connection, models: MetaData) -> None:
    table = models.tables["statement"]
    old = next(check for check in table.constraints if str(check.name) == "ck_statement_stance_range")
    table.constraints.remove(old)
    table.append_constraint(CheckConstraint("stance between -3 and 3", name="stance_range"))
    assert differences(connection, models) == []  # alembic does not see it: that is why the words are compared
    assert made_by(models, connection) != tables_text(connection)


def test_the_schema_is_the_one_on_record(connection: Connection, golden: Callable[[str, str], None]) -> None:
    golden(f"schema.{connection.dialect.name}.sql", schema_text(connection))
