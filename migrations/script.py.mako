"""${message}.

Rules (delete this list once they are kept):
- Import nothing from claimtrack: this file must still run when the models have moved on.
- Files of released revisions are never edited. Ids are four digits; one reason a revision; data moves in their own.
- Text columns are TEXT with collation "C" on PostgreSQL (see 0001); a comment on every table and column.
- Changes to an SQLite table go through `with op.batch_alter_table(…)`. Views and triggers are out of the way, foreign
  keys are off and checked at the end, and everything happens in one transaction: do not commit.
- A new or changed view is a new file migrations/views/<view>/NNNN.sql (triggers: migrations/triggers/<rule>/NNNN.<database>.sql)
  and the full map VIEWS = {"v_first": "0001", …} (TRIGGERS = {…}) here, in the order they are built. Revisions without
  the map inherit it.
- `downgrade` works, or raises with a sentence that says why it cannot.
- `pytest --golden tests/migrations` writes the schema snapshots again; read their diff.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
