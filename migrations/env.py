"""Run the steps of a migration between taking the views away and building them again, all in one transaction.

alembic loads this file for every command of its own, and claimtrack for `db upgrade` and for a new database.
"""

import os
from pathlib import Path

from alembic import context
from alembic.operations import MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from claimtrack.db.definitions import definitions_at
from claimtrack.db.engine import create_engine_for
from claimtrack.db.errors import store_errors
from claimtrack.db.location import Location, parse_location
from claimtrack.db.models import Base
from claimtrack.db.rebuild import (
    begin_alone,
    build_definitions,
    check_references,
    drop_definitions,
    mark_ours,
)
from claimtrack.db.revision import find_revision, known_revisions, refuse_newer

FOLDER = Path(__file__).parent


def chosen_location() -> Location:
    """The database: given by claimtrack itself, else `-x db=…`, else CLAIMTRACK_DB, else ./claimtrack.db."""
    given = context.config.attributes.get("location")
    if isinstance(given, Location):
        return given
    words = context.get_x_argument(as_dictionary=True)
    return parse_location(words.get("db") or os.environ.get("CLAIMTRACK_DB") or "claimtrack.db")


def number_revision(_context: MigrationContext, _revision: object, directives: list[MigrationScript]) -> None:
    """Give a new revision the next four-digit number."""
    known = [int(script.revision) for script in context.script.walk_revisions()]
    for directive in directives:
        directive.rev_id = f"{max(known, default=0) + 1:04d}"


def migrate(connection: Connection) -> None:
    """Run the steps inside the transaction that is open."""
    begin_alone(connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        transaction_per_migration=False,
        transactional_ddl=True,
        render_as_batch=connection.dialect.name == "sqlite",
        compare_server_default=True,
        process_revision_directives=number_revision,
    )
    aside = drop_definitions(connection, FOLDER)
    context.run_migrations()
    reached = context.get_context().get_current_revision()
    build_definitions(connection, FOLDER, definitions_at(context.script, reached), aside)
    check_references(connection)
    mark_ours(connection)


def main() -> None:
    """Open the database, unless it is somebody else's, and migrate it or leave it as it was."""
    if context.is_offline_mode():
        message = "views and triggers are rebuilt from what the database holds: --sql cannot work without one"
        raise SystemExit(message)
    location = chosen_location()
    refuse_newer(location, find_revision(location), known=known_revisions(FOLDER))
    engine = create_engine_for(location, foreign_keys=False)
    try:
        with store_errors(location), engine.begin() as connection:
            migrate(connection)
    finally:
        engine.dispose()


main()
