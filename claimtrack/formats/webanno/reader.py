"""WebAnno TSV 3.x: the reader of files and of projects in an archive. Whose a file is, its folders say."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

from claimtrack.domain.foreign import NO_VALUES, Document, Dropped, Reading, Refused
from claimtrack.formats.archive import Archive, is_archive, names_in, open_archive
from claimtrack.formats.inception import beginning, beside, folder_of, inside, is_beginning, whose
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.webanno.lines import FORMAT, read_lines
from claimtrack.formats.webanno.marks import Maker
from claimtrack.formats.webanno.text import compose
from claimtrack.formats.webanno.whole import refuse_cut_lines, refuse_missing_tokens

_TSV: Final = ".tsv"
_WHY: Final = "no field of ours holds it"


class WebAnnoReader:
    """Reads a `.tsv` file of WebAnno or INCEpTION, or an archive of them."""

    name = "webanno"
    endings: tuple[str, ...] = ()
    profiles = ("attribution", "inception")
    archives = True

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file says that it is WebAnno TSV 3, or is an archive that has such files."""
        if is_archive(head):
            return name.endswith(".zip") and any(one.endswith(_TSV) for one in names_in(head))
        return head.removeprefix(b"\xef\xbb\xbf").startswith(FORMAT.encode())

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable with the line that makes no sense."""
        if is_archive(source.data):
            return _of_archive(source)
        if is_beginning(source.path, beside(source)):
            return beginning(source.path)
        return _of_file(source, source.path, folder_of(source.path))


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
            found = _of_member(archive, name, names)
        except Unreadable as problem:
            refused.append(Refused(problem.place or source.place, problem.message, problem.hint))
            continue
        documents += found.documents
        dropped += found.dropped
    if not (documents or dropped or refused):
        message = "the archive has no WebAnno TSV in it"
        raise Unreadable(message, source.place, "annotators' archives inside it are read with --as uima")
    return Reading(tuple(documents), tuple(dropped), tuple(refused))


def _of_member(archive: Archive, name: PurePath, names: Iterable[PurePath]) -> Reading:
    if is_beginning(name, names):
        return beginning(name)
    return _of_file(archive.member(name.as_posix()), name, folder_of(name, archive))


def _of_file(source: Source, path: PurePath, folder: str) -> Reading:
    layers, sentences = read_lines(source)
    refuse_cut_lines(source, layers, sentences)
    composed = compose(source, sentences)
    refuse_missing_tokens(source, sentences, composed)
    name, annotator = whose(path)
    tokens = [token for sentence in sentences for token in sentence.tokens]
    made = Maker(source, layers, composed, annotator).make(tokens)
    own = {
        "name": (name,),
        "file": (path.name,),
        "folder": (folder,),
        "sentences": (str(len(sentences)),),
        "lines": (str(sum(len(one.text) for one in sentences)),),
        "tokens": (str(sum(not token.is_part for token in tokens)),),
    }
    marks, links = tuple(made.marks), tuple(made.links)
    document = Document(source.place, name, composed.text, NO_VALUES, marks, links, composed.unit, own=own)
    return Reading((document,), tuple(Dropped(what, n, _WHY) for what, n in sorted(made.dropped.items())))


READER: Final = WebAnnoReader()
