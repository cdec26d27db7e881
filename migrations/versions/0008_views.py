"""Declare the views that people query, and the rules that no constraint can state."""

revision = "0008"
down_revision = "0007"

VIEWS = {
    "v_speaker": "0001",
    "v_speaker_name": "0001",
    "v_membership": "0001",
    "v_source": "0001",
    "v_article": "0001",
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
    "v_coding": "0001",
    "v_coding_segment": "0001",
    "v_reading": "0001",
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


def upgrade() -> None:
    """Change no table: env.py builds what is declared above."""


def downgrade() -> None:
    """Change no table: env.py builds what the revision before declares, which is nothing."""
