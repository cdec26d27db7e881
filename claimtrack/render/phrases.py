"""How figures are put in words, the same in every format for people: stances, dates, counts, what to beware of.

What belongs on one line is held together by no-break spaces; the formats print them as plain ones.
"""

from collections.abc import Iterable, Mapping, Sequence

from claimtrack.domain.positions import Held, Position
from claimtrack.reports.counting import Tally
from claimtrack.reports.evidence import Publication, Stated
from claimtrack.reports.frame import Method, Period
from claimtrack.reports.holdings import Side
from claimtrack.reports.periods import PeriodLine

GLYPHS = {-2: "▼▼", -1: "▼", 0: "◆", 1: "▲", 2: "▲▲"}
NOTHING = "· no statement found (which is not neutral)"
NO_CLAIM = "on the topic itself, without a claim"
NO_RECORD = "nothing on record"
KICKER = "claimtrack: who said what, when, by whose account"
SOURCES = "Sources"
MADE = "How to cite and how this was made"
COMMAND = "Command"
DATABASE = "Database"
CODEBOOK = "Codebook"
CHECK = "Check the database"
VERBATIM = (COMMAND, DATABASE, CODEBOOK, CHECK)
QUERY = "The query behind the statements"
NO_ARTICLE = "no article on record"
NO_ADDRESS = "no address on record"
NO_ARCHIVE = "no archived copy on record"
NO_CHARTS = 'For charts: pip install "claimtrack[charts]"'
HELD_FIGURE = "What each side held, day by day, and the statements it rests on"
HELD_ALONE_FIGURE = "What each side held, day by day; the statements are too many for a sign each"
GAP_FIGURE = "How far apart the sides were, from 0 to 4, while all of them had a position"
LANES_FIGURE = "Each speaker's statements, claim by claim"
HEAT_FIGURE = "How many utterances are on record; an empty cell is silence, which is not neutral"
NO_POSITION = "no position"
ELSEWHERE = "no statement found at other times"
TRANSLATION = "translation:"
ORDER_UNKNOWN = "order unknown: the days overlap"
SILENT = "no statement found, which is not neutral"
BY_PERIOD = "the stance held at the end of each period with a statement; a period that is missing is silence"
LEGEND = (
    "▲ supports or affirms · ▼ opposes or denies · ◆ neutral · ? unclear · “by D”: said on an unknown day up to D · "
    "“A > B”: A has it from B · n: how many statements · direct: quoted; mixed: quoted in part; "
    "indirect, narrated: in the reporter's words"
)
RULES = "Beside a solid rule stand quoted words, beside a dashed one the reporter's."
LEGEND_NAME = "What the signs mean"


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
    if not conditional:
        return known
    return f"{known}, if: {condition}" if condition else f"{known}, conditionally"


def stance_word(label: str, *, conditional: bool = False) -> str:
    """Give a stance as the word of a sentence that the claim follows."""
    word = f"{label} on" if label in {"neutral", "unclear"} else label.replace("-", " ")
    return f"{word}, on a condition," if conditional else word


_DOUBTS = {"": "", "~": "about\u00a0", "?": "perhaps\u00a0"}


def when(earliest: str | None, latest: str, doubt: str = "") -> str:
    """Give when something was said as far as it is known; `doubt` is the sign written with the days, if any."""
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


def beside_position(position: Position) -> list[str]:
    """Give what must stand beside a position: on what alone it rests, that a side is split."""
    notes = ["only through anonymous voices"] if position.via_anonymous_only else []
    notes += ["only from outlets that have it from each other"] if position.circular_only else []
    if position.split is not None:
        between = ", ".join(f"{name} {signed(value)}" for name, value in position.split.between)
        notes.append(f"split from {signed(position.split.low)} to {signed(position.split.high)}: {between}")
    return notes


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


def most_spoken_to(drawn: int, there: int) -> str:
    """Give which claims a chart shows where there are too many for one, as the end of its title."""
    return f" (the {drawn} claims most spoken to, of {there})"


def gap(distance: int) -> str:
    """Give how far apart sides are."""
    return f"{distance} of 4"


def moved(times: int) -> str:
    """Give how often a side changed what it holds."""
    return plural(times, "change") if times else "no change on record"


def where_they_stand(names: Sequence[str], about: str) -> str:
    """Give the question a comparison answers."""
    return f"Where do {listed(names)} stand on {about}?"


def in_period(line: PeriodLine) -> str:
    """Give a side's stance at the end of a period with the utterances it made in it."""
    some = f"{line.n_uncertain} of them " if line.n_uncertain < line.n else ""
    unsure = f", {some}perhaps earlier" if line.n_uncertain else ""
    return f"{signed(line.stance)} ({n(line.n)}{unsure})"


def speaking(row: Stated) -> str:
    """Give who said it, and for whom."""
    return f"{row.speaker} for {row.on_behalf_of}" if row.on_behalf_of else row.speaker


def beware(row: Stated) -> list[str]:
    """Give what a reader must know beside a statement."""
    notes = [row.mode] if row.mode else []
    notes += [f"distancing: {row.distancing}"] if row.distancing else []
    notes += [row.act] if row.act != "assert" else []
    notes += [row.certainty] if row.certainty else []
    notes += [f"date {row.date_basis}"] if row.date_basis in {"inferred", "unknown"} else []
    flags = (
        ("~" in row.date, "the day is approximate"),
        ("?" in row.date, "the day is uncertain"),
        (row.disputed, "another article or coder read another stance"),
        (row.imputed, "imputed, not counted"),
        (row.joint is not None, "joint"),
        (row.anonymous, "anonymous voice"),
        (row.via_anonymous and not row.anonymous, "only through anonymous voices"),
        (row.side_uncertain, "membership changed within these days"),
        (row.period_uncertain, "perhaps outside the period"),
        (any(source.circular for source in row.sources), "circular reporting"),
    )
    return notes + [told for holds, told in flags if holds]


ANOTHER_MIND = "another speaker: not one mind that changed"


def about_days(before: Stated | None, after: Stated) -> list[str]:
    """Give which of the two days of a change is known only about."""
    flags = (
        (before is not None and before.approximate, "the day of the former stance is approximate"),
        (after.approximate, "the day of the new stance is approximate"),
    )
    return [told for holds, told in flags if holds]


def resting_on(what: str, row: Stated) -> list[str]:
    """Give on how little something rests: nameless voices alone, or outlets that have it from each other."""
    found = [f"{what} only through anonymous voices"] if row.via_anonymous else []
    return found + ([f"{what} only from outlets that have it from each other"] if row.circular_only else [])


def reported(row: Stated) -> str:
    """Give the chain of the earliest report and how often it was reported."""
    counts = f"{plural(row.n_reports, 'report')}, {row.n_independent} independent" if row.n_reports > 1 else "1 report"
    return f"{' > '.join(row.links)} ({counts})"


def group_name(name: str, told: int, cut: int, noun: str = "statement") -> str:
    """Give the name of a group of statements with how many they are, and how many of them are told."""
    return f"{name}: {f'{told} of ' if cut else ''}{plural(told + cut, noun)}"


def and_more(number: int, noun: str = "statement") -> str:
    """Give how many statements are not told one by one."""
    return f"… and {plural(number, f'more {noun}')}"


def article(one: Publication) -> str:
    """Give an article as a list of sources names it."""
    return " · ".join(part for part in (one.source, one.published, f"“{one.title}”" if one.title else None) if part)


def citation(title: str, method: Method) -> str:
    """Give how to cite a report, so that who reads it can make it again."""
    known = [f"database sha256 {method.database}"] if method.database else []
    known += [f"codebook sha256 {method.codebook}"] if method.codebook else []
    told = f", from {', '.join(known)}" if known else ""
    inside = title.replace("“", "‘").replace("”", "’")
    return f"“{inside}” claimtrack {method.claimtrack_version}, {method.generated_at[:10]}{told}. {method.command}"


def made(title: str, scope: str, counts: str, method: Method) -> list[tuple[str, str]]:
    """Give how a report was made, name by name; what is told in VERBATIM is kept to the letter."""
    found = [("Cite as", citation(title, method)), (COMMAND, method.command), ("Scope", scope), ("On record", counts)]
    found += [(DATABASE, f"sha256 {method.database}")] if method.database else []
    found += [(CODEBOOK, f"sha256 {method.codebook}")] if method.codebook else []
    found += [(CHECK, "claimtrack export jsonl | sha256sum")] if method.database else []
    found += [("Program", f"claimtrack {method.claimtrack_version}"), ("Made at", method.generated_at)]
    return [(name, told) for name, told in found if told]
