"""Who a dossier is of, as parts of its page: names, offices and sides by date, members."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from claimtrack.render import dossier_words as words
from claimtrack.render import phrases
from claimtrack.render.page import Cell, Grid, Line, Link, Section
from claimtrack.render.unplaced import unplaced_count
from claimtrack.reports.dossier import Dossier, Name, Office, Who
from claimtrack.reports.merged import Merged
from claimtrack.reports.unplaced import Unplaced


def who_facts(found: Dossier) -> Iterator[tuple[str, Line]]:
    """Give who it is, name by name."""
    who = found.who
    yield "Who", (", ".join(part for part in (who.kind, who.country) if part),)
    if who.descriptor:
        yield "Described as", (who.descriptor,)
        yield "Of", (who.affiliation or "whom is not said",)
        yield "Why without a name", (who.reason or "no reason given",)
    names = _names(who)
    if names:
        yield "Names", (" · ".join(names),)
    if who.merged:
        yield "Merged", ("; ".join(map(_merged, who.merged)),)
    if who.source:
        yield "Also a source", (_source(who),)
    if not who.reviewed and not who.descriptor:
        yield "Codebook", ("does not know this name: not reviewed",)


def _names(who: Who) -> list[str]:
    """Give the other names, language by language."""
    of_lang: dict[str, list[str]] = defaultdict(list)
    for name in who.names:
        if (name.text, name.kind) != (who.named.name, "primary"):
            of_lang[name.lang or "language not said"].append(_name(name))
    return [f"{lang}: {', '.join(names)}" for lang, names in of_lang.items()]


def _name(name: Name) -> str:
    return name.text if name.kind in {"alias", "primary"} else f"{name.text} ({name.kind})"


def _merged(one: Merged) -> str:
    return f"with {one.name} by {one.who} on {one.decided_on}" + (f", because: {one.why}" if one.why else "")


def _source(who: Who) -> str:
    source = who.source
    if source is None:
        return ""
    days = source.first if source.first == source.last else f"{source.first} … {source.last}"
    record = f"{phrases.plural(source.n_articles, 'article')}, {days}" if source.n_articles else phrases.NO_ARTICLE
    return "; ".join([", ".join(part for part in (source.kind, source.country, source.lang) if part), record])


def offices_section(found: Dossier) -> Section | None:
    """Give what the speaker belongs to, with the side that each office leads to, and the days of words without any."""
    if not found.offices:
        return None
    rows = [(one.date_from or "", _office(one)) for one in found.offices]
    rows += [(one.gap.first_day or "", _gap(one)) for one in found.unplaced if one.who == found.who.named]
    told = tuple(row for _, row in sorted(rows, key=lambda row: row[0]))
    head, note = _stated(found.offices, ("Office", "Of", "From", "Until", "Side"))
    grid = Grid(head, tuple(row[: len(head)] for row in told), "Offices and sides by date")
    return Section("Offices and sides", (grid,), "offices", note)


def _office(one: Office) -> tuple[Cell, ...]:
    role, group, sides = one.role or "member", one.member_of, ", ".join(one.sides)
    return (Cell(((role,),)), Cell(((group,),)), *_days(one), Cell(((sides,),)), _stated_by(one))


def _stated(offices: Iterable[Office], head: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Give the head of a table of memberships, which tells who states each where not all stand in the codebook."""
    if any(one.decided for one in offices):
        return (*head, words.STATED_BY), words.DECIDED
    return head, words.MEMBERSHIPS


def _stated_by(one: Office) -> Cell:
    decided = one.decided
    if decided is None:
        return Cell(((words.CODEBOOK,),))
    return Cell(((f"{decided.who} on {decided.day}" + (f": {decided.why}" if decided.why else ""),),))


def _gap(one: Unplaced) -> tuple[Cell, ...]:
    """Give the days for which nothing is recorded, with the words that fall into them."""
    said = Link(unplaced_count(one), one.rows[0].statement_key)
    return (
        Cell(((words.NOT_RECORDED,),)),
        Cell(((phrases.listed(one.gap.then),),) if one.gap.then else ()),
        Cell(((one.gap.first_day or words.OPEN,),)),
        Cell(((one.gap.last_day or words.OPEN,),)),
        Cell((("of no side: ", said),)),
        Cell(()),
    )


def members_section(found: Dossier) -> Section | None:
    """Give who belongs to the speaker, directly and through others."""
    if not found.members:
        return None
    rows = tuple(
        (
            Cell(((one.member,),)),
            Cell(((one.role or "member",),)),
            Cell(((one.member_of,),)),
            *_days(one),
            _stated_by(one),
        )
        for one in found.members
    )
    head, note = _stated(found.members, ("Member", "Office", "Of", "From", "Until"))
    grid = Grid(head, tuple(row[: len(head)] for row in rows), "Members by date")
    return Section("Members", (grid,), "members", note)


def _days(one: Office) -> tuple[Cell, Cell]:
    return Cell(((one.date_from or words.OPEN,),)), Cell(((one.date_until or words.OPEN,),))
