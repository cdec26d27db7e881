from pathlib import Path

from claimtrack.db.definitions import read_view, split_statements

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
