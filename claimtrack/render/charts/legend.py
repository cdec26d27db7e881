"""What the signs of a drawing mean; only those that it has are explained."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from claimtrack.render.charts.canvas import LABEL, SMALL, Canvas, Line, Rect, Symbol, Text
from claimtrack.render.charts.palette import of_stance
from claimtrack.render.charts.patterns import draw_pattern
from claimtrack.render.charts.rows import BAND
from claimtrack.render.charts.shapes import Footing, Mark
from claimtrack.render.charts.signs import SHAPES, SIDE, draw_interval, draw_open_end, draw_sign
from claimtrack.render.phrases import signed

_STEP: Final = 25.0
_COLUMNS: Final = (0.0, 300.0)
_WORDS: Final = 47.0
_STANCES: Final = {
    2: "strongly supports",
    1: "supports, affirms",
    0: "neutral",
    -1: "opposes, denies",
    -2: "strongly opposes",
}

Draw = Callable[[Canvas, float, float], None]


def draw_legend(canvas: Canvas, top: float) -> float:
    """Draw the legend of what the canvas holds, in two columns that are read downwards, and give where it ends."""
    stances = [(words, _stance(stance)) for stance, words in _STANCES.items()]
    entries = stances if canvas.used & {"full", "hollow", "pale", "band"} else []
    entries += [(words, draw) for sign, words, draw in _SIGNS if sign in canvas.used]
    if not entries:
        return top
    top += 12
    canvas.lines.append(Line(0, top, 600, top, "--chart-line"))
    half = -(-len(entries) // len(_COLUMNS))
    for n, (words, draw) in enumerate(entries):
        x, y = _COLUMNS[n // half], top + (n % half + 0.5) * _STEP + 5
        draw(canvas, x, y)
        canvas.texts.append(Text(x + _WORDS, y + 5, words, size=LABEL))
    return top + half * _STEP + 8


def _stance(value: int) -> Draw:
    """Draw a shape, and the number that bands carry."""

    def draw(canvas: Canvas, x: float, y: float) -> None:
        colour = of_stance(value)
        canvas.symbols.append(Symbol(x + 12, y, SHAPES[value], colour, colour, SIDE))
        canvas.texts.append(Text(x + 23, y + 4, signed(value), "--chart-ink", SMALL, bold=True))

    return draw


_FILLED: Final = Mark("", None, "", 1, conditional=False, hollow=False, told="")


def _mark(mark: Mark = _FILLED) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        draw_sign(canvas, mark, x + 15, y)

    return draw


def _open(canvas: Canvas, x: float, y: float) -> None:
    draw_open_end(canvas, x + 6, x + 32, y)
    _mark()(canvas, x + 17, y)


def _interval(canvas: Canvas, x: float, y: float) -> None:
    draw_interval(canvas, x + 6, x + 32, y)
    _mark()(canvas, x + 17, y)


def _band(canvas: Canvas, x: float, y: float) -> None:
    canvas.rects.append(Rect(x + 2, y - BAND / 2, x + 40, y + BAND / 2, of_stance(1)))


def _conditional_band(canvas: Canvas, x: float, y: float) -> None:
    box = (x + 2, y - BAND / 2, x + 40, y + BAND / 2)
    canvas.rects.append(Rect(*box, "--chart-paper", of_stance(1), dashed=True))


def _split(canvas: Canvas, x: float, y: float) -> None:
    canvas.rects += [
        Rect(x + 2, y - BAND / 2, x + 40, y - 0.5, of_stance(1)),
        Rect(x + 2, y + 0.5, x + 40, y + BAND / 2, of_stance(-1)),
    ]


def _pattern(footing: Footing) -> Draw:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.rects.append(Rect(x + 2, y - BAND / 2, x + 40, y + BAND / 2, "--chart-track", "--chart-muted"))
        draw_pattern(canvas, footing, (x + 4, y - BAND / 2, x + 40, y + BAND / 2), "--chart-ink")

    return draw


def _crowd(canvas: Canvas, x: float, y: float) -> None:
    canvas.texts.append(Text(x + 15, y + 4, "+3", size=SMALL, bold=True, align="center"))


def _gap(canvas: Canvas, x: float, y: float) -> None:
    canvas.rects.append(Rect(x + 2, y - 4, x + 40, y + 8, "--chart-gap-fill"))
    canvas.lines.append(Line(x + 2, y - 4, x + 40, y - 4, "--chart-gap", 3))


def _never(canvas: Canvas, x: float, y: float) -> None:
    canvas.lines.append(Line(x + 2, y, x + 40, y, "--chart-muted", dashed=True))


def _evidence(canvas: Canvas, x: float, y: float) -> None:
    for step in range(4):
        left = x + 2 + step * 9.5
        canvas.rects.append(Rect(left, y - 7, left + 9, y + 7, f"--evidence-{step + 1}"))


def _none(canvas: Canvas, x: float, y: float) -> None:
    canvas.ground.append(Rect(x + 12, y - 8, x + 30, y + 8, "--chart-paper", "--chart-line"))
    canvas.texts.append(Text(x + 21, y + 4, "·", "--chart-muted", LABEL, align="center"))


_SIGNS: Final[tuple[tuple[str, str, Draw], ...]] = (
    ("unclear", "spoke, stance unclear", _mark(replace(_FILLED, stance=None))),
    ("full", "filled: quoted", _mark()),
    ("hollow", "hollow: reported speech", _mark(replace(_FILLED, hollow=True))),
    ("pale", "grey: unknown if quoted", _mark(replace(_FILLED, pale=True))),
    ("conditional", "ringed: on a condition", _mark(replace(_FILLED, conditional=True))),
    ("anonymous", "a: anonymous voice", _mark(replace(_FILLED, anonymous=True))),
    ("via", "v: only via anonymous voices", _mark(replace(_FILLED, footing=Footing(nameless=True)))),
    ("circular", "c: circular reporting only", _mark(replace(_FILLED, footing=Footing(circular=True)))),
    ("about", "~: about this day", _mark(replace(_FILLED, doubt="~"))),
    ("perhaps", "?: perhaps on this day", _mark(replace(_FILLED, doubt="?"))),
    ("disputed", "≠: others tell another day", _mark(replace(_FILLED, doubt="≠"))),
    ("interval", "said within these days", _interval),
    ("open", "said by then, or before", _open),
    ("crowd", "more that had no room", _crowd),
    ("band", "bar: position held", _band),
    ("conditional band", "dashed: on a condition", _conditional_band),
    ("split", "split: members disagree", _split),
    ("hatched", "hatched: via anonymous only", _pattern(Footing(nameless=True))),
    ("rings", "rings: circular reporting only", _pattern(Footing(circular=True))),
    ("gap", "0 agree … 4 far apart", _gap),
    ("gap", "one has no position", _never),
    ("evidence", "few … many on record", _evidence),
    ("evidence", "none found: not neutral", _none),
    ("no evidence", "none found: not neutral", _none),
)
