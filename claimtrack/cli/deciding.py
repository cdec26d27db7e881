"""What the commands that decide share: who decides and why, the preview, asking, and telling what was done."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

import typer

from claimtrack.cli.consent import require_consent
from claimtrack.cli.database import backups_kept, locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, note, show_rows, table_width, to_stdout, write
from claimtrack.cli.signing import Who, Why
from claimtrack.library.curation import Curation
from claimtrack.library.done import Done

SHOWN = 12
"""Positions, and touched records, that are shown before asking."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, why, and whether to ask or only to tell what would change."""

    who: Who = None
    why: Why = None
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")] = False
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Tell every position and record that would change, change nothing."),
    ] = False


def desk_of(settings: Settings, signed: Signed) -> Curation:
    """Where decisions on the database of a command are made, signed as typed."""
    return Curation(locate(settings), signed.who, backups_kept())


def carry_out(deed: str, run: Callable[[bool], Done], signed: Signed, settings: Settings, output: Output) -> None:
    """Preview a decision, ask where it changes a record, do it, and tell what was changed.

    `run` does it, or with True only tells what it would do. With --dry-run, or an output that was asked for, what
    changes is the answer; else it is summed up.
    """
    if signed.dry_run:
        done = run(True)  # noqa: FBT003 - the one meaning it has
        note(f"would {deed}: {done.summary}", settings)
        _remark(done, settings)
        _show(done, deed, settings, output)
        return
    if not signed.yes:
        preview = run(True)  # noqa: FBT003
        if preview.result.touched or preview.result.moved or preview.remarks:
            _remark(preview, settings)
            note(preview.text(width=table_width(), most=SHOWN).rstrip("\n"), settings)
            require_consent(f"{deed} ({preview.summary})", yes=False)
    done = run(False)  # noqa: FBT003
    if signed.yes:
        _remark(done, settings)
    note(f"done: {deed} ({done.summary})" if done.changed else done.summary, settings)
    if done.result.backup:
        note(f"as it was before: {done.result.backup}", settings)
    if output.format or not to_stdout(output):
        _show(done, deed, settings, output)


def _remark(done: Done, settings: Settings) -> None:
    for remark in done.remarks:
        note(f"note: {remark}", settings)


def _show(done: Done, deed: str, settings: Settings, output: Output) -> None:
    """Write what changes: as text, as one JSON object, or its records, one changed field a row."""
    match choose_format(output, LIST):
        case "table":
            write(done.text(width=table_width(), most=output.limit), output)
        case "json":
            write(json.dumps(done.data(), ensure_ascii=False, indent=2) + "\n", output)
        case _:
            _tell_positions(done, settings)
            show_rows(done.rows(), settings, output, about=About(f"What it changes to {deed}", "claimtrack curate"))


def _tell_positions(done: Done, settings: Settings) -> None:
    """Say on stderr what rows of records do not tell: whose positions change."""
    for row in done.position_rows().rows:
        who, _, claim, when, before, after = map(str, row)
        if when == "now":
            note(f"{who} on {claim}: {before} → {after}", settings)
