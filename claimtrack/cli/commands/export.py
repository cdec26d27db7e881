"""`claimtrack export`: the whole content in a form that compares byte for byte."""

import sys
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Settings
from claimtrack.cli.output import forget_stdout, note
from claimtrack.domain.names import clean
from claimtrack.errors import UsageProblem
from claimtrack.library.files import replacing
from claimtrack.services.export import export_lines
from claimtrack.store.readonly import open_reader

FORMS: Final = ("jsonl",)
STDOUT: Final = "-"


def _forms(incomplete: str) -> list[str]:
    return [name for name in FORMS if name.startswith(incomplete)]


def export(
    settings: Settings,
    form: Annotated[str, typer.Argument(metavar="FORMAT", help=f"One of {', '.join(FORMS)}.", autocompletion=_forms)],
    *,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Write to a file, whole or not at all; - is stdout.")
    ] = STDOUT,
) -> None:
    """Write everything that was ingested: codebook entries, articles with their records, judgements.

    jsonl is the canonical content: one object a line, sorted by its key, without anything that depends on when or in
    which order it came in. Equal content gives equal bytes, and `claimtrack ingest` reads it back.
    """
    if form not in FORMS:
        message = f"there is no export format {form!r}"
        raise UsageProblem(message, f"choose one of {', '.join(FORMS)}")
    with open_reader(locate(settings)) as reader:
        number = _write(export_lines(reader), out)
    note(f"{number} lines written", settings)


def _write(lines: Iterable[str], out: str) -> int:
    number = 0
    safe = clean if out == STDOUT and sys.stdout.isatty() else str
    try:
        with nullcontext(sys.stdout) if out == STDOUT else replacing(Path(out)) as stream:
            for number, line in enumerate(lines, 1):  # noqa: B007 - counted while they pass
                stream.write(safe(line) + "\n")
    except BrokenPipeError as gone:
        forget_stdout()
        raise typer.Exit from gone
    return number
