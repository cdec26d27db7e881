"""Parts of a page that tell by whose account something is known, and what is not known."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from claimtrack.render import phrases
from claimtrack.render.page import SOURCES, Block, Cell, Grid, Items, Line, Link, Prose, Section
from claimtrack.render.unplaced import unplaced_lines, unplaced_words
from claimtrack.reports.accounts import Account, accounts
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, Side
from claimtrack.reports.unknowns import Unknown, unknowns
from claimtrack.reports.unplaced import Unplaced

_LISTED: Final = 12
_TOLD: Final = {
    "day": "Said on an unknown day: only the last possible one is known",
    "days": "Said on one of several days",
    "inferred": "The day is inferred or of unknown basis",
    "about": "The day is approximate or uncertain",
    "dates": "Articles or coders tell days that exclude each other: the narrowest, else the first told, stands",
    "stance": "Spoke without a stance that could be read",
    "reading": "Articles or coders read another stance or condition in it",
    "edited": "The text was changed after the day asked for: it may have said otherwise then",
    "name": "Who spoke is not named",
    "anonymous": "Known only through anonymous voices",
    "circular": "Known only from outlets that have it from each other",
    "side": "Membership changed within the possible days: perhaps not said for this side",
    "period": "Perhaps said outside the period",
    "imputed": "Not his own words: others say so, and it never counts",
    "order": phrases.sentence(phrases.WHICH_FIRST).removesuffix("."),
    "alone": "Known from one statement: whether it was ever otherwise is unknown",
}
ACCOUNTS_NOTE: Final = (
    "an article is independent where it is the first of its origin for at least one statement; "
    "one that is not merely repeats"
)
_NAMELESS_NOTE: Final = (
    ", or tells of one more nameless voice: of those on a claim that go back to one source, whomever they stand with, "
    "the first counts"
)

_NOT_COUNTED: Final = "; imputed statements are left out here, as they never count"


def accounts_section(rows: Sequence[Stated], title: str = "By whose account") -> Section | None:
    """Give the outlets that carry some statements: who brought something first, who merely repeats, from whom."""
    found = accounts(rows)
    again = any(row.anonymous and not all(one.independent for one in row.sources) for row in rows)
    note = ACCOUNTS_NOTE + (_NAMELESS_NOTE if again else "")
    return Section(title, (accounts_grid(found), *_merely(found)), "accounts", note) if found else None


def counted_section(rows: Sequence[Stated]) -> Section | None:
    """Give the outlets that carry what counts, as the counts of a page have it: without imputed statements."""
    own = [row for row in rows if not row.imputed]
    found = accounts_section(own)
    return replace(found, note=found.note + _NOT_COUNTED) if found and len(own) < len(rows) else found


def accounts_grid(found: Iterable[Account]) -> Grid:
    """Give the table of outlets."""
    columns = ("Source", "Reports", "Independent", "Repeats", "Has it from")
    return Grid(columns, tuple(_account(one) for one in found), "The sources of these statements")


def _account(one: Account) -> tuple[Cell, ...]:
    has_from: list[Line] = [(f"{name} ({number})",) for name, number in one.has_from]
    if one.circular:
        has_from.append(("circular: in a circle of outlets that have it from each other",))
    return (
        Cell(((one.source,),)),
        *(_number(count) for count in (one.n_reports, one.n_independent, one.n_repeats)),
        Cell(tuple(has_from)),
    )


def _number(count: int) -> Cell:
    """Give a count of articles, leading to the list of them."""
    return Cell(((Link(str(count), SOURCES) if count else str(count),),), number=True)


def _merely(found: Iterable[Account]) -> tuple[Block, ...]:
    # Who has it from nobody else repeats at most himself: another nameless voice of his own article.
    repeating = [one.source for one in found if one.n_independent == 0 and one.has_from and not one.circular]
    return (Prose((f"Merely repeat what others brought: {', '.join(repeating)}.",)),) if repeating else ()


def unknown_section(
    rows: Sequence[Stated],
    sides: Iterable[Side],
    changes: Collection[Change],
    unplaced: Sequence[Unplaced] = (),
    *,
    words: bool = True,
) -> Section | None:
    """Give the doubts about some statements, each leading to those it concerns, and what counts for no side.

    With `words` those of the latter are told here where they are not among the statements.
    """
    return doubts_section(unknown_lines(unknowns(rows, sides, changes), rows), rows, unplaced, words=words)


def doubts_section(
    lines: Sequence[Line], rows: Iterable[Stated], unplaced: Sequence[Unplaced], *, words: bool = True
) -> Section | None:
    """Give lines of what is not known, then what counts for no side; `rows` are the statements the page tells."""
    listed = (*lines, *unplaced_lines(unplaced))
    told = unplaced_words(unplaced, {row.statement_key for row in rows}) if words else ()
    return Section("What is not known", (Items(listed), *told), "unknown") if listed else None


def edited_lead(rows: Sequence[Stated]) -> tuple[Block, ...]:
    """Give what stands first of a report as known on a day: which words may not have stood there on that day."""
    later = tuple(row for row in rows if row.edited_later)
    found = Unknown("edited", tuple(dict.fromkeys(row.statement_key for row in later)))
    return (Prose(("Beware: ", *_line(found, {row.statement_key: row for row in later}))),) if later else ()


def unknown_lines(found: Iterable[Unknown], rows: Iterable[Stated]) -> tuple[Line, ...]:
    """Give a line for each kind of doubt."""
    by_key = {row.statement_key: row for row in rows}
    return tuple(_line(one, by_key) for one in found)


def _line(one: Unknown, by_key: dict[str, Stated]) -> Line:
    named = [by_key[key] for key in one.statement_keys if key in by_key]
    parts: list[str | Link] = [f"{_TOLD[one.kind]} ({phrases.plural(len(named), 'statement')}): "]
    for number, row in enumerate(named[:_LISTED]):
        on = f", on {phrases.claim(row.claim, row.claim_text)}" if one.kind == "alone" and row.claim else ""
        told = f"{row.speaker}, {phrases.day(row)}{on}"
        parts += [*(["; "] if number else []), Link(told, row.statement_key)]
    if len(named) > _LISTED:
        parts.append(f"; … and {len(named) - _LISTED} more")
    return tuple(parts)
