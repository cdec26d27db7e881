import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from claimtrack.errors import ClaimtrackError
from claimtrack.render.charts import engine
from claimtrack.render.charts.drawing import available, chart_file, inline_svg
from claimtrack.render.charts.palette import DARK, LIGHT
from claimtrack.render.charts.shapes import Apart, Band, Bands, Chart, Gap, Heat, Lanes, Panel
from tests.render.charted import (
    DAYS,
    KINDS,
    SVG,
    bands,
    colours,
    gap,
    heat,
    lanes,
    links,
    mark,
    tooltips,
    words,
)

needs_libraries = pytest.mark.skipif(not available(), reason='the extra "charts" is not installed')
LEGEND = 220
PNG = b"\x89PNG\r\n\x1a\n"
NAUGHTY = "<script>alert('Ґ Є І Ї')</script> & \"лапки\" 🙂\x1b[31m\u202e\ud800"


@cache
def all_drawn(chart: Chart, title: str = "Who holds what", told: str = "Loria moved.") -> ET.Element:
    return ET.fromstring(f"<figure>{inline_svg(chart, title=title, told=told)}</figure>")


def drawn(chart: Chart, title: str = "Who holds what", told: str = "Loria moved.") -> ET.Element:
    (svg,) = all_drawn(chart, title, told)
    return svg


def one_row(*marks: object, held: tuple[Band, ...] = ()) -> Bands:
    return Bands((Panel("Claim", ("Loria",), held, marks),), *DAYS)  # type: ignore[arg-type]


@needs_libraries
@pytest.mark.parametrize("number", [1, 40])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_chart_follows_the_colours_and_the_width_of_its_page(kind: Callable[[int], Chart], number: int) -> None:
    for svg in all_drawn(kind(number)):
        assert svg.tag == f"{SVG}svg"
        assert "width" not in svg.attrib
        assert "height" not in svg.attrib
        assert re.fullmatch(r"0 0 600 [\d.]+", svg.attrib["viewBox"])
        assert colours(svg)
        assert all(re.fullmatch(r"var\(--[\w-]+, #[0-9a-f]{6}\)", colour) for colour in colours(svg))
        assert {re.findall(r"--[\w-]+", colour)[0] for colour in colours(svg)} <= set(LIGHT)


@needs_libraries
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_a_chart_brings_nothing_from_elsewhere_and_runs_nothing(kind: Callable[[int], Chart]) -> None:
    text = inline_svg(kind(2), title="t", told="d")

    assert set(re.findall(r"https?://[^\s\"']+", text)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<script|<image|<style|<foreignObject|@import|url\(|target=|\son\w+=", text)


@needs_libraries
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_all_rows_are_named_and_their_marks_lead_to_statements(kind: Callable[[int], Chart]) -> None:
    chart = kind(40)
    svg = all_drawn(chart)
    names = chart.panels[0].rows if isinstance(chart, Bands | Lanes) else chart.rows

    assert set(names) <= set(words(svg))
    assert len(links(svg)) >= 40
    assert all(re.fullmatch(r"#s-[\d-]+", link) for link in links(svg))
    assert all(any(name in told for told in tooltips(svg)) for name in names)


@needs_libraries
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_no_part_of_a_tall_chart_is_taller_than_half_a_printed_page(kind: Callable[[int], Chart]) -> None:
    parts = list(all_drawn(kind(40)))

    assert len(parts) > 1
    assert all(float(part.attrib["viewBox"].split()[3]) <= 460 for part in parts[:-1])
    assert float(parts[-1].attrib["viewBox"].split()[3]) <= 460 + LEGEND
    assert next(parts[0].iter(f"{SVG}title")).text == f"Who holds what (1 of {len(parts)})"
    assert [("aria-describedby" in part.attrib) for part in parts] == [True, *[False] * (len(parts) - 1)]


@needs_libraries
def test_a_claim_goes_on_under_its_title_and_the_signs_are_explained_once() -> None:
    written = words(all_drawn(bands(40)))

    assert "Гарантии нужны обеим сторонам. (continued)" in written
    assert written.count("strongly opposes") == 1


@needs_libraries
def test_a_chart_is_told_to_who_cannot_see_it() -> None:
    svg = drawn(bands(), title="Who holds what", told="Loria moved.")
    title, told = svg[0], svg[1]

    assert (title.tag, title.text) == (f"{SVG}title", "Who holds what")
    assert (told.tag, told.text) == (f"{SVG}desc", "Loria moved.")
    assert svg.attrib["aria-labelledby"] == title.attrib["id"]
    assert svg.attrib["aria-describedby"] == told.attrib["id"]
    assert all(link[0].attrib["aria-label"] for link in svg.iter(f"{SVG}a"))


@needs_libraries
def test_a_chart_with_links_is_no_image_because_an_image_hides_them() -> None:
    unlinked = one_row(replace(mark("Loria", "2024-01-05", 1), to=None))

    assert drawn(bands()).attrib["role"] == "group"
    assert drawn(unlinked).attrib["role"] == "img"


@needs_libraries
def test_ids_of_several_charts_on_one_page_differ() -> None:
    charts = [inline_svg(kind(1), title="t", told="d") for kind in KINDS] + [inline_svg(bands(), title="u", told="d")]
    ids = [one for text in charts for one in re.findall(r' id="([^"]+)"', text)]

    assert len(set(ids)) == len(ids) == 10


@needs_libraries
def test_names_from_articles_are_words_and_never_markup() -> None:
    panel = Panel(NAUGHTY, (NAUGHTY,), (), (replace(mark(NAUGHTY, "2024-01-05", 1), told=NAUGHTY),))
    text = inline_svg(Bands((panel,), *DAYS), title=NAUGHTY, told=NAUGHTY)
    safe = "<script>alert('Ґ Є І Ї')</script> & \"лапки\" 🙂[31m"

    assert "<script" not in text
    assert safe in words(ET.fromstring(text))
    assert safe in tooltips(ET.fromstring(text))


@needs_libraries
def test_a_name_without_room_on_one_line_is_told_on_several() -> None:
    name = "Міністерство закордонних справ Кастеї, відділ гарантій безпеки та судноплавства"
    svg = drawn(Lanes((Panel("", (name,), (), (mark(name, "2024-01-05", 1),)),), *DAYS))

    assert name in " ".join(words(svg))


@needs_libraries
def test_a_name_without_room_on_three_lines_is_cut_and_whole_in_its_tooltip() -> None:
    name = " ".join(["Міністерство закордонних справ Кастеї, відділ гарантій безпеки та судноплавства"] * 4)
    svg = drawn(Lanes((Panel("", (name,), (), (mark(name, "2024-01-05", 1),)),), *DAYS))

    assert name not in " ".join(words(svg))
    assert any(word.endswith("…") for word in words(svg))
    assert name in tooltips(svg)


@needs_libraries
def test_an_empty_row_says_so_and_has_no_mark() -> None:
    svg = drawn(one_row())

    assert "no statement" in words(svg)
    assert links(svg) == []
    assert not any("stance" in colour for colour in colours(svg))


@needs_libraries
def test_a_row_that_only_spoke_has_no_position() -> None:
    svg = drawn(one_row(mark("Loria", "2024-01-05", None), mark("Loria", "2024-02-05", 1, anonymous=True)))

    assert "no position" in words(svg)
    assert "spoke, stance unclear" in words(svg)
    assert "a: anonymous voice" in words(svg)


@needs_libraries
def test_stances_differ_by_shape_and_not_by_colour_alone() -> None:
    svg = drawn(one_row(*(mark("Loria", f"2024-0{stance + 3}-05", stance) for stance in (-2, -1, 0, 1, 2))))
    shapes = {link[0].attrib["d"] for link in svg.iter(f"{SVG}a")}

    assert len(shapes) == 5


@needs_libraries
def test_what_is_not_sure_of_a_statement_can_be_seen_and_is_explained() -> None:
    sure = drawn(one_row(mark("Loria", "2024-01-05", 1)))
    signs = {
        "hollow: reported speech": {"hollow": True},
        "grey: unknown if quoted": {"pale": True},
        "~: about this day": {"doubt": "~"},
        "?: perhaps on this day": {"doubt": "?"},
        "≠: others tell another day": {"doubt": "≠"},
        "ringed: on a condition": {"conditional": True},
        "said within these days": {"earliest": "2023-12-01"},
        "said by then, or before": {"earliest": None},
    }

    for explained, values in signs.items():
        unsure = drawn(one_row(mark("Loria", "2024-01-05", 1, **values)))  # type: ignore[arg-type]
        assert explained not in words(sure)
        assert explained in words(unsure)
        assert ET.tostring(unsure) != ET.tostring(sure)


@needs_libraries
def test_a_split_shows_both_sides_and_a_condition_is_told_in_the_bar() -> None:
    split = Band("Loria", "2023-06-01", "2024-02-01", 1, conditional=False, told="split", split=(-1, 2))
    if_only = Band("Loria", "2024-02-01", None, 1, conditional=True, told="if")
    svg = drawn(one_row(held=(split, if_only)))
    filled = [path.attrib["fill"] for path in svg.iter(f"{SVG}path") if "stance" in path.attrib["fill"]]

    assert {f"var(--stance-m1, {LIGHT['--stance-m1']})", f"var(--stance-p2, {LIGHT['--stance-p2']})"} <= set(filled)
    assert {"split", "+1 if"} <= set(words(svg))


@needs_libraries
def test_statements_of_one_day_stand_apart() -> None:
    svg = drawn(one_row(*(replace(mark("Loria", "2024-01-05", 1), to=f"s-{n}") for n in range(5))))
    places = [link[0].attrib["transform"] for link in svg.iter(f"{SVG}a")]

    assert len(set(places)) == 5


@needs_libraries
def test_statements_without_room_are_counted_and_named() -> None:
    many = [replace(mark("Loria", "2024-01-05", 1), told=f"statement {n}") for n in range(30)]
    svg = drawn(one_row(*many))
    crowd = next(told for told in tooltips(svg) if "\n" in told)

    assert "+22" in words(svg)
    assert "more that had no room" in words(svg)
    assert crowd.splitlines() == [*(f"statement {n}" for n in range(8, 20)), "…"]
    assert {f"statement {n}" for n in range(8)} < set(tooltips(svg))


@needs_libraries
def test_days_before_the_period_are_drawn_at_its_edge() -> None:
    held = Band("Loria", "2020-01-01", "2023-01-01", 1, conditional=False, told="long ago")
    running = Band("Loria", "2020-01-01", None, -1, conditional=False, told="still")
    told = tooltips(drawn(one_row(held=(held, running))))

    assert told == ["still"]


@needs_libraries
def test_a_gap_is_drawn_only_while_both_have_a_position() -> None:
    svg = drawn(replace(gap(2), spans=gap(1).spans))

    assert words(svg).count("no common days") == 1
    assert [told for told in tooltips(svg) if "Claim 0" in told] == ["Claim 0: 3 of 4", "Claim 0: 0 of 4"]


@needs_libraries
def test_a_gap_since_the_last_day_can_be_seen() -> None:
    before = Apart("Claim", "2023-06-01", DAYS[1], 2, "Claim: 2 of 4")
    svg = drawn(Gap(("Claim",), (before, Apart("Claim", DAYS[1], None, 0, "Claim: 0 of 4")), *DAYS))
    today = next(path for path in svg.iter(f"{SVG}path") if path.attrib.get("aria-label") == "Claim: 0 of 4")
    wide = float(re.findall(r"h([\d.]+)", today.attrib["d"])[0])

    assert wide >= 11
    assert [words(svg).count(number) for number in ("0", "2", "4")] == [2, 2, 1]  # once on the scale


@needs_libraries
def test_a_gap_that_stays_is_numbered_once() -> None:
    spans = (
        Apart("Claim", "2023-06-01", "2024-01-01", 3, "Loria +1, Kasteya −2"),
        Apart("Claim", "2024-01-01", "2024-06-01", 3, "Loria +2, Kasteya −1"),
        Apart("Claim", "2024-09-01", None, 3, "Loria +1, Kasteya −2"),
    )
    assert words(drawn(Gap(("Claim",), spans, *DAYS))).count("3") == 2


@needs_libraries
def test_a_cell_without_evidence_is_empty_and_no_step_of_the_scale() -> None:
    svg = drawn(heat(1))
    nothing = drawn(Heat(("Loria",), ("2024-01", "2024-02"), ()))

    assert words(svg).count("7") == 3
    assert words(svg).count("·") == 4  # three empty cells, one in the legend
    assert not any("evidence" in colour for colour in colours(nothing))
    assert "none found: not neutral" in words(nothing)


@needs_libraries
@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        ("2024-05-05", "2024-05-05", ["5 May 2024"]),
        ("2024-12-30", "2025-01-02", ["30 Dec 2024", "31 Dec", "1 Jan 2025", "2 Jan"]),
        ("2024-02-15", "2024-07-20", ["Mar 2024", "Apr", "May", "Jun", "Jul"]),
        ("2020-01-01", "2024-12-31", ["2020", "2021", "2022", "2023", "2024"]),
    ],
)
def test_days_are_named_with_the_year_where_it_changes(first: str, last: str, named: list[str]) -> None:
    svg = drawn(Bands((Panel("", ("Loria",), (), ()),), first, last))

    assert words(svg)[: len(named)] == named


@needs_libraries
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.__name__))
def test_the_same_chart_is_the_same_bytes(kind: Callable[[int], Chart]) -> None:
    assert inline_svg(kind(2), title="t", told="d") == inline_svg(kind(2), title="t", told="d")


@needs_libraries
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_drawing_library_is_asked_for_fits_its_schema(
    kind: Callable[[int], Chart], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def remembered(*given: object) -> object:
        asked.append(specification(*given))  # type: ignore[arg-type]
        return asked[-1]

    specification = engine.specification
    monkeypatch.setattr(engine, "specification", remembered)
    inline_svg(kind(3), title="t", told="d")

    for chart in asked:
        chart.to_dict(validate=True)
    assert asked


@needs_libraries
@pytest.mark.parametrize(("theme", "paper"), [("light", LIGHT["--chart-paper"]), ("dark", DARK["--chart-paper"])])
def test_a_file_has_all_figures_with_their_titles_on_paper(theme: str, paper: str) -> None:
    figures = [("Що вони тримають", bands()), ("Кто сказал", lanes()), ("How far apart", gap()), ("On record", heat())]
    svg = ET.fromstring(chart_file(figures, "svg", theme=theme))  # type: ignore[arg-type]
    title = next(svg.iter(f"{SVG}title"))

    assert {name for name, _ in figures} <= set(words(svg))
    assert title.text == "Що вони тримають · Кто сказал · How far apart · On record"
    assert next(svg.iter(f"{SVG}rect")).attrib["fill"] == paper
    assert "var(" not in ET.tostring(svg, encoding="unicode")
    assert list(svg.iter(f"{SVG}a")) == []
    assert float(svg.attrib["height"]) > 500


@needs_libraries
def test_a_png_is_large_enough_to_print() -> None:
    light, dark = (chart_file([("Гавань", bands())], "png", theme=theme) for theme in ("light", "dark"))

    assert light.startswith(PNG)
    assert int.from_bytes(light[16:20], "big") == 1944
    assert light != dark


@pytest.mark.parametrize("form", ["svg", "png"])
def test_without_the_libraries_one_line_says_what_is_needed(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda name: None if name == "vl_convert" else object())

    assert not available()
    with pytest.raises(ClaimtrackError, match=r'^charts need: pip install "claimtrack\[charts\]"$'):
        chart_file([("t", bands())], form, theme="light")  # type: ignore[arg-type]
    with pytest.raises(ClaimtrackError, match="charts need"):
        inline_svg(bands(), title="t", told="d")


def test_nothing_is_loaded_before_something_is_drawn() -> None:
    script = (
        "import sys; import claimtrack.render.charts.drawing, claimtrack.render.charts.plotting;"
        "print(*({'altair', 'vl_convert', 'pandas', 'numpy', 'narwhals'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)

    assert run.stdout.strip() == ""


@needs_libraries
def test_a_name_that_nearly_touches_the_one_before_it_moves_aside() -> None:
    svg = drawn(Bands((Panel("", ("Loria",), (), ()),), "2031-01-01", "2031-12-31"))

    assert words(svg)[:6] == ["Jan 2031", "Mar", "May", "Jul", "Sep", "Nov"]
