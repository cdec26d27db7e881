"""WebAnno TSV 3.x: the reader of files and of projects in an archive. Whose a file is, its folders say."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Reading, Refused
from claimtrack.formats.archive import is_archive, open_archive
from claimtrack.formats.inception import BEGINNING, beside, folder_of, inside, is_beginning, whose
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.webanno.lines import FORMAT, read_lines
from claimtrack.formats.webanno.marks import Maker
from claimtrack.formats.webanno.text import compose

_TSV: Final = ".tsv"
_WHY: Final = "no field of ours holds it"


class WebAnnoReader:
    """Reads a `.tsv` file of WebAnno or INCEpTION, or an archive of them."""

    name = "webanno"
    endings: tuple[str, ...] = ()
    profiles = ("attribution", "inception")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file says that it is WebAnno TSV 3, or is an archive that begins with such a file."""
        if is_archive(head):
            return name.endswith(".zip") and _TSV.encode() in head
        return head.removeprefix(b"\xef\xbb\xbf").startswith(FORMAT.encode())

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable with the line that makes no sense."""
        return _of_archive(source) if is_archive(source.data) else _of_file(source, source.path, beside(source))


def _of_archive(source: Source) -> Reading:
    archive = open_archive(source)
    names = inside(archive.names)
    documents: list[Document] = []
    dropped: list[Dropped] = []
    refused: list[Refused] = []
    for name in names:
        if name.suffix != _TSV:
            continue
        try:
            found = _of_file(archive.member(name.as_posix()), name, names)
        except Unreadable as problem:
            refused.append(Refused(problem.place or source.place, problem.message, problem.hint))
            continue
        documents += found.documents
        dropped += found.dropped
    if not (documents or dropped or refused):
        message = "the archive has no WebAnno TSV in it"
        raise Unreadable(message, source.place, "annotators' archives inside it are read with --as uima")
    return Reading(tuple(documents), tuple(dropped), tuple(refused))


def _of_file(source: Source, path: PurePath, others: Iterable[PurePath]) -> Reading:
    layers, sentences = read_lines(source)
    composed = compose(source, sentences)
    name, annotator = whose(path)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    made = Maker(source, layers, composed, annotator).make(tokens)
    if is_beginning(path, others):
        return Reading((), (Dropped(f"marks of {path.name}", len(made.marks), BEGINNING),))
    facts = {
        "name": (name,),
        "file": (path.name,),
        "folder": (folder_of(path),),
        "sentences": (str(len(sentences)),),
        "lines": (str(sum(len(one.text) for one in sentences)),),
        "tokens": (str(sum(not token.is_part for token in tokens)),),
    }
    document = Document(source.place, name, composed.text, facts, tuple(made.marks), tuple(made.links), composed.unit)
    return Reading((document,), tuple(Dropped(what, n, _WHY) for what, n in sorted(made.dropped.items())))


READER: Final = WebAnnoReader()
