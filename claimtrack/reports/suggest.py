"""What a person should judge: pairs that may be one, the surest first, with the evidence for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.names import closest
from claimtrack.domain.rows import Rows
from claimtrack.errors import UsageProblem
from claimtrack.reports.suggesting.actors import actor_proposals, voice_proposals
from claimtrack.reports.suggesting.proposal import Evidence, Judged, Proposal
from claimtrack.reports.suggesting.speech import relay_proposals, utterance_proposals
from claimtrack.reports.suggesting.subjects import claim_proposals, topic_proposals
from claimtrack.store.readonly import Reader

KINDS: Final = {
    "speakers": "speaker",
    "sources": "source",
    "claims": "claim",
    "topics": "topic",
    "utterances": "utterance",
    "relays": "relay",
}
"""What can be asked for, and the kind its rows have."""

LEAST: Final = 0.5
"""How sure a proposal is at least, unless somebody wants weaker ones too."""

_SIDES: Final = ("shown", "n", "first", "last", "quote", "article")
COLUMNS: Final = (
    *("kind", "left", "right", "verdict", "field", "why", "score"),
    *(f"left_{name}" for name in _SIDES),
    *(f"right_{name}" for name in _SIDES),
)
"""The first six are those that `curate judge` reads; verdict and field are for the person who judges."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """The proposals in order, and how many weaker ones were left out."""

    proposals: tuple[Proposal, ...]
    weaker: int

    def rows(self) -> Rows:
        """Give them as a list, one row each."""
        return Rows(COLUMNS, [_row(one) for one in self.proposals])


def suggest(reader: Reader, kinds: Sequence[str] = (), least: float = LEAST) -> Suggested:
    """Find what may be one among the kinds asked for (nothing named = all), at least so sure.

    Nothing that somebody has judged is proposed again. Raises UsageProblem for a kind there is not.
    """
    wanted = {_kind(kind) for kind in kinds} or set(KINDS.values())
    found = sorted(
        (one for one in _proposals(reader, wanted) if one.kind in wanted),
        key=lambda one: (-one.score, one.kind, one.left, one.right),
    )
    kept = tuple(one for one in found if one.score >= least)
    return Suggested(kept, len(found) - len(kept))


def _kind(text: str) -> str:
    if text in KINDS:
        return KINDS[text]
    if text in KINDS.values():
        return text
    message = f"nothing is suggested for {text!r}"
    near = closest(text, KINDS, limit=1)
    raise UsageProblem(message, f"did you mean {near[0]}?" if near else f"choose of {', '.join(KINDS)}")


def _proposals(reader: Reader, wanted: set[str]) -> list[Proposal]:
    judged = Judged(reader)
    found: list[Proposal] = []
    if wanted & {"speaker", "source"}:
        found += actor_proposals(reader, judged)
    if "speaker" in wanted:
        found += voice_proposals(reader, judged)
    if "claim" in wanted:
        found += claim_proposals(reader, judged)
    if "topic" in wanted:
        found += topic_proposals(reader, judged)
    if "utterance" in wanted:
        found += utterance_proposals(reader, judged)
    if "relay" in wanted:
        found += relay_proposals(reader)
    return found


def _row(one: Proposal) -> tuple[str | int | float | None, ...]:
    asked = (one.kind, one.left, one.right, None, None, one.why, one.score)
    return (*asked, *_cells(one.left_is), *_cells(one.right_is))


def _cells(evidence: Evidence) -> tuple[str | int | None, ...]:
    return (evidence.shown, evidence.n, evidence.first, evidence.last, evidence.quote, evidence.article)
