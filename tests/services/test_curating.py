"""Decisions into the record: in their order, refused whole, previewed without a trace, and lasting through ingests."""

import json
from datetime import datetime, timedelta

import pytest

from claimtrack.db.kept import newest_backup
from claimtrack.db.location import Location, parse_location
from claimtrack.domain.judged import record_key
from claimtrack.errors import StoreError, UsageProblem
from claimtrack.library.curation import Curation
from claimtrack.services.curating import Decision, judge
from claimtrack.services.rebuilding import CannotStand
from claimtrack.services.undoing import undo
from claimtrack.services.verify import verify
from claimtrack.store.session import WriteSession
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, entry, said

LATER = "9999-12-30T10:00:00.000000+00:00"
ORLAN = entry("speaker", "Marek Orlan", kind="person", names=["Орлан"], member_of=[{"of": "Loria"}])
LORIA = entry("speaker", "Loria", kind="side")


def desk(world: World, who: str = "ed") -> Curation:
    return Curation(world.location, who)


def speakers(world: World) -> set[str]:
    return {str(row[0]) for row in world.view("v_statement", "speaker")}


def log(world: World) -> list[tuple[object, ...]]:
    return world.rows("select (select count(*) from ingest_run), (select count(*) from change)")


def sound(world: World) -> bool:
    return verify(world.location).problems == ()


def test_a_dry_run_tells_what_would_be_and_writes_nothing_not_even_a_line_of_the_log(world: World) -> None:
    world.put(ORLAN, article(said("M. Orlan"), said("Орлан", "harbour")))
    before, logged = world.export(), log(world)

    told = desk(world).merge("speakers", "M. Orlan", keep="Орлан", dry_run=True)
    gone = desk(world).withdraw("articles", "https://herald.example/1", dry_run=True)

    assert (world.export(), log(world)) == (before, logged)
    assert [one.changes[0] for one in told.result.touched] == [("speaker", "M. Orlan", "Marek Orlan")]
    assert [row[5:8] for row in gone.rows().rows] == [("record", "", "taken out")] * 2
    assert desk(world).merge("speakers", "M. Orlan", keep="Орлан").rows() == told.rows()


def test_a_write_between_reading_and_writing_is_noticed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.put(ORLAN, article(said("M. Orlan")))

    def late(location: Location) -> WriteSession:
        world.put(article(said(), url="b"))
        return WriteSession(location)

    monkeypatch.setattr("claimtrack.services.curating.WriteSession", late)
    with pytest.raises(StoreError, match="another command wrote to the database meanwhile; nothing was changed"):
        desk(world).merge("speakers", "M. Orlan", keep="Marek Orlan")

    assert len(world.export()) == 3
    assert world.view("v_judgement") == []


def test_judgements_hold_in_their_order_though_the_clock_goes_back(world: World) -> None:
    world.put(article(said(), said("Lena Voss", "harbour")))
    ahead = {"type": "judgement", "kind": "claim", "left": "troops", "verdict": "value", "field": "kind"}
    world.put(ahead | {"right": "fact", "who": "ed", "decided_at": LATER})
    key = record_key("https://herald.example/1", "", "s1")
    for stance in ("supports", "neutral"):
        judge(world.location, [Decision("statement", key, stance, "value", "stance")], who="ed")
    judge(world.location, [Decision("claim", "troops", "demand", "value", "kind")], who="ed")

    times = sorted({str(row[0]) for row in world.view("v_judgement", "decided_at")})
    assert datetime.fromisoformat(times[-1]) - datetime.fromisoformat(LATER) == timedelta(microseconds=3)
    assert world.view("v_claim", "kind", claim="troops") == [("demand",)]
    assert world.view("v_statement", "stance_label", claim="troops") == [("neutral",)]
    undo(world.location, 2)
    assert world.view("v_statement", "stance_label", claim="troops") == [("supports",)]


def test_decisions_of_one_command_are_entered_all_or_none(world: World) -> None:
    world.put(ORLAN, LORIA, article(said("M. Orlan")))
    before, logged = world.export(), log(world)
    good = Decision("speaker", "M. Orlan", "marek orlan", "same")

    for bad in (
        Decision("speaker", "loria", "marek orlan", "same"),
        Decision("speaker", "marek orlan", "M. Orlan", "different"),
        Decision("statement", "record-0", "supports", "value", "stance"),
        Decision("statement", record_key("https://herald.example/1", "", "s1"), "perhaps", "value", "stance"),
        Decision("speaker", "loria", "not json", "value", "member"),
    ):
        with pytest.raises(UsageProblem):
            judge(world.location, [good, bad], who="ed")
        assert (world.export(), log(world)) == (before, logged)


def test_what_would_lead_back_to_itself_is_refused_and_changes_nothing(world: World) -> None:
    world.put(ORLAN, LORIA, entry("topic", "war"), entry("topic", "troops", parent="war"))
    before = world.export()

    with pytest.raises(CannotStand, match="membership leads back: loria > marek orlan > loria"):
        desk(world).member("Loria", "Орлан")
    with pytest.raises(UsageProblem, match="cannot contain itself"):
        desk(world).merge("topics", "war", keep="troops")

    assert world.export() == before


def test_a_decided_value_is_read_together_with_those_that_stand(world: World) -> None:
    world.put(article(said()))
    key = record_key("https://herald.example/1", "", "s1")
    bare = Decision("statement", key, "-", "value", "claim")

    with pytest.raises(UsageProblem, match="topic"):
        judge(world.location, [bare], who="ed")
    judge(world.location, [Decision("statement", key, "war", "value", "topic"), bare], who="ed")

    assert world.view("v_statement", "claim") == [(None,)]
    assert world.view("v_statement_topic", "topic") == [("war",)]


@pytest.mark.parametrize(("records", "is_kept"), [(3, True), (2, False)])
def test_before_much_is_touched_a_backup_is_made(
    small_world: World,
    monkeypatch: pytest.MonkeyPatch,
    records: int,
    is_kept: bool,  # noqa: FBT001
) -> None:
    monkeypatch.setattr("claimtrack.services.curating.MANY", 2)
    small_world.put(article(*(said("M. Orlan", f"c{number}") for number in range(records)), said()))
    before = small_world.export()

    told = desk(small_world).merge("speakers", "M. Orlan", keep="Marek Orlan", dry_run=True)
    assert (told.result.backup, newest_backup(small_world.location.file)) == (None, None)
    done = desk(small_world).merge("speakers", "M. Orlan", keep="Marek Orlan")

    assert (done.result.backup is not None) is is_kept
    newest = newest_backup(small_world.location.file)
    if is_kept:
        assert newest is not None
        assert newest.name.endswith(".before-curate.backup.db")
        assert World(parse_location(newest)).export() == before


def test_an_article_that_comes_after_a_merge_counts_for_the_one_that_stays(world: World) -> None:
    world.put(ORLAN, LORIA, article(said("M. Orlan")))
    desk(world).merge("speakers", "M. Orlan", keep="Marek Orlan")
    result = world.put(article(said("m. orlan", "harbour"), said("M. Orlan (for Loria)", "war"), url="2", source="LPA"))

    assert speakers(world) == {"Marek Orlan"}
    assert len(world.view("v_side_statement", "statement_id", side="Loria")) == 3
    assert "CT404" not in {one.code for one in result.found.in_order() if "M. Orlan" in one.message}
    assert sound(world)


def test_records_on_a_merged_claim_or_topic_that_come_later_are_on_the_one_that_stays(world: World) -> None:
    world.put(article(said(claim="troops", topic="war"), said(claim="bases", topic="peace/talks")))
    desk(world).merge("claims", "bases", keep="troops")
    desk(world).merge("topics", "peace", keep="war")
    world.put(article(said(claim="bases"), said("Lena Voss", "-", topic="peace/fees"), url="2"))

    assert {row[0] for row in world.view("v_statement", "claim")} == {"troops", None}
    assert {row[0] for row in world.view("v_topic", "path")} == {"war", "war/talks", "war/fees"}
    assert sound(world)


def test_an_entry_that_comes_for_a_name_that_was_merged_is_the_one_merged(make_world: WorldMaker) -> None:
    given = article(said("M. Orlan"), said("Президент", "harbour"))
    late, early = make_world(), make_world()
    late.put(given)
    desk(late).merge("speakers", "Президент", keep="M. Orlan")
    late.put(ORLAN | {"names": {"ru": ["M. Orlan"]}}, LORIA)
    early.put(*(json.loads(line) for line in late.export()))

    assert speakers(late) == {"Marek Orlan"}
    assert {row[0] for row in late.view("v_speaker_name", "name", speaker="Marek Orlan")} >= {"Президент", "M. Orlan"}
    assert late.views() == early.views()
    undo(late.location, 2)
    assert speakers(late) == {"M. Orlan", "Президент"}


def test_an_entry_that_comes_for_the_one_given_up_is_absorbed_with_it(world: World) -> None:
    world.put(ORLAN, LORIA, article(said("Lena Voss"), said("Орлан", "harbour")))
    desk(world).merge("speakers", "Lena Voss", keep="Орлан")
    world.put(entry("speaker", "Lena Voss", names=["Лена Восс"], country="KA"), article(said("Лена Восс"), url="2"))

    assert speakers(world) == {"Marek Orlan"}
    assert ("Marek Orlan", "KA") in world.view("v_speaker", "name", "country")
    assert sound(world)


FOLDER: list[Object] = [
    ORLAN, LORIA, article(said("M. Orlan"), said("anon(an aide)", "harbour")), article(said(), url="2")
]  # fmt: skip


def test_the_same_folder_read_again_undoes_no_decision(world: World) -> None:
    world.put(*FOLDER)
    ((voice,),) = world.view("v_speaker", "speaker_key", kind="anonymous")
    made = desk(world)
    made.merge("speakers", "M. Orlan", keep="Marek Orlan")
    made.merge("speakers", str(voice), keep="Marek Orlan")
    made.rename("speakers", "Marek Orlan", "Marek Orlan-Verin")
    made.member("Marek Orlan", "Loria", role="Envoy", since="2025-03-06")
    made.merge("claims", "harbour", keep="ports")
    made.retopic("ports", ["sea/harbour"])
    made.judge([Decision("statement", record_key("https://herald.example/2", "", "s1"), "supports", "value", "stance")])
    before, views = world.export(), world.views()

    result = world.put(*FOLDER)

    assert not result.changed
    assert (world.export(), world.views()) == (before, views)
    changed = FOLDER[2] | {"statements": [one | {"note": "looked at again"} for one in FOLDER[2]["statements"]]}
    assert world.put(changed).counts.statements.updated == 2
    assert speakers(world) == {"Marek Orlan-Verin"}
    assert {row[0] for row in world.view("v_statement", "claim")} == {"troops", "ports"}
    assert sound(world)


def test_an_export_with_judgements_makes_an_equal_database(make_world: WorldMaker) -> None:
    world, again = make_world(), make_world()
    world.put(*FOLDER)
    made = desk(world)
    made.merge("speakers", "M. Orlan", keep="Marek Orlan")
    made.split("speakers", "Marek Orlan", "Орлан")
    made.withdraw("judgements", "1")
    made.name("speakers", "Loria", "Лория", lang="ru")
    made.move("troops", "a-part", [str(world.view("v_statement", "statement_key", claim="troops")[0][0])])
    result = again.put(*(json.loads(line) for line in world.export()))

    assert result.exit_code == 0
    assert again.export() == world.export()
    assert again.views() == world.views()


def test_an_export_is_read_though_only_its_judgements_tell_whom_a_name_means(make_world: WorldMaker) -> None:
    world, again = make_world(), make_world()
    world.put(ORLAN, LORIA, article(said("Орлан")), article(said("Pavel Orlan"), said("Верин", "harbour"), url="2"))
    made = desk(world)
    made.merge("speakers", "Pavel Orlan", keep="Marek Orlan")
    key = record_key("https://herald.example/2", "", "s2")
    made.judge([Decision("statement", key, "Лена Восс", "value", "by")])
    world.put(entry("speaker", "Pavel Orlan", names=["Орлан"]))
    world.put(*(entry("speaker", name, names=["Верин"]) for name in ("Ada Verin", "Ida Verin")))
    result = again.put(*(json.loads(line) for line in world.export()))

    assert result.exit_code == 0
    assert (again.export(), again.views()) == (world.export(), world.views())
    assert sound(world)


def test_judgements_that_cannot_stand_are_refused_and_the_articles_with_them_are_not(world: World) -> None:
    world.put(ORLAN, LORIA)
    member = {"type": "judgement", "kind": "speaker", "left": "loria", "verdict": "value", "field": "member"}
    wrong = member | {"right": '{"of": "marek orlan"}', "who": "ed", "decided_at": LATER}
    result = world.put(wrong, entry("topic", "war"), article(said()))

    assert [one.code for one in result.found.in_order() if one.severity == "error"] == ["CT410"]
    assert result.units_refused == 1
    assert world.view("v_judgement") == []
    assert (speakers(world), world.view("v_topic", "topic")) == ({"Marek Orlan"}, [("war",)])
    assert [one[1] for one in world.rows("select id, command from ingest_run order by id")] == ["ingest", "ingest"]
    assert sound(world)


def test_what_is_withdrawn_comes_back_with_an_undo(world: World) -> None:
    world.put(ORLAN, LORIA, article(said("Орлан")), article(said(), url="2"))
    before, views = world.export(), world.views()

    done = desk(world).withdraw("entries", "speaker/marek orlan")
    desk(world).withdraw("articles", "https://herald.example/1")

    assert done.summary.startswith("2 records touched")
    assert len(world.export()) == 2
    undo(world.location, 2)
    assert (world.export(), world.views()) == (before, views)
