"""`claimtrack report compare`: what each side holds on a topic, and what changed."""

import re
import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Final

import typer

from claimtrack.cli.completion import claims, speakers, topics
from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import REPORT, choose_format, note, table_width, write
from claimtrack.errors import UsageProblem
from claimtrack.render.compare import render_compare
from claimtrack.reports.asking import day
from claimtrack.reports.compare import Question, compare, look_up
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.frame import Period
from claimtrack.reports.periods import BUCKETS
from claimtrack.store.readonly import open_reader

_HEAD: Final = re.compile(r"\A(?:\s*--[^\n]*\n)+\s*")


def _buckets(incomplete: str) -> list[str]:
    return [name for name in BUCKETS if name.startswith(incomplete)]


@dataclass(frozen=True, slots=True)
class Days:
    """Which days a report keeps to."""

    date_from: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="Only what may have been said on or after this day.")
    ] = None
    date_until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Only what may have been said on or before this day.")
    ] = None
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DAY", help="Only what was certainly said by this day.")
    ] = None
    known_on: Annotated[
        str | None, typer.Option("--known-on", metavar="DAY", help="Only what had been published by this day.")
    ] = None

    def period(self) -> Period:
        """Give the days as the report takes them; a month or year stands for its first or last day."""
        found = Period(
            day(self.date_from, "--from", last=False),
            day(self.date_until, "--until", last=True),
            day(self.as_of, "--as-of", last=True),
            day(self.known_on, "--known-on", last=True),
        )
        if found.date_from and found.date_until and found.date_from > found.date_until:
            message = f"--from {self.date_from} is after --until {self.date_until}"
            raise UsageProblem(message)
        return found


def report_compare(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    days: Days,
    sides: Annotated[
        list[str],
        typer.Argument(metavar="A B [C…]", help="Two or more sides, speakers or sources.", autocompletion=speakers),
    ],
    *,
    topic: Annotated[
        str | None,
        typer.Option("--topic", metavar="T", help="A topic, with all below it.", autocompletion=topics),
    ] = None,
    claim: Annotated[
        str | None, typer.Option("--claim", metavar="K", help="One claim, by its key.", autocompletion=claims)
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(metavar="PERIOD", help=f"Also period by period: {', '.join(BUCKETS)}.", autocompletion=_buckets),
    ] = None,
    imputed: Annotated[
        bool, typer.Option("--imputed", help="List also what others say a side said or thinks; never counted.")
    ] = False,
    sql: Annotated[bool, typer.Option("--sql", help="Print the query behind the rows instead.")] = False,
) -> None:
    """Compare what sides hold on a topic or claim: since when, in whose words, by whose account, what changed.

    Names may be given in any language the database knows: Kremlin, Кремль. A statement found nowhere is told as
    silence, never as neutral. Every figure stands beside its counts and days.
    """
    if len(sides) < 2:  # noqa: PLR2004 - a comparison takes two
        message = f"a comparison takes two sides or more, not {len(sides)}"
        raise UsageProblem(message, "claimtrack report compare Kremlin Kyiv --topic guarantees")
    question = Question(tuple(sides), topic, claim, days.period(), by, imputed)
    with open_reader(locate(settings)) as reader:
        if sql:
            # Without the comments at its head, so that as an argument of `claimtrack sql` it looks like no option.
            write(_HEAD.sub("", look_up(reader, question).query()), output)
            return
        found = compare(reader, question, command=_command(question), now=_now())
    show(found, settings, output)


def show(found: Comparison, settings: Settings, output: Output) -> None:
    """Write a comparison where and as the user wants it; an empty one gets a hint on stderr."""
    if output.limit is not None and len(found.rows) > output.limit:
        note(f"showing {output.limit} of {len(found.rows)} statements (--limit)", settings)
    if not found.rows:
        note("no statement found; claimtrack list topics shows what there is", settings)
    form = choose_format(output, REPORT)
    write(render_compare(found, form, width=table_width(), excel=output.excel, most=output.limit), output)


def _command(question: Question) -> str:
    """Give the words that ask the question again, of any database that holds the same."""
    period = question.period
    options = {
        "--topic": question.topic,
        "--claim": question.claim,
        "--from": period.date_from,
        "--until": period.date_until,
        "--as-of": period.as_of,
        "--known-on": period.known_on,
        "--by": question.by,
    }
    words = ["claimtrack", "report", "compare", *question.sides]
    words += [word for name, value in options.items() if value is not None for word in (name, value)]
    return shlex.join([*words, *(["--imputed"] if question.imputed else [])])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
