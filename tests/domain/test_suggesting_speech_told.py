"""What a person reads of utterances, voices and reports that may be one: how sure, and on what evidence."""

from dataclasses import replace
from typing import Any

import pytest

from claimtrack.domain.identity import Part
from claimtrack.domain.suggesting_names import Alike
from claimtrack.domain.suggesting_relays import Told, relay_pairs
from claimtrack.domain.suggesting_speech import Read, kept_apart, near_reports, same_words
from claimtrack.domain.suggesting_voices import Voice, voice_pairs

WORDS = "Войска Союза 🙂 никогда не войдут в гавань Тальмара"
SAME = "the same principal, claim and stance, published"


def read(key: str, published: str = "2025-03-05", day: str | None = None, **fields: Any) -> Read:
    part = Part(
        key=key,
        coding=f"record-{key}",
        principal="orlan",
        speaker="orlan",
        article=f"article-{key}",
        coder="",
        published=published,
        imputed=False,
        claim="troops",
        day=day,
        lang="ru",
    )
    of_part = {name: value for name, value in fields.items() if name in Part.__dataclass_fields__}
    of_read = {name: value for name, value in fields.items() if name not in of_part}
    made = Read(replace(part, **of_part), day, day or published, -1, False, "", 1, 1, "LPA")  # noqa: FBT003
    return replace(made, **of_read)


def near(one: Read, other: Read) -> Alike | None:
    """What is found of two, which is the same whichever comes first."""
    (found, back) = (near_reports([(a,), (b,)]) for a, b in ((one, other), (other, one)))
    assert found == back
    return next(iter(found.values()), None)


@pytest.mark.parametrize(
    ("one", "other", "score", "why"),
    [
        (read("a"), read("b"), 0.5, f"{SAME} on one day; neither tells the day"),
        (read("a"), read("b", "2025-03-06"), 0.5, f"{SAME} a day apart; neither tells the day"),
        (read("a"), read("b", "2025-03-09"), 0.5, f"{SAME} 4 days apart; neither tells the day"),
        (read("a", day="2025-03-04"), read("b", "2025-03-07"), 0.5,
         f"{SAME} 2 days apart; only one tells the day (2025-03-04)"),
        (read("a", day="2025-03-04"), read("b", "2025-03-08"), 0.5,
         f"{SAME} 3 days apart; only one tells the day (2025-03-04)"),
        (read("a", day="2025-03-04"), read("b", day="2025-03-05"), 0.4,
         f"{SAME} on one day; the days given are next to each other"),
        (read("a"), read("b", earliest="2025-03-05"), 0.5, f"{SAME} on one day; neither tells the day"),
        (read("a", source=2, root=1), read("b", source=3, root=1), 0.6,
         f"{SAME} on one day; neither tells the day; both have it from LPA"),
        (read("a", source=2, root=1), read("b", source=1, root=1), 0.6,
         f"{SAME} on one day; neither tells the day; one has it from the other"),
        (read("a", source=1, root=1), read("b", source=2, root=2), 0.5, f"{SAME} on one day; neither tells the day"),
        (read("a", source=1, root=1), read("b", source=2, root=1), 0.6,
         f"{SAME} on one day; neither tells the day; one has it from the other"),
        (read("a"), read("b", day="2025-03-04"), 0.5, f"{SAME} on one day; only one tells the day (2025-03-04)"),
        (read("a", day="2025-03-05"), read("b", "2025-03-06", "2025-03-04"), 0.4,
         f"{SAME} a day apart; the days given are next to each other"),
        (read("a", ref="lpa:1", time="10:00"), read("b", ref="lpa:1", time="10:00"), 0.5,
         f"{SAME} on one day; neither tells the day"),
        (read("a"), read("b", ref="lpa:1", occasion="talks"), 0.5, f"{SAME} on one day; neither tells the day"),
        (read("a", words=WORDS), read("b", words=WORDS), 0.85,
         f"{SAME} on one day; neither tells the day; the quotes share most of their words"),
        (read("a", words=WORDS), read("b", words=WORDS, lang="uk"), 0.5, f"{SAME} on one day; neither tells the day"),
        (read("a", words=WORDS, source=2), read("b", words=WORDS, source=3), 0.95,
         f"{SAME} on one day; neither tells the day; the quotes share most of their words; both have it from LPA"),
    ],
)  # fmt: skip
def test_reports_that_come_near_are_told_with_day_words_and_origin(
    one: Read, other: Read, score: float, why: str
) -> None:
    assert near(one, other) == Alike(score, why)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (read("a"), read("b", "2025-03-10")),
        (read("a", day="2025-03-04"), read("b", "2025-03-09")),
        (read("a", day="2025-03-04"), read("b", day="2025-03-06")),
        (read("a", day="2025-03-04"), read("b", day="2025-03-04")),
        (read("a", "2025-03-09"), read("b", "2025-03-09", "2025-03-04")),
        (read("a", time="10:00"), read("b", time="11:00")),
        (read("a", earliest="2025-03-05"), read("b", "2025-03-03")),
    ],
)
def test_reports_that_are_too_far_apart_are_not_asked_about(one: Read, other: Read) -> None:
    assert near(one, other) is None


def test_each_pair_of_utterances_is_asked_about_once_and_none_with_itself() -> None:
    several = [
        (read("a"), read("b")),
        (read("c", "2025-03-06"),),
        (read("d", "2025-03-20"),),
        (read("e", "2025-03-07"),),
    ]

    assert [*near_reports(several)] == [("a", "c"), ("a", "e"), ("c", "e")]


@pytest.mark.parametrize(
    ("other", "score", "why"),
    [
        (read("b", direct_quote=WORDS), 0.85, "both quote the same words; the day may be one"),
        (read("b", "2025-03-09", direct_quote=WORDS), 0.85, "both quote the same words; the day may be one"),
        (read("b", "2025-03-10", direct_quote=WORDS), 0.6, "both quote the same words; the day may be one"),
        (read("b", day="2025-03-05", direct_quote=WORDS), 0.6,
         "both quote the same words; the days given are next to each other"),
        (read("b", day="2025-03-08", direct_quote=WORDS), 0.6,
         "both quote the same words; the days given are 4 days apart"),
        (read("b", day="2025-03-09", direct_quote=WORDS), 0.35,
         "both quote the same words; the days given are 5 days apart"),
        (read("b", direct_quote=f"Они {WORDS} снова"), 0.807,
         "both quote the words “войска союза никогда не войдут в”; the day may be one"),
        (read("b", principal="palace", direct_quote=WORDS), 0.6,
         "both quote the same words of two voices; the day may be one"),
        (read("b", day="2025-03-05", principal="palace", direct_quote=WORDS), 0.45,
         "both quote the same words of two voices; the days given are next to each other"),
        (read("b", day="2025-03-19", principal="palace", direct_quote=WORDS), 0.3,
         "both quote the same words of two voices; the days given are 15 days apart"),
    ],
)  # fmt: skip
def test_who_quotes_the_same_words_is_told_with_words_and_days(other: Read, score: float, why: str) -> None:
    dated = read("a", "2025-03-05", "2025-03-04", direct_quote=WORDS)
    one = dated if other.part.day else replace(dated, part=replace(dated.part, day=None), earliest=None)

    assert same_words([(one,), (other,)]) == same_words([(other,), (one,)]) == {("a", "b"): Alike(score, why)}


def test_which_of_two_days_is_the_later_makes_no_difference() -> None:
    later = read("a", "2025-03-09", "2025-03-08", direct_quote=WORDS)
    earlier = read("b", "2025-03-05", "2025-03-04", direct_quote=WORDS)

    assert same_words([(later,), (earlier,)]) == {
        ("a", "b"): Alike(0.6, "both quote the same words; the days given are 4 days apart")
    }


def test_words_within_one_utterance_or_record_are_no_question() -> None:
    one, other = read("a", direct_quote=WORDS), read("b", direct_quote=WORDS)

    assert same_words([(one, other)]) == {}
    assert same_words([(one,), (replace(other, part=replace(other.part, article="article-a")),)]) == {}
    assert same_words([(one,), (replace(other, part=replace(other.part, article="article-a", coder="ann")),)]) != {}
    assert same_words([(one,), (read("c"),), (read("d", direct_quote=""),)]) == {}


@pytest.mark.parametrize(
    ("reason", "score", "told"),
    [
        ("day", 0.6, "coders give other days"),
        ("occasion", 0.45, "they are placed at two occasions"),
        ("anonymous_in", 0.4, "the voices are anonymous and of two articles"),
        ("named", 0.35, "two named speakers spoke"),
        ("time", 0.35, "they are given at two times of the day"),
        ("ref", 0.3, "they bear two refs"),
        ("imputed", 0.15, "in one it is somebody else who tells what was said"),
    ],
)
def test_what_kept_the_rules_from_joining_two_is_told(reason: str, score: float, told: str) -> None:
    assert kept_apart([("b", "a", reason)]) == {("a", "b"): Alike(score, f"the rules would join them, but {told}")}
    both = kept_apart([("a", "b", f"day, {reason}, unheard-of")])["a", "b"]
    assert both.score == score
    assert both.why == f"the rules would join them, but coders give other days and {told}"


def voice(key: str, words: str = "источник во дворце", **fields: Any) -> Voice:
    return replace(Voice(key, words, 7, ord(key), ord(key), 1, "LPA", "2025-03-05"), **fields)


def test_voices_described_alike_are_told_with_who_heard_them() -> None:
    same, like = (
        voice("b", published="2025-03-08"),
        voice("c", "источник из дворца и министерства", published="2025-03-02"),
    )
    (first,) = voice_pairs([same, voice("a")])
    (second,) = voice_pairs([voice("a"), like])

    assert (first[0].key, first[1].key) == ("a", "b")
    assert first[2] == Alike(0.7, "LPA heard both, described as “источник во дворце” and “источник во дворце”")
    assert (second[0].key, second[1].key) == ("c", "a")
    assert second[2].score == 0.6
    for relayed in ((1, 5), (5, 1), (5, 6)):
        pair = [voice(key, source=source) for key, source in zip("ab", relayed, strict=True)]
        assert len(list(voice_pairs(pair))) == 1
    assert list(voice_pairs([voice("a", source=1), voice("b", source=1)])) == []
    assert [a.key + b.key for a, b, _ in voice_pairs([voice("a"), voice("b", article=ord("a")), voice("c")])] == [
        "ac",
        "bc",
    ]


LPA, HERALD, GULL = 1, 2, 3
QUOTE = "Дворец отверг войска Союза в гавани Тальмара на весь срок перемирия"
CITES = {HERALD: {LPA}, GULL: {LPA}}


def told(key: str, source: int, published: str = "2025-03-05", **fields: Any) -> Told:
    return replace(Told(key, 1, source, f"outlet {source}", source, published, "ru", "indirect", QUOTE, ""), **fields)


@pytest.mark.parametrize(
    ("later", "score", "when", "shared"),
    [
        (told("b", HERALD), 1.0, "on the same day", "100 % of the words of the quotes"),
        (told("b", HERALD, "2025-03-06"), 1.0, "on 2025-03-05 already", "100 % of the words of the quotes"),
        (told("b", HERALD, mode="direct"), 1.0, "on the same day", "100 % of the words of the quotes"),
        (
            told("b", HERALD, words="Дворец отверг войска Союза в гавани Тальмара на весь год"),
            *(0.7, "on the same day", "70 % of the words of the quotes"),
        ),
        (
            told("b", HERALD, lang="uk", translation=QUOTE),
            *(0.8, "on the same day", "100 % of the words of the translations"),
        ),
    ],
)
def test_a_relay_is_told_with_who_had_it_first_and_what_they_share(
    later: Told, score: float, when: str, shared: str
) -> None:
    first = told("a", LPA, translation=QUOTE)
    why = f"outlet 1 had it {when}, outlet 2 cites outlet 1 elsewhere, and {shared} agree"

    assert list(relay_pairs([later, first], CITES)) == [(later, first, Alike(score, why))]


def test_each_later_report_is_held_against_each_earlier_one() -> None:
    reports = [told("a", LPA), told("x", 9), told("b", HERALD, "2025-03-06"), told("c", GULL, "2025-03-07")]

    assert [(one.key, other.key) for one, other, _ in relay_pairs(reversed(reports), CITES)] == [("b", "a"), ("c", "a")]


def test_six_words_are_a_wording_and_five_are_not() -> None:
    six = "Дворец отверг войска Союза гавани Тальмара"
    five = "Дворец отверг войска Союза гавани"

    assert len(list(relay_pairs([told("a", LPA, words=six), told("b", HERALD, words=six)], CITES))) == 1
    assert list(relay_pairs([told("a", LPA, words=five), told("b", HERALD, words=five)], CITES)) == []
    assert list(relay_pairs([told("a", LPA, words=six), told("b", HERALD, words=five)], CITES)) == []
