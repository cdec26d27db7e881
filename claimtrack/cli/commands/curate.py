"""`claimtrack curate`: the log of what was done, undo and redo."""

from collections.abc import Iterable
from typing import Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, note, show_rows
from claimtrack.cli.signing import Who, Why
from claimtrack.library.database import Database, Turn
from claimtrack.library.tables import log as listed

Number = Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many commands, the newest first.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would change, and change nothing.")]
_IN_A_TABLE: Final = ("run", "command", "state", "started_at", "status", "n_changes", "who", "why")


def log(settings: Settings, output: Output) -> None:
    """List every command that wrote to the database, in order, which of them stand, and who decided them and why.

    The log is only ever added to; an undo is an entry of its own. `stands` can be undone, `undone` can be redone as
    long as nothing else was written since; what is neither changed nothing, or is an undo or a redo itself.
    """
    rows = listed(locate(settings))
    if choose_format(output, LIST) == "table":
        rows = rows.only(_IN_A_TABLE)
    show_rows(rows, settings, output, about=About("What was done to the record", "claimtrack curate log"))


def undo(settings: Settings, number: Number = 1, *, who: Who = None, why: Why = None, dry_run: DryRun = False) -> None:
    """Take back the last write command that stands, or the last N: the record is again what it was before them.

    Also after a restart, and whoever ran them. The log keeps both, and `claimtrack curate redo` gives them back.
    """
    turns = Database(locate(settings), who).undo(number, why=why, dry_run=dry_run)
    _tell(turns, ("undone", "would be undone")[dry_run], settings)


def redo(settings: Settings, number: Number = 1, *, who: Who = None, why: Why = None, dry_run: DryRun = False) -> None:
    """Give back what was undone last, or the last N of it, as long as nothing else was written since."""
    turns = Database(locate(settings), who).redo(number, why=why, dry_run=dry_run)
    _tell(turns, ("given back", "would be given back")[dry_run], settings)


def _tell(turns: Iterable[Turn], done: str, settings: Settings) -> None:
    for turn in turns:
        note(f"{done}: {turn.run.told} ({turn.changes})", settings)
