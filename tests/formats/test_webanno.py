"""WebAnno TSV 3: layers, features, links, chains, stacked marks and who made them, from files made by hand.

They follow the format's description and what INCEpTION exports; the words are invented.
"""

from pathlib import Path, PurePosixPath

import pytest

from claimtrack.domain.foreign import Document, Mark
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.offsets import CODE_POINTS, UTF_16
from claimtrack.formats.inception import folder_of
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.webanno import READER
from tests.formats.test_archive import packed

HEAD = "#FORMAT=WebAnno TSV 3.3\n"
SPEAKER = "#T_SP=custom.Speaker|name\n"
STATEMENT = (
    "#T_SP=custom.Statement|stance|claim|ROLE_custom.Statement:speaker_custom.StatementSpeakerLink|custom.Speaker\n"
)
SENTENCE = "Орлан против 🙂 базы"
SETTINGS = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}


def read(folder: Path, text: str, name: str = "news.tsv") -> Document:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    assert READER.accepts(path.name, text.encode()[:4096])
    (document,) = READER.read(Source(path, name)).documents
    return document


def rows(words: str, *, sentence: int = 1, start: int = 0, unit: str = UTF_16, cells: dict[str, str]) -> str:
    """Write the sentence with its tokens, counted in a unit; `cells` are by word, `_` for the rest."""
    found = [f"#Text={words}"]
    at = start
    empty = "\t".join("_" for _ in next(iter(cells.values())).split("\t"))
    for number, word in enumerate(words.split(" "), 1):
        width = len(word.encode("utf-16-le")) // 2 if unit == UTF_16 else len(word)
        found.append(f"{sentence}-{number}\t{at}-{at + width}\t{word}\t{cells.get(word, empty)}\t")
        at += width + 1
    return "\n" + "\n".join(found) + "\n"


def by_id(document: Document) -> dict[str, Mark]:
    return {mark.id: mark for mark in document.marks}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("unit", [UTF_16, CODE_POINTS])
def test_marks_after_an_emoji_anchor_the_right_words(tmp_path: Path, unit: str, ends: str) -> None:
    text = HEAD + SPEAKER + "\n" + rows(SENTENCE, unit=unit, cells={"базы": "Союз"})
    document = read(tmp_path, text.replace("\n", ends))
    assert document.text == SENTENCE
    assert document.unit == unit
    (article,) = map_document(document, load_profile("spans"), SETTINGS).articles
    assert [record.quotes[0].text for record in article.records] == ["базы"]


def test_a_statement_takes_its_speaker_stance_and_claim(tmp_path: Path) -> None:
    cells = {"Орлан": "Марек Орлан\t_\t_\t_\t_", "базы": "_\topposes\tno bases\t*\t1-1"}
    document = read(tmp_path, HEAD + SPEAKER + STATEMENT + "\n" + rows(SENTENCE, cells=cells))
    (link,) = document.links
    assert link.ends == (("host", "Statement-1-4"), ("speaker", "Speaker-1-1"))
    (article,) = map_document(document, load_profile("inception"), SETTINGS).articles
    (record,) = article.records
    assert (record.stance.text, record.claim.text, record.quotes[0].text) == ("opposes", "no-bases", "базы")
    assert record.fields["by"].text == "Орлан"


def test_the_same_number_is_one_mark_and_bars_part_stacked_ones(tmp_path: Path) -> None:
    cells = {"Орлан": "a[1]|b[2]", "против": "a[1]|c[3]"}
    marks = by_id(read(tmp_path, HEAD + SPEAKER + "\n" + rows("Орлан против базы", cells=cells)))
    assert {one: (mark.covered, mark.values["name"]) for one, mark in marks.items()} == {
        "Speaker-1": ("Орлан против", ("a",)),
        "Speaker-2": ("Орлан", ("b",)),
        "Speaker-3": ("против", ("c",)),
    }


def test_stacked_marks_without_numbers_are_each_kept(tmp_path: Path) -> None:
    marks = read(tmp_path, HEAD + SPEAKER + "\n" + rows("Орлан", cells={"Орлан": "a|b"})).marks
    assert [(mark.covered, mark.values["name"]) for mark in marks] == [("Орлан", ("a",)), ("Орлан", ("b",))]


def test_links_lead_to_the_stacked_mark_that_is_named(tmp_path: Path) -> None:
    cells = {"Орлан": "a[1]|b[2]\t_\t_\t_\t_", "базы": "_\t*\t*\tsaid by;*\t1-1[2];1-1[1]"}
    document = read(tmp_path, HEAD + SPEAKER + STATEMENT + "\n" + rows("Орлан базы", cells=cells))
    assert document.links[0].ends[1:] == (("said by", "Speaker-2"), ("speaker", "Speaker-1"))


def test_a_mark_that_no_rule_is_for_is_kept_with_all_it_says(tmp_path: Path) -> None:
    layer = "#T_SP=custom.Context|why|ROLE_custom.Context:to_custom.ContextLink|custom.Speaker\n"
    cells = {"Орлан": "Марек\t_\t_\t_", "базы": "_\tdoubt\t_\t1-1"}
    document = read(tmp_path, HEAD + SPEAKER + layer + "\n" + rows("Орлан базы", cells=cells))
    (article,) = map_document(document, load_profile("inception"), SETTINGS).articles
    assert {one.id.text: one.fields["note"].text for one in article.records} == {
        "Speaker-1-1": "name: Марек",
        "Context-1-2": "why: doubt; to: Орлан",
    }


def test_escaped_signs_are_part_of_a_value(tmp_path: Path) -> None:
    cells = {"Орлан": r"T\;- \[a\|b\] \_ \* c\->d \\"}
    (mark,) = read(tmp_path, HEAD + SPEAKER + "\n" + rows("Орлан", cells=cells)).marks
    assert mark.values["name"] == (r"T;- [a|b] _ * c->d " + "\\",)


def test_relations_join_a_source_and_a_target(tmp_path: Path) -> None:
    relation = "#T_RL=custom.Says|how|BT_custom.Speaker\n"
    cells = {"Орлан": "a[1]|b[2]\t_\t_", "базы": "c\tsharply\t1-1[2_0]"}
    document = read(tmp_path, HEAD + SPEAKER + relation + "\n" + rows("Орлан базы", cells=cells))
    (link,) = document.links
    assert link.ends == (("source", "Speaker-2"), ("target", "Speaker-1-2"))
    assert link.values == {"how": ("sharply",)}


def test_a_chain_is_a_link_of_its_marks_in_order(tmp_path: Path) -> None:
    chain = "#T_CH=custom.Coref|referenceRelation|referenceType\n"
    cells = {"Орлан": "same->1-1\tname[1]", "он": "*->1-2\tpronoun[1]"}
    document = read(tmp_path, HEAD + chain + "\n" + rows("Орлан и он", cells=cells))
    (link,) = document.links
    assert [document_mark.covered for document_mark in document.marks] == ["Орлан", "он"]
    assert link.ends == (("link1", document.marks[0].id), ("link2", document.marks[1].id))


def test_text_goes_on_over_lines_and_sentences_stand_where_their_offsets_say(tmp_path: Path) -> None:
    first = "\n#Text=Одно\\r\n#Text=два\n1-1\t0-4\tОдно\t_\t\n1-2\t6-9\tдва\tx\t\n"
    document = read(tmp_path, HEAD + SPEAKER + "\n" + first + rows("Три", sentence=2, start=11, cells={"Три": "y"}))
    assert document.text == "Одно\r\nдва\n\nТри"
    assert [mark.covered for mark in document.marks] == ["два", "Три"]
    assert document.own["sentences"] == ("2",)


def test_parts_of_tokens_are_marks_and_marks_of_nothing_are_told(tmp_path: Path) -> None:
    text = HEAD + SPEAKER + "\n\n#Text=невидимый\n1-1\t0-9\tневидимый\t_\t\n1-1.1\t0-2\tне\tx\t\n1-1.2\t9-9\t\ty\t\n"
    path = tmp_path / "a.tsv"
    path.write_text(text, encoding="utf-8")
    found = READER.read(Source(path, "a.tsv"))
    marks = found.documents[0].marks
    assert [(mark.covered, mark.fragments) for mark in marks] == [("не", ((0, 2),)), (None, ())]
    assert [(one.what, one.number) for one in found.dropped] == [("place of a mark that covers nothing", 1)]


@pytest.mark.parametrize(
    ("name", "document", "annotator"),
    [
        ("annotation/news.txt/kim.tsv", "news.txt", "kim"),
        ("annotation/news.txt/kim_16405719629333389288.tsv", "news.txt", "kim"),
        ("curation/news.txt/CURATION_USER.tsv", "news.txt", "CURATION_USER"),
        ("news.tsv", "news", ""),
    ],
)
def test_a_project_says_who_annotated(tmp_path: Path, name: str, document: str, annotator: str) -> None:
    text = HEAD + SPEAKER + "\n" + rows("Орлан", cells={"Орлан": "x"})
    found = read(tmp_path / "project", text, name)
    assert (found.name, {mark.annotator for mark in found.marks}) == (document, {annotator})


def test_what_a_project_began_with_is_told_but_nobodys_coding(tmp_path: Path) -> None:
    text = HEAD + SPEAKER + "\n" + rows("Орлан", cells={"Орлан": "x"})
    read(tmp_path, text, "annotation/news.tsv/INITIAL_CAS.tsv")
    read(tmp_path, text, "annotation/news.tsv/kim.tsv")
    for name in ("annotation/news.tsv/INITIAL_CAS.tsv", "source/news.tsv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
        found = READER.read(Source(tmp_path / name, name))
        assert (found.documents, found.dropped[0].number) == ((), 1)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("#FORMAT=WebAnno TSV 2\n", 1, "first line"),
        (HEAD + SPEAKER + "\n\n1-1\t0-5\tОрлан\tx\n", 5, "no line of WebAnno"),
        (HEAD + SPEAKER + "\n\n#Text=Орлан\n1-1\tfive\tОрлан\tx\n", 6, "no line of WebAnno"),
        (HEAD + SPEAKER + "\n\n#Text=Орлан\n1-1\t7-5\tОрлан\tx\n", 6, "no line of WebAnno"),
        (HEAD + "#T_SP=\n", 2, "no line of WebAnno"),
        (HEAD + SPEAKER + "\n\n#Text=Орлан\n1-1\t900000000-900000005\tОрлан\tx\n", 5, "more room"),
        (HEAD + SPEAKER + "\n\n#Text=Орлан ещё\n1-1\t3-8\tДругое\tx\n", 1, "0% of the tokens"),
    ],
)
def test_what_makes_no_sense_is_said_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Unreadable, match=message) as problem:
        READER.read(Source(path, "a.tsv"))
    assert problem.value.place is not None
    assert problem.value.place.line == line


WHOLE = HEAD + SPEAKER + STATEMENT + "\n" + rows("Орлан против", cells={"Орлан": "LPA\t_\t_\t_\t_"})


@pytest.mark.parametrize(
    ("cut", "line", "message"),
    [
        ("1-1\t0-5\tОрл", 7, "0 of the 5 columns"),
        ("1-1\t0-5\tОрлан\tLPA\t_", 7, "2 of the 5 columns"),
        ("1-2\t6-12\tпротив\t_\t_\t_\t_\t_", 8, "5 of the 5 columns"),
        ("1-1\t0-5\tОрлан\tLPA\t_\t_\t_\t_\t\n", 7, "'против' has none"),
        ("#Text=Орлан пр", 6, "'Орлан пр' has none"),
        (SPEAKER, 1, "no sentences"),
        ("#Te", 6, "within a line: '#Te'"),
    ],
)
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, cut: str, line: int, message: str) -> None:
    text = WHOLE[: WHOLE.index(cut) + len(cut)]
    with pytest.raises(Unreadable, match=message) as problem:
        read(tmp_path, text)
    assert problem.value.place is not None
    assert problem.value.place.line == line


def test_a_line_needs_no_tab_at_its_end_where_none_has_one(tmp_path: Path) -> None:
    assert len(read(tmp_path, WHOLE.replace("\t\n", "\n")).marks) == 1


def test_a_project_is_read_from_its_archive(tmp_path: Path) -> None:
    text = (HEAD + SPEAKER + "\n" + rows("Орлан", cells={"Орлан": "x"})).encode()
    names = ("annotation/a.txt/INITIAL_CAS.tsv", "annotation/a.txt/kim.tsv", "curation/a.txt/CURATION_USER.tsv")
    data = packed({"exportedproject.json": b"{}", **dict.fromkeys(names, text), "annotation/b.txt/lee.tsv": b"#FORMAT"})
    path = tmp_path / "project.zip"
    path.write_bytes(data)
    assert READER.accepts("project.zip", data[:4096])
    found = READER.read(Source(path, "project.zip"))
    assert [(one.name, one.marks[0].annotator) for one in found.documents] == [
        ("a.txt", "kim"),
        ("a.txt", "CURATION_USER"),
    ]
    assert found.documents[0].place.file == "project.zip/annotation/a.txt/kim.tsv"
    assert [one.place.file for one in found.refused] == ["project.zip/annotation/b.txt/lee.tsv"]
    assert (found.dropped[0].what, found.dropped[0].number) == ("file INITIAL_CAS.tsv", 1)


def test_an_archive_without_such_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"a.txt": b""}))
    with pytest.raises(Unreadable, match="no WebAnno TSV"):
        READER.read(Source(path, "a.zip"))


def test_links_and_relations_to_what_is_not_there_are_counted(tmp_path: Path) -> None:
    layers = "#T_RL=custom.Says|how|BT_custom.Speaker\n#T_SP=custom.Odd|ROLE_custom.Odd:who_custom.OddLink\n"
    cells = {
        "Орлан": "a\t_\t_\t_\t_\t_\t_\t_",
        "базы": "_\t*\tx\t*\t7-7\tsharply\t7-7\t*",
        "нет": "a\t_\t_\t_\t_\t*\tthere\t_",
    }
    text = HEAD + SPEAKER + STATEMENT + layers + "\n" + rows("Орлан базы нет", cells=cells)
    path = tmp_path / "a.tsv"
    path.write_text(text, encoding="utf-8")
    found = READER.read(Source(path, "a.tsv"))
    assert found.documents[0].links == ()
    assert {(one.what, one.number) for one in found.dropped} == {
        ("link to a mark that is not there", 1),
        ("relation Says without both ends", 2),
    }


def test_a_mark_may_go_on_in_a_part_before_its_first_token_and_sentences_may_have_none(tmp_path: Path) -> None:
    text = HEAD + SPEAKER + "\n\n#Text=Орлан тут\n1-2\t6-9\tтут\tx[1]\n1-1\t0-5\tОрлан\tx[1]\n\n#Text=***\n"
    document = read(tmp_path, text)
    assert document.text == "Орлан тут***"
    assert [mark.covered for mark in document.marks] == ["Орлан тут"]


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("Harbour/annotation/news.txt/ann.tsv", "Harbour"),
        ("Harbour/curation/news.txt/CURATION_USER.tsv", "Harbour"),
        ("Harbour/source/news.tsv", "source"),
        ("annotation/news.txt/ann.tsv", ""),
        ("news.tsv", ""),
    ],
)
def test_the_folder_of_a_document_is_that_of_its_project(path: str, folder: str) -> None:
    assert folder_of(PurePosixPath(path)) == folder
