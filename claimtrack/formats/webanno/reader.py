"""WebAnno TSV 3.x: the reader. Who annotated is the file's name in a project's folders.

In an exported project `annotation/<document>/<user>.tsv` is one annotator's file and `curation/<document>/….tsv` what a
curator made of them. The curator is a coder like the others: none wins here, comparing them is for reports.
"""

import re
from pathlib import PurePath
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Reading
from claimtrack.formats.source import Source
from claimtrack.formats.webanno.lines import FORMAT, read_lines
from claimtrack.formats.webanno.marks import Maker
from claimtrack.formats.webanno.text import compose

_FOLDERS: Final = ("annotation", "curation")
_SOURCES: Final = "source"
_BEFORE: Final = "INITIAL_CAS"
_UNPACKED: Final = re.compile(r"_\d{15,20}$")
"""What unpacking the archives inside an exported project leaves at the end of a user's name."""


class WebAnnoReader:
    """Reads a `.tsv` file of WebAnno or INCEpTION."""

    name = "webanno"
    endings: tuple[str, ...] = ()
    profiles = ("attribution", "inception")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file says that it is WebAnno TSV 3."""
        return head.removeprefix(b"\xef\xbb\xbf").startswith(FORMAT.encode()) and bool(name)

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable with the line that makes no sense."""
        layers, sentences = read_lines(source)
        composed = compose(source, sentences)
        name, annotator = _whose(source.path)
        tokens = [token for sentence in sentences for token in sentence.tokens]
        made = Maker(source, layers, composed, annotator).make(tokens)
        if _is_beginning(source, annotator):
            why = "what a document held before anybody annotated it; the annotators' files hold the rest"
            return Reading((), (Dropped(f"marks of {source.path.name}", len(made.marks), why),))
        facts = {
            "name": (name,),
            "file": (source.path.name,),
            "sentences": (str(len(sentences)),),
            "lines": (str(sum(len(one.text) for one in sentences)),),
            "tokens": (str(sum(not token.is_part for token in tokens)),),
        }
        document = Document(
            source.place, name, composed.text, facts, tuple(made.marks), tuple(made.links), composed.unit
        )
        why = "no field of ours holds it"
        return Reading((document,), tuple(Dropped(what, n, why) for what, n in sorted(made.dropped.items())))


def _whose(path: PurePath) -> tuple[str, str]:
    """Give the name of the document and of its annotator: of the folders in a project, else of the file and nobody."""
    if len(path.parts) > len(_FOLDERS) and path.parent.parent.name in _FOLDERS:
        return path.parent.name, _UNPACKED.sub("", path.stem)
    return path.stem, ""


def _is_beginning(source: Source, annotator: str) -> bool:
    """Tell whether a file is what a project began with, and others hold what annotators or a curator made of it."""
    folder = source.path.parent
    if annotator == _BEFORE:
        name, project = folder.name, folder.parent.parent
    elif folder.name == _SOURCES:
        name, project = source.path.name, folder.parent
    else:
        return False
    return any(one.stem != _BEFORE for kind in _FOLDERS for one in (project / kind / name).glob("*.tsv"))


READER: Final = WebAnnoReader()
