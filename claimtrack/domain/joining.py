"""Why two parts are one utterance, in words: which of the keys of `domain.identity` they share."""

from collections.abc import Iterable, Iterator

from claimtrack.domain.fingerprint import fingerprint
from claimtrack.domain.identity import Part, Verdict


def why_joined(one: Part, other: Part, verdicts: Iterable[Verdict] = ()) -> str | None:
    """Give the strongest key that two parts of one principal share; None where only a third part joins them."""
    pair = {one.key, other.key}
    if any(verdict.same and {verdict.left, verdict.right} == pair for verdict in verdicts):
        return "a judgement"
    return next((why for shared, why in _keys(one, other) if shared), None)


def _keys(one: Part, other: Part) -> Iterator[tuple[bool, str]]:
    yield one.ref is not None and one.ref == other.ref, f"the same ref {one.ref}"
    in_one = one.article == other.article
    yield in_one and one.coder != other.coder and one.claim == other.claim, "another coder's record of the same"
    if one.day is not None and one.day == other.day:
        yield one.occasion is not None and one.occasion == other.occasion, f"{one.day} at {one.occasion}"
        yield one.lang == other.lang and None is not _print(one) == _print(other), f"{one.day} in the same words"
        yield in_one, f"{one.day} in one article"
        yield one.claim == other.claim, f"{one.day} on the same claim"


def _print(part: Part) -> str | None:
    return fingerprint(part.direct_quote) if part.direct_quote is not None else None
