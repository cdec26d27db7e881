"""The changes of a period as a page: who moved, from what to what, on whose word; what stayed; all the words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from claimtrack.domain.positions import Held
from claimtrack.domain.shifts import Shift
from claimtrack.render import beside, how_long, phrases
from claimtrack.render.doubts import accounts_section, edited_lead, unknown_section
from claimtrack.render.figures import held_figures
from claimtrack.render.gathered import Gathered
from claimtrack.render.page import Block, Cell, Facts, Grid, Items, Line, Link, Page, Prose, Section
from claimtrack.render.parts import on_record, stance_link, when_link
from claimtrack.reports.asking import Named
from claimtrack.reports.counting import tally
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, Side, side_of
from claimtrack.reports.moves import Move, Stay, stood_with
from claimtrack.reports.shifts import Shifts

Pair: TypeAlias = tuple[str, str]
"""The keys of the two statements of a change."""

_COLUMNS = ("Change", "Claim", "From", "To", "Beware")
_ALONE = "each by what he said himself, wherever he then stood; a side is told above"
_ONCE = "a change takes two statements"
_COUNTED = "Counted is what is told below: the statements behind these changes and stances, whenever made."
_NOT_TOLD = "nothing told here"
_NAME_ONE = "name a side, a topic or a claim to have them told"
_NOT_AGAIN = "spoken to before, and not in this period: whether it still holds is unknown"


def shifts_page(found: Shifts) -> Page:
    """Give the changes as a page, whole; `shortened` cuts it.

    Of everybody on everything, what did not change is counted and not told: a brief of what moved is asked for.
    """
    brief = found.everybody and found.topic is None and found.claim is None
    rows = _moving(found) if brief else found.rows
    told = Gathered(found.sides, rows)
    moved = (move.line.claim for move in found.moves)
    sections = (
        Section("What sides changed", (_grid("sides", found.of_kind("side"), told, {}),), "sides"),
        _speakers(found, told),
        _charts(found),
        *((_counted(found),) if brief else _stayed(found, told)),
        # A brief of everybody that tells no change tells no statement either: none is missing.
        told.section(moved) if rows or not found.rows else None,
        accounts_section(rows),
        unknown_section(rows, () if brief else found.sides, _changes(found), found.unplaced, words=not brief),
    )
    return Page(
        title=_title(found),
        scope=how_long.scope(found.topic, found.claim, found.period),
        lead=(*_lead(found, rows), *edited_lead(rows)),
        sections=tuple(section for section in sections if section),
        method=found.method,
        counts=_told_of(found, rows),
        legend=phrases.LEGEND,
    )


def _title(found: Shifts) -> str:
    about = how_long.about(found.topic, found.claim, "on")
    if found.everybody:
        return f"What changed{about}?"
    return f"What did {phrases.listed([side.name for side in found.sides])} change{about}?"


def _lead(found: Shifts, rows: Sequence[Stated]) -> Iterator[Block]:
    yield Prose(_summary(found))
    if found.sides:
        yield Prose((_COUNTED,))
        yield Facts(tuple((side.name, _behind(side, rows)) for side in found.sides))


def _behind(side: Side, rows: Iterable[Stated]) -> Line:
    """Give how much of a side the page tells, which is where the figures lead; words where it tells nothing."""
    told = side_of(Named(side.id, side.name, side.name), [row for row in rows if row.side_id == side.id])
    if told.n_utterances or not side.n_utterances:
        return on_record(told)
    return (f"{_NOT_TOLD} of {phrases.plural(side.n_utterances, 'utterance')} on record",)


def _told_of(found: Shifts, rows: Sequence[Stated]) -> str:
    """Give how much the page tells, of how many rows that its query gives."""
    told = phrases.on_record(tally(rows)) if rows or not found.n_read else _NOT_TOLD
    return f"{told} (told here, of {phrases.plural(found.n_read, 'row')} that the query gives)"


def _moving(found: Shifts) -> tuple[Stated, ...]:
    """Give the statements behind the changes."""
    keys = {row.statement_key for move in found.moves for row in (*move.former, move.after)}
    return tuple(row for row in found.rows if row.statement_key in keys)


def _stayed(found: Shifts, told: Gathered) -> tuple[Section | None, ...]:
    return (
        _unmoved(found.unmoved, told),
        _listed("Said once: no change can be told", "single", found.single, _ONCE),
        _listed("Not spoken to in this period", "silent", found.silent, _NOT_AGAIN),
    )


def _counted(found: Shifts) -> Section:
    """Give how much did not change."""
    lines: tuple[Line, ...] = (
        (f"{phrases.plural(len(found.unmoved), 'stance')} said more than once and unchanged",),
        (f"{phrases.plural(len(found.single), 'stance')} said once: {_ONCE}",),
        (f"{phrases.plural(len(found.silent), 'stance')} not spoken to in this period",),
    )
    return Section("What did not change", (Items(lines),), "unmoved", _NAME_ONE)


def _charts(found: Shifts) -> Section | None:
    """Give what the sides held on the claims on which one of them moved."""
    claims = {move.line.claim for move in found.of_kind("side")}
    rows = [row for row in found.rows if row.claim in claims]
    figures = held_figures(found.sides, rows, belonging=found.belonging)[:1]
    return Section("What was held from when until when", figures, "bands") if figures else None


def _summary(found: Shifts) -> Line:
    """Give how many changes there are, and how many of them are told twice or in unknown order."""
    ofsides, alone = found.of_kind("side"), found.of_kind("speaker")
    if not found.moves:
        return ("no change on record",)
    line: list[str | Link] = [Link(f"{phrases.plural(len(ofsides), 'change')} of sides", "sides"), _unsure(ofsides)]
    if alone:
        line += ["; ", Link(f"{phrases.plural(len(alone), 'change')} of speakers by themselves", "speakers")]
        line += [_unsure(alone)]
        sides = _of_sides(found)
        twice = len([move for move in alone if _pair(move) in sides])
        line += [f", {twice} of them the same two statements as a change of a side" if twice else ""]
    return tuple(part for part in line if part)


def _unsure(moves: Sequence[Move]) -> str:
    unsure = sum(not move.certain for move in moves)
    return f" ({unsure} in unknown order)" if unsure else ""


def _pair(move: Move) -> Pair:
    return move.before.statement_key, move.after.statement_key


def _of_sides(found: Shifts) -> dict[Pair, str]:
    """Give the side that two statements are told as a change of."""
    return {_pair(move): move.line.who.name for move in found.of_kind("side")}


def _speakers(found: Shifts, told: Gathered) -> Section | None:
    moves = found.of_kind("speaker")
    grid = _grid("speakers", moves, told, _of_sides(found))
    return Section("What speakers changed", (grid,), "speakers", _ALONE) if moves else None


def _grid(whose: str, moves: Iterable[Move], told: Gathered, also: Mapping[Pair, str]) -> Grid:
    """Give the changes in a table; `also` are those told as changes of sides."""
    rows = tuple(
        (
            Cell(((when_link(move.after.held),), (move.line.who.name,))),
            Cell(((Link(move.line.claim_text or move.line.claim, told.claim(move.line.claim)),),)),
            Cell(
                (*_said(move.before), _since(move, told), *_reworded(move.former_wordings)), stance=move.before.stance
            ),
            Cell(_said(move.after), stance=move.after.stance),
            Cell(tuple((note,) for note in _beware(move, also.get(_pair(move))))),
        )
        for move in moves
    )
    return Grid(_COLUMNS, rows, f"Changes of {whose}, by the day of the later statement", "no change on record")


def _said(row: Stated) -> tuple[Line, ...]:
    """Give a statement in a cell: its stance, who said it when, by whose account."""
    return (
        (stance_link(row.held),),
        (f"{beside.speaking(row)}, ", when_link(row.held)),
        (beside.reported(row),),
    )


def _since(move: Move, told: Gathered) -> Line:
    """Give how long the former stance was on record."""
    first = move.former[0]
    number = Link(phrases.n(Stay(move.line, move.former).n), told.place(first))
    if move.held_days is None:
        return ("on record since ", when_link(first.held), " (", number, ")")
    return ("on record since ", when_link(first.held), f": {how_long.days(*move.held_days)} (", number, ")")


def _reworded(wordings: Sequence[Held]) -> tuple[Line, ...]:
    return ((beside.reworded(wordings),),) if wordings else ()


def _beware(move: Move, same: str | None) -> Iterator[str]:
    """Give what a reader must know beside a change; `same` is the side that the two statements are told of as well."""
    before, after = move.before, move.after
    flags = (
        (not move.certain, phrases.ORDER_UNKNOWN),
        (move.another_principal, beside.ANOTHER_MIND),
        (move.another_speaker and not move.another_principal, "another speaker, for the same principal"),
        (move.period_uncertain, phrases.PERHAPS_OUTSIDE),
        (same is not None, f"the same two statements as the change of {same}"),
    )
    yield from (told for holds, told in flags if holds)
    yield from beside.about_days(before, after)
    yield from beside.resting_on("the former stance", before)
    yield from beside.resting_on("the new stance", after)
    yield from _moved_over(move)
    if move.split is not None:
        yield phrases.split(move.split)


def _moved_over(move: Move) -> Iterator[str]:
    """Give that a speaker no longer stood where he had stood, as far as the sides asked for tell."""
    then, now = stood_with(move.before), stood_with(move.after)
    if move.line.kind == "side" or then == now:
        return
    if then and now:
        yield f"stood with {then} before, with {now} now"
    else:
        yield f"no longer stood with {then}" if then else f"had not stood with {now} before"


def _unmoved(stays: Sequence[Stay], told: Gathered) -> Section | None:
    rows = tuple(
        (
            Cell(((stay.line.who.name,),)),
            Cell(((Link(stay.line.claim_text or stay.line.claim, told.claim(stay.line.claim)),),)),
            Cell(((stance_link(stay.rows[-1].held),),), stance=stay.rows[-1].stance),
            Cell(((when_link(stay.rows[0].held),), *_reworded(stay.wordings))),
            Cell(((when_link(stay.rows[-1].held),),)),
            Cell(((Link(str(stay.n), told.place(stay.rows[-1])),),), number=True),
        )
        for stay in stays
    )
    columns = ("Who", "Claim", "Stance", "Held since", "Last said", "n")
    grid = Grid(columns, rows, "Stances that two or more statements hold")
    return Section("What did not change", (grid,), "unmoved") if rows else None


def _listed(title: str, anchor: str, stays: Iterable[Stay], note: str) -> Section | None:
    lines: tuple[Line, ...] = tuple(
        (
            f"{stay.line.who.name} on {phrases.claim(stay.line.claim, stay.line.claim_text)}: ",
            *(stance_link(stay.rows[-1].held), " (", when_link(stay.rows[-1].held), ")"),
        )
        for stay in stays
    )
    return Section(title, (Items(lines),), anchor, note) if lines else None


def _changes(found: Shifts) -> list[Change]:
    return [
        Change(move.line.who.name, move.line.claim, Shift(move.before.held, move.after.held, move.certain))
        for move in found.of_kind("side")
    ]
