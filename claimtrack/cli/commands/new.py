"""`claimtrack new`: a native file, ready to annotate."""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import note, write
from claimtrack.errors import InputError, UsageProblem
from claimtrack.library.files import replacing
from claimtrack.services.drafting import draft_article


@dataclass(frozen=True, slots=True)
class Header:
    """The header of the new file."""

    source: Annotated[str, typer.Option(metavar="NAME", help="The outlet or channel that published it.")]
    published: Annotated[str, typer.Option(metavar="DATE", help="The day of publication: 2025-03-05.")]
    lang: Annotated[str | None, typer.Option(metavar="CODE", help="Else guessed from the letters: ru, uk, en.")] = None
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The headline.")] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None
    author: Annotated[str | None, typer.Option(metavar="NAME", help="The by-line.")] = None
    coder: Annotated[str | None, typer.Option(metavar="NAME", help="Who annotates.")] = None


def new(
    settings: Settings,
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="A text file; - reads stdin.")],
    header: Header,
    *,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Else TEXT.claim.md beside the text.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
) -> None:
    """Make a native file from an article's text: header filled, text byte for byte, an example of a record below.

    With - as the text and no -o the file goes to stdout. A file that is there already is left alone.
    """
    draft = draft_article(_read(text), **asdict(header))
    target = out or (None if text == "-" else _beside(Path(text)))
    if target is None or str(target) == "-":
        write(draft, Output())
        return
    if target.exists() and not force:
        message = f"{target} is there already"
        raise UsageProblem(message, "name another file with -o, or replace it with --force")
    with replacing(target) as stream:
        stream.write(draft)
    note(f"{target} is ready to annotate; next: claimtrack check {target}", settings)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}.claim.md")


def _read(text: str) -> str:
    """The text with its own line ends."""
    try:
        data = sys.stdin.buffer.read() if text == "-" else Path(text).read_bytes()
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        message = f"{text} is not UTF-8 text (byte {problem.start})"
        raise InputError(message, "save it as UTF-8") from problem
    except OSError as problem:
        message = f"cannot read {text}: {problem.strerror or problem}"
        raise InputError(message) from problem
