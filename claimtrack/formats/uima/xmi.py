"""UIMA CAS XMI, and the type systems written beside it.

XMI says not which numbers are references: a type system does. Without one, those of links (a structure with `role` and
`target`), of relations (`Governor`, `Dependent`) and of chains (`next`, to one of the same type) are known by name.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from claimtrack.formats import markup
from claimtrack.formats.markup import Element
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.uima.structures import MOST_ENDS, NEXT, Cas, Sofa, Structure, Types

_XMI: Final = "http://www.omg.org/XMI"
_OWN: Final = ("sofa", "begin", "end")
_LEADING: Final = ("target", "Governor", "Dependent")
_ARRAY: Final = "uima.cas.FSArray"
_LIST: Final = "uima.cas.NonEmptyFSList"
_ARRAYS: Final = "uima.cas."
_PLAIN: Final = ("Array", "List")
_EMPTY: Final = "uima.cas.Empty"
_MOST: Final = 10**9


def read_xmi(source: Source, types: Types) -> Cas:
    """Give the CAS of a file; raises Unreadable where it is none."""
    root = markup.parse(source)
    if root.name != "XMI":
        message = f"its root is <{root.name}>, not <xmi:XMI>"
        raise Unreadable(message, source.at(root.line))
    sofas: dict[str, Sofa] = {}
    found: list[tuple[Structure, Element]] = []
    arrays: dict[str, Element] = {}
    skipped: Counter[str] = Counter()
    for one in root.children:
        kind = _type(one)
        name = one.value(f"{_XMI}\nid") or one.value("id") or ""
        if kind == "uima.cas.Sofa":
            sofas[name] = Sofa(name, one.value("sofaID") or "", one.value("sofaString"), source.at(one.line))
        elif kind in {_ARRAY, _LIST}:
            arrays[name] = one
        elif not kind.startswith(_ARRAYS):
            found.append((_structure(source, one, kind, name), one))
        elif kind.endswith(_PLAIN) and not kind.startswith(_EMPTY):
            skipped[kind.removeprefix(_ARRAYS)] += 1
    links = {one.id for one, element in found if element.value("target") and one.begin is None}
    chained = {f"{one.type}\n{one.id}" for one, _ in found if one.begin is not None}
    for structure, element in found:
        _fill(structure, element, types, links)
        if structure.values.get(NEXT, ()) and f"{structure.type}\n{structure.values[NEXT][0]}" in chained:
            structure.leads[NEXT] = structure.values.pop(NEXT)
    lists = _lists(source, arrays)
    return Cas(sofas, [structure for structure, _ in found], types, lists, skipped)


def read_types(source: Source) -> Types:
    """Give the types of a type system; none where the file is something else."""
    types = Types()
    root = markup.parse(source)
    for one in root.below():
        if one.name == "typeDescription":
            name = _said(one, "name")
            types.above[name] = _said(one, "supertypeName")
            types.features[name] = {
                _said(feature, "name"): _said(feature, "rangeTypeName")
                for features in one.each("features")
                for feature in features.each("featureDescription")
            }
    return types


def _said(element: Element, name: str) -> str:
    found = element.first(name)
    return found.text.strip() if found is not None else ""


def _type(element: Element) -> str:
    """Give the name of a type out of a namespace such as `http:///custom/layer.ecore`."""
    package = element.space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    return element.name if package in {"", "uima.noNamespace"} else f"{package}.{element.name}"


def _structure(source: Source, element: Element, kind: str, name: str) -> Structure:
    place = source.at(element.line)
    begin, end = (_number(source, element, key) for key in ("begin", "end"))
    return Structure(name or f"line{element.line}", kind, place, element.value("sofa") or "", begin, end)


def _number(source: Source, element: Element, key: str) -> int | None:
    text = element.values.get(key)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < len(str(_MOST))):
        message = f"{key}={text[:40]!r} is no offset"
        raise Unreadable(message, source.at(element.line))
    return int(text)


def _fill(structure: Structure, element: Element, types: Types, links: set[str]) -> None:
    """Take what attributes and elements inside say, as values or as ways to other structures."""
    for key, text in element.values.items():
        if key in _OWN or "\n" in key or not text:
            continue
        parts = tuple(text.split())
        leads = types.leads(structure.type, key)
        if leads is None:
            leads = key in _LEADING or (bool(parts) and links.issuperset(parts))
        if leads:
            structure.leads[key] = parts
        else:
            structure.values[key] = (text,)
    for child in element.children:
        structure.values[child.name] = (*structure.values.get(child.name, ()), child.text)


def _lists(source: Source, arrays: dict[str, Element]) -> dict[str, tuple[str, ...]]:
    """Give the members of arrays, and of lists by the element they begin with."""
    tails = {one.value("tail") for one in arrays.values()}
    found: dict[str, tuple[str, ...]] = {}
    number = 0
    for name in arrays:
        if name not in tails:
            found[name] = tuple(_members(name, arrays))
            number += len(found[name])
        if number > MOST_ENDS:
            message = f"its arrays and lists have more than {MOST_ENDS:,} members"
            raise Unreadable(message, source.place)
    return found


def _members(name: str, arrays: dict[str, Element]) -> Iterator[str]:
    """Give what is in an array, or in a list from its head on; a list that comes round to itself ends there."""
    seen: set[str] = set()
    while name in arrays and name not in seen:
        seen.add(name)
        one = arrays[name]
        yield from (one.value("elements") or one.value("head") or "").split()
        name = one.value("tail") or ""
