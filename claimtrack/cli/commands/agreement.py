"""`claimtrack agreement`: how far coders of the same texts agree, and where they do not."""

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.asking import Sql, Topic
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.reporting import Asking, now, run_report
from claimtrack.domain.names import closest
from claimtrack.errors import UsageProblem
from claimtrack.reports.coded import FIELDS, Places

if TYPE_CHECKING:
    from collections.abc import Callable

    from claimtrack.reports.agreement import Agreement
    from claimtrack.reports.coders import Question
    from claimtrack.store.readonly import Reader

NOTHING = "no two coders recorded the same words; claimtrack list articles shows what there is"


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
    found: list[Agreement] = []
    if not paths:
        run_report(_asking(question, (), {}, found.append), settings, output, sql=sql)
        return _gate(found, floor)
    if settings.db is not None:
        message = "files and --db cannot both be compared"
        raise UsageProblem(message, "leave one of them out")
    from claimtrack.services.coded_files import coded_files

    with coded_files(paths) as files:
        there = replace(settings, db=files.location.url)
        run_report(_asking(question, tuple(paths), files.places, found.append), there, output, sql=sql)
        refused = files.result.units_refused
    if refused:
        typer.echo(f"refused: {refused} of the files; claimtrack check {shlex.join(paths)} says why", err=True)
    return max(_gate(found, floor), int(bool(refused)))


def _question(whose: Whose) -> "Question":
    from claimtrack.reports.coders import Question

    for field in whose.field or ():
        if field not in FIELDS:
            message = f"there is no field {field!r} to compare"
            raise UsageProblem(message, "choose of " + ", ".join(closest(field, FIELDS) or FIELDS))
    asked = Question(
        coders=tuple(whose.coders or ()),
        articles=tuple(whose.article or ()),
        topic=whose.topic,
        fields=tuple(whose.field or FIELDS),
        overlap=_number(whose.overlap, "--overlap", 0, 1),
    )
    return asked if whose.seed is None else replace(asked, seed=whose.seed)


def _asking(
    question: "Question", paths: tuple[str, ...], places: Places, keep: "Callable[[Agreement], None]"
) -> "Asking[Agreement]":
    from claimtrack.render.agreement import shown
    from claimtrack.reports.agreement import agreement as compare
    from claimtrack.reports.coders import look_up

    def answer(reader: "Reader") -> "Agreement":
        answered = compare(reader, question, command=_command(question, paths), now=now(), places=places)
        keep(answered)
        return answered

    return Asking(
        answer=answer,
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=NOTHING,
        listed="disagreements",
    )


def _command(question: "Question", paths: tuple[str, ...]) -> str:
    words = ["claimtrack", "agreement", *paths]
    for option, values in (("--coders", question.coders), ("--article", question.articles)):
        words += [word for value in values for word in (option, value)]
    words += ["--topic", question.topic] if question.topic is not None else []
    if question.fields != FIELDS:
        words += [word for field in question.fields for word in ("--field", field)]
    return shlex.join([*words, "--overlap", f"{question.overlap:g}", "--seed", str(question.seed)])


def _gate(found: "list[Agreement]", floor: float | None) -> int:
    """Say whether α of stance is high enough, and give the exit code."""
    if floor is None or not found:
        return 0
    stance = found[0].of("stance")
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
