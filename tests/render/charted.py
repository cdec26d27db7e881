"""Charts to draw, made by hand, and what is found in the SVG drawn of them."""

from xml.etree import ElementTree as ET

from claimtrack.render.charts.shapes import Apart, Band, Bands, Chart, Count, Gap, Heat, Lanes, Mark, Panel

SVG = "{http://www.w3.org/2000/svg}"
DAYS = ("2023-05-16", "2024-11-14")


def mark(
    row: str,
    latest: str,
    stance: int | None,
    *,
    earliest: str | None = "same",
    conditional: bool = False,
    hollow: bool = False,
    anonymous: bool = False,
    pale: bool = False,
    doubt: str = "",
) -> Mark:
    """Give a statement on a row; its tooltip and its link name its day."""
    first = latest if earliest == "same" else earliest
    told = f"{row} {latest}"
    return Mark(row, first, latest, stance, conditional, hollow, told, f"s-{latest}", anonymous, pale, doubt)


def bands(number: int = 1) -> Bands:
    """Give one claim with as many sides, each with a turn."""
    names = tuple(f"Сторона {n}" for n in range(number))
    held = tuple(
        band
        for name in names
        for band in (
            Band(name, "2023-06-01", "2024-02-01", -2, conditional=False, told=f"{name} −2", to="s-2023-06-01"),
            Band(name, "2024-02-01", None, 1, conditional=True, told=f"{name} +1", to="s-2024-02-01"),
        )
    )
    marks = tuple(one for name in names for one in (mark(name, "2023-06-01", -2), mark(name, "2024-02-01", 1)))
    return Bands((Panel("Гарантии нужны обеим сторонам.", names, held, marks),), *DAYS)


def lanes(number: int = 1) -> Lanes:
    """Give one claim with as many speakers, each with a statement."""
    names = tuple(f"Речник {n}" for n in range(number))
    return Lanes((Panel("", names, (), tuple(mark(name, "2024-01-05", 0) for name in names)),), *DAYS)


def gap(number: int = 1) -> Gap:
    """Give as many claims, each with days on which one side had no position."""
    names = tuple(f"Claim {n}" for n in range(number))
    spans = [
        apart
        for name in names
        for apart in (
            Apart(name, "2023-06-01", "2023-12-01", 3, f"{name}: 3 of 4", "s-1"),
            Apart(name, "2024-06-01", None, 0, f"{name}: 0 of 4", "s-2"),
        )
    ]
    return Gap(names, tuple(spans), *DAYS)


def heat(number: int = 1) -> Heat:
    """Give as many sides by six months, with a count in every second one."""
    names = tuple(f"Side {n}" for n in range(number))
    months = tuple(f"2024-{month:02}" for month in range(1, 7))
    return Heat(
        names, months, tuple(Count(name, m, 7, f"{name}, {m}: 7", "s-1") for name in names for m in months[::2])
    )


KINDS = (bands, lanes, gap, heat)


def words(drawn: ET.Element) -> list[str]:
    """Give the words that are written in a drawing, without its tooltips."""
    return ["".join([text.text or "", *(one.tail or "" for one in text)]) for text in drawn.iter(f"{SVG}text")]


def links(drawn: ET.Element) -> list[str]:
    """Give where the marks of a drawing lead to."""
    return [link.attrib["href"] for link in drawn.iter(f"{SVG}a")]


def tooltips(drawn: ET.Element) -> list[str]:
    """Give what the marks of a drawing tell on hovering."""
    return [title.text or "" for title in list(drawn.iter(f"{SVG}title"))[1:]]


def colours(drawn: ET.Element) -> set[str]:
    """Give all colours of a drawing."""
    return {one.attrib[name] for one in drawn.iter() for name in ("fill", "stroke") if name in one.attrib} - {"none"}


__all__ = [
    "DAYS",
    "KINDS",
    "SVG",
    "Chart",
    "bands",
    "colours",
    "gap",
    "heat",
    "lanes",
    "links",
    "mark",
    "tooltips",
    "words",
]
