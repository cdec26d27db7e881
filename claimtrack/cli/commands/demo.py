"""`claimtrack demo`: a database from the shipped samples, comparisons, a page to open, what to try next."""

import shlex
from dataclasses import replace
from pathlib import Path
from typing import Final

from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import note, write
from claimtrack.cli.reporting import run_report, show_report
from claimtrack.db.location import Location, parse_location
from claimtrack.library.questions.compare import Question, asking
from claimtrack.library.report import answered
from claimtrack.services.demo import build_demo
from claimtrack.services.outcome import Ingested

DATABASE: Final = "claimtrack-demo.db"
PAGE: Final = "claimtrack-demo.html"
STORY: Final = Question(("Loria", "Kasteya"), "troops")
COMPARISONS: Final = (Question(("Kremlin", "Kyiv"), "guarantees"), Question(("Kremlin", "Kyiv"), "territories"), STORY)
NEXT: Final = (
    "report compare Кремль Киев --topic territories --as-of 2025-12-18 -f markdown",
    "report shifts Loria Kasteya --from 2024-01",
    "report speaker Koldan",
    "report timeline --topic harbour -o harbour.html",
    "list speakers",
    "sql --saved who-said-what",
)


def demo(settings: Settings) -> None:
    """Build ./claimtrack-demo.db from the samples that come with claimtrack, compare sides, write a page to open.

    The samples are eight articles on the talks in Miami in December 2025 and an invented negotiation over a harbour in
    forty. Needs no network and no settings. A demo database that is there already is used again; another file of that
    name, or of the page's, is left alone.
    """
    location = parse_location(settings.db or DATABASE)
    write(_told(build_demo(location), location), Output())
    for question in COMPARISONS:
        report = answered(location, asking(question))
        write(f"\n$ {report.result.method.command}\n\n", Output())
        show_report(report, settings, Output(format="table"))
    written = _page(location, settings)
    write(_next(location, written=written), Output())


def _told(result: Ingested, location: Location) -> str:
    counts = result.counts
    if not result.changed:
        return f"{location.shown} is there already, with the samples in it: used again\n"
    articles, statements = counts.articles_new, counts.statements.new
    return f"{location.shown}: {articles} sample articles with {statements} annotated statements stored\n"


def _page(location: Location, settings: Settings) -> bool:
    """Write the last comparison as a page; a file of that name that is no page of ours stays."""
    path = Path(PAGE)
    if path.exists() and b'name="generator" content="claimtrack' not in path.read_bytes()[:4_096]:
        note(f"{PAGE} is no page that claimtrack wrote: left alone", settings)
        return False
    run_report(asking(STORY), replace(settings, db=location.url), Output(format="html", out=PAGE))
    return True


def _next(location: Location, *, written: bool) -> str:
    option = f"--db {shlex.quote(location.shown)}"
    page = [f"\nthe last comparison as a page, with charts where they are installed: {PAGE}"] if written else []
    return "\n".join((*page, "\nnext:", *(f"  claimtrack {option} {command}" for command in NEXT), ""))
