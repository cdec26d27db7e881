"""JSON with places: what any tool may write, and what none means."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.formats.objects import Object, parse, several
from claimtrack.formats.scalars import attributes, fragment, offset, word, words
from claimtrack.formats.source import Source, Unreadable

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.text(st.characters(exclude_characters="\0", codec="utf-8")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text('abя🙂"{}\\', max_size=4), inner, max_size=4),
    max_leaves=12,
)


def source(folder: Path, text: str | bytes) -> Source:
    (folder / "a.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    return Source(folder / "a.json", "a.json")


def objects(value: Any) -> list[Object]:
    if isinstance(value, list):
        return [one for each in value for one in objects(each)]
    return [value, *(one for each in value.values() for one in objects(each))] if isinstance(value, Object) else []


@settings(max_examples=150)
@given(value=JSON, indent=st.sampled_from([None, 1]), is_ascii=st.booleans())
def test_every_object_knows_where_it_begins(
    tmp_path_factory: pytest.TempPathFactory, value: Any, indent: int | None, *, is_ascii: bool
) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=is_ascii)
    read = parse(source(tmp_path_factory.getbasetemp(), text))
    assert read == value
    lines = text.split("\n")
    decoder = json.JSONDecoder()
    for one in objects(read):
        rest = "\n".join(lines[one.place.line - 1 :])[one.place.column - 1 :]
        assert decoder.raw_decode(rest)[0] == one


def test_utf_16_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    for data in ('{"a": "я🙂"}'.encode("utf-16"), '\ufeff{"a": "я🙂"}'.encode()):
        assert parse(source(tmp_path, data)) == {"a": "я🙂"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\x00", "this is not UTF-16 text"),
        (b'{"a": "\xff"}', "this byte is not UTF-8 text"),
        (b"", "there is nothing in it"),
        (b"1 2", "more than one value"),
        (b'{"a": -Infinity}', "-Infinity is not a number in JSON"),
        (b'{"a": ["x", "\\u0000"]}', "stands for no character of a text"),
        (b'{"a":' * 50_000, "nested too deeply"),
    ],
)
def test_what_no_tool_means_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        parse(source(tmp_path, data))


def test_the_place_of_a_mistake_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as refused:
        parse(source(tmp_path, '{\n "a": 1,\n  "b": {"c": 1, "c": 2}\n}'))
    assert refused.value.place is not None
    assert (refused.value.place.line, refused.value.place.column) == (3, 8)


def test_values_come_as_lines_as_a_list_or_one_after_the_other(tmp_path: Path) -> None:
    given = [{"a": 1}, {"b": {"c": 2}}]
    for text in (
        "\n".join(map(json.dumps, given)),
        json.dumps(given),
        "\n".join(json.dumps(x, indent=1) for x in given),
    ):
        assert several(source(tmp_path, text)) == (given, [])
    found, broken = several(source(tmp_path, '{"a": 1}\n{"b"\n\n{"c": 3}\n'))
    assert (found, [one.place.line for one in broken if one.place]) == ([{"a": 1}, {"c": 3}], [2])


def test_scalars_are_told_as_words_and_offsets_only_where_they_can_be() -> None:
    given: list[Any] = ["a", 1, 1.5, True, None, [], {}]
    assert [word(one) for one in given] == ["a", "1", "1.5", "true", "", "", ""]
    assert words(["a", None, " ", 2]) == ("a", "2")
    assert [offset(one) for one in (0, 5, -1, True, 1.0, "1", 10**10)] == [0, 5, None, None, None, None, None]
    assert (fragment(1, 3), fragment(3, 3), fragment(None, 3)) == (((1, 3),), (), ())
    told = attributes({"a": 1, "meta": {"b": "x", "deep": {"c": [1, 2]}}, "skip": 1, "e": ""}, without=("skip",))
    assert told == {"a": ("1",), "b": ("x",), "deep.c": ("1", "2")}
