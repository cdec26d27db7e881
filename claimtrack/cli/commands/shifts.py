"""`claimtrack report shifts`: what changed, and what did not."""

from claimtrack.cli.asking import Claim, Days, Sql, Topic, Who
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import ChartFile, run_report
from claimtrack.library.questions.shifts import Question, asking


def report_shifts(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    chart: ChartFile,
    who: Who = None,
    *,
    topic: Topic = None,
    claim: Claim = None,
    sql: Sql = False,
) -> None:
    """Tell what sides and speakers changed: from what to what, when, in whose words, by whose account.

    The period selects changes by the later statement; the one before may be older. A change takes two statements: what
    was said only once, or did not move, is told apart. Speakers are told by themselves too, wherever they then stood.
    """
    question = Question(tuple(who or ()), topic, claim, days.period())
    run_report(asking(question), settings, output, sql=sql, chart=chart)
