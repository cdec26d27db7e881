"""`report compare`: what each side holds on a topic, since when, in whose words, by whose account, and what changed."""

from dataclasses import dataclass

from claimtrack import __version__
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import sides, subject
from claimtrack.reports.belonging import belonging
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.ending import end_of
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.holdings import behind, by_side, changes, claim_lines, side_of, silences
from claimtrack.reports.leavers import wherever, with_leavers
from claimtrack.reports.periods import known_period, periods
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.reports.unplaced import said_by_members, unplaced
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """What to compare: names as typed, a topic or a claim, the days, whether imputed statements are listed."""

    sides: tuple[str, ...]
    topic: str | None = None
    claim: str | None = None
    period: Period = ALWAYS
    by: str | None = None
    imputed: bool = False


def look_up(reader: Reader, question: Question) -> Scope:
    """Look up the names of a question; unknown and ambiguous ones raise UsageProblem with candidates."""
    if question.topic is None and question.claim is None:
        message = "say what to compare on: --topic T or --claim K"
        raise UsageProblem(message, "see what there is: claimtrack list topics")
    known_period(question.by)
    named, about = subject(reader, question.topic, question.claim)
    return Scope(
        sides=sides(reader, question.sides, question.period),
        topic=named,
        claim=about,
        period=question.period,
        imputed=question.imputed,
    )


def compare(reader: Reader, question: Question, *, command: str, now: str) -> Comparison:
    """Compare the sides; `command` and `now` are told in the report's method."""
    scope = look_up(reader, question)
    rows = statements(reader, scope)
    whole = statements(reader, scope.whole) if scope.period.bounded else rows
    ever = belonging(reader, scope.sides)
    end = end_of(reader, question.period)
    of_side = by_side(scope.sides, rows)
    held = [side_of(side, of_side[side.id], ever.on(side.id, end or ""), question.period) for side in scope.sides]
    found = with_leavers(reader, wherever(reader, scope, rows), held, ever, end)
    changed = changes(scope.sides, by_side(scope.sides, whole), question.period)
    return Comparison(
        topic=scope.topic,
        claim=scope.claim,
        period=question.period,
        sides=found,
        claims=claim_lines(rows, found),
        periods=periods(scope.sides, of_side, question.by, ever.on) if question.by else (),
        rows=tuple(rows),
        changes=changed,
        silent=silences(scope.sides, of_side, scope.claim),
        method=Method(command, scope.query(), __version__, now),
        by=question.by,
        behind=behind(changed, whole, rows),
        belonging=ever,
        unplaced=unplaced(reader, scope.sides, said_by_members(reader, scope, ever, rows)),
    )
