"""`claimtrack agreement`: how far coders of the same texts agree, and where they do not."""

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.asking import Sql, Topic
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import run_report
from claimtrack.errors import UsageProblem
from claimtrack.reports.coded import FIELDS

if TYPE_CHECKING:
    from claimtrack.library.report import Report
    from claimtrack.reports.agreement import Agreement
    from claimtrack.reports.coders import Question


def _fields(incomplete: str) -> list[str]:
    return [name for name in FIELDS if name.startswith(incomplete)]


@dataclass(frozen=True, slots=True)
class Whose:
    """Which records are compared, and how."""

    coders: Annotated[
        list[str] | None,
        typer.Option("--coders", metavar="C", help="A coder to compare; once for each, all without it."),
    ] = None
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="URL|REF", help="Only this article; may be given several times."),
    ] = None
    topic: Topic = None
    field: Annotated[
        list[str] | None,
        typer.Option(
            "--field",
            metavar="F",
            help=f"Only this field; may be given several times: {', '.join(FIELDS)}.",
            autocompletion=_fields,
        ),
    ] = None
    overlap: Annotated[
        str,
        typer.Option(metavar="PART", help="The part of the shorter record that two of the same words share at least."),
    ] = "0.5"
    seed: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="Where the drawing of samples for intervals begins.")
    ] = None


def agreement(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    whose: Whose,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE…]", help="Compare annotated files and folders instead of the database."),
    ] = None,
    *,
    least: Annotated[
        str | None, typer.Option("--min", metavar="ALPHA", help="Leave with 1 where α of stance is lower.")
    ] = None,
    sql: Sql = False,
) -> int:
    """Tell how far coders of the same texts agree: on which words, then field by field, beyond chance.

    Records of two coders are matched by the words they quote, one to one. Of the matched ones each field has its share
    of equal values, Cohen's κ, Krippendorff's α, 95 % intervals, and every disagreement, by article and record or by
    file and line.
    """
    floor = None if least is None else _number(least, "--min", -1, 1)
    question = _question(whose)
    if floor is not None and "stance" not in question.fields:
        message = "--min is about stance, which --field leaves out"
        raise UsageProblem(message, "add --field stance")
    from claimtrack.library.questions.agreement import asking

    if not paths:
        return _gate(run_report(asking(question), settings, output, sql=sql), floor)
    report, refused = _of_files(question, paths, settings, output, sql=sql)
    return max(_gate(report, floor), int(refused))


def _of_files(
    question: "Question", paths: list[str], settings: Settings, output: Output, *, sql: bool
) -> "tuple[Report[Agreement] | None, bool]":
    """Compare files; gives the report, and whether some were refused."""
    from claimtrack.library.questions.agreement import asking
    from claimtrack.services.coded_files import coded_files

    if settings.db is not None:
        message = "files and --db cannot both be compared"
        raise UsageProblem(message, "leave one of them out")
    with coded_files(paths) as files:
        there = replace(settings, db=files.location.url)
        asked = asking(question, paths=paths, places=files.places)
        report = run_report(asked, there, output, sql=sql)
        refused = files.result.units_refused
    if refused:
        typer.echo(f"refused: {refused} of the files; claimtrack check {shlex.join(paths)} says why", err=True)
    return report, bool(refused)


def _question(whose: Whose) -> "Question":
    from claimtrack.library.questions.agreement import question

    overlap = _number(whose.overlap, "--overlap", 0, 1)
    return question(
        whose.coders or (), whose.article or (), whose.topic, fields=whose.field, overlap=overlap, seed=whose.seed
    )


def _gate(report: "Report[Agreement] | None", floor: float | None) -> int:
    """Say whether α of stance is high enough, and give the exit code."""
    if floor is None or report is None:
        return 0
    stance = report.result.of("stance")
    alpha = stance.figures["alpha_ordinal"] if stance else None
    if alpha is None or alpha.value is None:
        why = alpha.reason if alpha else "nothing to compare"
        typer.echo(f"α of stance is undefined ({why}): --min {floor:g} is not reached", err=True)
        return 1
    if alpha.value < floor:
        told = f"α of stance (ordinal) is {alpha.value:.3f}, lower than --min {floor:g}; n = {alpha.n} units"
        typer.echo(told, err=True)
        return 1
    return 0


def _number(text: str, option: str, low: int, high: int) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if low <= value <= high:
        return value
    message = f"{option} wants a number from {low} to {high}, not {text!r}"
    raise UsageProblem(message, f"for example {option} 0.67")
