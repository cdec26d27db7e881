"""XML of other tools as a small tree whose elements know their lines.

A document type is refused, and with it all entities of a file's own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from claimtrack.formats.source import Source, Unreadable

_DEEPEST: Final = 200
_MOST: Final = 10_000_000
_SIGN: Final = "\n"
"""Stands between a namespace and a name: no name can have it."""


@dataclass(slots=True)
class Element:
    """An element: its name and namespace, its attributes by name, the elements and the text inside it, its line.

    Attributes of a namespace of their own are under their name with its prefix's namespace before it, parted by a line
    end; `value` finds them by their name alone.
    """

    name: str
    space: str
    line: int
    values: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text inside the element itself."""
        return "".join(self.texts)

    def value(self, name: str) -> str | None:
        """Give an attribute by its name, of whatever namespace."""
        if name in self.values:
            return self.values[name]
        return next((text for key, text in self.values.items() if key.rpartition(_SIGN)[2] == name), None)

    def each(self, *names: str) -> Iterator["Element"]:
        """Give the elements of these names inside it."""
        return (child for child in self.children if child.name in names)

    def first(self, name: str) -> "Element | None":
        """Give the first element of a name inside it."""
        return next(self.each(name), None)

    def below(self) -> Iterator["Element"]:
        """Give every element below it, in the order of the file."""
        stack = list(reversed(self.children))
        while stack:
            one = stack.pop()
            yield one
            stack.extend(reversed(one.children))


class _Tree:
    """Builds the tree while a parser reads."""

    def __init__(self, source: Source, parser: expat.XMLParserType) -> None:
        self._source, self._parser = source, parser
        self._open: list[Element] = []
        self._number = 0
        self.root = Element("", "", 1, {})
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._refuse

    def _start(self, name: str, values: dict[str, str]) -> None:
        self._number += 1
        if len(self._open) >= _DEEPEST or self._number > _MOST:
            message = f"its elements are nested more than {_DEEPEST} deep or are more than {_MOST:,}"
            raise Unreadable(message, self._source.at(self._parser.CurrentLineNumber))
        space, _, local = name.rpartition(_SIGN)
        one = Element(local, space, self._parser.CurrentLineNumber, values)
        if self._open:
            self._open[-1].children.append(one)
        else:
            self.root = one
        self._open.append(one)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].texts.append(text)

    def _refuse(self, *_: object) -> None:
        message = "the XML declares a document type, which may hide entities: it is not read"
        raise Unreadable(message, self._source.at(self._parser.CurrentLineNumber), "export it anew without DOCTYPE")


def parse(source: Source) -> Element:
    """Give the root element of a file; raises Unreadable with the line where it is no sound XML."""
    parser = expat.ParserCreate(namespace_separator=_SIGN)
    tree = _Tree(source, parser)
    try:
        parser.Parse(source.data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as problem:
        message = f"this is no sound XML: {expat.ErrorString(problem.code)}"
        raise Unreadable(message, source.at(problem.lineno)) from problem
    except Unreadable:
        raise
    except (ValueError, LookupError) as problem:
        message = f"this is no sound XML: {problem}"
        raise Unreadable(message, source.place) from problem
    return tree.root
