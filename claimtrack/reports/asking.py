"""What a report is asked for, as typed by a person -> what the database knows: speakers, topics, claims, days."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimtrack.domain.dates import parse_date
from claimtrack.domain.names import closest, norm_key
from claimtrack.domain.resolve import Ambiguous, TopicBook
from claimtrack.errors import UsageProblem
from claimtrack.reports.ending import end_of
from claimtrack.reports.frame import Period
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Named:
    """Something a report is about: its id and key, its primary name, and how it is told at length."""

    id: int
    key: str
    name: str
    told: str | None = None


def speaker(reader: Reader, text: str) -> Named:
    """Give the speaker or side of a name in any language, or of a key."""
    found = reader.query("speakers_named", folded=norm_key(text), key=text).rows
    keyed = [row for row in found if row[5]]
    reviewed = [row for row in found if row[4]]
    chosen = keyed or reviewed or found
    if len(chosen) == 1 and chosen[0][2] == "unspecified":
        message = f"{text!r} stands for everybody left unnamed, who is no side"
        raise UsageProblem(message)
    if len(chosen) == 1:
        return Named(int(str(chosen[0][0])), str(chosen[0][3]), str(chosen[0][1]))
    if chosen:
        listed = ", ".join(f"{row[3]!s} ({row[1]!s}, {row[2]!s})" for row in chosen)
        message = f"several are called {text!r}"
        raise UsageProblem(message, f"give the key of the one you mean: {listed}")
    names = [str(row[0]) for row in reader.query("speaker_names").rows]
    message = f"nobody in this database is called {text!r}"
    raise UsageProblem(message, _near(text, names, "claimtrack list speakers"))


def sides(reader: Reader, texts: Sequence[str], period: Period) -> tuple[Named, ...]:
    """Give the sides named, none of them twice; where nobody is named, all that belong to no other as it ends."""
    if not texts:
        return outermost(reader, period)
    found = tuple(speaker(reader, text) for text in texts)
    if len({side.id for side in found}) < len(found):
        message = f"the same side is named twice: {', '.join(_twice(texts, found))}"
        raise UsageProblem(message, "name different ones")
    return found


def _twice(texts: Sequence[str], found: Sequence[Named]) -> Iterator[str]:
    """Give what stands more than once among some sides: its names as typed, each once, and its own name."""
    for side in dict.fromkeys(found):
        typed = [text for text, one in zip(texts, found, strict=True) if one == side]
        if len(typed) > 1:
            yield " = ".join(dict.fromkeys([*typed, side.name]))


def outermost(reader: Reader, period: Period) -> tuple[Named, ...]:
    """Give the sides that belong to no other on the last day told, whatever they belonged to before."""
    rows = reader.query("sides_outermost", day=end_of(reader, period)).rows
    return tuple(Named(int(str(side_id)), str(key), str(name)) for side_id, key, name in rows)


def subject(reader: Reader, topic_text: str | None, claim_key: str | None) -> tuple[Named | None, Named | None]:
    """Give the topic or the claim a report is about, or neither; both at once are refused."""
    if topic_text is not None and claim_key is not None:
        message = "--topic and --claim cannot both be given"
        raise UsageProblem(message, "a claim is told by itself; leave one of them out")
    return (
        topic(reader, topic_text) if topic_text is not None else None,
        claim(reader, claim_key) if claim_key is not None else None,
    )


def topic(reader: Reader, text: str) -> Named:
    """Give the topic of a name in any language, or of a path; of several the one that a codebook knows."""
    book = TopicBook()
    names: dict[str, list[str]] = {}
    known: dict[str, tuple[Named, str | None]] = {}
    reviewed: set[str] = set()
    for topic_id, name, path, key, parent, other, is_reviewed in reader.query("topics_named").rows:
        reviewed |= {str(key)} if is_reviewed else set()
        known[str(key)] = (Named(int(str(topic_id)), str(key), str(name), str(path)), str(parent) if parent else None)
        names.setdefault(str(key), []).append(str(other))
    for key, (_, above) in known.items():
        book.add(key, names[key], above, reviewed=key in reviewed)
    found = book.find(text)
    if found is None:
        message = f"there is no topic {text!r}"
        raise UsageProblem(
            message, _near(text, [n for several in names.values() for n in several], "claimtrack list topics")
        )
    if isinstance(found, Ambiguous):
        message = f"several topics are called {text!r}"
        raise UsageProblem(message, "give the path of the one you mean: " + ", ".join(found.keys))
    return known[found.key][0]


def claim(reader: Reader, text: str) -> Named:
    """Give the claim of a key."""
    found = claim_or_none(reader, text)
    if found is not None:
        return found
    message = f"there is no claim {text!r}"
    raise UsageProblem(message, near_claims(reader, text))


def claim_or_none(reader: Reader, text: str) -> Named | None:
    """Give the claim of a key, None where no claim has it."""
    for claim_id, key, told, _ in reader.query("claims_keyed").rows:
        if key == text:
            return Named(int(str(claim_id)), text, text, str(told) if told is not None else None)
    return None


def near_claims(reader: Reader, text: str) -> str:
    """Give a hint: the claims whose keys are like a text, else where to see what there is."""
    return _near(text, [str(row[1]) for row in reader.query("claims_keyed").rows], "claimtrack list claims")


def day(text: str | None, option: str, *, last: bool) -> str | None:
    """Give the day an option means: the last day of a month or year for an end, the first for a beginning."""
    if text is None:
        return None
    try:
        found = parse_date(text)
    except ValueError as problem:
        message = f"{option}: {problem}"
        raise UsageProblem(message) from problem
    bound = found.latest if last else found.earliest
    if bound is None or "/" in text:
        message = f"{option} wants one day, month or year, not {text!r}"
        raise UsageProblem(message, "for example 2025-12-18 or 2025-12")
    return bound


def _near(text: str, names: list[str], otherwise: str) -> str:
    near = closest(text, names)
    return "did you mean " + ", ".join(near) + "?" if near else f"see what there is: {otherwise}"
