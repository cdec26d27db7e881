"""A database as an object: what can be asked of it, stored in it, and taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from claimtrack.db.kept import KEPT
from claimtrack.db.location import Location, parse_location
from claimtrack.errors import UsageProblem
from claimtrack.library.checking import Paths, several
from claimtrack.library.reports import Reports
from claimtrack.store.deadline import SECONDS

if TYPE_CHECKING:
    from claimtrack.domain.damage import Verified
    from claimtrack.domain.foreign import Dropped
    from claimtrack.library.codebooks import ExportedCodebook
    from claimtrack.library.curation import Curation
    from claimtrack.library.outcome import Outcome
    from claimtrack.render.frames import DataFrame
    from claimtrack.services.history import Run
    from claimtrack.services.outcome import Ingested
    from claimtrack.services.signing import Signature
    from claimtrack.store.binds import Parameters


@dataclass(frozen=True, slots=True)
class Turn:
    """One write command that was undone or redone, and what that changed in the inputs of the record."""

    run: "Run"
    changes: str


def open_database(database: str | Path, *, create: bool = False, who: str | None = None) -> "Database":
    """Open a database: a path, or an SQLAlchemy URL such as `postgresql://user@host/name`.

    `create` makes it where there is none; without it that raises NoDatabase. One of an older claimtrack raises
    SchemaTooOld: `claimtrack db upgrade` brings it up to date, after a backup. `who` signs the decisions of `curate`,
    else the login name does.
    """
    location = parse_location(database)
    if create:
        from claimtrack.db.migrate import ensure_current

        ensure_current(location)
    from claimtrack.store.readonly import open_reader

    open_reader(location).close()
    return Database(location, who)


class Database(Reports):
    """A database of claimtrack: reports, your own SQL, ingest, decisions, undo.

    Each call opens the database, does its work and lets go of it: nothing is locked in between, and every answer is
    of the moment it is asked for. A `with` block says where the work ends; after it every call raises UsageProblem.
    """

    def __init__(self, location: Location, who: str | None = None) -> None:
        super().__init__(location)
        self._who = who
        self._is_closed = False

    @property
    def location(self) -> Location:
        """Where the database is."""
        if self._is_closed:
            message = f"{super().location.shown} is closed"
            raise UsageProblem(message, "claimtrack.open opens it again")
        return super().location

    def close(self) -> None:
        """End the work with this database; there is nothing to save."""
        self._is_closed = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        """Where the database is, without its password."""
        return f"<claimtrack database {super().location.shown}>"

    def ingest(  # noqa: PLR0913 - one parameter for each option
        self,
        paths: Paths,
        codebook: str | Path | None = None,
        *,
        form: str | None = None,
        dry_run: bool = False,
        strict: bool = False,
        replace_text: bool = False,
        progress: Callable[[int], None] | None = None,
        explain: Callable[[str], None] | None = None,
        backups: int = KEPT,
        profile: str | None = None,
        settings: "Mapping[str, str] | None" = None,
        columns: "Mapping[str, str] | None" = None,
        errors: str | Path | None = None,
    ) -> "Outcome[Ingested]":
        """Store annotated articles, and the codebooks that serve them; the same again changes nothing.

        `paths` are files and folders, `-` is standard input. A file with an error is refused whole, the others go in.
        Files of other tools are mapped by a `profile`, shipped or your own; `settings` are header values they do not
        say (`{"lang": "ru"}`), `columns` say which of their columns or attributes a field is from.
        Rows of sheets that do not go in are written to `errors`, a file or a folder, if it is given.
        `progress` is called with the number of articles done, `explain` with a paragraph on each, and of files of other
        tools with what maps to what.
        """
        from claimtrack.library.checking import ingest
        from claimtrack.services.ingest import Request
        from claimtrack.services.wishes import Wishes

        request = Request(
            paths=several(paths),
            form=form,
            codebook=Path(codebook) if codebook is not None else None,
            dry_run=dry_run,
            strict=strict,
            replace_text=replace_text,
            progress=progress,
            explain=explain,
            backups=backups,
            wishes=Wishes(profile, settings or {}, columns or {}, Path(errors) if errors is not None else None),
        )
        return ingest(self.location, request)

    @property
    def curate(self) -> "Curation":
        """Decisions about the record: who is whom, what is called what, who belongs where, which value holds."""
        from claimtrack.library.curation import Curation

        return Curation(self.location, self._who)

    def sql(
        self,
        query: str | None = None,
        params: "Parameters | None" = None,
        *,
        saved: str | None = None,
        seconds: float = SECONDS,
        most: int | None = None,
    ) -> "DataFrame":
        """Give the rows of your own SELECT over the views, or of a `saved` query; nothing but reading is possible.

        `:name` in the SQL stands for `params["name"]`, a list for `in (:name)`. It is stopped after `seconds`.
        """
        from claimtrack.library.tables import NONE, queried, to_run
        from claimtrack.render.frames import frame

        text, values = to_run(query, saved, params or NONE)
        return frame(queried(self.location, text, values, seconds=seconds, most=most))

    def list(self, what: str, *, unreviewed: bool = False) -> "DataFrame":
        """Give the sources, articles, speakers, sides, topics or claims, with how much there is of each."""
        from claimtrack.library.tables import listed
        from claimtrack.render.frames import frame

        return frame(listed(self.location, what, unreviewed=unreviewed), flags=True)

    def export(
        self,
        path: str | Path,
        *,
        form: str = "jsonl",
        overwrite: bool = False,
        excel: bool = False,
        dropped: "Callable[[Dropped], None] | None" = None,
    ) -> int:
        """Write the whole content into a file or folder, whole or not at all; gives how much was written.

        Equal content gives equal bytes. `ingest` reads jsonl (counted in lines) and native (a folder, counted in
        readings) back whole; a folder with something in it is written into only if `overwrite`. csv and xlsx are the
        quote grid, one row a report; `excel` makes csv safe for spreadsheets. datasette (a folder, counted in views)
        tells Datasette what is in the database. Files of other tools, counted in articles, cannot hold everything:
        `dropped` is called with each thing that stays behind, and how often.
        """
        from claimtrack.library.exporting import known_export, write_export

        known_export(form)
        number, left = write_export(self.location, Path(path), form, overwrite=overwrite, excel=excel)
        if dropped is not None:
            for one in left:
                dropped(one)
        return number

    def export_codebook(self, path: str | Path, *, overwrite: bool = False) -> "ExportedCodebook":
        """Write the codebook as it was given: `NAME.toml`, `NAME.qdc` (a list of codes), else a folder of sheets.

        Gives how many entries of each kind it has, and what the form cannot hold. What is there already is replaced
        only if `overwrite`.
        """
        from claimtrack.library.codebooks import write_codebook

        return write_codebook(self.location, Path(path), overwrite=overwrite)

    def import_codebook(
        self, paths: Paths, *, dry_run: bool = False, strict: bool = False, backups: int = KEPT
    ) -> "Outcome[Ingested]":
        """Take in codebooks, whatever they are called: TOML files, lists of codes, sheets, folders that hold these.

        Names in stored articles are looked up again; entries that are not in the files stay. A list of codes (`.qdc`)
        only adds: what is known already stays as it is.
        """
        from claimtrack.library.codebooks import codebook_files, read_codebooks
        from claimtrack.services.ingest import Request

        files = codebook_files(several(paths))
        request = Request((), codebook=files, dry_run=dry_run, strict=strict, backups=backups)
        return read_codebooks(self.location, request)

    def verify(
        self,
        *,
        quick: bool = False,
        against: Paths | None = None,
        codebook: str | Path | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> "Outcome[Verified]":
        """Look for every quote in its stored text again and check all that hangs on it; nothing is written.

        `quick` leaves out making everything again from the inputs. `against` compares with these files instead, as
        `ingest` would read them, held against `codebook` or those beside them.
        """
        from claimtrack.library.checking import verify, verify_against

        if against is None:
            if codebook is not None:
                message = "a codebook goes with the files to verify against"
                raise UsageProblem(message)
            return verify(self.location, quick=quick, progress=progress)
        if quick:
            message = "quick leaves out a part that verifying against files has not"
            raise UsageProblem(message)
        return verify_against(self.location, several(against), Path(codebook) if codebook is not None else None)

    def log(self) -> "DataFrame":
        """Give every write command in order: those that stand can be undone, those that are undone redone."""
        from claimtrack.library.tables import log
        from claimtrack.render.frames import frame

        return frame(log(self.location))

    def undo(self, number: int = 1, *, why: str | None = None, dry_run: bool = False) -> tuple[Turn, ...]:
        """Take back the last write commands that stand, the newest first; also those of other people and sessions.

        The log keeps who did and why.
        """
        from claimtrack.render.turning import changes
        from claimtrack.services.undoing import undo

        steps = undo(self.location, number, signed=self._signature(why), dry_run=dry_run)
        return tuple(Turn(step.run, changes(step)) for step in steps)

    def redo(self, number: int = 1, *, why: str | None = None, dry_run: bool = False) -> tuple[Turn, ...]:
        """Give back what was undone last, as long as nothing else was written since; the log keeps who did and why."""
        from claimtrack.render.turning import changes
        from claimtrack.services.undoing import redo

        steps = redo(self.location, number, signed=self._signature(why), dry_run=dry_run)
        return tuple(Turn(step.run, changes(step)) for step in steps)

    def _signature(self, why: str | None) -> "Signature":
        from claimtrack.library.signing import name_of
        from claimtrack.services.signing import Signature

        return Signature(name_of(self._who), why or None)
