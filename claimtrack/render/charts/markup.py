"""The engine's SVG made fit for a page or a file: only what is drawn, with tooltips, links and titles."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final
from xml.etree import ElementTree as ET

from claimtrack.render.charts.canvas import WIDTH, Note, sayable

_SPACE: Final = "{http://www.w3.org/2000/svg}"
_DRAWN: Final = ("path", "line", "text")
_KEPT: Final = (
    "transform", "d", "x2", "y2", "fill", "stroke", "stroke-width", "stroke-dasharray",
    "text-anchor", "font-size", "font-weight", "font-family",
)  # fmt: skip
_NOTE: Final = "note-"
MARGIN: Final = 24.0


def inline(drawn: str, notes: Sequence[Note], *, title: str, told: str) -> str:
    """Give one `svg` element for an html page: as wide as there is room, with links to anchors of the page."""
    name = _name(title, told, drawn, *(str(note) for note in notes))
    linked = any(note.to for note in notes)
    root, height = _root(drawn)
    whole = ET.Element("svg", {
        "xmlns": _SPACE.strip("{}"),
        "class": "chart",
        "viewBox": f"0 0 {WIDTH:g} {height:g}",
        # the content of an image is hidden from who uses a screen reader, and so would its links be
        "role": "group" if linked else "img",
        "aria-labelledby": f"{name}-title",
        **({"aria-describedby": f"{name}-told"} if told else {}),
    })  # fmt: skip
    ET.SubElement(whole, "title", {"id": f"{name}-title"}).text = sayable(title)
    if told:
        ET.SubElement(whole, "desc", {"id": f"{name}-told"}).text = sayable(told)
    for element in _elements(root):
        whole.append(_marked(element, notes, linking=True, fonts=False))
    return ET.tostring(whole, encoding="unicode")


def standing_alone(drawn: str, notes: Sequence[Note], *, title: str, paper: str) -> str:
    """Give an SVG file: with its size, and tooltips where it is looked at on a screen; it has nowhere to lead to."""
    root, height = _root(drawn)
    wide, high = WIDTH + 2 * MARGIN, height + 2 * MARGIN
    whole = ET.Element("svg", {
        "xmlns": _SPACE.strip("{}"),
        "width": f"{wide:g}",
        "height": f"{high:g}",
        "viewBox": f"{-MARGIN:g} {-MARGIN:g} {wide:g} {high:g}",
        "role": "img",
    })  # fmt: skip
    ET.SubElement(whole, "title").text = sayable(title)
    box = {"x": f"{-MARGIN:g}", "y": f"{-MARGIN:g}", "width": f"{wide:g}", "height": f"{high:g}", "fill": paper}
    ET.SubElement(whole, "rect", box)
    for element in _elements(root):
        whole.append(_marked(element, notes, linking=False, fonts=True))
    return ET.tostring(whole, encoding="unicode") + "\n"


def _root(drawn: str) -> tuple[ET.Element, float]:
    root = ET.fromstring(drawn)  # noqa: S314 - we have just drawn it; it declares no entities
    return root, float(root.get("height", "0"))


def _name(*of: str) -> str:
    """Give a name that two different drawings never share on one page, and one drawing always has."""
    return "chart-" + sha256("\0".join(of).encode(errors="surrogatepass")).hexdigest()[:12]


def _elements(root: ET.Element) -> Iterator[ET.Element]:
    """Give what is drawn, from back to front, without the engine's groups, which move nothing."""
    for element in root.iter():
        if element.tag.removeprefix(_SPACE) in _DRAWN and element.get("class") is None:
            yield element


def _marked(element: ET.Element, notes: Sequence[Note], *, linking: bool, fonts: bool) -> ET.Element:
    """Give an element with what is known of it: words on hovering, and a link around it."""
    kept = {name: value for name in _KEPT if (value := element.get(name)) and (fonts or name != "font-family")}
    mark = ET.Element(element.tag.removeprefix(_SPACE), kept)
    if "fill" not in kept:
        mark.set("fill", "none")
    mark.text = element.text
    label = element.get("aria-label", "")
    if not label.startswith(_NOTE):
        mark.set("pointer-events", "none")
        return mark
    if kept.get("fill") is None:
        mark.set("pointer-events", "all")
    note = notes[int(label.removeprefix(_NOTE))]
    title = ET.Element("title")
    title.text = sayable(note.told)
    if mark.text:
        title.tail, mark.text = mark.text, None
    else:
        mark.attrib |= {"role": "img", "aria-label": " ".join(sayable(note.told).split())}
    mark.insert(0, title)
    if not (linking and note.to):
        return mark
    link = ET.Element("a", {"href": f"#{note.to}"})
    link.append(mark)
    return link
