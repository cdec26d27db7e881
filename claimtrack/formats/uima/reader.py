"""UIMA CAS: the reader of files, of archives with one, and of whole projects.

Written by hand on the standard library: dkpro-cassis would bring four packages, takes no care of entities or sizes, and
wants a type system that exports often lack.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Reading, Refused
from claimtrack.formats.archive import Archive, is_archive, open_archive
from claimtrack.formats.inception import BEGINNING, beside, inside, is_beginning, whose
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.uima.json_cas import STRUCTURES, read_json
from claimtrack.formats.uima.marks import Maker
from claimtrack.formats.uima.structures import Types
from claimtrack.formats.uima.xmi import read_types, read_xmi

_XMI, _JSON, _ZIP, _TSV = ".xmi", ".json", ".zip", ".tsv"
_NAMESPACE: Final = b"http://www.omg.org/XMI"
_TYPES: Final = "typesystem.xml"
_SIGNS: Final = (_XMI.encode(), b"TypeSystem.xml", b"exportedproject.json", b"annotation/", b"curation/")


class UimaReader:
    """Reads `.xmi`, JSON CAS, and archives of them."""

    name = "uima"
    endings = (_XMI,)
    profiles = ("attribution", "inception")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be a CAS, or an archive that begins with one or with a project's folders."""
        if is_archive(head):
            return name.endswith(_ZIP) and any(sign in head for sign in _SIGNS)
        return name.endswith(_XMI) or _NAMESPACE in head or STRUCTURES.encode() in head or b'"%TYPES"' in head

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where it is no CAS."""
        gathered = _Gathered()
        if is_beginning(source.path, beside(source)):
            gathered.beginning(source.path.name)
        elif is_archive(source.data):
            gathered.archive(source, open_archive(source), source.path)
            if not gathered.found:
                message = "the archive has neither XMI nor JSON CAS in it"
                raise Unreadable(message, source.place)
        else:
            found = next((each for one in _TYPE_NAMES if (each := source.beside(one)) is not None), None)
            types = read_types(found) if found is not None else Types()
            gathered.file(source, source.path, types)
        return gathered.reading()


_TYPE_NAMES: Final = ("TypeSystem.xml", "typesystem.xml")


class _Gathered:
    """The documents of all files read, what was left, and files that could not be read."""

    def __init__(self) -> None:
        self._documents: list[Document] = []
        self._dropped: Counter[tuple[str, str]] = Counter()
        self._refused: list[Refused] = []
        self.found = 0

    def reading(self) -> Reading:
        """Give everything."""
        dropped = tuple(Dropped(what, number, why) for (what, why), number in sorted(self._dropped.items()))
        return Reading(tuple(self._documents), dropped, tuple(self._refused))

    def beginning(self, name: str) -> None:
        """Count a file that is nobody's work."""
        self.found += 1
        self._dropped[f"file {name}", BEGINNING] += 1

    def file(self, source: Source, path: PurePath, types: Types) -> None:
        """Take one CAS; `path` says of which document it is and whose."""
        self.found += 1
        cas = (
            read_json(source)
            if source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
            else read_xmi(source, types)
        )
        name, annotator = whose(path)
        maker = Maker(cas, path, name, annotator)
        self._documents += maker.documents()
        self._dropped.update(maker.dropped)

    def archive(self, source: Source, archive: Archive, path: PurePath, *, nested: bool = False) -> None:
        """Take what is in an archive: one CAS with its types, or a project with an archive for every annotator."""
        names = inside(archive.names)
        types = self._types(archive)
        several = len([name for name in names if name.suffix in {_XMI, _JSON}]) > 1
        for name in names:
            if name.suffix not in {_XMI, _JSON, _ZIP, _TSV} or name.name == "exportedproject.json":
                continue
            if is_beginning(name, names):
                self.beginning(name.name)
                continue
            whole = name if several or len(name.parts) > 1 else path
            for problem in self._member(archive, name, whole, types, nested=nested):
                place = problem.place or source.place
                self._refused.append(Refused(place, problem.message, problem.hint))

    def _member(
        self, archive: Archive, name: PurePath, whole: PurePath, types: Types, *, nested: bool
    ) -> Iterator[Unreadable]:
        try:
            if name.suffix == _TSV:
                self._dropped["file of WebAnno TSV in the archive", "read it with --as webanno"] += 1
                return
            member = archive.member(name.as_posix())
            if name.suffix == _ZIP and not nested:
                self.archive(member, open_archive(member), name, nested=True)
            elif name.suffix != _ZIP and (name.suffix == _XMI or STRUCTURES.encode() in member.data):
                self.file(member, whole, types)
            else:
                self._dropped[f"file {name.suffix} in the archive", "it is no CAS, or packed once too often"] += 1
        except Unreadable as problem:
            yield problem

    def _types(self, archive: Archive) -> Types:
        name = next((one for one in archive.names if PurePosixPath(one).name.lower() == _TYPES), None)
        return read_types(archive.member(name)) if name is not None else Types()


READER: Final = UimaReader()
