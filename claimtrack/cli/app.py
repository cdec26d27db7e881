"""`claimtrack`: the root of the commands, and the one wall that every failure meets.

Exit codes: 0 fine, 1 problems in the data or a refused query, 2 usage, 3 database, 4 a bug, 130 interrupted.
"""

import sys
from collections.abc import Sequence
from typing import Any, Final

import typer

from claimtrack.cli.commands import ENTRIES, FIRST_STEPS
from claimtrack.cli.lazy import group
from claimtrack.cli.options import Output, Settings, remember
from claimtrack.cli.output import forget_stdout
from claimtrack.domain.names import clean
from claimtrack.errors import ClaimtrackError

ABOUT: Final = "Who asserted what, when, and by whose account: positions of people and sides, and how they move."
BUG: Final = 4


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command line and leave with its exit code; the console script."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        program()(args=given, prog_name="claimtrack")
    except ClaimtrackError as problem:
        _complain(problem.message, problem.hint)
        sys.exit(problem.exit_code)
    except Exception as bug:  # noqa: BLE001 - the wall
        if "--debug" in given:
            import traceback

            traceback.print_exc()
        _complain(
            f"a bug in claimtrack: {type(bug).__name__}: {bug}",
            "the same command with --debug shows where; please report it with that",
        )
        sys.exit(BUG)
    finally:
        _close_quietly()


def program() -> Any:  # noqa: ANN401 - typer's command classes have no public base
    """The root group with all commands in their table, none of them imported."""
    return group("claimtrack", ENTRIES, callback=_start, root=True, help=ABOUT, invoke_without_command=True)


def _start(ctx: typer.Context, settings: Settings, output: Output) -> None:
    remember(ctx, settings, output)
    if ctx.invoked_subcommand is None:
        typer.echo(_first_steps())


def _first_steps() -> str:
    steps = (f"  {command}\n      {purpose}" for command, purpose in FIRST_STEPS)
    return "\n".join((ABOUT, "", *steps, "", "claimtrack --help lists every command; each has its own --help."))


def _complain(message: str, hint: str | None) -> None:
    typer.echo(f"error: {clean(message)}", err=True)
    if hint:
        typer.echo(f"hint: {clean(hint)}", err=True)


def _speak_utf8() -> None:
    """Make pipes and files UTF-8 with plain line ends on every system; a terminal keeps its own encoding."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="replace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _close_quietly() -> None:
    """Flush what was written; a reader that has gone (`| head`) is no error."""
    try:
        sys.stdout.flush()
    except OSError:
        forget_stdout()
