"""Bring a database to a revision: a new one to the newest, an older one after a backup. The only room of alembic."""

from dataclasses import dataclass
from pathlib import Path

from claimtrack.db.backup import back_up
from claimtrack.db.errors import store_errors
from claimtrack.db.kept import KEPT, UPGRADE
from claimtrack.db.location import Location
from claimtrack.db.revision import find_revision, head_revision, refuse_newer, refuse_older
from claimtrack.errors import StoreError
from claimtrack.shipped import shipped


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did: the revision before (None = there was nothing) and after, and where the backup lies."""

    before: str | None
    after: str
    backup: Path | None = None

    @property
    def changed(self) -> bool:
        """Whether there was anything to do."""
        return self.before != self.after


def ensure_current(location: Location) -> bool:
    """Make sure that a write command can use the database; creates a missing one and tells whether it did.

    Costs next to nothing when the database is current; raises SchemaTooOld rather than upgrade without being asked.
    """
    revision = find_revision(location)
    if revision is not None:
        refuse_newer(location, revision)
        refuse_older(location, revision)
        return False
    migrate_to(location, "head")
    return True


def upgrade(location: Location, *, kept: int = KEPT) -> Upgrade:
    """Bring a database to the newest revision; an SQLite file of an older one is copied beside itself first.

    Of such copies the newest `kept` stay.
    """
    before = find_revision(location)
    refuse_newer(location, before)
    after = head_revision()
    if before == after:
        return Upgrade(before=before, after=after)
    backup = None
    if before is not None and location.kind == "sqlite":
        with store_errors(location):
            backup = back_up(location.file, UPGRADE, kept)
    migrate_to(location, "head")
    return Upgrade(before=before, after=after, backup=backup)


def migrate_to(location: Location, revision: str, *, migrations: Path | None = None) -> None:
    """Run the migrations up or down to `revision` in one transaction, without a backup.

    `migrations` is for tests that add revisions of their own; commands use the shipped ones.
    """
    if location.kind == "sqlite" and not location.file.absolute().parent.is_dir():
        message = f"there is no folder {location.file.absolute().parent} to make a database in"
        raise StoreError(message, hint="make the folder, or name another database with --db")
    from alembic import command
    from alembic.config import Config

    folder = migrations or shipped("migrations")
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["location"] = location
    current = find_revision(location)
    if revision == "base" or (current is not None and revision < current):
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
