"""Who decides and why, as options of every command that is signed."""

from typing import Annotated

import typer

Who = Annotated[str | None, typer.Option(metavar="NAME", help="Who decides; else your login name.")]
Why = Annotated[str | None, typer.Option(metavar="TEXT", help="The reason, kept with the decision.")]
