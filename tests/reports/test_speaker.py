"""`report speaker`: whose statements a dossier counts, on which side they were made, and what it does not know."""

from collections.abc import Callable

import pytest

from claimtrack.errors import UsageProblem
from claimtrack.render.speaker import as_data
from claimtrack.reports.dossier import Dossier
from claimtrack.reports.frame import Period
from claimtrack.reports.speaker import Question, dossier
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.world import article, entry, said

Of = Callable[..., Dossier]

TIDE = entry("speaker", "Free Tide", kind="side")
RASK = entry(
    "speaker",
    "Odile Rask",
    kind="person",
    country="KS",
    names=["Одиль Раск", "Раск"],
    member_of=[
        {"of": "Kasteya", "role": "Minister", "until": "2025-02"},
        {"of": "Free Tide", "role": "Deputy leader", "from": "2025-03-05"},
    ],
)
ABOUT = entry(
    "claim", key="rask-changes-sides", kind="fact", topics=["security"], about=["Odile Rask"], text="Rask left."
)

STATED = dict.fromkeys(("from", "until", "decided_by", "decided_on", "decided_why"))


@pytest.fixture
def of(asked: Asked) -> Of:
    """Give the dossier of a name in a world in which Rask changes sides; days as keywords."""
    asked.put(TIDE, RASK, ABOUT)

    def answer(name: str, topic: str | None = None, **days: str) -> Dossier:
        with open_reader(asked.world.location) as reader:
            question = Question(name, topic, Period(**days))
            return dossier(reader, question, command="claimtrack report speaker", now=NOW)

    return answer


def stances(found: Dossier) -> dict[str, int | None]:
    """Give what is held, claim by claim."""
    return {one.claim: one.position.rests_on.stance for one in found.side.positions}


def kinds(found: Dossier) -> set[str]:
    """Give the kinds of doubt."""
    return {one.kind for one in found.unknown}


def test_a_spokesman_commits_whom_he_speaks_for(asked: Asked, of: Of) -> None:
    asked.put(article(said("Marek Orlan (for Loria)", said="2025-03-04"), said("Marek Orlan", claim="harbour")))
    orlan, loria = of("Марек Орлан"), of("Loria")
    assert [row.claim for row in orlan.own] == ["harbour"]
    assert [(row.claim, row.on_behalf_of) for row in orlan.for_others] == [("troops", "Loria")]
    assert stances(orlan) == {"harbour": -1}
    assert stances(loria) == {"harbour": -1, "troops": -1}
    assert loria.for_others == ()
    assert orlan.side.n_utterances == 1


def test_what_an_interpreter_tells_is_listed_and_never_counted(asked: Asked, of: Of) -> None:
    asked.put(article(said("Ida Venn (interpreter) > Marek Orlan", stance="supports")))
    found = of("Marek Orlan")
    assert (found.own, found.side.n_utterances, stances(found)) == ((), 0, {})
    assert [row.stance for row in found.imputed] == [1]
    assert kinds(found) >= {"imputed"}
    assert of("Ida Venn").rows == ()


def test_what_others_claim_about_somebody_is_theirs(asked: Asked, of: Of) -> None:
    asked.put(article(said("Ida Venn", claim="rask-changes-sides", stance="affirms", said="2025-03-01")))
    asked.put(article(said("Odile Rask", claim="rask-changes-sides", stance="denies", said="2025-03-03"), url="2"))
    rask, venn = of("Раск"), of("Ida Venn")
    assert [(row.speaker, row.stance) for row in rask.about] == [("Ida Venn", 1)]
    assert [(row.speaker, row.stance) for row in rask.own] == [("Odile Rask", -1)]
    assert stances(venn) == {"rask-changes-sides": 1}
    assert venn.about == ()


def test_each_statement_shows_the_side_of_its_day(asked: Asked, of: Of) -> None:
    for number, day in enumerate(["2025-02-28", "2025-03-02", "2025-03-05"], 1):
        asked.put(article(said("Odile Rask", said=day), url=str(number)))
    found = of("Odile Rask")
    assert [found.sides_then[row.statement_key] for row in found.own] == [("Kasteya",), (), ("Free Tide",)]
    assert not any(row.side_uncertain for row in found.own)
    (position,) = as_data(found)["positions"]
    assert [step["side_then"] for step in position["path"]] == [["Kasteya"]]


@pytest.mark.parametrize(
    ("day", "uncertain", "side"),
    [
        ("2025-02-25/2025-03-01", True, ()),
        ("2025-02-20/2025-02-28", False, ("Kasteya",)),
        ("2025-03-04/2025-03-05", True, ("Free Tide",)),
        ("2025-02-28/2025-03-05", True, ("Free Tide",)),
        ("../2025-03-05", False, ("Free Tide",)),
    ],
)
def test_a_change_of_side_within_the_possible_days_is_told(
    asked: Asked, of: Of, *, day: str, uncertain: bool, side: tuple[str, ...]
) -> None:
    asked.put(article(said("Odile Rask", said=day)))
    found = of("Odile Rask")
    (row,) = found.own
    assert (row.side_uncertain, found.sides_then[row.statement_key]) == (uncertain, side)
    assert ("side" in kinds(found)) == uncertain


def test_offices_and_the_sides_they_lead_to(asked: Asked, of: Of) -> None:
    asked.put(
        entry("speaker", "Palace", kind="organisation", member_of=[{"of": "Loria", "from": "2020"}]),
        entry(
            "speaker", "Kervan", kind="person", member_of=[{"of": "Palace", "role": "Spokeswoman", "from": "2024-03"}]
        ),
    )
    kervan, loria = of("Kervan"), of("Loria")
    assert [(one.role, one.member_of, one.date_from, one.date_until, one.sides) for one in kervan.offices] == [
        ("Spokeswoman", "Palace", "2024-03", None, ("Loria",))
    ]
    assert {(one.group.name, one.first, one.last, one.outermost) for one in kervan.sides} == {
        ("Palace", "2024-03-01", None, False),
        ("Loria", "2024-03-01", None, True),
    }
    assert [(one.member, one.member_of) for one in loria.members] == [
        ("Marek Orlan", "Loria"),
        ("Palace", "Loria"),
        ("Tova Bren", "Loria"),
        ("Kervan", "Palace"),
    ]
    rask = as_data(of("Раск"))
    assert rask["memberships"] == [
        STATED | {"member_of": "Kasteya", "role": "Minister", "until": "2025-02", "sides": ["Kasteya"]},
        STATED | {"member_of": "Free Tide", "role": "Deputy leader", "from": "2025-03-05", "sides": ["Free Tide"]},
    ]
    assert rask["sides"][0] == {"side": "Kasteya", "from": None, "until": "2025-02-28", "outermost": True}
    assert {(one["name"], one["lang"], one["kind"]) for one in rask["speaker"]["names"]} == {
        ("Odile Rask", "en", "primary"),
        ("Одиль Раск", "ru", "alias"),
        ("Раск", "ru", "alias"),
    }


def test_the_path_and_the_change_of_a_stance(asked: Asked, of: Of) -> None:
    stages = [
        ("2025-01-10", "opposes"),
        ("2025-01-20", "opposes"),
        ("2025-02-10", "supports?"),
        ("2025-02-20", "supports"),
    ]
    for number, (day, stance) in enumerate(stages, 1):
        asked.put(article(said("Tova Bren", stance=stance, said=day), url=str(number)))
    (position,) = as_data(of("Tova Bren"))["positions"]
    assert [(step["date"], step["stance"], step["conditional"]) for step in position["path"]] == [
        ("2025-01-10", -1, False),
        ("2025-02-10", 1, True),
        ("2025-02-20", 1, False),
    ]
    assert position["topics"] == ["security/guarantees"]
    assert [change["date"] for change in as_data(of("Tova Bren"))["changes"]] == ["2025-02-10", "2025-02-20"]
    early = of("Tova Bren", as_of="2025-01-31")
    assert (stances(early), early.changes) == ({"troops": -1}, ())
    assert of("Tova Bren", date_from="2025-02-15").side.n_utterances == 1


def test_known_on_leaves_out_what_was_published_later(asked: Asked, of: Of) -> None:
    early = {"published": "2025-02-10", "url": "1", "source": "LPA"}
    asked.put(article(said("Marek Orlan", said="2025-02-09", ref="briefing:1"), **early))
    late = {"published": "2025-03-05", "url": "2"}
    asked.put(article(said("Marek Orlan", said="2025-02-09", ref="briefing:1"), said("Ida Venn"), **late))
    then, now = of("Marek Orlan", known_on="2025-02-28"), of("Marek Orlan")
    assert [(one.account.source, one.account.n_reports) for one in then.outlets] == [("LPA", 1)]
    assert {one.account.source for one in now.outlets} == {"LPA", "Example Herald"}
    assert (then.own[0].n_reports, now.own[0].n_reports) == (1, 2)
    assert of("Marek Orlan", known_on="2025-02-09").rows == ()


def test_outlets_tell_how_near_they_are(asked: Asked, of: Of) -> None:
    direct = said("Marek Orlan", said="2025-03-04", ref="briefing:1", mode="direct")
    asked.put(article(direct, source="LPA", url="1", published="2025-03-04"))
    relayed = said("LPA > Marek Orlan", said="2025-03-04", ref="briefing:1", mode="indirect")
    asked.put(article(relayed, url="2", lang="uk"))
    own, repeat = as_data(of("Marek Orlan"))["outlets"]
    assert (own["source"], own["n_reports"], own["n_direct"], own["n_independent"], own["n_repeats"]) == (
        "LPA",
        1,
        1,
        1,
        0,
    )
    assert (own["through"], own["langs"]) == ([], ["ru"])
    assert (repeat["source"], repeat["n_direct"], repeat["n_independent"], repeat["n_repeats"]) == (
        "Example Herald",
        0,
        0,
        1,
    )
    assert repeat["through"] == [{"name": "LPA", "role": "relay", "n": 1}]
    assert repeat["has_from"] == [{"source": "LPA", "n": 1}]
    assert repeat["langs"] == ["uk"]


def test_a_spokesman_stands_between_the_outlet_and_his_principal_but_not_himself(asked: Asked, of: Of) -> None:
    asked.put(article(said("Tova Bren (spokesperson) > Loria")))
    (loria,) = of("Loria").outlets
    (bren,) = of("Tova Bren").outlets
    assert [(one.name, one.role) for one in loria.through] == [("Tova Bren", "spokesperson")]
    assert bren.through == ()


def test_joint_statements_name_the_partners(asked: Asked, of: Of) -> None:
    asked.put(article(said("Loria & Kasteya", stance="supports", said="2025-03-04")))
    (together,) = as_data(of("Loria"))["joint"]
    assert (together["with"], together["claims"]) == (["Kasteya"], ["troops"])
    assert as_data(of("Kasteya"))["joint"][0]["with"] == ["Loria"]
    assert as_data(of("Marek Orlan"))["joint"] == []


def test_partners_are_those_known_of_by_the_day(asked: Asked, of: Of) -> None:
    asked.put(
        article(said("Loria & Kasteya", stance="supports", said="2025-03-04", ref="talks:1")),
        article(
            said("Loria & Free Tide", stance="supports", said="2025-03-04", ref="talks:1"),
            published="2025-04-05",
            url="2",
        ),
    )
    assert as_data(of("Loria"))["joint"][0]["with"] == ["Free Tide", "Kasteya"]
    assert as_data(of("Loria", known_on="2025-04-04"))["joint"][0]["with"] == ["Kasteya"]


def test_claims_his_side_spoke_to_and_he_never(asked: Asked, of: Of) -> None:
    records = [
        said("Kasteya", said="2025-02-10"),
        said("Ida Venn", claim="harbour", stance="affirms", said="2025-03-02"),
    ]
    asked.put(article(*records), article(said("Free Tide", said="2025-03-05"), url="2"))
    found = of("Odile Rask")
    assert [(one.side, one.claim, one.n) for one in found.silent] == [
        ("Free Tide", "troops", 1),
        ("Kasteya", "troops", 1),
    ]
    asked.put(article(said("Odile Rask (for Free Tide)", said="2025-03-05"), url="3"))
    assert of("Odile Rask").silent == ()
    assert of("Free Tide").silent == ()


def test_an_anonymous_voice_by_its_key_is_alone(asked: Asked, of: Of) -> None:
    voice = "anon(an adviser; of: Loria; reason: afraid for the post)"
    asked.put(article(said(voice, stance="supports"), said("Loria", claim="harbour"), url="1"))
    asked.put(article(said(voice), url="2"))
    keys = [key for (key,) in asked.world.rows("select speaker_key from v_speaker where kind = 'anonymous'")]
    assert len(keys) == 2
    for key in keys:
        found = of(str(key))
        assert len(found.own) == 1
        assert (found.who.descriptor, found.who.affiliation, found.who.reason) == (
            "an adviser",
            "Loria",
            "afraid for the post",
        )
        assert (found.side.positions, found.silent) == ((), ())
        assert found.sides_then[found.own[0].statement_key] == ("Loria",)
    assert {of(str(key)).own[0].stance for key in keys} == {1, -1}


def test_a_source_speaks_and_publishes(asked: Asked, of: Of) -> None:
    asked.put(article(said(None, claim="harbour", stance="affirms"), source="LPA", published="2025-03-02"))
    found = as_data(of("LPA"))
    assert [row["claim"] for row in found["rows"]] == ["harbour"]
    assert found["speaker"]["source"] == {
        "kind": "agency",
        "country": None,
        "lang": None,
        "reviewed": True,
        "n_articles": 1,
        "first": "2025-03-02",
        "last": "2025-03-02",
    }
    assert as_data(of("LPA", known_on="2025-03-01"))["speaker"]["source"]["n_articles"] == 0
    assert as_data(of("Marek Orlan"))["speaker"]["source"] is None


def test_a_topic_keeps_to_what_lies_below_it(asked: Asked, of: Of) -> None:
    asked.put(
        article(
            said("Odile Rask"),
            said("Odile Rask", claim="rask-changes-sides", stance="denies"),
            said("Ida Venn", claim="rask-changes-sides", stance="affirms"),
        )
    )
    narrow, wide = of("Odile Rask", "гарантии"), of("Odile Rask", "security")
    assert (stances(narrow), narrow.about) == ({"troops": -1}, ())
    assert (stances(wide), len(wide.about)) == ({"troops": -1, "rask-changes-sides": -1}, 1)


def test_who_is_unknown_or_nobody(asked: Asked, of: Of) -> None:
    asked.put(article(said("?")))
    with pytest.raises(UsageProblem, match="nobody in this database") as problem:
        of("Odile Rusk")
    assert "Odile Rask" in str(problem.value.hint)
    ((key,),) = asked.world.rows("select speaker_key from v_speaker where kind = 'unspecified'")
    with pytest.raises(UsageProblem, match="everybody left unnamed"):
        of(key)


def test_whose_word_a_groups_position_rests_on_may_have_left(of: Of, asked: Asked) -> None:
    asked.put(
        article(said("Odile Rask", said="2025-02-01"), url="a"),
        article(said("Odile Rask", stance="supports", said="2025-03-05"), url="b"),
    )
    (held,) = as_data(of("Kasteya"))["positions"]
    assert (held["left_since"], held["left_stance"], held["left_sides"]) == ("2025-03-01", 1, ["Free Tide"])
    assert as_data(of("Odile Rask"))["positions"][0]["left_since"] is None
