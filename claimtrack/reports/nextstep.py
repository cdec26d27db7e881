"""What somebody who has just stored articles may want to ask: the comparison of which the record tells most."""

import shlex
from typing import Final

from claimtrack.reports.asking import outermost
from claimtrack.reports.frame import ALWAYS
from claimtrack.store.readonly import Reader

REVIEW: Final = "claimtrack list speakers --unreviewed"
"""The command that shows names nobody has looked at yet."""

MANY: Final = 50_000
"""Statements above which the search is not worth its time."""


def next_comparison(reader: Reader) -> str | None:
    """Give the command that compares two sides on the topic both spoke most on.

    None where no two did, or where there is too much to look through.
    """
    held = {str(what): n for _, what, n in reader.query("holdings").rows}
    if int(str(held["statements"])) > MANY:
        return None
    named = [side.id for side in outermost(reader, ALWAYS)]
    rows = reader.query("next_comparison", sides=named).rows if len(named) > 1 else []
    if not rows:
        return None
    side, other, topic = (shlex.quote(str(cell)) for cell in rows[0])
    return f"claimtrack report compare {side} {other} --topic {topic}"
