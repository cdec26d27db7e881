"""A comparison as a page: cards of the sides, what each holds, what changed, the statements side by side, silences."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from claimtrack.render import happening, phrases
from claimtrack.render.doubts import counted_section, edited_lead, unknown_section
from claimtrack.render.figures import held_section, spoken_section
from claimtrack.render.page import (
    EVIDENCE,
    Block,
    Card,
    Cards,
    Cell,
    Grid,
    Group,
    Heading,
    Items,
    Line,
    Link,
    Page,
    Prose,
    Quotations,
    Section,
    anchor,
)
from claimtrack.render.parts import (
    Texts,
    change_line,
    claim_name,
    position_cell,
    quotation,
    side_card,
    silence_lines,
    when_link,
)
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.counting import tally
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, ClaimLine, Side


def compare_page(comparison: Comparison) -> Page:
    """Give the comparison as a page, whole; `shortened` cuts it. Claims that most sides speak to come first."""
    comparison = replace(comparison, claims=tuple(sorted(comparison.claims, key=_shared(comparison))))
    texts = {line.claim: line.text for line in comparison.claims}
    sections = [
        _positions(comparison),
        _changes(comparison, texts),
        held_section(comparison.sides, comparison.rows, belonging=comparison.belonging),
        _periods(comparison),
    ]
    sections += [spoken_section(comparison.sides, comparison.rows), _words(comparison)]
    sections += [counted_section(comparison.rows)]
    sections += [unknown_section(comparison.rows, comparison.sides, comparison.changes, comparison.unplaced)]
    return Page(
        title=_title(comparison),
        scope=_scope(comparison),
        lead=(Cards(tuple(_card(comparison, side) for side in comparison.sides)), *edited_lead(comparison.rows)),
        sections=tuple(section for section in (*sections, _silent(comparison, texts)) if section),
        method=comparison.method,
        counts=phrases.on_record(tally(row for row in comparison.rows if not row.imputed)),
        legend=phrases.LEGEND,
    )


def _shared(comparison: Comparison) -> Callable[[ClaimLine], tuple[int, int, str]]:
    """Give the order of claims: those of most sides first, then those with most statements, then by key."""
    said = comparison.statements_on_claims()

    def order(line: ClaimLine) -> tuple[int, int, str]:
        counts = [len(said[side.id, line.claim]) for side in comparison.sides]
        return (-sum(map(bool, counts)), -sum(counts), line.claim)

    return order


def _card(comparison: Comparison, side: Side) -> Card:
    """Give what stands first of a side, and whether it moved."""
    card = side_card(side, [row for row in comparison.rows if row.side_id == side.id])
    changes = [change for change in comparison.changes if change.side == side.name]
    told: Line = (Link(phrases.moved(len(changes)), "changes"),)
    unsure = sum(not change.shift.certain for change in changes)
    if unsure:
        told += (f" ({phrases.of_unknown_order(unsure, len(changes))})",)
    if changes:
        told += (", the last " if len(changes) > 1 else ", ", when_link(changes[-1].shift.after))
    return replace(card, held=(*card.held, told)) if side.positions else card


def _title(comparison: Comparison) -> str:
    about = comparison.topic or comparison.claim
    return phrases.where_they_stand([side.name for side in comparison.sides], about.name if about else "")


def _scope(comparison: Comparison) -> str:
    about = comparison.topic or comparison.claim
    told = [about.told] if about and about.told and about.told != about.name else []
    return " · ".join([*told, phrases.scope(comparison.period)])


def _group(side: int, claim: str | None) -> str:
    """Give the anchor of a side's statements on a claim: by the side's place, as its number is the database's own."""
    return anchor("side", str(side + 1), claim or "no-claim")


def _claim(claim: str | None) -> str:
    return anchor("claim", claim or "none")


def _positions(comparison: Comparison) -> Section:
    held = {(side.id, one.claim): one.position for side in comparison.sides for one in side.positions}
    said = comparison.statements_on_claims()
    rows = []
    for line in comparison.claims:
        asked: tuple[Line, ...] = ((Link(line.text or line.claim, _claim(line.claim)),),)
        asked += ((f"[{line.claim}]",),) if line.text else ()
        cells = (
            position_cell(held.get((side.id, line.claim)), said[side.id, line.claim], _group(at, line.claim))
            for at, side in enumerate(comparison.sides)
        )
        apart = None if line.gap is None else phrases.gap(line.gap, unsure=line.gap_uncertain)
        gap: tuple[Line, ...] = () if apart is None else ((Link(apart, _claim(line.claim)),),)
        rows.append((Cell(asked), *cells, Cell(gap, number=True)))
    columns = ("Claim", *(side.name for side in comparison.sides), "gap")
    grid = Grid(columns, tuple(rows), "What each side holds on each claim", "no position on record")
    return Section("What each side holds", (grid,), "positions")


def _periods(comparison: Comparison) -> Section | None:
    if not comparison.by:
        return None
    texts = {line.claim: line.text for line in comparison.claims}
    place = {side.name: at for at, side in enumerate(comparison.sides)}
    rows = tuple(
        (
            Cell(((line.period,),)),
            Cell(((line.side,),)),
            Cell(((Link(phrases.in_period(line), _group(place[line.side], line.claim)),),), stance=line.stance),
            Cell(((claim_name(line.claim, texts),),)),
        )
        for line in comparison.periods
    )
    title = f"By {comparison.by}"
    grid = Grid((comparison.by.capitalize(), "Side", "Stance", "Claim"), rows, f"What was held, {title.lower()}")
    return Section(title, (grid,), "periods", phrases.BY_PERIOD)


def _changes(comparison: Comparison, texts: Texts) -> Section:
    said = comparison.by_key
    lines = [_change(change, texts, said) for change in comparison.changes]
    moved = {change.side for change in comparison.changes}
    stayed = [side.name for side in comparison.sides if side.positions and side.name not in moved]
    if lines and stayed:
        lines.append((f"{phrases.listed(stayed)}: {phrases.moved(0)}",))
    return Section("What changed", (Items(tuple(lines), phrases.moved(0)),), "changes")


def _change(change: Change, texts: Texts, said: Mapping[str, Stated]) -> Line:
    """Give a change with what a reader must know beside it."""
    line = change_line(change, texts, said)
    after = said.get(change.shift.after.key)
    return (*line, happening.beside_change(said.get(change.shift.before.key), after)) if after else line


def _words(comparison: Comparison) -> Section:
    blocks = tuple(_told(comparison)) or (Prose(("no statement found",)),)
    return Section("Who said it, in whose words, by whose account", blocks, EVIDENCE)


def _told(comparison: Comparison) -> Iterator[Block]:
    """Give the statements claim by claim, those of each side as a group: what `n` beside a position counts."""
    texts = {line.claim: line.text for line in comparison.claims}
    said = comparison.statements_on_claims()
    spoken = {row.claim for row in comparison.rows}
    for claim in [*(line.claim for line in comparison.claims if line.claim in spoken), *({None} & spoken)]:
        yield Heading(claim_name(claim, texts), _claim(claim))
        yield Quotations(
            tuple(
                Group(
                    tuple(quotation(row, claim=False, side=False) for row in said[side.id, claim]),
                    side.name,
                    _group(at, claim),
                )
                for at, side in enumerate(comparison.sides)
            )
        )


def _silent(comparison: Comparison, texts: Texts) -> Section | None:
    if not comparison.silent:
        return None
    everything = "the whole topic" if comparison.topic else "this claim"
    lines = tuple(silence_lines(comparison.silent, everything, texts))
    return Section("Silent", (Items(lines),), "silent", phrases.SILENT)
