"""Who holds what on a day, as a page: topic by topic and claim by claim, who holds nothing and why; all the words."""

from collections.abc import Iterable, Iterator, Sequence

from claimtrack.render import beside, how_long, phrases
from claimtrack.render.doubts import counted_section, edited_lead, unknown_section
from claimtrack.render.figures import held_figures
from claimtrack.render.gathered import Gathered
from claimtrack.render.page import Block, Cell, Charts, Figure, Grid, Heading, Items, Line, Link, Page, Prose, Section
from claimtrack.render.page import anchor as anchor_of
from claimtrack.render.parts import no_position_line, side_cards, stance_link, when_link
from claimtrack.reports.counting import tally
from claimtrack.reports.holdings import lone
from claimtrack.reports.position import Holds, Positions, Unheld

_COLUMNS = ("Who", "Holds", "Newest word", "Held since", "On record", "Beware")
_NO_TOPIC = "Of no topic"


def position_page(found: Positions) -> Page:
    """Give the positions as a page, whole; `shortened` cuts it."""
    told = Gathered((*found.sides, *found.others), found.rows)
    alone = [lone(one, found.rows) for one in found.others]
    sections = (
        *(_topic(found, path, told) for path in _paths(found)),
        _charts(found),
        told.section(_order(found)),
        counted_section(found.rows),
        unknown_section(found.rows, (*found.sides, *alone), (), found.unplaced),
    )
    cards = side_cards(found.sides, found.rows)
    return Page(
        title=_title(found),
        scope=how_long.scope(found.topic, found.claim, found.period),
        lead=(*_day(found), *((cards,) if found.sides else ()), *_nothing_at_all(found), *edited_lead(found.rows)),
        sections=tuple(section for section in sections if section),
        method=found.method,
        counts=phrases.on_record(tally(row for row in found.rows if not row.imputed)),
        legend=phrases.LEGEND,
    )


def _title(found: Positions) -> str:
    about = how_long.about(found.topic, found.claim, "on")
    if not found.sides or found.everybody:
        return f"Who holds what{about}?"
    names = phrases.listed([side.name for side in found.sides])
    return f"What {'does' if len(found.sides) == 1 else 'do'} {names} hold{about}?"


def _day(found: Positions) -> tuple[Block, ...]:
    """Give the day told where nobody asked for one."""
    if found.day is None:
        return (Prose((phrases.NO_RECORD,)),)
    if found.period.last_day is None:
        return (Prose((f"as of {found.day}, the day of the newest article on record",)),)
    return ()


def _nothing_at_all(found: Positions) -> Iterator[Block]:
    lines: list[Line] = [(f"{one.who.name}: {phrases.SILENT}",) for one in found.unheld if one.claim is None]
    if lines:
        yield Items(tuple(lines))


def _paths(found: Positions) -> list[str]:
    """Give the topics in order, what belongs to none last."""
    return sorted({_path(one) for one in _on_claims(found)}, key=lambda path: (not path, path))


def _on_claims(found: Positions) -> list[Holds | Unheld]:
    every: list[Holds | Unheld] = [*found.positions, *found.unheld]
    return [one for one in every if one.claim is not None]


def _path(one: Holds | Unheld) -> str:
    return one.topics[0] if one.topics else ""


def _order(found: Positions) -> list[str]:
    """Give the claims in the order the sections tell them."""
    every = sorted(_on_claims(found), key=lambda one: (not _path(one), _path(one), one.claim or ""))
    return [one.claim or "" for one in every]


def _topic(found: Positions, path: str, told: Gathered) -> Section:
    held = [one for one in found.positions if _path(one) == path]
    unheld = [one for one in found.unheld if _path(one) == path and one.claim is not None]
    blocks: list[Block] = []
    for claim in sorted({one.claim for one in held} | {one.claim or "" for one in unheld}):
        here = [one for one in held if one.claim == claim]
        nothing = [one for one in unheld if one.claim == claim]
        text = here[0].claim_text if here else nothing[0].claim_text
        blocks.append(Heading(f"{text} [{claim}]" if text else claim, anchor_of("held", claim)))
        if here:
            blocks.append(_grid(found, claim, here, told))
        if nothing:
            blocks.append(Items(tuple(_nothing(nothing, told))))
    return Section(path or _NO_TOPIC, tuple(blocks), anchor_of("topic", path or "none"))


def _grid(found: Positions, claim: str, held: Iterable[Holds], told: Gathered) -> Grid:
    rows = tuple(_row(one, found.day or "", told) for one in held)
    # The last column is there where somebody's position has something to beware of.
    wide = len(_COLUMNS) - (not any(row[-1].lines for row in rows))
    return Grid(_COLUMNS[:wide], tuple(row[:wide] for row in rows), f"Who holds what: {claim}")


def _row(one: Holds, day: str, told: Gathered) -> tuple[Cell, ...]:
    newest = one.newest
    age: Line = (how_long.old(*one.age(day), about=bool(newest.doubt)),)
    return (
        Cell(((one.who.name,),)),
        Cell(((stance_link(newest.held),),), stance=newest.stance),
        Cell(((f"{beside.speaking(newest)}, ", when_link(newest.held)), age, (beside.reported(newest),))),
        Cell(((when_link(one.since[0].held),),)),
        Cell(tuple(_counted(one, told))),
        Cell(tuple((note,) for note in _beware(one))),
    )


def _counted(one: Holds, told: Gathered) -> Iterator[Line]:
    """Give how much is on record of somebody on a claim, whatever it says, and how much of it holds the stance told."""
    reports = f"{phrases.plural(one.count.reports, 'report')} ({phrases.independent(one.count.independent)})"
    yield (Link(phrases.n(one.position.n), told.group(one.who.id, one.claim)), f", {reports}")
    if one.position.n_since < one.position.n:
        yield (f"since it has been so: {phrases.n(one.position.n_since)}",)


def _beware(one: Holds) -> Iterator[str]:
    yield from beside.beside_position(one.position)
    if one.newest.side_uncertain:
        yield "membership changed within these days"


def _nothing(unheld: Sequence[Unheld], told: Gathered) -> Iterator[Line]:
    """Give who holds nothing on a claim; those who never spoke to it share a line."""
    silent = [one.who.name for one in unheld if one.reason == "silent"]
    for one in unheld:
        if one.reason != "silent":
            line = no_position_line(one.rows, told.group(one.who.id, one.claim))
            yield (f"{one.who.name}: ", *line)
    if silent:
        yield (f"{phrases.listed(silent)}: {phrases.SILENT}",)


def _charts(found: Positions) -> Section:
    """Give what was held until the day; a page without anything to draw leaves the section out."""

    def make() -> Sequence[Figure]:
        return held_figures(found.sides, found.rows, belonging=found.belonging)[:1]

    return Section("What was held until then", (Charts(make),), "bands")
