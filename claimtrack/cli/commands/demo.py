"""`claimtrack demo`: a database from the shipped samples, two comparisons, what to try next."""

import shlex
from typing import Final

from claimtrack.cli.commands.compare import asking
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import write
from claimtrack.cli.reporting import show_report
from claimtrack.db.location import Location, parse_location
from claimtrack.reports.compare import Question
from claimtrack.services.demo import build_demo
from claimtrack.services.outcome import Ingested
from claimtrack.store.readonly import open_reader

DATABASE: Final = "claimtrack-demo.db"
SIDES: Final = ("Kremlin", "Kyiv")
TOPICS: Final = ("guarantees", "territories")
NEXT: Final = (
    "report compare Kremlin Washington --topic end-of-war --imputed",
    "report compare Кремль Киев --topic territories --as-of 2025-12-18 -f markdown",
    "list speakers",
    "sql --saved who-said-what",
)


def demo(settings: Settings) -> None:
    """Build ./claimtrack-demo.db from the samples that come with claimtrack and compare two sides on two topics.

    Needs no network and no settings. A demo database that is there already is used again; another file of that name
    is left alone.
    """
    location = parse_location(settings.db or DATABASE)
    write(_told(build_demo(location), location), Output())
    with open_reader(location) as reader:
        for topic in TOPICS:
            comparison = asking(Question(SIDES, topic))
            found = comparison.answer(reader)
            write(f"\n$ {found.method.command}\n\n", Output())
            show_report(found, comparison, settings, Output(format="table"))
    write(_next(location), Output())


def _told(result: Ingested, location: Location) -> str:
    counts = result.counts
    if not result.changed:
        return f"{location.shown} is there already, with the samples in it: used again\n"
    articles, statements = counts.articles_new + counts.articles_updated, counts.statements.new
    return f"{location.shown}: {articles} sample articles with {statements} annotated statements stored\n"


def _next(location: Location) -> str:
    option = f"--db {shlex.quote(location.shown)}"
    return "\n".join(("\nnext:", *(f"  claimtrack {option} {command}" for command in NEXT), ""))
