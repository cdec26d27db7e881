"""The signs for a statement: a shape for its stance, hollow, pale or full, ringed under a condition, with its days."""

from typing import Final

from claimtrack.render.charts.canvas import SMALL, Canvas, Line, Note, Symbol, Text
from claimtrack.render.charts.palette import of_stance, upon
from claimtrack.render.charts.shapes import Mark
from claimtrack.render.charts.timescale import Timescale

SIDE: Final = 13.0
HALF: Final = 9.5
OPEN: Final = 26.0
_EDGE: Final = 4.0
_WIDER: Final = 11.0
_DOUBLE: Final = (-2, 2)
_RING: Final = 20.0
_VOICE: Final = 7.0
_BESIDE: Final = {"~": "about", "?": "perhaps", "≠": "disputed", "a": "anonymous", "v": "via", "c": "circular"}
SHAPES: Final = {
    -2: "M-0.65,-0.75L0,-0.75L-0.65,0.75L-1.3,-0.75L-0.65,-0.75M0.65,-0.75L1.3,-0.75L0.65,0.75L0,-0.75L0.65,-0.75",
    -1: "M-0.95,-0.75L0.95,-0.75L0,0.85L-0.95,-0.75Z",
    0: "M0,-1L1,0L0,1L-1,0Z",
    1: "M-0.95,0.75L0.95,0.75L0,-0.85L-0.95,0.75Z",
    2: "M-0.65,0.75L0,0.75L-0.65,-0.75L-1.3,0.75L-0.65,0.75M0.65,0.75L1.3,0.75L0.65,-0.75L0,0.75L0.65,0.75",
}
ARROW: Final = "M-1,0L0.6,-0.8L0.6,0.8L-1,0Z"


def extent(mark: Mark, scale: Timescale) -> tuple[float, float]:
    """Give from where to where a mark takes its line, with the days it may belong to."""
    x, half = scale.x(mark.latest), _WIDER if mark.stance in _DOUBLE or mark.conditional else HALF
    return min(_start(mark, scale), x - half), x + half + _VOICE * len(_letters(mark))


def _start(mark: Mark, scale: Timescale) -> float:
    """Give where the days begin in which it may have been said; open ones begin a little to the left."""
    x = scale.x(mark.latest)
    return max(x - OPEN, _EDGE) if mark.earliest is None else scale.x(mark.earliest)


def _letters(mark: Mark) -> str:
    """Give what stands beside a mark: a doubt about its days, that the voice has no name, what it is known from."""
    flags = (("a", mark.anonymous), ("v", mark.footing.nameless), ("c", mark.footing.circular))
    return mark.doubt + "".join(letter for letter, there in flags if there)


def draw_mark(canvas: Canvas, mark: Mark, scale: Timescale, y: float) -> None:
    """Draw a statement where its last possible day is, with a line over the days it may have been made on."""
    x, start = scale.x(mark.latest), _start(mark, scale)
    if mark.earliest is None:
        draw_open_end(canvas, start, x, y)
    elif start < x:
        draw_interval(canvas, start, x, y)
    draw_sign(canvas, mark, x, y)


def draw_open_end(canvas: Canvas, start: float, x: float, y: float) -> None:
    """Draw that nobody knows how long before a day it was said."""
    canvas.used.add("open")
    canvas.lines.append(Line(start, y, x, y, "--chart-muted", dashed=True))
    canvas.symbols.append(Symbol(start, y, ARROW, "--chart-muted", None, 6))


def draw_interval(canvas: Canvas, start: float, x: float, y: float) -> None:
    """Draw the days within which it was said."""
    canvas.used.add("interval")
    canvas.lines += [
        Line(start, y, x, y, "--chart-muted", 1.5),
        Line(start, y - 4, start, y + 4, "--chart-muted", 1.5),
    ]


def draw_sign(canvas: Canvas, mark: Mark, x: float, y: float) -> None:
    """Draw the shape of a statement, which is what a reader points at."""
    note = Note(mark.told, mark.to) if mark.told else None
    canvas.used.add("pale" if mark.pale else "hollow" if mark.hollow else "full")
    if mark.conditional:
        canvas.used.add("conditional")
        canvas.symbols.append(Symbol(x, y, "circle", "--chart-paper", "--chart-ink", _RING, 1, dashed=True))
    if mark.stance is None:
        _draw_unclear(canvas, mark, x, y, note)
    else:
        _draw_stance(canvas, mark, x, y, note)
    canvas.used |= {_BESIDE[letter] for letter in _letters(mark)}
    if _letters(mark):
        canvas.texts.append(Text(x + HALF, y + 4, _letters(mark), "--chart-ink", SMALL, bold=True))


def _draw_stance(canvas: Canvas, mark: Mark, x: float, y: float, note: Note | None) -> None:
    colour = of_stance(mark.stance or 0)
    fill = _inside(mark) or colour
    side = SIDE - 3 if mark.conditional else SIDE
    canvas.symbols.append(Symbol(x, y, SHAPES[mark.stance or 0], fill, colour, side, note=note))


def _draw_unclear(canvas: Canvas, mark: Mark, x: float, y: float, note: Note | None) -> None:
    colour = of_stance(0)
    canvas.used.add("unclear")
    inside = _inside(mark)
    fill, ink = (inside, "--chart-ink") if inside else (colour, upon(colour))
    canvas.symbols.append(Symbol(x, y, "circle", fill, colour, SIDE, note=note))
    canvas.texts.append(Text(x, y + 4, "?", ink, SMALL + 1, bold=True, align="center"))


def _inside(mark: Mark) -> str | None:
    """Give the colour inside a mark that is not filled with its own."""
    return "--chart-line" if mark.pale else "--chart-paper" if mark.hollow else None
