"""brat standoff; files made by hand from its description, with what real files do otherwise; people are invented."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from claimtrack.domain.foreign import Reading
from claimtrack.domain.mapping.profile import Rule
from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.domain.records import RawRecord
from claimtrack.formats.brat import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable

TEXT = "Вступ 🙂.\r\n«Війська не прийдуть», — сказав Орлан, — «і край», повідомляє LPA.\r\n"
ATTRIBUTION = load_profile("attribution")


def at(*words: str, text: str = TEXT) -> str:
    """Give the offsets of words as brat writes them, in code points; several are parts of one mark."""
    return ";".join(f"{text.index(one)} {text.index(one) + len(one)}" for one in words)


def bound(key: str, label: str, *words: str) -> str:
    return f"{key}\t{label} {at(*words)}\t{' '.join(words)}"


QUOTE = bound("T1", "Content", "Війська не прийдуть")
SAID = (QUOTE, bound("T2", "Source", "Орлан"), bound("T3", "Cue", "сказав"))
EVENT = "E1\tAttribution:T3 Content:T1 Cue:T3 Source:T2"


def read(folder: Path, *lines: str, text: str = TEXT, end: str = "\n", name: str = "a.ann") -> Reading:
    (folder / "a.txt").write_bytes(text.encode())
    (folder / name).write_bytes("".join(line + end for line in lines).encode())
    return READER.read(Source(folder / name, name))


def mapped(reading: Reading, profile: str = "attribution") -> Mapped:
    return map_document(reading.documents[0], load_profile(profile), {})


def records(reading: Reading, profile: str = "attribution") -> dict[str, RawRecord]:
    return {one.id.text: one for article in mapped(reading, profile).articles for one in article.records}


def dropped(reading: Reading) -> dict[str, int]:
    return {one.what: one.number for one in reading.dropped}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_event_joins_its_marks_and_attributes(tmp_path: Path, end: str) -> None:
    more = ("A1\tStance E1 opposes", "#1\tAnnotatorNotes E1\tдив. далі", "N1\tReference T2 Wiki:Q1\tМарек Орлан")
    record = records(read(tmp_path, *SAID, EVENT, *more, end=end))["E1"]
    assert record.quotes[0].text == "Війська не прийдуть"
    assert (record.stance.text, record.fields["by"].text) == ("opposes", "Марек Орлан")
    assert record.fields["note"].text.startswith("див. далі")


def test_a_mark_in_several_places_is_a_quote_with_a_gap(tmp_path: Path) -> None:
    lines = (bound("T1", "Content", "Війська не прийдуть", "і край"), *SAID[1:], EVENT)
    assert records(read(tmp_path, *lines))["E1"].quotes[0].text == "Війська не прийдуть <…> і край"


def test_roles_with_numbers_are_of_one_kind(tmp_path: Path) -> None:
    lines = (*SAID, bound("T4", "Content", "і край"), f"{EVENT} Content2:T4")
    assert records(read(tmp_path, *lines))["E1"].quotes[0].text == "Війська не прийдуть <…> і край"


def test_a_line_end_within_covered_words_is_a_space_and_told(tmp_path: Path) -> None:
    text = "Орлан сказав:\nвійська\nне прийдуть."
    line = f"T1\tContent {at(text[14:32], text=text)}\tвійська\nне прийдуть"
    reading = read(tmp_path, line, "T2\tSource 0 5\tОрлан", "E1\tAttribution:T1 Content:T1 Source:T2", text=text)
    assert records(reading)["E1"].quotes[0].text == "війська не прийдуть"
    assert dropped(reading) == {"line ends within covered words": 1}


def test_a_line_after_whole_words_is_none_of_them(tmp_path: Path) -> None:
    reading = read(tmp_path, *SAID, EVENT, bound("T4", "Place", "LPA"), "цей рядок без імені")
    assert [one.place.line for one in reading.refused] == [6]
    assert reading.documents[0].marks[-1].covered == "LPA"


def test_old_marks_have_no_words(tmp_path: Path) -> None:
    lines = tuple(line.rpartition("\t")[0] for line in SAID)
    assert records(read(tmp_path, *lines, EVENT))["E1"].quotes[0].text == "Війська не прийдуть"


def test_blanks_around_covered_words_are_nothing(tmp_path: Path) -> None:
    lines = (f"{QUOTE} ", f"T2\tSource {at('Орлан')}\t Орлан", SAID[2], EVENT)
    assert records(read(tmp_path, *lines))["E1"].quotes[0].text == "Війська не прийдуть"


def test_an_attribution_without_a_source_has_nobody(tmp_path: Path) -> None:
    record = records(read(tmp_path, *SAID, "E1\tAttribution-no-source:T3 Content:T1 Cue:T3"))["E1"]
    assert record.fields["by"].text == "?"
    assert record.quotes[0].text == "Війська не прийдуть"


def test_who_reports_an_attribution_is_a_link_of_its_chain(tmp_path: Path) -> None:
    outer = (bound("T4", "Source", "LPA"), bound("T5", "Cue", "повідомляє"), "E2\tAttribution:T5 Content:E1 Source:T4")
    found = mapped(read(tmp_path, *SAID, EVENT, *outer))
    (record,) = found.articles[0].records
    assert (record.id.text, record.fields["by"].text) == ("E1", "LPA > Орлан")
    assert found.ignored == {"Attribution: who reports is told in the chain of what is reported": 1}


def test_chains_go_on_and_those_without_end_are_none(tmp_path: Path) -> None:
    outer = (bound("T4", "Source", "LPA"), "E2\tAttribution:T4 Content:E1 Source:T4", "E3\tAttribution:T3 Content:E2")
    assert records(read(tmp_path, *SAID, EVENT, *outer))["E1"].fields["by"].text == "? > LPA > Орлан"
    round_about = ("E1\tAttribution:T3 Content:E2 Source:T2", "E2\tAttribution:T3 Content:E1 Source:T2")
    assert set(records(read(tmp_path, *SAID, *round_about))) == {"E1", "E2", "T1"}


def test_a_report_with_words_of_its_own_is_a_statement_too(tmp_path: Path) -> None:
    outer = (bound("T4", "Source", "LPA"), bound("T5", "Content", "і край"))
    found = records(read(tmp_path, *SAID, EVENT, *outer, "E2\tAttribution:T4 Content:E1 Content2:T5 Source:T4"))
    assert {key: (one.fields["by"].text, one.quotes[0].text) for key, one in found.items()} == {
        "E1": ("LPA > Орлан", "Війська не прийдуть"),
        "E2": ("LPA", "і край"),
    }


def test_two_who_report_together_are_refused_within_a_chain(tmp_path: Path) -> None:
    outer = (bound("T4", "Source", "LPA"), "E2\tAttribution:T3 Content:E1 Source:T4 Source2:T2")
    found = mapped(read(tmp_path, *SAID, EVENT, *outer))
    assert [f"{item}: {why}" for _, item, why in found.bad] == [
        "E1: by: LPA & Орлан report together, and one alone may stand within a chain"
    ]


def test_relations_join_a_content_to_its_source(tmp_path: Path) -> None:
    record = records(read(tmp_path, *SAID[:2], "R1\tSpeaker Arg1:T1 Arg2:T2", "A1\tStance T1 opposes"), "regions")["T1"]
    assert (record.fields["by"].text, record.stance.text) == ("Орлан", "opposes")


def test_relations_no_profile_uses_are_counted_and_leave_their_marks_alone(tmp_path: Path) -> None:
    free = bound("T4", "Content", "і край")
    given = read(tmp_path, *SAID, EVENT, free, "R1\tSupports Arg1:T1 Arg2:T4", "R2\tSame Arg1:T2 Arg2:T3")
    assert {key: one.quotes[0].text for key, one in records(given).items()} == {
        "E1": "Війська не прийдуть",
        "T4": "і край",
    }
    assert mapped(given).ignored == {
        "Same: a relation that no rule of the profile is for": 1,
        "Supports: a relation that no rule of the profile is for": 1,
    }


def test_a_relation_that_a_rule_leaves_out_leaves_its_marks_alone(tmp_path: Path) -> None:
    given = read(tmp_path, *SAID, EVENT, bound("T4", "Content", "і край"), "R1\tSupports Arg1:T1 Arg2:T4")
    rules = (Rule(("Supports",), ignore="not asked"), *ATTRIBUTION.rules)
    made = map_document(given.documents[0], replace(ATTRIBUTION, rules=rules), {})
    assert [one.id.text for one in made.articles[0].records] == ["E1", "T4"]
    assert made.ignored == {"Supports: not asked": 1}


def test_an_event_that_no_rule_is_for_is_kept_with_its_words(tmp_path: Path) -> None:
    given = records(read(tmp_path, *SAID, "E1\tMeeting:T3 Who:T2 What:T1"))
    assert given["E1"].fields["topic"].text == "attribution/Meeting"
    assert list(given) == ["E1"]


def test_equivalence_and_what_is_of_nothing_is_counted(tmp_path: Path) -> None:
    reading = read(tmp_path, *SAID, f"{EVENT} Topic:T9", "*\tEquiv T1 T2", "A1\tStance E7 opposes", "#1\tNote T8\tx")
    assert dropped(reading) == {
        "attributes, notes and references of what is not there": 2,
        "ends of events and relations that are not there": 1,
        "marks said to be one and the same (* Equiv)": 1,
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("T4 Source 1 2\tx", "this is no line of brat"),
        ("X4\tSource 1 2\tx", "this is no line of brat"),
        ("T4\tSource 5 2\tx", "these are no offsets"),
        ("T4\tSource 1 99999999999\tx", "these are no offsets"),
        ("T4\tSource\tx", "these are no offsets"),
        ("T1\tSource 1 2\tx", "T1 is the id of line 1 already"),
        ("E4\tAttribution Source", "this is no event or relation"),
        ("A4\tStance", "says not what it is of"),
    ],
)
def test_a_line_without_sense_refuses_itself_alone(tmp_path: Path, line: str, says: str) -> None:
    reading = read(tmp_path, *SAID, EVENT, line)
    (refused,) = reading.refused
    assert says in refused.message
    assert refused.place.line == 5
    assert "E1" in records(reading)


@pytest.mark.parametrize("line", ["T4\tSource 0 1\t{}", "#1\tAnnotatorNotes T1\t{}", "{}"])
def test_a_line_far_longer_than_the_text_refuses_itself(tmp_path: Path, line: str) -> None:
    reading = read(tmp_path, *SAID, line.format("о" * (len(TEXT) + 100_001)), EVENT)
    assert list(records(reading)) == ["E1"]
    (refused,) = reading.refused
    assert "far more than the text" in refused.message
    assert len(refused.place.text or "") == 200


def test_a_line_may_be_as_long_as_the_text(tmp_path: Path) -> None:
    text = "Орлан " * 30_000
    reading = read(tmp_path, f"T1\tContent 0 {len(text)}\t{text}", text=text)
    assert len(reading.documents[0].marks) == 1


def test_a_file_of_no_sense_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no line of brat"):
        read(tmp_path, "just words", "and more")


@pytest.mark.parametrize("name", ["a_4b22.ann", "a.kim.ann", "a-lee_2.ann"])
def test_annotators_share_a_text(tmp_path: Path, name: str) -> None:
    reading = read(tmp_path, *SAID, EVENT, name=name)
    article = mapped(reading).articles[0]
    assert article.header["coder"].text == name[2:-4]
    assert article.header["ref"].text == "a"


@pytest.mark.parametrize("folder", ["text", "texts", "txt"])
def test_texts_may_lie_in_a_folder_beside_that_of_the_marks(tmp_path: Path, folder: str) -> None:
    for one in (folder, "marks"):
        (tmp_path / one).mkdir()
    (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "marks" / "a_kim.ann").write_text("".join(f"{line}\n" for line in (*SAID, EVENT)), encoding="utf-8")
    reading = READER.read(Source(tmp_path / "marks" / "a_kim.ann", "marks/a_kim.ann"))
    assert reading.documents[0].text == TEXT
    assert mapped(reading).articles[0].header["coder"].text == "kim"


def test_a_text_elsewhere_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a_kim.ann").write_text("", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"there is no a_kim\.txt beside a_kim\.ann") as refused:
        READER.read(Source(tmp_path / "a_kim.ann", "a_kim.ann"))
    assert refused.value.hint is not None
    assert "NAME.txt" in refused.value.hint


def test_files_of_odd_make_take_no_time(tmp_path: Path) -> None:
    deep = [f"E{number}\tAttribution:T3 Content:E{number - 1} Source:T2" for number in range(2, 3_000)]
    started = time.monotonic()
    mapped(read(tmp_path, *SAID, EVENT, *deep))
    read(tmp_path, SAID[1], "T1\tContent 0 999999999\tа", *["б"] * 200_000)
    assert time.monotonic() - started < 10


def test_marks_with_tabs_for_blanks_are_read(tmp_path: Path) -> None:
    line = bound("T1", "Source", "Орлан")
    plain, tabs = (read(tmp_path, one, SAID[2]) for one in (line, line.replace(" ", "\t")))
    assert [(mark.label, mark.fragments, mark.covered) for mark in tabs.documents[0].marks] == [
        (mark.label, mark.fragments, mark.covered) for mark in plain.documents[0].marks
    ]
    assert not tabs.refused


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (bound("T2", "Cue", "LPA"), "give one of them an id of its own"),
        ("T9\tCue 9 x\twords", "a mark is `T1⇥LABEL START END⇥words`"),
        ("E9\tAttribution", "an event is `E1⇥LABEL:T1 ROLE:T2`"),
        ("E9\t", "an event is `E1⇥LABEL:T1 ROLE:T2`"),
        ("R9\t ", "a relation `R1⇥LABEL Arg1:T1 Arg2:T2`"),
        ("A9\tStance", "after the tab stand a name and the id"),
        ("words", "a line begins with an id"),
    ],
)
def test_a_line_without_sense_says_how_such_a_line_is_written(tmp_path: Path, line: str, hint: str) -> None:
    (refused,) = read(tmp_path, *SAID, line).refused
    assert hint in (refused.hint or "")
