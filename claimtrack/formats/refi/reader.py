"""REFI-QDA 1.x (www.qdasoftware.org): the reader of projects."""

from pathlib import PurePosixPath
from typing import Final

from claimtrack.domain.foreign import Reading
from claimtrack.formats import markup
from claimtrack.formats.archive import is_archive, open_archive
from claimtrack.formats.refi.project import Project
from claimtrack.formats.refi.sources import Gatherer
from claimtrack.formats.refi.texts import Packed, Texts, Unpacked
from claimtrack.formats.source import Source, Unreadable

_INSIDE: Final = ".qde"


class RefiReader:
    """Reads `.qdpx`, and the `.qde` of an unpacked one."""

    name = "refi"
    endings = (".qdpx", ".qde")
    profiles = ("qda",)
    archives = True

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be of REFI-QDA: by its name, or as XML by the namespace it names."""
        return name.endswith(self.endings) or b"urn:QDA-XML:" in head

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable for what is no project, or not safe to read."""
        texts: Texts
        if is_archive(source.data):
            archive = open_archive(source)
            inside = archive.member(_only(source, archive.names))
            root, texts = markup.parse(inside), Packed(archive)
        else:
            root, texts = markup.parse(source), Unpacked(source)
        if root.name == "CodeBook":
            message = "this is a list of codes, which has no texts: it is read as a codebook"
            raise Unreadable(message, source.at(root.line), "call it NAME.qdc")
        if root.name != "Project":
            message = f"its root is <{root.name}>, not <Project>"
            raise Unreadable(message, source.at(root.line))
        return Gatherer(source, Project.of(root), texts).reading()


def _only(source: Source, names: tuple[str, ...]) -> str:
    """Give the one project of an archive: tools name it as they like, and put it at its root."""
    found = [name for name in names if name.lower().endswith(_INSIDE)]
    root = [name for name in found if len(PurePosixPath(name).parts) == 1] or found
    if len(root) != 1:
        message = f"the archive has {len(root) or 'no'} projects (*{_INSIDE}) in it, not one"
        raise Unreadable(message, source.place)
    return root[0]


READER: Final = RefiReader()
