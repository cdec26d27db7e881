"""A timeline as a page: who moved and when, the bands, everything in order of time, first words, silences, doubts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimtrack.domain.shifts import Shift
from claimtrack.render import happening, how_long, phrases
from claimtrack.render.apart import apart_section
from claimtrack.render.doubts import counted_section, edited_lead, unknown_section
from claimtrack.render.figures import spoken_section
from claimtrack.render.page import (
    EVIDENCE,
    Block,
    Cell,
    Grid,
    Group,
    Heading,
    Items,
    Line,
    Link,
    Page,
    Prose,
    Quotation,
    Quotations,
    Section,
    anchor,
)
from claimtrack.render.parts import Texts, change_line, claim_name, on_record, quotation, side_cards, silence_lines
from claimtrack.reports.counting import tally
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import NOBODY, Change
from claimtrack.reports.pauses import Pause
from claimtrack.reports.periods import bucket
from claimtrack.reports.timeline import Event, Moved, Timeline

_IN_ORDER = "what each statement does to the line of its side is told with all that was said before it"
_PAUSES = "words of the side's own by name; days between the last possible day of one word and the first of the next"


def timeline_page(found: Timeline) -> Page:
    """Give the timeline as a page, whole; `shortened` cuts it."""
    texts = {row.claim: row.claim_text for row in found.rows if row.claim is not None}
    sections = (
        turning_section(found),
        apart_section(found),
        _periods(found, texts),
        spoken_section(found.sides, found.rows),
        Section("In order of time", tuple(_told(found)) or (_nothing(),), EVIDENCE, _IN_ORDER),
        pauses_section(found.pauses),
        _of_no_side(found),
        _silent(found, texts),
        counted_section(found.rows),
        unknown_section(found.rows, (*found.sides, *found.others), found.changes, found.unplaced),
    )
    return Page(
        title=_title(found),
        scope=how_long.scope(found.topic, found.claim, found.period),
        lead=(side_cards(found.sides, found.rows), *edited_lead(found.rows)),
        sections=tuple(section for section in sections if section),
        method=found.method,
        counts=phrases.on_record(tally(row for row in found.rows if not row.imputed)),
        legend=phrases.LEGEND,
    )


def _title(found: Timeline) -> str:
    about = found.topic or found.claim
    name = about.name if about else ""
    if found.everybody:
        return f"Who said what on {name}, in order of time"
    return f"What {phrases.listed([side.name for side in found.sides])} said on {name}, in order of time"


def _nothing() -> Block:
    return Prose(("no statement found",))


def turning_section(found: Timeline) -> Section:
    """Give who moved and when: stances that changed, splits that began or ended, members who came or went."""
    texts = {row.claim: row.claim_text for row in found.rows if row.claim is not None}
    said = found.by_key
    lines = tuple(line for event in found.events for line in _turns(event, texts, said))
    return Section("Who moved, and when", (Items(lines, "no change on record"),), "changes")


def _turns(event: Event | Moved, texts: Texts, said: Mapping[str, Stated]) -> Iterator[Line]:
    """Give what an event changes: a stance, a split, who belongs to a side."""
    if isinstance(event, Moved):
        if event.parted or event.turn.kind in {"joins", "leaves"}:
            yield (happening.moved(event),)
        return
    row, did = event.row, event.effect
    if did.kind == "changes" and did.before is not None:
        change = Change(row.side, str(row.claim), Shift(did.before, row.held, did.certain), row.period_uncertain)
        yield (*change_line(change, texts, said), happening.beside_change(said.get(did.before.key), row))
    if did.divided and did.divided.kind != "goes-on":
        on = phrases.claim(str(row.claim), row.claim_text)
        told = f"{happening.divided(did.divided)} inside {row.side} on {on}"
        yield (Link(phrases.day(row), row.statement_key), f": {told}")


def _periods(found: Timeline, texts: Texts) -> Section | None:
    if not found.by:
        return None
    rows = tuple(
        (
            Cell(((line.period,),)),
            Cell(((line.side,),)),
            Cell(((phrases.in_period(line),),), stance=line.stance),
            Cell(((claim_name(line.claim, texts),),)),
        )
        for line in found.periods
    )
    title = f"By {found.by}"
    grid = Grid((found.by.capitalize(), "Side", "Stance", "Claim"), rows, f"What was held, {title.lower()}")
    return Section(title, (grid,), "periods", phrases.BY_PERIOD)


def _told(found: Timeline) -> Iterator[Block]:
    """Give all events month by month: statements with their words, changes of membership between them."""
    month = ""
    pending: list[Quotation] = []
    told: set[str] = set()
    said = found.by_key
    for event in found.events:
        day = event.row.date_latest if isinstance(event, Event) else event.turn.on
        if bucket(day, "month") != month:
            yield from _flushed(pending)
            month = bucket(day, "month")
            yield Heading(month)
        if isinstance(event, Event):
            pending.append(_quotation(event, said, again=event.row.statement_key in told))
            told.add(event.row.statement_key)
        else:
            yield from _flushed(pending)
            yield Items(((happening.moved(event),),))
    yield from _flushed(pending)


def _flushed(pending: list[Quotation]) -> Iterator[Block]:
    if pending:
        yield Quotations((Group(tuple(pending)),))
        pending.clear()


def _quotation(event: Event, said: Mapping[str, Stated], *, again: bool) -> Quotation:
    """Give a statement with what it does beside the claim it is on, and of no side where it is of none.

    One that is told `again`, for another side it belongs to, has an anchor of its own.
    """
    row = event.row
    told = quotation(row, side=not row.outside)
    claim = claim_name(row.claim, {row.claim or "": row.claim_text})
    who = f"{told.who} [of no side]" if row.outside else told.who
    key = anchor(told.key, row.side) if again else told.key
    return replace(told, key=key, who=who, claim=f"{claim} → {happening.effect(event, said)}")


def pauses_section(pauses: Iterable[Pause]) -> Section | None:
    """Give the first and the last word of each side and its longest silence; None where no side spoke by name."""
    rows = tuple(
        (
            Cell(((one.side,),)),
            Cell(((Link(phrases.day(one.first), one.first.statement_key),),)),
            Cell(((Link(phrases.day(one.last), one.last.statement_key),),)),
            Cell(tuple((told,) for told in happening.silent(one.longest))),
        )
        for one in pauses
    )
    columns = ("Side", "First word", "Last word", "Longest without a word on record")
    grid = Grid(columns, rows, "The first and the last word of each side")
    return Section("First and last words", (grid,), "pauses", _PAUSES) if rows else None


def _of_no_side(found: Timeline) -> Section | None:
    lines: list[Line] = [(f"{one.name}: ", *on_record(one)) for one in found.others]
    nameless = [row for row in found.rows if row.outside and row.principal_kind in NOBODY and not row.imputed]
    if nameless:
        lines.append(_nameless(nameless))
    return Section("Of no side", (Items(tuple(lines)),), "of-no-side") if lines else None


def _nameless(rows: Sequence[object]) -> Line:
    return (f"voices without a name: {phrases.plural(len(rows), 'statement')}, which make nobody's position",)


def _silent(found: Timeline, texts: Texts) -> Section | None:
    everything = "the whole topic" if found.topic else "this claim"
    lines = tuple(silence_lines(found.silent, everything, texts))
    return Section("Silent", (Items(lines),), "silent", phrases.SILENT) if lines else None
