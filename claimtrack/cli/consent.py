"""Asking before much is changed: at a terminal, or `--yes` on the command line."""

import sys
from typing import Annotated

import typer

from claimtrack.errors import UsageProblem

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
    if not typer.confirm(f"{deed[:1].upper()}{deed[1:]}?", err=True):
        typer.echo("nothing was changed", err=True)
        raise typer.Exit(1)
