"""Asking before much is changed: at a terminal, or `--yes` on the command line."""

import sys
from typing import Annotated, Final

import typer

from claimtrack.errors import UsageProblem

_INTERRUPTED: Final = 130

Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do it without asking.")]
"""The option of every command that asks."""


def require_consent(deed: str, *, yes: bool) -> None:
    """Go on if the user agrees to a deed (`replace a.db`), else leave with 1; a refusal leaves everything as it was.

    Where nobody can be asked, because stdin is no terminal, `--yes` has to say it beforehand: UsageProblem.
    """
    if yes:
        return
    if not sys.stdin.isatty():
        message = f"nobody can be asked here whether to {deed}"
        raise UsageProblem(message, "add --yes to agree beforehand")
    try:
        agreed = typer.confirm(f"{deed[:1].upper()}{deed[1:]}?", err=True)
    except typer.Abort as stop:  # Ctrl-C, or the end of what was typed
        typer.echo("\nnothing was changed", err=True)
        raise typer.Exit(_INTERRUPTED) from stop
    if not agreed:
        typer.echo("nothing was changed", err=True)
        raise typer.Exit(1)
