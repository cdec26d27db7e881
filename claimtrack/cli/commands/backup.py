"""`claimtrack db backup` and `db restore`: copies of the database, and the database from a copy."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.consent import Yes, require_consent
from claimtrack.cli.database import backups_kept, locate
from claimtrack.cli.options import Settings
from claimtrack.cli.output import note
from claimtrack.db.location import Location
from claimtrack.db.revision import head_revision
from claimtrack.services.backup import Restored, check_backup, is_copy, make_backup
from claimtrack.services.backup import restore as put_back


def backup(
    settings: Settings,
    *,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", metavar="FILE", help="Write it there, not beside the database; never overwrites."),
    ] = None,
) -> None:
    """Copy the database while others read and write it, check the copy, and print its name.

    Of a PostgreSQL database the content is written, as `export jsonl` does; the log stays with the server.
    """
    made = make_backup(locate(settings), out)
    typer.echo(str(made.path))
    note(f"checked: sound, and its content has the SHA-256 {made.database_sha256}", settings)


def restore(
    settings: Settings,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup: a copy, or content from export jsonl.")],
    *,
    yes: Yes = False,
) -> None:
    """Put a backup in the place of the database; what is there is kept as a backup first.

    Asks before, or takes --yes. Content (JSON Lines) is restored only into a database that is empty or not there.
    """
    location = locate(settings)
    kept = backups_kept()
    expected = check_backup(location, file)
    if is_copy(file) and location.file.exists():
        require_consent(f"replace {location.shown} by {file}", yes=yes)
    _tell(put_back(location, file, expected, kept=kept), location, file, settings)


def _tell(done: Restored, location: Location, file: Path, settings: Settings) -> None:
    note(f"{location.shown} is restored from {file} (revision {done.revision})", settings)
    if done.database_sha256 is not None:
        note(f"checked: its content has the SHA-256 {done.database_sha256}", settings)
    if done.before is not None:
        note(f"what was there{', damaged,' if done.was_damaged else ''} is kept as {done.before}", settings)
    if done.revision != head_revision():
        note(f"it is of an older revision: claimtrack db upgrade --db {shlex.quote(location.shown)}", settings)
