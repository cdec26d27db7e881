"""Files of DNA 2 and 3; those read here are made by hand (tests/dna_files.py), table by table as DNA lays them out."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.domain.foreign import Document, Reading
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.records import RawRecord
from claimtrack.formats.dna import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from tests.dna_files import GUARANTEES, TEXT, TROOPS, Dna, Paper, Said, basic, insert, make

PROFILE = load_profile("dna")


def read(path: Path) -> Reading:
    return READER.read(Source(path, path.name))


def only(path: Path) -> Document:
    (document,) = read(path).documents
    return document


def records(document: Document) -> dict[str, RawRecord]:
    mapped = map_document(document, PROFILE, {"lang": "uk"})
    return {record.id.text: record for article in mapped.articles for record in article.records}


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def dropped(path: Path) -> dict[str, int]:
    return {one.what: one.number for one in read(path).dropped}


@pytest.mark.parametrize("version", [2, 3])
def test_a_document_has_its_text_and_what_dna_says_of_it(tmp_path: Path, version: int) -> None:
    document = only(make(tmp_path / "a.dna", Dna(basic()), version))
    assert document.text == TEXT
    facts = {name: values[0] for name, values in document.facts.items()}
    assert facts["title"] == "Гарантії: що сказали в Лорії"
    assert (facts["date"], facts["source"], facts["author"]) == ("2025-03-06", "Example Herald", "Olga Nym")
    assert (facts["section"], facts["type"], facts["coder"]) == ("World", "report", "Coder 1")


@pytest.mark.parametrize("version", [2, 3])
def test_statements_of_every_type_are_marks_with_their_variables(tmp_path: Path, version: int) -> None:
    marks = only(make(tmp_path / "a.dna", Dna(basic()), version)).marks
    assert [(mark.id, mark.label, mark.annotator) for mark in marks] == [
        ("1", "DNA Statement", "Coder 1"),
        ("2", "DNA Statement", "Coder 1"),
        ("3", "Annotation", "Coder 2"),
        ("4", "NPF Story Element", "Coder 1"),
    ]
    first = {name: values for name, values in marks[0].values.items() if name != "ref"}
    assert first == {
        "person": ("Марек Орлан",),
        "organization": ("Палац Лорії",),
        "concept": ("Both sides need guarantees.",),
        "agreement": ("yes",),
    }
    assert marks[2].values["note"] == ("Коли саме?\nУточнити.",)
    assert marks[3].values["plot"] == ("decline",)


@pytest.mark.parametrize("version", [2, 3])
def test_what_is_not_coded_is_no_value(tmp_path: Path, version: int) -> None:
    second = only(make(tmp_path / "a.dna", Dna(basic()), version)).marks[1]
    assert "person" not in second.values


@pytest.mark.parametrize("version", [2, 3])
def test_attributes_are_values_of_the_variable(tmp_path: Path, version: int) -> None:
    dna = Dna(basic(), attributes={"Марек Орлан": "official", "Палац Лорії": "government"})
    first = only(make(tmp_path / "a.dna", dna, version)).marks[0]
    assert (first.values["person.Type"], first.values["organization.Type"]) == (("official",), ("government",))
    assert records(only(tmp_path / "a.dna"))["1"].fields["note"].text == (
        "person.type: official; organization.type: government"
    )


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize("line_end", [1, 2])
def test_utf_16_offsets_find_their_words_after_an_emoji_and_line_ends(
    tmp_path: Path, version: int, line_end: int
) -> None:
    found = records(only(make(tmp_path / "a.dna", Dna(basic(), line_end=line_end), version)))
    assert {key: record.quotes[0].text for key, record in found.items() if key in "12"} == {
        "1": GUARANTEES,
        "2": TROOPS,
    }


def test_person_organization_concept_and_agreement_make_a_record(tmp_path: Path) -> None:
    found = records(only(make(tmp_path / "a.dna", Dna(basic()))))
    assert found["1"].fields["by"].text == "Марек Орлан (for Палац Лорії)"
    assert (found["1"].stance.text, found["1"].claim.text) == ("supports", "both-sides-need-guarantees")
    assert found["1"].fields["claim"].text == "Both sides need guarantees."
    assert (found["2"].fields["by"].text, found["2"].stance.text) == ("Палац Лорії", "opposes")


def test_an_organization_that_is_a_question_mark_is_none(tmp_path: Path) -> None:
    given = {"person": "Марек Орлан", "organization": "?", "concept": "Troops may come.", "agreement": 0}
    found = records(only(make(tmp_path / "a.dna", Dna([Said(TROOPS, given)]))))
    assert found["1"].fields["by"].text == "Марек Орлан"


def test_statements_that_say_nothing_of_a_speaker_are_kept_with_all_they_hold(tmp_path: Path) -> None:
    mapped = map_document(only(make(tmp_path / "a.dna", Dna(basic()))), PROFILE, {})
    assert mapped.unmapped == {"Annotation": 1, "NPF Story Element": 1}
    story = next(record for article in mapped.articles for record in article.records if record.id.text == "4")
    assert story.fields["note"].text == "narrator: Палац Лорії; plot: decline"
    assert (story.claim.text, story.fields["topic"].text) == ("-", "dna/NPF Story Element")


def test_a_whole_number_is_a_stance_by_itself_and_yes_is_not_the_number_one(tmp_path: Path) -> None:
    said = [
        Said(TROOPS, {"who": "Олена Т.", "belief": "Talks help.", "level": 0}, kind="Position"),
        Said(TROOPS, {"who": "Олена Т.", "belief": "Talks help.", "level": -2}, kind="Position"),
    ]
    marks = only(make(tmp_path / "a.dna", Dna(said))).marks
    assert [mark.values["level"] for mark in marks] == [("0",), ("-2",)]


def test_refs_stay_the_same_and_are_of_one_document_of_one_database(tmp_path: Path) -> None:
    first, again = (only(make(tmp_path / name, Dna(basic()))) for name in ("a.dna", "b.dna"))
    other = only(make(tmp_path / "c.dna", Dna(basic(), papers=[Paper(title="Інший документ")])))
    refs = [[mark.own["ref"][0] for mark in one.marks] for one in (first, again, other)]
    assert refs[0] == refs[1]
    assert len(set(refs[0])) == 4
    assert not set(refs[0]) & set(refs[2])
    assert refs[0][0].startswith("dna-")
    assert refs[0][0].endswith(":1")


def test_documents_of_equal_title_day_and_source_are_told_apart(tmp_path: Path) -> None:
    papers = [Paper(text=TEXT), Paper(text="Інший текст. " + TEXT)]
    documents = read(make(tmp_path / "a.dna", Dna(basic(), papers=papers))).documents
    assert [document.own.get("ref") is None for document in documents] == [True, False]


def test_the_time_of_day_is_kept_beside_the_day(tmp_path: Path) -> None:
    document = only(make(tmp_path / "a.dna", Dna(basic(), papers=[Paper(seconds=86_399)])))
    assert document.facts["date"] == ("2025-03-06",)
    assert document.facts["time"] == ("2025-03-06T23:59:59Z",)


def test_days_before_1970_are_days(tmp_path: Path) -> None:
    document = only(make(tmp_path / "a.dna", Dna(basic(), papers=[Paper(day=-1)])))
    assert document.facts["date"] == ("1969-12-31",)


def test_a_date_that_is_none_leaves_the_day_open(tmp_path: Path) -> None:
    document = only(make(tmp_path / "a.dna", Dna(basic(), papers=[Paper(day=10**12)])))
    assert "date" not in document.facts


def test_passwords_are_nowhere_and_what_stays_behind_is_counted(tmp_path: Path) -> None:
    path = make(tmp_path / "a.dna", Dna(basic(), password="geheim-4711"))
    assert "geheim-4711" not in repr(read(path))
    assert dropped(path) == {
        "search patterns (REGEXES)": 1,
        "coders' passwords, colours and permissions": 3,
        "colours of statement types and entities": 4,
    }


def test_statements_without_their_document_and_unused_names_are_counted(tmp_path: Path) -> None:
    path = make(tmp_path / "a.dna", Dna(basic()))
    with closing(sqlite3.connect(path)) as connection:
        insert(connection, "STATEMENTS", ID=90, StatementTypeId=1, DocumentId=7, Start=1, Stop=2, Coder=2)
        insert(connection, "ENTITIES", VariableId=1, Value="Never Said")
        connection.commit()
    found = dropped(path)
    assert found["statements of documents that are not there"] == 1
    assert found["entities no statement uses"] == 1


@pytest.mark.parametrize("version", [2, 3])
@pytest.mark.parametrize(
    ("sql", "wrong"),
    [
        ("update STATEMENTS set Start = 9, Stop = 9 where ID = 1", "it goes from 9 to 9, and marks nothing"),
        ("update STATEMENTS set Start = -5 where ID = 1", "it goes from -5 to"),
        ("update STATEMENTS set Stop = 'abc' where ID = 1", "`stop` is 'abc' and no whole number"),
        ("update STATEMENTS set Coder = x'00' where ID = 1", "`coder` is 1 byte and no whole number"),
        ("update DATABOOLEAN set Value = 7 where StatementId = 1", "`agreement` is 7, neither 0 nor 1"),
        ("update DATABOOLEAN set Value = -1 where StatementId = 1", "`agreement` is -1, neither 0 nor 1"),
        ("update DATABOOLEAN set Value = 'yes' where StatementId = 1", "`agreement` is 'yes', neither 0 nor 1"),
        ("update DATABOOLEAN set Value = x'01' where StatementId = 1", "`agreement` is 1 byte, neither 0 nor 1"),
    ],
)
def test_a_statement_with_what_is_not_of_its_type_is_left_out_and_named(
    tmp_path: Path, version: int, sql: str, wrong: str
) -> None:
    path = make(tmp_path / "a.dna", Dna(basic()), version)
    change(path, sql)
    reading = read(path)
    assert [mark.id for mark in reading.documents[0].marks] == ["2", "3", "4"]
    (refused,) = reading.refused
    assert refused.message.startswith("statement 1 of document 1 (Гарантії: що сказали в Лорії) is left out: ")
    assert wrong in refused.message


@pytest.mark.parametrize(
    ("version", "sql", "wrong"),
    [
        (3, "update ENTITIES set Value = x'ff' where Value = 'Марек Орлан'", "`person` is 1 byte and no text"),
        (3, "update ATTRIBUTEVALUES set AttributeValue = x'ff'", "`person.Type` is 1 byte and no text"),
        (
            3,
            "update DATASHORTTEXT set Entity = 999 where Entity = {ID}",
            "`person` is the entity 999, which is not there",
        ),
        (
            3,
            "update DATASHORTTEXT set Entity = 'x' where Entity = {ID}",
            "`person` is the entity 'x', which is not there",
        ),
        (2, "update DATASHORTTEXT set Value = x'ff' where Value = 'Марек Орлан'", "`person` is 1 byte and no text"),
        (2, "update ATTRIBUTES set Type = x'ff' where Value = 'Марек Орлан'", "`person.Type` is 1 byte and no text"),
    ],
)
def test_names_that_are_none_leave_their_statements_out(tmp_path: Path, version: int, sql: str, wrong: str) -> None:
    path = make(tmp_path / "a.dna", Dna(basic(), attributes={"Марек Орлан": "official"}), version)
    change(path, sql.format(ID="(select ID from ENTITIES where Value = 'Марек Орлан')"))
    reading = read(path)
    assert [mark.id for mark in reading.documents[0].marks] == ["2", "3", "4"]
    assert [one.message.partition(" is left out: ")[2] for one in reading.refused] == [wrong]


def test_other_variables_have_types_too(tmp_path: Path) -> None:
    level = Said(TROOPS, {"who": "Олена Т.", "belief": "Talks help.", "level": 0}, kind="Position")
    path = make(tmp_path / "a.dna", Dna([level, *basic()]))
    change(path, "update DATAINTEGER set Value = 1.5")
    change(path, "update DATALONGTEXT set Value = x'ff00'")
    assert [one.message.partition(" is left out: ")[2] for one in read(path).refused] == [
        "`level` is 1.5 and no whole number",
        "`note` is 2 bytes and no text",
    ]


@pytest.mark.parametrize(
    ("sql", "wrong"),
    [
        ("update DOCUMENTS set Text = x'ff00fe' where ID = 1", "`text` is 3 bytes and no text"),
        ("update DOCUMENTS set Source = x'ff' where ID = 1", "`source` is 1 byte and no text"),
        ("update DOCUMENTS set Date = 9e300 where ID = 1", "`date` is 9e+300 and no whole number"),
    ],
)
def test_a_document_with_what_is_not_of_its_type_is_left_out_with_its_statements(
    tmp_path: Path, sql: str, wrong: str
) -> None:
    path = make(tmp_path / "a.dna", Dna(basic(), papers=[Paper(), Paper(title="Інший")]))
    change(path, sql)
    reading = read(path)
    assert [document.name for document in reading.documents] == ["Інший"]
    (refused,) = reading.refused
    assert refused.message.startswith("document 1 (")
    assert refused.message.endswith(f"is left out, statements: 4; {wrong}")


def test_a_mark_outside_the_text_is_told(tmp_path: Path) -> None:
    said = [*basic(), Said("", {"person": "Марек Орлан", "concept": "X y.", "agreement": 1}, span=(5, 100_000))]
    mapped = map_document(only(make(tmp_path / "a.dna", Dna(said))), PROFILE, {})
    assert mapped.places.outside == ["5"]


def test_coders_of_one_name_stay_two(tmp_path: Path) -> None:
    marks = only(make(tmp_path / "a.dna", Dna(basic(), coders=("Admin", "Ira", "Ira")))).marks
    assert {mark.annotator for mark in marks} == {"Ira (2)", "Ira (3)"}


def test_nothing_is_made_beside_a_file(tmp_path: Path) -> None:
    path = make(tmp_path / "a.dna", Dna(basic()))
    before = path.read_bytes()
    path.chmod(0o444)
    read(path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.dna"]
    assert path.read_bytes() == before


def test_a_name_with_signs_of_addresses_is_only_a_name(tmp_path: Path) -> None:
    path = make(tmp_path / "a?mode=rwc&x=%2e#.dna", Dna(basic()))
    assert len(only(path).marks) == 4
    assert len(list(tmp_path.iterdir())) == 1


def test_an_old_file_of_xml_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = tmp_path / "old.dna"
    path.write_text('<?xml version="1.0"?><discourse version="1.30"/>', encoding="utf-8")
    with pytest.raises(Unreadable, match="DNA 1") as refused:
        read(path)
    assert refused.value.hint is not None


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table notes(x)")


def _version_4(path: Path) -> None:
    make(path, Dna(basic()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update SETTINGS set Value = '4.0' where Property = 'version'")
        connection.commit()


def _cut(path: Path) -> None:
    make(path, Dna(basic()))
    path.write_bytes(path.read_bytes()[:9000])


def _view_for_a_table(path: Path) -> None:
    make(path, Dna(basic()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("drop table STATEMENTS")
        connection.execute(
            "create view STATEMENTS as"
            " with recursive n(ID) as (select 1 union all select ID + 1 from n) select * from n"
        )


def _generated_by_a_function(path: Path) -> None:
    make(path, Dna(basic()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("drop table REGEXES")
        connection.execute("create table REGEXES(Label text, Big text as (hex(zeroblob(30000000))))")
        connection.execute("insert into REGEXES (Label) values ('x')")
        connection.commit()


def _open_elsewhere(path: Path) -> None:
    make(path, Dna(basic()))
    path.with_name(path.name + "-journal").write_bytes(b"something")


def _not_text(path: Path) -> None:
    make(path, Dna(basic()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("update DOCUMENTS set Title = cast(x'ff00fe' as text)")
        connection.commit()


def _without_a_column(path: Path) -> None:
    make(path, Dna(basic()))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("alter table STATEMENTS rename column Start to Begin")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (_other_database, "no table DOCUMENTS"),
        (_version_4, "DNA 4.0"),
        (_cut, "damaged"),
        (_view_for_a_table, "no table STATEMENTS"),
        (_generated_by_a_function, "more than a file of its size can hold"),
        (_open_elsewhere, "not closed"),
        (_not_text, "UTF-8"),
        (_without_a_column, "no column start"),
    ],
)
def test_what_is_hostile_or_broken_is_refused_in_a_sentence(
    tmp_path: Path, spoil: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "a.dna"
    spoil(path)
    with pytest.raises(Unreadable, match=words):
        read(path)


def test_files_are_known_by_name_or_by_their_tables(tmp_path: Path) -> None:
    head = make(tmp_path / "a.dna", Dna(basic())).read_bytes()
    assert READER.accepts("project.dna", b"")
    assert READER.accepts("project.sqlite", head)
    assert not READER.accepts("other.sqlite", b"SQLite format 3\0 and other tables")
