"""Files that each hold some of the annotations of a text -> documents that hold them all, as one file would."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.urls import normalise_url
from claimtrack.services.documents import located


@dataclass(slots=True)
class United:
    """Documents of several files, each text once; `twice` are marks whose id another file has with other content."""

    documents: list[Document] = field(default_factory=list)
    twice: list[Mark] = field(default_factory=list)


def united(files: Iterable[tuple[Path, Sequence[Document]]]) -> United:
    """Unite what files hold on one text: one of an address, or else of a folder and name.

    An annotation that stands in several files is one. Those without an id are told apart by the files they are in.
    """
    made = United()
    whole: dict[tuple[str, ...], list[_Whole]] = {}
    for path, documents in files:
        for document in documents:
            given = located(document, path)
            known = whole.setdefault(_identity(given), [])
            one = next((each for each in known if each.is_of(given.text)), None)
            if one is None:
                known.append(_Whole(given))
            else:
                one.add(given, made)
    made.documents = [one.document for several in whole.values() for one in several]
    return made


def _identity(document: Document) -> tuple[str, ...]:
    url = document.own.get("url", ()) or document.facts.get("url", ())
    return ("url", *map(normalise_url, url)) if url else (*document.own.get("folder", ()), "name", document.name)


class _Whole:
    """One text while its files are united."""

    def __init__(self, first: Document) -> None:
        self.document = first
        self._marks = {mark.id: mark for mark in first.marks}

    def is_of(self, text: str | None) -> bool:
        """Tell whether a text is this one, as far as it is known."""
        return text is None or self.document.text in (None, text)

    def add(self, other: Document, made: United) -> None:
        """Take the marks of another file: those known already once, those of one id and other content not at all."""
        named: dict[str, str] = {}
        for mark in other.marks:
            known = self._marks.get(mark.id)
            if known is not None and mark.key and mark.key == known.key:
                if replace(mark, place=known.place) != known:
                    made.twice.append(mark)
                continue
            named[mark.id] = self._free(mark.id)
            self._marks[named[mark.id]] = replace(mark, id=named[mark.id])
        first = self.document
        self.document = replace(
            first,
            text=first.text if first.text is not None else other.text,
            facts={**other.facts, **first.facts},
            own={**other.own, **first.own},
            marks=tuple(self._marks.values()),
            links=(*first.links, *(_renamed(link, named) for link in other.links)),
        )

    def _free(self, name: str) -> str:
        number = 1
        free = name
        while free in self._marks:
            number += 1
            free = f"{name}~{number}"
        return free


def _renamed(link: Link, named: dict[str, str]) -> Link:
    return replace(link, ends=tuple((role, named.get(end, end)) for role, end in link.ends))
