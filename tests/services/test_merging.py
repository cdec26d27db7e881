"""Merging what is one changes every report to the sum: it tells what it would had everybody used one name from the
beginning. An undo gives back each byte of the content.
"""

from typing import Any

import pytest

from claimtrack.library.curation import Curation
from claimtrack.library.reports import Reports
from claimtrack.services.undoing import undo
from claimtrack.services.verify import verify
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, entry, said

ORLAN = "Marek Orlan"
KNOWN = ("Марек Орлан", "Марко Орлан", "Орлан")
"""Spellings in the codebook, each an entry of its own: three languages in all."""
MET = ("M. Orlan", "Марек Орлан-Верин", "Президент Орлан", "Orlán")
"""Spellings that only articles have."""
SPELLINGS = (ORLAN, *KNOWN, *MET)

SIDES = [entry("speaker", side, kind="side") for side in ("Loria", "Kasteya")]
OTHERS = [
    *SIDES,
    entry("speaker", "Lena Voss", kind="person", member_of=[{"of": "Kasteya"}]),
    entry("source", "LPA", kind="agency"),
    entry("topic", "guarantees", parent="security"),
    entry("claim", key="troops", text={"en": "Troops may stay."}, topics=["guarantees"], about=["Loria"]),
]
LORIAN: Object = {"kind": "person", "member_of": [{"of": "Loria"}]}


def told(world: World, who: str = ORLAN, claim: str = "troops", topic: str = "guarantees") -> dict[str, Any]:
    """Every report there is, as json."""
    ask = Reports(world.location)
    return {
        "compare": ask.compare("Loria", "Kasteya", topic=topic, by="month", imputed=True).data(),
        "position": ask.position(topic=topic).data(),
        "position of one": ask.position(who, claim=claim).data(),
        "shifts": ask.shifts(topic=topic).data(),
        "timeline": ask.timeline(topic=topic, imputed=True).data(),
        "speaker": ask.speaker(who).data(),
        "side": ask.speaker("Loria").data(),
        "topic": ask.topic(topic).data(),
        "provenance": ask.provenance(claim).data(),
    }


def bare(value: Any, *others: str) -> Any:
    """A report without how it was made, and without what stands under the names given."""
    left_out = {"method", *others}
    if isinstance(value, dict):
        return {name: bare(one, *others) for name, one in value.items() if name not in left_out}
    return [bare(one, *others) for one in value] if isinstance(value, list) else value


def speeches(names: tuple[str, ...]) -> list[Object]:
    """Sixteen articles: each name speaks twice, and two outlets and an agency carry one speech under two names."""
    found = []
    for number, name in enumerate(names):
        day = f"2025-03-0{number + 1}"
        stance = ("opposes", "supports", "opposes?", "strongly-opposes")[number % 4]
        own = said(name, stance=stance, said=day, mode="direct")
        told_by = said(f"LPA > {name}", "harbour", "denies", said=f"2025-03-0{number // 2 + 1}", topic="guarantees")
        for_loria = said(f"{name} (for Loria)" if number % 3 == 0 else f"{name} (interpreter) > Loria", stance=stance)
        about = said("Lena Voss", f"of-him-{number % 2}", "affirms", about=name, topic="security", to=name)
        by_anon = said(f"anon(an aide; of: {name})", stance="supports", said=day)
        dated = {"published": f"2025-03-1{number}", "lang": ("en", "ru", "uk")[number % 3]}
        found.append(article(own, told_by, for_loria, url=f"{number}a", source="Example Herald", **dated))
        found.append(article(own, told_by, about, by_anon, url=f"{number}b", source="Вестник", **dated))
    return found


@pytest.fixture
def merged(make_world: WorldMaker) -> World:
    """Eight spellings of one person, four of them in the codebook."""
    world = make_world()
    people = [entry("speaker", name, **LORIAN) for name in (ORLAN, *KNOWN)]
    world.put(*OTHERS, *people, *speeches(SPELLINGS))
    return world


def test_eight_spellings_of_one_person_are_one_in_every_report(make_world: WorldMaker, merged: World) -> None:
    one = make_world()
    one.put(*OTHERS, entry("speaker", ORLAN, **LORIAN, names=list(KNOWN)), *speeches((ORLAN,) * 8))
    before, reports = merged.export(), told(merged)

    Curation(merged.location, "ed").merge("speakers", *KNOWN, *MET, keep=ORLAN)

    together, single = told(merged), told(one)
    for name, report in together.items():
        assert bare(report) != bare(reports[name]), f"{name} did not follow"
        assert bare(report, "names", "merged") == bare(single[name], "names", "merged"), name
    assert verify(merged.location).problems == ()
    undo(merged.location)
    assert merged.export() == before
    assert bare(told(merged)) == bare(reports)


def statement_of(world: World, title: str) -> str:
    sql = "select statement_key from v_statement join v_report using (statement_id) join v_article using (article_id)"
    ((key,),) = world.rows(f"{sql} where title = :title", title=title)
    return str(key)


def carried(**fields: str) -> list[Object]:
    """One speech in two languages and two outlets, in other words and undated; and another speech of the same man."""
    russian = said(quote="Войск Союза в Кастее не будет", **fields)
    ukrainian = said(quote="Військ Союзу в Кастеї не буде", stance="strongly-opposes", mode="direct", **fields)
    return [
        article(russian, url="ru", title="Орлан о войсках", published="2025-03-05"),
        article(ukrainian, url="uk", title="Орлан про війська", lang="uk", source="Вестник", published="2025-03-06"),
        article(said(stance="supports", said="2025-04-01"), url="en", lang="en", published="2025-04-02"),
    ]


def test_two_reports_of_one_speech_are_one_in_every_report(make_world: WorldMaker) -> None:
    world, one = make_world(), make_world()
    book = [*OTHERS, entry("speaker", ORLAN, **LORIAN)]
    world.put(*book, *carried())
    one.put(*book, *carried(ref="speech:1"))
    before, reports = world.export(), told(world)

    keys = [statement_of(world, title) for title in ("Орлан о войсках", "Орлан про війська")]
    Curation(world.location, "ed").merge("utterances", keys[0], keep=keys[1])

    together, single = told(world), told(one)
    for name, report in together.items():
        assert bare(report) != bare(reports[name]), f"{name} did not follow"
        assert bare(report, "ref") == bare(single[name], "ref"), name
    assert len(set(world.view("v_statement", "utterance_id"))) == 2
    undo(world.location)
    assert world.export() == before


def on(claim: str, other: str) -> list[Object]:
    """One claim under two keys: of two men on each, and of one man on one day in two articles."""
    mine, his = {"said": "2025-03-04", "quote": "Войск не будет"}, {"quote": "Військ не буде"}
    return [
        article(said(claim=claim, **mine), said("Lena Voss", other, "supports", **his), url="1"),
        article(said(claim=other, **mine), said("Lena Voss", claim, **his), url="2", source="LPA"),
        article(said(claim=other, stance="supports", **his), url="3", published="2025-03-21"),
        article(said("LPA > anon(an aide)", other, **his), url="4", published="2025-03-22"),
        article(said("LPA > anon(an aide)", claim, **his), url="5", source="Вестник", published="2025-03-23"),
    ]


@pytest.mark.parametrize("keep", ["troops", "troops-in-kasteya"], ids=["a known key", "a key that records have"])
def test_one_claim_under_two_keys_is_one_in_every_report(make_world: WorldMaker, keep: str) -> None:
    world, one = make_world(), make_world()
    people = [*OTHERS[:-1], entry("speaker", ORLAN, **LORIAN)]
    stated = {"text": {"en": "Troops may stay."}, "topics": ["guarantees"], "about": ["Loria"]}
    gone = "troops-in-kasteya" if keep == "troops" else "troops"
    world.put(*people, entry("claim", key="troops", **stated), *on("troops", "troops-in-kasteya"))
    one.put(*people, entry("claim", key=keep, **stated), *on(keep, keep))
    before, reports = world.export(), told(world, claim=keep)

    Curation(world.location, "ed").merge("claims", gone, keep=keep)

    together, single = told(world, claim=keep), told(one, claim=keep)
    for name, report in together.items():
        assert bare(report) != bare(reports[name]), f"{name} did not follow"
        assert bare(report) == bare(single[name]), name
    undo(world.location)
    assert world.export() == before


def under(topic: str, other: str) -> list[Object]:
    """A topic named in two ways: by the codebook's claims, by records with and without a claim, by its children."""
    return [
        entry("claim", key="troops", text={"en": "Troops may stay."}, topics=[topic]),
        entry("claim", key="pilots", text={"en": "Pilots come from Loria."}, topics=[other], about=["Loria"]),
        article(said(said="2025-03-04"), said("Lena Voss", "pilots", "supports"), url="1"),
        article(said(claim="-", topic=other), said("Lena Voss", "fees", "supports", topic=f"{other}/fees"), url="2"),
        article(said(claim="dues", topic=f"{topic}/fees"), said("Lena Voss", "-", topic=topic), url="3", source="LPA"),
    ]


def test_a_topic_named_in_two_ways_is_one_in_every_report(make_world: WorldMaker) -> None:
    world, one = make_world(), make_world()
    people = [*SIDES, OTHERS[2], entry("speaker", ORLAN, **LORIAN), entry("topic", "harbour", parent="security")]
    world.put(*people, *under("harbour", "гавань"))
    one.put(*people, *under("harbour", "harbour"))
    before, reports = world.export(), told(world, topic="harbour")

    Curation(world.location, "ed").merge("topics", "гавань", keep="harbour")

    together, single = told(world, topic="harbour"), told(one, topic="harbour")
    for name in ("compare", "position", "shifts", "timeline", "topic"):
        assert bare(together[name]) != bare(reports[name]) or name == "shifts", f"{name} did not follow"
    for name, report in together.items():
        assert bare(report, "names", "merged") == bare(single[name], "names", "merged"), name
    undo(world.location)
    assert world.export() == before
