"""`claimtrack report position`: who holds what on a day."""

from typing import Annotated

from claimtrack.cli.asking import Claim, Days, Sql, Topic, Who, told_command, told_days
from claimtrack.cli.options import Only, Output, Settings
from claimtrack.cli.reporting import Asking, ChartFile, now, run_report
from claimtrack.render.position import shown
from claimtrack.reports.position import Positions, Question, look_up, positions


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


def asking(question: Question) -> Asking[Positions]:
    """Give the positions as the command line asks for them."""
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period)}
    command = told_command("position", *question.who, options=options)
    return Asking(
        answer=lambda reader: positions(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
