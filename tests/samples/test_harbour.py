"""The invented negotiation over a harbour: what its README promises comes out of it."""

from pathlib import Path

from claimtrack.db.location import parse_location
from claimtrack.services.check import check_files
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader

STORY = shipped("samples") / "harbour"


def test_check_finds_that_two_coders_differ_and_nothing_else() -> None:
    (found,) = check_files([STORY]).findings
    assert found.code == "CT412"
    assert found.place.file.endswith("2024-07-18-the-lantern.c2.claim.md")


def test_ingest_warns_of_what_the_story_is_about_and_of_nothing_else(sqlite_path: Path) -> None:
    done = ingest(parse_location(sqlite_path), Request((str(STORY),)))
    assert sorted(one.code for one in done.found.in_order()) == ["CT406", "CT407", "CT412"]
    assert done.exit_code == 0
    with open_reader(sqlite_path) as reader:
        counted = reader.user_query(
            "select (select count(*) from v_article), (select count(*) from v_claim), "
            "(select count(*) from v_report where circular = 1) > 0, "
            "(select count(*) from v_statement where imputed = 1) > 0, "
            "(select count(*) from v_statement where joint is not null) > 0"
        )
    assert counted.rows == [(40, 39, 1, 1, 1)]
