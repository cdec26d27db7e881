"""`claimtrack curate`: the log of what was done, undo and redo."""

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, counted, note, show_rows
from claimtrack.db.location import Location
from claimtrack.domain.rows import Rows
from claimtrack.store.readonly import open_reader

if TYPE_CHECKING:
    from claimtrack.services.undoing import Step

Number = Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many commands, the newest first.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would change, and change nothing.")]
_COLUMNS: Final = ("run", "command", "state", "started_at", "finished_at", "status", "n_changes", "counts")
_IN_A_TABLE: Final = ("run", "command", "state", "started_at", "status", "n_changes")
_WHAT: Final = {"reading": "reading", "entry": "codebook entry", "judgement": "judgement"}
_SEVERAL: Final = {"codebook entry": "codebook entries"}


def log(settings: Settings, output: Output) -> None:
    """List every command that wrote to the database, in order, and which of them stand.

    The log is only ever added to; an undo is an entry of its own. `stands` can be undone, `undone` can be redone as
    long as nothing else was written since; what is neither changed nothing, or is an undo or a redo itself.
    """
    import json

    from claimtrack.services.history import history

    with open_reader(locate(settings)) as reader:
        past = history(reader)
    states = {run.id: "stands" for run in past.standing} | {run.id: "undone" for run in past.undone}
    rows = Rows(
        _COLUMNS,
        [
            (
                *(run.id, run.command, states.get(run.id), run.started_at, run.finished_at, run.status),
                *(run.n_changes, json.dumps(run.counts, sort_keys=True)),
            )
            for run in past.runs
        ],
    )
    if choose_format(output, LIST) == "table":
        rows = rows.only(_IN_A_TABLE)
    show_rows(rows, settings, output, about=About("What was done to the record", "claimtrack curate log"))


def undo(settings: Settings, number: Number = 1, *, dry_run: DryRun = False) -> None:
    """Take back the last write command that stands, or the last N: the record is again what it was before them.

    Also after a restart, and whoever ran them. The log keeps both, and `claimtrack curate redo` gives them back.
    """
    from claimtrack.services.undoing import undo as take_back

    _tell(take_back, locate(settings), number, ("undone", "would be undone"), settings, dry_run=dry_run)


def redo(settings: Settings, number: Number = 1, *, dry_run: DryRun = False) -> None:
    """Give back what was undone last, or the last N of it, as long as nothing else was written since."""
    from claimtrack.services.undoing import redo as give_back

    _tell(give_back, locate(settings), number, ("given back", "would be given back"), settings, dry_run=dry_run)


def _tell(  # noqa: PLR0913 - the same for both ways
    turn: Callable[..., "tuple[Step, ...]"],
    location: Location,
    number: int,
    words: tuple[str, str],
    settings: Settings,
    *,
    dry_run: bool,
) -> None:
    for step in turn(location, number, dry_run=dry_run):
        note(f"{words[dry_run]}: {step.run.told} ({_changed(step)})", settings)


def _changed(step: "Step") -> str:
    """Give how many inputs come, go and change."""
    found: Counter[tuple[str, str]] = Counter()
    for name in step.names:
        how = "more" if name not in step.old else "less" if name not in step.new else "changed"
        found[_WHAT[name[0]], how] += 1
    told = [f"{_number(number, what)} {how}" for (what, how), number in sorted(found.items())]
    return ", ".join(told) or "nothing changes"


def _number(number: int, what: str) -> str:
    return f"{number} {_SEVERAL[what]}" if number > 1 and what in _SEVERAL else counted(number, what)
