"""What the pages bring in from other tools goes out as native files and comes back: every statement, with its span."""

import shutil
from pathlib import Path

import pytest
from pandas.testing import assert_frame_equal

from claimtrack.db.location import parse_location
from claimtrack.library.database import Database
from claimtrack.services.export import export_lines
from claimtrack.store.readonly import open_reader
from docs.sessions import ROOT, replay

PAGES = sorted((ROOT / "docs/howto/formats").glob("*.md"))
NO_FORMAT = {"index", "texts", "write-a-reader"}
CODED = """
select a.article_key, c.coder, c.record_id, c.position, p.name, c.claim_coded, c.stance, c.stance_label, c.conditional,
       c.condition, c.act, c.mode, c.certainty, c.date_text, c.date_earliest, c.date_latest, c.date_basis, c.quote,
       c.start_char, c.end_char, c.note
from v_coding c join v_article a using (article_id) left join v_speaker p using (speaker_id)
order by 1, 2, 3, 4
"""
SEGMENTS = """
select a.article_key, c.coder, c.record_id, s.position, s.start_char, s.end_char
from v_coding_segment s join v_coding c using (coding_id) join v_article a using (article_id)
where c.position = 0 order by 1, 2, 3, 4
"""


@pytest.mark.parametrize("page", [one for one in PAGES if one.stem not in NO_FORMAT], ids=lambda page: str(page.stem))
def test_what_came_in_goes_out_as_native_files_and_comes_back(
    page: Path, tmp_path: Path, sqlite_template: Path
) -> None:
    (tmp_path / "page").mkdir()
    replay(page.read_text(encoding="utf-8"), tmp_path / "page")
    given = Database(parse_location(tmp_path / "page/claimtrack.db"))

    given.export(tmp_path / "files", form="native")
    again = Database(parse_location(shutil.copyfile(sqlite_template, tmp_path / "again.db")))
    outcome = again.ingest(tmp_path / "files")

    assert outcome.ok, outcome.text()
    assert len(given.sql(CODED)), "the page brings something in"
    for question in (CODED, SEGMENTS):
        assert_frame_equal(again.sql(question), given.sql(question))
    with open_reader(given.location) as here, open_reader(again.location) as there:
        assert list(export_lines(there)) == list(export_lines(here))
