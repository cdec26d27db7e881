"""What must stand beside a statement or a position: whose words they are, by which chain, what to beware of."""

from claimtrack.domain.positions import Position
from claimtrack.render.phrases import plural, signed
from claimtrack.reports.evidence import Stated

EDITED = "text changed later, it may have said otherwise then"
ANOTHER_MIND = "another speaker: not one mind that changed"


def beside_position(position: Position) -> list[str]:
    """Give what must stand beside a position: on what alone it rests, that a side is split."""
    notes = ["only through anonymous voices"] if position.via_anonymous_only else []
    notes += ["only from outlets that have it from each other"] if position.circular_only else []
    notes += [EDITED] if position.rests_on.edited else []
    if position.split is not None:
        between = ", ".join(f"{name} {signed(value)}" for name, value in position.split.between)
        notes.append(f"split from {signed(position.split.low)} to {signed(position.split.high)}: {between}")
    return notes


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
    circle = any(source.in_circle for source in row.sources)
    flags = (
        ("~" in row.date, "the day is approximate"),
        ("?" in row.date, "the day is uncertain"),
        (row.date_disputed, "articles or coders tell other days, which exclude this"),
        (row.disputed, "another article or coder read another stance"),
        (row.imputed, "imputed, not counted"),
        (row.joint is not None, "joint"),
        (row.anonymous, "anonymous voice"),
        (row.via_anonymous and not row.anonymous, "only through anonymous voices"),
        (row.side_uncertain, "membership changed within these days"),
        (row.period_uncertain, "perhaps outside the period"),
        (circle, "circular reporting"),
        (not circle and any(source.circular for source in row.sources), "counted with circular reporting"),
        (row.edited_later, edited(row)),
    )
    return notes + [told for holds, told in flags if holds]


def edited(row: Stated) -> str:
    """Give which of its texts were changed after the day asked for, and when."""
    return f"{EDITED}: {', '.join(f'{one.source} {one.edited}' for one in row.sources if one.edited)}"


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
