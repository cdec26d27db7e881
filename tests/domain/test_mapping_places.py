"""Where marks are whose words and offsets disagree: nowhere, unless the words stand in one place as whole words."""

from typing import Any

import pytest

from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.mapping.anchoring import Places, anchored, calibrated
from claimtrack.domain.mapping.profile import Profile, Rule
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.records import Place, Quote, Segment
from claimtrack.domain.spans import TextIndex

HERE = Place("a.json")
TEXT = "Орлан says no. Kim says yes. Bo says Martha sells works of art in Loria."
SAID = Profile("p", rules=(Rule(labels=("Said",), quote="Content", fields={"by": ("{source}",)}),), group="link")


def mark(key: str, *places: tuple[int, int], **more: Any) -> Mark:
    return Mark(key, more.pop("label", "h"), HERE, places, **more)


def places_of(*marks: Mark, text: str = TEXT) -> Places:
    # Others fit, so that it is known how offsets are counted.
    sure = tuple(mark(f"sure{number}", (0, 5), covered="Орлан") for number in range(9))
    document = Document(HERE, "a", text, marks=(*sure, *marks))
    return anchored(document, calibrated(document, Profile("p")), TextIndex(text))


def test_words_that_stand_once_elsewhere_are_found_there_and_told() -> None:
    found = places_of(mark("k", (29, 31), covered="Kim"))
    assert found.of["k"] == (Segment(15, 18),)
    assert (found.elsewhere, found.astray) == (["k"], [])


@pytest.mark.parametrize(
    "more",
    [
        {"covered": "arth"},
        {"covered": "says"},
        {"covered": "says", "before": "Орлан", "after": "yes"},
        {"covered": "art", "before": "works of", "after": "at"},
        {"covered": "art", "before": "works in ", "after": " in"},
        {"covered": "Sveta"},
    ],
)
def test_words_within_others_twice_or_nowhere_or_with_others_around_them_have_no_place(more: dict[str, str]) -> None:
    found = places_of(mark("x", (6, 9), **more), mark("y", **more))
    assert not {"x", "y"}.intersection(found.of)
    assert (found.elsewhere, found.astray, found.outside) == ([], ["x"], [])


@pytest.mark.parametrize(
    ("more", "start"),
    [
        ({"covered": "art"}, TEXT.index("art in")),
        ({"covered": "art", "before": "works\n of ", "after": "in  Loria"}, TEXT.index("art in")),
        ({"covered": "art", "before": "M"}, None),
        ({"covered": "art", "before": "M", "after": "ha "}, TEXT.index("artha")),
        ({"covered": "says", "after": " yes"}, 19),
    ],
)
def test_words_without_offsets_are_found_between_what_is_around_them(more: dict[str, str], start: int | None) -> None:
    found = places_of(mark("x", **more))
    assert found.of.get("x") == (None if start is None else (Segment(start, start + len(more["covered"])),))
    assert (found.elsewhere, found.astray) == ([], [])


def test_marks_outside_the_text_are_found_by_their_words_or_told() -> None:
    found = places_of(mark("x", (900, 904), covered="Kim"), mark("y", (900, 904)), mark("z", (6, 900), covered="Mia"))
    assert (found.elsewhere, found.outside) == (["x"], ["y", "z"])


def test_signs_of_the_notation_in_the_words_mean_themselves() -> None:
    text = "Орлан wrote <…> and [[Kim]] and Kim."
    found = places_of(mark("gap", (0, 3), covered="wrote <…> and"), mark("in", (0, 3), covered="[[Kim]]"), text=text)
    assert found.of["gap"] == (Segment(6, 19),)
    assert found.of["in"] == (Segment(20, 27),)


def test_a_quote_in_parts_of_which_one_has_no_place_is_kept_whole_and_named() -> None:
    marks = (
        mark("T1", (10, 14), label="Content", covered=" no."),
        mark("T2", (29, 31), label="Content", covered="not ever"),
        *(mark(f"T{number}", (0, 5), label="Source", covered="Орлан") for number in range(3, 9)),
    )
    link = Link("E1", "Said", HERE, (("Content", "T1"), ("Content2", "T2"), ("Source", "T3")))
    mapped = map_document(Document(HERE, "a", TEXT, marks=marks, links=(link,)), SAID, {})
    record = mapped.articles[0].records[0]
    assert record.quotes[0].text == "no. <…> not ever"
    assert record.fields["evidence"].text == "record"
    assert (mapped.as_words, mapped.places.astray) == (["E1"], ["T2"])


def test_statements_that_quote_each_other_are_told_and_kept_without_the_others_words() -> None:
    marks = (
        mark("T1", (0, 5), label="Source", covered="Орлан"),
        mark("T2", (6, 10), label="Said", covered="says"),
        mark("T3", (19, 23), label="Said", covered="says"),
        mark("T4", (15, 18), label="Source", covered="Kim"),
    )
    links = (
        Link("E1", "Said", HERE, (("trigger", "T2"), ("Content", "E2"), ("Source", "T1"))),
        Link("E2", "Said", HERE, (("trigger", "T3"), ("Content", "E1"), ("Source", "T4"))),
        Link("E3", "Said", HERE, (("trigger", "T3"), ("Content", "E3"), ("Source", "T4"))),
    )
    mapped = map_document(Document(HERE, "a", TEXT, marks=marks, links=links), SAID, {})
    assert sorted(mapped.circular) == ["E1", "E2", "E3"]
    records = {record.id.text: record for record in mapped.articles[0].records}
    assert {key: record.fields["by"].text for key, record in records.items()} == {
        "E1": "Орлан",
        "E2": "Kim",
        "E3": "Kim",
    }
    index = TextIndex(TEXT)
    trigger = {"E1": Segment(6, 10), "E2": Segment(19, 23), "E3": Segment(19, 23)}
    for key, record in records.items():
        assert index.anchor(record.quotes[0].text) == Quote("says", (trigger[key],))
