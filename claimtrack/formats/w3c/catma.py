"""Projects of CATMA 7 as git keeps them: annotations name tags, properties and texts by keys, and these lie elsewhere.

`collections/<key>/annotations/*.json` are web annotations, `tagsets/**/propertydefs.json` says what a tag and its
properties are called, `documents/<key>/` has the text and its header.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from claimtrack.formats.scalars import word, words
from claimtrack.formats.source import Source

_MOST: Final = 10_000
_LARGEST: Final = 1024 * 1024
_DEEPEST: Final = 8
_DEFINITIONS: Final = ("userDefinedPropertyDefinitions", "systemPropertyDefinitions")
_HEADS: Final = {
    "title": ("gitContentInfoSet", "title"),
    "author": ("gitContentInfoSet", "author"),
    "publisher": ("gitContentInfoSet", "publisher"),
    "description": ("gitContentInfoSet", "description"),
    "lang": ("gitIndexInfoSet", "locale"),
}
_AUTHOR, _TIME, _COLOUR = "catma_markupauthor", "catma_markuptimestamp", "catma_displaycolor"
_SYSTEM, _USER, _TAG = "properties.system.", "properties.user.", "tag"

Values = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Named:
    """What an annotation says once its keys are names: a label where its tag has one, its values, and who made it.

    `unnamed` are keys for which the project has no name: they stay.
    """

    label: str
    values: Values
    annotator: str = ""
    unnamed: tuple[str, ...] = ()


@dataclass(slots=True)
class Project:
    """The names of a project's tags and properties by key; none where the annotations are not inside a project."""

    root: Path | None = None
    tags: dict[str, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)

    def named(self, label: str, values: Values) -> Named:
        """Give an annotation with its keys replaced; what is none of CATMA's stays as it is."""
        if not any(name.startswith((_SYSTEM, _USER)) for name in values) and _TAG not in values:
            return Named(label, values)
        found: Values = {}
        unnamed: list[str] = []
        for name, given in values.items():
            if name == _TAG:
                key = _last(given[0])
                if key in self.tags:
                    label = self.tags[key]
                    continue
                unnamed.append(key)
            elif name.startswith((_SYSTEM, _USER)):
                key = _last(name.rpartition(".")[2])
                name = self.properties.get(key, name)  # noqa: PLW2901 - the name stands for the key from here on
                unnamed += [key] if key not in self.properties else []
            found[name] = (*found.get(name, ()), *given)
        made = found.pop(_TIME, ())
        found |= {"created": (*found.get("created", ()), *made)} if made else {}
        found.pop(_COLOUR, None)
        return Named(label, found, " & ".join(found.pop(_AUTHOR, ())), tuple(unnamed))

    def text(self, key: str, name: str) -> Source | None:
        """Give the text of a document of the project; `name` is what the user calls the file of annotations."""
        path = self._document(key, f"{_last(key)}.txt")
        return Source(path, f"{name}: {path.name}") if path is not None else None

    def facts(self, key: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Give what the header of a document says of it."""
        path = self._document(key, "header.json")
        header = _json(path) if path is not None else None
        for name, (outer, inner) in _HEADS.items():
            held = header.get(outer) if isinstance(header, dict) else None
            if isinstance(held, dict) and (given := words(held.get(inner))):
                yield name, given

    def _document(self, key: str, name: str) -> Path | None:
        last = _last(key)
        if self.root is None or not last or Path(last).name != last or last in (".", ".."):
            return None
        path = self.root / "documents" / last / name
        with suppress(OSError, ValueError):  # a name that no file can have
            return path if path.is_file() and path.resolve().is_relative_to(self.root) else None
        return None


def project_of(source: Source) -> Project:
    """Give the project that a file of annotations is in, an empty one where it is in none."""
    parts = source.path.parent.parts
    if not source.path.is_file() or len(parts) < 4 or (parts[-1], parts[-3]) != ("annotations", "collections"):  # noqa: PLR2004 - /collections/KEY/annotations
        return Project()
    root = source.path.parents[3].resolve()
    project = Project(root)
    parents: dict[str, tuple[str, str]] = {}
    for path in islice(sorted((root / "tagsets").rglob("propertydefs.json")), _MOST):
        data = _json(path) if path.resolve().is_relative_to(root) else None
        if isinstance(data, dict) and word(data.get("uuid")):
            parents[word(data["uuid"])] = (word(data.get("name")), word(data.get("parentUuid")))
            project.properties |= dict(_properties(data))
    project.tags = {key: _path(key, parents) for key in parents}
    return project


def _properties(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind in _DEFINITIONS:
        held = data.get(kind)
        for key, one in held.items() if isinstance(held, dict) else ():
            if isinstance(one, dict) and (name := word(one.get("name"))):
                yield key, name


def _path(key: str, parents: Mapping[str, tuple[str, str]]) -> str:
    """Give a tag's name below those of the tags it is in: `Speech/Direct`."""
    names: list[str] = []
    while key in parents and len(names) < _DEEPEST:
        name, key = parents[key]
        names.insert(0, name or "?")
    return "/".join(names)


def _last(key: str) -> str:
    return key.rstrip("/").rpartition("/")[2]


def _json(path: Path) -> Any:  # noqa: ANN401 - whatever the file has
    try:
        if path.stat().st_size > _LARGEST:
            return None
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
