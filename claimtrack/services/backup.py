"""Backups of a database, and databases from backups; both are checked against what they were made from.

The backup of an SQLite file is a copy of it. That of a PostgreSQL database is its content, as `export jsonl` writes it:
no surrogate ids, no log. Content can be restored into any database that is still empty.
"""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from claimtrack.db.backup import make_file
from claimtrack.db.errors import store_errors
from claimtrack.db.kept import KEPT, backup_names, looks_automatic
from claimtrack.db.location import Location, parse_location
from claimtrack.db.replacing import find_decay, is_there, put_new, replace
from claimtrack.db.revision import find_revision, head_revision, refuse_newer
from claimtrack.db.soundness import find_damage
from claimtrack.db.sqlite import leaving_nothing
from claimtrack.errors import InputError, NoDatabase, StoreError, UsageProblem
from claimtrack.services.export import export_lines
from claimtrack.services.fingerprints import fingerprints
from claimtrack.services.ingest import Request, ingest
from claimtrack.store.readonly import Reader, open_reader
from claimtrack.store.readonly_sqlite import SqliteReader

_SQLITE_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made and checked, and the fingerprint of its content."""

    path: Path
    database_sha256: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the revision reached, where what was there before lies, and whether that was damaged."""

    revision: str
    database_sha256: str | None
    before: Path | None = None
    was_damaged: bool = False


def make_backup(location: Location, out: Path | None = None) -> Made:
    """Write a backup beside the database, or to `out`, and check it; others may read and write meanwhile."""
    names = _names(location, out)
    if location.kind == "postgresql":
        with open_reader(location) as reader:
            return _of_content(reader, names)
    if find_revision(location) is None:
        message = f"there is no claimtrack database at {location.shown}"
        raise NoDatabase(message, hint="claimtrack ingest makes one; claimtrack demo shows one")
    found: list[str] = []

    def fill(part: Path) -> None:
        with leaving_nothing(location.file), SqliteReader(location, shared=True) as reader:
            reader.copy_to(part)
            found.append(fingerprints(reader).database)
        _refuse_difference(part, found[0], location)

    try:
        with store_errors(location):
            made = make_file(names, fill, like=location.file)
    except FileExistsError as problem:
        raise _taken(out) from problem
    return Made(made, found[0])


def check_backup(location: Location, file: Path) -> str | None:
    """Find out whether a file can be restored here; give the fingerprint of its content, None for an older revision.

    Raises StoreError for one that is not ours, not sound or of a newer claimtrack, and where content would meet other
    content.
    """
    if not file.is_file():
        message = f"there is no file {file} to restore"
        raise InputError(message)
    if not is_copy(file):
        _refuse_full(location, file)
        with file.open("rb") as stream:
            return file_digest(stream, "sha256").hexdigest()
    if location.kind == "postgresql":
        message = f"{file} is a copy of an SQLite database, and {location.shown} is none"
        raise UsageProblem(
            message, f"claimtrack export jsonl --db {shlex.quote(str(file))} -o content.jsonl, restore that"
        )
    if location.file.exists() and location.file.samefile(file):
        message = f"{file} is the database itself"
        raise UsageProblem(message, "name a backup of it")
    is_there(location)
    return _checked_copy(parse_location(file))


def restore(location: Location, file: Path, expected: str | None, *, kept: int = KEPT) -> Restored:
    """Put a backup that `check_backup` passed in the place of a database; keeps what is there as a backup first."""
    if not is_copy(file):
        return _restore_content(location, file, expected)
    if not is_there(location):
        put_new(file, location)
        return _restored(location, file, expected, None, was_damaged=False)
    done = replace(file, location, kept)
    return _restored(location, file, expected, done.before, was_damaged=done.was_damaged)


def is_copy(file: Path) -> bool:
    """Tell a copy of an SQLite file from a file of content."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(_SQLITE_HEADER)) == _SQLITE_HEADER
    except OSError as problem:
        message = f"{file} cannot be read: {problem.strerror or problem}"
        raise InputError(message) from problem


def _names(location: Location, out: Path | None) -> Iterator[Path]:
    if out is None:
        return backup_names(location.file if location.path is not None else Path(f"{_name_of(location)}.jsonl"))
    if looks_automatic(out):
        message = f"{out} is named as the backups are that claimtrack makes and removes by itself"
        raise UsageProblem(message, "choose another name")
    if out.exists():
        raise _taken(out)
    return iter([out])


def _name_of(location: Location) -> str:
    return unquote(urlsplit(location.dsn).path).strip("/").replace("/", "-") or "claimtrack"


def _taken(out: Path | None) -> UsageProblem:
    return UsageProblem(f"{out} is there already, and a backup never overwrites", "choose another name")


def _of_content(reader: Reader, names: Iterator[Path]) -> Made:
    digest = sha256()

    def fill(part: Path) -> None:
        with part.open("xb") as stream:
            for line in export_lines(reader):
                written = (line + "\n").encode("utf-8", "backslashreplace")
                digest.update(written)
                stream.write(written)
        with part.open("rb") as stream:
            again = file_digest(stream, "sha256").hexdigest()
        if again != digest.hexdigest():
            message = "the backup is not what was written: the disk may be failing"
            raise StoreError(message, "write it to another one with -o")

    try:
        return Made(make_file(names, fill), digest.hexdigest())
    except FileExistsError as problem:
        message = "a backup of that name was made at the same time"
        raise UsageProblem(message, "choose another name") from problem


def _refuse_difference(part: Path, expected: str, location: Location) -> None:
    """Raise StoreError unless a copy is sound and holds the same content."""
    copy = parse_location(part)
    damage = find_damage(copy)
    if damage:
        message = f"{location.shown} is damaged, so that no backup of it is made: {damage[0]}"
        raise StoreError(message, "claimtrack db check tells more")
    with open_reader(copy) as reader:
        if fingerprints(reader).database != expected:
            message = f"the copy of {location.shown} does not hold the same: the disk may be failing"
            raise StoreError(message, "write it to another one with -o")


def _checked_copy(copy: Location) -> str | None:
    revision = find_revision(copy)
    if revision is None:
        message = f"{copy.shown} is an empty file, not a backup"
        raise StoreError(message)
    refuse_newer(copy, revision)
    current = revision == head_revision()
    damage = find_decay(copy) or (find_damage(copy) if current else [])
    if damage:
        message = f"{copy.shown} is damaged, so that it is not restored: {damage[0]}"
        raise StoreError(message, f"claimtrack db check --db {shlex.quote(copy.shown)} tells more")
    return _fingerprint(copy) if current else None


def _fingerprint(location: Location) -> str:
    with open_reader(location) as reader:
        return fingerprints(reader).database


def _restored(
    location: Location, file: Path, expected: str | None, before: Path | None, *, was_damaged: bool
) -> Restored:
    revision = find_revision(location) or ""
    if expected is not None and _fingerprint(location) != expected:
        message = f"{location.shown} now holds something else than {file}"
        kept = f"what was there before is kept as {before}"
        raise StoreError(message, kept if before else "is the file an export, and of this version?")
    return Restored(revision, expected, before, was_damaged)


def _refuse_full(location: Location, file: Path) -> None:
    """Content is added, not exchanged: only an empty database holds the same afterwards."""
    if find_revision(location) is None:
        return
    with open_reader(location) as reader:
        if next(export_lines(reader), None) is not None:
            message = f"{file} holds content, which is restored into an empty database, and {location.shown} is none"
            raise StoreError(message, f"claimtrack ingest {shlex.quote(str(file))} adds it to what is there")


def _restore_content(location: Location, file: Path, expected: str | None) -> Restored:
    with TemporaryDirectory(prefix="claimtrack-") as folder:
        # A codebook that happens to lie beside the file is no part of the backup.
        none = Path(folder) / "codebook.toml"
        none.touch()
        done = ingest(location, Request((str(file),), form="jsonl", codebook=none))
    if done.exit_code:
        finding = next(found for found in done.found.in_order() if found.severity == "error")
        message = f"{file} is no backup that can be restored: line {finding.place.line}: {finding.message}"
        raise StoreError(message, f"claimtrack check {shlex.quote(str(file))} shows every problem")
    return _restored(location, file, expected, None, was_damaged=False)
