"""`claimtrack report timeline`: one topic, all sides, in order of time."""

from claimtrack.cli.asking import By, Claim, Days, Imputed, Sql, Topic, Who
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import ChartFile, run_report
from claimtrack.library.questions.timeline import Question, asking


def report_timeline(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    chart: ChartFile,
    who: Who = None,
    *,
    topic: Topic = None,
    claim: Claim = None,
    by: By = None,
    imputed: Imputed = False,
    sql: Sql = False,
) -> None:
    """Tell a topic or claim in order of time: who said what, and what it did to the line of his side.

    Each statement repeats what its side said before, changes it, begins or ends a split, or moves nothing; who joins
    or leaves a side is told in between. Anonymous voices are listed and move nobody. One of --topic and --claim must be
    given.
    """
    question = Question(tuple(who or ()), topic, claim, days.period(), by, imputed)
    run_report(asking(question), settings, output, sql=sql, chart=chart)
