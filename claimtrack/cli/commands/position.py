"""`claimtrack report position`: who holds what on a day."""

from typing import Annotated

from claimtrack.cli.asking import Claim, Days, Sql, Topic, Who
from claimtrack.cli.options import Only, Output, Settings
from claimtrack.cli.reporting import ChartFile, run_report
from claimtrack.library.questions.position import Question, asking


def report_position(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Annotated[Days, Only(("as_of", "known_on"))],
    chart: ChartFile,
    who: Who = None,
    *,
    topic: Topic = None,
    claim: Claim = None,
    sql: Sql = False,
) -> None:
    """Tell who holds what on a day: since when, in whose words, by whose account, how old the newest word is.

    Without --as-of as far as the record goes. Who is silent, or spoke without a stance, is told as such: it is not
    neutral. Splits inside a side are shown with names, among those who belong to it on the day.
    """
    question = Question(tuple(who or ()), topic, claim, days.period())
    run_report(asking(question), settings, output, sql=sql, chart=chart)
