"""UIMA CAS JSON 0.4: `%TYPES`, `%FEATURE_STRUCTURES`, `%VIEWS`; `@` before a feature that leads to a structure."""

from collections.abc import Iterator
from typing import Any, Final

from claimtrack.domain.records import Place
from claimtrack.formats.objects import Object, parse
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.uima.structures import Cas, Sofa, Structure, Types

STRUCTURES: Final = "%FEATURE_STRUCTURES"
_TYPES: Final = "%TYPES"
_VIEWS: Final = "%VIEWS"
_PLAIN: Final = ("String", "Integer", "Boolean", "Float", "Double", "Long", "Short", "Byte")
_OWN: Final = ("begin", "end")
_MOST: Final = 10**9


def read_json(source: Source) -> Cas:
    """Give the CAS of a file; raises Unreadable where it is none."""
    root = parse(source)
    if not isinstance(root, Object) or not any(key in root for key in (STRUCTURES, _TYPES, _VIEWS)):
        message = f"this is no JSON CAS: it has no `{STRUCTURES}`"
        raise Unreadable(message, source.place)
    types = _types(root.get(_TYPES))
    sofas: dict[str, Sofa] = {}
    structures: list[Structure] = []
    lists: dict[str, tuple[str, ...]] = {}
    plain: dict[str, tuple[str, ...]] = {}
    for name, one in _each(source, root.get(STRUCTURES)):
        kind = str(one.get("%TYPE", ""))
        if kind == "uima.cas.Sofa":
            text = one.get("sofaString")
            sofas[name] = Sofa(name, str(one.get("sofaID", "")), text if isinstance(text, str) else None, one.place)
        elif kind.removeprefix("uima.cas.").removesuffix("Array").removesuffix("[]") in _PLAIN:
            plain[name] = _said(one.get("%ELEMENTS"))
        elif kind.endswith("[]") or kind.startswith("uima.cas."):
            lists[name] = _ids(one.get("%ELEMENTS"))
        else:
            structures.append(_structure(name, kind, one))
    for structure in structures:
        for key in [key for key, ids in structure.leads.items() if ids and plain.keys() >= set(ids)]:
            structure.values[key] = tuple(said for one in structure.leads.pop(key) for said in plain[one])
    return Cas(sofas, structures, types, lists)


def _each(source: Source, given: Any) -> Iterator[tuple[str, Object]]:  # noqa: ANN401 - whatever the file has
    """Give the structures with their ids: a list, or an object by id."""
    pairs = (
        given.items() if isinstance(given, dict) else ((None, one) for one in given) if isinstance(given, list) else ()
    )
    for key, one in pairs:
        if not isinstance(one, Object):
            message = f"`{STRUCTURES}` holds something that is no structure"
            raise Unreadable(message, source.place)
        yield str(one.get("%ID", key)), one


def _types(given: Any) -> Types:  # noqa: ANN401
    types = Types()
    for name, one in given.items() if isinstance(given, dict) else ():
        if isinstance(one, dict):
            types.above[name] = str(one.get("%SUPER_TYPE", ""))
            types.features[name] = {
                key: str(feature.get("%RANGE", "")) for key, feature in one.items() if isinstance(feature, dict)
            }
    return types


def _structure(name: str, kind: str, given: Object) -> Structure:
    one = Structure(name, kind, given.place)
    for key, value in given.items():
        if key == "@sofa":
            one.sofa = str(value)
        elif key in _OWN:
            setattr(one, key, _offset(key, value, given.place))
        elif key.startswith("@"):
            one.leads[key[1:]] = _ids(value)
        elif not key.startswith("%") and value is not None:
            one.values[key.lstrip("#^")] = _said(value)
    return one


def _offset(key: str, value: Any, place: Place) -> int:  # noqa: ANN401
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < _MOST:
        message = f"`{key}` is {str(value)[:40]}, which is no offset"
        raise Unreadable(message, place)
    return value


def _ids(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    given = value if isinstance(value, list) else [value]
    return tuple(str(one) for one in given if isinstance(one, int | str) and not isinstance(one, bool))


def _said(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(_plain(part) for part in (value if isinstance(value, list) else [value]))


def _plain(value: Any) -> str:  # noqa: ANN401
    return str(value).lower() if isinstance(value, bool) else str(value)
