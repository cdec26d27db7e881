"""Checking files: which are read, which codebook serves them, what it finds in their names."""

import gzip
import json
from pathlib import Path

import pytest

from claimtrack.errors import InputError, UsageProblem
from claimtrack.services.check import CheckResult, check_files
from claimtrack.services.intake import read_file
from claimtrack.services.wishes import Wishes

ARTICLE = """---
claimtrack: 1
source: {source}
published: 2025-03-05
lang: ru
---
Лория «никогда не согласится», сказал Орлан агентству.
=== statements ===

@s1 opposes troops
> никогда не согласится
by: {by}
topic: {topic}
to: {to}
"""
GOOD = {"source": "Геральд", "by": "Орлан", "topic": "безопасность", "to": "Орлан"}
CODEBOOK = """lang = "en"
[[source]]
name = "Herald"
names = { ru = "Геральд" }
[[speaker]]
name = "Marek Orlan"
names = { ru = ["Орлан"] }
[[topic]]
name = "security"
names = { ru = "безопасность" }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "news").mkdir()
    return tmp_path


def put(folder: Path, name: str, **changes: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(ARTICLE.format(**{**GOOD, **changes}), encoding="utf-8")
    return path


def shown(result: CheckResult) -> list[tuple[str, int, int, str]]:
    return [
        (one.code, one.place.line, one.place.column, (one.place.text or "")[one.place.column - 1 :][: one.place.width])
        for one in result.findings
    ]


def test_known_names_in_any_language_give_no_findings(folder: Path) -> None:
    result = check_files([put(folder, "news/a.claim.md")])
    assert (result.findings, result.files, result.units, result.refused, result.exit_code) == ((), 1, 1, 0, 0)


def test_new_names_are_warnings_each_once_and_where_they_stand(folder: Path) -> None:
    by = "ЛПА > anon(чиновник; of: Лория) > Орлан (for Кастея) & ЛПА"
    path = put(folder, "news/a.claim.md", source="Герольд", by=by, topic="безопасность; порт", to="Орлан; Восс")
    result = check_files([path])
    assert shown(result) == [
        ("CT411", 3, 9, "Герольд"),
        ("CT402", 12, 5, "ЛПА"),
        ("CT402", 12, 30, "Лория"),
        ("CT402", 12, 50, "Кастея"),
        ("CT404", 13, 22, "порт"),
        ("CT402", 14, 12, "Восс"),
    ]
    assert result.exit_code == 0
    assert "`Геральд`" in str(result.findings[0].hint)
    strict = check_files([path], strict=True)
    assert (strict.exit_code, strict.refused, {one.severity for one in strict.findings}) == (1, 1, {"error"})


def test_a_name_of_two_lists_their_keys(folder: Path) -> None:
    with (folder / "codebook.toml").open("a", encoding="utf-8") as stream:
        stream.write('[[speaker]]\nname = "Lena Orlan"\nnames = { ru = "Орлан" }\n')
    result = check_files([put(folder, "news/a.claim.md", to="lena orlan")])
    assert [(one.code, one.hint) for one in result.findings] == [
        ("CT401", "write the key of the one who is meant: lena orlan, marek orlan")
    ]
    assert result.refused == 1
    assert check_files([put(folder, "news/a.claim.md", by="lena orlan", to="marek orlan")]).findings == ()


def test_without_a_codebook_names_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert check_files([put(tmp_path, "a.claim.md", by="Кто-то")]).findings == ()


def test_codebooks_of_all_folders_above_serve_and_must_agree(folder: Path) -> None:
    path = put(folder, "news/a.claim.md", by="Voss", to="Voss")
    (folder / "news" / "speakers.csv").write_text("name,kind\nVoss,person\n", encoding="utf-8")
    assert check_files([path]).findings == ()
    (folder / "news" / "speakers.csv").write_text("name,kind\nVoss,person\nMarek Orlan,side\n", encoding="utf-8")
    result = check_files([path])
    assert [(one.code, Path(one.place.file).name) for one in result.findings] == [("CT409", "codebook.toml")]


def test_a_repository_is_where_the_search_for_codebooks_ends(folder: Path) -> None:
    inner = folder / "news"
    (inner / ".git").mkdir()
    assert check_files([put(folder, "news/a.claim.md", by="Кто-то")]).findings == ()


def test_a_given_codebook_takes_the_place_of_the_others(folder: Path) -> None:
    other = folder / "other.toml"
    other.write_text('[[speaker]]\nname = "Кто-то"\n[[source]]\nname = "Геральд"\n', encoding="utf-8")
    result = check_files([put(folder, "news/a.claim.md", by="Кто-то")], codebook=other)
    assert [one.code for one in result.findings] == ["CT404", "CT402"]


def test_a_folder_is_read_with_all_below_and_the_rest_is_counted(folder: Path) -> None:
    put(folder, "news/2025/a.claim.md")
    (folder / "news" / "notes.md").write_text("x", encoding="utf-8")
    (folder / "news" / "photo.png").write_bytes(b"\x89PNG")
    put(folder, ".hidden/b.claim.md", by="Никто")
    result = check_files([folder, folder / "news"])
    assert (result.files, result.units, result.skipped, result.findings) == (2, 2, 4, ())


def test_somebody_elses_json_lines_in_a_folder_are_passed_over_but_not_when_named(folder: Path) -> None:
    foreign = folder / "news" / "measured.jsonl"
    foreign.write_text('\ufeff\n{"a": 1}\n{"a": 2}\n', encoding="utf-8")
    (folder / "news" / "rows.ndjson").write_text("[1, 2]\n", encoding="utf-8")
    (folder / "news" / "empty.jsonl").write_text("\n", encoding="utf-8")
    put(folder, "news/a.claim.md")
    result = check_files([folder / "news"])
    assert (result.files, result.skipped, result.exit_code) == (2, 2, 0)
    assert check_files([foreign]).exit_code == 1


@pytest.mark.parametrize(
    "line", ['{"source": "Геральд"}', '{"type": "speaker"}', '{"statements": [', '{"claimtrack": 1}']
)
def test_json_lines_meant_for_us_are_read_though_they_are_wrong(folder: Path, line: str) -> None:
    (folder / "news" / "a.jsonl").write_text(line + "\n", encoding="utf-8")
    result = check_files([folder / "news"])
    assert (result.files, result.exit_code) == (1, 1)


def test_a_bad_line_is_refused_alone_and_entries_serve_lines_before_them(folder: Path) -> None:
    article = {
        "source": "Геральд",
        "published": "2025-03-05",
        "lang": "ru",
        "text": "Нет, сказал Восс.",
        "statements": [{"id": "s1", "stance": -1, "claim": "k", "quote": "Нет", "by": "Восс"}],
    }
    lines = [
        json.dumps(article, ensure_ascii=False).encode(),
        b'{"source": "\xff"}',
        json.dumps({**article, "published": "soon"}, ensure_ascii=False).encode(),
        b"",
        '{"type": "speaker", "name": "Восс"}'.encode(),
        json.dumps({**article, "ref": "x", "source": "Новый"}, ensure_ascii=False).encode(),
    ]
    path = folder / "news" / "bulk.jsonl.gz"
    path.write_bytes(gzip.compress(b"\xef\xbb\xbf" + b"\n".join(lines)))
    result = check_files([path])
    assert shown(result) == [("CT101", 2, 13, "�"), ("CT301", 3, 37, "soon"), ("CT411", 6, 13, "Новый")]
    assert (result.units, result.refused) == (5, 2)


@pytest.mark.parametrize(("kept", "flipped", "reason"), [(0.6, False, "ends too early"), (1, True, "damaged")])
def test_a_damaged_archive_says_so_and_keeps_what_stands_before(
    folder: Path, kept: float, *, flipped: bool, reason: str
) -> None:
    texts = [f"Нет, {number} — сказал Орлан {number * 7919}." for number in range(3000)]
    lines = [
        json.dumps({"source": "Геральд", "published": "2025", "lang": "ru", "text": text, "ref": text})
        for text in texts
    ]
    packed = bytearray(gzip.compress("\n".join(lines).encode()))
    packed = packed[: int(len(packed) * kept)]
    if flipped:
        packed[-5] ^= 255
    path = folder / "news" / "bulk.jsonl.gz"
    path.write_bytes(packed)
    result = check_files([path, put(folder, "news/a.claim.md")])
    assert [(one.code, Path(one.place.file).name) for one in result.findings] == [("CT101", "bulk.jsonl.gz")]
    assert reason in result.findings[0].message
    assert result.findings[0].place.line == result.units - 1 > 100
    assert (result.refused, result.exit_code) == (1, 1)


def test_a_small_archive_that_unpacks_to_far_more_is_a_finding_after_what_stands_before(folder: Path) -> None:
    line = json.dumps({"source": "Herald", "published": "2025", "lang": "en", "text": "No.", "ref": "1"})
    path = folder / "bulk.jsonl.gz"
    path.write_bytes(gzip.compress(line.encode() + b"\n" + b" " * 2**24))
    (found,) = [one for one in check_files([path]).findings if one.code == "CT101"]
    assert (found.place.line, found.message.partition(" unpacks ")[2]) == (
        2,
        "to more than 4 MB, far more than its size",
    )


def test_bulk_lines_that_pack_well_are_read(folder: Path) -> None:
    article = {"source": "Herald", "published": "2025", "lang": "en"}
    text = "The harbour may be opened, said Marek Orlan to the Union. " * 6
    lines = [json.dumps({**article, "text": text, "ref": f"{number * 7919:08}"}) for number in range(12_000)]
    data = "\n".join(lines).encode()
    path = folder / "bulk.jsonl.gz"
    path.write_bytes(gzip.compress(data))
    assert len(data) > max(4 * 2**20, 30 * path.stat().st_size)
    assert sum(1 for _ in read_file(path)) == len(lines)


def test_what_only_is_called_an_archive_is_a_finding(folder: Path) -> None:
    path = folder / "bulk.jsonl.gz"
    path.write_bytes(b'{"source": "plain"}\n')
    assert [(one.code, one.place.line) for one in check_files([path]).findings] == [("CT101", 1)]


def test_a_file_that_is_no_text_says_where(folder: Path) -> None:
    path = put(folder, "a.claim.md")
    path.write_bytes(path.read_bytes().replace("Лория".encode(), "Лор".encode() + b"\xe8"))
    assert [one[:3] for one in shown(check_files([path]))] == [("CT101", 7, 4)]


def test_sheets_are_units_too(folder: Path) -> None:
    sheet = folder / "news" / "speakers.csv"
    sheet.write_text("name,kind\nVoss,persn\n", encoding="utf-8")
    result = check_files([folder / "news"])
    assert ([one.code for one in result.findings], result.units, result.refused) == (["CT502"], 1, 1)


def test_a_file_that_is_not_there_or_not_ours_is_an_error(folder: Path) -> None:
    with pytest.raises(UsageProblem, match="there is no file"):
        check_files([folder / "none.claim.md"])
    (folder / "notes.md").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="known format"):
        check_files([folder / "notes.md"])


def test_a_sidecar_is_read_beside_the_file(folder: Path) -> None:
    (folder / "news" / "a.txt").write_bytes("\ufeffДа, сказал Орлан.\r\n".encode())
    path = folder / "news" / "a.claim.md"
    path.write_text(
        "---\nclaimtrack: 1\nsource: Геральд\npublished: 2025\nlang: ru\ntext: a.txt\n---\n=== statements ===\n"
        "@s1 1 k\n> Да\nby: Орлан\n",
        encoding="utf-8",
    )
    assert check_files([path]).findings == ()
    (folder / "news" / "a.txt").unlink()
    assert [one[:3] for one in shown(check_files([path]))] == [("CT114", 6, 7)]


@pytest.mark.parametrize("name", ["../secret.txt", "sub/../../secret.txt", "link.txt", "{folder}/secret.txt"])
def test_a_sidecar_outside_the_folder_is_never_read(folder: Path, name: str) -> None:
    (folder / "secret.txt").write_text("Да", encoding="utf-8")
    (folder / "news" / "sub").mkdir()
    (folder / "news" / "link.txt").symlink_to(folder / "secret.txt")
    path = folder / "news" / "a.claim.md"
    header = f"source: Геральд\npublished: 2025\nlang: ru\ntext: {name.format(folder=folder)}\n"
    path.write_text(f"---\nclaimtrack: 1\n{header}---\n=== statements ===\n@s1 1 k\n> Да\n", encoding="utf-8")
    findings = check_files([path]).findings
    assert [(one.code, one.place.line) for one in findings] == [("CT114", 6)]
    assert "a file beside this one" in findings[0].message


def test_files_of_other_tools_are_read_as_an_ingest_would_read_them(folder: Path) -> None:
    said = {"source": "Геральд", "published": "2025-03-05", "lang": "ru"}
    spans = [
        {"start": 0, "end": 3, "label": "Content", "speaker": "Орлан"},
        {"start": 5, "end": 11, "label": "Content", "speaker": "Восс", "said": "вчера"},
    ]
    path = folder / "news" / "a.jsonl"
    path.write_text(json.dumps({"text": "Нет, сказал он.", "spans": spans}), encoding="utf-8")
    asked = check_files([path])
    assert [(one.code, one.hint) for one in asked.findings] == [
        ("CT105", "say: --set source=NAME --set published=YYYY-MM-DD --set lang=en"),
        ("CT703", None),
    ]
    found = check_files([path], wishes=Wishes(settings=said))
    assert [(one.code, one.severity) for one in found.findings] == [("CT404", "warning"), ("CT703", "error")]
    assert (found.units, found.refused, found.exit_code) == (2, 1, 1)
    mapped = check_files([path], wishes=Wishes(settings=said, columns={"said": "published", "topic": "{label}"}))
    assert [one.code for one in mapped.findings] == ["CT402", "CT404"]
    named = check_files([path], form="spans", wishes=Wishes(profile="spans", settings=said))
    assert {one.severity for one in named.findings} == {"warning"}


def test_checking_a_sheet_tells_its_bad_rows_and_writes_no_file(folder: Path) -> None:
    sheet = folder / "news" / "coding.csv"
    sheet.write_text("outlet,date,lang,who,agreement,claim\nHerald,2025-03-05,en,Orlan,perhaps,no\n", encoding="utf-8")
    before = sorted(folder.rglob("*"))
    found = check_files([sheet], wishes=Wishes(errors=folder))
    assert [(one.code, one.place.line) for one in found.findings] == [("CT703", 2)]
    assert sorted(folder.rglob("*")) == before


def test_standard_input_is_no_file(folder: Path) -> None:
    with pytest.raises(UsageProblem, match="there is no file -"):
        check_files([Path("-")])
