"""`claimtrack report provenance`: on whose word something is known, and who merely repeats it."""

from typing import Annotated

import typer

from claimtrack.cli.asking import Sql
from claimtrack.cli.completion import claims
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import run_report
from claimtrack.library.questions.provenance import Question, asking
from claimtrack.reports.asking import day


def report_provenance(
    settings: Settings,
    output: Output,
    key: Annotated[
        str,
        typer.Argument(
            metavar="KEY",
            help="The key of a claim, or of a statement: its first six characters or more.",
            autocompletion=claims,
        ),
    ],
    *,
    known_on: Annotated[
        str | None, typer.Option("--known-on", metavar="DAY", help="Only what had been published by this day.")
    ] = None,
    sql: Sql = False,
) -> None:
    """Tell on whose word a statement or claim is known: who had it from whom, who merely repeats, in every article.

    Other reports name statements by their keys. Where a KEY could be both, the claim of exactly this key is told; a
    statement is reached by more of its key, or with the word statement- before it.
    """
    question = Question(key, day(known_on, "--known-on", last=True))
    run_report(asking(question), settings, output, sql=sql)
