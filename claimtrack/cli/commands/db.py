"""`claimtrack db`: make, upgrade and inspect the database."""

import typer

from claimtrack import __version__
from claimtrack.cli.database import backups_kept, locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, note, show_rows
from claimtrack.db.revision import find_revision, head_revision
from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import NoDatabase
from claimtrack.reports.listing import holdings
from claimtrack.store.readonly import open_reader


def upgrade(settings: Settings) -> None:
    """Bring the database to the revision of this claimtrack; make it where there is none.

    An SQLite file is copied beside itself first, and the upgrade happens whole or not at all.
    """
    from claimtrack.db.migrate import upgrade as migrate

    location = locate(settings)
    done = migrate(location, kept=backups_kept())
    if not done.changed:
        note(f"{location.shown} is up to date (revision {done.after})", settings)
    elif done.before is None:
        note(f"{location.shown} is made (revision {done.after})", settings)
    else:
        note(f"{location.shown} is upgraded from revision {done.before} to {done.after}", settings)
    if done.backup is not None:
        note(f"the old file is kept as {done.backup}", settings)


def check(settings: Settings) -> int:
    """Tell whether the database is of this revision and undamaged, every reference and view in place.

    Prints one line for each thing that is wrong and leaves with 3 if there is any.
    """
    from claimtrack.db.errors import told_remedy
    from claimtrack.db.soundness import find_damage

    location = locate(settings)
    damage = find_damage(location)
    for line in damage:
        typer.echo(line)
    if damage:
        note(f"{location.shown} is damaged; {told_remedy(location)}", settings)
        return 3
    note(f"{location.shown} is sound (revision {head_revision()})", settings)
    return 0


def info(settings: Settings, output: Output) -> None:
    """Tell what the database is, of which revision, how large, and how much it holds."""
    location = locate(settings)
    revision = find_revision(location)
    if revision is None:
        message = f"there is no claimtrack database at {location.shown}"
        raise NoDatabase(message, "claimtrack ingest makes one; claimtrack demo shows one")
    facts: list[tuple[Cell, ...]] = [
        ("database", location.shown),
        ("kind", location.kind),
        ("revision", revision),
        ("newest_revision", head_revision()),
        ("claimtrack", __version__),
    ]
    if location.kind == "sqlite":
        facts.append(("bytes", location.file.stat().st_size))
    if revision == head_revision():
        with open_reader(location) as reader:
            facts += holdings(reader).rows
    show_rows(Rows(("what", "value"), facts), settings, output, about=About("Database", "claimtrack db info"))
