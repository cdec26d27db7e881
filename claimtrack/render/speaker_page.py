"""A dossier as a page: who, positions now, how they came to be, words, what others say, outlets, what is unknown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimtrack.render import dossier_words as words
from claimtrack.render import phrases
from claimtrack.render.doubts import doubts_section, edited_lead, unknown_lines
from claimtrack.render.figures import held_figures, spoken_figures
from claimtrack.render.page import (
    EVIDENCE,
    Block,
    Card,
    Cards,
    Cell,
    Facts,
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
    joined,
    position_cell,
    quotation,
    side_card,
)
from claimtrack.render.speaker_who import members_section, offices_section, who_facts
from claimtrack.reports.counting import tally
from claimtrack.reports.dossier import Dossier
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, by_claim
from claimtrack.reports.outlets import Outlet

FOR_OTHERS = "for-others"
IMPUTED = "imputed"
ABOUT = "about"


def speaker_page(found: Dossier) -> Page:
    """Give the dossier as a page, whole; `shortened` cuts it."""
    texts = {row.claim: row.claim_text for row in found.rows if row.claim is not None}
    sections = (
        offices_section(found),
        members_section(found),
        _now(found, texts),
        _charts(found),
        _changes(found, texts),
        _words(found, texts),
        _joint(found, texts),
        _for_others(found),
        _imputed(found),
        _about(found, texts),
        _outlets(found),
        _silent(found),
        _unknown(found),
    )
    return Page(
        title=words.title(found.who.named.name, found.topic.name if found.topic else None),
        scope=_scope(found),
        lead=(Cards((_card(found),)), Facts((*who_facts(found), *_parts(found))), *edited_lead(found.rows)),
        sections=tuple(section for section in sections if section),
        method=found.method,
        counts=phrases.on_record(tally(found.own)) if found.own or not found.rows else words.NOTHING_OWN,
        legend=phrases.LEGEND,
    )


def _card(found: Dossier) -> Card:
    card = side_card(found.side, found.own)
    return card if found.own or not found.rows else replace(card, record=(words.NOTHING_OWN,))


def _scope(found: Dossier) -> str:
    told = [found.topic.told] if found.topic and found.topic.told and found.topic.told != found.topic.name else []
    return " · ".join([*told, phrases.scope(found.period)])


def _parts(found: Dossier) -> Iterator[tuple[str, Line]]:
    """Give how many statements there are that are not the speaker's own, each leading to its section."""
    told = (
        ("Said for others", found.for_others, FOR_OTHERS, "they commit those they were said for"),
        ("Imputed", found.imputed, IMPUTED, "never counted"),
        ("Others on this speaker", found.about, ABOUT, "they are those others' own"),
    )
    for name, rows, to, note in told:
        if rows:
            yield name, (Link(phrases.plural(len(rows), "statement"), to), f"; {note}")


def _group(claim: str | None) -> str:
    return anchor("own", claim or "no-claim")


def _claims(found: Dossier) -> dict[str, list[Stated]]:
    """Give the speaker's own statements by claim, claims of one topic together."""
    said = by_claim(found.own)
    order = sorted(said, key=lambda key: (key not in found.topics, found.topics.get(key, ()), key))
    return {key: said[key] for key in order}


def _now(found: Dossier, texts: Texts) -> Section:
    held = {one.claim: one.position for one in found.side.positions}
    rows = tuple(
        (
            Cell(((Link(f"{claim_name(key, texts)} [{key}]" if texts.get(key) else key, _group(key)),),)),
            _position(found, position_cell(held.get(key), stated, _group(key)), stated),
            Cell(((", ".join(found.topics.get(key, ())),),)),
        )
        for key, stated in _claims(found).items()
    )
    grid = Grid(
        ("Claim", "Position", "Topic"), rows, "What is held on each claim, and the way it went", "no position on record"
    )
    return Section("Positions now", (grid,), "positions")


def _position(found: Dossier, cell: Cell, rows: Sequence[Stated]) -> Cell:
    """Give the cell of a position; where the speaker stood on several sides, with what was said on which."""
    stood: dict[str, list[Stated]] = defaultdict(list)
    for row in rows:
        stood[_stood(found, row)].append(row)
    if len(stood) < 2:  # noqa: PLR2004 - one side needs no telling
        return cell
    sides = (
        (f"{side}: ", *joined(((Link(phrases.step(row.held), row.statement_key, row.stance),) for row in some), ", "))
        for side, some in stood.items()
    )
    return replace(cell, lines=(*cell.lines, *sides))


def _stood(found: Dossier, row: Stated) -> str:
    return phrases.listed(found.sides_then[row.statement_key]) or words.NO_SIDE


def _charts(found: Dossier) -> Section | None:
    held = held_figures((found.side,), found.own, belonging=found.belonging)
    figures = tuple(replace(figure, title=words.HELD) for figure in held)
    if found.side.n_speakers > 1:
        figures += spoken_figures((found.side,), found.own)
    return Section("Over time", figures, "over-time") if figures else None


def _changes(found: Dossier, texts: Texts) -> Section:
    said = found.by_key
    lines = tuple((*change_line(change, texts, said), *_moved(found, change)) for change in found.changes)
    return Section("What changed", (Items(lines, "no change on record"),), "changes")


def _moved(found: Dossier, change: Change) -> Line:
    """Give the sides before and after a change where they are not the same."""
    before, after = (
        phrases.listed(found.sides_then[key]) or words.NO_SIDE
        for key in (change.shift.before.key, change.shift.after.key)
    )
    return (words.moved(before, after),) if before != after else ()


def _words(found: Dossier, texts: Texts) -> Section:
    note = words.SIDE_THEN if found.sides else ""
    blocks = tuple(_told(found, texts)) or (Prose(("no statement found",)),)
    return Section("In whose words, by whose account", blocks, EVIDENCE, note)


def _told(found: Dossier, texts: Texts) -> Iterator[Block]:
    """Give the speaker's own statements topic by topic, claim by claim: what `n` beside a position counts."""
    topic = ""
    for key, rows in _claims(found).items():
        paths = ", ".join(found.topics.get(key, ())) or words.NO_TOPIC
        if paths != topic:
            topic = paths
            yield Heading(topic, anchor("topic", topic))
        yield Quotations((_quoted(found, rows, claim_name(key, texts), _group(key)),))
    rest = [row for row in found.own if row.claim is None]
    if rest:
        yield Quotations((_quoted(found, rest, phrases.NO_CLAIM, _group(None)),))


def _quoted(found: Dossier, rows: Iterable[Stated], name: str = "", to: str | None = None) -> Group:
    """Give statements with the side that each commits, if any; in a group without a name they tell their claims."""
    placed = [replace(row, side=_side(found, row)) for row in rows]
    return Group(tuple(quotation(row, claim=not name) for row in placed), name.removesuffix("."), to)


def _side(found: Dossier, row: Stated) -> str:
    """Give the side to name; that there was none only of the speaker, and only where another day has one."""
    if found.sides_then[row.statement_key]:
        return phrases.listed(found.sides_then[row.statement_key])
    return words.NO_SIDE if found.sides and row.principal_id == found.who.named.id else row.principal


def _joint(found: Dossier, texts: Texts) -> Section | None:
    lines = tuple(
        (
            f"{_when(one.rows[0])}, with {phrases.listed(one.partners)}: ",
            *joined(((Link(claim_name(row.claim, texts), row.statement_key),) for row in one.rows), " "),
        )
        for one in found.joint
        if one.partners
    )
    return Section("Joint statements", (Items(lines),), "joint", words.JOINT) if lines else None


def _when(row: Stated) -> str:
    return phrases.day(row)


def _for_others(found: Dossier) -> Section | None:
    if not found.for_others:
        return None
    blocks: list[Block] = []
    for name in dict.fromkeys(row.principal for row in found.for_others):
        rows = [row for row in found.for_others if row.principal == name]
        blocks += [Heading(f"for {name}", anchor("for", name)), Quotations((_quoted(found, rows),))]
    return Section("Said for others", tuple(blocks), FOR_OTHERS, words.FOR_OTHERS)


def _imputed(found: Dossier) -> Section | None:
    if not found.imputed:
        return None
    return Section("Imputed by others", (Quotations((_quoted(found, found.imputed),)),), IMPUTED, words.IMPUTED)


def _about(found: Dossier, texts: Texts) -> Section | None:
    if not found.about:
        return None
    by_key = by_claim(found.about)
    blocks = tuple(
        Quotations((_quoted(found, rows, claim_name(key, texts), anchor("about", key)),))
        for key, rows in by_key.items()
    )
    return Section(f"What others say on claims about {found.who.named.name}", blocks, ABOUT, words.ABOUT)


def _outlets(found: Dossier) -> Section | None:
    if not found.outlets:
        return None
    columns = ("Outlet", "Reports", "Direct", "Independent", "Repeats", "Published", "Languages", "Through")
    grid = Grid(columns, tuple(_outlet(one) for one in found.outlets), "Outlets and their reports")
    return Section("Outlets that carry these words", (grid,), "outlets", words.OUTLETS)


def _outlet(one: Outlet) -> tuple[Cell, ...]:
    account = one.account
    days = account.first if account.first == account.last else f"{account.first} … {account.last}"
    numbers = (account.n_reports, one.n_direct, account.n_independent, account.n_repeats)
    through: list[Line] = [(f"{link.name}, {link.role} ({link.n})",) for link in one.through]
    if account.circular:
        through.append((words.CIRCULAR,))
    return (
        Cell(((account.source,),)),
        Cell(((Link(str(numbers[0]), account.statement_keys[0]),),), number=True),
        *(Cell(((str(number),),), number=True) for number in numbers[1:]),
        Cell(((days,),)),
        Cell(((", ".join(one.langs),),)),
        Cell(tuple(through)),
    )


def _silent(found: Dossier) -> Section | None:
    if not found.silent:
        return None
    of_topic: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in found.silent:
        last = phrases.when(one.last_earliest, one.last, one.last_doubt)
        told = words.unspoken(phrases.claim(one.claim, one.claim_text), phrases.plural(one.n, "utterance"), last)
        of_topic[one.side, ", ".join(found.topics.get(one.claim, ())) or words.NO_TOPIC].append(told)
    lines = tuple((f"{side} on {topic}: {'; '.join(told)}",) for (side, topic), told in sorted(of_topic.items()))
    return Section("No statement of their own found", (Items(lines),), "silent", words.UNSPOKEN)


def _unknown(found: Dossier) -> Section | None:
    return doubts_section(unknown_lines(found.unknown, found.rows), found.rows, found.unplaced)
