"""What an undo or a redo changes, in words."""

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from claimtrack.services.undoing import Step

_WHAT: Final = {"reading": "reading", "entry": "codebook entry", "judgement": "judgement"}
_SEVERAL: Final = {"codebook entry": "codebook entries"}


def changes(step: "Step") -> str:
    """Give how many inputs come, go and change."""
    found: Counter[tuple[str, str]] = Counter()
    for name in step.names:
        how = "more" if name not in step.old else "less" if name not in step.new else "changed"
        found[_WHAT[name[0]], how] += 1
    told = [f"{_number(number, what)} {how}" for (what, how), number in sorted(found.items())]
    return ", ".join(told) or "nothing changes"


def _number(number: int, what: str) -> str:
    return f"{number} {what if number == 1 else _SEVERAL.get(what, what + 's')}"
