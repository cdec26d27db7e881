"""Which codings are one act of speech."""

from itertools import permutations

import pytest

from claimtrack.domain.identity import Part, Verdict, group

WORDS = "Мы никогда не согласимся на это условие"


def part(key: str, **fields: str | int | bool | None) -> Part:
    """Give a dated part of its own article, coder, claim and principal's own voice."""
    given: dict[str, str | int | bool | None] = {
        "key": key,
        "coding": f"coding-{key}",
        "principal": "orlan",
        "speaker": "orlan",
        "article": f"article-{key}",
        "coder": "",
        "published": "2025-03-05",
        "imputed": False,
        "claim": f"claim-{key}",
        "day": "2025-03-04",
    }
    return Part(**(given | fields))  # type: ignore[arg-type]


def groups(*parts: Part, verdicts: tuple[Verdict, ...] = ()) -> list[set[str]]:
    """Give the keys of each utterance; whatever the order of the parts."""
    found = {
        tuple(tuple(one.key for one in members) for members in group(order, verdicts).groups)
        for order in permutations(parts)
    }
    assert len(found) == 1, "the order of the parts matters"
    return [set(members) for members in found.pop()]


def suggestions(*parts: Part) -> list[tuple[str, str, str]]:
    """Give the pairs a person should judge; whatever the order of the parts."""
    found = {group(order).suggestions for order in permutations(parts)}
    assert len(found) == 1, "the order of the parts matters"
    return list(found.pop())


@pytest.mark.parametrize(
    "shared",
    [
        {"ref": "post:1", "day": None},
        {"occasion": "harbour-talks"},
        {"direct_quote": WORDS, "lang": "ru"},
        {"claim": "troops"},
        {"article": "article-1"},
    ],
    ids=["ref", "occasion and day", "words and day", "claim and day", "article and day"],
)
def test_what_shares_a_key_is_one_utterance(shared: dict[str, str | None]) -> None:
    assert groups(part("a", **shared), part("b", **shared)) == [{"a", "b"}]


@pytest.mark.parametrize(
    "shared", [{"occasion": "harbour-talks"}, {"direct_quote": WORDS}, {"claim": "troops"}, {"article": "article-1"}]
)
def test_without_a_known_day_only_a_ref_joins(shared: dict[str, str]) -> None:
    assert len(groups(part("a", day=None, **shared), part("b", day=None, **shared))) == 2
    assert len(groups(part("a", **shared), part("b", day=None, **shared))) == 2


def test_the_same_words_on_another_day_are_a_new_utterance() -> None:
    said = {"direct_quote": WORDS, "claim": "troops", "occasion": "talks"}
    assert len(groups(part("a", **said), part("b", day="2025-03-03", **said))) == 2


def test_another_principal_is_another_utterance() -> None:
    assert len(groups(part("a", claim="troops"), part("b", claim="troops", principal="venn"))) == 2


@pytest.mark.parametrize(
    ("quote", "lang"),
    [("Мы не согласимся", "ru"), (WORDS, "uk"), (WORDS + " сегодня", "ru")],
    ids=["under six words", "another language", "other words"],
)
def test_words_join_only_when_they_are_the_same_and_enough(quote: str, lang: str) -> None:
    one = part("a", direct_quote=WORDS if lang == "uk" or len(quote) > len(WORDS) else quote, lang="ru")
    assert len(groups(one, part("b", direct_quote=quote, lang=lang))) == 2


def test_punctuation_and_case_do_not_part_words() -> None:
    other = "«Мы никогда не согласимся… на ЭТО условие!»"
    assert groups(part("a", direct_quote=WORDS), part("b", direct_quote=other)) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        ({"ref": "post:1"}, {"ref": "post:2"}, "ref"),
        ({"occasion": "talks"}, {"occasion": "briefing"}, "occasion"),
        ({"named": "bren"}, {"named": "tarn"}, "named"),
        ({"imputed": True}, {"imputed": False}, "imputed"),
        ({"anonymous_in": "article-a"}, {"anonymous_in": "article-b"}, "anonymous_in"),
        ({"time": "2025-03-04T10:00Z"}, {"time": "2025-03-04T12:00Z"}, "time"),
    ],
)
def test_what_may_not_be_one_stays_apart_and_is_suggested(
    left: dict[str, str | bool], right: dict[str, str | bool], why: str
) -> None:
    one, other = part("a", claim="troops", **left), part("b", claim="troops", **right)
    assert len(groups(one, other)) == 2
    assert suggestions(one, other) == [("a", "b", why)]


def test_all_that_two_disagree_on_is_told() -> None:
    one, other = part("a", claim="troops", ref="post:1", occasion="talks"), part("b", claim="troops", ref="post:2")
    assert suggestions(one, other) == [("a", "b", "ref")]
    assert suggestions(one, part("b", claim="troops", ref="post:2", occasion="lunch")) == [("a", "b", "ref, occasion")]


@pytest.mark.parametrize("end", "mnopqrst")
@pytest.mark.parametrize("by", ["ref", "named"])
def test_an_utterance_of_several_is_suggested_by_its_first_part(end: str, by: str) -> None:
    joined = [part(key, claim="troops", **{by: "lpa:1"}) for key in ("k", "l", end)]
    assert suggestions(*joined, part("z", claim="troops", **{by: "lpa:2"})) == [("k", "z", by)]


def test_suggestions_come_in_the_order_of_their_keys() -> None:
    last = [part("y", occasion="talks", ref="post:1"), part("z", occasion="talks", ref="post:2")]
    first = [part(key, principal="venn", claim="troops", ref=f"post:{key}") for key in "ab"]
    assert suggestions(*last, *first) == [("a", "b", "ref"), ("y", "z", "ref")]


def test_what_a_weaker_rule_joins_after_all_is_not_suggested() -> None:
    read = {"article": "article-1", "claim": "troops", "occasion": "talks"}
    one = part("a", coder="c1", time="2025-03-04T10:00Z", **read)
    other = part("b", coder="c2", time="2025-03-04T12:00Z", **read)
    assert groups(one, other) == [{"a", "b"}]
    assert suggestions(one, other) == []


def test_two_spokesmen_of_one_government_join_with_what_names_nobody() -> None:
    by_claim = {"claim": "troops"}
    assert groups(part("a", named="bren", **by_claim), part("b", **by_claim)) == [{"a", "b"}]
    assert (
        len(groups(part("a", named="bren", **by_claim), part("b", named="tarn", **by_claim), part("c", **by_claim)))
        == 3
    )


def test_times_that_agree_or_are_not_given_do_not_part() -> None:
    at = {"claim": "troops", "time": "2025-03-04T10:00Z"}
    assert groups(part("a", **at), part("b", **at), part("c", claim="troops")) == [{"a", "b", "c"}]


def test_one_key_leads_to_the_next() -> None:
    first = part("a", claim="troops", ref="post:1")
    assert groups(first, part("b", claim="troops"), part("c", ref="post:1", day=None)) == [{"a", "b", "c"}]


def test_all_an_article_tells_of_one_day_is_one_utterance() -> None:
    several = [part(key, article="article-1", offset=at) for at, key in enumerate("abc")]
    assert groups(*several) == [{"a", "b", "c"}]


def test_two_coders_of_an_article_read_the_same_even_undated() -> None:
    shared = {"article": "article-1", "claim": "troops", "day": None}
    assert groups(part("a", coder="c1", **shared), part("b", coder="c2", **shared)) == [{"a", "b"}]
    assert len(groups(part("a", coder="c1", **shared), part("b", coder="c1", offset=9, **shared))) == 2


def test_the_first_of_one_coder_is_the_first_of_the_other() -> None:
    shared = {"article": "article-1", "claim": "troops", "day": None}
    first = [part(f"{coder}-1", coder=coder, offset=1, **shared) for coder in ("c1", "c2")]
    second = [part(f"{coder}-2", coder=coder, offset=5, **shared) for coder in ("c1", "c2")]
    assert groups(*first, *second) == [{"c1-1", "c2-1"}, {"c1-2", "c2-2"}]


def test_one_record_of_each_coder_is_one_utterance_whatever_day_each_gives() -> None:
    shared = {"article": "1", "claim": "troops"}
    early, late = part("a", coder="c1", day="2025-03-01", **shared), part("b", coder="c2", day="2025-03-02", **shared)
    assert groups(early, late) == [{"a", "b"}]


def test_a_coder_who_read_more_is_paired_by_day() -> None:
    shared = {"article": "article-1", "claim": "troops"}
    early = part("a", coder="c1", offset=1, day="2025-03-01", **shared)
    late = part("b", coder="c1", offset=5, **shared)
    assert groups(early, late, part("c", coder="c2", offset=5, **shared)) == [{"a"}, {"b", "c"}]


def test_three_coders_are_paired_as_far_as_each_has_read() -> None:
    shared = {"article": "article-1", "claim": "troops", "day": None}
    first = [part(f"{coder}-1", coder=coder, offset=1, **shared) for coder in ("c1", "c2", "c3")]
    second = [part(f"{coder}-2", coder=coder, offset=5, **shared) for coder in ("c1", "c2")]
    assert groups(*first, *second) == [{"c1-1", "c2-1", "c3-1"}, {"c1-2", "c2-2"}]


def test_a_judgement_joins_what_no_rule_joins() -> None:
    verdict = Verdict("a", "b", same=True)
    assert groups(part("a", day=None), part("b"), verdicts=(verdict,)) == [{"a", "b"}]


def test_a_judgement_parts_what_a_rule_would_join() -> None:
    verdict = Verdict("b", "a", same=False)
    parts = (part("a", claim="troops"), part("b", claim="troops"))
    assert groups(*parts, verdicts=(verdict,)) == [{"a"}, {"b"}]
    assert group(parts, [verdict]).suggestions == ()


def test_what_was_judged_the_same_still_joins_by_the_rules() -> None:
    verdict = Verdict("a", "b", same=True)
    parts = (part("a", day=None), part("b", claim="troops"), part("c", claim="troops"))
    assert groups(*parts, verdicts=(verdict,)) == [{"a", "b", "c"}]


def test_a_judgement_that_two_differ_leaves_what_neither_is_in_as_it_was() -> None:
    verdict = Verdict("a", "c", same=False)
    parts = (part("a", claim="troops"), part("b", claim="troops"), part("c", claim="harbour"))
    assert groups(*parts, verdicts=(verdict,)) == [{"a", "b"}, {"c"}]


def test_a_judgement_on_what_is_not_there_changes_nothing() -> None:
    for verdict in (Verdict("a", "gone", same=True), Verdict("gone", "a", same=True)):
        assert groups(part("a"), verdicts=(verdict,)) == [{"a"}]


def test_an_utterance_begins_with_what_was_published_first() -> None:
    late, early = part("a", claim="troops"), part("b", claim="troops", published="2025-03-04")
    assert [one.key for one in group([late, early]).groups[0]] == ["b", "a"]


def test_utterances_stand_in_the_order_of_their_first_publication() -> None:
    early = [part("a", claim="troops", published="2025-03-01"), part("b", claim="troops", published="2025-03-09")]
    between = part("c", claim="harbour", published="2025-03-05")
    assert groups(*early, between) == [{"a", "b"}, {"c"}]
