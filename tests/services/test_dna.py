"""There and back: files of DNA into the record, and the record into files of DNA."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Dropped
from claimtrack.library.database import Database
from tests.dna_files import GUARANTEES, TEXT, TROOPS, Dna, Paper, Said, basic, make
from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

STATEMENTS = """
select statement_key, speaker, principal, claim, claim_text, stance, stance_label, conditional, act, imputed,
    date_text, date_earliest, date_latest, date_basis, n_reports
from v_statement order by statement_key
"""
CODINGS = """
select d.coder, d.record_id, a.title, a.source, a.published, d.quote, d.start_char, d.end_char, d.note
from v_coding as d join v_article as a on a.article_id = d.article_id order by d.record_id, d.coder
"""


def taken(world: World, path: Path) -> World:
    outcome = Database(world.location).ingest(path, settings={"lang": "uk"})
    assert outcome.ok, outcome
    return world


def written(world: World, path: Path) -> list[Dropped]:
    left: list[Dropped] = []
    Database(world.location).export(path, form="dna", dropped=left.append)
    return left


def from_dna(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return connection.execute(sql).fetchall()


def many() -> Dna:
    """Two documents, three coders, attributes, a note in parts, a statement on no concept, equal spans."""
    orlan = {"person": "Марек Орлан", "organization": "Палац Лорії"}
    long = "Обидві сторони " + "мають " * 25 + "гарантії."
    said = [
        *basic(),
        Said(TROOPS, orlan | {"concept": "Troops may come.", "agreement": 0}, document=2, coder=3, id=70),
        Said(TROOPS, {"person": "Олена Т.", "concept": "Troops may come.", "agreement": 1}, document=2, coder=3, id=71),
        Said(GUARANTEES, orlan | {"concept": long, "agreement": 1}, document=2, id=69),
    ]
    papers = [Paper(), Paper(title="Друга", text="🙂🙂 " + TEXT.replace("\r\n", "\n"), seconds=3600, notes="a; b")]
    return Dna(said, papers, {"Марек Орлан": "official; of a palace", "Troops may come.": "harsh"})


@pytest.mark.parametrize("version", [2, 3])
def test_dna_to_the_record_and_back_is_the_same(make_world: WorldMaker, tmp_path: Path, version: int) -> None:
    dna = many()
    dna.papers = [Paper(text=TEXT.replace("\r\n", "\n")), dna.papers[1]]
    first = taken(make_world(), make(tmp_path / "in.dna", dna, version))
    left = written(first, tmp_path / "out.dna")
    second = taken(make_world(), tmp_path / "out.dna")

    assert len(first.rows(STATEMENTS)) == 7
    assert second.rows(STATEMENTS) == first.rows(STATEMENTS)
    assert second.rows(CODINGS) == first.rows(CODINGS)
    assert second.export() == first.export()
    assert second.views() == first.views()
    assert [one.what for one in left] == ["languages", "modes"]


def test_texts_with_cr_lf_are_written_with_lf_and_come_back(make_world: WorldMaker, tmp_path: Path) -> None:
    first = taken(make_world(), make(tmp_path / "in.dna", many()))
    left = written(first, tmp_path / "out.dna")
    second = taken(make_world(), tmp_path / "out.dna")

    assert second.export() == first.export()
    assert "texts with line ends CR LF" in [one.what for one in left]
    texts = [text for (text,) in from_dna(tmp_path / "out.dna", "select Text from DOCUMENTS")]
    assert not any("\r" in text for text in texts)
    assert taken(first, tmp_path / "out.dna").export() == second.export(), "no new revision of a text"


def test_a_text_changed_in_dna_is_read_as_it_stands(make_world: WorldMaker, tmp_path: Path) -> None:
    written(taken(make_world(), make(tmp_path / "in.dna", many())), tmp_path / "out.dna")
    with closing(sqlite3.connect(tmp_path / "out.dna")) as connection:
        connection.execute("update DOCUMENTS set Text = Text || 'Ще.\n'")
        connection.commit()
    texts = taken(make_world(), tmp_path / "out.dna").rows("select text from article_revision")
    assert not any("\r" in text for (text,) in texts)


def test_both_versions_of_dna_give_the_same(make_world: WorldMaker, tmp_path: Path) -> None:
    old, new = (taken(make_world(), make(tmp_path / f"{version}.dna", many(), version)) for version in (2, 3))
    assert old.export() == new.export()


def test_a_second_reading_changes_nothing(small_world: World, tmp_path: Path) -> None:
    taken(small_world, make(tmp_path / "a.dna", many()))
    before = small_world.export()
    taken(small_world, make(tmp_path / "again.dna", many()))
    assert small_world.export() == before


def test_equal_records_give_equal_bytes(small_world: World, tmp_path: Path) -> None:
    taken(small_world, make(tmp_path / "a.dna", many()))
    written(small_world, tmp_path / "1.dna")
    written(small_world, tmp_path / "2.dna")
    assert (tmp_path / "1.dna").read_bytes() == (tmp_path / "2.dna").read_bytes()


def test_a_file_of_ours_is_as_dna_makes_them(small_world: World, tmp_path: Path) -> None:
    out = tmp_path / "out.dna"
    taken(small_world, make(tmp_path / "in.dna", many()))
    written(small_world, out)

    assert from_dna(out, "pragma integrity_check") == [("ok",)]
    assert from_dna(out, "pragma foreign_key_check") == []
    assert ("version", "3.0.7") in from_dna(out, "select * from SETTINGS")
    assert from_dna(out, "select ID, Name from CODERS order by ID") == [(1, "Admin"), (2, "Coder 1"), (3, "Coder 2")]
    # DNA wants a value for every variable of a statement, and an entity without a name for each short text.
    missing = """
        select count(*) from STATEMENTS s join VARIABLES v on v.StatementTypeId = s.StatementTypeId
        where v.ID not in (select VariableId from DATASHORTTEXT where StatementId = s.ID
            union select VariableId from DATABOOLEAN where StatementId = s.ID
            union select VariableId from DATALONGTEXT where StatementId = s.ID)
    """
    assert from_dna(out, missing) == [(0,)]
    short = from_dna(out, "select ID from VARIABLES where DataType = 'short text' order by ID")
    assert from_dna(out, "select VariableId from ENTITIES where Value = '' order by VariableId") == short
    attributes = "select count(*) from ENTITIES e join ATTRIBUTEVARIABLES a on a.VariableId = e.VariableId"
    assert from_dna(out, attributes) == from_dna(out, "select count(*) from ATTRIBUTEVALUES")


def test_offsets_written_are_the_units_that_java_counts(small_world: World, tmp_path: Path) -> None:
    taken(small_world, make(tmp_path / "in.dna", many()))
    written(small_world, tmp_path / "out.dna")
    sql = "select d.Text, s.Start, s.Stop from STATEMENTS s join DOCUMENTS d on d.ID = s.DocumentId"
    assert set(_marked(from_dna(tmp_path / "out.dna", sql))) == {GUARANTEES, TROOPS, "сказав Орлан"}


def _marked(found: list[tuple[Any, ...]]) -> Iterator[str]:
    for text, start, stop in found:
        yield text.encode("utf-16-le")[2 * start : 2 * stop].decode("utf-16-le")


def test_attributes_come_back_as_attributes(small_world: World, tmp_path: Path) -> None:
    taken(small_world, make(tmp_path / "in.dna", many()))
    written(small_world, tmp_path / "out.dna")
    sql = """
        select e.Value, a.AttributeVariable, v.AttributeValue from ATTRIBUTEVALUES v
        join ENTITIES e on e.ID = v.EntityId join ATTRIBUTEVARIABLES a on a.ID = v.AttributeVariableId
        where v.AttributeValue <> '' and a.AttributeVariable <> 'claimtrack key' order by 1
    """
    assert from_dna(tmp_path / "out.dna", sql) == [
        ("Troops may come.", "Type", "harsh"),
        ("Марек Орлан", "Type", "official; of a palace"),
    ]


def test_what_dna_cannot_hold_is_listed_with_counts(small_world: World, tmp_path: Path) -> None:
    small_world.put(
        entry("speaker", "Marek Orlan", kind="person", member_of=[{"of": "Lorian Palace", "from": "2023"}]),
        entry("speaker", "Lorian Palace", kind="government"),
        article(
            said("LPA > Marek Orlan", stance="strongly-opposes"),
            said("Marek Orlan", claim="talks", stance="supports?", condition="no troops"),
            said("Marek Orlan", claim="border", stance="neutral"),
            said("Lorian Palace", claim="fleet", stance="supports", said="2025-03-01"),
            said("LPA (interpreter) > Marek Orlan", claim="bases", stance="supports"),
            said("anon(an official)", claim="gas", stance="supports"),
            published="2025-03-05",
            title="T",
        ),
    )
    left = {one.what: one.number for one in written(small_world, tmp_path / "out.dna")}

    assert left == {
        "addresses (url)": 1,
        "anonymous voices": 1,
        "chains": 1,
        "codebook entries": 2,
        "conditions": 1,
        "dates of their own": 1,
        "ids of records": 5,
        "imputed statements": 1,
        "languages": 1,
        "names of coders": 6,
        "neutral or unclear stances": 1,
        "strong stances": 1,
        "texts with line ends CR LF": 1,
    }
    sql = """
        select t.Label, v.Variable, e.Value from STATEMENTS s join STATEMENTTYPES t on t.ID = s.StatementTypeId
        join DATASHORTTEXT x on x.StatementId = s.ID join VARIABLES v on v.ID = x.VariableId
        join ENTITIES e on e.ID = x.Entity where e.Value <> '' order by s.ID, v.ID
    """
    found = from_dna(tmp_path / "out.dna", sql)
    assert found[:3] == [
        ("DNA Statement", "person", "Marek Orlan"),
        ("DNA Statement", "organization", "Lorian Palace"),
        ("DNA Statement", "concept", "troops"),
    ]
    assert ("DNA Statement", "organization", "Lorian Palace") in found[-8:]
    assert ("Statement without agreement", "concept", "border") in found
    assert "bases" not in [value for _, _, value in found]


def test_quotes_without_a_place_are_told_from_records_without_a_quote(small_world: World, tmp_path: Path) -> None:
    small_world.put(article(said(evidence="record"), said(claim="guard"), text=None) | {"text": None})
    small_world.put(article(said(claim="ships", evidence="record"), url="2"))

    found = {one.what: one.number for one in written(small_world, tmp_path / "a.dna")}
    assert found["records whose quote stands at no place of a text"] == 1
    assert "records without a quote" not in found


def test_keys_and_long_texts_of_claims_survive(make_world: WorldMaker, tmp_path: Path) -> None:
    first = make_world()
    long = "Troops of the Union may " + "by no means " * 20 + "come."
    first.put(
        article(said(claim="fl-1", claim_text="Ships may leave."), said(claim="fl-2", claim_text="Ships may leave.")),
        article(said(claim="long-one", claim_text=long), url="2"),
    )
    left = {one.what: one.number for one in written(first, tmp_path / "out.dna")}
    second = taken(make_world(), tmp_path / "out.dna")

    keys = "select claim from v_statement order by 1"
    assert second.rows(keys) == first.rows(keys)
    assert left["texts of more than 190 letters"] == 1


def test_an_empty_record_is_an_empty_file_of_dna(small_world: World, tmp_path: Path) -> None:
    assert written(small_world, tmp_path / "out.dna") == []
    assert from_dna(tmp_path / "out.dna", "select count(*) from STATEMENTS") == [(0,)]
    assert from_dna(tmp_path / "out.dna", "select Label from STATEMENTTYPES") == [("DNA Statement",), ("Annotation",)]


def test_a_failure_leaves_the_old_file(small_world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.dna"
    target.write_bytes(b"mine")
    monkeypatch.setattr("claimtrack.formats.dna.filing.hashed", lambda _password: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written(small_world, target)
    assert target.read_bytes() == b"mine"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_variables_of_ones_own_are_mapped_by_their_names(small_world: World, tmp_path: Path) -> None:
    given = [
        Said(TROOPS, {"who": "Олена Т.", "belief": "Talks help.", "level": level}, kind="Position", document=number)
        for number, level in enumerate((-2, 0, 1), 1)
    ]
    papers = [Paper(day=20_153 + number) for number in range(3)]
    columns = {"by": "who", "claim-key": "{belief|slug}", "claim": "belief", "stance": "level"}
    path = make(tmp_path / "a.dna", Dna(given, papers))
    outcome = Database(small_world.location).ingest(path, settings={"lang": "uk"}, columns=columns)

    assert outcome.ok
    assert small_world.rows("select speaker, claim, stance from v_statement order by date_latest") == [
        ("Олена Т.", "talks-help", -2),
        ("Олена Т.", "talks-help", 0),
        ("Олена Т.", "talks-help", 1),
    ]


@pytest.mark.parametrize(("ends", "quote"), [("one", "так"), ("two", "ні")])
def test_a_profile_says_how_line_ends_count_where_both_ways_give_words(
    small_world: World, tmp_path: Path, ends: str, quote: str
) -> None:
    note = [Said("", {"note": "x"}, "Annotation", span=(8, 11))]
    path = make(tmp_path / "a.dna", Dna(note, [Paper(text="а.\r\n\r\n\r\nні так ні так ні так")]))
    assert (
        "CR LF as one: where they point is not sure"
        in Database(small_world.location).ingest(path, settings={"lang": "uk"}).text()
    )

    profile = tmp_path / "mine.toml"
    profile.write_text(f'extends = "dna"\nname = "mine"\noffsets = "UTF-16 units, CR LF as {ends}"\n', encoding="utf-8")
    Database(small_world.location).ingest(path, settings={"lang": "uk"}, profile=str(profile))
    assert small_world.rows("select quote from v_coding") == [(quote,)]


def test_a_language_that_nobody_says_is_asked_for(small_world: World, tmp_path: Path) -> None:
    outcome = Database(small_world.location).ingest(make(tmp_path / "a.dna", many()))
    assert not outcome.ok
    assert "nothing in the file says `lang` of 2 texts\n  hint: say: --set lang=en" in outcome.text()
    assert "--set lang=en" in outcome.text()
    assert small_world.rows("select count(*) from v_article") == [(0,)]


def test_a_damaged_file_leaves_nothing_in_the_record(small_world: World, tmp_path: Path) -> None:
    path = make(tmp_path / "a.dna", many())
    path.write_bytes(path.read_bytes()[:9000])
    outcome = Database(small_world.location).ingest(path, settings={"lang": "uk"})
    assert not outcome.ok
    assert "error[CT701]" in outcome.text()
    assert "is damaged" in outcome.text()
    assert small_world.rows("select count(*) from v_article") == [(0,)]
