"""`claimtrack verify`: whether the record is true to itself, and to the files it came from."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, note, show_rows, write
from claimtrack.cli.progress import Progress
from claimtrack.errors import UsageProblem
from claimtrack.library.database import Database

if TYPE_CHECKING:
    from claimtrack.domain.damage import Verified
    from claimtrack.library.outcome import Outcome


def verify(
    settings: Settings,
    output: Output,
    *,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE|FOLDER", help="Compare with these files instead, as ingest would read them."),
    ] = None,
    codebook: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --against: this codebook, not those beside the files."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out making everything again from the inputs, which takes longest.")
    ] = False,
) -> int:
    """Look for every quote in its stored text again, and check all that hangs on it; nothing is written.

    Texts against their hashes, chains, dates, memberships, circles, rows that nothing refers to, and whether everything
    worked out is what the inputs give: it is made again beside, and compared row by row. With --against, what the files
    hold and the database does not, and where the quotes of a changed text are now. Leaves with 1 where something is
    wrong, with 3 where the database cannot be read.
    """
    if against:
        if quick:
            message = "--quick leaves out a part that --against has not"
            raise UsageProblem(message)
        return _against(settings, output, against, codebook)
    if codebook is not None:
        message = "--codebook goes with --against"
        raise UsageProblem(message)
    with Progress("articles made again:", settings) as progress:
        outcome = Database(locate(settings)).verify(quick=quick, progress=progress)
    _show(outcome, settings, output)
    if quick:
        note("what is worked out was not made again (--quick)", settings)
    return outcome.result.exit_code


def _against(settings: Settings, output: Output, paths: list[str], codebook: Path | None) -> int:
    outcome = Database(locate(settings)).verify(against=paths, codebook=codebook)
    _show(outcome, settings, output)
    return outcome.result.exit_code


def _show(outcome: "Outcome[Verified]", settings: Settings, output: Output) -> None:
    if output.format is None and output.out is None:
        write(outcome.text(), output)
    else:
        show_rows(outcome.rows(), settings, output, about=About("Verification", "claimtrack verify"))
    note(outcome.summary, settings)
