"""Checking files with judgements among them: names are looked up as the judgements leave them."""

import json
from pathlib import Path

import pytest

from claimtrack.services.check import check_files

CODEBOOK = """lang = "en"
[[source]]
name = "Herald"
[[speaker]]
name = "Marek Orlan"
names = { ru = ["Орлан"] }
[[topic]]
name = "security"
"""
ARTICLE = """---
claimtrack: 1
source: Herald
published: 2025-03-05
lang: ru
---
Лория «никогда не согласится», сказал Орлан агентству.
=== statements ===

@s1 opposes troops
> никогда не согласится
by: {by}
topic: {topic}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "codebook.toml").write_text(CODEBOOK, encoding="utf-8")
    (tmp_path / "news").mkdir()
    return tmp_path


def put(folder: Path, by: str = "Орлан", topic: str = "security") -> Path:
    path = folder / "news" / "a.claim.md"
    path.write_text(ARTICLE.format(by=by, topic=topic), encoding="utf-8")
    return path


EXPORT = (
    {"type": "speaker", "key": "orlan", "name": {"text": "Marek Orlan", "lang": "en"}},
    {"type": "source", "key": "herald", "name": {"text": "Herald", "lang": "en"}},
    {"type": "topic", "key": "harbour", "name": {"text": "harbour", "lang": "en"}},
)
OF_OTHERS = {
    "type": "article", "url": "https://herald.example/1", "source": "Herald", "published": "2025-03-05", "lang": "uk",
    "text": "Порт закрито.",
    "statements": [
        {"id": "s1", "stance": "opposes", "claim": "troops", "by": "М. Орлан", "topic": "порт", "quote": "Порт"}
    ],
}  # fmt: skip


def judged(kind: str, left: str, right: str, **more: str) -> dict[str, str]:
    said = {"type": "judgement", "kind": kind, "left": left, "right": right, "verdict": "same", "who": "ann"}
    return said | {"decided_at": "2025-04-01T10:00"} | more


def export(path: Path, *objects: object) -> Path:
    path.write_text("".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in objects), encoding="utf-8")
    return path


def test_names_of_an_export_are_looked_up_under_its_judgements(tmp_path: Path) -> None:
    both = (judged("speaker", "М. Орлан", "orlan"), judged("topic", "порт", "harbour"))
    whole = export(tmp_path / "all.jsonl", OF_OTHERS, *both, *EXPORT)
    assert check_files([whole]).findings == ()

    assert [one.code for one in check_files([export(whole, OF_OTHERS, *EXPORT)]).findings] == ["CT402", "CT404"]
    back = [one | {"retracted_at": "2025-05-01T10:00"} for one in both]
    assert [one.code for one in check_files([export(whole, OF_OTHERS, *back, *EXPORT)]).findings] == ["CT402", "CT404"]


def test_judgements_in_a_file_of_their_own_hold_for_the_files_beside_it(folder: Path) -> None:
    path = put(folder, by="М. Орлан", topic="порт")
    export(folder / "judgements.jsonl", judged("speaker", "М. Орлан", "Орлан"), judged("topic", "порт", "security"))

    assert [one.code for one in check_files([path]).findings] == ["CT402", "CT404"]
    assert check_files([folder]).findings == ()


def test_a_name_that_was_told_apart_is_known_no_more(folder: Path) -> None:
    put(folder)
    export(folder / "judgements.jsonl", judged("speaker", "Marek Orlan", "Орлан", verdict="different"))

    assert [one.message for one in check_files([folder]).findings] == ["there is no speaker or source `Орлан` yet"]


def test_what_is_wrong_in_a_judgement_is_told(tmp_path: Path) -> None:
    path = export(tmp_path / "all.jsonl", judged("speeker", "a", "b"), judged("claim", "a", "b", who=""))
    found = check_files([path])

    assert [(one.code, one.place.line) for one in found.findings] == [("CT502", 1), ("CT105", 2)]
    assert (found.units, found.refused) == (2, 2)
