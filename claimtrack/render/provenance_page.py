"""By whose account something is known, as a page: who brought it, who repeats it, the tree of chains, every report."""

from collections.abc import Iterable, Iterator, Mapping

from claimtrack.render import accounted, beside, phrases
from claimtrack.render.doubts import accounts_section, edited_lead
from claimtrack.render.page import (
    EVIDENCE,
    Block,
    Branch,
    Facts,
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
    Tree,
)
from claimtrack.render.parts import joined
from claimtrack.reports.carried import Carried, Hop
from claimtrack.reports.provenance import Hidden, Provenance, Trailed
from claimtrack.reports.trail import Node

TRAIL = "The way it went"
TRAIL_NOTE = "from who asserted it, at the top, down to who published it; each had it from the one above"
NOBODY = "nobody: "
_LISTED = 12


def provenance_page(found: Provenance) -> Page:
    """Give the answer as a page, whole; `shortened` cuts it."""
    alone = found.claim is None and len(found.statements) == 1
    sections = _of_statement(found.statements[0]) if alone else _of_claim(found)
    rows = [one.row for one in found.statements]
    return Page(
        title=_title(found),
        scope=_scope(found),
        lead=(Facts(tuple(_lead(found))), *edited_lead(rows)) if found.statements else (Prose((nothing(found),)),),
        sections=tuple(section for section in (accounts_section(rows), _hidden(found), *sections) if section),
        method=found.method,
        counts=phrases.on_record(found.tally),
        legend=phrases.LEGEND,
    )


def nothing(found: Provenance) -> str:
    """Give why there is nothing to tell: nobody has spoken to the claim, or nothing was known yet."""
    if found.first_known is None:
        return "no statement found"
    return f"nothing of it had been published by {found.period.known_on}; the first report is of {found.first_known}"


def _title(found: Provenance) -> str:
    if found.claim is not None:
        return f"On whose word: {phrases.claim(found.claim.key, found.claim.told or found.claim.name)}"
    if not found.statements:
        return f"On whose word: {found.statement}"
    row = found.statements[0].row
    told = phrases.claim(row.claim, row.claim_text) if row.claim else ", ".join(found.statements[0].topics)
    stance = phrases.stance_word(row.stance_label, conditional=row.conditional)
    days = phrases.day(row)
    return f"On whose word: {beside.speaking(row)}, {days}, {stance} {told}"


def _scope(found: Provenance) -> str:
    key = found.claim.key if found.claim else found.statement
    return f"{key} · {phrases.scope(found.period)}"


def _lead(found: Provenance) -> Iterator[tuple[str, Line]]:
    """Give what stands first: the one statement, or the whole claim."""
    if found.claim is None:
        yield from facts(found.statements[0])
        return
    first = min((one.first for one in found.statements), key=lambda report: report.order)
    yield "On record", (phrases.on_record(found.tally),)
    yield "First report", (Link(accounted.place(first), first.key),)
    if found.sides:
        yield "Never on record", (_silent(found),)
    imputed = sum(one.row.imputed for one in found.statements)
    if imputed:
        yield "Imputed", (f"{phrases.plural(imputed, 'statement')} of these: listed, never counted as a position",)


def _silent(found: Provenance) -> str:
    told_for = {side for one in found.statements if one.row.imputed for side in one.sides}
    named = [f"{side} (only what others say for it)" if side in told_for else side for side in found.silent]
    return ", ".join(named) or "no side: all have spoken to it"


def facts(one: Trailed, *, whole: bool = True) -> Iterator[tuple[str, Line]]:
    """Give one statement at a glance; without `whole` only what a heading above it does not tell."""
    row = one.row
    if whole:
        yield "Who", (beside.speaking(row), f" [{', '.join(one.sides)}]" if one.sides else " [of no side]")
        yield (
            "Stance",
            (phrases.stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition),),
        )
        on_topics = f"{', '.join(one.topics)}: {phrases.NO_CLAIM}"
        yield "On", (phrases.claim(row.claim, row.claim_text) if row.claim else on_topics,)
    yield "When", tuple(_when(one))
    how = [*beside.manner(row), *([beside.JOINT] if row.joint is not None else [])]
    how += [f"jointly with {phrases.listed(one.jointly)}"] if one.jointly else []
    if how:
        yield "How", (" · ".join(how),)
    yield "Believed", tuple(_believed(one))
    yield "On whose word", _word(one)
    beside_it = {report.key: accounted.counted_with(report, one.standings[report.key]) for report in one.reports}
    own = {"independent", "counted with another voice", "counted with the circle"}
    repeats = [report for report in one.reports if _added(one, report) not in own and not beside_it[report.key]]
    if repeats:
        yield "Repeat it", _places(repeats)
    counted = [report for report in one.reports if beside_it[report.key]]
    if counted:
        yield "Not counted again", _counted(counted, beside_it)
    yield "First report", _first(one)
    also = dict.fromkeys(name for report in one.reports for name in report.also)
    if also:
        yield "Cited", (f"{phrases.listed(list(also))}: said to carry the same; no report, in no count",)
    beware = beside.warnings(row)
    if beware:
        yield "Beware", (" · ".join(beware),)


def _counted(reports: Iterable[Carried], beside_it: Mapping[str, Carried | None]) -> Line:
    """Give reports with those that they are counted with: each tells of another voice, or heard it itself."""
    told: list[Line] = []
    for report in reports:
        first = beside_it[report.key]
        first_place: Line = (Link(accounted.place(first), first.key),) if first else ()
        told.append((*_places([report]), ", counted with ", *first_place))
    return joined(told, "; ")


def _added(one: Trailed, report: Carried) -> str:
    return accounted.added(report, one.standings[report.key])


def _first(one: Trailed) -> Line:
    same = [report for report in one.reports[1:] if report.published == one.first.published]
    told: Line = (
        Link(accounted.place(one.first), one.first.key),
        f": {accounted.later(one.first.lag_behind(one.row))}",
    )
    return (*told, "; that day also ", *_places(same)) if same else told


def _when(one: Trailed) -> Iterator[str | Link]:
    row, dated = one.row, one.settled.dated_by
    yield f"{phrases.day(row)} ({row.date_basis})"
    if dated is None:
        yield "; dated by other words of the same utterance"
    elif one.settled.days_differ:
        yield "; the narrowest of several days told, that of "
        yield Link(accounted.place(dated), dated.key)
    said = dated.dated.said_text if dated and dated.dated else None
    if said:
        yield f"; “{said}”"


def _believed(one: Trailed) -> Iterator[str | Link]:
    yield accounted.why(one) if not one.settled.others else ""
    if one.settled.others:
        yield Link(accounted.place(one.settled.report), one.settled.report.key)
        yield f", because: {accounted.why(one)}"
    for other in one.settled.others[:_LISTED]:
        yield "; otherwise "
        yield Link(accounted.place(other), other.key)
        yield f": {accounted.otherwise(other, one.row)}"
    if len(one.settled.others) > _LISTED:
        yield f"; … and {len(one.settled.others) - _LISTED} more"
    for coder, words in accounted.readings(one.settled.report, "stance", "conditional", "condition"):
        yield f"; its coder {coder} reads {words}"


def _word(one: Trailed) -> Line:
    """Give the independent reports; a circle is nobody's word."""
    heard = [report for report in one.reports if _added(one, report) == "independent"]
    told: list[Line] = [_places(heard)] if heard else []
    told += [(f"{'' if heard or circle.heard else NOBODY}{accounted.circle(circle)}",) for circle in one.circles]
    if not told:
        return joined(
            ((f"{r.publication.root}: {accounted.adds(r, one.standings[r.key])}",) for r in one.reports), "; "
        )
    return joined(told, "; ")


def _places(reports: list[Carried]) -> Line:
    shown = ((Link(accounted.place(report), report.key), accounted.through(report)) for report in reports[:_LISTED])
    more = (f"; … and {len(reports) - _LISTED} more",) if len(reports) > _LISTED else ()
    return (*joined(shown, "; "), *more)


def _of_statement(one: Trailed) -> Iterator[Section]:
    yield Section(TRAIL, (Tree(tuple(branches(one))),), "trail", TRAIL_NOTE)
    yield Section("The reports", (_told(one, anchor=one.row.statement_key),), EVIDENCE)


def _of_claim(found: Provenance) -> Iterator[Section]:
    blocks = [block for one in found.statements for block in _statement(one)]
    if blocks:
        yield Section("Statement by statement", tuple(blocks), EVIDENCE, f"each with {TRAIL.lower()}, {TRAIL_NOTE}")


def _statement(one: Trailed) -> Iterator[Block]:
    row = one.row
    side = f" [{', '.join(one.sides)}]" if {*one.sides} - {row.speaker, row.on_behalf_of} else ""
    told = phrases.stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition)
    when = phrases.day(row)
    yield Heading(f"{when} · {beside.speaking(row)}{side} · {told}", row.statement_key)
    yield Facts(tuple(facts(one, whole=False)))
    yield Tree(tuple(branches(one)))
    yield _told(one)


def _told(one: Trailed, *, anchor: str | None = None) -> Quotations:
    return Quotations((Group(tuple(_quotation(one, report) for report in one.reports), anchor=anchor, noun="report"),))


def _quotation(one: Trailed, report: Carried) -> Quotation:
    return Quotation(
        key=report.key,
        when=report.published,
        who=report.publication.source,
        told=accounted.stance(report),
        stance=report.stance,
        claim="",
        quote=report.quote,
        lang=report.lang,
        translation=report.translation,
        account=accounted.chain(report),
        notes=tuple(accounted.notes(one, report)),
        articles=(report.publication,),
        quoted=report.mode in {"direct", "mixed"},
    )


def branches(one: Trailed) -> Iterator[Branch]:
    """Give the tree of a statement's chains."""
    return (_branch(one, node) for node in one.trail)


def _branch(one: Trailed, node: Node) -> Branch:
    below = tuple(_branch(one, each) for each in node.below)
    if node.hop is None:
        return Branch((f"⟲ {accounted.circle(node.circle)}" if node.circle else "",), below)
    name = accounted.link(node.hop) if node.hop.role in {"spokesperson", "interpreter"} else node.hop.speaker
    parts: list[Line] = [(name,)]
    parts += [(Link(report.published, report.key), f" {_added(one, report)}") for report in node.reports]
    parts += [(accounted.UNSEEN,)] if _unseen(one, node.hop) else []
    return Branch(joined(parts, " · "), below)


def _unseen(one: Trailed, hop: Hop) -> bool:
    """Tell whether others say that they have it from a source of which there is no article."""
    first = [standing.first for standing in one.standings.values() if standing.first]
    published = {report.publication.publisher_id for report in (*one.reports, *first)}
    return hop.role == "relay" and hop.kind in {"outlet", "unknown"} and hop.speaker_id not in published


def _hidden(found: Provenance) -> Section | None:
    """Give the nameless voices by the source that tells of them: however many, they are one account."""
    if not found.hidden or found.claim is None:
        return None
    note = "nobody can prove that two nameless voices are one; but a source that tells of them reported once"
    return Section("Nameless voices", (Items(tuple(map(_root, found.hidden))),), "nameless", note)


def _root(one: Hidden) -> Line:
    counts = f"{phrases.plural(len(one.reports), 'report')} of {phrases.plural(one.n_statements, 'statement')}"
    links: Iterable[Line] = ((Link(accounted.place(report), report.key),) for report in one.reports[:_LISTED])
    more = "; …" if len(one.reports) > _LISTED else ""
    return (f"{one.root}: {counts}, counted once: ", *joined(links, "; "), more)
