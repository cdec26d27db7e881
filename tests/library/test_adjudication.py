"""Disagreements decided: what the words of a file or a command come to for each of two records."""

from pathlib import Path

import pytest

from claimtrack.errors import UsageProblem
from claimtrack.library.adjudication import disputes
from claimtrack.store.readonly import open_reader
from tests.library.bench import URL, WORDS, Bench, coded
from tests.world import Object, said


@pytest.mark.parametrize(
    ("first", "second", "field", "decision", "texts"),
    [
        ({"stance": "opposes"}, {"stance": "supports?"}, "stance", "first", ("opposes", "opposes?")),
        ({"stance": "opposes"}, {"stance": "supports?"}, "stance", "neutral?", ("neutral?", "neutral?")),
        ({"stance": "opposes"}, {"stance": "supports?"}, "stance", "+2", ("+2", "+2?")),
        ({"stance": "doubts"}, {"stance": "unclear"}, "stance", "-1", ("doubts", "doubts")),
        ({"stance": "opposes"}, {"stance": "unclear"}, "stance", "unclear", ("unclear", "unclear")),
        ({"stance": "opposes"}, {"stance": "supports?"}, "conditional", "yes", ("opposes?", "supports?")),
        ({"stance": "opposes"}, {"stance": "supports?"}, "conditional", "first", ("opposes", "supports")),
        ({"act": "deny"}, {"act": "accuse"}, "act", "threaten", ("threaten", "threaten")),
        ({"mode": "mixed"}, {"mode": "direct"}, "mode", "second", ("direct", "direct")),
        ({"certainty": "probable"}, {"certainty": "certain"}, "certainty", "probable", ("probable", "probable")),
        ({"claim": "troops"}, {"claim": "harbour"}, "claim", "harbour", ("harbour", "harbour")),
        ({"said": "2025-03-04"}, {"said": "2025-03-03"}, "date", "2025-03", ("2025-03", "2025-03")),
        ({"said": "2025-03-04"}, {}, "date", "second", ("", "")),
        ({"said": "2025-03-04"}, {}, "date", "undated", ("", "")),
        ({"said": "2025-03-04"}, {}, "date", "2025-03-04", ("2025-03-04", "2025-03-04")),
    ],
)
def test_a_decision_is_what_both_records_get(  # noqa: PLR0917 - one parameter for each column
    bench: Bench, tmp_path: Path, first: Object, second: Object, field: str, decision: str, texts: tuple[str, str]
) -> None:
    bench.put(said(**first), said(**second))
    name = {"conditional": "stance", "date": "said"}.get(field, field)

    assert bench.decide(tmp_path, **{field: decision}) == [("c1@s1", name, texts[0]), ("c2@s1", name, texts[1])]


@pytest.mark.parametrize(
    ("first", "second", "decision", "texts"),
    [
        ("LPA > Marek Orlan", "Ida Venn", "Ida Venn", ("LPA > Ida Venn", "Ida Venn")),
        ("LPA > Marek Orlan", "Ida Venn", "second", ("Ida Venn", "Ida Venn")),
        ("LPA > Marek Orlan", "Ida Venn", "first", ("LPA > Marek Orlan", "LPA > Marek Orlan")),
        (
            "LPA > Marek Orlan",
            "Ida Venn",
            "Tova Bren (for Loria)",
            ("LPA > Tova Bren (for Loria)", "Tova Bren (for Loria)"),
        ),
        ("LPA > Marek Orlan", "Ida Venn", "LPA > Tova Bren", ("LPA > Tova Bren", "LPA > Tova Bren")),
        ("LPA > Марек Орлан", "Ida Venn", "Marek Orlan", ("LPA > Марек Орлан", "Марек Орлан")),
        (
            "LPA > anon(страж; of: Loria)",
            "Ida Venn",
            "anon(страж)",
            ("LPA > anon(страж; of: Loria)", "anon(страж; of: Loria)"),
        ),
        ("Ida Venn (spokesperson) > Kasteya", "LPA > Tova Bren", "Tova Bren", ("Tova Bren", "LPA > Tova Bren")),
        (
            "LPA > Marek Orlan",
            "Ida Venn",
            "Tova Bren & Ida Venn",
            ("LPA > Tova Bren & Ida Venn", "Tova Bren & Ida Venn"),
        ),
        ("LPA > Marek Orlan", "Ida Venn", "?", ("LPA > ?", "?")),
        (None, "LPA > Ida Venn", "Example Herald", ("", "")),
    ],
)
def test_another_speaker_leaves_each_chain_as_it_is_up_to_him(  # noqa: PLR0917 - one parameter for each column
    bench: Bench, tmp_path: Path, first: str | None, second: str, decision: str, texts: tuple[str, str]
) -> None:
    bench.put(said(first), said(second))

    assert bench.decide(tmp_path, speaker=decision) == [("c1@s1", "by", texts[0]), ("c2@s1", "by", texts[1])]
    assert len({row[0] for row in bench.stands("speaker_id")}) == len(decision.split("&"))


def test_what_a_day_rests_on_goes_with_the_day(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(said="2025-03-04", basis="inferred"), said(said="2025-03-03", basis="relative"))
    bench.decide(tmp_path, date="2025-03-03")

    assert bench.stands("date_text", "date_basis") == [("2025-03-03", "relative")] * 2


def test_another_day_than_both_told_is_explicit(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(said="2025-03-04", basis="inferred"), said(said="2025-03-03", basis="relative"))
    bench.decide(tmp_path, date="2025-03-02")

    assert bench.stands("date_text", "date_basis") == [("2025-03-02", "explicit")] * 2


def test_a_topic_without_a_claim_comes_with_its_topic(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(), said(claim="-", topic="guarantees"))
    entered = bench.decide(tmp_path, claim="second")

    assert entered == [("c1@s1", "topic", "guarantees"), ("c1@s1", "claim", "-"), ("c2@s1", "claim", "-")]
    assert bench.world.rows("select claim from v_statement") == [(None,)]


def test_a_file_entered_again_enters_nothing(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed", said="2025-03-04"), said(mode="direct"))
    first = bench.decide(tmp_path, mode="first", date="undated")
    before = bench.world.export()

    assert len(first) == 4
    assert bench.decide(tmp_path, mode="first", date="undated") == first
    assert bench.world.export() == before
    assert bench.database.log()["command"].tolist() == ["ingest", "ingest", "curate adjudicate"]


def test_a_later_decision_takes_the_place_of_an_earlier_one(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed"), said(mode="direct"))
    bench.decide(tmp_path, mode="first")
    bench.decide(tmp_path, mode="second")

    assert bench.stands("mode") == [("direct",), ("direct",)]
    assert bench.rows()[0]["decided"] == "direct"


def test_what_nobody_else_recorded_is_left(bench: Bench, tmp_path: Path) -> None:
    bench.world.put(coded("c1", said(quote=WORDS[0]), said(quote=WORDS[1])), coded("c2", said(quote=WORDS[0])))
    (row,) = bench.rows()
    assert row["field"] == "unit"
    assert bench.enter(tmp_path, [row | {"decision": "first"}]) == []
    done = bench.database.curate.adjudicate(tmp_path / "decided.csv", dry_run=True)

    assert done.remarks == (f"left: {URL} c1 @s2: no value decides that c2 did not record it",)


def test_coders_without_a_name_are_decided_too(bench: Bench, tmp_path: Path) -> None:
    bench.world.put(coded("", said(quote=WORDS[0], mode="mixed")), coded("c2", said(quote=WORDS[0], mode="direct")))
    assert [row["coder"] for row in bench.rows()] == ["(not said)"]

    assert len(bench.decide(tmp_path, mode="second")) == 2
    assert bench.stands("mode") == [("direct",), ("direct",)]


class TestOfAStatement:
    """Values for all records of a statement."""

    @pytest.fixture
    def key(self, bench: Bench) -> str:
        bench.put(said(said="2025-03-04", mode="mixed"), said(said="2025-03-04", mode="direct"))
        ((key,),) = bench.world.rows("select statement_key from v_statement")
        return str(key)

    def test_all_its_records_get_them(self, bench: Bench, key: str) -> None:
        bench.database.curate.adjudicate(
            key, {"stance": "supports?", "speaker": "Ida Venn", "date": "undated"}, why="ё"
        )

        assert bench.stands("stance", "conditional", "date_basis") == [(1, 1, "publication")] * 2
        assert bench.world.rows("select speaker from v_statement") == [("Ida Venn",)]
        assert {one["why"] for one in bench.database.curate.judgements().to_dict("records")} == {"ё"}

    @pytest.mark.usefixtures("key")
    def test_a_record_names_its_statement(self, bench: Bench) -> None:
        bench.database.curate.adjudicate(f"{URL}@s1", {"condition": "ни одного солдата", "mode": "direct"})
        assert bench.stands("condition", "mode") == [("ни одного солдата", "direct")] * 2

    def test_what_stands_already_is_not_entered_again(self, bench: Bench, key: str) -> None:
        bench.database.curate.adjudicate(key, {"mode": "direct"})
        bench.database.curate.adjudicate(f"{URL}@s1", {"mode": "direct"})
        assert bench.database.log()["command"].tolist()[-1] == "curate adjudicate"
        assert len(bench.decided()) == 2

    @pytest.mark.parametrize(
        ("values", "told"),
        [
            ({"quote": "x"}, "nobody can decide `quote`"),
            ({"stanse": "opposes"}, "did you mean `stance`?"),
            ({"stance": "oposes"}, "did you mean `opposes`?"),
            ({"by": "Ида &"}, "link of the chain is empty"),
            ({"by": "Ида Вен"}, "nobody in this database"),
            ({"claim": "troop"}, "did you mean troops"),
            ({"said": "вчера"}, "`вчера` is no date"),
            ({"act": "asert"}, "did you mean `assert`?"),
        ],
        ids=str,
    )
    def test_what_cannot_be_is_refused(self, bench: Bench, key: str, values: dict[str, str], told: str) -> None:
        with pytest.raises(UsageProblem) as raised:
            bench.database.curate.adjudicate(key, values)
        assert told in f"{raised.value.message} {raised.value.hint}"
        assert bench.decided() == []


def test_disputes_are_what_nobody_decided(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed", said="2025-03-04"), said(mode="direct"))
    bench.decide(tmp_path, mode="first")
    with open_reader(bench.world.location) as reader:
        assert [one.field for one in disputes(reader)] == ["date"]
