"""Mutated projects, as archives, as XML alone and as XML in a sound archive, and lists of codes, all made by hand."""

from pathlib import Path

from claimtrack.domain.foreign import Reading
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import READER, read_codes
from claimtrack.formats.source import Source
from tests.formats.test_archive import packed
from tests.formats.test_markup import LAUGHS, OUTSIDE
from tests.formats.test_refi import CODES, TEXT, project, selection
from tests.formats.test_refi_book import SOME
from tests.fuzzing import mapped, read_any

SOURCES = (
    f'<TextSource guid="T" name="A" plainTextPath="internal://a.txt">{selection((0, 6), "C6")}{selection((0, 5), "C4")}'
    f"</TextSource><TextSource name='B'><PlainTextContent>{TEXT}</PlainTextContent>"
    + selection((0, 5), "C2", inside='<NoteRef targetGUID="N"/>')
    + "</TextSource><PDFSource name='P'><PDFSelection/><Representation plainTextPath='relative://../a.txt'/></PDFSource>"
)
REST = (
    '<Notes><Note guid="N" name="M"><Description>m</Description></Note></Notes>'
    '<Cases><Case><SourceRef targetGUID="T"/></Case></Cases>'
)
XML = project(SOURCES, REST).encode()
BAD = [packed({"p.qde": LAUGHS.encode()}), packed({"p.qde": OUTSIDE.encode()}), packed({"../p.qde": XML})]
SEEDS = [
    packed({"p.qde": XML, "sources/a.txt": TEXT.encode()}),
    packed({"p.qde": XML, "sources/a.txt": TEXT.encode("utf-16")}, 0),
    XML,
    f"<CodeBook><Codes>{CODES}</Codes></CodeBook>".encode(),
    *BAD,
]


class _Repacked:
    """Reads what is given as the project inside a sound archive."""

    def read(self, source: Source) -> Reading:
        path = source.path.with_suffix(".qdpx")
        path.write_bytes(packed({"p.qde": source.data, "sources/a.txt": source.data}))
        return READER.read(Source(path, path.name))


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "a.qdpx", SEEDS, mapped(load_profile("qda"))) > 0


def test_any_project_in_a_sound_archive_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(_Repacked(), tmp_path, "a.qde", [XML], mapped(load_profile("qda"))) > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.qde", "a.qdpx"]


BRANCHES = "".join(f"<Code name='{name}' color='x'>" for name in ("Claim", "a", "b")) + "</Code>" * 3
LINES = "<Code><Description>key: \nname[]: x\nmember of: |||\nlang:</Description><Code name='a' isCodable='0'/></Code>"
LISTS = [
    SOME.encode(),
    SOME.encode("utf-16"),
    f"<CodeBook><Codes>{BRANCHES}<Code name='By'>{LINES}</Code></Codes><Sets><Set/></Sets></CodeBook>".encode(),
    LAUGHS.encode(),
    OUTSIDE.encode(),
]


class _Lists:
    """Reads what is given as a list of codes."""

    def read(self, source: Source) -> Reading:
        found = read_codes(source, load_profile("qda"))
        assert all(one.place.file == source.name for one in found.findings)
        return Reading((), found.dropped)


def test_any_list_of_codes_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(_Lists(), tmp_path, "codes.qdc", LISTS) > 0
