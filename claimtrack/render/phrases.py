"""How figures are put in words, the same in every format for people: stances, dates, counts, what to beware of."""

from collections.abc import Iterable

from claimtrack.domain.positions import Held
from claimtrack.reports.comparison import Holding, Period, Side, Stated

GLYPHS = {-2: "▼▼", -1: "▼", 0: "◆", 1: "▲", 2: "▲▲"}
NOTHING = "· no statement found (which is not neutral)"
LEGEND = "▲ supports or affirms · ▼ opposes or denies · ◆ neutral · ? unclear · “by D”: said on an unknown day up to D"


def signed(stance: int | None) -> str:
    """Give a stance as a signed number with a true minus, `?` where it is unclear."""
    if stance is None:
        return "?"
    return f"+{stance}" if stance > 0 else f"−{-stance}" if stance < 0 else "0"


def stance(value: int | None, label: str, *, conditional: bool = False, condition: str | None = None) -> str:
    """Give a stance with its shape, number and word, and its condition."""
    known = f"{GLYPHS[value]} {signed(value)} {label}" if value is not None else f"? {label}"
    if not conditional:
        return known
    return f"{known}, if: {condition}" if condition else f"{known}, conditionally"


def when(earliest: str | None, latest: str) -> str:
    """Give when something was said as far as it is known."""
    if earliest is None:
        return f"by {latest}"
    return latest if earliest == latest else f"{earliest} … {latest}"


def plural(n: int, one: str, several: str | None = None) -> str:
    """Give a count with its noun."""
    return f"{n} {one if n == 1 else several or one + 's'}"


def on_record(side: Side) -> str:
    """Give how much is on record of a side, over which days."""
    if side.n_utterances == 0:
        return "nothing on record"
    days = side.first if side.first == side.last else f"{side.first} … {side.last}"
    counts = (
        plural(side.n_utterances, "utterance"),
        f"{plural(side.n_reports, 'report')} ({side.n_independent} independent)",
        plural(side.n_speakers, "speaker"),
        plural(side.n_sources, "source"),
    )
    return f"{', '.join(counts)}; {days}"


def scope(period: Period) -> str:
    """Give the days a report keeps to."""
    parts = []
    if period.date_from or period.date_until:
        parts.append(f"said {period.date_from or 'any time'} … {period.date_until or 'now'}")
    if period.as_of:
        parts.append(f"as of {period.as_of}")
    if period.known_on:
        parts.append(f"as known on {period.known_on}")
    return ", ".join(parts) or "the whole record"


def holding(held: Holding) -> str:
    """Give a side's position with what must stand beside it."""
    position, last = held.position, held.position.rests_on
    told = stance(last.stance, last.stance_label, conditional=last.conditional, condition=last.condition)
    notes = [when(last.earliest, last.latest), f"n = {position.n}"]
    if position.since.key != last.key:
        notes[0] = f"since {when(position.since.earliest, position.since.latest)}, last {notes[0]}"
    if position.via_anonymous_only:
        notes.append("only through anonymous voices")
    if position.split is not None:
        between = ", ".join(f"{name} {signed(value)}" for name, value in position.split.between)
        notes.append(f"split from {signed(position.split.low)} to {signed(position.split.high)}: {between}")
    return f"{told} ({'; '.join(notes)})"


def no_position(rows: Iterable[Stated]) -> str:
    """Give why a side has no position on a claim: silence, no stance, or anonymous voices only."""
    spoken = [row for row in rows if not row.imputed]
    if not spoken:
        return NOTHING
    if all(row.anonymous for row in spoken):
        return "? only anonymous voices spoke, which never move a side's position"
    return "? spoke, but took no stance"


def path(line: Iterable[Held]) -> str | None:
    """Give the way a side's stance went, or None where it never moved."""
    steps: list[Held] = []
    for held in line:
        if not steps or (steps[-1].stance, steps[-1].conditional) != (held.stance, held.conditional):
            steps.append(held)
    if len(steps) < 2:  # noqa: PLR2004 - one step is no way
        return None
    told = (
        f"{signed(s.stance)}{' conditional' if s.conditional else ''} ({when(s.earliest, s.latest)})" for s in steps
    )
    return " → ".join(told)


def speaking(row: Stated) -> str:
    """Give who said it, and for whom."""
    return f"{row.speaker} for {row.on_behalf_of}" if row.on_behalf_of else row.speaker


def beware(row: Stated) -> list[str]:
    """Give what a reader must know beside a statement."""
    notes = [row.mode] if row.mode else []
    notes += [f"distancing: {row.distancing}"] if row.distancing else []
    notes += [row.act] if row.act != "assert" else []
    notes += [row.certainty] if row.certainty else []
    flags = (
        (row.imputed, "imputed, not counted"),
        (row.joint is not None, "joint"),
        (row.anonymous, "anonymous voice"),
        (row.via_anonymous and not row.anonymous, "only through anonymous voices"),
        (row.side_uncertain, "membership changed within these days"),
        (row.period_uncertain, "perhaps outside the period"),
        (any(source.circular for source in row.sources), "circular reporting"),
    )
    return notes + [told for holds, told in flags if holds]


def reported(row: Stated) -> str:
    """Give the chain of the earliest report and how often it was reported."""
    counts = f"{plural(row.n_reports, 'report')}, {row.n_independent} independent" if row.n_reports > 1 else "1 report"
    return f"{row.chain} ({counts})"
