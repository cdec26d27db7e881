"""What lies over a bar, a gap or a cell that little stands behind: strokes, rings, or both in turn.

They are told by their form, so that they are seen in print and by who sees no colours.
"""

from collections.abc import Iterator
from typing import Final

from claimtrack.render.charts.canvas import Canvas, Symbol
from claimtrack.render.charts.shapes import FIRM, Footing

ROOM: Final = 14.0
_STEP: Final = 7.0
_LEAN: Final = 0.6
_RING: Final = 3.0
_EDGE: Final = 1.5

Box = tuple[float, float, float, float]


def draw_pattern(canvas: Canvas, footing: Footing, box: Box, ink: str) -> None:
    """Draw over a box (left, top, right, bottom) that it is known only through anonymous voices, or from a circle."""
    if footing == FIRM:
        return
    canvas.used |= {name for name, there in (("hatched", footing.nameless), ("rings", footing.circular)) if there}
    left, top, right, bottom = box
    path = "".join(_pieces(footing, right - left, bottom - top))
    # Half the side of its square is the unit of a path.
    canvas.symbols.append(Symbol(left, top, path, None, ink, 2, 1.3))


def _pieces(footing: Footing, wide: float, high: float) -> Iterator[str]:
    """Give the path piece by piece; there is one of each kind however narrow the box is."""
    lean, radius = min(high * _LEAN, max(wide - 2, 0)), min(_RING, (high - 2) / 2, max((wide - 2) / 2, 0.5))
    kinds = [footing.nameless and "stroke", footing.circular and "ring"]
    turns = [kind for kind in kinds if kind]
    room = wide - _EDGE - 1 - max(lean if footing.nameless else 0, 2 * radius if footing.circular else 0)
    for n in range(max(int(room // _STEP) + 1, len(turns))):
        kind = turns[n % len(turns)]
        x = max(min(n * _STEP + _EDGE, wide - 1 - (lean if kind == "stroke" else 2 * radius)), 0.5)
        if kind == "stroke":
            yield f"M{x:.1f},{high - 1:.1f}L{x + lean:.1f},1"
        elif len(turns) > 1 or n % 2 == 0:
            yield f"M{x:.1f},{high / 2:.1f}a{radius:.1f},{radius:.1f},0,1,0,{2 * radius:.1f},0"
            yield f"a{radius:.1f},{radius:.1f},0,1,0,{-2 * radius:.1f},0"
