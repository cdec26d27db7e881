"""`report speaker`: the dossier of one person, organisation, side or source: what is his own, imputed, about him."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimtrack import __version__
from claimtrack.domain.dates import doubt_of
from claimtrack.domain.rows import Cell
from claimtrack.reports.asking import Named, speaker, subject
from claimtrack.reports.belonging import Belonging, belonging
from claimtrack.reports.dossier import Dossier, Together, Unspoken
from claimtrack.reports.ending import end_of
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.holdings import behind, changes, side_of
from claimtrack.reports.leavers import wherever, with_leavers
from claimtrack.reports.memberships import Memberships, memberships, placed
from claimtrack.reports.outlets import outlets
from claimtrack.reports.persona import offices, who
from claimtrack.reports.scope import ROWS, Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.unknowns import unknowns
from claimtrack.reports.unplaced import Unplaced, said_by_members, unplaced
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """Whose dossier: a name or key as typed; on which topic, on which days."""

    name: str
    topic: str | None = None
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Parts:
    """The statements of a dossier: those the speaker himself is committed by, and all others that concern him.

    `line` are the former also outside the period: changes are those of the full line.
    """

    own: tuple[Stated, ...]
    for_others: tuple[Stated, ...]
    imputed: tuple[Stated, ...]
    about: tuple[Stated, ...]
    line: tuple[Stated, ...]

    @property
    def spoken(self) -> tuple[Stated, ...]:
        """What he said, whomever it commits, and what was said for him."""
        return (*self.own, *self.for_others)

    @property
    def all(self) -> tuple[Stated, ...]:
        """Every statement."""
        return (*self.spoken, *self.imputed, *self.about)


def look_up(reader: Reader, question: Question) -> Scope:
    """Look up the names of a question; unknown and ambiguous ones raise UsageProblem with candidates."""
    named = speaker(reader, question.name)
    topic, _ = subject(reader, question.topic, None)
    return Scope(sides=(named,), topic=topic, voice=named, period=question.period, imputed=True)


def dossier(reader: Reader, question: Question, *, command: str, now: str) -> Dossier:
    """Tell what is on record of a speaker; `command` and `now` are told in the report's method."""
    scope = look_up(reader, question)
    (named,) = scope.sides
    parts, of = _parts(reader, scope)
    known = who(reader, named, scope.period.known_on)
    above, below = offices(reader, named)
    ever = belonging(reader, scope.sides)
    end = end_of(reader, scope.period)
    held = side_of(named, parts.own, ever.on(named.id, end or ""), scope.period)
    (side,) = with_leavers(reader, wherever(reader, scope, parts.all), [held], ever, end)
    changed = changes(scope.sides, {named.id: list(parts.line)}, scope.period)
    before = behind(changed, parts.line, parts.own)
    silent = () if known.kind == "anonymous" else _silent(reader, scope, parts.spoken, of)
    claims = {*(row.claim for row in parts.all), *(one.claim for one in silent)}
    return Dossier(
        who=known,
        topic=scope.topic,
        period=scope.period,
        offices=above,
        sides=of.reached(named.id),
        members=below,
        side=side,
        changes=changed,
        own=parts.own,
        for_others=parts.for_others,
        imputed=parts.imputed,
        about=parts.about,
        topics=_topics(reader, sorted(one for one in claims if one is not None), scope.topic),
        sides_then=_sides_then((*parts.all, *before), of),
        outlets=outlets(reader, parts.spoken, named.id, scope.period.known_on),
        joint=_joint(reader, parts.own, scope.period.known_on),
        silent=silent,
        unknown=unknowns((*parts.spoken, *parts.imputed), (side,), changed),
        unplaced=_unplaced(reader, scope, parts.own, ever),
        belonging=ever,
        behind=before,
        method=Method(command, scope.query(), __version__, now),
    )


def _parts(reader: Reader, scope: Scope) -> tuple[Parts, Memberships]:
    """Give the statements, each with whether its side is certain, and who stood where."""
    (named,) = scope.sides
    told = statements(reader, scope)
    whole = statements(reader, scope.whole) if scope.period.bounded else told
    asked = Scope(topic=scope.topic, about=named, period=scope.period, outside=True)
    keys = {row.statement_key for row in told}
    about = [row for row in statements(reader, asked) if row.statement_key not in keys]
    of = memberships(reader, [named.id, *(row.principal_id for row in (*whole, *about))])
    told, about = placed(told, of), placed(about, of)
    return Parts(
        own=_own(told),
        for_others=tuple(row for row in told if not row.imputed and row.outside),
        imputed=tuple(row for row in told if row.imputed),
        about=tuple(about),
        line=_own(whole),
    ), of


def _own(rows: Iterable[Stated]) -> tuple[Stated, ...]:
    return tuple(row for row in rows if not row.imputed and not row.outside)


def _sides_then(rows: Iterable[Stated], of: Memberships) -> dict[str, tuple[str, ...]]:
    return {row.statement_key: tuple(side.name for side in of.sides(row.principal_id, row.date_latest)) for row in rows}


def _topics(reader: Reader, claims: Sequence[str], asked: Named | None) -> dict[str, tuple[str, ...]]:
    """Give the paths of the topics of each claim; those below the topic asked for come first."""
    found: dict[str, list[str]] = defaultdict(list)
    for claim, path in reader.query("claim_paths", claims=claims).rows:
        found[str(claim)].append(str(path))
    begin = (asked.told or asked.name) if asked else ""
    return {key: tuple(sorted(paths, key=lambda one: (not one.startswith(begin), one))) for key, paths in found.items()}


def _joint(reader: Reader, own: Sequence[Stated], known_on: str | None) -> tuple[Together, ...]:
    """Give with whom, as far as was known, the speaker made joint statements, in order of the days."""
    rows: dict[str, list[Stated]] = defaultdict(list)
    for row in own:
        if row.joint is not None:
            rows[row.joint].append(row)
    mine = {row.principal_id for row in own}
    partners: dict[str, list[str]] = defaultdict(list)
    if rows:
        found = reader.query("joint_speakers", joints=sorted(rows), known_on=known_on)
        for joint, principal_id, name, _ in found.rows:
            if principal_id not in mine:
                partners[str(joint)].append(str(name))
    return tuple(Together(tuple(stated), tuple(partners[joint])) for joint, stated in rows.items())


def _unplaced(reader: Reader, scope: Scope, own: Sequence[Stated], ever: Belonging) -> tuple[Unplaced, ...]:
    """Give what counts for no side: of the speaker's own words, and of those that he would have as a side."""
    (named,) = scope.sides
    his = unplaced(reader, (), (row for row in own if row.principal_id == named.id))
    return (*his, *unplaced(reader, scope.sides, said_by_members(reader, scope, ever, own)))


def _silent(reader: Reader, scope: Scope, spoken: Iterable[Stated], of: Memberships) -> tuple[Unspoken, ...]:
    """Give the claims that a side spoke to while the speaker belonged to it, and he himself never did."""
    (named,) = scope.sides
    sides = {one.group for one in of.reached(named.id) if one.outermost}
    if not sides:
        return ()
    asked = Scope(sides=tuple(sorted(sides, key=lambda one: one.key)), topic=scope.topic, period=scope.period)
    his = {row.claim for row in spoken}
    found: dict[tuple[str, str], list[dict[str, Cell]]] = defaultdict(list)
    # The rows alone: which articles carry them is asked of many statements here, and told of none.
    answer = reader.query(ROWS, **asked.parameters())
    for values in answer.rows:
        row = dict(zip(answer.columns, values, strict=True))
        claim, day = row["claim"], str(row["date_latest"])
        belonged = any(group.id == row["side_id"] for group in of.sides(named.id, day))
        if belonged and not row["anonymous"] and claim is not None and claim not in his:
            found[str(row["side"]), str(claim)].append(row)
    return tuple(_unspoken(side, claim, rows) for (side, claim), rows in sorted(found.items()))


def _unspoken(side: str, claim: str, rows: Sequence[dict[str, Cell]]) -> Unspoken:
    """Count what a side said on a claim; a joint statement counts once."""
    said = {row["joint"] or row["utterance_id"] for row in rows}
    last = rows[-1]
    text, earliest = (
        str(value) if value is not None else None for value in (last["claim_text"], last["date_earliest"])
    )
    doubt = doubt_of(str(last["date"]), disputed=bool(last["date_disputed"]))
    return Unspoken(side, claim, text, len(said), str(last["date_latest"]), earliest, doubt)
