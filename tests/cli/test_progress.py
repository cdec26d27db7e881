"""Progress is for people who wait: a terminal, over a second, gone at the end."""

import sys

import pytest

from claimtrack.cli.options import Settings
from claimtrack.cli.progress import Progress


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that stands still until its only number is changed."""
    now = [100.0]
    monkeypatch.setattr("claimtrack.cli.progress.monotonic", lambda: now[0])
    return now


def test_quick_work_shows_nothing(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress("reading", Settings()) as show:
        clock[0] += 0.9
        show(5, 10)

    assert capsys.readouterr().err == ""


def test_long_work_shows_how_far_it_is_and_leaves_nothing(
    clock: list[float], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress("reading", Settings()) as show:
        clock[0] += 1.1
        show(5, 10)
        show(6, 10)
        clock[0] += 1
        show(7)

    err = capsys.readouterr().err
    assert "reading 5 of 10 (50 %)" in err
    assert "reading 6" not in err
    assert "reading 7" in err
    assert err.split("\r")[-2].strip() == ""


@pytest.mark.parametrize(("terminal", "quiet"), [(False, False), (True, True)])
def test_pipes_and_quiet_get_none(
    clock: list[float],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
    quiet: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    with Progress("reading", Settings(quiet=quiet)) as show:
        clock[0] += 5
        show(5, 10)

    assert capsys.readouterr().err == ""
