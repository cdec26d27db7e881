"""Whether a new judgement can stand beside those that do; a pure function of both."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from claimtrack.domain.deciding import MEMBER
from claimtrack.domain.entry_names import comes_first
from claimtrack.domain.judged import ACTORS, NOBODY, VOICE, Judged, is_nobody
from claimtrack.domain.laid import Laid, lay_over
from claimtrack.domain.names import norm_key

Problem = tuple[str, str | None]
"""What is wrong, and what helps."""

_TAKE_BACK: Final = "take that one back first: claimtrack curate withdraw"


def contradiction(new: Judged, stand: Sequence[Judged], laid: Laid) -> Problem | None:
    """Tell why a judgement cannot stand, None where it can; `laid` is what those that stand make of the codebook."""
    if new.verdict == "value":
        return _of_a_name(new, laid) if new.kind in ACTORS else None
    if new.kind == "utterance":
        return _of_utterances(new, [one for one in stand if one.kind == "utterance"])
    if new.left == new.right:
        return f"both are `{new.left}`", None
    left, right = laid.which(new.kind, new.left), laid.which(new.kind, new.right)
    if new.verdict == "different":
        return _told_same(new, _joining(new, stand, laid), laid) if left == right else None
    if left == right:
        return f"`{new.left}` and `{new.right}` are one already", None
    found = chain(_told_apart(new, {left, right}, stand, laid), _impossible(new, left, right, laid))
    return next(found, None)


def _of_a_name(new: Judged, laid: Laid) -> Problem | None:
    """Tell why a value cannot be said of somebody: who has no name has no other name, office or kind either."""
    group = json.loads(new.right).get("of") if new.field == MEMBER else None
    for text in (new.left, group):
        if text is not None and is_nobody(laid.which("speaker", text)):
            named = "an anonymous voice" if text != NOBODY else "whoever is left unnamed"
            return (
                f"`{text}` is {named}, and has no name, kind or office",
                f"claimtrack curate merge speakers {text} NAME",
            )
    return None


def _of_kind(one: Judged, other: Judged) -> bool:
    """Tell whether two judgements are of things that can be one: a source and a speaker can."""
    return one.kind == other.kind or {one.kind, other.kind} <= set(ACTORS)


def _told_apart(new: Judged, both: set[str], stand: Iterable[Judged], laid: Laid) -> Iterator[Problem]:
    for one in (other for other in stand if other.verdict == "different" and _of_kind(other, new)):
        if {laid.which(one.kind, one.left), laid.which(one.kind, one.right)} == both:
            yield f"a judgement says otherwise: {one.told}", _TAKE_BACK


def _joining(new: Judged, stand: Sequence[Judged], laid: Laid) -> list[Judged]:
    """Give the judgements that made one of two; none where the codebook calls it by both names, which can be parted."""
    codebook = lay_over(laid.given, (one for one in stand if one.verdict != "same"))
    if codebook.which(new.kind, new.left) == codebook.which(new.kind, new.right):
        return []
    key = laid.which(new.kind, new.left)
    same = (one for one in stand if one.verdict == "same" and _of_kind(one, new))
    return [one for one in same if laid.which(one.kind, one.left) == key]


def _told_same(new: Judged, joining: Sequence[Judged], laid: Laid) -> Problem | None:
    if not joining:
        return None if _is_another_name(new, laid) else (f"both are `{laid.which(new.kind, new.left)}`", None)
    told = "; ".join(one.told for one in joining)
    return f"judgements made `{new.left}` and `{new.right}` one: {told}", "claimtrack curate split"


def _is_another_name(new: Judged, laid: Laid) -> bool:
    """Tell whether one of two texts is a name that can be taken from what both mean: not one it is known by first."""
    key = laid.which(new.kind, new.left)
    kinds = ACTORS if new.kind in ACTORS else (new.kind,)
    bodies = [laid.entries[kind, key] for kind in kinds if (kind, key) in laid.entries]
    texts = (new.left, new.right) if new.kind in ACTORS else (_last_name(new.left), _last_name(new.right))
    is_one = norm_key(texts[0]) == norm_key(texts[1])
    return not is_one and any(not comes_first(body, text) for body in bodies for text in texts)


def _last_name(path: str) -> str:
    return path.rpartition("/")[2]


def _impossible(new: Judged, left: str, right: str, laid: Laid) -> Iterator[Problem]:
    if new.kind in ACTORS:
        if NOBODY in (left, right):
            yield "`?` stands for everybody left unnamed, and is nobody in particular", None
        if right.startswith(VOICE) and not left.startswith(VOICE):
            yield "an anonymous voice cannot take the place of a name", f"the other way round: {new.right} {new.left}"
        for member, group in ((left, right), (right, left)):
            if group in _above(member, laid):
                yield f"`{member}` is a member of `{group}`: a group cannot be its own member", None
    if new.kind == "topic" and left in _topics_above(right, laid):
        yield f"`{new.right}` lies under `{new.left}`, and cannot contain itself", "merge the lower one into the upper"
    if new.kind == "claim" and _opposed(left, right, laid):
        yield f"the codebook says that `{left}` contradicts `{right}`", "take the relation from the codebook first"


def _above(key: str, laid: Laid) -> set[str]:
    found: set[str] = set()
    waiting = {key}
    while waiting:
        found |= waiting
        waiting = {group for one in waiting for group in laid.actors.groups_of(one)} - found
    return found - {key}


def _topics_above(key: str, laid: Laid) -> set[str]:
    found: set[str] = set()
    above: str | None = key
    while above is not None:
        body = laid.topics.bodies.get(above)
        parent = body.get("parent") if body is not None else above.rpartition("/")[0]
        above = laid.topics.which(parent) if parent else None
        if above is None or above in found:
            break
        found.add(above)
    return found


def _opposed(left: str, right: str, laid: Laid) -> bool:
    return any(
        relation["type"] == "contradicts" and laid.claims.which(relation["to"]) == other
        for one, other in ((left, right), (right, left))
        for relation in laid.claims.bodies.get(one, {}).get("relations", ())
    )


def _of_utterances(new: Judged, stand: Iterable[Judged]) -> Problem | None:
    group: dict[str, set[str]] = defaultdict(set)
    given = list(stand)
    for one in given:
        if one.verdict == "same":
            both = {one.left, one.right} | group[one.left] | group[one.right]
            group |= dict.fromkeys(both, both)
    left, right = {new.left} | group[new.left], {new.right} | group[new.right]
    if left & right:
        if new.verdict == "same":
            return "these utterances are one already", None
        told = next((one for one in given if one.verdict == "same" and {one.left, one.right} <= left), None)
        return (
            f"judgements made these utterances one: {told.told}" if told else "these are one record",
            "claimtrack curate split",
        )
    for one in given:
        if one.verdict == "different" and new.verdict == "same":
            first, second = one.left, one.right
            if (first in left and second in right) or (first in right and second in left):
                return f"a judgement says otherwise: {one.told}", _TAKE_BACK
    return None
