"""`report provenance`: on whose word something is known, who merely repeats it, and the way it went."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimtrack import __version__
from claimtrack.errors import UsageProblem
from claimtrack.reports.accounts import Account, accounts
from claimtrack.reports.asking import Named, claim_or_none, near_claims, outermost
from claimtrack.reports.believing import Settled, settled
from claimtrack.reports.carried import Carried, carried, topics
from claimtrack.reports.counting import Tally, tally
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import Method, Period
from claimtrack.reports.holdings import by_side, silences
from claimtrack.reports.origins import Standing, standings
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.statement_keys import SHORTEST, is_long_enough, stated_key
from claimtrack.reports.trail import Circle, Node, trail
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """Whose way to tell: the key of a claim, or of a statement or its beginning; as it was known on a day."""

    key: str
    known_on: str | None = None


@dataclass(frozen=True, slots=True)
class Trailed:
    """One statement with its way: known reports (the earliest first), what each adds by its key, why it is settled so.

    `sides` are the outermost sides it belongs to, `topics` those of a statement on no claim, by their paths. `jointly`
    names who else made the same joint statement.
    """

    row: Stated
    sides: tuple[str, ...]
    topics: tuple[str, ...]
    reports: tuple[Carried, ...]
    standings: Mapping[str, Standing]
    settled: Settled
    trail: tuple[Node, ...]
    jointly: tuple[str, ...]

    @property
    def first(self) -> Carried:
        """The first report."""
        return self.reports[0]

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The circles that reports of it go back to."""
        found = (self.standings[report.key].circle for report in self.reports)
        return tuple(dict.fromkeys(circle for circle in found if circle))


@dataclass(frozen=True, slots=True)
class Hidden:
    """The reports of anonymous voices that go back to one root: however many, they are one independent report."""

    root: str
    reports: tuple[Carried, ...]
    n_statements: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """The answer: for one `statement` (its key) or one `claim`; `silent` are sides never reported to have spoken to it.

    `sides` are all outermost sides, none where there is none. `first_known` is the day of the first report
    of all, also where nothing was known yet on the day asked for.
    """

    statement: str | None
    claim: Named | None
    period: Period
    statements: tuple[Trailed, ...]
    accounts: tuple[Account, ...]
    hidden: tuple[Hidden, ...]
    sides: tuple[str, ...]
    silent: tuple[str, ...]
    tally: Tally
    first_known: str | None
    method: Method

    @property
    def rows(self) -> tuple[Carried, ...]:
        """The reports, statement by statement: what is told one by one."""
        return tuple(report for one in self.statements for report in one.reports)


def look_up(reader: Reader, question: Question) -> Scope:
    """Look up what a key means; a claim of exactly this key comes before statements whose keys begin so."""
    period = Period(known_on=question.known_on)
    everybody = outermost(reader, period)
    about = claim_or_none(reader, question.key)
    if about is not None:
        return Scope(everybody, claim=about, period=period, imputed=True, outside=True)
    return Scope(everybody, statement=_statement(reader, question.key), period=period, imputed=True, outside=True)


def provenance(reader: Reader, question: Question, *, command: str, now: str) -> Provenance:
    """Tell the provenance; `command` and `now` are told in the report's method."""
    scope = look_up(reader, question)
    rows = statements(reader, scope)
    around = _around(reader, scope, rows)
    reports = carried(reader, (*rows, *around), question.known_on)
    added = standings((*rows, *around), reports)
    of_topics = topics(reader, rows)
    everything = (*rows, *around)
    told = tuple(_trailed(several, reports, added, everything, of_topics) for several in _by_statement(rows).values())
    by_account = accounts(one.row for one in told)
    count = tally(one.row for one in told)
    silent = silences(scope.sides, by_side(scope.sides, rows), scope.claim) if scope.claim else ()
    return Provenance(
        statement=scope.statement,
        claim=scope.claim,
        period=scope.period,
        statements=told,
        accounts=by_account,
        hidden=_hidden(told),
        sides=tuple(side.name for side in scope.sides),
        silent=tuple(one.side for one in silent if one.claim is not None),
        # One nameless voice's article may repeat what another one's told: alone it would count as independent.
        tally=replace(count, independent=sum(one.n_independent for one in by_account)),
        first_known=_first_known(reader, scope, told),
        method=Method(command, scope.query(), __version__, now),
    )


def _statement(reader: Reader, text: str) -> str:
    """Give the statement of a key, or of the beginning of one."""
    found = stated_key(reader, text)
    if found is not None:
        return found
    begins = is_long_enough(text)
    otherwise = "no statement one that begins so" if begins else f"{SHORTEST} characters begin a statement's key"
    message = f"no claim has the key {text!r}, and {otherwise}"
    raise UsageProblem(message, near_claims(reader, text))


def _around(reader: Reader, scope: Scope, rows: Sequence[Stated]) -> list[Stated]:
    """Give the other statements on the claim that one statement cannot be told without: joint ones, nameless ones."""
    if scope.claim is not None or not rows or rows[0].claim is None:
        return []
    if not rows[0].anonymous and rows[0].joint is None:
        return []
    named = claim_or_none(reader, rows[0].claim)
    wider = Scope(scope.sides, claim=named, period=scope.period, imputed=True, outside=True)
    return [row for row in statements(reader, wider) if row.anonymous or row.joint == rows[0].joint]


def _by_statement(rows: Iterable[Stated]) -> dict[str, list[Stated]]:
    """Give the rows of each statement: one for every side it belongs to."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for row in rows:
        found[row.statement_key].append(row)
    return found


def _trailed(
    several: Sequence[Stated],
    reports: Mapping[int, Sequence[Carried]],
    added: Mapping[str, Standing],
    around: Sequence[Stated],
    of_topics: Mapping[int, tuple[str, ...]],
) -> Trailed:
    row = several[0]
    known = tuple(reports[row.statement_id])
    mine = {report.key: added[report.key] for report in known}
    circles = {key: standing.circle for key, standing in mine.items() if standing.circle}
    others = {one.speaker for one in around if one.joint == row.joint and one.statement_key != row.statement_key}
    sources = tuple(
        replace(one, independent=mine[one.report_key].independent, circular=mine[one.report_key].circular)
        for one in row.sources
    )
    return Trailed(
        row=replace(row, sources=sources),
        sides=tuple(one.side for one in several if not one.outside),
        topics=of_topics.get(row.statement_id, ()),
        reports=known,
        standings=mine,
        settled=settled(row, known),
        trail=trail(known, circles),
        jointly=tuple(sorted(others)) if row.joint else (),
    )


def _hidden(told: Iterable[Trailed]) -> tuple[Hidden, ...]:
    roots: dict[tuple[int, str], list[Carried]] = defaultdict(list)
    for one in told:
        for report in one.reports if one.row.anonymous else ():
            roots[report.publication.root_id, report.publication.root].append(report)
    found = [
        Hidden(name, tuple(sorted(several, key=lambda one: one.order)), len({one.statement_id for one in several}))
        for (_, name), several in roots.items()
    ]
    return tuple(sorted(found, key=lambda one: one.reports[0].order))


def _first_known(reader: Reader, scope: Scope, told: Sequence[Trailed]) -> str | None:
    if told:
        return min(one.first.published for one in told)
    whole = Scope(claim=scope.claim, statement=scope.statement, imputed=True, outside=True)
    return min((one.published for row in statements(reader, whole) for one in row.sources), default=None)
