"""Texts with marks from other tools: what goes in, what is left out by itself, and what tells files apart."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.findings import Finding
from claimtrack.errors import InputError
from claimtrack.services.ingest import Request
from claimtrack.services.ingest import ingest as store
from claimtrack.services.outcome import Ingested
from claimtrack.services.wishes import Wishes
from tests.formats.test_archive import packed
from tests.world import World

HEADER = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT = "🙂 Орлан: «войск не будет».\r\nСольская: «они нужны»."
FIRST, SECOND = (11, 24), (40, 49)


def ingest(world: World, *paths: Path, form: str | None = None, **wishes: Any) -> Ingested:
    given = Wishes(**({"settings": HEADER} | wishes))
    return store(world.location, Request(tuple(map(str, paths)), form=form, wishes=given))


def errors(result: Ingested) -> list[Finding]:
    return [one for one in result.found.in_order() if one.severity == "error"]


def written(path: Path, *texts: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in texts), encoding="utf-8")
    return path


def said(start: int, end: int, /, **values: Any) -> dict[str, object]:
    return {"start": start, "end": end, "label": "Content", **values}


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ({"said": "33/04/2025"}, "the date `33/04/2025` is in no format that was said"),
        ({"stance": "louder"}, "`louder` is no stance"),
        ({"stance": "opposes", "certainty": "maybe"}, "`maybe`"),
    ],
)
def test_a_mark_that_makes_no_sense_is_left_out_by_itself(
    small_world: World, tmp_path: Path, value: dict[str, Any], why: str
) -> None:
    spans = [said(*FIRST, speaker="Орлан", **value), said(*SECOND, speaker="Сольская", stance="supports")]
    file = written(tmp_path / "a.jsonl", {"text": TEXT, "spans": spans})
    result = ingest(small_world, file)
    (found,) = errors(result)
    assert why in found.message
    assert (found.place.file, found.place.line) == (str(file), 1)
    assert (result.counts.articles_new, result.counts.articles_refused) == (1, 0)
    assert (result.counts.statements.new, result.counts.statements_refused, result.exit_code) == (1, 1, 1)
    assert small_world.rows("select speaker, quote from v_report join v_statement using (statement_id)") == [
        ("Сольская", "они нужны")
    ]
    again = ingest(small_world, file)
    assert (again.counts.articles_unchanged, again.counts.statements.unchanged) == (1, 1)


def test_an_unreadable_day_of_publication_refuses_the_text_it_is_of_and_no_other(
    small_world: World, tmp_path: Path
) -> None:
    texts = [
        {"text": TEXT, "spans": [said(*FIRST), said(*SECOND)], "date": day, "source": "Example Herald", "lang": "ru"}
        for day in ("5 brumaire", "2025-03-05")
    ]
    result = ingest(small_world, written(tmp_path / "a.jsonl", *texts), settings={})
    (found,) = errors(result)
    assert found.message.startswith("published: the date `5 brumaire`")
    assert (result.counts.articles_new, result.counts.articles_refused) == (1, 1)


def test_what_a_file_does_not_say_is_asked_for_once_in_words_to_paste(small_world: World, tmp_path: Path) -> None:
    spans = [said(*FIRST), said(*SECOND)]
    texts = [{"text": TEXT, "spans": spans, "lang": "ru"}, {"text": "Нет.", "spans": [said(0, 3)], "lang": "ru"}]
    result = ingest(small_world, written(tmp_path / "a.jsonl", *texts), settings={})
    (found,) = errors(result)
    assert found.message == "nothing in the file says `source`, `published` of 2 texts"
    assert found.hint == "say: --set source=NAME --set published=YYYY-MM-DD"
    assert (result.counts.articles_refused, result.counts.statements_refused) == (2, 3)
    assert ingest(small_world, tmp_path / "a.jsonl").counts.articles_new == 2


def test_a_text_whose_offsets_tell_nothing_is_counted_as_the_others_of_its_file(
    small_world: World, tmp_path: Path
) -> None:
    dots = {"id": 1, "text": "🙂 . . 🙂 . .", "spans": [said(4, 5)]}
    telling = {"id": 2, "text": TEXT, "spans": [said(*FIRST), said(*SECOND)]}
    alone = ingest(small_world, written(tmp_path / "alone.jsonl", dots))
    assert [one.code for one in errors(alone)] == ["CT702"]
    both = ingest(small_world, written(tmp_path / "both.jsonl", dots, telling))
    assert not errors(both)
    assert both.told[0].countings == {"UTF-16 units": 2}
    mine = tmp_path / "mine.toml"
    mine.write_text('extends = "regions"\noffsets = "code points"\n', encoding="utf-8")
    assert ingest(small_world, tmp_path / "alone.jsonl", profile=str(mine)).told[0].countings == {"code points": 1}


def test_files_of_one_name_are_told_apart_by_their_folders_however_they_are_named(
    small_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("march", "april"):
        written(tmp_path / "news" / folder / "1.txt").write_text(f"{folder}: Орлан сказал.", encoding="utf-8")
        (tmp_path / "news" / folder / "1.ann").write_text("T1\tContent 7 12\tОрлан\n", encoding="utf-8")
    whole = ingest(small_world, tmp_path / "news")
    assert (whole.counts.articles_new, errors(whole)) == (2, [])
    assert small_world.rows("select ref from v_article order by ref") == [("april/1",), ("march/1",)]
    monkeypatch.chdir(tmp_path / "news" / "april")
    for path in ("1.ann", "../march/1.ann", "../../news", "."):
        again = ingest(small_world, Path(path))
        assert not errors(again)
        assert not again.changed


def test_two_files_that_come_to_one_article_are_refused_not_mixed(small_world: World, tmp_path: Path) -> None:
    for above, words in (("a", "Орлан"), ("b", "Сольская")):
        written(tmp_path / above / "march" / "1.txt").write_text(f"{words} тут.", encoding="utf-8")
        (tmp_path / above / "march" / "1.ann").write_text(f"T1\tContent 0 {len(words)}\t{words}\n", encoding="utf-8")
    result = ingest(small_world, tmp_path)
    (found,) = errors(result)
    assert found.message == "two texts of this run have the name march/1"
    assert found.hint is not None
    assert '--map "ref=OTHER/{folder}/{name}"' in found.hint
    assert (result.counts.articles_new, result.counts.articles_refused) == (1, 1)
    dated = ingest(small_world, tmp_path, settings={**HEADER, "modified": "2025-03-06"})
    assert [one.code for one in errors(dated)] == ["CT413"]  # a second version has a day of its own


def test_another_text_under_the_name_of_a_stored_one_is_never_said_to_replace_it(
    small_world: World, tmp_path: Path
) -> None:
    for above, words in (("a", "Орлан"), ("b", "Сольская")):
        written(tmp_path / above / "march" / "1.txt").write_text(f"{words} тут.", encoding="utf-8")
        (tmp_path / above / "march" / "1.ann").write_text(f"T1\tContent 0 {len(words)}\t{words}\n", encoding="utf-8")
    assert not errors(ingest(small_world, tmp_path / "a"))
    (found,) = errors(ingest(small_world, tmp_path / "b"))
    assert found.code == "CT403"
    assert found.hint is not None
    assert "--replace-text" not in found.hint
    apart = ingest(small_world, tmp_path / "b", columns={"ref": "other/{folder}/{name}"})
    assert (apart.counts.articles_new, errors(apart)) == (1, [])
    dated = ingest(small_world, tmp_path / "b", settings={**HEADER, "modified": "2025-03-06"})
    assert (dated.counts.articles_updated, errors(dated)) == (1, [])


TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=custom.Statement|stance|claim


#Text={0} молчит
1-1\t0-{1}\t{0}\topposes\tports\t
1-2\t{2}-{3}\tмолчит\t_\t_\t
"""


def tsv(who: str) -> bytes:
    return TSV.format(who, len(who), len(who) + 1, len(who) + 7).encode()


def project(folder: Path, name: str, settings: str, who: str) -> Path:
    members = {"annotation/1.txt/kim.tsv": tsv(who), "exportedproject.json": settings.encode()}
    (folder / f"{name}.zip").write_bytes(packed(members))
    for member, data in members.items():
        path = folder / name / member
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / f"{name}.zip"


@pytest.mark.parametrize("settings", ["{}", "{", '{"name": 7}', '{"name": "%s"}'])
def test_projects_of_one_folder_stay_apart_and_one_is_the_same_packed_and_unpacked(
    small_world: World, tmp_path: Path, settings: str
) -> None:
    said = settings.replace("%s", "{}")
    first, second = (
        project(tmp_path, name, said.replace("{}", title) if "%s" in settings else said, who)
        for name, title, who in (("A", "Порт", "Орлан"), ("B", "Harbour  2", "Сольская"))
    )
    assert ingest(small_world, first).counts.articles_new == 1
    result = ingest(small_world, second)
    assert (result.counts.articles_new, result.counts.statements.withdrawn, errors(result)) == (1, 0, [])
    for unpacked in ("A", "B"):
        again = ingest(small_world, tmp_path / unpacked, form="webanno")
        assert (again.changed, again.counts.articles_unchanged, errors(again)) == (False, 1, [])
    names = ["Harbour 2/1.txt", "Порт/1.txt"] if "%s" in settings else ["A/1.txt", "B/1.txt"]
    assert small_world.rows("select ref from v_article order by ref") == [(one,) for one in names]


def test_an_archive_that_is_not_to_be_trusted_says_so_whatever_is_in_it(small_world: World, tmp_path: Path) -> None:
    good = packed({"annotation/1.txt/kim.tsv": tsv("Орлан")})
    for data, why in ((good[:-40], "no sound zip archive"), (packed({"../a": b""}), "leads out of it")):
        path = tmp_path / "a.zip"
        path.write_bytes(data)
        try:
            (found,) = errors(ingest(small_world, path))
            message = found.message
        except InputError as problem:
            message = str(problem)
        assert why in message


def test_gzipped_texts_are_read_as_what_they_are(small_world: World, tmp_path: Path) -> None:
    plain = written(tmp_path / "plain" / "a.jsonl", {"id": 7, "text": TEXT, "spans": [said(*FIRST), said(*SECOND)]})
    for number, name in enumerate(("a.jsonl.gz", "a.json.gz")):
        packed = tmp_path / str(number) / name
        packed.parent.mkdir()
        packed.write_bytes(gzip.compress(plain.read_bytes()))
        result = ingest(small_world, packed)
        assert not errors(result)
        assert (result.counts.articles_new, result.counts.statements.new) == (1, 2)
        folder = ingest(small_world, packed.parent, form="spans")
        assert (folder.counts.articles_unchanged, errors(folder)) == (1, [])


def test_a_gzip_that_is_cut_off_or_a_bomb_is_refused_with_a_sentence(small_world: World, tmp_path: Path) -> None:
    whole = gzip.compress(json.dumps({"text": TEXT, "spans": [said(*FIRST)]}).encode() * 50)
    for name, data, why in (
        ("cut.jsonl.gz", whole[: len(whole) // 2], "damaged or ends too early"),
        ("bomb.json.gz", gzip.compress(b'{"text": "' + b" " * 30_000_000), "unpacks to more than"),
    ):
        (tmp_path / name).write_bytes(data)
        (found,) = errors(ingest(small_world, tmp_path / name, form="spans"))
        assert (found.code, why in found.message) == ("CT701", True)


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("harbour.txt", "No troops came.", "plain"),
        ("harbour.md", "---\ntitle: No\n---\nNo troops came.", "markdown"),
        ("harbour.html", "<html><p>No troops came.", "html"),
        ("item.json", '{"uri": "urn:1", "headline": "No", "body_text": "No troops came."}', "ninjs"),
    ],
)
def test_a_text_without_marks_is_refused_with_the_command_that_takes_it(
    small_world: World, tmp_path: Path, name: str, text: str, kind: str
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"is the text of an article \({kind}\), with nothing marked in it") as caught:
        ingest(small_world, file)
    hint = f"annotate it: claimtrack new {file} --source NAME --published YYYY-MM-DD"
    assert caught.value.hint == hint
    (tmp_path / "harbour.ann").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        ingest(small_world, file)
    its_own = file.stem == "harbour"
    assert caught.value.hint == hint + ("; its marks are in harbour.ann: name that" if its_own else "")


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \r\n", b"\xff\xfe"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonld", "a.txt", "a.xlsx", "a"])
def test_an_empty_file_is_called_so(small_world: World, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=rf"{name} is empty$") as caught:
        ingest(small_world, tmp_path / name)
    assert caught.value.hint == "fetch, copy or export the file again"


@pytest.mark.parametrize("name", ["a.qdpx", "a.dna", "a.xmi", "a.csv"])
def test_an_empty_file_is_called_so_by_readers_that_take_its_name(
    small_world: World, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    (found,) = errors(ingest(small_world, tmp_path / name))
    assert (found.code, found.message) == ("CT701", "the file is empty")


@pytest.mark.parametrize("codec", ["utf-16", "utf-8", "utf-8-sig"])
def test_a_text_that_begins_like_a_sheet_is_told_how_to_read_it_as_one(
    small_world: World, tmp_path: Path, codec: str
) -> None:
    file = tmp_path / "sheet.txt"
    file.write_text("Издание\tДата\tСпикер\nВестник\t05.03.2025\tТулл\n", encoding=codec, newline="")
    with pytest.raises(InputError, match="may be a sheet") as caught:
        ingest(small_world, file)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("read a sheet: --as table; of a text, annotate it: claimtrack new ")


def test_json_that_is_nobodys_is_no_article(small_world: World, tmp_path: Path) -> None:
    (tmp_path / "project.json").write_text('{"name": "a project", "users": []}', encoding="utf-8")
    with pytest.raises(InputError, match="is not a file of a known format") as caught:
        ingest(small_world, tmp_path / "project.json")
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("say which with --as")


def test_one_text_in_the_folders_of_two_coders_may_be_one_article(small_world: World, tmp_path: Path) -> None:
    for folder in ("ira", "oleh"):
        written(tmp_path / folder / "1.txt").write_text("Орлан сказал.", encoding="utf-8")
        (tmp_path / folder / "1.ann").write_text("T1\tContent 0 5\tОрлан\n", encoding="utf-8")
    result = ingest(small_world, tmp_path, columns={"ref": "{name}", "coder": "{folder}"})
    assert (result.counts.articles_new, result.counts.articles_updated, errors(result)) == (1, 0, [])
    assert small_world.rows("select coder from v_reading order by coder") == [("ira",), ("oleh",)]


def test_the_figures_of_a_run_add_up_articles_records_and_lines_apart(small_world: World, tmp_path: Path) -> None:
    written(tmp_path / "march" / "1.txt").write_text("Орлан сказал: 🙂 базы нет.", encoding="utf-8")
    marks = "T1\tContent 0 5\tОрлан\nT2\tContent 16 20\tбазы\nT3 Content\nX\nT4\tContent a b\tx\n"
    (tmp_path / "march" / "1.ann").write_text(marks, encoding="utf-8")
    result = ingest(small_world, tmp_path, profile="spans")
    counts = result.counts
    assert (counts.articles_new, counts.articles_refused, counts.parts_refused) == (1, 0, 3)
    assert (counts.statements.new, counts.statements_refused) == (2, 0)
    spans = [said(*FIRST, speaker="Орлан", stance="opposes", certainty="maybe"), said(*SECOND, speaker="Сольская")]
    result = ingest(small_world, written(tmp_path / "b.jsonl", {"text": TEXT, "spans": spans}))
    told = result.told[0]
    assert (result.counts.articles_new, result.counts.articles_refused, result.counts.parts_refused) == (1, 0, 0)
    assert (told.mapped.total() + told.unmapped.total(), told.refused, result.counts.statements.new) == (2, 1, 1)


def test_records_of_a_refused_article_are_told_among_those_made(small_world: World, tmp_path: Path) -> None:
    spans = [said(*FIRST, speaker="Орлан", annotator="ann"), said(*SECOND, speaker="Сольская", annotator="bo")]
    lacking = ingest(small_world, written(tmp_path / "a.jsonl", {"text": TEXT, "spans": spans}), settings={})
    assert (lacking.counts.articles_refused, lacking.counts.statements_refused) == (1, 2)
    ingest(small_world, written(tmp_path / "b.jsonl", {"id": "7", "text": TEXT, "spans": spans}))
    result = ingest(small_world, written(tmp_path / "b.jsonl", {"id": "7", "text": TEXT + " 2", "spans": spans}))
    assert [one.code for one in errors(result)] == ["CT403"]
    for one in (lacking, result):
        made = one.told[0].mapped.total() + one.told[0].unmapped.total()
        assert (one.told[0].refused, made) == (2, one.counts.statements.new + one.counts.statements_refused)


def test_a_text_that_is_too_long_refuses_itself_before_anything_is_looked_for_in_it(
    small_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("services.documents", "formats.webanno.lines"):
        monkeypatch.setattr(f"claimtrack.{place}.LONGEST_TEXT", 100)
    spans = [said(*FIRST), said(*SECOND)]
    texts = [{"text": TEXT, "spans": spans}, {"text": TEXT * 3, "spans": spans}]
    result = ingest(small_world, written(tmp_path / "a.jsonl", *texts))
    (found,) = errors(result)
    assert (found.code, found.place.line) == ("CT701", 2)
    assert f"has {3 * len(TEXT)} characters, more than 100" in found.message
    assert (result.counts.articles_new, result.counts.articles_refused) == (1, 1)
    (tmp_path / "a.tsv").write_bytes(tsv("Орлан" * 20))
    (found,) = errors(ingest(small_world, tmp_path / "a.tsv"))
    assert "more than 100 characters" in found.message
