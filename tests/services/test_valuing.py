"""Decided values held against the records of a content: with what stands, and each reading read once."""

import json
from typing import Any

import pytest

from claimtrack.domain.judged import Judged, record_key
from claimtrack.services.contents import Name, Object
from claimtrack.services.intake import read_line
from claimtrack.services.valuing import Valuing

URL = "https://herald.example/1"


def reading(coder: str, *records: dict[str, str]) -> tuple[Name, Object]:
    told: Object = {
        "type": "article", "url": URL, "source": "Example Herald", "published": "2025-03-05", "lang": "uk",
        "text": "Порт закрито. Флот піде.", "statements": list(records),
    }  # fmt: skip
    return ("reading", f"{URL} 0a1b {coder}".rstrip()), told


def record(number: int, **more: str) -> dict[str, str]:
    quotes = ("Порт закрито.", "Флот піде.")
    return {
        "id": f"s{number}",
        "stance": "opposes",
        "claim": "troops",
        "by": "Орлан",
        "quote": quotes[number - 1],
    } | more


CONTENT = dict([reading("", record(1), record(2)), reading("ann", record(1))])


def value(field: str, text: str, coder: str = "", number: int = 1) -> Judged:
    return Judged("statement", record_key(URL, coder, f"s{number}"), text, "value", field)


def test_a_value_that_can_be_is_no_problem_and_one_that_cannot_be_is_told() -> None:
    held = Valuing(CONTENT)

    assert held.problem(value("stance", "supports")) is None
    assert held.problem(value("stance", "perhaps", "ann")) is not None
    assert held.problem(value("said", "2025-13", number=2)) is not None
    assert held.problem(Judged("speaker", "orlan", "person", "same")) is None
    assert held.problem(Judged("speaker", "orlan", "tall", "value", "kind")) is not None


def test_a_value_is_read_with_those_that_stand() -> None:
    held = Valuing(CONTENT)
    bare = value("claim", "-")

    assert held.problem(bare) is not None
    assert held.problem(bare, {"topic": "war"}) is None
    assert held.problem(bare) is not None


@pytest.mark.parametrize(("coder", "number"), [("bo", 1), ("ann", 2), ("", 3)])
def test_a_record_that_is_not_there_is_told(coder: str, number: int) -> None:
    one = value("stance", "supports", coder, number)

    assert Valuing(CONTENT).problem(one) == (
        f"there is no record `{one.left}`",
        "claimtrack curate judge takes the keys that other commands print",
    )


def test_each_reading_is_read_once_for_all_decisions(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(line: str, **where: Any) -> Any:
        read.append(json.loads(line)["statements"][0]["id"])
        return read_line(line, **where)

    monkeypatch.setattr("claimtrack.services.valuing.read_line", counted)
    held = Valuing(CONTENT)
    for stance in ("supports", "neutral", "opposes?"):
        for number in (1, 2):
            assert held.problem(value("stance", stance, number=number)) is None

    assert read == ["s1"]
