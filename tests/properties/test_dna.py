"""Whatever a file of DNA holds, the record gives it back to DNA, and DNA to the record."""

from pathlib import Path
from typing import Any

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from claimtrack.library.database import Database
from tests.dna_files import Dna, Paper, Said, make, units
from tests.properties.conftest import FEW, WorldMaker

NAMES = ("Марек Орлан", "Палац > Лорії", 'Guild "of; pilots" & sons', "anon(x)", "Ё-моё", "a: b", "?", "Union (for X)")
CONCEPTS = ("Talks help.", "talks help", "???", "«Війська» 🙂 прийдуть; так", "x" * 189, "1", "A; person.type: b")
TYPES = ("", "official", "a; b", "b: c", "Type; 1")
WORDS = ("Орлан", "сказав", "🙂", "«нет»", "a", "😀😀", "b-c", ".", "\t", "\u2028", "e\u0301")


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)))
    return Paper(
        title=draw(st.sampled_from(("Перша", "Друга", "x: y", "—"))),
        text=text + draw(st.sampled_from(("", "\n", "\n\n"))),
        source=draw(st.sampled_from(("Example Herald", "LPA; agency"))),
        day=draw(st.integers(-4_000, 30_000)),
        seconds=draw(st.sampled_from((0, 1, 86_399))),
        author=draw(st.sampled_from(("", "Olga Nym"))),
        notes=draw(st.sampled_from(("", "a\nb", "url: x"))),
        type="",
    )


@st.composite
def statements(draw: st.DrawFn, texts: list[str]) -> Said:
    number = draw(st.integers(0, len(texts) - 1))
    text = texts[number]
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())  # a quote of white space alone is none, and a statement of DNA needs a place
    values: dict[str, Any] = {
        "person": draw(st.sampled_from(("", *NAMES))),
        "organization": draw(st.sampled_from(("", *NAMES))),
        "concept": draw(st.sampled_from(("", *CONCEPTS))),
        "agreement": draw(st.sampled_from((0, 1))),
    }
    kind = draw(st.sampled_from(("DNA Statement", "DNA Statement", "Annotation")))
    if kind == "Annotation":
        values = {"note": draw(st.sampled_from(("", "так; ні", "person.type: x", "a\nb")))}
    span = units(text[:start]), units(text[:end])
    return Said("", values, kind, number + 1, draw(st.sampled_from((2, 3))), span)


@st.composite
def files(draw: st.DrawFn) -> Dna:
    given = draw(st.lists(papers(), min_size=1, max_size=3))
    texts = [paper.text for paper in given]
    said = draw(st.lists(statements(texts), max_size=6))
    attributes = {name: draw(st.sampled_from(TYPES)) for name in (*NAMES[:3], *CONCEPTS[:2])}
    return Dna(said, given, attributes)


@settings(FEW, max_examples=10)
@given(files(), st.sampled_from((2, 3)))
@example(Dna([Said("", {"concept": "Talks help.", "agreement": 1}, span=(0, 5))], [Paper(text="Орлан")]), 3)
def test_dna_and_the_record_give_each_other_the_same(world: WorldMaker, tmp_path: Path, dna: Dna, version: int) -> None:
    first, second, third = world(), world(), world()
    Database(first.location).ingest(make(tmp_path / "in.dna", dna, version), settings={"lang": "uk"})
    Database(first.location).export(tmp_path / "out.dna", form="dna")
    outcome = Database(second.location).ingest(tmp_path / "out.dna", settings={"lang": "uk"})
    assert outcome.ok, outcome.text()
    Database(second.location).export(tmp_path / "again.dna", form="dna")
    Database(third.location).ingest(tmp_path / "again.dna", settings={"lang": "uk"})

    assert (tmp_path / "again.dna").read_bytes() == (tmp_path / "out.dna").read_bytes()
    assert third.export() == second.export()
    assert second.views() == first.views()
