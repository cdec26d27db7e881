"""A codebook before, after and between articles, changed, and one that cannot be."""

from itertools import permutations
from typing import Any

import pytest

from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, entry, said

ARTICLES = [
    article(said("Орлан", topic="guarantees", about="Лория", to="союз"), url="1", source="Herald"),
    article(said("LPA > anon(an official; of: Лория) > орлан", at="talks", said="2025-03-04"), url="2", source="LPA"),
    article(said(None, claim="b", also="Herald"), said("Лория", claim="-", topic="security/guarantees"), url="3"),
]
BOOK = [
    entry("speaker", "Marek Orlan", names=["Орлан"], kind="person", member_of=[{"of": "Loria", "from": "2024"}]),
    entry("speaker", "Loria", key="side-loria", kind="side", names=["Лория"]),
    entry("speaker", "Union", names=["Союз"]),
    entry("source", "Example Herald", key="eh", kind="newspaper", names=["Herald"], domains=["herald.example"]),
    entry("source", "Lorian Press Agency", names=["LPA"], kind="agency"),
    entry("topic", "guarantees", parent="security", names=["гарантии"]),
    entry("claim", key="troops", kind="demand", text={"en": "Troops may stay."}, topics=["guarantees"]),
    entry("occasion", "Talks", key="talks", date="2025-03-04"),
]


def same(one: World, other: World) -> bool:
    return one.export() == other.export() and one.views() == other.views()


def changed(given: Object, **fields: Any) -> Object:
    return given | fields


@pytest.mark.parametrize("batch", [1, 200])
def test_a_codebook_means_the_same_before_and_after_the_articles(make_world: WorldMaker, batch: int) -> None:
    before, after, between = make_world(), make_world(), make_world()
    before.put(*BOOK)
    before.put(*ARTICLES, batch=batch)
    after.put(*ARTICLES, batch=batch)
    after.put(*BOOK)
    for one, other in zip(ARTICLES, (BOOK[:3], BOOK[3:6], BOOK[6:]), strict=True):
        between.put(*other, one)

    assert same(before, after)
    assert same(before, between)
    assert before.view("v_statement", "speaker", claim="troops") == [("Marek Orlan",)] * 2


def test_absorbing_is_logged(world: World) -> None:
    world.put(*ARTICLES)
    world.put(*BOOK)

    absorbed = world.rows("select kind, key from change where action = 'absorb' order by kind, key")
    assert absorbed == [
        ("claim", "troops"),
        ("speaker", "example herald"),
        ("speaker", "herald"),
        ("speaker", "lpa"),
        ("speaker", "лория"),
        ("speaker", "орлан"),
        ("speaker", "союз"),
        ("topic", "security/guarantees"),
    ]


def test_an_unreviewed_source_of_another_key_is_absorbed_with_its_articles(world: World) -> None:
    world.put(article(said(None), source="Herald"))
    world.put(entry("source", "Example Herald", key="eh", names=["Herald"]))

    assert world.view("v_article", "source") == [("Example Herald",)]
    assert world.view("v_source", "source", "reviewed") == [("Example Herald", 1)]
    assert world.view("v_speaker", "speaker_key") == [("eh",)]
    assert world.view("v_report", "chain", "root") == [("Example Herald", "Example Herald")]


def test_the_affiliation_of_an_anonymous_voice_follows_its_name(world: World) -> None:
    world.put(article(said("anon(an official; of: Лория)")))
    world.put(entry("speaker", "Loria", names=["Лория"]))

    affiliated = "select b.name from v_speaker a join v_speaker b on b.speaker_id = a.affiliation_id"
    assert world.rows(affiliated) == [("Loria",)]
    assert world.view("v_speaker", "name", reviewed=0) == [("Example Herald",), ("anon(an official)",)]


def test_a_codebook_that_changes_means_what_the_new_one_means(make_world: WorldMaker) -> None:
    was, now = make_world(), make_world()
    new = [
        changed(BOOK[0], name="M. Orlan", key="marek orlan", names={"ru": ["Марек Орлан"]}, member_of=[]),
        changed(BOOK[1], kind="government"),
        changed(BOOK[3], name="Herald of Loria", names={"ru": ["Herald"]}, domains=[]),
        changed(BOOK[5], parent="safety", key="security/guarantees"),
        changed(BOOK[6], text={"en": "Troops must go."}, topics=["harbour"], kind="fact"),
        changed(BOOK[7], date="2025-03-05", names={"ru": ["переговоры"]}),
    ]
    was.put(*BOOK, *ARTICLES)
    was.put(*new)
    now.put(*(one for n, one in enumerate(BOOK) if n in (2, 4)), *new)
    now.put(*ARTICLES)

    assert same(was, now)
    assert "Орлан" in {name for (name,) in was.view("v_speaker", "name")}


def test_another_primary_name_is_told_in_every_chain(world: World) -> None:
    world.put(*BOOK, *ARTICLES)
    world.put(
        changed(BOOK[0], name="M. Orlan", key="marek orlan"), changed(BOOK[4], name="Agency", key="lorian press agency")
    )

    chains = {chain for (chain,) in world.view("v_report", "chain")}
    assert "Agency > anon(an official) > M. Orlan" in chains
    assert not any("Marek Orlan" in chain or "Lorian Press" in chain for chain in chains)


def test_a_better_spelling_of_an_unreviewed_name_is_told_in_every_chain(world: World) -> None:
    world.put(article(said("LENA VOSS > marek orlan"), url="1"))
    world.put(article(said("Marek Orlan", to="Lena Voss"), url="2"))

    assert world.view("v_report", "chain") == [
        ("Example Herald > Lena Voss > Marek Orlan",),
        ("Example Herald > Marek Orlan",),
    ]
    names = world.view("v_speaker_name", "name", "kind", speaker="Lena Voss")
    assert names == [("LENA VOSS", "alias"), ("Lena Voss", "primary")]


def test_a_claim_used_first_and_defined_later(world: World) -> None:
    world.put(article(said(claim="c", stance="affirms", claim_text="As an article has it.")))
    before = world.view("v_claim", "claim", "kind", "text", "reviewed")
    world.put(entry("claim", key="c", kind="position", text={"en": "As the codebook has it.", "ru": "Так."}))

    assert before == [("c", "fact", "As an article has it.", 0)]
    assert world.view("v_claim", "claim", "kind", "text", "reviewed") == [
        ("c", "position", "As the codebook has it.", 1)
    ]
    assert world.view("v_claim_text", "lang", "text") == [("en", "As the codebook has it."), ("ru", "Так.")]


def test_the_earliest_published_article_defines_a_claim_and_others_are_warned_of(world: World) -> None:
    late = article(said(claim_text="Late.", kind="demand", topic="war"), url="1", published="2025-03-06")
    early = article(said(claim_text="Early.", topic="trade"), url="2", published="2025-03-02")
    world.put(late)
    result = world.put(early)

    assert world.view("v_claim", "text", "kind") == [("Early.", "demand")]
    assert world.view("v_claim_topic", "topic") == [("trade",), ("war",)]
    assert [one.code for one in result.found.in_order() if one.code == "CT408"] == ["CT408"]


def test_a_domain_moves_from_one_source_to_another(world: World) -> None:
    domains = "select s.source, d.domain from source_domain d join v_source s using (source_id) order by 2"
    world.put(entry("source", "A", domains=["a.example", "x.example"]), entry("source", "B", domains=["b.example"]))
    world.put(entry("source", "B", domains=["b.example", "x.example"]), entry("source", "A", domains=["a.example"]))

    assert world.rows(domains) == [("A", "a.example"), ("B", "b.example"), ("B", "x.example")]


def test_memberships_are_written_with_open_and_partial_days(world: World) -> None:
    groups = [{"of": "Loria", "from": "2024", "until": "2024-06", "role": "Envoy"}, {"of": "Union"}]
    world.put(entry("speaker", "Marek Orlan", member_of=groups))

    assert world.view("v_membership", "member_of", "role", "date_from", "date_until") == [
        ("Loria", "Envoy", "2024", "2024-06"),
        ("Union", "", None, None),
    ]
    days = world.rows("select first_day, end_day from membership order by first_day")
    assert days == [("0000-01-01", "9999-12-31"), ("2024-01-01", "2024-07-01")]


@pytest.mark.parametrize("groups", list(permutations([{"of": "Loria"}, {"of": "Лория", "until": "2025"}])))
def test_of_two_memberships_with_one_beginning_the_longer_holds(small_world: World, groups: list[Object]) -> None:
    small_world.put(entry("speaker", "Loria", names=["Лория"]), entry("speaker", "Lena Voss", member_of=list(groups)))

    assert small_world.view("v_membership", "member_of", "date_until") == [("Loria", None)]


def test_nothing_of_a_codebook_is_new_the_second_time(world: World) -> None:
    assert world.put(*BOOK).codebook_entries == len(BOOK)
    assert world.put(*BOOK).codebook_entries == 0
    assert world.put(*BOOK, entry("speaker", "New")).codebook_entries == 1


KEPT = ("v_membership", "v_topic", "v_report", "v_statement")
REFUSED = {
    "a name in use would belong to two": (
        [entry("speaker", "Port"), article(said("Port"))],
        [entry("speaker", "Port Authority", names=["Port"])],
        "CT401",
    ),
    "a group would be two": (
        [entry("speaker", "Port"), entry("speaker", "Marek Orlan", member_of=[{"of": "Port"}])],
        [entry("speaker", "Port Authority", names=["Port"])],
        "CT401",
    ),
    "a source would be two": (
        [entry("source", "Herald"), article(said(None), source="Herald")],
        [entry("source", "Other", names=["Herald"])],
        "CT401",
    ),
    "a member of itself": ([entry("speaker", "A", member_of=[{"of": "B"}])],
                           [entry("speaker", "B", member_of=[{"of": "A"}])], "CT410"),
    "a topic in itself": ([entry("topic", "a", key="a", parent="b")],
                          [entry("topic", "b", key="b", parent="a")], "CT410"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED, ids=REFUSED.keys())
def test_a_codebook_that_cannot_be_is_refused_whole(world: World, case: str) -> None:
    first, second, code = REFUSED[case]
    world.put(*first)
    before, exported = world.views(), world.export()
    result = world.put(*second, entry("speaker", "Innocent"), article(said("Somebody"), url="9"))

    assert [one.code for one in result.found.in_order() if one.severity == "error"] == [code]
    assert result.codebook_entries == 0
    assert result.exit_code == 1
    assert result.counts.articles_new == 1
    world.put(article(said("Somebody"), url="9") | {"statements": []})
    assert [line for line in world.export() if "herald.example/9" not in line] == exported
    assert {name: rows for name, rows in world.views().items() if name in KEPT} == {name: before[name] for name in KEPT}


def test_two_codebooks_of_one_run_that_define_a_key_differently_are_an_error_and_neither_holds(world: World) -> None:
    result = world.put(entry("speaker", "Port", kind="government"), entry("speaker", "Port", kind="organisation"))

    assert [one.code for one in result.found.in_order()] == ["CT409"]
    assert world.view("v_speaker") == []
