"""A database into files: the forms that hold everything, and those of other tools."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack.db.location import Location
from claimtrack.errors import UsageProblem
from claimtrack.store.readonly import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimtrack.domain.foreign import Dropped

FORMS: Final = ("jsonl", "native")
"""What a database can be exported as without loss; writers of other forms come from entry points."""

FOLDERS: Final = ("native",)
"""Forms that are a folder of files."""


def known_export(form: str) -> None:
    """Refuse a word that names no form of an export."""
    from claimtrack.formats.writers import writer_names

    if form not in (*FORMS, *writer_names()):
        message = f"there is no export format {form!r}"
        raise UsageProblem(message, f"choose one of {', '.join((*FORMS, *writer_names()))}")


def write_export(location: Location, path: Path, form: str, *, overwrite: bool = False) -> "tuple[int, list[Dropped]]":
    """Write the whole content in a known form; give how much it is, and what the form cannot hold."""
    if form == "jsonl":
        return _lines(location, path), []
    if form == "native":
        return _native(location, path, overwrite=overwrite)
    from claimtrack.services.outgoing import write_out

    with open_reader(location) as reader:
        return write_out(reader, form, path)


def _lines(location: Location, path: Path) -> int:
    from claimtrack.library.files import replacing
    from claimtrack.services.export import export_lines

    number = 0
    with open_reader(location) as reader, replacing(path) as stream:
        for number, line in enumerate(export_lines(reader), 1):  # noqa: B007 - counted while they pass
            stream.write(line + "\n")
    return number


def _native(location: Location, path: Path, *, overwrite: bool) -> "tuple[int, list[Dropped]]":
    from claimtrack.domain.foreign import Dropped
    from claimtrack.library.folders import write_folder
    from claimtrack.services.native_files import native_files

    readings = folded = 0

    def counted() -> "Iterator[tuple[str, str]]":
        nonlocal readings, folded
        for one in native_files(reader):
            readings += one.readings
            folded += one.folded
            yield one.name, one.text

    with open_reader(location) as reader:
        write_folder(path, counted(), overwrite=overwrite)
    why = "a value has one line; all words are there"
    return readings, [Dropped("line break in a value", folded, why)] if folded else []
