"""How charts show what is known only through anonymous voices, or from outlets that have it from each other."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from claimtrack.render.charts.canvas import LABEL, measure
from claimtrack.render.charts.legend import _COLUMNS, _SIGNS, _WORDS
from claimtrack.render.charts.palette import GROWTH
from claimtrack.render.charts.shapes import FIRM, Apart, Band, Chart, Count, Footing, Gap, Heat
from tests.render.charted import DAYS, SVG, bands, colours, mark, words
from tests.render.test_charts import drawn, needs_libraries, one_row

NAMELESS, CIRCULAR = Footing(nameless=True), Footing(circular=True)
FOOTINGS = (NAMELESS, CIRCULAR, Footing(nameless=True, circular=True))
HATCHED, RINGS = "hatched: via anonymous only", "rings: circular reporting only"


def resting(footing: Footing, until: str | None = None) -> tuple[Chart, ...]:
    """Give a bar, a distance and a cell that rest on something."""
    day = "2023-06-01"
    return (
        one_row(held=(Band("Loria", day, until, 1, conditional=False, told="held", footing=footing),)),
        one_row(held=(Band("Loria", day, until, 1, conditional=True, told="if", footing=footing),)),
        one_row(held=(Band("Loria", day, until, 1, conditional=False, told="split", split=(-1, 2), footing=footing),)),
        Gap(("Claim",), (Apart("Claim", day, until, 0, "0 of 4", footing=footing),), *DAYS),
        Gap(("Claim",), (Apart("Claim", day, until, 3, "3 of 4", footing=footing),), *DAYS),
        Heat(("Loria",), ("2024-01",), (Count("Loria", "2024-01", 1200, "1200", footing=footing),)),
    )


def patterns(svg: ET.Element) -> list[str]:
    """Give the paths of what is drawn in thin lines over things."""
    return [path.attrib["d"] for path in svg.iter(f"{SVG}path") if path.get("stroke-width") == "1.3"]


@needs_libraries
@pytest.mark.parametrize("until", [None, "2023-09-01", "2023-06-03", "2023-06-01"])
@pytest.mark.parametrize("footing", FOOTINGS)
def test_what_little_stands_behind_has_a_pattern_that_is_explained(footing: Footing, until: str | None) -> None:
    for weak, firm in zip(resting(footing, until), resting(FIRM, until), strict=True):
        svg, plain = drawn(weak), drawn(firm)

        assert (HATCHED in words(svg), RINGS in words(svg)) == (footing.nameless, footing.circular)
        assert len(patterns(svg)) == 1 + footing.nameless + footing.circular  # on the thing, and in the legend
        assert patterns(plain) == []
        assert colours(svg) - colours(plain) <= colours(drawn(bands()))
        assert not {HATCHED, RINGS} & set(words(plain))


@needs_libraries
def test_the_two_patterns_differ_by_form() -> None:
    strokes, rings, both = (patterns(drawn(resting(footing)[0]))[0] for footing in FOOTINGS)

    assert "C" not in strokes
    assert "L" not in rings
    assert {"C", "L"} <= set(both)


@needs_libraries
def test_a_bar_without_room_for_number_and_pattern_keeps_the_pattern() -> None:
    held = [Band("Loria", "2023-06-01", "2023-07-01", 1, conditional=False, told="x", footing=one) for one in FOOTINGS]

    assert [words(drawn(one_row(held=(band,)))).count("+1") for band in held] == [1, 1, 1]  # in the legend


@needs_libraries
def test_a_statement_that_little_stands_behind_has_a_letter_that_is_explained() -> None:
    sure = words(drawn(one_row(mark("Loria", "2024-01-05", 1))))
    for footing, letters, explained in (
        (NAMELESS, "~v", {"v: only via anonymous voices"}),
        (CIRCULAR, "~c", {"c: circular reporting only"}),
        (FOOTINGS[2], "~vc", {"v: only via anonymous voices", "c: circular reporting only"}),
    ):
        found = words(drawn(one_row(replace(mark("Loria", "2024-01-05", 1, doubt="~"), footing=footing))))
        assert {letters} | explained <= set(found)
        assert not explained & set(sure)


def test_all_words_of_the_legend_have_room_on_a_telephone() -> None:
    size = LABEL * GROWTH

    assert [told for _, told, _ in _SIGNS if measure(told, size) > _COLUMNS[1] - _WORDS] == []
