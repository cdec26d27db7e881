"""Keep who takes a judgement back and why, and who ran a signed command: of what was done before, nobody knows."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")

VIEWS = {
    "v_speaker": "0001",
    "v_speaker_name": "0001",
    "v_membership": "0001",
    "v_source": "0001",
    "v_article": "0003",
    "v_topic": "0001",
    "v_topic_name": "0001",
    "v_topic_tree": "0001",
    "v_claim": "0001",
    "v_claim_text": "0001",
    "v_claim_topic": "0001",
    "v_claim_about": "0001",
    "v_claim_relation": "0001",
    "v_statement": "0001",
    "v_statement_topic": "0001",
    "v_report": "0001",
    "v_citation": "0001",
    "v_hop": "0001",
    "v_coding": "0002",
    "v_coding_segment": "0001",
    "v_reading": "0001",
    "v_judgement": "0002",
    "v_position": "0001",
    "v_shift": "0001",
    "v_side_member": "0001",
    "v_side_statement": "0001",
    "v_side_position": "0001",
}

TRIGGERS = {
    "topic_acyclic": "0001",
    "membership_acyclic": "0001",
    "change_append_only": "0001",
}


COLUMNS = (
    ("judgement", "withdrawn_by", "Who took it back; null = it stands, or was taken back before anybody kept this."),
    ("judgement", "withdrawn_why", "The reason given for taking it back."),
    ("ingest_run", "who", "Who ran it; null = nobody signs such a command."),
    ("ingest_run", "why", "The reason given, where it is one for all that the run did."),
)


def upgrade() -> None:
    for table, name, comment in COLUMNS:
        op.add_column(table, sa.Column(name, TEXT, nullable=True, comment=comment))


def downgrade() -> None:
    for table, name, _ in reversed(COLUMNS):
        op.drop_column(table, name)
