"""Texts of one file of another tool: how they are counted, what tells them apart, and files that are packed."""

import gzip
import json
from pathlib import Path

import pytest

from claimtrack.errors import InputError
from claimtrack.render.foreign import foreign_lines
from tests.dna_files import Dna, basic, make
from tests.formats.test_archive import packed
from tests.services.test_documents import errors, ingest, said, written
from tests.world import World

CLEAR = ["Вот Орлан вошёл в гавань сегодня.", "И вот Сольская пришла.", "Да, вот и Орлан."]
NAMES = ["Орлан", "Сольская", "Орлан"]


def clear_texts() -> list[dict[str, object]]:
    return [
        {
            "id": number,
            "text": text,
            "spans": [{"start": (at := text.index(name)), "end": at + len(name), "label": "A"}],
        }
        for number, (text, name) in enumerate(zip(CLEAR, NAMES, strict=True))
    ]


def test_a_text_is_counted_as_its_file_where_only_ends_of_words_say_otherwise(
    small_world: World, tmp_path: Path
) -> None:
    text = "Нечто другое пришло сюда, к самой воде."
    spans = [{"start": start, "end": end, "label": "B"} for start, end in ((11, 23), (24, 36), (0, 5))]
    path = written(tmp_path / "in" / "a.jsonl", *clear_texts(), {"id": 9, "text": text, "spans": spans})
    result = ingest(small_world, path)

    assert not errors(result)
    assert {way for one in result.told for way in one.countings} == {"code points"}
    (told,) = [one for one in result.found.in_order() if one.code == "CT711"]
    assert "a/9 fit better as UTF-8 bytes, but 3 of 4 clear texts of the file count code points" in told.message
    assert "marks without a place: 2 (T1, T2)" in told.message
    found = small_world.rows("select quote from v_coding where quote is not null order by coding_key")
    assert sorted(quote for (quote,) in found) == sorted([*NAMES, "Нечто"])


def test_words_that_a_text_gives_show_that_it_is_counted_unlike_its_file(small_world: World, tmp_path: Path) -> None:
    spans = [{"start": 11, "end": 23, "label": "B", "text": "другое"}]
    other = {"id": 9, "text": "Нечто другое пришло сюда", "spans": spans}
    result = ingest(small_world, written(tmp_path / "in" / "a.jsonl", *clear_texts(), other))

    assert not errors(result)
    assert ("другое",) in small_world.rows("select quote from v_coding")
    (told,) = result.told
    assert told.notes == ["counted in UTF-8 bytes by the words they say, unlike the file: 1 of its texts"]


PAGE = "https://herald.example.org/2025/harbour"


def test_texts_of_one_address_in_a_file_go_by_their_own_names(small_world: World, tmp_path: Path) -> None:
    texts = [
        {"id": number, "text": text, "url": PAGE, "spans": [said(0, 3)], "annotator": f"coder {number}"}
        for number, text in enumerate((*CLEAR, CLEAR[0]))
    ]
    path = written(tmp_path / "march" / "a.jsonl", *texts, {"id": 9, "text": "Нет.", "url": f"{PAGE}-2", "spans": []})
    result = ingest(small_world, path)

    assert not errors(result)
    (note,) = result.told[0].notes
    assert note.startswith(f"3 different texts say the address {PAGE}: each is an article by its own name")
    found = small_world.rows("select ref, url, meta from v_article where lang = 'ru' order by ref")
    assert [(ref, url) for ref, url, _ in found] == [
        ("a/9", f"{PAGE}-2"),
        *((f"march/a/{number}", None) for number in range(3)),
    ]
    assert [json.loads(meta)["page-url"] for _, _, meta in found[1:]] == [PAGE] * 3
    assert ingest(small_world, path).counts.articles_unchanged == 4


def test_another_text_of_the_run_is_called_so(small_world: World, tmp_path: Path) -> None:
    paths = [
        written(tmp_path / f"{number}.jsonl", {"id": 1, "text": text, "url": PAGE, "spans": []})
        for number, text in enumerate(CLEAR[:2])
    ]
    (found,) = errors(ingest(small_world, *paths))
    assert (found.code, found.message) == ("CT403", "another text of this run has the same address or name")
    assert "--replace-text" not in (found.hint or "")


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("spans", "this is an archive, and spans reads what is in it"),
        ("brat", "this is an archive, and brat reads what is in it"),
        ("table", "this is an archive, and no workbook"),
        ("dna", "this is an archive, and dna reads what is in it"),
    ],
)
def test_an_archive_that_no_reader_takes_is_to_be_unpacked(
    small_world: World, tmp_path: Path, form: str, says: str
) -> None:
    path = tmp_path / "project.zip"
    path.write_bytes(packed({"kim.jsonl": b'{"text": "No.", "label": []}\n', "a.csv": b"a,b\n"}))
    with pytest.raises(InputError, match="is an archive, and of no kind that is read as it is") as caught:
        ingest(small_world, path)
    (found,) = errors(ingest(small_world, path, form=form))
    assert found.message == says
    assert found.hint == caught.value.hint == "unpack it, and name the folder or the files in it"


def test_files_that_are_of_a_coder_each_give_the_coders_their_names(small_world: World, tmp_path: Path) -> None:
    for name in ("kim", "lee"):
        written(tmp_path / "project" / f"{name}.jsonl", {"id": 7, "text": "No troops.", "label": [[0, 9, "A"]]})
    columns = {"coder": "{name}", "ref": "{folder}/{id}"}
    result = ingest(small_world, tmp_path / "project", form="spans", columns=columns)
    assert not errors(result)
    assert result.told[0].notes == []
    found = small_world.rows("select ref, coder from v_article join v_reading using (article_id) where ref is not null")
    assert sorted(found) == [("project/7", "kim"), ("project/7", "lee")]


def test_a_file_of_dna_may_be_gzipped(small_world: World, tmp_path: Path) -> None:
    plain = make(tmp_path / "a.dna", Dna(basic()))
    path = tmp_path / "b.dna.gz"
    path.write_bytes(gzip.compress(plain.read_bytes()))
    first, again = ingest(small_world, plain), ingest(small_world, path)
    assert not errors(again)
    assert again.counts.articles_unchanged == first.counts.articles_new


def test_claims_without_a_stance_are_counted(small_world: World, tmp_path: Path) -> None:
    spans = [said(0, 5, claim="A"), said(6, 10, claim="B", stance="opposes"), said(11, 14)]
    text = written(tmp_path / "a.jsonl", {"text": "Orlan said no.", "spans": spans})
    (tmp_path / "b.csv").write_text("date,speaker,claim\n2025-03-05,Orlan,A\n2025-03-05,Orlan,B\n", encoding="utf-8")
    result = ingest(small_world, text, tmp_path / "b.csv")
    assert [one.without_stance for one in result.told] == [1, 2]
    assert "  1 without a stance: nothing in the file says one on their claims" in list(foreign_lines(result.told))
