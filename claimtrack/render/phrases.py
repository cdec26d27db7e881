"""How figures are put in words, the same in every format for people: stances, dates, counts, what to beware of.

What belongs on one line is held together by no-break spaces; the formats print them as plain ones.
"""

from collections.abc import Iterable

from claimtrack.domain.positions import Held, steps
from claimtrack.reports.comparison import Change, Comparison, Holding, PeriodLine, Side
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Period

GLYPHS = {-2: "▼▼", -1: "▼", 0: "◆", 1: "▲", 2: "▲▲"}
NOTHING = "· no statement found (which is not neutral)"
NO_CLAIM = "on the topic itself, without a claim"
SILENT = "no statement found, which is not neutral"
BY_PERIOD = "the stance held at the end of each period with a statement; a period that is missing is silence"
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
        return f"by\u00a0{latest}"
    return latest if earliest == latest else f"{earliest} … {latest}"


def plural(number: int, one: str) -> str:
    """Give a count with its noun."""
    return f"{number}\u00a0{one if number == 1 else one + 's'}"


def n(number: int) -> str:
    """Give how many statements a figure rests on."""
    return f"n\u00a0=\u00a0{number}"


def on_record(side: Side) -> str:
    """Give how much is on record of a side, over which days."""
    if side.n_utterances == 0:
        return "nothing on record"
    days = when(None, str(side.first)) if side.first_open else side.first
    if side.last != side.first:
        days = f"{days} … {side.last}"
    counts = (
        plural(side.n_utterances, "utterance"),
        f"{plural(side.n_reports, 'report')} ({side.n_independent}\u00a0independent)",
        plural(side.n_speakers, "speaker"),
        plural(side.n_sources, "source"),
    )
    return f"{', '.join(counts)}; {days}"


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


def holding(held: Holding) -> str:
    """Give a side's position with what must stand beside it."""
    position, last = held.position, held.position.rests_on
    told = stance(last.stance, last.stance_label, conditional=last.conditional, condition=last.condition)
    notes = [when(last.earliest, last.latest), n(position.n)]
    if position.since.key != last.key:
        notes[0] = f"first {when(position.since.earliest, position.since.latest)}, last {notes[0]}"
    if position.via_anonymous_only:
        notes.append("only through anonymous voices")
    if position.split is not None:
        between = ", ".join(f"{name} {signed(value)}" for name, value in position.split.between)
        notes.append(f"split from {signed(position.split.low)} to {signed(position.split.high)}: {between}")
    return f"{told} ({'; '.join(notes)})"


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
    days = [(row.date_latest, when(row.date_earliest, row.date_latest)) for row in rows]
    return f"{max(days)[1]}; {n(len(days))}"


def path(line: Iterable[Held]) -> str | None:
    """Give the way a side's stance went, or None where it never moved."""
    way = steps(line)
    if len(way) < 2:  # noqa: PLR2004 - one step is no way
        return None
    told = (f"{signed(s.stance)}{' conditional' if s.conditional else ''} ({when(s.earliest, s.latest)})" for s in way)
    return " → ".join(told)


def changed(change: Change) -> str:
    """Give a change in words: what became what, in whose statements, on which days."""
    before, after = change.shift.before, change.shift.after
    old = stance(before.stance, before.stance_label, conditional=before.conditional, condition=before.condition)
    new = stance(after.stance, after.stance_label, conditional=after.conditional, condition=after.condition)
    order = "" if change.shift.certain else "; order unknown: the days overlap"
    unnamed = {before.name, after.name} == {change.side}
    days = (
        f"{when(held.earliest, held.latest)}" if unnamed else f"{held.name}, {when(held.earliest, held.latest)}"
        for held in (before, after)
    )
    return f"{change.side}, {change.claim}: {old} → {new} ({' → '.join(days)}{order})"


def in_period(line: PeriodLine) -> str:
    """Give a side's stance at the end of a period with the utterances it made in it."""
    some = f"{line.n_uncertain} of them " if line.n_uncertain < line.n else ""
    unsure = f", {some}perhaps earlier" if line.n_uncertain else ""
    return f"{signed(line.stance)} ({n(line.n)}{unsure})"


def silences(comparison: Comparison) -> list[tuple[str, str]]:
    """Give each silence as side and what it is silent on; who is silent on everything is named once."""
    everything = "the whole topic" if comparison.topic else "this claim"
    silent_on_all = {one.side for one in comparison.silent if one.claim is None}
    return [
        (one.side, f"nothing on {everything}" if one.claim is None else one.claim)
        for one in comparison.silent
        if one.claim is None or one.side not in silent_on_all
    ]


def heading(row: Stated) -> str:
    """Give a statement's first line: when, who and for which side, with which stance."""
    who = speaking(row)
    side = "" if row.side in (row.speaker, row.on_behalf_of) else f" [{row.side}]"
    told = stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition)
    return f"{when(row.date_earliest, row.date_latest)} · {who}{side} · {told}"


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
    return f"{' > '.join(row.links)} ({counts})"
