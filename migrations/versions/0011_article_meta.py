"""Show the other keys of an article's header in its view: what a file says of itself can be asked for with SQL."""

revision = "0011"
down_revision = "0010"

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
    "v_judgement": "0001",
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
    """Change nothing but a view."""


def downgrade() -> None:
    """Change nothing but a view."""
