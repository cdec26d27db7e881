"""Damage of each kind, done behind claimtrack's back, is found and named; what nobody touched is sound."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.db.engine import create_engine_for
from claimtrack.db.location import Location, parse_location
from claimtrack.domain.damage import Problem
from claimtrack.errors import DatabaseBusy, NoDatabase
from claimtrack.services import verify as verifying
from claimtrack.services.export import export_lines
from claimtrack.services.following import SHOWN
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.verify import verify
from claimtrack.store.readonly import Reader
from tests.world import World, article, entry, said

SAMPLES = Path(__file__).parents[2] / "samples"
Harm = Callable[..., list[Problem]]
LOOSE = (
    "pragma foreign_keys = off",
    "pragma ignore_check_constraints = on",
    "drop trigger membership_acyclic_insert",
    "drop trigger membership_acyclic_update",
    "drop trigger topic_acyclic_insert",
    "drop trigger topic_acyclic_update",
)
"""What keeps people from doing such harm by accident."""
OF_TWO = "report_id = (select report_id from report_hop group by report_id having count(*) = 2 order by 1 limit 1)"


@pytest.fixture(scope="module")
def harbour(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour sample in a database."""
    path = Path(shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("harbour") / "harbour.db"))
    ingest(parse_location(path), Request((str(SAMPLES / "harbour"),)))
    return path


@pytest.fixture
def harm(harbour: Path, tmp_path: Path) -> Harm:
    """Run SQL on a copy of the sample and give what a verification finds, the missing rules themselves apart."""

    def harm(*statements: str, quick: bool = True) -> list[Problem]:
        path = Path(shutil.copyfile(harbour, tmp_path / "harmed.db"))
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in (*LOOSE, *statements):
                changed = connection.execute(statement).rowcount
                assert changed, f"this does no harm: {statement}"
        found = verify(parse_location(path), quick=quick).problems
        return [one for one in found if "acyclic" not in one.message]

    return harm


def codes(problems: list[Problem]) -> set[str]:
    return {one.code for one in problems}


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_a_sample_is_sound_on_both_databases(sample: str, location: Location) -> None:
    ingest(location, Request((str(SAMPLES / sample),)))
    result = verify(location)

    assert (result.problems, result.exit_code) == ((), 0)
    assert dict(result.counts)["quote"] > 50


def test_an_empty_database_is_sound(location: Location) -> None:
    assert verify(location).problems == ()


def test_a_missing_database_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoDatabase):
        verify(parse_location(tmp_path / "none.db"))
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written(harbour: Path) -> None:
    before = harbour.read_bytes()
    verify(parse_location(harbour))

    assert harbour.read_bytes() == before
    assert [one.name for one in harbour.parent.iterdir()] == [harbour.name]


def test_a_changed_text_is_told_by_its_hash_and_by_the_quotes_it_no_longer_holds(harm: Harm) -> None:
    found = harm("update article_revision set text = replace(text, 'will never agree', 'will at last agree')")

    assert codes(found) == {"CT602", "CT603", "CT604"}
    [misplaced] = [one for one in found if one.code == "CT602" and one.spot.record == "orlan-troops"]
    assert "will at last agree" in misplaced.message
    assert misplaced.spot.key == "https://harbourwire.example.org/2023/05/16/sollen-opens"
    [nowhere] = [one for one in found if one.code == "CT603" and one.spot.record == "orlan-troops"]
    assert "does not occur" in nowhere.message
    assert "closest" in (nowhere.hint or "")


def test_a_text_cut_short_leaves_quotes_outside(harm: Harm) -> None:
    found = harm("update article_revision set text = substr(text, 1, 30) where id = 1")
    assert any(one.code == "CT602" and "outside" in one.message for one in found)


def test_a_hash_that_was_changed_is_told(harm: Harm) -> None:
    found = harm("update article_revision set sha256 = 'f' || substr(sha256, 2) where id = 3")
    assert [(one.code, one.spot.kind) for one in found] == [("CT604", "text")]


def test_a_shifted_quote_is_told_with_both_places(harm: Harm) -> None:
    found = harm("update span set start_char = start_char + 1, end_char = end_char + 1 where coding_id = 1")

    assert codes(found) == {"CT602", "CT603"}
    assert any("–" in one.message and "not at" in one.message for one in found)


def test_a_part_of_a_quote_that_was_shifted_is_told(harm: Harm) -> None:
    found = harm("update span_segment set start_char = start_char + 2 where position = 1")
    assert codes(found) == {"CT602", "CT603"}


@pytest.mark.parametrize(
    ("harmful", "told"),
    [
        ("update span set text = text || '!' where coding_id = 1", "stands"),
        ("delete from span where coding_id = 1", "the quote has no place"),
        ("update coding set body = json_remove(body, '$.quote') where id = 1", "no quote in the record"),
    ],
)
def test_a_quote_and_its_record_must_agree(harm: Harm, harmful: str, told: str) -> None:
    [found] = harm(harmful)
    assert found.code == "CT602"
    assert told in found.message


def test_a_quote_that_stands_twice_is_told(harm: Harm) -> None:
    found = harm("update article_revision set text = text || text where id = 1")
    assert any(one.code == "CT603" and "more than once" in one.message for one in found)


def test_a_record_that_is_no_json_is_told(harm: Harm) -> None:
    [found] = harm("update coding set body = 'x' || body where id = 1")
    assert (found.code, found.spot.kind) == ("CT610", "record")


@pytest.mark.parametrize(
    ("harmful", "told"),
    [
        (f"delete from report_hop where position = 0 and {OF_TWO}", "numbered from 1"),
        ("delete from report_hop where report_id = 1", "no hop"),
        ("update report_hop set role = 'relay' where position = 0 and report_id = 1", "nobody"),
        (f"update report_hop set role = 'publisher' where position = 1 and {OF_TWO}", "2 publishers"),
        (f"update report_hop set position = 7 where position = 1 and {OF_TWO}", "from 0 to 7"),
        (
            f"update report_hop set role = case position when 0 then 'relay' else 'publisher' end where {OF_TWO}",
            "does not begin",
        ),
    ],
)
def test_a_broken_chain_is_told(harm: Harm, harmful: str, told: str) -> None:
    [found] = harm(harmful)
    assert found.code == "CT605"
    assert told in found.message


@pytest.mark.parametrize(
    ("kind", "harmful"),
    [
        ("record", "update coding set date_earliest = '2026-01-01' where id = 1"),
        ("utterance", "update utterance set date_earliest = '2026-01-01' where id = 1"),
        ("claim", "update claim set event_earliest = '2026-01-01', event_latest = '2025-01-01' where id = 1"),
        ("occasion", "update occasion set date_earliest = '2026-01-01' where id = 1"),
        ("membership", "update membership set first_day = '2026-01-01', end_day = '2025-01-01' where id = 1"),
    ],
)
def test_a_date_that_ends_before_it_begins_is_told(harm: Harm, kind: str, harmful: str) -> None:
    found = [one for one in harm(harmful) if one.code == "CT606"]
    assert [one.spot.kind for one in found] == [kind]


def test_what_was_said_after_it_was_published_wants_a_look(small_world: World) -> None:
    small_world.put(article(said("Орлан", said="2025-03-09")))
    result = verify(small_world.location)

    assert [(one.code, one.spot.record) for one in result.problems] == [("CT302", "s1")]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("kind", "harmful"),
    [
        (
            "speaker",
            (
                "insert into membership (id, member_id, group_id, role, date_from, date_until, first_day, end_day) "
                "select 9999, group_id, member_id, '', '', '', first_day, end_day from membership where id = 1"
            ),
        ),
        (
            "topic",
            (
                "update topic set parent_id = (select id from topic as t where t.parent_id = topic.id) "
                "where id = (select parent_id from topic where parent_id is not null limit 1)"
            ),
        ),
    ],
)
def test_what_belongs_to_itself_is_told(harm: Harm, kind: str, harmful: str) -> None:
    [found] = [one for one in harm(harmful) if one.code == "CT607"]
    assert found.spot.kind == kind
    assert found.message.split(" > ")[0] == found.message.split(" > ")[-1]


@pytest.mark.parametrize(
    ("kind", "harmful"),
    [
        ("statement", ["delete from report where statement_id = 1"]),
        ("utterance", ["update statement set utterance_id = 2 where utterance_id = 1"]),
        ("report", ["delete from report_coding where report_id = 1"]),
        ("record", ["delete from report_coding where coding_id = 1"]),
        ("text", ["update reading set revision_id = 2, coder = 'c9' where revision_id = 1"]),
        ("article", ["update article_revision set is_current = 0 where id = 1"]),
        ("article", ["delete from article_revision where article_id = 1"]),
        (
            "speaker",
            ["insert into speaker (id, key, name, kind, reviewed) values (9999, 'gone', 'Gone', 'person', 0)"],
        ),
        ("claim", ["insert into claim (id, key, kind, reviewed) values (9999, 'gone', 'position', 0)"]),
        (
            "source",
            [
                "insert into speaker (id, key, name, kind, reviewed) values (9999, 'gone', 'Gone', 'outlet', 0)",
                "insert into source (id, speaker_id, kind, reviewed) values (9999, 9999, 'unknown', 0)",
            ],
        ),
    ],
)
def test_what_nothing_refers_to_is_told(harm: Harm, kind: str, harmful: list[str]) -> None:
    assert kind in {one.spot.kind for one in harm(*harmful) if one.code == "CT608"}


def test_a_reference_that_leads_nowhere_is_told(harm: Harm) -> None:
    found = harm("delete from topic_name", "delete from claim_text", "delete from topic")
    assert any(one.code == "CT601" and "missing topic" in one.message for one in found)


@pytest.mark.parametrize(
    ("table", "harmful"),
    [
        ("statement", "update statement set stance = -stance where id = 1"),
        ("report", "update report set independent = 1 - independent where id = 2"),
        ("report_hop", "delete from report_hop where position = 1 and report_id = 2"),
        ("utterance", "update utterance set imputed = 1 - imputed where id = 3"),
        ("speaker", "update speaker set name = 'Marek Orlann' where name = 'Marek Orlan'"),
        ("speaker_name", "update speaker_name set norm_key = norm_key || 'x' where id = 1"),
        ("membership", "update membership set first_day = '2001-01-01' where id = 1"),
        ("claim", "update claim set text = 'Otherwise.' where id = 1"),
        ("claim_topic", "delete from claim_topic where claim_id = 1"),
        ("coding", "update coding set claim_id = 2 where claim_id = 1"),
        ("coding_mention", "update coding_mention set speaker_id = 1 where coding_id = 1 and role = 'asserter'"),
        ("article", "update article set url = null where id = 1"),
        ("reading", "update reading set content_hash = 'x' where id = 1"),
        ("span_segment", "delete from span_segment where position = 0"),
    ],
)
def test_what_the_inputs_do_not_give_is_told(harm: Harm, table: str, harmful: str) -> None:
    found = harm(harmful, quick=False)
    assert table in {one.spot.kind for one in found if one.code == "CT609"}


def test_a_difference_says_what_is_stored_and_what_the_inputs_give(harm: Harm) -> None:
    [found] = harm("update claim set text = 'Войска 🙂' where key = 'union-troops-in-kasteya'", quick=False)

    assert found.spot.key == "union-troops-in-kasteya"
    assert found.message.startswith("text is Войска 🙂, the inputs give ")


def test_rows_too_much_and_too_few_are_told_apart(harm: Harm) -> None:
    found = harm("update statement set key = 'x' where id = 1", quick=False)
    told = {one.message for one in found if one.spot.kind == "statement"}

    assert told == {
        "the inputs give this row, but it is not stored",
        "this row is stored, but the inputs do not give it",
    }


def test_many_differing_rows_are_cut_and_counted(harm: Harm) -> None:
    found = [
        one for one in harm("update coding_speaker set day = ''", quick=False) if one.spot.kind == "coding_speaker"
    ]

    assert len(found) == SHOWN + 1
    assert "more rows" in found[-1].message


def test_an_input_that_would_be_refused_today_is_told(harm: Harm) -> None:
    found = harm("update coding set body = json_set(body, '$.stance', 'perhaps') where id = 1", quick=False)
    [refused] = [one for one in found if one.code == "CT610"]

    assert "perhaps" in refused.message
    assert refused.spot.kind == "article"


def test_quick_makes_nothing_again(harm: Harm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifying, "not_following", None)
    assert harm("update claim set text = 'Otherwise.' where id = 1") == []


def test_a_codebook_around_the_temporary_folder_has_no_say(
    small_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "codebook.toml").write_text('lang = "uk"\n[[speaker]]\nname = "Орлан"\nkind = "side"\n')
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    small_world.put(entry("speaker", "Lena Voss"), article(said("Орлан")))

    assert verify(small_world.location).problems == ()


@pytest.mark.parametrize(
    ("code", "harmful"),
    [
        ("CT602", "update span set text = 'Ні.'"),
        ("CT603", "update article_revision set text = 'Ні 🙂.'"),
        ("CT604", "update article_revision set sha256 = 'f'"),
        ("CT605", "update report_hop set role = 'relay' where position = 0"),
        ("CT608", "delete from report_coding"),
        ("CT609", "update statement set stance = 2"),
        ("CT610", "update coding set body = replace(body, 'opposes', 'perhaps')"),
    ],
)
def test_damage_is_found_on_both_databases(world: World, code: str, harmful: str) -> None:
    world.put(article(said("Орлан")))
    engine = create_engine_for(world.location)
    with engine.begin() as connection:
        connection.execute(text(harmful))
    engine.dispose()

    assert code in codes(list(verify(world.location).problems))


def test_a_write_in_the_middle_is_no_damage(small_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    small_world.put(article(said("Орлан")))

    def meanwhile(reader: Reader) -> list[str]:
        given = list(export_lines(reader))
        small_world.put(article(said("Bren"), url="2"))
        return given

    monkeypatch.setattr("claimtrack.services.following.export_lines", meanwhile)
    with pytest.raises(DatabaseBusy, match="changed while it was verified"):
        verify(small_world.location)
