"""Reading PostgreSQL: psycopg 3 and nothing else, in one read-only transaction."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self, cast

from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location
from claimtrack.db.postgres import CONNECT_SECONDS, MARK, require_psycopg
from claimtrack.db.revision import refuse_newer, refuse_older
from claimtrack.domain.names import closest
from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import NoDatabase, QueryRefused, QueryTooSlow, StoreError
from claimtrack.store.answer import gather, refuse_unreadable
from claimtrack.store.binds import Parameters, for_postgres
from claimtrack.store.deadline import SECONDS, Deadline
from claimtrack.store.missing import no_database, not_ours
from claimtrack.store.plain import plain_row
from claimtrack.store.queries import text_of

if TYPE_CHECKING:
    import psycopg

_REVISION: Final = "select version_num from alembic_version"
_NAME: Final = "claimtrack_query"
_SHOWN: Final = 4
_SUPERUSER: Final = "is a superuser"
_READER: Final = "claimtrack_reader"


class PostgresReader:
    """A claimtrack schema, open for reading; see `store.readonly.Reader`."""

    def __init__(self, location: Location) -> None:
        require_psycopg()
        self._location = location
        self._abandoned = False
        with store_errors(location):
            self._connection = _connect(location)
            try:
                self._schema = self._check_schema()
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def query(self, name: str, **parameters: Cell | Sequence[Cell]) -> Rows:
        """The answer of `sql/<name>.sql`."""
        with store_errors(self._location):
            return self._run(*_bound(text_of(name), parameters))

    def user_query(
        self, sql: str, parameters: Parameters | None = None, *, seconds: float = SECONDS, most: int | None = None
    ) -> Rows:
        """The answer of a person's own SELECT; the role it runs as must be able to read the views and nothing else."""
        refuse_unreadable(sql)
        with store_errors(self._location):
            self._demand_mere_reader()
            text, values = _bound(sql, parameters or {})
            work = Deadline(lambda: self._fetch(text, values, seconds, most), self._connection.cancel)
            return self._judged(lambda: work.wait(seconds), work)

    def close(self) -> None:
        """Let go of the connection; nothing is ever committed."""
        if not self._abandoned:
            self._connection.close()

    def _run(self, sql: str, values: dict[str, Cell] | None = None) -> Rows:
        cursor = self._connection.execute(sql.encode(), values)
        columns = tuple(column.name for column in cursor.description or ())
        return Rows(columns, [plain_row(row) for row in cursor])

    def _fetch(self, sql: str, values: dict[str, Cell] | None, seconds: float, most: int | None) -> Rows:
        """Run a SELECT as a cursor: PostgreSQL's own grammar then takes nothing else, nor two statements."""
        import psycopg

        limit = "all" if most is None else str(most + 1)
        self._run("select set_config('statement_timeout', %(ms)s, true)", {"ms": str(max(1, round(seconds * 1000)))})
        with psycopg.ServerCursor(self._connection, _NAME) as declared, psycopg.Cursor(self._connection) as cursor:
            declared.execute(sql.encode(), values)
            columns = tuple(column.name for column in declared.description or ())
            found = cast(
                "Generator[tuple[Any, ...], None, None]", cursor.stream(f"fetch forward {limit} from {_NAME}".encode())
            )
            with closing(found):
                return gather(columns, map(plain_row, found), most)

    def _judged(self, run: Callable[[], Rows], work: Deadline[Rows]) -> Rows:
        """What `run` gives; what the server says against the SQL is told as a refusal, and nothing stays behind."""
        import psycopg

        try:
            return run()
        except psycopg.errors.QueryCanceled as error:
            message = "the query was stopped at its time limit"
            raise QueryTooSlow(message, "make it smaller, or give it more time with --timeout") from error
        except psycopg.Error as error:
            raise self._refusal(error) from error
        finally:
            self._abandoned = work.abandoned
            if not self._abandoned:
                with suppress(psycopg.Error):
                    self._connection.rollback()

    def _refusal(self, error: "psycopg.Error") -> QueryRefused:
        text = error.diag.message_primary or str(error).strip() or type(error).__name__
        views = self._schema.views.split(", ")
        match error.sqlstate:
            case "42601" if 'near "' not in text:
                return QueryRefused(f"{text}: only one SELECT may run here")
            case "42601":
                return QueryRefused(f"SQL: {text}", "only one SELECT may run here")
            case "42P01":
                name = text.partition('"')[2].partition('"')[0]
                return QueryRefused(f"SQL: {text}", f"views: {', '.join(closest(name, views) or views)}")
            case "42501" if "function" not in text:
                return QueryRefused(f"SQL: {text}", f"views: {', '.join(views)}")
            case _:
                return QueryRefused(f"SQL: {text}")

    def _demand_mere_reader(self) -> None:
        """Raise QueryRefused, with the SQL that makes a fitting role, where this one could do more than read.

        A superuser cannot be tamed from within: `set role` and read-only transactions are undone by functions that a
        SELECT may call, and files of the server are open to it.
        """
        excess = [str(row[0]) for row in self._run(text_of("guard/excess")).rows]
        if excess:
            role = self._connection.info.user
            excess = excess[:1] if excess[0] == _SUPERUSER else excess
            more = f" and {len(excess) - _SHOWN} more" if len(excess) > _SHOWN else ""
            message = f"the role {role} could do more than read: it {', '.join(excess[:_SHOWN])}{more}"
            other = "" if excess[0] == _SUPERUSER else f"revoke what is too much from {role} and from public, or "
            raise QueryRefused(message, other + self._schema.how_to_make_a_reader())

    def _check_schema(self) -> "_Schema":
        name, schema, mark, inhabited, readable, open_to_all, views = self._run(text_of("guard/schema")).rows[0]
        if mark != MARK and inhabited:
            raise not_ours(self._location)
        if mark != MARK:
            raise no_database(self._location)
        found = _Schema(str(name), str(schema), str(views or ""), open_to_all=bool(open_to_all))
        if not readable:
            message = "the role may not read alembic_version, which tells the revision of the database"
            raise StoreError(message, found.how_to_make_a_reader())
        revision = self._run(_REVISION).rows
        if not revision:
            raise no_database(self._location)
        refuse_newer(self._location, str(revision[0][0]))
        refuse_older(self._location, str(revision[0][0]))
        return found


class _Schema(NamedTuple):
    """Where our views are."""

    database: str
    name: str
    views: str
    open_to_all: bool

    def how_to_make_a_reader(self) -> str:
        """The SQL for a role that can read the views and nothing else, and how to use it."""
        public = [f"revoke create on schema {self.name} from public;"] if self.open_to_all else []
        lines = (
            "make a role that can read the views and nothing else, once, as the owner of the database:",
            f"  create role {_READER} login password 'a password of your choice';",
            f"  grant usage on schema {self.name} to {_READER};",
            f"  grant select on {self.views}, alembic_version to {_READER};",
            *(f"  {line}" for line in public),
            f"then run sql as this role: --db postgresql://{_READER}:PASSWORD@HOST/{self.database}",
        )
        return "\n".join(lines)


def _bound(sql: str, parameters: Parameters) -> tuple[str, dict[str, Cell] | None]:
    """The text and values for psycopg, which takes percent signs as they are only where there are no values."""
    return for_postgres(sql, parameters) if parameters else (sql, None)


def _connect(location: Location) -> "psycopg.Connection[tuple[Any, ...]]":
    import psycopg

    try:
        connection = psycopg.connect(
            location.dsn,
            connect_timeout=CONNECT_SECONDS,
            client_encoding="utf8",
            cursor_factory=psycopg.ClientCursor,
        )
    except psycopg.OperationalError as error:
        if 'database "' in str(error) and "does not exist" in str(error):
            message = f"there is no claimtrack database at {location.shown}"
            raise NoDatabase(message, hint="claimtrack ingest fills one that `createdb` made") from error
        raise
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    return connection
