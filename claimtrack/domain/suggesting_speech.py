"""Which utterances may be one act of speech though no rule joins them: the same words, or undated reports of one.

The rules of `domain.identity` join only what they can prove; what comes near is for a person to judge.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Final

from claimtrack.domain.fingerprint import MIN_WORDS, fingerprint
from claimtrack.domain.identity import Part
from claimtrack.domain.suggesting_names import Alike
from claimtrack.domain.suggesting_texts import overlap, said

DAYS: Final = 4
"""How far apart, in days, two articles may be published that tell of one utterance without its day."""

_CROWD: Final = 60
_APART: Final = {
    "day": (0.6, "coders give other days"),
    "occasion": (0.45, "they are placed at two occasions"),
    "anonymous_in": (0.4, "the voices are anonymous and of two articles"),
    "named": (0.35, "two named speakers spoke"),
    "time": (0.35, "they are given at two times of the day"),
    "ref": (0.3, "they bear two refs"),
    "imputed": (0.15, "in one it is somebody else who tells what was said"),
}
_SAME_WORDS: Final = {"meet": 0.85, "near": 0.6, "far": 0.35}
_TWO_VOICES: Final = {"meet": 0.6, "near": 0.45, "far": 0.3}
_UNDATED: Final = 0.5
_NEXT_DAY: Final = 0.4
_WORDS: Final = 0.35
_RELAYED: Final = 0.1


@dataclass(frozen=True, slots=True)
class Read:
    """One asserter of one record, as the rules see it and as a person would: when, with which stance, in which words.

    `source` is who published it and `root` on whose word, both as ids; `heard_from` is the root by name.
    """

    part: Part
    earliest: str | None
    latest: str
    stance: int | None
    conditional: bool
    words: str
    source: int
    root: int
    heard_from: str

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day it may have been said; an open beginning is before all days."""
        return self.earliest or "", self.latest


Utterance = tuple[Read, ...]
Found = dict[tuple[str, str], Alike]
"""What was found of two utterances, each named by a part, the smaller key first."""


def kept_apart(suggestions: Iterable[tuple[str, str, str]]) -> Found:
    """Give what the rules themselves left open: parts that share a key, and what keeps them apart."""
    found: Found = {}
    for left, right, reasons in suggestions:
        known = [_APART[one] for one in reasons.split(", ") if one in _APART]
        if known:
            why = "the rules would join them, but " + " and ".join(told for _, told in known)
            found[min(left, right), max(left, right)] = Alike(min(score for score, _ in known), why)
    return found


def same_words(utterances: Iterable[Utterance]) -> Found:
    """Give the utterances that quote the same six words or more, of one principal or of two."""
    buckets: dict[int, list[Read]] = defaultdict(list)
    of: dict[str, int] = {}
    for number, utterance in enumerate(utterances):
        for read in utterance:
            of[read.part.key] = number
            for words in _runs(read.part):
                # The number of the words, not the words: of many quotes these would fill the memory.
                buckets[hash((read.part.lang, words))].append(read)
    shared = {
        (one.part.key, other.part.key): (one, other)
        for several in buckets.values()
        if 1 < len(several) <= _CROWD
        for one, other in combinations(sorted(several, key=lambda read: read.part.key), 2)
        if of[one.part.key] != of[other.part.key] and not _in_one_record(one.part, other.part)
    }
    return merged([{pair: _quoted(*reads) for pair, reads in shared.items()}], of)


def _runs(part: Part) -> Iterator[str]:
    """Give each six words in a row of a direct quote."""
    words = (fingerprint(part.direct_quote) or "").split() if part.direct_quote else []
    for start in range(len(words) - MIN_WORDS + 1):
        yield " ".join(words[start : start + MIN_WORDS])


def _in_one_record(one: Part, other: Part) -> bool:
    return one.article == other.article and one.coder == other.coder


def _quoted(one: Read, other: Read) -> Alike:
    met, when = _met(one, other)
    whole = fingerprint(one.part.direct_quote or "") == fingerprint(other.part.direct_quote or "")
    words = next((run for run in _runs(one.part) if run in set(_runs(other.part))), "")
    what = "the same words" if whole else f"the words “{words}”"
    if one.part.principal == other.part.principal:
        score, whose = _SAME_WORDS[met], what
    else:
        score, whose = _TWO_VOICES[met], f"{what} of two voices"
    return Alike(round(score * (1.0 if whole else 0.95), 3), f"both quote {whose}; {when}")


def _met(one: Read, other: Read) -> tuple[str, str]:
    """Tell whether two may be of one day, in words too."""
    if one.days[0] <= other.days[1] and other.days[0] <= one.days[1]:
        return ("meet", "the day may be one") if _published(one, other) <= DAYS else ("near", "the day may be one")
    gap = _gap(one.days, other.days)
    told = "the days given are next to each other" if gap == 1 else f"the days given are {gap} days apart"
    return ("near", told) if gap <= DAYS else ("far", told)


def _gap(some: tuple[str, str], others: tuple[str, str]) -> int:
    """Give the days between two stretches that do not meet."""
    first, second = sorted((some, others))
    return (date.fromisoformat(second[0]) - date.fromisoformat(first[1])).days


def _published(one: Read, other: Read) -> int:
    """Give the days between two articles."""
    days = date.fromisoformat(one.part.published) - date.fromisoformat(other.part.published)
    return abs(days.days)


def near_reports(utterances: Sequence[Utterance]) -> Found:
    """Give what may be reports of one utterance: one principal, claim and stance, told within a few days.

    At least one of the two lacks its day, or the days given are next to each other.
    """
    buckets: dict[tuple[str, str, bool], list[tuple[int, Read]]] = defaultdict(list)
    for number, utterance in enumerate(utterances):
        for read in utterance:
            part = read.part
            if part.anonymous_in is None:
                buckets[part.principal, part.claim, part.imputed].append((number, read))
    found: Found = {}
    for several in buckets.values():
        several.sort(key=lambda one: (one[1].part.published, one[1].part.key))
        for one, other in _within_days(several):
            likeness = _near(one, other)
            if likeness is not None:
                left, right = sorted((one.part.key, other.part.key))
                found[left, right] = likeness
    return merged([found], {read.part.key: n for n, utterance in enumerate(utterances) for read in utterance})


def _within_days(several: Sequence[tuple[int, Read]]) -> Iterator[tuple[Read, Read]]:
    """Give the pairs of different utterances that were published within DAYS of each other."""
    for at, (number, one) in enumerate(several):
        for against, other in several[at + 1 : at + 1 + _CROWD]:
            if _published(one, other) > DAYS:
                break
            if number != against and not _in_one_record(one.part, other.part):
                yield one, other


def _near(one: Read, other: Read) -> Alike | None:
    if (one.stance, one.conditional) != (other.stance, other.conditional) or _disagree(one.part, other.part):
        return None
    if one.days[0] <= other.days[1] and other.days[0] <= one.days[1]:
        if one.part.day is not None and other.part.day is not None:
            return None
        if _too_late(one, other) or _too_late(other, one):
            return None
        score, when = _UNDATED, _told_day(one, other)
    elif _gap(one.days, other.days) == 1:
        score, when = _NEXT_DAY, "the days given are next to each other"
    else:
        return None
    why = f"the same principal, claim and stance, published {_apart(_published(one, other))}; {when}"
    shared = overlap(said(one.words), said(other.words), {}) if one.part.lang == other.part.lang else 0.0
    if shared > _WORDS:
        why += "; the quotes share most of their words"
    relayed, told = _relayed(one, other)
    return Alike(round(min(score + _WORDS * shared + relayed, 0.95), 3), why + told)


def _disagree(one: Part, other: Part) -> bool:
    pairs = ((one.ref, other.ref), (one.occasion, other.occasion), (one.named, other.named), (one.time, other.time))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _too_late(dated: Read, undated: Read) -> bool:
    """Tell whether an article appeared so long after a day that it hardly tells of that day."""
    if undated.part.day is not None or dated.earliest is None:
        return False
    return (date.fromisoformat(undated.latest) - date.fromisoformat(dated.latest)).days > DAYS


def _told_day(one: Read, other: Read) -> str:
    neither = one.part.day is None and other.part.day is None
    return "neither tells the day" if neither else f"only one tells the day ({one.part.day or other.part.day})"


def _apart(days: int) -> str:
    return "on one day" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"


def _relayed(one: Read, other: Read) -> tuple[float, str]:
    if one.root == other.root and one.root not in (one.source, other.source):
        return _RELAYED, f"; both have it from {one.heard_from}"
    if one.source != other.source and (one.root == other.source or other.root == one.source):
        return _RELAYED, "; one has it from the other"
    return 0.0, ""


def merged(several: Iterable[Found], of: Mapping[str, int]) -> Found:
    """Give one pair of parts for each pair of utterances: the surest.

    `of` numbers the utterance of each part; pairs within one utterance are left out.
    """
    best: dict[tuple[int, int], tuple[tuple[str, str], Alike]] = {}
    given = [(pair, likeness) for found in several for pair, likeness in found.items()]
    for pair, likeness in sorted(given, key=lambda one: (-one[1].score, one[0])):
        first, second = sorted((of[pair[0]], of[pair[1]]))
        if first != second:
            best.setdefault((first, second), (pair, likeness))
    return dict(best.values())
