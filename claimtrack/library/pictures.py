"""The charts of a report in a file of their own."""

from pathlib import Path
from typing import Final, Literal

from claimtrack.errors import UsageProblem
from claimtrack.library.files import write_file
from claimtrack.render.report import Shown

PICTURES: Final = (".svg", ".png")
THEMES: Final = ("light", "dark")


def picture_of(path: str | Path) -> Literal["svg", "png"]:
    """The kind of picture that the suffix of a file names."""
    match Path(path).suffix.lower():
        case ".svg":
            return "svg"
        case ".png":
            return "png"
    message = f"the suffix of {path} names no picture"
    raise UsageProblem(message, f"known are {', '.join(PICTURES)}")


def paper_of(theme: str) -> Literal["light", "dark"]:
    """The theme of a name."""
    match theme:
        case "light" | "dark":
            return theme
    message = f"there is no theme {theme!r}"
    raise UsageProblem(message, f"choose one of {', '.join(THEMES)}")


def draw(shown: Shown, path: Path, theme: str) -> bool:
    """Write the charts of a report into one picture; where there is nothing to draw, nothing is written: False."""
    kind, paper = picture_of(path), paper_of(theme)
    from claimtrack.render.charts.drawing import chart_file
    from claimtrack.render.page_ready import figures as figures_of

    figures = [(figure.title, figure.chart) for figure in figures_of(shown.page())]
    if figures:
        write_file(chart_file(figures, kind, theme=paper), path)
    return bool(figures)
