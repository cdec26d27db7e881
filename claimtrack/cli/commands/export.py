"""`claimtrack export`: the whole content in a form that compares byte for byte, or as another tool's file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from claimtrack.cli.consent import Yes, require_consent
from claimtrack.cli.database import locate
from claimtrack.cli.options import Settings
from claimtrack.cli.output import counted, forget_stdout, note
from claimtrack.domain.names import clean
from claimtrack.errors import UsageProblem
from claimtrack.formats.writers import writer_names, writers
from claimtrack.library.database import Database
from claimtrack.library.exporting import FOLDERS, FORMS, known_export
from claimtrack.library.folders import in_use
from claimtrack.services.export import export_lines
from claimtrack.store.readonly import open_reader

if TYPE_CHECKING:
    from claimtrack.domain.foreign import Dropped

STDOUT: Final = "-"
_UNITS: Final = {"jsonl": "line", "native": "reading"}


def _forms(incomplete: str) -> list[str]:
    return [name for name in (*FORMS, *writer_names()) if name.startswith(incomplete)]


def export(
    settings: Settings,
    form: Annotated[
        str,
        typer.Argument(metavar="FORMAT", help=f"One of {', '.join((*FORMS, *writer_names()))}.", autocompletion=_forms),
    ],
    *,
    out: Annotated[
        str,
        typer.Option(
            "--out", "-o", metavar="FILE", help="Write to a file or folder, whole or not at all; - is stdout."
        ),
    ] = STDOUT,
    yes: Yes = False,
) -> None:
    """Write everything that was ingested: codebook entries, articles with their records, judgements.

    jsonl is the canonical content: one object a line, sorted by its key, without anything that depends on when or in
    which order it came in. Equal content gives equal bytes, and `claimtrack ingest` reads it back.
    native is a folder with one annotated file a reading and the codebook, which `claimtrack ingest` reads back as well;
    if there is something in the folder, files of the same names are replaced, after asking or with --yes.
    The other formats are files of other tools, made with -o; what such a file cannot hold is listed.
    """
    known_export(form)
    database = Database(locate(settings))
    if form == "jsonl" and out == STDOUT:
        note(f"{counted(_print(database), 'line')} written", settings)
        return
    _write(database, form, out, settings, yes=yes)


def _write(database: Database, form: str, out: str, settings: Settings, *, yes: bool) -> None:
    if out == STDOUT:
        kind, name = ("folder", "FOLDER") if form in FOLDERS else ("file", f"FILE{writers()[form].suffix}")
        message = f"{form} is written into a {kind}"
        raise UsageProblem(message, f"say which: -o {name}")
    used = form in FOLDERS and in_use(Path(out))
    if used:
        require_consent(f"replace files of the same names in {out}, where all others stay", yes=yes)
    left: list[Dropped] = []
    number = database.export(out, form=form, overwrite=used, dropped=left.append)
    note(f"{counted(number, _UNITS.get(form, 'article'))} written", settings)
    for one in left:
        note(f"not in it: {one.number} × {one.what} ({one.why})", settings)


def _print(database: Database) -> int:
    number = 0
    safe = clean if sys.stdout.isatty() else str
    try:
        with open_reader(database.location) as reader:
            for number, line in enumerate(export_lines(reader), 1):  # noqa: B007 - counted while they pass
                sys.stdout.write(safe(line) + "\n")
    except BrokenPipeError as gone:
        forget_stdout()
        raise typer.Exit from gone
    return number
