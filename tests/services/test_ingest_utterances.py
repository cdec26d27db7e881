"""Which records are one act of speech, and who is said to have said it."""

import pytest

from tests.world import Object, World, article, said

DAY = "2025-03-04"
WORDS = "гарантии нужны обеим сторонам и никому больше сегодня"
DIRECT = {"quote": WORDS, "mode": "direct", "said": DAY}


def carried(world: World) -> list[tuple[str, int]]:
    """Every statement: its claim, and how many articles carry it."""
    return [(str(claim), n) for claim, n in world.view("v_statement", "claim", "n_reports")]


def utterances(world: World) -> int:
    return len(world.rows("select distinct utterance_id from v_statement"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(ref="post:1"), said(ref="post:1", claim="harbour")),
        (said(said=DAY), said(said=DAY)),
        (said(**DIRECT), said(claim="harbour", **DIRECT)),
    ],
    ids=["ref", "day and claim", "day and the same direct words"],
)
def test_two_articles_carry_one_utterance(world: World, one: Object, other: Object) -> None:
    world.put(article(one, url="1"), article(other, url="2", source="LPA"))

    assert utterances(world) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said(), said()),
        (said(said="2025-03"), said(said="2025-03")),
        (said(said=DAY), said(said="2025-03-03")),
        (said(said=DAY), said(said=DAY, claim="harbour")),
        (said("Marek Orlan", said=DAY), said("Lena Voss", said=DAY)),
        (said(said=DAY, ref="post:1"), said(said=DAY, ref="post:2")),
        (said(said=f"{DAY}T10:00Z"), said(said=f"{DAY}T18:00Z")),
        (said("Marek Orlan (for Loria)", said=DAY), said("Lena Voss (for Loria)", said=DAY)),
        (said(said=DAY), said("Lena Voss (interpreter) > Marek Orlan", said=DAY)),
        (said("anon(an official)", said=DAY), said("anon(an official)", said=DAY)),
        (said("?", said=DAY), said("?", said=DAY)),
        (said(ref="post:1"), said("Lena Voss", ref="post:1")),
        (said(ref="1"), said(ref="1")),
        (said(quote="гарантии нужны обеим", mode="direct", said=DAY, claim="a"),
         said(quote="гарантии нужны обеим", mode="direct", said=DAY, claim="b")),
        (said(**(DIRECT | {"mode": "indirect"}), claim="a"), said(**(DIRECT | {"mode": "indirect"}), claim="b")),
    ],
    ids=[
        "no day known",
        "only a month known",
        "another day",
        "another claim, other words",
        "another speaker",
        "two refs",
        "two times of a day",
        "two spokesmen of one government",
        "own and imputed",
        "anonymous voices of two articles",
        "unspecified voices of two articles",
        "one ref, two principals",
        "a ref without a namespace",
        "too few words",
        "words not quoted directly",
    ],
)  # fmt: skip
def test_two_articles_carry_two_utterances(world: World, one: Object, other: Object) -> None:
    world.put(article(one, url="1"), article(other, url="2", source="LPA"))

    assert utterances(world) == 2


def test_a_defined_occasion_joins_and_an_undefined_one_does_not(world: World) -> None:
    talks = {"type": "occasion", "key": "talks", "name": "Talks in the harbour"}
    records = [said(claim=claim, said=DAY, at=at) for claim, at in (("a", "talks"), ("b", "Talks in the harbour"))]
    world.put(*(article(one, url=str(n)) for n, one in enumerate(records)))
    before = utterances(world)

    world.put(talks)

    assert (before, utterances(world)) == (2, 1)


def test_within_one_article_a_day_joins_and_its_absence_keeps_apart(world: World) -> None:
    world.put(article(said(claim="a", said=DAY), said(claim="b", said=DAY), said(claim="c"), said(claim="d")))

    assert carried(world) == [("a", 1), ("b", 1), ("c", 1), ("d", 1)]
    assert utterances(world) == 3


def test_the_same_words_on_another_day_are_a_new_utterance(world: World) -> None:
    world.put(
        article(said(**DIRECT), url="1"),
        article(said(**(DIRECT | {"said": "2025-03-05"})), url="2"),
    )

    assert utterances(world) == 2


def test_quotes_in_two_languages_are_not_the_same_words(world: World) -> None:
    world.put(article(said(claim="a", **DIRECT), url="1"), article(said(claim="b", **DIRECT), url="2", lang="uk"))

    assert utterances(world) == 2


def test_one_statement_on_no_claim_for_each_set_of_topics(world: World) -> None:
    world.put(
        article(said(claim="-", topic="war", said=DAY), said(claim="-", topic="trade", said=DAY), url="1"),
        article(said(claim="-", topic="trade", said=DAY), url="2"),
    )

    assert utterances(world) == 1
    topics = world.rows("select t.topic, s.n_reports from v_statement s join v_statement_topic t using (statement_id)")
    assert sorted(topics) == [("trade", 2), ("war", 1)]


def test_joint_speakers_make_a_statement_each_with_a_shared_id(world: World) -> None:
    world.put(
        article(said("Loria & Kasteya", ref="p:1"), url="1"),
        article(said("Loria & Kasteya", ref="p:1"), url="2", source="LPA"),
        article(said("Loria", ref="p:1"), url="3", source="Union Wire"),
    )

    rows = world.view("v_statement", "speaker", "n_reports", "joint")
    assert [(speaker, n) for speaker, n, _ in rows] == [("Kasteya", 2), ("Loria", 3)]
    assert len({joint for *_, joint in rows}) == 1
    assert rows[0][2] is not None


def test_one_who_is_named_twice_among_joint_speakers_spoke_once(world: World) -> None:
    world.put(article(said("Marek Orlan & marek orlan")))

    assert world.view("v_statement", "speaker", "joint", "n_reports") == [("Marek Orlan", None, 1)]


def test_an_interpreter_makes_it_imputed(world: World) -> None:
    world.put(article(said("LPA > Lena Voss (interpreter) > Marek Orlan")))

    assert world.view("v_statement", "speaker", "principal", "imputed") == [("Marek Orlan", "Marek Orlan", 1)]
    assert world.view("v_position") == []
    assert world.view("v_report", "chain") == [("Example Herald > LPA > Lena Voss > Marek Orlan",)]


def test_a_spokesperson_speaks_and_the_next_link_is_committed(world: World) -> None:
    world.put(article(said("Lena Voss (spokesperson) > Lorian Palace")))

    assert world.view("v_statement", "speaker", "principal") == [("Lena Voss", "Lorian Palace")]
    assert world.view("v_hop", "position", "speaker", "role") == [
        (0, "Example Herald", "publisher"),
        (1, "Lena Voss", "spokesperson"),
        (2, "Lorian Palace", "origin"),
    ]


def test_somebody_speaks_for_another(world: World) -> None:
    world.put(article(said("Marek Orlan (for Loria)", said=DAY), url="1"), article(said("Loria", said=DAY), url="2"))

    assert world.view("v_statement", "speaker", "principal", "n_reports") == [("Marek Orlan", "Loria", 2)]
    assert ("Marek Orlan", "Loria") in world.view("v_hop", "speaker", "on_behalf_of")


def test_who_is_known_by_name_is_told_rather_than_an_anonymous_voice(world: World) -> None:
    voice = article(said("anon(a guard) (for Loria)", ref="x:1"), url="1", published="2025-03-04")
    itself = article(said("Loria", ref="x:1"), url="2", published="2025-03-05")
    spokesman = article(said("Lena Voss (for Loria)", ref="x:1"), url="3", published="2025-03-06")

    world.put(voice, itself)
    assert world.view("v_statement", "speaker", "principal", "anonymous") == [("Loria", "Loria", 0)]
    world.put(spokesman)
    assert world.view("v_statement", "speaker", "principal", "anonymous") == [("Lena Voss", "Loria", 0)]


def test_two_spokesmen_of_an_anonymous_voice_spoke_twice(small_world: World) -> None:
    spokesmen = ("Lena Voss (spokesperson) > anon(a guard)", "Marek Orlan (spokesperson) > anon(a guard)")
    small_world.put(article(*(said(by, said=DAY) for by in spokesmen)))

    assert utterances(small_world) == 2


def test_without_by_the_source_speaks_in_its_own_voice(world: World) -> None:
    world.put(article(said(None)), article(said("example herald", claim="b"), url="2"))

    assert world.view("v_statement", "speaker", "claim") == [("Example Herald", "b"), ("Example Herald", "troops")]
    assert world.view("v_report", "chain") == [("Example Herald",), ("Example Herald",)]


def test_a_chain_that_begins_with_the_source_says_so_once(world: World) -> None:
    world.put(article(said("Example Herald > LPA > Marek Orlan")))

    assert world.view("v_report", "chain") == [("Example Herald > LPA > Marek Orlan",)]


def test_an_unspecified_speaker_is_legal(world: World) -> None:
    world.put(article(said("LPA > ?")))

    assert world.view("v_statement", "speaker", "via_anonymous") == [("unspecified", 0)]


def test_the_same_anonymous_words_in_one_article_are_one_voice(world: World) -> None:
    voice = "anon(an official; of: Loria; reason: not allowed to speak)"
    world.put(
        article(said(voice, claim="a"), said(voice, claim="b"), said("anon(another; of: Loria)", claim="c"), url="1"),
        article(said(voice, claim="d"), url="2"),
    )

    spoken = world.rows("select claim, speaker_id, anonymous, via_anonymous from v_statement order by claim")
    voices = [speaker for _, speaker, _, _ in spoken]
    assert voices[0] == voices[1]
    assert len(set(voices)) == 3
    assert {(anonymous, via) for _, _, anonymous, via in spoken} == {(1, 1)}
    assert world.view("v_speaker", "name", kind="anonymous") == [("anon(an official)",)] * 2 + [("anon(another)",)]


def test_a_statement_through_an_anonymous_voice_is_own_and_marked_unless_another_report_is_not(world: World) -> None:
    world.put(article(said("anon(a source) > Marek Orlan", said=DAY), url="1"))
    alone = world.view("v_statement", "speaker", "imputed", "via_anonymous")

    world.put(article(said("Marek Orlan", said=DAY), url="2", source="LPA"))

    assert alone == [("Marek Orlan", 0, 1)]
    assert world.view("v_statement", "speaker", "via_anonymous", "n_reports") == [("Marek Orlan", 0, 2)]


def test_the_stance_is_that_of_the_direct_quote_and_a_warning_says_that_reports_differ(world: World) -> None:
    result = world.put(
        article(said(stance="supports", said=DAY, mode="indirect"), url="1", published="2025-03-04"),
        article(said(stance="opposes", said=DAY, mode="direct"), url="2"),
    )

    assert world.view("v_statement", "stance", "n_reports") == [(-1, 2)]
    assert [one.code for one in result.found.in_order() if one.code == "CT407"] == ["CT407"]


def test_an_unclear_report_disagrees_with_nobody(world: World) -> None:
    result = world.put(
        article(said(stance="unclear", said=DAY, mode="direct"), url="1"),
        article(said(stance="opposes", said=DAY), url="2"),
    )

    assert world.view("v_statement", "stance") == [(-1,)]
    assert "CT407" not in {code for _, code in result.found.counts}


def test_whom_it_was_said_to_and_who_carries_the_same(world: World) -> None:
    world.put(article(said(to="Lena Voss; Kasteya", also="Union Wire")))

    addressed = "select p.name from utterance_addressee a join v_speaker p on p.speaker_id = a.speaker_id order by 1"
    assert world.rows(addressed) == [("Kasteya",), ("Lena Voss",)]
    assert world.view("v_citation", "source") == [("Union Wire",)]
    assert world.view("v_statement", "n_reports") == [(1,)]
