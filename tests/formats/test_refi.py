"""REFI-QDA projects, all made by hand after the standard: no public project with coded texts was at hand.

Each tool counts and packs in its own way; these files follow what NVivo, ATLAS.ti and MAXQDA are known to write.
"""

from itertools import count
from pathlib import Path

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.offsets import BOM, BYTES, CODE_POINTS, UTF_16, Counting
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import READER
from claimtrack.formats.source import Source, Unreadable
from tests.domain.test_offsets import COUNTINGS, placed
from tests.formats.test_archive import packed

SETTINGS = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT = "Вопрос 🙂🙂🙂 решён.\r\nОрлан сказал: «Баз не будет» 🙂.\r\nТочка."
CODES = (
    '<Code guid="C1" name="Speaker"><Code guid="C2" name="Марек Орлан"/></Code>'
    '<Code guid="C3" name="Stance"><Code guid="C4" name="opposes"/></Code>'
    '<Code guid="C5" name="Claim"><Code guid="C6" name="bases"/></Code>'
    '<Code guid="C7" name="Never used"/>'
)
_NUMBER = count()


def selection(place: tuple[int, int], *codes: str, inside: str = "", user: str = "U1") -> str:
    codings = "".join(
        f'<Coding guid="K{next(_NUMBER)}" creatingUser="{user}"><CodeRef targetGUID="{code}"/></Coding>'
        for code in codes
    )
    ends = f'startPosition="{place[0]}" endPosition="{place[1]}"'
    return f'<PlainTextSelection guid="S" creatingUser="{user}" {ends}>{inside}{codings}</PlainTextSelection>'


def project(sources: str, rest: str = "") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="News">'
        '<Users><User guid="u1" name="Kim"/><User guid="U2" name="Lee"/></Users>'
        f"<CodeBook><Codes>{CODES}</Codes></CodeBook><Sources>{sources}</Sources>{rest}</Project>"
    )


def read(folder: Path, data: bytes, name: str = "news.qdpx") -> Reading:
    path = folder / name
    path.write_bytes(data)
    assert READER.accepts(name, data[:4096])
    return READER.read(Source(path, name))


def one(folder: Path, sources: str, rest: str = "", files: dict[str, bytes] | None = None) -> Document:
    (document,) = read(folder, packed({"project.qde": project(sources, rest).encode(), **(files or {})})).documents
    return document


@pytest.mark.parametrize("counting", COUNTINGS, ids=lambda one: one.told)
def test_selections_after_an_emoji_anchor_the_right_words_however_counted(tmp_path: Path, counting: Counting) -> None:
    words = ("Орлан", "Баз не будет", "Точка", "решён")
    sources = "".join(selection(placed(TEXT, word, counting), "C6") for word in words)
    text = f'<TextSource guid="T" name="News" plainTextPath="internal://T.txt">{sources}</TextSource>'
    document = one(tmp_path, text, files={"Sources/T.txt": (BOM + TEXT).encode()})
    mapped = map_document(document, load_profile("qda"), SETTINGS)
    assert mapped.calibration is not None
    assert mapped.calibration.counting == counting
    assert [record.quotes[0].text for record in mapped.articles[0].records] == sorted(words, key=TEXT.index)


@pytest.mark.parametrize(
    ("unit", "one_end"), [(UTF_16, False), (CODE_POINTS, True), (CODE_POINTS, False), (BYTES, False)]
)
def test_codes_on_a_selection_and_inside_it_are_one_statement(tmp_path: Path, unit: str, *, one_end: bool) -> None:
    counting = Counting(unit, one_end)
    whole = placed(TEXT, "Орлан сказал: «Баз не будет»", counting)
    sources = selection(whole, "C6") + selection(placed(TEXT, "Баз не будет", counting), "C4")
    sources += selection(placed(TEXT, "Орлан", counting), "C2") + selection(placed(TEXT, "Точка", counting), "C7")
    text = f'<TextSource guid="T" name="News" plainTextPath="internal://T.txt">{sources}</TextSource>'
    document = one(tmp_path, text, files={"sources/t.TXT": TEXT.encode()})
    (article,) = map_document(document, load_profile("qda"), SETTINGS).articles
    first, second = article.records
    assert (first.stance.text, first.claim.text, first.fields["by"].text) == ("opposes", "bases", "Марек Орлан")
    assert first.quotes[0].text == "Орлан сказал: «Баз не будет»"
    assert (second.claim.text, second.fields["topic"].text) == ("-", "qda/Never used")
    assert article.header["coder"].text == "Kim"


def test_what_says_not_who_made_it_is_of_the_only_user(tmp_path: Path) -> None:
    text = project(
        '<TextSource name="A"><PlainTextContent>Орлан</PlainTextContent>'
        + selection((0, 5), "C6", user="")
        + "</TextSource>"
    )
    for user, annotator in (('<User guid="U2" name="Lee"/>', "Kim"), ("", "")):
        reading = read(tmp_path, packed({"p.qde": text.replace(user or "none", "").encode()}))
        assert reading.documents[0].marks[0].annotator == annotator


def test_every_coder_has_an_article_of_their_own(tmp_path: Path) -> None:
    sources = selection((0, 5), "C6") + selection((0, 5), "C6", user="u2")
    document = one(tmp_path, f'<TextSource name="A"><PlainTextContent>Орлан</PlainTextContent>{sources}</TextSource>')
    articles = map_document(document, load_profile("qda"), SETTINGS).articles
    assert [article.header["coder"].text for article in articles] == ["Kim", "Lee"]


def test_memos_cases_and_variables_come_along(tmp_path: Path) -> None:
    inside = '<Description>plain\nwords</Description><NoteRef targetGUID="n1"/>'
    sources = (
        '<TextSource guid="T" name="A" creationDateTime="2025-03-06T10:00:00Z"><PlainTextContent>Орлан и Союз'
        "</PlainTextContent>"
        + selection((0, 5), "C6", inside=inside)
        + selection((8, 12), inside='<NoteRef targetGUID="N2"/>')
        + '<VariableValue><VariableRef targetGUID="V1"/><TextValue>Daily Loria</TextValue></VariableValue>'
        '<Coding><CodeRef targetGUID="C7"/></Coding></TextSource>'
    )
    rest = (
        '<Variables><Variable guid="v1" name="Outlet"/><Variable guid="V2" name="Published"/></Variables>'
        '<Cases><Case guid="X" name="Spring"><SourceRef targetGUID="T"/><CodeRef targetGUID="C7"/>'
        '<VariableValue><VariableRef targetGUID="V2"/><DateValue>2025-03-05</DateValue></VariableValue></Case></Cases>'
        '<Notes><Note guid="N1" name="M"><PlainTextContent>a memo</PlainTextContent></Note>'
        '<Note guid="N2" name="Only a name"/></Notes><Links><Link guid="L"/></Links>'
    )
    reading = read(tmp_path, packed({"Any name.QDE": project(sources, rest).encode()}))
    (document,) = reading.documents
    assert [(mark.label, mark.values["note"]) for mark in document.marks] == [
        ("Claim/bases", ("plain words", "a memo")),
        ("memo", ("Only a name",)),
    ]
    (article,) = map_document(document, load_profile("qda"), {"lang": "ru"}).articles
    header = {name: value.text for name, value in article.header.items()}
    assert header | {"ref": "A"} == header
    assert (header["source"], header["published"], header["case"]) == ("Daily Loria", "2025-03-05", "Spring")
    assert header["code"] == "Never used"
    assert {(one.what, one.number) for one in reading.dropped} >= {("Link", 1), ("code of a case", 1)}


def test_what_marks_no_text_is_counted(tmp_path: Path) -> None:
    sources = (
        '<PDFSource name="P"><PDFSelection/><Representation><PlainTextContent>Орлан</PlainTextContent>'
        + selection((0, 5), "C6")
        + "</Representation></PDFSource><PictureSource name='I'><PictureSelection/><PictureSelection/></PictureSource>"
        "<AudioSource name='A'><Transcript><PlainTextContent>Орлан и Союз</PlainTextContent>"
        "<SyncPoint guid='P1' position='0'/><SyncPoint guid='P2' position='5'/><TranscriptSelection fromSyncPoint='p1' "
        "toSyncPoint='p2'><Coding><CodeRef targetGUID='C6'/></Coding></TranscriptSelection></Transcript></AudioSource>"
        "<TextSource name='T'><PlainTextContent>Орлан</PlainTextContent>"
        + selection((2, 2), "C6")
        + selection((0, 5))
        + selection((0, 5), "C99")
        + "<PlainTextSelection startPosition='x' endPosition='9999999999999'/></TextSource>"
        "<TextSource name='W' plainTextPath='absolute://C:/w.txt'/>"
    )
    reading = read(tmp_path, packed({"project.qde": project(sources).encode()}))
    assert {document.name: len(document.marks) for document in reading.documents} == {"P": 1, "A": 1, "T": 1, "W": 0}
    assert reading.documents[1].marks[0].fragments == ((0, 5),)
    told = {one.what: one.number for one in reading.dropped}
    assert told == {
        "PDFSelection": 1,
        "PictureSelection": 2,
        "PictureSource": 1,
        "place of a selection of no width": 1,
        "selection without a code or a memo": 1,
        "coding by a code that is not in the list": 1,
        "PlainTextSelection without its ends": 1,
        "source without its text": 1,
        "code that no text has": 5,
    }


def test_texts_that_cannot_be_read_refuse_themselves_alone(tmp_path: Path) -> None:
    sources = (
        '<TextSource name="A" plainTextPath="internal://a.txt"/><TextSource name="B" plainTextPath="internal://b.txt"/>'
    )
    files = {"sources/a.txt": "Орлан".encode("cp1251"), "sources/b.txt": "Орлан".encode("utf-16")}
    reading = read(tmp_path, packed({"project.qde": project(sources).encode(), **files}))
    assert [(document.name, document.text) for document in reading.documents] == [("B", BOM + "Орлан")]
    assert "UTF-8" in reading.refused[0].message


@pytest.mark.parametrize(
    ("path", "files", "message"),
    [
        ('plainTextPath="internal://a.txt"', {}, "not in the project (internal://a.txt)"),
        ('plainTextPath="relative://../a.txt"', {}, "not in the project (relative://../a.txt)"),
        ('richTextPath="internal://a.docx"', {"sources/a.docx": b"x"}, "not in the project (internal://a.docx)"),
        ("", {}, "not in the project;"),
        ('plainTextPath="internal://a.txt"', {"sources/a.txt": b"\xff"}, "not UTF-8"),
    ],
)
def test_codings_of_a_text_that_is_not_there_are_an_error(
    tmp_path: Path, path: str, files: dict[str, bytes], message: str
) -> None:
    sources = (
        f'<TextSource name="A" {path}>{selection((0, 5), "C6", "C4")}{selection((6, 9), "C6")}</TextSource>'
        "<TextSource name='B'><PlainTextContent>Орлан</PlainTextContent></TextSource>"
    )
    reading = read(tmp_path, packed({"project.qde": project(sources).encode(), **files}))
    assert [document.name for document in reading.documents] == ["B"]
    (refused,) = reading.refused
    assert message in refused.message
    assert refused.message.endswith("left out: 2 selections with 3 codings")
    assert [(one.what, one.number) for one in reading.dropped] == [("code that no text has", 3)]


@pytest.mark.parametrize(
    "path", ["internal://../../secret.txt", "relative://../secret.txt", "relative:///../secret.txt"]
)
def test_paths_of_an_unpacked_project_do_not_lead_out(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    inside = tmp_path / "project" / "sources"
    inside.mkdir(parents=True)
    (inside / "a.txt").write_text("Орлан", encoding="utf-8")
    sources = f'<TextSource name="A" plainTextPath="{path}"/><TextSource name="B" plainTextPath="internal://a.txt"/>'
    reading = read(tmp_path / "project", project(sources).encode(), "project.qde")
    assert [document.text for document in reading.documents] == [None, "Орлан"]


def test_texts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    source = '<TextSource name="A"><PlainTextContent>{}</PlainTextContent></TextSource>'
    reading = read(tmp_path, packed({"project.qde": project(source.format(1) + source.format(2)).encode()}))
    assert [document.own["name"] for document in reading.documents] == [("A",), ("A (2)",)]


def test_a_list_of_codes_is_no_project(tmp_path: Path) -> None:
    text = f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{CODES}</Codes></CodeBook>'
    with pytest.raises(Unreadable, match="it is read as a codebook") as caught:
        read(tmp_path, text.encode(), "codes.qde")
    assert caught.value.hint == "call it NAME.qdc"


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"a.txt": b""}, "no projects"),
        ({"a.qde": b"<Project/>", "b.qde": b"<Project/>"}, "2 projects"),
        ({"a.qde": b"<Html/>"}, "root is <Html>"),
        ({"a.qde": b"<Project>"}, "no sound XML"),
        ({"a.qde": b"<!DOCTYPE a [<!ENTITY b 'c'>]><Project>&b;</Project>"}, "document type"),
        ({"../a.qde": b"<Project/>"}, "leads out"),
    ],
)
def test_what_is_no_project_is_refused(tmp_path: Path, members: dict[str, bytes], message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        read(tmp_path, packed(members))


def test_an_unpacked_project_finds_its_texts_in_either_place(tmp_path: Path) -> None:
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / "a.txt").write_text("Орлан", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Союз", encoding="utf-8")
    sources = "".join(f'<TextSource name="{name}" plainTextPath="internal://{name}.txt"/>' for name in "abc")
    reading = read(tmp_path, project(sources).encode(), "project.qde")
    assert [document.text for document in reading.documents] == ["Орлан", "Союз", None]


def test_odd_references_say_nothing(tmp_path: Path) -> None:
    sources = (
        "<Folder/><TextSource name='A'><PlainTextContent>Орлан</PlainTextContent><NoteRef targetGUID='N1'/>"
        "<VariableValue/><NoteRef targetGUID='none'/>"
        + selection((0, 5), "C6", inside='<NoteRef targetGUID="N2"/>').replace('<CodeRef targetGUID="C6"/>', "")
        + selection((0, 5), "C6", inside='<NoteRef targetGUID="N2"/>')
        + "</TextSource>"
    )
    notes = (
        '<Notes><Note guid="N1" name="Whole"/><Note guid="N2" name="Broken" plainTextPath="internal://n.txt"/></Notes>'
    )
    files = {"project.qde": project(sources, notes).encode(), "sources/n.txt": b"\xff\xfe\x00"}
    reading = read(tmp_path, packed(files))
    (document,) = reading.documents
    assert document.facts["note"] == ("Whole",)
    assert [mark.values for mark in document.marks] == [{"note": ("Broken",)}]


def test_a_cut_off_text_refuses_itself(tmp_path: Path) -> None:
    sources = '<TextSource name="A" plainTextPath="internal://a.txt"/>'
    reading = read(tmp_path, packed({"p.qde": project(sources).encode(), "sources/a.txt": b"\xff\xfe\x00"}))
    assert "UTF-16" in reading.refused[0].message
