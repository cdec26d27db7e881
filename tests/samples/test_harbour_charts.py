"""What charts of the story show is what the views tell, day by day."""

from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.render.charts.stretches import stretches
from claimtrack.reports.asking import sides
from claimtrack.reports.belonging import belonging
from claimtrack.reports.frame import ALWAYS
from claimtrack.reports.scope import Scope
from claimtrack.reports.stated import statements
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader

HELD = """
    select side_id, claim, valid_from, stance, conditional, split from v_side_position
    where side in ('Loria', 'Kasteya', 'Union', 'Velmora', 'Free Tide')
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "harbour.db"
    assert ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    return path


def test_bars_hold_what_the_views_hold_on_every_day_that_something_became_held(story: Path) -> None:
    with open_reader(story) as reader:
        asked = sides(reader, ["Loria", "Kasteya", "Union", "Velmora", "Free Tide"], ALWAYS)
        rows, belonged = statements(reader, Scope(sides=asked)), belonging(reader, asked)
        held = reader.user_query(HELD).rows
    assert len(held) > 90

    for side_id, claim, day, stance, conditional, split in held:
        on_claim = [row for row in rows if (row.side_id, row.claim) == (side_id, claim)]
        bars = stretches(int(str(side_id)), on_claim, "2024-12-31", belonged)
        (bar,) = (one for one in bars if one.from_day <= str(day) < (one.until_day or "9999"))
        assert (bar.stance, bar.position.rests_on.conditional, bar.split is not None) == (stance, conditional, split)
