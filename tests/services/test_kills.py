"""Killed at any moment, commands that write lose nothing; `benchmarks/kills.py` does the same many times."""

from pathlib import Path

import pytest

from tests.kills import CASES, try_kills

KILLS = 3


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_killed_at_any_moment_nothing_is_lost(name: str, tmp_path: Path) -> None:
    assert try_kills(name, KILLS, tmp_path).kills == KILLS
