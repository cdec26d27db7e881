"""Words that count for no side because no membership is recorded for their day: as lines, as words, as data."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from claimtrack.domain.dates import day_after, day_before
from claimtrack.render import phrases
from claimtrack.render.page import Block, Group, Line, Link, Quotations
from claimtrack.render.parts import joined, quotation
from claimtrack.reports.evidence import Stated
from claimtrack.reports.unplaced import Gap, Unplaced

_LISTED: Final = 12
_NAME: Final = "Of no side then"


def unplaced_lines(found: Iterable[Unplaced]) -> tuple[Line, ...]:
    """Give a line for each speaker and span: what is known of his memberships, and his statements, each linked."""
    return tuple(_line(one) for one in found)


def unplaced_count(one: Unplaced) -> str:
    """Give how many statements count for no side, and how many of them perhaps do."""
    unsure = f" ({one.n_uncertain} of them perhaps earlier)" if one.n_uncertain else ""
    return f"{phrases.plural(len(one.rows), 'statement')}{unsure}"


def unplaced_words(found: Iterable[Unplaced], told: Collection[str]) -> Iterator[Block]:
    """Give the statements themselves, but for those the page tells elsewhere, whose keys are `told`."""
    rows = [row for one in found for row in one.rows if row.statement_key not in told]
    if rows:
        yield Quotations((Group(tuple(quotation(row) for row in rows), _NAME),))


def _line(one: Unplaced) -> Line:
    stand = "stands" if len(one.rows) == 1 else "stand"
    days = "this day" if len({row.date_latest for row in one.rows}) == 1 else "these days"
    if one.gap.then:
        groups = phrases.listed(one.gap.then)
        told = f"{stand} for {groups} alone: no side of {groups} is recorded for {days}"
    else:
        told = f"{stand} for no side: no membership is recorded for {days}"
    links = [_link(one, row) for row in one.rows[:_LISTED]]
    more = len(one.rows) - len(links)
    rest = (f"; … and {more} more)",) if more else (")",)
    return (f"{_known(one)}; {unplaced_count(one)} {told} (", *joined(links, "; "), *rest)


def _link(one: Unplaced, row: Stated) -> Line:
    """Give the day of a statement, and who made it where that is not he whom it commits."""
    by = "" if row.speaker_id == one.who.id else f"{row.speaker}, "
    return (Link(f"{by}{phrases.day(row)}", row.statement_key),)


def _known(one: Unplaced) -> str:
    """Give what is recorded of somebody's sides before and after the days without any."""
    gap = one.gap
    if gap.before and gap.after:
        return f"{one.who.name} stood with {_until(gap)}, and {_again(gap)} from {_from(gap)}"
    if gap.before:
        return f"{one.who.name} stood with {_until(gap)}"
    return f"{one.who.name} stood with {phrases.listed(gap.after)} only from {_from(gap)}"


def _until(gap: Gap) -> str:
    return f"{phrases.listed(gap.before)} until {day_before(str(gap.first_day))}"


def _again(gap: Gap) -> str:
    return "again" if gap.before == gap.after else f"with {phrases.listed(gap.after)}"


def _from(gap: Gap) -> str:
    return day_after(str(gap.last_day))
