"""A database into files: the forms that hold everything, the quote grid, and those of other tools."""

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack.db.location import Location
from claimtrack.errors import UsageProblem
from claimtrack.store.readonly import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.domain.foreign import Dropped
    from claimtrack.store.readonly import Reader

FORMS: Final = ("jsonl", "native", "csv", "xlsx", "datasette")
"""Ours; writers of other tools' forms come from entry points. jsonl and native hold everything."""

FOLDERS: Final = ("native", "datasette")
"""Forms that are a folder of files."""

METADATA: Final = "metadata.json"
CONFIG: Final = "datasette.json"
"""The files of datasette: what is in the database, and, apart from it for 1.0, what is to be done with it."""

TEXTS: Final = ("jsonl", "csv")
"""Forms that are lines of text, which may go to stdout."""


def known_export(form: str) -> None:
    """Refuse a word that names no form of an export."""
    from claimtrack.formats.writers import writer_names

    if form not in (*FORMS, *writer_names()):
        message = f"there is no export format {form!r}"
        raise UsageProblem(message, f"choose one of {', '.join((*FORMS, *writer_names()))}")


def suffix_of(form: str) -> str:
    """Give the suffix of the files of a known form, "" for a folder."""
    from claimtrack.formats.writers import writers

    return "" if form in FOLDERS else f".{form}" if form in FORMS else writers()[form].suffix


def write_export(
    location: Location, path: Path, form: str, *, overwrite: bool = False, excel: bool = False
) -> "tuple[int, list[Dropped]]":
    """Write the whole content in a known form; give how much it is, and what the form cannot hold."""
    refuse_database(location, path)
    if form in TEXTS:
        return _text(location, path, form, excel=excel), []
    if form == "native":
        return _native(location, path, overwrite=overwrite)
    if form == "xlsx":
        return _workbook(location, path)
    if form == "datasette":
        return _datasette(location, path, overwrite=overwrite), []
    from claimtrack.library.files import replacing_path
    from claimtrack.services.outgoing import write_out

    with open_reader(location) as reader, replacing_path(path) as made:
        return write_out(reader, form, made)


def refuse_database(location: Location, path: Path) -> None:
    """Refuse to write over the database that is read."""
    if location.path is not None and path.exists() and location.path.exists() and path.samefile(location.path):
        message = f"{path} is the database itself"
        raise UsageProblem(message, "name another file")


def text_lines(reader: "Reader", form: str, *, excel: bool = False) -> "Iterator[str]":
    """Give the lines of one of TEXTS, with their ends."""
    if form == "jsonl":
        from claimtrack.services.export import export_lines

        return (line + "\n" for line in export_lines(reader))
    from claimtrack.render.delimited import delimited_lines
    from claimtrack.services.grid import COLUMNS, grid_rows

    return delimited_lines(chain((COLUMNS,), grid_rows(reader)), excel=excel)


def held_by(form: str, lines: int) -> int:
    """Give how much so many lines hold: the first line of csv is its heading."""
    return lines - 1 if form == "csv" else lines


def _text(location: Location, path: Path, form: str, *, excel: bool) -> int:
    from claimtrack.library.files import replacing

    number = 0
    with open_reader(location) as reader, replacing(path) as stream:
        for number, line in enumerate(text_lines(reader, form, excel=excel), 1):  # noqa: B007 - counted on the way
            stream.write(line)
    return held_by(form, number)


def _workbook(location: Location, path: Path) -> "tuple[int, list[Dropped]]":
    from claimtrack.domain.foreign import Dropped
    from claimtrack.domain.rows import Rows
    from claimtrack.library.files import write_file
    from claimtrack.render.sheets import LONGEST, cut_cells, workbook
    from claimtrack.services.grid import COLUMNS, grid_rows

    with open_reader(location) as reader:
        rows = Rows(COLUMNS, list(grid_rows(reader)))
    write_file(workbook(rows, "quotes"), path)
    cut = cut_cells(rows)
    why = f"a cell holds {LONGEST:,} characters; csv has all"
    return len(rows.rows), [Dropped("end of a long text", cut, why)] if cut else []


def _datasette(location: Location, path: Path, *, overwrite: bool) -> int:
    from claimtrack.library.folders import write_folder
    from claimtrack.services.datasette import datasette_files

    open_reader(location).close()
    if location.kind != "sqlite":
        message = "Datasette serves SQLite files only"
        raise UsageProblem(message, "export jsonl, and ingest it into a file with --db copy.db")
    told, views = datasette_files(location.file.stem)
    write_folder(path, {METADATA: told.metadata, CONFIG: told.config}.items(), overwrite=overwrite)
    return views


def _native(location: Location, path: Path, *, overwrite: bool) -> "tuple[int, list[Dropped]]":
    from claimtrack.domain.foreign import Dropped
    from claimtrack.library.folders import write_folder
    from claimtrack.services.native_files import native_files

    readings = folded = 0

    def files() -> "Iterator[tuple[str, str]]":
        nonlocal readings, folded
        for one in native_files(reader):
            readings += one.readings
            folded += one.folded
            yield one.name, one.text

    with open_reader(location) as reader:
        write_folder(path, files(), overwrite=overwrite)
    why = "a value has one line; all words are there"
    return readings, [Dropped("line break in a value", folded, why)] if folded else []
