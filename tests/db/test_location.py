import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.errors import UsageProblem


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("claimtrack.db", "claimtrack.db"),
        ("новости/база.db", "новости/база.db"),
        ("/data/a b?c#d%20.db", "/data/a b?c#d%20.db"),
        ("sqlite:///claimtrack.db", "claimtrack.db"),
        ("sqlite:////data/claimtrack.db", "/data/claimtrack.db"),
        ("sqlite+pysqlite:///x.db", "x.db"),
        ("SQLite:///x.db", "x.db"),
        ("~/x.db", str(Path("~/x.db").expanduser())),
    ],
)
def test_a_path_or_an_sqlite_url_is_a_file(text: str, path: str) -> None:
    location = parse_location(text)
    assert (location.kind, location.path, location.shown) == ("sqlite", Path(path), path)
    assert location.file == Path(path)


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ann@db.example/news",
        "postgres://ann@db.example/news",
        "postgresql+psycopg://ann@db.example/news",
        "postgresql+psycopg2://ann@db.example/news",
    ],
)
def test_postgresql_is_always_spoken_to_through_psycopg_3(text: str) -> None:
    location = parse_location(text)
    assert location.kind == "postgresql"
    assert location.url == "postgresql+psycopg://ann@db.example/news"
    assert location.dsn == "postgresql://ann@db.example/news"
    with pytest.raises(UsageProblem, match="is not a file"):
        _ = location.file


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://ann:S3cret@db.example/news",
        "postgresql://ann:S3cret@x/y?z#w@db.example/news",
        "postgresql://ann:p@S3cret@db.example:5432/news?sslmode=require",
        "postgresql://ann@db.example/news?password=S3cret&sslmode=require",
        "postgresql://:S3cret@/news?host=/run",
    ],
)
def test_a_password_is_never_shown(text: str) -> None:
    location = parse_location(text)
    assert "S3cret" not in location.shown
    assert "***" in location.shown
    assert "S3cret" not in repr(location)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "needs a file"),
        ("  ", "needs a file"),
        (":memory:", "needs a file"),
        ("sqlite://", "is no plain sqlite"),
        ("sqlite:///", "needs a file"),
        ("sqlite:///x.db?mode=ro", "is no plain sqlite"),
        ("mysql://db.example/news", "no databases of the kind mysql://"),
        ("a\0b", "needs a file"),
    ],
)
def test_what_can_be_no_database_is_said_so(text: str, words: str) -> None:
    with pytest.raises(UsageProblem, match=words) as caught:
        parse_location(text)
    assert caught.value.hint


def test_reading_locations_and_revisions_loads_no_sqlalchemy() -> None:
    code = "import sys, claimtrack.db.revision, claimtrack.db.location, claimtrack.db.sqlite, claimtrack.db.migrate;"
    code += "print([name for name in ('sqlalchemy', 'alembic', 'psycopg', 'pandas') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
