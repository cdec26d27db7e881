"""One value for two records that differ: what each of them gets, as it would stand in a native file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.amending import DECIDABLE
from claimtrack.domain.chain import ChainError, format_chain, parse_chain
from claimtrack.domain.dates import parse_date
from claimtrack.domain.names import closest
from claimtrack.domain.records import Chain, Voice
from claimtrack.domain.stance import STANCE_WORDS, parse_stance
from claimtrack.domain.vocabulary import ACTS, CERTAINTIES, MODES
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import claim, speaker
from claimtrack.reports.coded import NO_CLAIM, UNDATED, Record
from claimtrack.store.readonly import Reader

FIRST: Final = "first"
SECOND: Final = "second"
_CHOICES: Final = (FIRST, SECOND)
_LISTS: Final = {"act": ACTS, "mode": MODES, "certainty": CERTAINTIES, "conditional": ("yes", "no")}
_ALSO_CALLED: Final = {"speaker": "by", "date": "said"}
Values = Mapping[str, str]
"""Texts by field of a record; `stance` without its `?`, which is `conditional`, yes or no."""


@dataclass(frozen=True, slots=True)
class Written:
    """A record with its key and its text, field by field, as the coder wrote it."""

    key: str
    record: Record
    body: Mapping[str, str]

    @property
    def word(self) -> str:
        """The stance that stands, without its condition."""
        return (self.decided("stance") or self.body["stance"]).removesuffix("?")

    @property
    def conditional(self) -> str:
        """Whether it stands with a condition."""
        return self.record.stands["conditional"] or "no"

    def decided(self, field: str) -> str | None:
        """Give the value that somebody decided, None where nobody did."""
        found = self.record.decided.get(field)
        return found.value if found else None

    def text(self, field: str) -> str:
        """Give what the coder wrote, empty where there is nothing."""
        return self.body.get(field, "")

    @property
    def chain(self) -> Chain:
        """The chain as the coder wrote it."""
        return parse_chain(self.text("by")) if self.text("by").strip() else Chain()


Both = tuple[Written, Written]


def values_of(reader: Reader, field: str, value: str, both: Both) -> tuple[Values, Values]:
    """Give what two records get where a value decides a field; raises UsageProblem for one that cannot be."""
    chosen = _chosen(field, value, both)
    if field == "speaker":
        return _speakers(reader, value, chosen, both)
    if field in _LISTS:
        found = chosen.record.values[field] or "" if chosen else one_of(value, field, _LISTS[field])
        return {field: found}, {field: found}
    if field == "stance":
        return _stances(value, chosen)
    one = _claim(reader, value, chosen) if field == "claim" else _date(value, chosen)
    return one, one


def decided_text(reader: Reader, field: str, value: str) -> tuple[str, str]:
    """Give field and text of a value as typed for records by their own fields; raises UsageProblem."""
    name = _ALSO_CALLED.get(field, field)
    if name not in DECIDABLE:
        message = f"nobody can decide `{field}` of a statement"
        near = closest(field, (*DECIDABLE, *_ALSO_CALLED), limit=1)
        raise UsageProblem(message, f"did you mean `{near[0]}`?" if near else f"one of: {', '.join(DECIDABLE)}")
    if name == "said":
        return name, "" if value in ("", UNDATED) else _known_day(value)
    if name == "stance":
        return name, _stance(value)
    if name == "claim":
        return name, _known_claim(reader, value)
    if name == "by":
        return name, format_chain(_known_chain(reader, value)) if value else ""
    return name, one_of(value, name, _LISTS[name]) if name in _LISTS and value else value


def one_of(value: str, field: str, known: Iterable[str]) -> str:
    """Give a value of a closed list; raises UsageProblem with the nearest for another."""
    words = tuple(known)
    if value in words:
        return value
    near = closest(value, words, limit=1)
    message = f"`{value}` is no {field}"
    raise UsageProblem(message, f"did you mean `{near[0]}`?" if near else f"one of: {', '.join(words)}")


def _chosen(field: str, value: str, both: Both) -> Written | None:
    """Give whose value is meant, None where it is neither's."""
    if value in _CHOICES:
        return both[_CHOICES.index(value)]
    return next((one for one in both if value in (one.record.values[field], one.record.told(field))), None)


def _stances(value: str, chosen: Written | None) -> tuple[Values, Values]:
    text = chosen.text("stance") if chosen else _stance(value)
    found = {"stance": text.removesuffix("?")}
    # A condition is a disagreement of its own, unless it is said with the stance.
    if chosen is None and text.endswith("?"):
        found["conditional"] = "yes"
    return found, found


def _stance(value: str) -> str:
    return value if parse_stance(value) else one_of(value.removesuffix("?"), "stance", STANCE_WORDS)


def _claim(reader: Reader, value: str, chosen: Written | None) -> Values:
    key = chosen.text("claim") if chosen else _known_claim(reader, value)
    topic = chosen.text("topic") if chosen else ""
    return {"topic": topic, "claim": key} if key == NO_CLAIM and topic else {"claim": key}


def _known_claim(reader: Reader, value: str) -> str:
    return value if value == NO_CLAIM else claim(reader, value).key


def _date(value: str, chosen: Written | None) -> Values:
    if chosen is not None:
        return {"said": chosen.text("said"), "basis": chosen.text("basis")}
    return {"said": "" if value == UNDATED else _known_day(value)}


def _known_day(value: str) -> str:
    try:
        return parse_date(value).text
    except ValueError as problem:
        message = f"`{value}` is no date: {problem}"
        raise UsageProblem(message, "for example 2025-03-04, 2025-03 or undated") from problem


def _speakers(reader: Reader, value: str, chosen: Written | None, both: Both) -> tuple[Values, Values]:
    """Give the chains: of a coder the whole of his, else each record's own with another end."""
    if chosen is not None and value in _CHOICES:
        return {"by": chosen.text("by")}, {"by": chosen.text("by")}
    end = chosen.chain if chosen else _known_chain(reader, value)
    if chosen is None and end.hops:
        whole = {"by": format_chain(end)}
        return whole, whole
    first, second = (_ending(one, end, same=chosen is not None and _alike(one, chosen)) for one in both)
    return {"by": first}, {"by": second}


def _alike(one: Written, other: Written) -> bool:
    return one.record.values["speaker"] == other.record.values["speaker"]


def _ending(one: Written, end: Chain, *, same: bool) -> str:
    if same or not end.asserters:
        return one.text("by") if same else ""
    spoken, told = _speaking(end), len(one.chain.hops) - len(_speaking(one.chain))
    return format_chain(Chain((*one.chain.hops[:told], *spoken), end.asserters))


def _speaking(chain: Chain) -> tuple[Voice, ...]:
    """Give the spokesperson whose words a chain tells, as a tuple that is mostly empty."""
    return chain.hops[-1:] if chain.hops and chain.hops[-1].suffix == "spokesperson" else ()


def _known_chain(reader: Reader, value: str) -> Chain:
    try:
        chain = parse_chain(value)
    except ChainError as problem:
        raise UsageProblem(problem.message, problem.hint) from problem
    for voice in (*chain.hops, *chain.asserters):
        for name in (voice.name, voice.of, voice.on_behalf_of):
            if name is not None:
                speaker(reader, name)
    return chain
