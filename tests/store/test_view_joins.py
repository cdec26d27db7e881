"""The views join as people write joins: by their shared ids, without a column that two of them would call the same."""

from pathlib import Path

import pytest

from claimtrack.store.readonly import open_reader

JOINS = (
    "select claim, stance, date_earliest, quote, chain from v_statement join v_report using (statement_id)",
    "select speaker, claim, stance, topic, path from v_statement join v_statement_topic using (statement_id)",
    "select claim, text, topic, path from v_claim join v_claim_topic using (claim_id)",
    "select name, kind, country, member_of, role from v_speaker join v_membership on member_id = speaker_id",
    "select quote, position, speaker, role from v_report join v_hop using (report_id)",
    "select quote, title, url, archive from v_report join v_article using (article_id)",
    "select side, claim, stance, side_uncertain from v_side_statement join v_statement using (statement_id)",
)


@pytest.mark.parametrize("sql", JOINS)
def test_no_column_of_a_natural_join_is_ambiguous(sqlite_path: Path, sql: str) -> None:
    with open_reader(sqlite_path) as reader:
        assert reader.user_query(sql).rows == []
