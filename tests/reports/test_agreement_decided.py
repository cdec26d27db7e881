"""Agreement is of what the coders wrote: what is decided since is told beside it and changes no figure."""

import dataclasses

import pytest

from claimtrack.db.location import Location
from claimtrack.domain.judged import record_key
from claimtrack.reports.agreement import Agreement, agreement
from claimtrack.reports.coders import Question
from claimtrack.services.curating import Decision, judge
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK
from tests.world import Object, World, article, said

ARTICLE = "https://herald.example/1"
TEXT = (
    "Орлан сказал «нет войскам» 🙂. Гавань открыта, сказала Венн. «Гарантии нужны обеим сторонам», — добавил Орлан.\r\n"
)
WORDS = ("Орлан сказал «нет войскам»", "Гавань открыта, сказала Венн", "«Гарантии нужны обеим сторонам»")


def coded(coder: str, *records: Object) -> Object:
    return article(*records, coder=coder, text=TEXT)


FIRST = coded(
    "c1",
    said(quote=WORDS[0], said="2025-03-04", mode="mixed"),
    said("LPA > anon(страж; of: Loria) > Ida Venn", "harbour", "affirms", quote=WORDS[1], act="confirm"),
    said("anon(страж; of: Loria)", quote=WORDS[2], certainty="probable"),
)
SECOND = coded(
    "c2",
    said(quote=WORDS[0], stance="supports?", mode="indirect", condition="ни одного солдата"),
    said("Tova Bren", quote=WORDS[1], stance="doubts"),
    said("Tova Bren & Marek Orlan", quote=WORDS[2], certainty="possible"),
)
DECIDED = {
    "s1": {"stance": "supports", "said": "2025-03-03", "mode": "direct"},
    "s2": {"by": "Marek Orlan", "claim": "harbour", "stance": "affirms", "act": "assert"},
    "s3": {"by": "Marek Orlan", "certainty": "certain", "claim": "harbour"},
}


def decide(location: Location, values: dict[str, dict[str, str]], coders: tuple[str, ...] = ("c1", "c2")) -> None:
    made = [
        Decision("statement", record_key(ARTICLE, coder, record), text, "value", field, f"{record} {field}")
        for record, fields in values.items()
        for field, text in fields.items()
        for coder in coders
    ]
    judge(location, made, who="ed")


def ask(location: Location, **asked: object) -> Agreement:
    with open_reader(location) as reader:
        return agreement(reader, Question(**asked), command="claimtrack agreement", now="")  # type: ignore[arg-type]


def measured(found: Agreement) -> object:
    differ = [
        (one.article.key, one.field, one.first.values, one.second and one.second.values) for one in found.disagreements
    ]
    return (found.found, found.pooled, found.fields, found.pairs, differ)


@pytest.fixture
def world(location: Location) -> World:
    found = World(location)
    assert found.put(*BOOK, FIRST, SECOND).exit_code == 0
    return found


@pytest.mark.parametrize("asked", [{}, {"topic": "guarantees"}], ids=["all", "topic"])
def test_no_figure_follows_what_is_decided(world: World, asked: dict[str, object]) -> None:
    before = ask(world.location, **asked)
    decide(world.location, DECIDED)
    after = ask(world.location, **asked)

    assert before.disagreements
    assert measured(after) == measured(before)


def test_what_is_decided_is_told_at_the_disagreement_with_who_and_why(world: World) -> None:
    decide(world.location, {"s1": {"stance": "supports", "said": "2025-03-03"}, "s3": {"by": "Marek Orlan"}})
    told = {(one.first.id, one.field): (one.now, one.decided) for one in ask(world.location).disagreements}

    assert {place: now for place, (now, made) in told.items() if made} == {
        ("s1", "stance"): "1",
        ("s1", "conditional"): "no",
        ("s1", "date"): "2025-03-03",
        ("s3", "speaker"): "Marek Orlan",
    }
    stance = told["s1", "stance"][1]
    assert stance is not None
    assert (stance.who, stance.why, stance.value) == ("ed", "s1 stance", "supports")
    assert told["s1", "mode"] == (None, None)


def test_a_decision_that_leaves_them_apart_decides_nothing(world: World) -> None:
    decide(world.location, {"s1": {"mode": "narrated"}}, coders=("c1",))
    mode = next(one for one in ask(world.location).disagreements if one.field == "mode")

    assert mode.decided is None
    assert mode.first.told("mode") == "mixed"


def test_the_last_decision_of_a_field_is_the_one_that_stands(world: World) -> None:
    decide(world.location, {"s1": {"mode": "direct"}})
    decide(world.location, {"s1": {"mode": "narrated"}})
    mode = next(one for one in ask(world.location).disagreements if one.field == "mode")

    assert mode.now == "narrated"
    assert mode.decided is not None
    assert mode.decided.value == "narrated"


def test_a_claim_made_one_with_another_since_is_the_one_that_stays(world: World) -> None:
    decide(world.location, {"s2": {"claim": "troops"}})
    judge(world.location, [Decision("claim", "harbour", "open-harbour", "same")], who="ed")
    second = next(one for one in ask(world.location).disagreements if (one.first.id, one.field) == ("s2", "claim"))

    assert (second.first.values["claim"], second.now) == ("open-harbour", "troops")


def test_records_say_what_stands_beside_what_was_coded(world: World) -> None:
    decide(world.location, {"s3": {"by": "Marek Orlan"}})
    one = next(one for one in ask(world.location).disagreements if (one.first.id, one.field) == ("s3", "speaker"))

    assert (one.first.told("speaker"), one.first.told_now("speaker")) == ("anon(страж)", "Marek Orlan")
    assert one.second is not None
    assert one.second.told("speaker") == "Marek Orlan & Tova Bren"
    assert dataclasses.replace(one, decided=None).now is None
