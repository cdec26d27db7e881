"""Whether a new judgement says only what stands already; a pure function of both."""

import json
from collections.abc import Sequence
from typing import Final

from claimtrack.domain.deciding import MEMBER, NAME, PRIMARY
from claimtrack.domain.judged import Judged
from claimtrack.domain.laid import Laid

_SUBJECT: Final = {NAME: ("text", "lang"), MEMBER: ("of", "role", "from")}
"""What two values of a field must share for one to take the place of the other; nothing where there is only one."""


def repeated(new: Judged, stand: Sequence[Judged], laid: Laid) -> Judged | None:
    """Give the judgement that a new one repeats, None where it says something new.

    That two are one is also said where others make them one: then the last of those is given.
    """
    if new.verdict == "value":
        return _last_of_value(new, stand)
    same = [one for one in stand if one.verdict == new.verdict and one.kind == new.kind]
    equal = [one for one in same if {one.left, one.right} == {new.left, new.right}]
    if equal or new.verdict == "different" or new.left == new.right:
        return equal[-1] if equal else None
    if new.kind == "utterance":
        return same[-1] if _joined(new, same) else None
    key = laid.which(new.kind, new.left)
    made = [one for one in same if laid.which(one.kind, one.left) == key]
    return made[-1] if made and laid.which(new.kind, new.right) == key else None


def _last_of_value(new: Judged, stand: Sequence[Judged]) -> Judged | None:
    for one in reversed(stand):
        if (one.kind, one.left, one.verdict) == (new.kind, new.left, "value") and _bears_on(one, new):
            return one if (one.field, one.right) == (new.field, new.right) else None
    return None


def _bears_on(one: Judged, other: Judged) -> bool:
    if one.field == other.field:
        return _subject(one) == _subject(other)
    return {one.field, other.field} == {NAME, PRIMARY}


def _subject(one: Judged) -> tuple[object, ...]:
    try:
        said = json.loads(one.right) if one.field in _SUBJECT else {}
    except ValueError:
        return (one.right,)
    return tuple(said.get(key) for key in _SUBJECT.get(str(one.field), ())) if isinstance(said, dict) else ()


def _joined(new: Judged, same: Sequence[Judged]) -> bool:
    """Tell whether pairs lead from one utterance to the other."""
    reached, waiting = {new.left}, True
    while waiting:
        further = {end for one in same if reached & {one.left, one.right} for end in (one.left, one.right)}
        waiting = not further <= reached
        reached |= further
    return new.right in reached
