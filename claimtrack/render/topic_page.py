"""The dossier of a topic as a page: who holds what, who moved, on whose word, who merely repeats, what is unknown."""

from collections.abc import Iterable, Iterator

from claimtrack.render import beside, how_long, phrases
from claimtrack.render.apart import apart_section
from claimtrack.render.doubts import counted_section, doubts_section, edited_lead, unknown_lines
from claimtrack.render.figures import spoken_section
from claimtrack.render.gathered import Gathered
from claimtrack.render.page import Cell, Facts, Grid, Items, Line, Link, Page, Section
from claimtrack.render.parts import position_cell, side_cards, silence_lines, stance_link
from claimtrack.render.timeline_page import pauses_section, turning_section
from claimtrack.reports.counting import tally
from claimtrack.reports.distances import Conflict
from claimtrack.reports.topic import Bare, Claimed, Topic, Voice

_RELATED = {
    "contradicts": ("contradicts", "contradicted by"),
    "equivalent": ("says the same as", "says the same as"),
    "entails": ("entails", "follows from"),
    "refines": ("refines", "refined by"),
    "supersedes": ("supersedes", "superseded by"),
}
_BARE = (
    ("unspoken", "Nobody on record speaks to it"),
    ("single", "Rests on one utterance alone"),
    ("anonymous_only", "Nobody says so by name"),
    ("circular_only", "Known only from outlets that have it from each other"),
    ("one_origin", "Goes back to one source, however many outlets carry it"),
    ("imputed_only", "Only others say that somebody said so"),
    ("of_no_side", "Nobody of a side says so"),
)


def topic_page(found: Topic) -> Page:
    """Give the dossier as a page, whole; `shortened` cuts it."""
    said = found.said
    told = Gathered((*said.sides, *said.others), said.rows)
    spoken = [one for one in found.claims if one.rows]
    sections = (
        _positions(found, spoken, told),
        _others(found, spoken),
        turning_section(said),
        apart_section(said),
        _conflicts(found),
        counted_section(said.rows),
        _unknown(found, told),
        _silent(found),
        pauses_section(said.pauses),
        _voices(found.voices),
        _claims(found, told),
        _nodes(found),
        spoken_section(said.sides, said.rows),
        told.section(one.claim for one in _ordered(found, spoken)),
    )
    cards = side_cards(said.sides, said.rows)
    return Page(
        title=f"What is on record on {found.topic.name}",
        scope=how_long.scope(found.topic, None, said.period),
        lead=(_names(found), *((cards,) if said.sides else ()), *edited_lead(said.rows)),
        sections=tuple(section for section in sections if section),
        method=found.method,
        counts=phrases.on_record(tally(row for row in said.rows if not row.imputed)),
        legend=phrases.LEGEND,
    )


def _names(found: Topic) -> Facts:
    pairs: list[tuple[str, Line]] = [("Topic", (found.topic.told or found.topic.name,))]
    names: dict[str, list[str]] = {}
    for lang, name in found.names:
        names.setdefault(lang, []).append(name)
    told = "; ".join(f"{', '.join(several)}{f' ({lang})' if lang else ''}" for lang, several in names.items())
    pairs += [("Names", (told,))] if told else []
    count = f"{phrases.plural(len(found.claims), 'claim')}, {sum(bool(one.rows) for one in found.claims)} spoken to"
    return Facts((*pairs, ("Claims", (count,))))


def _ordered(found: Topic, claims: Iterable[Claimed]) -> list[Claimed]:
    """Give claims with those that most sides speak to first, then those with most statements."""
    sides = {side.id for side in found.said.sides}
    return sorted(claims, key=lambda one: (-len({r.side_id for r in one.rows} & sides), -len(one.rows), one.claim))


def _positions(found: Topic, claims: list[Claimed], told: Gathered) -> Section:
    sides = [side for side in found.said.sides if any(row.side_id == side.id for row in found.rows)]
    rows = []
    for one in _ordered(found, claims):
        cells = [
            position_cell(
                one.held[side.id].position if side.id in one.held else None,
                [row for row in one.rows if row.side_id == side.id],
                told.group(side.id, one.claim),
            )
            for side in sides
        ]
        rows.append((_claim(one, told), *cells, Cell(tuple(_apart(one, told)))))
    columns = ("Claim", *(side.name for side in sides), "Apart")
    grid = Grid(columns, tuple(rows), "What each side holds on each claim", "no statement found")
    return Section("What each side holds", (grid,), "positions")


def _claim(one: Claimed, told: Gathered) -> Cell:
    named: Line = (Link(one.text or one.claim, told.claim(one.claim)),)
    return Cell((named, (f"[{one.claim}]",)) if one.text else (named,))


def _apart(one: Claimed, told: Gathered) -> Iterator[Line]:
    if one.distances:
        now = one.distances[-1]
        unsure = f"; {phrases.PERHAPS_OUTSIDE}" if one.gap_uncertain else ""
        yield (Link(phrases.gap(now.gap), told.claim(one.claim)), f", since {now.since}{unsure}")
        if now.gap:
            yield (f"{phrases.listed(now.low)} against {phrases.listed(now.high)}",)


def _others(found: Topic, claims: Iterable[Claimed]) -> Section | None:
    """Give what those hold who spoke while they were of no side."""
    lines: list[Line] = []
    for one in claims:
        for other in found.said.others:
            if other.id in one.held:
                position = one.held[other.id].position
                days = phrases.day(position.rests_on)
                told = phrases.claim(one.claim, one.text)
                notes = "".join(f"; {note}" for note in beside.beside_position(position))
                lines.append((f"{other.name}: ", stance_link(position.rests_on), f" ({days}{notes}) on {told}"))
    return Section("Of no side", (Items(tuple(lines)),), "of-no-side") if lines else None


def _conflicts(found: Topic) -> Section | None:
    texts = {one.claim: one.text for one in found.claims}
    lines = tuple(_conflict(one, texts) for one in found.conflicts)
    note = "stances of one side that cannot both be held, by how the codebook relates the claims"
    return Section("At odds with itself", (Items(lines),), "contradictions", note) if lines else None


def _conflict(one: Conflict, texts: dict[str, str | None]) -> Line:
    days = f"since {one.since}" if one.until is None else f"{one.since} … {one.until}"
    first, second = (phrases.claim(key, texts.get(key)) for key in (one.relation.claim, one.relation.to_claim))
    relation = _RELATED[one.relation.relation][0]
    return (
        f"{one.side}, {days}: ",
        stance_link(one.one),
        f" on {first}, which {relation} {second}: ",
        stance_link(one.other),
    )


def _unknown(found: Topic, told: Gathered) -> Section | None:
    texts = {one.claim: one.text for one in found.claims}
    lines = (*_bare(found.bare, texts, told), *unknown_lines(found.doubts, found.rows))
    return doubts_section(lines, found.rows, found.said.unplaced)


def _bare(bare: Bare, texts: dict[str, str | None], told: Gathered) -> Iterator[Line]:
    for name, words in _BARE:
        keys: tuple[str, ...] = getattr(bare, name)
        if keys:
            parts: list[str | Link] = [f"{words} ({phrases.plural(len(keys), 'claim')}): "]
            for at, key in enumerate(keys):
                parts += [*(["; "] if at else []), Link(phrases.claim(key, texts.get(key)), told.claim(key))]
            yield tuple(parts)


def _silent(found: Topic) -> Section | None:
    texts = {one.claim: one.text for one in found.claims}
    lines = tuple(silence_lines(found.said.silent, "the whole topic", texts))
    return Section("Silent", (Items(lines),), "silent", phrases.SILENT) if lines else None


def _voices(voices: Iterable[Voice]) -> Section | None:
    rows = tuple(
        (
            Cell(((one.name,),)),
            Cell(((", ".join(one.sides) or "of no side",),)),
            *(Cell(((str(n),),), number=True) for n in (one.count.utterances, one.n_claims, one.count.reports)),
            Cell(((phrases.days_of(one.count),),)),
        )
        for one in voices
    )
    columns = ("Speaker", "Side", "Utterances", "Claims", "Reports", "First … last")
    return Section("Who speaks", (Grid(columns, rows, "Who speaks on this topic"),), "speakers") if rows else None


def _claims(found: Topic, told: Gathered) -> Section | None:
    texts = {one.claim: one.text for one in found.claims}
    rows = tuple(
        (
            _claim(one, told),
            Cell(((one.kind,), *(((f"event: {one.event}",),) if one.event else ()))),
            Cell(tuple((told_,) for told_ in _related(one, texts))),
            Cell(((phrases.on_record(one.count),), *_origins(one))),
        )
        for one in found.claims
    )
    grid = Grid(("Claim", "Kind", "Bears on", "On record"), rows, "The claims of this topic")
    return Section("Claims", (grid,), "claims") if rows else None


def _origins(one: Claimed) -> Iterator[Line]:
    if one.count.reports > 1:
        yield (f"goes back to {phrases.listed(one.origins)}",)


def _related(one: Claimed, texts: dict[str, str | None]) -> Iterator[str]:
    for relation in one.relations:
        there, back = _RELATED[relation.relation]
        if relation.claim == one.claim:
            yield f"{there} {phrases.claim(relation.to_claim, texts.get(relation.to_claim))}"
        else:
            yield f"{back} {phrases.claim(relation.claim, texts.get(relation.claim))}"


def _nodes(found: Topic) -> Section | None:
    rows = tuple(
        (
            Cell(((one.path,),)),
            *(Cell(((str(number),),), number=True) for number in (one.n_claims, one.n_statements)),
        )
        for one in found.nodes
    )
    grid = Grid(("Topic", "Claims", "Statements"), rows, "The topic and those below it")
    note = "a topic counts what lies below it as well, and nothing that is imputed"
    return Section("Topics", (grid,), "topics", note) if len(rows) > 1 else None
