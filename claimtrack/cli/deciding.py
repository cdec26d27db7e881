"""What the commands that decide share: who decides and why, the preview, asking, and telling what was done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from claimtrack.cli.consent import require_consent
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, note, show_rows, to_stdout
from claimtrack.library.curation import Done

SHOWN = 12
"""Touched records that are shown before asking."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, why, and whether to ask or only to tell what would change."""

    who: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who decides; else your login name."),
    ] = None
    why: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The reason, kept with the judgement."),
    ] = None
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Tell every record that would be touched, change nothing."),
    ] = False


def carry_out(deed: str, run: Callable[[bool], Done], signed: Signed, settings: Settings, output: Output) -> None:
    """Preview a decision, ask where it touches a record, do it, and tell what was touched.

    `run` does it, or with True only tells what it would do. With --dry-run, or an output that was asked for, the
    records touched are the answer; else their number is told.
    """
    if signed.dry_run:
        done = run(True)  # noqa: FBT003 - the one meaning it has
        note(f"would {deed}: {done.summary}", settings)
        _show(done, deed, settings, output)
        return
    if not signed.yes:
        preview = run(True)  # noqa: FBT003
        if preview.result.touched:
            _sketch(preview, settings)
            require_consent(f"{deed} ({preview.summary})", yes=False)
    done = run(False)  # noqa: FBT003
    note(f"{deed}: {done.summary}", settings)
    for path in [done.result.backup] if done.result.backup else []:
        note(f"as it was before: {path}", settings)
    if output.format or not to_stdout(output):
        _show(done, deed, settings, output)


def _show(done: Done, deed: str, settings: Settings, output: Output) -> None:
    show_rows(done.rows(), settings, output, about=About(f"What it touches to {deed}", "claimtrack curate"))


def _sketch(done: Done, settings: Settings) -> None:
    """Show the first records touched on stderr."""
    rows = done.rows().rows
    for row in rows[:SHOWN]:
        published, source, _, record, _, field, before, after, _ = map(str, row)
        note(f"  {published} {source} @{record}: {field} {before or '–'} → {after or '–'}", settings)
    if len(rows) > SHOWN:
        note(f"  … and {len(rows) - SHOWN:,} more; --dry-run lists them all", settings)
