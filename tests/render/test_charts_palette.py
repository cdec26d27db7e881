import re
from itertools import combinations
from math import dist

import pytest

from claimtrack.render.charts.canvas import HEADING, LABEL, SMALL
from claimtrack.render.charts.palette import (
    DARK,
    GROWTH,
    LIGHT,
    STYLE,
    THEMES,
    Theme,
    following,
    of_stance,
    properties,
    upon,
)

STANCES = [of_stance(stance) for stance in (-2, -1, 0, 1, 2)]
STEPS = [f"--evidence-{step}" for step in (1, 2, 3, 4)]
# What eyes without the cones for long, middle or short waves make of linear red, green and blue (Machado et al. 2009).
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))  # type: ignore[return-value]


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, eyes: str) -> tuple[float, float, float]:
    """Where a colour stands in CIELAB as these eyes see it."""
    seen = [min(1, max(0, sum(a * b for a, b in zip(row, linear(colour), strict=True)))) for row in EYES[eyes]]
    red, green, blue = seen
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, eyes: str) -> float:
    return dist(lab(one, eyes), lab(other, eyes))


@pytest.mark.parametrize("theme", THEMES)
def test_graphics_stand_out_from_what_lies_behind_them(theme: Theme) -> None:
    colours = THEMES[theme]

    for name in (*STANCES, "--chart-gap", "--chart-muted", "--chart-ink"):
        for behind in ("--chart-paper", "--chart-track"):
            assert contrast(colours[name], colours[behind]) >= 3, (name, behind)


@pytest.mark.parametrize("theme", THEMES)
def test_words_can_be_read_on_what_they_stand_on(theme: Theme) -> None:
    colours = THEMES[theme]
    pairs = [(upon(name), name) for name in (*STANCES, *STEPS)]
    pairs += [("--chart-ink", behind) for behind in ("--chart-paper", "--chart-track", "--chart-gap-fill")]
    pairs += [("--chart-muted", "--chart-paper")]

    for words, behind in pairs:
        assert contrast(colours[words], colours[behind]) >= 4.5, (words, behind)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_stances_are_told_apart_by_all_eyes(theme: Theme, eyes: str) -> None:
    colours = THEMES[theme]

    for one, other in combinations(STANCES, 2):
        assert apart(colours[one], colours[other], eyes) >= 20, (one, other)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_evidence_is_no_stance(theme: Theme, eyes: str) -> None:
    colours = THEMES[theme]

    for step in STEPS:
        for stance in STANCES:
            assert apart(colours[step], colours[stance], eyes) >= 10, (step, stance)


@pytest.mark.parametrize("theme", THEMES)
def test_more_evidence_stands_out_more(theme: Theme) -> None:
    colours = THEMES[theme]
    found = [contrast(colours[step], colours["--chart-paper"]) for step in STEPS]

    assert found == sorted(found)


def test_both_themes_give_every_property() -> None:
    assert list(LIGHT) == list(DARK)
    assert properties("dark").count(";") == len(DARK)
    assert following("--chart-ink") == f"var(--chart-ink, {LIGHT['--chart-ink']})"


def test_words_grow_on_a_telephone_as_much_as_drawings_keep_room_for() -> None:
    grown = re.findall(r'\[font-size="(\d+)px"\]\{font-size:([\d.]+)px\}', STYLE)

    assert [float(shown) / float(drawn) for drawn, shown in grown] == pytest.approx([GROWTH] * 4)
    assert {float(drawn) for drawn, _ in grown} == {SMALL, SMALL + 1, LABEL, HEADING}
