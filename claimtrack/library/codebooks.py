"""A database's codebook into files, and codebooks into a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack.errors import UsageProblem
from claimtrack.library.exporting import refuse_database
from claimtrack.library.outcome import Outcome
from claimtrack.store.readonly import open_reader

if TYPE_CHECKING:
    from claimtrack.db.location import Location
    from claimtrack.domain.foreign import Dropped
    from claimtrack.services.check import CheckResult
    from claimtrack.services.ingest import Request
    from claimtrack.services.outcome import Ingested
    from claimtrack.services.stored_codebook import WrittenCodebook

_FORMS: Final = {".toml": "toml", ".qdc": "qdc", "": "sheets"}
_KNOWN: Final = "FILE.toml; FILE.qdc, a list of codes; or a folder, for sheets of CSV"


@dataclass(frozen=True, slots=True)
class ExportedCodebook:
    """What was written of a codebook: how many entries of each kind, and what the form cannot hold."""

    counts: "Mapping[str, int]"
    dropped: "tuple[Dropped, ...]"

    @property
    def number(self) -> int:
        """All entries."""
        return sum(self.counts.values())


def codebook_form(path: Path) -> str:
    """Give the form of a codebook that a path asks for: by its suffix; a folder is for sheets."""
    form = "sheets" if path.is_dir() else _FORMS.get(path.suffix.lower())
    if form is None:
        message = f"no codebook is written as {path.suffix}"
        raise UsageProblem(message, f"name one of: {_KNOWN}")
    return form


def codebook_text(location: "Location") -> tuple[str, ExportedCodebook]:
    """Give the codebook as TOML."""
    written = _written(location, "toml")
    return next(iter(written.files.values())), _told(written)


def write_codebook(location: "Location", path: Path, *, overwrite: bool = False) -> ExportedCodebook:
    """Write the codebook in the form that its path asks for; what is there already is replaced only if `overwrite`."""
    from claimtrack.library.files import write_file
    from claimtrack.library.folders import write_folder

    form = codebook_form(path)
    refuse_database(location, path)
    if path.is_file() and not overwrite:
        message = f"{path} is there already"
        raise UsageProblem(message, "name another file, or agree to it being replaced")
    written = _written(location, form)
    if form == "sheets":
        write_folder(path, written.files.items(), overwrite=overwrite)
    else:
        write_file(next(iter(written.files.values())), path)
    return _told(written)


def _written(location: "Location", form: str) -> "WrittenCodebook":
    from claimtrack.services.stored_codebook import decisions, stored_codebook, written_codebook

    with open_reader(location) as reader:
        written = written_codebook(stored_codebook(reader), form)
        return replace(written, dropped=(*written.dropped, *decisions(reader)))


def _told(written: "WrittenCodebook") -> ExportedCodebook:
    return ExportedCodebook(written.counts, written.dropped)


def codebook_files(paths: Sequence[str]) -> tuple[Path, ...]:
    """Give codebooks to read as paths; refuse what is not there, or is no codebook by its name."""
    from claimtrack.formats.registry import BOOKS, CODEBOOK, SHEETS, recognise

    found = tuple(map(Path, paths))
    for path in found:
        if not path.exists():
            message = f"there is no file {path}"
            raise UsageProblem(message)
        if path.is_dir() and not any((path / name).is_file() for name in (CODEBOOK, *SHEETS)):
            message = f"there is no codebook in {path}"
            hint = f"a folder has {CODEBOOK}, or sheets: {', '.join(SHEETS)}; name a list of codes (NAME.qdc) itself"
            raise UsageProblem(message, hint)
        if path.is_file() and path.suffix.lower() != ".toml" and recognise(path) not in BOOKS:
            message = f"{path} is no codebook"
            raise UsageProblem(message, f"codebooks are called NAME.toml or NAME.qdc; sheets {', '.join(SHEETS)}")
    return found


def read_codebooks(location: "Location", request: "Request") -> "Outcome[Ingested]":
    """Take in the codebooks of a request; entries with an error stay out."""
    from claimtrack.render.codebook import imported
    from claimtrack.render.findings import as_rows
    from claimtrack.render.ingested import findings_text
    from claimtrack.services.ingest import ingest

    done = ingest(location, request)
    return Outcome(
        done,
        imported(done, dry_run=request.dry_run),
        lambda: as_rows(done.found.in_order()),
        lambda: findings_text(done, everything=True),
    )


def check_codebook(paths: Sequence[str], *, strict: bool = False) -> "Outcome[CheckResult]":
    """Find every problem of codebooks, by themselves and between them; needs no database and writes nothing."""
    from claimtrack.render.findings import as_rows, render_text, summary
    from claimtrack.services.check import check_codebooks

    found = check_codebooks(codebook_files(paths), strict=strict)
    return Outcome(found, summary(found), lambda: as_rows(found.findings), lambda: render_text(found.findings))
