"""What DNA's tables cannot tell of a statement is kept beside them, and only used while they say what they said."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.domain.foreign import Mark
from claimtrack.domain.outgoing import OutArticle, OutCoding, Outgoing
from claimtrack.formats.dna import READER
from claimtrack.formats.dna.keeping import kept, recalled, remark
from claimtrack.formats.dna.writer import WRITER
from claimtrack.formats.source import Source

TEXT = "Орлан сказав 🙂 «нет»."
LONG = "Troops of the Union may " + "by no means " * 20 + "come."


def coding(**given: object) -> OutCoding:
    """Give what a coder recorded; the fields as written follow from it unless they are said."""
    plain = {"speaker": "Марек Орлан", "speaker_kind": "person", "claim": "troops", "claim_text": "Troops may come."}
    values = (
        plain | {"stance": 1, "stance_label": "supports", "segments": ((0, 5),), "date_basis": "publication"} | given
    )
    by = {"principal": values["speaker"]} | values
    body = {"by": str(by["speaker"]), "claim": str(by["claim"]), "claim[en]": str(by["claim_text"])}
    return OutCoding("c", "r", "s", "s1", coder="Ira", **({"given": body} | by))  # type: ignore[arg-type]


def written(path: Path, *codings: OutCoding) -> Path:
    article = OutArticle("a", "Example Herald", "2025-03-05", "uk", title="T", text=TEXT, codings=codings)
    WRITER.write(Outgoing([article]), path)
    return path


def marks(path: Path) -> tuple[Mark, ...]:
    return READER.read(Source(path, path.name)).documents[0].marks


def cells(path: Path, sql: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute(sql)]


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
        connection.commit()


def test_nothing_is_kept_of_what_the_tables_can_tell(tmp_path: Path) -> None:
    path = written(
        tmp_path / "a.dna", coding(note="Так; person.type: official"), coding(speaker="Ківен", principal="Палац")
    )
    assert "claimtrack" not in cells(path, "select Variable from VARIABLES")


def test_a_person_who_is_their_own_organisation_is_both(tmp_path: Path) -> None:
    given = {"by": "Олена Т. (for Олена Т.)", "claim": "troops", "claim[en]": "Troops may come."}
    path = written(tmp_path / "a.dna", coding(speaker="Олена Т.", given=given))
    assert marks(path)[0].values["person"] == marks(path)[0].values["organization"] == ("Олена Т.",)


def test_an_organisation_from_the_codebook_is_for_dna_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "a.dna", coding(organisation="Палац"))
    assert "Палац" in cells(path, "select Value from ENTITIES")
    assert "organization" not in marks(path)[0].values


def test_claims_and_names_come_back_as_each_coder_wrote_them(tmp_path: Path) -> None:
    other = {"by": "марек ОРЛАН", "claim": "troops", "claim[en]": "Troops might come."}
    bare = {"by": "Марек Орлан", "claim": "troops"}
    path = written(tmp_path / "a.dna", coding(), coding(given=other), coding(given=bare))
    entities = cells(path, "select Value from ENTITIES where Value <> ''")
    assert entities == ["Марек Орлан", "Troops may come."]
    assert [one.values.get("concept") for one in marks(path)] == [("Troops may come.",), ("Troops might come.",), None]
    assert [one.values["person"] for one in marks(path)] == [("Марек Орлан",), ("марек ОРЛАН",), ("Марек Орлан",)]
    assert {one.values["concept.claimtrack key"] for one in marks(path)} == {("troops",)}


def test_a_name_that_somebody_decided_is_written_as_decided(tmp_path: Path) -> None:
    given = {"by": "M. O.", "claim": "t", "claim[en]": "Troops."}
    path = written(tmp_path / "a.dna", coding(given=given))
    assert marks(path)[0].values["person"] == ("Марек Орлан",)
    assert marks(path)[0].values["concept"] == ("Troops may come.",)


def test_texts_that_dna_cuts_are_whole_for_us(tmp_path: Path) -> None:
    path = written(tmp_path / "a.dna", coding(claim_text=LONG, speaker="О" * 300))
    assert max(map(len, cells(path, "select Value from ENTITIES"))) <= 190
    assert marks(path)[0].values["concept"] == (LONG,)
    assert marks(path)[0].values["person"] == ("О" * 300,)


@pytest.mark.parametrize("notes", [("person.type: a", "person.type: b"), ("", "Увага; person.type: b")])
def test_remarks_stay_with_their_statements(tmp_path: Path, notes: tuple[str, str]) -> None:
    path = written(tmp_path / "a.dna", *(coding(note=note or None) for note in notes))
    read = [{name: given for name, given in one.values.items() if name != "ref"} for one in marks(path)]
    assert [remark(one) for one in read] == [*notes]


@pytest.mark.parametrize(
    "sql",
    [
        "update ENTITIES set Value = 'Верін' where Value = 'Марек Орлан'",
        "update DATABOOLEAN set Value = 0",
        "update DATALONGTEXT set Value = '[1]' where Value like '{%'",
        "update DATALONGTEXT set Value = '{\"of\": 3}' where Value like '{%'",
    ],
)
def test_what_was_changed_in_dna_holds_and_what_was_kept_is_counted(tmp_path: Path, sql: str) -> None:
    path = written(tmp_path / "a.dna", coding(claim_text=LONG))
    change(path, sql)
    reading = READER.read(Source(path, path.name))
    (mark,) = reading.documents[0].marks
    assert mark.values["concept"][0].startswith(LONG[:100])
    assert mark.values["concept"] != (LONG,)
    assert "claimtrack" not in mark.values
    assert [one.number for one in reading.dropped if one.what == "what claimtrack kept of statements"] == [1]


def test_half_a_letter_is_not_kept() -> None:
    values = {"person": ("Орлан",)}
    note = kept(values, {"person": "X"}).replace('"X"', '"\\ud800"')
    assert recalled({**values, "claimtrack": (note,)}) == (values, False)


def test_what_is_kept_is_used_for_the_very_values_it_was_written_for() -> None:
    values = {"person": ("Орлан",), "person.Type": ("official",), "agreement": ("yes",)}
    note = kept(values, {"person": "орлан", "note": ""})
    assert recalled({**values, "claimtrack": (note,)}) == ({"person": ("орлан",), "agreement": ("yes",)}, True)
    assert recalled({**values, "agreement": ("no",), "claimtrack": (note,)})[1] is False
    assert kept(values, {"person": "Орлан", "note": "person.type: official"}) == ""
