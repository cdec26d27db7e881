"""Utterances that may be one act of speech, voices that may be one, reports that may have one origin."""

from dataclasses import replace
from typing import Any

import pytest

from claimtrack.domain.identity import Part, group
from claimtrack.domain.suggesting_relays import Told, relay_pairs
from claimtrack.domain.suggesting_speech import Found, Read, kept_apart, merged, near_reports, same_words
from claimtrack.domain.suggesting_voices import Voice, voice_pairs

WORDS = "Войска Союза 🙂 никогда не войдут в гавань Тальмара"


def read(key: str, published: str = "2025-03-05", day: str | None = None, **fields: object) -> Read:
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
    read = Read(replace(part, **of_part), day, day or published, -1, False, "", 1, 1, "LPA")  # type: ignore[arg-type]  # noqa: FBT003
    return replace(read, **of_read)  # type: ignore[arg-type]


def near(*reads: Read) -> dict[str, float]:
    return _told(near_reports([(one,) for one in reads]))


def quoted(*reads: Read) -> dict[str, float]:
    return _told(same_words([(one,) for one in reads]))


def _told(found: Found) -> dict[str, float]:
    return {" ".join(pair): likeness.score for pair, likeness in found.items()}


def test_an_undated_report_comes_near_a_dated_one_of_a_few_days_before() -> None:
    dated = read("a", "2025-03-05", "2025-03-04")

    assert near(dated, read("b", "2025-03-06")) == {"a b": 0.5}
    assert near(dated, read("b", "2025-03-09")) == {}
    assert near(read("a", "2025-03-05", "2025-02-01"), read("b", "2025-03-05")) == {}
    assert near(read("a", "2025-03-05"), read("b", "2025-03-06")) == {"a b": 0.5}


def test_days_next_to_each_other_are_a_weaker_sign_and_others_none() -> None:
    assert near(read("a", "2025-03-05", "2025-03-04"), read("b", "2025-03-05", "2025-03-05")) == {"a b": 0.4}
    assert near(read("a", "2025-03-05", "2025-03-03"), read("b", "2025-03-05", "2025-03-05")) == {}
    assert near(read("a", "2025-03-05", "2025-03-05"), read("b", "2025-03-05", "2025-03-05")) == {}


@pytest.mark.parametrize(
    "other",
    [
        {"principal": "bren"},
        {"claim": "harbour"},
        {"stance": 1},
        {"conditional": True},
        {"imputed": True},
        {"ref": "lpa:2"},
        {"occasion": "talks"},
        {"named": "bren"},
        {"anonymous_in": "article-b"},
        {"article": "article-a"},
    ],
    ids=str,
)
def test_what_two_utterances_cannot_share_is_no_sign(other: dict[str, Any]) -> None:
    one = read("a", ref="lpa:1", occasion="summit", named="orlan")

    assert near(one, read("b")) == {"a b": 0.5}
    assert near(one, read("b", **other)) == {}


def test_like_words_and_a_common_origin_make_it_surer_and_are_told() -> None:
    one = read("a", words="Орлан отверг войска Союза в гавани Тальмара", source=2, root=1)
    same = read("b", words="Войска Союза в гавани Тальмара Орлан отверг", source=3, root=1)
    [(pair, likeness)] = near_reports([(one,), (same,)]).items()

    assert pair == ("a", "b")
    assert likeness.score > 0.8
    assert "the quotes share most of their words" in likeness.why
    assert "both have it from LPA" in likeness.why
    assert near(one, read("c", source=1, root=1)) == {"a c": 0.6}
    assert near(one, read("d", source=2, root=2)) == {"a d": 0.5}


def test_one_pair_of_parts_stands_for_two_utterances() -> None:
    one, other = (read("a"), read("b")), (read("c"), read("d", source=2, root=7), read("e"))

    assert len(near_reports([one, other])) == 1


def test_the_same_words_meet_though_the_day_is_unknown_or_another() -> None:
    said = {"direct_quote": WORDS}
    dated = read("a", "2025-03-05", "2025-03-04", **said)

    assert quoted(dated, read("b", "2025-03-06", **said)) == {"a b": 0.85}
    assert quoted(dated, read("b", "2025-03-07", "2025-03-06", **said)) == {"a b": 0.6}
    assert quoted(dated, read("b", "2025-04-07", "2025-04-06", **said)) == {"a b": 0.35}
    assert quoted(dated, read("b", "2025-03-06", lang="uk", **said)) == {}


def test_words_of_two_voices_are_a_weaker_sign() -> None:
    one, other = read("a", direct_quote=WORDS), read("b", direct_quote=WORDS, principal="palace", speaker="palace")
    [likeness] = same_words([(one,), (other,)]).values()

    assert likeness.score == 0.6
    assert "two voices" in likeness.why


def test_six_words_in_a_row_are_enough_five_are_not() -> None:
    words = "никогда не войдут в гавань Тальмара"
    one = read("a", direct_quote=WORDS)
    [likeness] = same_words([(one,), (read("b", direct_quote=f"Они {words}, и точка"),)]).values()

    assert f"the words “{words.lower()}”" in likeness.why
    assert quoted(one, read("b", direct_quote="Они не войдут в гавань Тальмара, и точка")) == {}
    assert quoted(one, read("b", direct_quote=WORDS, article="article-a")) == {}


def test_what_the_rules_left_open_is_told_in_words() -> None:
    day = "2025-03-04"
    parts = [
        read("a", day=day, direct_quote=WORDS, named="bren").part,
        read("b", day=day, direct_quote=WORDS, named="venn").part,
    ]
    [(pair, likeness)] = kept_apart(group(parts).suggestions).items()

    assert pair == ("a", "b")
    assert likeness.why == "the rules would join them, but two named speakers spoke"
    assert kept_apart([("b", "a", "ref, imputed")])["a", "b"].score == 0.15
    assert kept_apart([("a", "b", "whatever")]) == {}


def test_the_surest_sign_of_two_utterances_stands() -> None:
    weak, strong = kept_apart([("a", "b", "ref")]), kept_apart([("a", "c", "day")])

    assert merged([weak, strong], {"a": 0, "b": 1, "c": 1}) == strong
    assert merged([weak], {"a": 0, "b": 0}) == {}


def voice(key: str, words: str = "источник во дворце", **fields: object) -> Voice:
    made = Voice(key, words, 7, ord(key), ord(key), 1, "LPA", "2025-03-05")
    return replace(made, **fields)  # type: ignore[arg-type]


def voices(*given: Voice) -> list[str]:
    return [one.key + other.key for one, other, _ in voice_pairs(given)]


def test_voices_that_one_source_heard_may_be_one() -> None:
    one = voice("a")

    assert voices(one, voice("b", "Источник во дворце 🙂")) == ["ab"]
    assert voices(one, voice("b", "чиновник министерства")) == []
    assert voices(one, voice("b", root=2)) == []
    assert voices(one, voice("b", of=None)) == []
    assert voices(one, voice("b", article=ord("a"))) == []
    assert voices(one, voice("b", published="2025-03-09")) == []
    assert voices(voice("a", source=1), voice("b", source=1)) == []
    assert voices(voice("a", source=1), voice("b")) == ["ab"]


LPA, HERALD, GULL = 1, 2, 3
QUOTE = "Дворец отверг войска Союза в гавани Тальмара на весь срок перемирия"


def told(key: str, source: int, published: str = "2025-03-05", **fields: object) -> Told:
    made = Told(key, 1, source, f"outlet {source}", source, published, "ru", "indirect", QUOTE, "")
    return replace(made, **fields)  # type: ignore[arg-type]


def relays(*given: Told, cites: dict[int, set[int]]) -> list[str]:
    return [f"{later.key} {earlier.key}" for later, earlier, _ in relay_pairs(given, cites)]


def test_the_later_of_two_in_the_same_words_may_relay_whom_it_cites_elsewhere() -> None:
    first, later = told("a", LPA), told("b", HERALD, "2025-03-06")

    assert relays(later, first, cites={HERALD: {LPA}}) == ["b a"]
    assert relays(later, first, cites={LPA: {HERALD}}) == []
    assert relays(later, first, cites={}) == []
    assert relays(replace(later, statement=2), first, cites={HERALD: {LPA}}) == []
    assert relays(replace(later, origin=LPA), first, cites={HERALD: {LPA}}) == []
    assert (
        relays(replace(later, words="Войска нужны всем, сказали им вчера поздно вечером"), first, cites={HERALD: {LPA}})
        == []
    )


def test_direct_quotes_and_translations_prove_less() -> None:
    cites = {HERALD: {LPA}}
    english = "The Palace rejected troops of the Union in the harbour of Talmar"
    pairs = [
        (told("a", LPA), told("b", HERALD)),
        (told("a", LPA, translation=english), told("b", HERALD, lang="en", translation=english)),
        (told("a", LPA, mode="direct"), told("b", HERALD, mode="direct")),
    ]
    scores = [likeness.score for pair in pairs for _, _, likeness in relay_pairs(pair, cites)]

    assert scores == [1, 0.8, 0.6]


def test_a_few_words_are_no_wording() -> None:
    assert (
        relays(told("a", LPA, words="Войск не будет"), told("b", HERALD, words="Войск не будет"), cites={HERALD: {LPA}})
        == []
    )
