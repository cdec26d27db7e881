"""`claimtrack new`: a native file, ready to annotate."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import note, write
from claimtrack.errors import InputError, UsageProblem
from claimtrack.library.files import replacing
from claimtrack.services.drafting import draft_of, told_of
from claimtrack.services.texts import read_text


@dataclass(frozen=True, slots=True)
class Header:
    """The header of the new file; what is said here holds before what the text's file says."""

    source: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The outlet or channel that published it, if the file does not say."),
    ] = None
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of publication, 2025-03-05, if the file does not say.")
    ] = None
    lang: Annotated[
        str | None, typer.Option(metavar="CODE", help="Else the file's, else guessed from the letters: ru, uk, en.")
    ] = None
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The headline.")] = None
    url: Annotated[str | None, typer.Option(metavar="URL", help="Where it was published.")] = None
    author: Annotated[str | None, typer.Option(metavar="NAME", help="The by-line.")] = None
    coder: Annotated[str | None, typer.Option(metavar="NAME", help="Who annotates.")] = None


@dataclass(frozen=True, slots=True)
class Target:
    """Where the new file goes."""

    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Else TEXT.claim.md beside the text.")
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False


def new(
    settings: Settings,
    text: Annotated[str, typer.Argument(metavar="TEXT|-", help="A text, page or item; - reads stdin.")],
    header: Header,
    target: Target,
    *,
    form: Annotated[
        str | None, typer.Option("--as", metavar="FORMAT", help="plain, markdown, html or ninjs, else found out.")
    ] = None,
) -> None:
    """Make a native file from an article's text: header filled, text as it stands, an example of a record below.

    Reads plain text, Markdown with front matter, saved web pages (claimtrack[html]) and items of ninjs, and takes what
    they say of themselves. With - as the text and no -o the file goes to stdout. A file that is there already is left
    alone.
    """
    said = asdict(header)
    with _opened(text) as stream:
        read_as, given = read_text(stream, "<stdin>" if text == "-" else text, form)
    draft = draft_of(given, said)
    for line in told_of(read_as, given, said):
        note(line, settings)
    path = target.out or (None if text == "-" else _beside(Path(text)))
    if path is None or str(path) == "-":
        write(draft, Output())
        return
    if path.exists() and not target.force:
        message = f"{path} is there already"
        raise UsageProblem(message, "name another file with -o, or replace it with --force")
    with replacing(path) as made:
        made.write(draft)
    note(f"{path} is ready to annotate; next: claimtrack check {shlex.quote(str(path))}", settings)


def _beside(path: Path) -> Path:
    bare = path.with_suffix("") if path.suffix == ".gz" else path
    return bare.with_name(f"{bare.stem}.claim.md")


@contextmanager
def _opened(text: str) -> Iterator[BinaryIO]:
    if text == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(text).open("rb") as stream:
            yield stream
    except OSError as problem:
        message = f"cannot read {text}: {problem.strerror or problem}"
        raise InputError(message) from problem
