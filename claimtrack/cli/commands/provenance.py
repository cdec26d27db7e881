"""`claimtrack report provenance`: on whose word something is known, and who merely repeats it."""

from dataclasses import replace
from typing import Annotated

import typer

from claimtrack.cli.asking import Sql, told_command
from claimtrack.cli.completion import claims
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import Asking, now, run_report
from claimtrack.render.provenance import shown
from claimtrack.reports.asking import day
from claimtrack.reports.provenance import Provenance, Question, look_up, provenance
from claimtrack.store.readonly import Reader


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


def asking(question: Question) -> Asking[Provenance]:
    """Give a provenance as the command line asks for it."""
    nothing = "no statement on it found; claimtrack list claims shows what there is"
    if question.known_on is not None:
        nothing = f"nothing of it had been published by {question.known_on}; without --known-on all of it is told"
    return Asking(
        answer=lambda reader: _answer(reader, question),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=nothing,
        listed="reports",
    )


def _answer(reader: Reader, question: Question) -> Provenance:
    """Give the answer; its method tells the whole key, as the beginning of one may mean two in another database."""
    scope = look_up(reader, question)
    whole = replace(question, key=scope.statement or question.key)
    command = told_command("provenance", whole.key, options={"--known-on": whole.known_on})
    return provenance(reader, whole, command=command, now=now())
