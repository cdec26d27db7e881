from pathlib import Path

import pytest

from claimtrack.db.definitions import read_trigger, read_view, split_statements
from claimtrack.errors import StoreError

VIEW = """-- Who said what,
-- and when: the statements.
-- grain: one row per statement
-- speaker: who said it;
-- see also v_speaker
-- said_on: the day
create view v_said as
-- said_on: not part of the header
select 1 as speaker, 2 as said_on
"""


def test_a_header_tells_what_grain_and_columns_over_several_lines(tmp_path: Path) -> None:
    (tmp_path / "views" / "v_said").mkdir(parents=True)
    (tmp_path / "views" / "v_said" / "0002.sql").write_text(VIEW, encoding="utf-8")
    view = read_view(tmp_path, "v_said", "0002")
    assert view.what == "Who said what, and when: the statements."
    assert view.grain == "one row per statement"
    assert view.columns == {"speaker": "who said it; see also v_speaker", "said_on": "the day"}
    assert view.sql == VIEW


def test_a_script_is_cut_between_statements_not_inside_a_trigger() -> None:
    script = "-- A rule; with a semicolon.\ncreate trigger t after insert on x\nbegin\n"
    script += "    select 1;\n    select ';';\nend;\n"
    first, second, third = split_statements(f"{script}\ncreate table a (b text default ';');\ncreate table c (d text)")
    assert first == script.strip()
    assert second == "create table a (b text default ';');"
    assert third == "create table c (d text)"


def test_a_definition_that_a_revision_declares_and_nobody_wrote_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"declares v_gone 0002, but .*0002[.]sql is missing"):
        read_view(tmp_path, "v_gone", "0002")
    with pytest.raises(StoreError, match="is missing"):
        read_trigger(tmp_path, "rule", "0001", "sqlite")


def test_what_follows_the_last_statement_is_one_too() -> None:
    assert split_statements("select 1;\nselect 2\n") == ["select 1;", "select 2"]
