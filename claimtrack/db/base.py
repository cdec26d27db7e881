"""What all table models share: naming convention, column types that mean the same on both databases, CHECK builders."""

from collections.abc import Iterable

from sqlalchemy import BigInteger, CheckConstraint, Integer, MetaData, SmallInteger, Text
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

# All columns of a constraint are part of its name, so that two composite ones on a table never collide.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# Text sorts by code point on both databases: SQLite does so by nature, PostgreSQL is told to.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")
# SQLite makes only INTEGER a row id; ids are given by the store, so that bulk writes know them beforehand.
ID = BigInteger().with_variant(Integer(), "sqlite")
FLAG = SmallInteger()


class Base(DeclarativeBase):
    """The declarative base; its metadata is what the migrations must equal."""

    metadata = MetaData(naming_convention=NAMING)


def key_column(comment: str = "Surrogate id, local to this database; never exported.") -> MappedColumn[int]:
    """Give a primary key column whose values the store assigns."""
    return mapped_column(ID, primary_key=True, autoincrement=False, comment=comment)


def flag_column(comment: str) -> MappedColumn[int]:
    """Give a 0/1 column; pair it with `is_flag` in the table's constraints."""
    return mapped_column(FLAG, comment=comment)


def one_of(column: str, values: Iterable[str], name: str | None = None) -> CheckConstraint:
    """Give the CHECK that keeps a column inside a closed vocabulary (NULL passes where the column allows it)."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} in ({listed})", name=name or f"{column}_known")


def is_flag(column: str) -> CheckConstraint:
    """Give the CHECK that keeps a column to 0 and 1."""
    return CheckConstraint(f"{column} in (0, 1)", name=f"{column}_flag")


def in_order(first: str, last: str, name: str) -> CheckConstraint:
    """Give the CHECK that a range's first day is not after its last; an open end passes."""
    return CheckConstraint(f"{first} is null or {last} is null or {first} <= {last}", name=name)
