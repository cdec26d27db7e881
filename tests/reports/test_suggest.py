"""What is proposed of a record: named as judgements name it, the right way round, and never twice."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.judged import part_key
from claimtrack.domain.names import norm_key
from claimtrack.errors import UsageProblem
from claimtrack.formats import codebook
from claimtrack.reports.suggest import COLUMNS, KINDS, suggest
from claimtrack.reports.suggesting import speech
from claimtrack.reports.suggesting.proposal import Judged, Proposal
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.services.conftest import make_world  # noqa: F401 - a fixture
from tests.world import Object, World, article, entry, said

WORDS = "Войска Союза 🙂 никогда не войдут в гавань Тальмара"
EIGHT = (
    *("Олександр Дворенко", "Александр Дворенко", "Oleksandr Dvorenko", "Aleksandr Dvorenko", "О. Дворенко"),
    *("Dvorenko", "Alexander Dworenko", "Александром Дворенко"),
)


@pytest.fixture
def world(location: Location) -> World:
    """An empty database; the test runs on SQLite and on PostgreSQL."""
    return World(location)


def proposals(world: World, *kinds: str, least: float = 0.5) -> list[Proposal]:
    with open_reader(world.location) as reader:
        return list(suggest(reader, kinds, least).proposals)


def pairs(world: World, *kinds: str, least: float = 0.5) -> list[tuple[str, str]]:
    return [(one.left, one.right) for one in proposals(world, *kinds, least=least)]


def judgement(kind: str, left: str, right: str, verdict: str, **fields: str) -> Object:
    given = {"type": "judgement", "kind": kind, "left": left, "right": right, "verdict": verdict}
    return given | {"who": "ed", "decided_at": "2025-03-09T10:00:00Z"} | fields


def part(number: int, record: str = "s1") -> str:
    return part_key(f"https://herald.example/{number}", "", record, 0)


def test_of_eight_spellings_in_three_languages_each_is_asked_about_once(world: World) -> None:
    world.put(*(article(said(name, f"claim-{at}"), url=str(at)) for at, name in enumerate(EIGHT)))
    found = pairs(world, "speakers")

    assert {left for left, _ in found} | {right for _, right in found} == set(EIGHT)
    assert len(found) == len({left for left, _ in found}) == len(EIGHT) - 1


def test_the_reviewed_one_stays_else_the_one_with_more_and_judgements_can_name_them(world: World) -> None:
    book = [entry("speaker", "Marek Orlan", key="orlan", kind="person"), entry("source", "LPA", names=["ЛПА"])]
    more = [article(said("Миру Колдан", "troops"), said("Миру Колдан", "harbour"), url="2")]
    world.put(*book, article(said("Мареком Орланом"), said("Мира Колдан", "transit"), url="1"), *more)

    [koldan, orlan] = proposals(world, "speakers")
    assert (koldan.left, koldan.right, koldan.kind) == ("Мира Колдан", "Миру Колдан", "speaker")
    assert (orlan.left, orlan.right) == ("Мареком Орланом", "orlan")
    assert orlan.why == "“Marek Orlan” and “Мареком Орланом” are one name in two cases"
    assert (koldan.right_is.shown, koldan.right_is.n, koldan.left_is.n) == ("Миру Колдан", 2, 1)
    assert koldan.left_is.article == "https://herald.example/1"
    assert koldan.left_is.quote == "Слова 2: transit opposes, сказано так."


def test_sources_are_asked_about_with_what_they_published(world: World) -> None:
    world.put(
        article(said(), url="1", source="Vestnik Ustya"),
        article(said(), url="2", source="Вестник устья", published="2025-03-07"),
        article(said(), url="3", source="Вестник устья"),
    )
    [one] = proposals(world, "sources")

    assert (one.kind, one.left, one.right) == ("source", "Vestnik Ustya", "Вестник устья")
    assert (one.right_is.n, one.right_is.first, one.right_is.last) == (2, "2025-03-05", "2025-03-07")
    assert one.right_is.article == "https://herald.example/3"
    assert pairs(world, "speakers") == []


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_what_was_judged_is_not_asked_again_and_what_was_taken_back_is(world: World, verdict: str) -> None:
    world.put(article(said("Marek Orlan"), said("Марек Орлан", "harbour")))
    [(left, right)] = pairs(world, "speakers")
    decided = judgement("speaker", min(left, right), max(left, right), verdict)
    world.put(decided)
    assert pairs(world, "speakers") == []
    world.put(decided | {"retracted_at": "2025-03-10T10:00:00Z"})
    assert pairs(world, "speakers") == [(left, right)]


def test_two_entries_of_a_codebook_are_asked_about_only_where_it_is_almost_sure(world: World) -> None:
    world.put(
        entry("speaker", "Marek Orlan", kind="person"),
        entry("speaker", "Марек Орлан", key="orlan-2", kind="person"),
        entry("speaker", "M. Orlan", kind="person"),
        entry("speaker", "Mira Koldan", kind="person"),
        entry("speaker", "Mira Koldan", key="koldan-the-younger", kind="person"),
    )

    assert pairs(world, least=0) == [("orlan-2", "marek orlan")]


def test_a_group_is_never_one_with_its_member_nor_a_person_with_a_body(world: World) -> None:
    world.put(
        entry("speaker", "Лорийский дворец", kind="side"),
        entry("speaker", "Loriiskii dvorets", kind="side", member_of=[{"of": "Палата"}]),
        entry("speaker", "Палата", kind="side", member_of=[{"of": "Лорийский дворец"}]),
        entry("speaker", "Союз", kind="side"),
        entry("speaker", "Soiuz", kind="person"),
    )

    assert pairs(world, least=0) == []


def test_claims_and_topics_are_asked_about_by_key_and_path(world: World) -> None:
    text, other = "Troops of the Union may be stationed in Kasteya.", "The Union's troops can be stationed in Kasteya"
    world.put(
        entry("topic", "guarantees", parent="security", key="guarantees"),
        *(entry("claim", key=f"claim-{at}", topics=["guarantees"], text=f"Sentence about {at}") for at in "abcdef"),
        entry("claim", key="union-troops", topics=["guarantees"], text={"en": text}),
        article(
            said("Orlan", "troops-may-come", claim_text=other, topic="guarantees"),
            said("Orlan", "-", topic="Гарантии/Guarantee"),
        ),
        article(said("Bren", "union-troops"), url="2"),
    )
    claim, topic = proposals(world, "claims", "topics")

    assert (claim.kind, claim.left, claim.right) == ("claim", "troops-may-come", "union-troops")
    assert (claim.left_is.shown, claim.right_is.shown) == (other, text)
    assert claim.right_is.quote == "Слова 1: union-troops opposes, сказано так."
    assert (topic.kind, topic.left, topic.right) == ("topic", "Гарантии/Guarantee", "guarantees")
    assert (topic.left_is.n, topic.right_is.shown) == (1, "security/guarantees")


def test_utterances_without_a_day_are_asked_about_by_their_parts(world: World) -> None:
    world.put(article(said(said="2025-03-04"), url="1"), article(said(), url="2", published="2025-03-06"))
    [one] = proposals(world, "utterances")

    assert [one.left, one.right] == sorted([part(1), part(2)])
    assert {one.left_is.shown, one.right_is.shown} == {
        "Marek Orlan: opposes troops, 2025-03-04",
        "Marek Orlan: opposes troops, ../2025-03-06",
    }
    world.put(judgement("utterance", one.left, one.right, "different"))
    assert pairs(world, least=0) == []


def test_a_verdict_on_other_parts_of_two_utterances_settles_them(world: World) -> None:
    day = {"said": "2025-03-04"}
    world.put(
        *(article(said(**day), url=str(n), published=f"2025-03-0{n + 4}") for n in (1, 2)), article(said(), url="3")
    )
    [(left, right)] = pairs(world)
    settled = part(3)
    other = next(one for one in (part(1), part(2)) if one not in (left, right))
    world.put(judgement("utterance", min(settled, other), max(settled, other), "different"))

    assert pairs(world, least=0) == []


def test_the_same_words_of_two_voices_are_asked_about_across_principals(world: World) -> None:
    quote = f"«{WORDS}»"
    world.put(
        article(said("Marek Orlan", quote=quote, mode="direct"), url="1"),
        article(said("Palace", "harbour", quote=quote, mode="direct"), url="2"),
    )
    [one] = proposals(world)

    assert one.kind == "utterance"
    assert "both quote the same words of two voices" in one.why
    assert one.left_is.quote is not None
    assert WORDS in one.left_is.quote


def test_what_the_rules_kept_apart_is_asked_about_with_the_reason(world: World) -> None:
    world.put(
        entry("speaker", "Palace", kind="organisation"),
        article(said("Orlan (for Palace)", said="2025-03-04"), url="1"),
        article(said("Kervan (for Palace)", said="2025-03-04"), url="2"),
    )

    assert pairs(world) == []
    assert [one.why for one in proposals(world, least=0)] == ["the rules would join them, but two named speakers spoke"]


def test_voices_that_one_agency_heard_are_asked_about_by_their_keys(world: World) -> None:
    by = "LPA > anon(a guard of the Palace)"
    world.put(article(said(by), url="1", source="Herald"), article(said(by), url="2", source="Gazette"))
    [one] = proposals(world, "speakers")

    assert one.left.startswith("anon-")
    assert one.why.startswith("LPA heard both")
    assert {one.left_is.shown, one.right_is.shown} == {
        "anon(a guard of the Palace) in Herald",
        "anon(a guard of the Palace) in Gazette",
    }
    world.put(judgement("speaker", one.left, one.right, "different"))
    assert proposals(world, "speakers") == []


def test_likely_relays_are_told_with_both_reports(world: World) -> None:
    quote = "Дворец отверг войска Союза в гавани Тальмара на весь срок перемирия"
    day = {"said": "2025-03-04", "quote": quote}
    world.put(
        article(said("Orlan", **day), url="1", source="LPA"),
        article(said("Orlan", **day), url="2", source="Herald", published="2025-03-06"),
        article(said("LPA > Orlan", "harbour"), url="3", source="Herald", published="2025-03-07"),
    )
    [one] = proposals(world, "relays")

    assert one.why.startswith("LPA had it on 2025-03-05 already, Herald cites LPA elsewhere")
    assert (one.left_is.shown, one.right_is.shown) == ("Herald, 2025-03-06", "LPA, 2025-03-05")
    assert pairs(world, "utterances", least=0) == []


def _story() -> list[Object]:
    return [
        article(said("Marek Orlan", quote=f"«{WORDS}»", mode="direct"), url="1"),
        article(said("Марек Орлан", said="2025-03-04", quote=f"«{WORDS}»", mode="direct"), said("Орлан", "x"), url="2"),
        article(said("Marek Orlan"), said("Orlan & Bren", "-", topic="harbours"), url="3", published="2025-03-07"),
        entry("topic", "harbour"),
    ]


def test_the_order_of_ingestion_does_not_matter(make_world: Callable[[], World]) -> None:  # noqa: F811 - the fixture
    found = []
    for order in list(permutations(_story()))[::6]:
        world = make_world()
        for one in order:
            world.put(one)
        found.append(proposals(world, least=0))

    assert found[0]
    assert all(one == found[0] for one in found)


def test_principals_are_looked_at_in_portions(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.put(*_story())
    whole = proposals(world, least=0)
    for limit in ("_PORTION", "_AT_ONCE"):
        monkeypatch.setattr(speech, limit, 1)
        assert proposals(world, least=0) == whole


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_utterances_are_grouped_as_they_are_stored(sqlite_path: Path, sample: str) -> None:
    location = parse_location(sqlite_path)
    ingest(location, Request((str(shipped("samples") / sample),)))
    stored: dict[object, set[str]] = {}
    for utterance, *named in World(location).rows(
        "select s.utterance_id, a.article_key, d.coder, d.record_id, d.position from v_coding as d"
        " join v_statement as s on s.statement_id = d.statement_id join v_article as a on a.article_id = d.article_id"
    ):
        stored.setdefault(utterance, set()).add(part_key(*named))
    found: dict[int, set[str]] = {}
    with open_reader(location) as reader:
        for key, number in speech.regrouped(reader, Judged(reader)).of.items():
            found.setdefault(number, set()).add(key)

    assert sorted(map(sorted, found.values())) == sorted(map(sorted, stored.values()))


def test_kinds_and_scores_narrow_what_is_shown(world: World) -> None:
    world.put(*_story())
    every = proposals(world, least=0)

    assert [one for kind in KINDS for one in proposals(world, kind, least=0)] != []
    assert sorted(pairs(world, *KINDS, least=0)) == sorted((one.left, one.right) for one in every)
    assert pairs(world, "speaker", least=0.9) == [
        (o.left, o.right) for o in every if o.score >= 0.9 and o.kind == "speaker"
    ]
    with open_reader(world.location) as reader:
        found = suggest(reader, least=0.9)
    assert found.weaker == len(every) - len(found.proposals) > 0


def test_an_unknown_kind_names_the_others(world: World) -> None:
    with pytest.raises(UsageProblem, match="nothing is suggested for 'speeches'"):
        proposals(world, "speeches")


def test_the_surest_come_first_in_rows_that_a_judge_can_read(world: World) -> None:
    world.put(*_story())
    with open_reader(world.location) as reader:
        rows = suggest(reader, least=0).rows()

    assert rows.columns == COLUMNS
    assert rows.columns[:7] == ("kind", "left", "right", "verdict", "field", "why", "score")
    scores = [row[6] for row in rows.rows]
    assert scores == sorted(scores, reverse=True)  # type: ignore[type-var]
    assert {(row[3], row[4]) for row in rows.rows} == {(None, None)}


def test_an_empty_record_has_nothing_to_judge(world: World) -> None:
    assert proposals(world, least=0) == []


def test_a_clean_codebook_gives_next_to_nothing_to_judge(sqlite_path: Path) -> None:
    location = parse_location(sqlite_path)
    ingest(location, Request((str(shipped("samples") / "harbour"),)))
    found = proposals(World(location), least=0)

    assert [one.kind for one in found] == ["utterance"]
    assert "secret-meeting-at-sollen" in found[0].left_is.shown


def test_names_that_no_codebook_brings_together_are_found_where_they_are_no_translation(
    sqlite_path: Path, tmp_path: Path
) -> None:
    story = shipped("samples") / "harbour"
    for file in (*story.glob("*.md"), *story.glob("*.txt")):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    location = parse_location(sqlite_path)
    ingest(location, Request((str(tmp_path),)))
    one = {name: key for key, names in _names(story / "codebook.toml").items() for name in names}
    found = pairs(World(location), "speakers", "sources")

    assert len(found) == 14
    assert [pair for pair in found if one[norm_key(pair[0])] != one[norm_key(pair[1])]] == []


def _names(book: Path) -> dict[str, set[str]]:
    read, _ = codebook.parse(book.read_text(encoding="utf-8"), file=book.name)
    found: dict[str, set[str]] = {}
    named = [*((one.key, one.names) for one in read.sources), *((one.key, one.names) for one in read.speakers)]
    for key, names in named:
        found.setdefault(key, set()).update(norm_key(name.text) for name in names)
    return found
