"""What commands that decide tell, as tests look at it."""

import csv
from io import StringIO

from tests.cli.conftest import Outcome, Run


def rows(done: Outcome) -> list[dict[str, str]]:
    assert done.code == 0, done.err
    return list(csv.DictReader(StringIO(done.out)))


def done(outcome: Outcome) -> str:
    """What a command that went well says."""
    assert outcome.code == 0, outcome.err
    return outcome.err


def decisions(run: Run) -> list[tuple[str, str, str]]:
    """Number, decision and whether it stands."""
    return [(one["judgement"], one["decision"], one["stands"]) for one in rows(run("curate", "judgements"))]
