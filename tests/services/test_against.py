"""A database held against its files: what was edited, moved, taken out or never ingested is told, record by record."""

import json
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.damage import Problem
from claimtrack.services.against import against_files
from claimtrack.services.ingest import Request, ingest
from tests.world import World

HARBOUR = Path(__file__).parents[2] / "samples" / "harbour"
WIRE = "2023-05-16-harbour-wire.claim.md"
URL = "https://harbourwire.example.org/2023/05/16/sollen-opens"
Compared = Callable[..., list[Problem]]

ARTICLE = """\
---
claimtrack: 1
source: Example Herald
url: https://herald.example/1
published: 2025-03-05
lang: ru
coder: c1
---
Лория «никогда не согласится» на размещение войск Союза 🙂.\r
«Гарантии нужны обеим сторонам», — сказал Орлан.\r
О гавани речи не было, сообщила пресс-служба дворца вечером.\r

=== statements ===

@s1 opposes troops
> никогда не согласится
by: Орлан

@s2 supports guarantees
> Гарантии нужны обеим сторонам
by: Орлан

@s3 unclear harbour
> О гавани речи не было
by: Орлан
"""


@pytest.fixture
def article(location: Location, tmp_path: Path) -> Path:
    """A file that was ingested, on either database."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / ".git").mkdir()
    path = folder / "a.claim.md"
    path.write_bytes(ARTICLE.encode())
    ingest(location, Request((str(folder),)))
    return path


@pytest.fixture
def compare(location: Location, article: Path) -> Compared:
    """Write the file again with replacements, and compare."""

    def compare(*replaced: tuple[str, str]) -> list[Problem]:
        text = ARTICLE
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        article.write_bytes(text.encode())
        return list(against_files(location, [str(article)]).problems)

    return compare


def told(problems: list[Problem]) -> set[tuple[str, str | None]]:
    return {(one.code, one.spot.record) for one in problems}


def test_an_untouched_file_is_as_stored(compare: Compared) -> None:
    assert compare() == []


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_the_samples_are_as_stored(sample: str, location: Location) -> None:
    folder = str(HARBOUR.parent / sample)
    ingest(location, Request((folder,)))
    result = against_files(location, [folder])

    assert (result.problems, result.exit_code) == ((), 0)
    assert dict(result.counts)["reading"] > 5


def test_quotes_of_a_changed_text_are_told_one_by_one(compare: Compared) -> None:
    found = compare(
        ("Лория «никогда", "Уточнено.\r\nЛория «никогда"),
        ("обеим сторонам», —", "всем сторонам», —"),
        ("О гавани речи не было, сообщила пресс-служба дворца вечером.", "…"),
    )
    by_code = {one.code: one for one in found}

    assert told(found) == {
        ("CT628", None),
        ("CT621", None),
        ("CT622", "s1"),
        ("CT623", "s2"),
        ("CT624", "s3"),
    }
    assert "1 moved, 1 changed, 1 vanished" in by_code["CT621"].message
    assert by_code["CT622"].message == "the quote moved from line 1 of the text to line 2"
    assert "Гарантии нужны всем сторонам" in (by_code["CT623"].hint or "")
    assert (by_code["CT623"].spot.file or "").endswith("a.claim.md")
    assert by_code["CT623"].spot.line == ARTICLE.splitlines().index("@s2 supports guarantees") + 2


def test_a_quote_that_stands_twice_now_is_changed(compare: Compared) -> None:
    found = compare(("Лория «никогда", "Она «никогда не согласится».\r\nЛория «никогда"))
    assert ("CT623", "s1") in told(found)
    assert any("more than once" in one.message for one in found)


def test_a_text_that_differs_behind_its_quotes_is_told(compare: Compared) -> None:
    found = compare(("вечером", "утром"))
    assert told(found) == {("CT621", None)}
    assert "3 where they were" in found[0].message


def test_records_added_changed_and_withdrawn_are_told(compare: Compared) -> None:
    found = compare(
        ("@s1 opposes troops", "@s1 supports troops"),
        ("@s2 supports guarantees", "@s4 supports guarantees"),
    )
    by_record = {one.spot.record: one for one in found}

    assert {one.code for one in found} == {"CT625"}
    assert by_record["s1"].message == "this record was changed: stance: opposes → supports"
    assert by_record["s2"].message.startswith("this record was withdrawn")
    assert by_record["s4"].message == "this record was added"
    assert by_record["s4"].spot.line == ARTICLE.splitlines().index("@s2 supports guarantees") + 1


def test_a_changed_header_is_told(compare: Compared) -> None:
    [found] = compare(("published: 2025-03-05", "published: 2025-03-06\ntitle: Гарантии"))
    assert found.message == "the header differs: published: 2025-03-05 → 2025-03-06; title: nothing → Гарантии"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("herald.example/1", "herald.example/2", "this article is not in the database"),
        ("coder: c1", "coder: c2", "what `c2` read in this text is not in the database"),
    ],
)
def test_what_was_never_ingested_is_told(compare: Compared, old: str, new: str, message: str) -> None:
    [found] = compare((old, new))
    assert (found.code, found.message) == ("CT626", message)


def test_a_file_with_errors_is_not_compared_but_told(compare: Compared) -> None:
    [found] = compare(("@s1 opposes troops", "@s1 perhaps troops"))
    assert found.code == "CT628"
    assert "perhaps" in found.message


def test_an_older_version_of_a_text_is_compared_with_its_own_reading(location: Location, article: Path) -> None:
    newer = article.with_name("b.claim.md")
    newer.write_bytes(
        ARTICLE.replace("вечером", "утром").replace("lang: ru", "lang: ru\nmodified: 2025-03-06").encode()
    )
    ingest(location, Request((str(newer),)))

    assert against_files(location, [str(article.parent)]).problems == ()


def test_a_folder_tells_what_it_lacks_and_a_file_does_not(location: Location, article: Path) -> None:
    other = article.with_name("b.claim.md")
    other.write_bytes(ARTICLE.replace("herald.example/1", "herald.example/2").encode())

    [lacking] = against_files(location, [str(other)]).problems
    assert lacking.code == "CT626"

    article.unlink()
    both = against_files(location, [str(article.parent)])
    assert {(one.code, one.spot.key) for one in both.problems} == {
        ("CT626", "https://herald.example/2"),
        ("CT627", "https://herald.example/1"),
    }
    assert both.exit_code == 1


def test_entries_of_a_codebook_are_compared(location: Location, article: Path) -> None:
    book = article.with_name("codebook.toml")
    book.write_text('[[speaker]]\nname = "Орлан"\n[[speaker]]\nname = "Voss"\n', encoding="utf-8")
    ingest(location, Request((str(article.parent),)))
    assert against_files(location, [str(article.parent)]).problems == ()

    book.write_text('[[speaker]]\nname = "Орлан"\nkind = "person"\n[[speaker]]\nname = "Bren"\n', encoding="utf-8")
    found = against_files(location, [str(article.parent)]).problems

    assert [(one.code, one.spot.key, one.spot.line) for one in found] == [
        ("CT625", "орлан", 1),
        ("CT626", "bren", 4),
        ("CT627", "voss", None),
    ]
    assert found[0].message.endswith("differs: kind: nothing → person")


def test_the_export_of_a_database_is_what_it_holds(world: World, tmp_path: Path) -> None:
    judgement = {"type": "judgement", "kind": "speaker", "left": "a", "right": "b", "verdict": "different"}
    ingest(world.location, Request((str(HARBOUR),)))
    world.put(judgement | {"who": "ed", "decided_at": "2025-03-09T10:00:00Z"})
    lines = world.export()
    path = tmp_path / "all.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    assert against_files(world.location, [str(path)]).problems == ()

    objects = [json.loads(line) for line in lines]
    changed = [one | {"retracted_at": "2025-03-10T10:00:00Z"} for one in objects if one.get("type") == "judgement"]
    more = [one | {"who": "another"} for one in changed]
    path.write_text("".join(json.dumps(one) + "\n" for one in (*changed, *more)), encoding="utf-8")

    assert [one.code for one in against_files(world.location, [str(path)]).problems] == ["CT625", "CT626"]


def test_a_judgement_that_somebody_else_took_back_differs(world: World, tmp_path: Path) -> None:
    judgement = {"type": "judgement", "kind": "speaker", "left": "a", "right": "b", "verdict": "different"}
    judgement |= {"who": "ed", "decided_at": "2025-03-09T10:00:00Z", "retracted_at": "2025-03-10T10:00:00Z"}
    world.put(judgement | {"withdrawn_by": "bo"})
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(judgement | {"withdrawn_by": "cy"}) + "\n", encoding="utf-8")

    (found,) = against_files(world.location, [str(path)]).problems
    assert found.code == "CT625"
    assert found.message == "when, by whom or why this judgement was taken back is not the same in the two"


def test_an_edited_copy_of_a_sample(sqlite_path: Path, tmp_path: Path) -> None:
    location = parse_location(sqlite_path)
    ingest(location, Request((str(HARBOUR),)))
    copy = Path(shutil.copytree(HARBOUR, tmp_path / "copy"))
    (copy / ".git").mkdir()
    wire = copy / WIRE
    wire.write_text(wire.read_text().replace("will never agree to soldiers", "will not agree to any soldiers", 1))
    before = sqlite_path.read_bytes()
    found = against_files(location, [str(copy)]).problems

    assert {one.spot.key for one in found if one.code == "CT623"} == {URL}
    assert [one.spot.record for one in found if one.code == "CT623"] == ["orlan-troops"]
    assert {one.spot.file for one in found} == {str(wire)}
    assert sqlite_path.read_bytes() == before


def test_standard_input_is_read_too(location: Location, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = BytesIO(ARTICLE.replace("opposes", "supports", 1).encode())

    monkeypatch.setattr("sys.stdin", Given())
    monkeypatch.chdir(article.parent)

    result = against_files(location, ["-"])

    assert [one.spot.record for one in result.problems] == ["s1"]
    assert dict(result.counts) == {"file": 1, "reading": 1}


def test_a_line_that_ingest_would_refuse_is_told(location: Location, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"type": "judgement"}\n{"type": "wish"}\n{"source": "A", "text": "Слова 🙂"}\n', encoding="utf-8")
    found = against_files(location, [str(path)]).problems

    assert {(one.code, one.spot.line) for one in found} == {("CT628", 1), ("CT628", 2), ("CT628", 3)}
