"""One row of a drawing over time: its name, its statements side by side or above one another, its band."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Final

from claimtrack.render.charts.canvas import (
    HEADING,
    LABEL,
    SMALL,
    WIDTH,
    Align,
    Canvas,
    Note,
    Rect,
    Text,
    lines_of,
    measure,
)
from claimtrack.render.charts.palette import of_stance, upon
from claimtrack.render.charts.patterns import ROOM, draw_pattern
from claimtrack.render.charts.shapes import FIRM, Band, Mark
from claimtrack.render.charts.signs import draw_mark, extent
from claimtrack.render.charts.timescale import MARGIN, Timescale
from claimtrack.render.phrases import signed

NAME: Final = 22.0
LEVEL: Final = 21.0
BAND: Final = 15.0
BELOW: Final = 11.0
AXIS: Final = 26.0
_SILENT: Final = 5.0
_LINE: Final = 21.0
_LEVELS: Final = 8
_CROWD: Final = 30.0
_NAMED: Final = 12
_WORD: Final = 34.0
_THINNEST: Final = 3.0
_LEAST: Final = 4.0
_NUDGE: Final = 8.0


@dataclass(frozen=True, slots=True)
class Row:
    """What one row holds; `silence` are the words for a row without a band."""

    name: str
    marks: Sequence[Mark]
    bands: Sequence[Band]
    silence: str = ""


def draw_heading(canvas: Canvas, text: str, top: float) -> float:
    """Draw a title over some rows, and give where they may begin."""
    for line in lines_of(text, WIDTH, HEADING * canvas.growth):
        top += _LINE
        note = Note(text) if line.endswith("…") else None
        canvas.texts.append(Text(0, top - 4, line, size=HEADING, bold=True, note=note))
    return top + 2


def draw_name(canvas: Canvas, name: str, top: float, silence: str = "") -> float:
    """Draw a row's name, at the right the words for its silence, and give where its content may begin."""
    size = LABEL * canvas.growth
    room = WIDTH - 4 - (measure(silence, size) + 12 if silence else 0)
    for line in lines_of(name, room, size) or [""]:
        top += NAME
        note = Note(name) if line.endswith("…") else None
        canvas.texts.append(Text(0, top - 6, line, size=LABEL, note=note))
    if silence:
        canvas.texts.append(Text(WIDTH, top - 6, silence, "--chart-muted", LABEL, align="right"))
    return top


def draw_axis(canvas: Canvas, scale: Timescale, top: float) -> float:
    """Draw the names of the days that have room, and give where what stands below may begin.

    A name moves a little to the right where the one before it would touch it.
    """
    free = 0.0
    for tick in scale.ticks:
        wide = measure(tick.name, LABEL * canvas.growth)
        left = min(max(tick.x - wide / 2, 0), WIDTH - wide)
        if free - left > _NUDGE or free + wide > WIDTH:
            continue
        align: Align = "left" if tick.x < wide / 2 else "right" if tick.x > WIDTH - wide / 2 else "center"
        left = max(left, free)
        x = {"left": 0.0, "right": WIDTH, "center": left + wide / 2}[align]
        canvas.texts.append(Text(x, top + 16, tick.name, "--chart-muted", LABEL, align=align))
        free = left + wide + 4
    return top + AXIS


def draw_grid(canvas: Canvas, scale: Timescale, top: float, bottom: float) -> None:
    """Draw a faint line at each day that is named, behind what a row holds."""
    canvas.ground += [Rect(tick.x - 0.5, top, tick.x + 0.5, bottom, "--chart-line") for tick in scale.ticks]


def draw_row(canvas: Canvas, row: Row, scale: Timescale, top: float) -> float:
    """Draw a row of held positions, and give where the next one may begin."""
    begin = draw_name(canvas, row.name, top, row.silence)
    if not (row.marks or row.bands):
        canvas.ground.append(Rect(MARGIN / 2, begin, WIDTH - MARGIN / 2, begin + _SILENT, "--chart-track"))
        return begin + _SILENT + BELOW
    top = draw_marks(canvas, row.marks, scale, begin)
    canvas.ground.append(Rect(MARGIN / 2, top, WIDTH - MARGIN / 2, top + BAND, "--chart-track"))
    draw_grid(canvas, scale, begin, top + BAND)
    for band in row.bands:
        _draw_band(canvas, band, scale, top)
    return top + BAND + BELOW


def draw_marks(canvas: Canvas, marks: Sequence[Mark], scale: Timescale, top: float) -> float:
    """Draw statements, those of one time above one another, and give where they end."""
    placed, crowded = _levels(marks, scale)
    height = max((level + 1 for _, level in placed), default=0) + (1 if crowded else 0)
    bottom = top + height * LEVEL
    for mark, level in placed:
        draw_mark(canvas, mark, scale, bottom - (level + 0.5) * LEVEL)
    for place, many in _crowds(crowded, scale):
        canvas.used.add("crowd")
        told = [mark.told for mark in many[:_NAMED]] + (["…"] if len(many) > _NAMED else [])
        note = Note("\n".join(told), many[0].to)
        canvas.texts.append(
            Text(place, top + LEVEL - 6, f"+{len(many)}", size=SMALL, bold=True, align="center", note=note)
        )
    return bottom + (2 if height else 0)


def _levels(marks: Sequence[Mark], scale: Timescale) -> tuple[list[tuple[Mark, int]], list[Mark]]:
    """Give each mark the lowest level where it touches none before it; those beyond the highest stay over."""
    taken: list[float] = []
    placed: list[tuple[Mark, int]] = []
    crowded: list[Mark] = []
    for mark in sorted(marks, key=lambda one: (extent(one, scale)[0], one.latest)):
        left, right = extent(mark, scale)
        level = next((n for n, until in enumerate(taken) if until <= left), len(taken))
        if level == _LEVELS:
            crowded.append(mark)
            continue
        taken[level : level + 1] = [right]
        placed.append((mark, level))
    return placed, crowded


def _crowds(marks: Sequence[Mark], scale: Timescale) -> list[tuple[float, list[Mark]]]:
    """Give the marks that found no room by where they would stand."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        found[int(scale.x(mark.latest) // _CROWD)].append(mark)
    return [(mean(scale.x(mark.latest) for mark in many), many) for _, many in sorted(found.items())]


def _draw_band(canvas: Canvas, band: Band, scale: Timescale, top: float) -> None:
    """Draw what was held from a day until another; a band that nothing has ended runs to the edge."""
    if scale.after(band.from_day) or (band.until_day is not None and scale.before(band.until_day)):
        return
    left = MARGIN / 2 if scale.before(band.from_day) else scale.x(band.from_day)
    endless = band.until_day is None or scale.after(band.until_day)
    right = WIDTH - MARGIN / 2 if endless else max(scale.x(str(band.until_day)), left + _THINNEST)
    note, bottom = Note(band.told, band.to), top + BAND
    canvas.used.add("band")
    if band.split is not None:
        free = _draw_split(canvas, band.split, Rect(left, top, right, bottom, note=note))
        draw_pattern(canvas, band.footing, (free, top, right, bottom), "--chart-paper")
        return
    colour = of_stance(band.stance)
    word = signed(band.stance)
    room = (left, right if band.footing == FIRM else right - ROOM)
    if band.conditional:
        canvas.used.add("conditional band")
        canvas.rects.append(
            Rect(left + 0.5, top + 0.5, right - 0.5, bottom - 0.5, "--chart-paper", colour, dashed=True, note=note)
        )
        free = _draw_word(canvas, f"{word} if", room, top, "--chart-ink")
        draw_pattern(canvas, band.footing, (free, top, right, bottom), colour)
    else:
        canvas.rects.append(Rect(left, top, right, bottom, colour, "--chart-paper", note=note))
        free = _draw_word(canvas, word, room, top, upon(colour))
        draw_pattern(canvas, band.footing, (free, top, right, bottom), "--chart-paper")


def _draw_split(canvas: Canvas, split: tuple[int, int], box: Rect) -> float:
    """Draw what members hold against one another, the higher stance above, and give where its word ends."""
    canvas.used.add("split")
    middle = (box.top + box.bottom) / 2
    low, high = (of_stance(stance) for stance in split)
    canvas.rects += [
        Rect(box.left, box.top, box.right, middle - 0.5, high),
        Rect(box.left, middle + 0.5, box.right, box.bottom, low),
    ]
    worded = box.right - box.left > _WORD + 8
    if worded:
        at = box.left + 12
        canvas.rects.append(Rect(at, box.top + 1, at + _WORD - 4, box.bottom - 1, "--chart-paper"))
        canvas.texts.append(Text(at + (_WORD - 4) / 2, box.bottom - 4, "split", size=SMALL, align="center"))
    canvas.rects.append(box)
    return box.left + 10 + _WORD if worded else box.left


def _draw_word(canvas: Canvas, word: str, band: tuple[float, float], top: float, ink: str) -> float:
    """Draw a word at the left of a bar where it has room, and give where it ends."""
    left, right = band
    wide = measure(word, SMALL * canvas.growth)
    over = right - left - wide
    if over < _LEAST:
        return left
    x = left + min(12, over / 2)
    canvas.texts.append(Text(x, top + BAND - 4, word, ink, SMALL, bold=True))
    return x + wide + 5
