"""`claimtrack export`: the whole content to compare byte for byte, to annotate, as a grid, as another tool's file."""

import shlex
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
from claimtrack.formats.writers import writer_names
from claimtrack.library.database import Database
from claimtrack.library.exporting import (
    CONFIG,
    FOLDERS,
    FORMS,
    METADATA,
    TEXTS,
    held_by,
    known_export,
    suffix_of,
    text_lines,
)
from claimtrack.library.folders import in_use
from claimtrack.store.readonly import open_reader

if TYPE_CHECKING:
    from claimtrack.domain.foreign import Dropped

STDOUT: Final = "-"
_UNITS: Final = {"jsonl": "line", "native": "reading", "csv": "report", "xlsx": "report", "datasette": "view"}
_SERVE: Final = "--setting sql_time_limit_ms 10000"
"""Some views of a large database take longer than the second that Datasette gives a query."""


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
    excel: Annotated[
        bool,
        typer.Option("--excel", help="csv for spreadsheets: a byte order mark and no cell that runs as a formula."),
    ] = False,
    yes: Yes = False,
) -> None:
    """Write everything that was ingested: codebook entries, articles with their records, judgements.

    jsonl is the canonical content: one object a line, sorted by its key, without anything that depends on when or in
    which order it came in. Equal content gives equal bytes, and `claimtrack ingest` reads it back.
    native is a folder with one annotated file a reading and the codebook, which `claimtrack ingest` reads back as well;
    if there is something in the folder, files of the same names are replaced, after asking or with --yes.
    Any other form is one file; where there is one of that name already, it is replaced, and that is said.
    csv and xlsx are the quote grid: one row a report, with all that is known of its statement.
    datasette is a folder with two files that tell Datasette what is in the database; the database stays where it is.
    The other formats are files of other tools, made with -o; what such a file cannot hold is listed.
    """
    known_export(form)
    if excel and form != "csv":
        message = "--excel goes with csv"
        raise UsageProblem(message)
    database = Database(locate(settings))
    if form in TEXTS and out == STDOUT:
        _tell(form, _print(database, form, excel=excel), settings)
        return
    if out == STDOUT:
        kind, name = ("folder", "FOLDER") if form in FOLDERS else ("file", "FILE")
        message = f"{form} is written into a {kind}"
        raise UsageProblem(message, f"say which: -o {name}{suffix_of(form)}")
    used = form in FOLDERS and in_use(Path(out))
    replaced = out if Path(out).is_file() else ""
    if used:
        require_consent(f"replace files of the same names in {out}, where all others stay", yes=yes)
    left: list[Dropped] = []
    number = database.export(out, form=form, overwrite=used, excel=excel, dropped=left.append)
    _tell(form, number, settings, replaced=replaced)
    for one in left:
        note(f"not in it: {one.number} × {one.what} ({one.why})", settings)
    if form == "datasette":
        note(_serving(database.location.shown, Path(out)), settings)


def _tell(form: str, number: int, settings: Settings, *, replaced: str = "") -> None:
    instead = f", in place of what {replaced} held" if replaced else ""
    note(f"{counted(number, _UNITS.get(form, 'article'))} written{instead}", settings)


def _serving(database: str, folder: Path) -> str:
    """Say how to go on: the database is served from where it is."""
    words = ["datasette", database, "-m", str(folder / METADATA)]
    newer = shlex.join(["-c", str(folder / CONFIG)])
    return f"next: {shlex.join(words)} {_SERVE}\n      with Datasette 1.0 also {newer}"


def _print(database: Database, form: str, *, excel: bool) -> int:
    number = 0
    safe = clean if sys.stdout.isatty() else str
    try:
        with open_reader(database.location) as reader:
            for number, line in enumerate(text_lines(reader, form, excel=excel), 1):  # noqa: B007 - counted on the way
                sys.stdout.write(safe(line))
    except BrokenPipeError as gone:
        forget_stdout()
        raise typer.Exit from gone
    return held_by(form, number)
