"""The one place that knows the drawing libraries: a canvas becomes SVG or PNG here, with no network.

Both come with the `charts` extra and are loaded only when something is drawn.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from claimtrack.errors import ClaimtrackError
from claimtrack.render.charts.canvas import WIDTH, Canvas, Line, Note, Rect, Symbol, Text

if TYPE_CHECKING:
    import altair as alt

_LIBRARIES: Final = ("altair", "vl_convert")
_VEGA_LITE: Final = "6.4"
_FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
_DASHES: Final = [3, 2]
_PNG_SCALE: Final = 3.0

Colour = Callable[[str], str]


class ChartsMissing(ClaimtrackError):
    """The libraries that draw are not installed; tables and everything else work without them."""

    def __init__(self) -> None:
        super().__init__('charts need: pip install "claimtrack[charts]"')


def available() -> bool:
    """Tell whether charts can be drawn here; where not, `ChartsMissing` says what is needed."""
    return all(find_spec(name) is not None for name in _LIBRARIES)


def svg(canvas: Canvas, colour: Colour) -> tuple[str, Sequence[Note]]:
    """Give a canvas as SVG, and the notes that its marks name by their place in the list."""
    if not available():
        raise ChartsMissing
    import vl_convert
    from altair.utils.schemapi import debug_mode

    notes: list[Note] = []
    # The specification is always of one shape, held to its schema by a test: checking each again doubles the time.
    with debug_mode(arg=False):
        spec = specification(canvas, colour, notes).to_dict(validate=False)
    return str(vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE)), notes


def png(drawn: str) -> bytes:
    """Give an SVG as a PNG that is sharp in print."""
    if not available():
        raise ChartsMissing
    import vl_convert

    return bytes(vl_convert.svg_to_png(drawn, scale=_PNG_SCALE))


def specification(canvas: Canvas, colour: Colour, notes: list[Note]) -> "alt.LayerChart":
    """Give what the drawing library is asked for; the notes of marks are added to `notes`, in order."""
    import altair as alt

    def data(things: Sequence[Rect | Line | Symbol | Text]) -> "alt.Chart":
        return alt.Chart(alt.InlineData(values=[_values(thing, colour, notes) for thing in things]))

    def given(*names: str) -> dict[str, Any]:
        return {_camel(name): alt.ExprRef(f"datum.{name}") for name in names}

    x = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH], nice=False, zero=False))
    y = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[canvas.height, 0], nice=False, zero=False))
    box = {"x": x, "y": y, "x2": "right", "y2": "bottom"}
    told = alt.Description("note:N")
    edge = given("fill", "stroke", "stroke_width", "stroke_dash")
    layers = [
        data(rects).mark_rect(**edge).encode(**box, description=told)
        for rects in (canvas.ground, canvas.rects)
        if rects
    ]
    if canvas.lines:
        layers.append(data(canvas.lines).mark_rule(**given("stroke", "stroke_width", "stroke_dash")).encode(**box))
    if canvas.symbols:
        marks = data(canvas.symbols).mark_point(opacity=1, **edge, **given("shape", "size"))
        layers.append(marks.encode(x=x, y=y, description=told))
    if canvas.texts:
        words = data(canvas.texts).mark_text(
            baseline="alphabetic", **given("fill", "font_size", "font_weight", "align")
        )
        layers.append(words.encode(x=x, y=y, text="text:N", description=told))
    whole = alt.layer(*layers, width=WIDTH, height=canvas.height, background="transparent", padding=0)
    drawn: alt.LayerChart = whole.configure(font=_FONT).configure_view(stroke=None)
    return drawn


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)


def _values(thing: Rect | Line | Symbol | Text, colour: Colour, notes: list[Note]) -> Mapping[str, Any]:
    """Give a thing as the record that a mark is drawn from; a note becomes its place in the list of notes."""
    values: dict[str, Any] = {one.name: getattr(thing, one.name) for one in fields(thing) if one.name != "note"}
    for name in ("fill", "stroke"):
        values[name] = colour(values[name]) if values.get(name) else None
    match thing:
        case Rect() | Line():
            values |= {"stroke_width": 1.0 if isinstance(thing, Rect) else thing.width}
        case Symbol():
            values |= {"left": thing.x, "top": thing.y, "size": thing.side**2, "stroke_width": thing.width}
        case Text():
            values |= {"left": thing.x, "top": thing.y, "font_size": thing.size}
            values |= {"font_weight": "bold" if thing.bold else "normal"}
    values["stroke_dash"] = _DASHES if values.pop("dashed", False) else []
    if not isinstance(thing, Line) and thing.note is not None:
        values["note"] = f"note-{len(notes)}"
        notes.append(thing.note)
    return values
