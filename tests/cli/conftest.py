"""Running command lines in this process, each in a folder of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from claimtrack.cli.app import main
from claimtrack.db.location import Location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped

HARBOUR = shipped("samples") / "harbour"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command line left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty current folder, and no setting from outside."""
    monkeypatch.chdir(tmp_path)
    for variable in ("CLAIMTRACK_DB", "COLUMNS", "NO_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command line and give its exit code, stdout and stderr."""

    def run(*words: str) -> Outcome:
        with pytest.raises(SystemExit) as left:
            main(words)
        captured = capsys.readouterr()
        code = left.value.code
        assert code is None or isinstance(code, int)
        return Outcome(code or 0, captured.out, captured.err)

    return run


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Location:
    """The invented harbour talks, to be read only."""
    ingest(shared_location, Request((str(HARBOUR),)))
    return shared_location


@pytest.fixture
def reading(run: Run, harbour: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on the story that change nothing."""
    monkeypatch.setenv("CLAIMTRACK_DB", harbour.dsn)
    return run


@pytest.fixture
def there(run: Run, location: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on a database of the test's own that holds the story."""
    ingest(location, Request((str(HARBOUR),)))
    monkeypatch.setenv("CLAIMTRACK_DB", location.dsn)
    return run
