"""UIMA CAS: the reader of files, of archives with one, and of whole projects.

Written by hand on the standard library: dkpro-cassis would bring four packages, takes no care of entities or sizes, and
wants a type system that exports often lack.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Reading, Refused
from claimtrack.formats.archive import Archive, is_archive, names_in, open_archive
from claimtrack.formats.inception import BEGINNING, SETTINGS, beside, folder_of, inside, is_beginning, whose
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.uima.json_cas import STRUCTURES, read_json
from claimtrack.formats.uima.marks import Maker
from claimtrack.formats.uima.structures import Types
from claimtrack.formats.uima.xmi import read_types, read_xmi

_XMI, _JSON, _ZIP, _TSV = ".xmi", ".json", ".zip", ".tsv"
_NAMESPACE: Final = b"http://www.omg.org/XMI"
_TYPES: Final = "typesystem.xml"
_SERIAL: Final = ".ser"
_FOLDERS: Final = ("annotation/", "curation/")


class UimaReader:
    """Reads `.xmi`, JSON CAS, and archives of them."""

    name = "uima"
    endings = (_XMI,)
    profiles = ("attribution", "inception")
    archives = True

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be a CAS, or an archive that has one or archives of annotators."""
        if is_archive(head):
            return name.endswith(_ZIP) and _has_cas(names_in(head))
        return name.endswith(_XMI) or _NAMESPACE in head or STRUCTURES.encode() in head or b'"%TYPES"' in head

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where it is no CAS."""
        gathered = _Gathered()
        if is_beginning(source.path, beside(source)):
            gathered.beginning(source.path.name)
        elif is_archive(source.data):
            gathered.archive(source, _Where(source.path))
            if not gathered.found:
                message = "the archive has neither XMI nor JSON CAS in it"
                raise Unreadable(message, source.place, "export the project with UIMA CAS XMI as its second format")
        else:
            found = next((each for one in _TYPE_NAMES if (each := source.beside(one)) is not None), None)
            types = read_types(found) if found is not None else Types()
            gathered.file(source, _Where(source.path), types)
        return gathered.reading()


def _has_cas(names: set[str]) -> bool:
    """Tell whether an archive with files of these names is for this reader, or a project that no reader can read.

    Of such a project this reader says what to export: Java's own files, which all projects have, are not read.
    """
    for one in names:
        in_project = any(sign in one for sign in _FOLDERS)
        if one.endswith((_XMI, _TYPES)) or (in_project and one.endswith((_JSON, _ZIP))):
            return True
    is_project = any(one.endswith((SETTINGS, _SERIAL)) or any(sign in one for sign in _FOLDERS) for one in names)
    return is_project and not any(one.endswith(_TSV) for one in names)


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

    def file(self, source: Source, where: "_Where", types: Types) -> None:
        """Take one CAS."""
        self.found += 1
        cas = (
            read_json(source)
            if source.data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
            else read_xmi(source, types)
        )
        name, annotator = whose(where.path)
        facts = {"name": (name,), "file": (where.path.name,), "folder": (folder_of(where.path, where.archive),)}
        maker = Maker(cas, facts, annotator)
        self._documents += maker.documents()
        self._dropped.update(maker.dropped)

    def archive(self, source: Source, where: "_Where") -> None:
        """Take what is in an archive: one CAS with its types, or a project with an archive for every annotator."""
        archive = open_archive(source)
        names = inside(archive.names)
        types = self._types(archive)
        several = len([name for name in names if name.suffix in {_XMI, _JSON}]) > 1
        for name in names:
            if name.suffix not in {_XMI, _JSON, _ZIP, _TSV} or name.name == SETTINGS:
                continue
            if is_beginning(name, names):
                self.beginning(name.name)
                continue
            try:
                self._member(archive, name, where.inside(archive, name, several=several), types)
            except Unreadable as problem:
                self._refused.append(Refused(problem.place or source.place, problem.message, problem.hint))

    def _member(self, archive: Archive, name: PurePath, where: "_Where", types: Types) -> None:
        if name.suffix == _TSV:
            self._dropped["file of WebAnno TSV in the archive", "read it with --as webanno"] += 1
            return
        member = archive.member(name.as_posix())
        if name.suffix == _ZIP and where.archive in (None, archive):
            self.archive(member, _Where(name, archive))
        elif name.suffix != _ZIP and (name.suffix == _XMI or STRUCTURES.encode() in member.data):
            self.file(member, where, types)
        else:
            self._dropped[f"file {name.suffix} in the archive", "it is no CAS, or packed once too often"] += 1

    def _types(self, archive: Archive) -> Types:
        name = next((one for one in archive.names if PurePosixPath(one).name.lower() == _TYPES), None)
        return read_types(archive.member(name)) if name is not None else Types()


@dataclass(frozen=True, slots=True)
class _Where:
    """What says of which document a file is and whose: its path, and the archive that the path is in, if any."""

    path: PurePath
    archive: Archive | None = None

    def inside(self, archive: Archive, name: PurePath, *, several: bool) -> "_Where":
        """Give the same for a file of an archive that lies there."""
        if self.archive is not None:
            return _Where(self.path.with_suffix("") / name, self.archive) if several else self
        return _Where(name, archive) if several or len(name.parts) > 1 else self


READER: Final = UimaReader()
