"""Shipped queries inside the transaction of a write command: they see what it has written so far."""

from collections.abc import Sequence

from claimtrack.domain.rows import Cell, Rows
from claimtrack.store.binds import for_postgres, for_sqlite
from claimtrack.store.plain import plain_row
from claimtrack.store.queries import text_of
from claimtrack.store.session import WriteSession


class Within:
    """Asks what a Reader may be asked by name, but of a database as a write command has it at that moment."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session

    def query(self, name: str, **parameters: Cell | Sequence[Cell]) -> Rows:
        """The answer of `sql/<name>.sql`."""
        bound = for_postgres if self._session.is_postgres else for_sqlite
        sql, values = bound(text_of(name), parameters)
        cursor = self._session.connection.connection.cursor()
        try:
            cursor.execute(sql, values)
            columns = tuple(column[0] for column in cursor.description)
            return Rows(columns, [plain_row(tuple(row)) for row in cursor.fetchall()])
        finally:
            cursor.close()
