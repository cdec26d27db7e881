"""How figures are put in words, the same in every format for people: stances, dates, counts, what to beware of.

What belongs on one line is held together by no-break spaces; the formats print them as plain ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.domain.dates import DISPUTED
from claimtrack.domain.positions import Held, Split
from claimtrack.reports.counting import Tally
from claimtrack.reports.evidence import Publication, Stated
from claimtrack.reports.frame import Period
from claimtrack.reports.holdings import Side
from claimtrack.reports.periods import PeriodLine

GLYPHS = {-2: "▼▼", -1: "▼", 0: "◆", 1: "▲", 2: "▲▲"}
NOTHING = "· no statement found (which is not neutral)"
NO_CLAIM = "on the topic itself, without a claim"
NO_RECORD = "nothing on record"
NO_ARTICLE = "no article on record"
NO_POSITION = "no position"
ELSEWHERE = "no statement found at other times"
TRANSLATION = "translation:"
ORDER_UNKNOWN = "order unknown: the days overlap"
WHICH_FIRST = "which came first is unknown: the days overlap"
PERHAPS_OUTSIDE = "perhaps outside the period"
THROUGH_NAMELESS = "only through anonymous voices"
IN_A_CIRCLE = "only from outlets that have it from each other"
SILENT = "no statement found, which is not neutral"
BY_PERIOD = (
    "the stance held at the end of each period with a statement; a period that is missing is silence; n counts all "
    "utterances of the period, also those that move no stance: of voices without a name, and unclear ones"
)
LEGEND = (
    "▲ supports or affirms · ▼ opposes or denies · ◆ neutral · ? unclear · “by D”: said on an unknown day up to D · "
    "“A > B”: A has it from B · n: how many statements · direct: quoted; mixed: quoted in part; "
    "indirect, narrated: in the reporter's words"
)


def signed(stance: int | None) -> str:
    """Give a stance as a signed number with a true minus, `?` where it is unclear."""
    if stance is None:
        return "?"
    return f"+{stance}" if stance > 0 else f"−{-stance}" if stance < 0 else "0"


def newest(*, quoted: bool, stance: int | None) -> str:
    """Give what stands above the words of a side that stand first."""
    words = "Newest quoted words" if quoted else "As last reported"
    return words if stance is None else f"{words}, with a stance"


def stance(value: int | None, label: str, *, conditional: bool = False, condition: str | None = None) -> str:
    """Give a stance with its shape, number and word, and its condition."""
    word = label.replace("-", " ")
    known = f"{GLYPHS[value]} {signed(value)} {word}" if value is not None else f"? {word}"
    return f"{known}{_condition(condition, conditional)}"


def _condition(condition: str | None, conditional: bool) -> str:  # noqa: FBT001 - private, and said by its name
    """Give the condition of a stance as its end."""
    return (f", if: {condition}" if condition else ", conditionally") if conditional else ""


def split(found: Split) -> str:
    """Give a split inside a side, with who holds what."""
    between = ", ".join(f"{name} {signed(value)}" for name, value in found.between)
    return f"split from {signed(found.low)} to {signed(found.high)}: {between}"


def stance_word(label: str, *, conditional: bool = False) -> str:
    """Give a stance as the word of a sentence that the claim follows."""
    word = f"{label} on" if label in {"neutral", "unclear"} else label.replace("-", " ")
    return f"{word}, on a condition," if conditional else word


_DOUBTS = {"": "", "~": "about\u00a0", "?": "perhaps\u00a0", DISPUTED: "disputed\u00a0"}


def when(earliest: str | None, latest: str, doubt: str = "") -> str:
    """Give when something was said as far as it is known; `doubt` is the sign told with the days, if any."""
    if earliest is None:
        return f"by\u00a0{_DOUBTS[doubt]}{latest}"
    return _DOUBTS[doubt] + (latest if earliest == latest else f"{earliest} … {latest}")


def day(one: Held | Stated) -> str:
    """Give when a statement was made as far as it is known."""
    held = one.held if isinstance(one, Stated) else one
    return when(held.earliest, held.latest, held.doubt)


def sentence(text: str) -> str:
    """Give words as a sentence: a capital first, a stop last."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?', '!')) else '.'}"


def plural(number: int, one: str) -> str:
    """Give a count with its noun."""
    return f"{number}\u00a0{one if number == 1 else one + 's'}"


def n(number: int) -> str:
    """Give how many statements a figure rests on."""
    return f"n\u00a0=\u00a0{number}"


def days_of(side: Side | Tally) -> str:
    """Give the days over which something is on record."""
    first = when(None if side.first_open else side.first, str(side.first), side.first_doubt)
    return first if side.last == side.first else f"{first} … {when(side.last, str(side.last), side.last_doubt)}"


def independent(number: int) -> str:
    """Give how many of some reports are independent."""
    return f"{number}\u00a0independent"


def on_record(count: Tally) -> str:
    """Give how much a whole report rests on, over which days."""
    if not count.utterances:
        return NO_RECORD
    counts = (
        plural(count.utterances, "utterance"),
        f"{plural(count.reports, 'report')} ({independent(count.independent)})",
        plural(count.speakers, "speaker"),
        plural(count.sources, "source"),
    )
    return f"{', '.join(counts)}; {days_of(count)}"


def listed(names: Sequence[str]) -> str:
    """Give names as a sentence lists them."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def scope(period: Period) -> str:
    """Give the days a report keeps to."""
    parts = []
    if period.date_from or period.date_until:
        parts.append(f"said {period.date_from or 'any time'} … {period.date_until or 'any later day'}")
    if period.as_of:
        parts.append(f"as of {period.as_of}")
    if period.known_on:
        parts.append(f"as known on {period.known_on}")
    return ", ".join(parts) or "the whole record"


def stance_of(held: Held) -> str:
    """Give the stance of a statement with its condition."""
    return stance(held.stance, held.stance_label, conditional=held.conditional, condition=held.condition)


def wording(held: Held, *, word: bool) -> str:
    """Give the words of a stance without its number: its condition, with `word` its label as well."""
    condition = [f"if: {held.condition}" if held.condition else "conditionally"] if held.conditional else []
    return ", ".join([held.stance_label.replace("-", " ")] * word + condition)


def no_position(rows: Iterable[Stated]) -> str:
    """Give why a side has no position on a claim: silence, no stance, anonymous voices, or only imputed statements."""
    stated = list(rows)
    spoken = [row for row in stated if not row.imputed]
    if not stated:
        return NOTHING
    if not spoken:
        return "· only imputed to it by others, which never counts; no statement of its own found"
    if all(row.anonymous for row in spoken):
        return f"? only anonymous voices spoke ({_how_much(spoken)}), which never move a side's position"
    return f"? spoke, but took no stance ({_how_much(spoken)})"


def _how_much(rows: Iterable[Stated]) -> str:
    days = [(row.date_latest, day(row)) for row in rows]
    return f"{max(days)[1]}; {n(len(days))}"


def step(held: Held) -> str:
    """Give one step of the way a stance went."""
    return f"{signed(held.stance)}{' conditional' if held.conditional else ''} ({day(held)})"


def said_by(held: Held, side: str, said: Mapping[str, Stated] | None = None) -> str:
    """Give who made one of a side's statements, and when; the side itself is not named again.

    `said` are the statements by key; without its own a statement is told as that of its principal.
    """
    days = day(held)
    who = said[held.key].speaker if said and held.key in said else held.name
    return days if who == side else f"{who}, {days}"


def claim(key: str, text: str | None) -> str:
    """Give a claim inside a sentence: its text in quotation marks, else its key."""
    return f"“{text.removesuffix('.')}”" if text else key


def gap(distance: int, *, unsure: bool = False) -> str:
    """Give how far apart sides are; `unsure` where one of them was perhaps there outside the period."""
    return f"{distance} of 4{f'; {PERHAPS_OUTSIDE}' if unsure else ''}"


def moved(times: int) -> str:
    """Give how often a side changed what it holds."""
    return plural(times, "change") if times else "no change on record"


def of_unknown_order(number: int, changes: int) -> str:
    """Give of how many of some changes nobody knows which statement came first."""
    return ORDER_UNKNOWN if number == changes else f"{number} of them: {ORDER_UNKNOWN}"


def where_they_stand(names: Sequence[str], about: str) -> str:
    """Give the question a comparison answers."""
    return f"Where do {listed(names)} stand on {about}?"


def in_period(line: PeriodLine) -> str:
    """Give a side's stance at the end of a period with the utterances it made in it.

    Where none of them can make a position it says so, and of which day the stance is, if there is one.
    """
    counted = ", ".join([n(line.n), *_of_them(line)])
    if line.claim is None:
        return f"– ({counted})"
    spoke = "only anonymous voices spoke" if line.n_anonymous == line.n else "spoke, but took no stance"
    if line.stance is None:
        return f"? {spoke} ({counted})"
    flags = ((line.via_anonymous_only, THROUGH_NAMELESS), (line.circular_only, IN_A_CIRCLE))
    notes = [told for holds, told in flags if holds] + ([split(line.split)] if line.split else [])
    held = f"{signed(line.stance)}{_condition(line.condition, line.conditional)}"
    if line.moved or line.rests_on is None:
        return f"{held} ({'; '.join([counted, *notes])})"
    return f"{held}, as before ({'; '.join([day(line.rests_on), *notes])}): {spoke} ({counted})"


def _of_them(line: PeriodLine) -> Iterator[str]:
    """Give what is to be known of some of the utterances of a period; what is so of all is told by itself."""
    if line.n_uncertain:
        yield "perhaps earlier" if line.n_uncertain == line.n else f"{line.n_uncertain} of them perhaps earlier"
    if 0 < line.n_anonymous < line.n:
        yield f"{line.n_anonymous} of them anonymous"
    if 0 < line.n_unclear < line.n and line.claim is not None:
        yield f"{line.n_unclear} of them unclear"


def group_name(name: str, told: int, cut: int, noun: str = "statement") -> str:
    """Give the name of a group of statements with how many they are, and how many of them are told."""
    return f"{name}: {f'{told} of ' if cut else ''}{plural(told + cut, noun)}"


def and_more(number: int, noun: str = "statement") -> str:
    """Give how many statements are not told one by one."""
    return f"… and {plural(number, f'more {noun}')}"


def article(one: Publication) -> str:
    """Give an article as a list of sources names it."""
    edited = f"text changed later: {one.edited}" if one.edited else None
    title = f"“{one.title}”" if one.title else None
    return " · ".join(part for part in (one.source, one.published, title, edited) if part)
