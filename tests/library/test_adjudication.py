"""Disagreements decided: what the words of a file or a command come to for each of two records."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.errors import InputError, UsageProblem
from claimtrack.library.adjudication import disputes, written_records
from claimtrack.library.database import Database
from claimtrack.reports.coded import coded_articles
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK
from tests.world import Object, World, article, said

URL = "https://herald.example/1"
TEXT = (
    "Орлан сказал «нет войскам» 🙂. Гавань открыта, сказала Венн. «Гарантии нужны обеим сторонам», — добавил Орлан.\r\n"
)
WORDS = ("Орлан сказал «нет войскам»", "Гавань открыта, сказала Венн", "«Гарантии нужны обеим сторонам»")
COLUMNS = ("article", "field", "coder", "record", "other_coder", "other_record", "decision", "why")


def coded(coder: str, *records: Object, **header: str) -> Object:
    return article(*records, **({"coder": coder} if coder else {}), text=TEXT, **header)


class Bench:
    """Two coders of one article, and what is decided of it."""

    def __init__(self, location: Location) -> None:
        self.world = World(location)
        self.database = Database(location, "ed")
        assert self.world.put(*BOOK).exit_code == 0

    def put(self, first: Object, second: Object, *more: tuple[str, Object]) -> None:
        """Ingest one record of each coder, on the same words."""
        every = (("c1", first), ("c2", second), *more)
        done = self.world.put(*(coded(coder, {"quote": WORDS[0]} | record) for coder, record in every))
        assert done.exit_code == 0

    def rows(self) -> list[dict[str, str]]:
        """The disagreements, as a spreadsheet has them."""
        told = self.database.agreement().render("csv")
        return list(csv.DictReader(StringIO(str(told))))

    def decide(self, folder: Path, **decisions: str) -> list[tuple[str, str, str]]:
        """Fill in decisions by field and enter them; gives what was entered: coder, field, text."""
        rows = [row | {"decision": decisions.get(row["field"], "")} for row in self.rows()]
        return self.enter(folder, rows)

    def enter(self, folder: Path, rows: list[dict[str, str]]) -> list[tuple[str, str, str]]:
        path = folder / "decided.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        self.database.curate.adjudicate(path)
        return self.decided()

    def decided(self) -> list[tuple[str, str, str]]:
        with open_reader(self.world.location) as reader:
            records = written_records(reader, coded_articles(reader)).values()
            keys = {one.key: f"{one.record.coder}@{one.record.id}" for one in records}
            rows = reader.query("curate/judgements")
        told = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        return [(keys[str(one["left_key"])], str(one["field"]), str(one["right_key"])) for one in told]

    def stands(self, *columns: str) -> list[tuple[object, ...]]:
        """What the two codings are now."""
        return self.world.rows(f"select {', '.join(columns)} from v_coding order by coder, record_id, position")


@pytest.fixture
def bench(sqlite_path: Path) -> Bench:
    return Bench(parse_location(sqlite_path))


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


def test_every_problem_of_a_file_is_told_with_line_and_column_and_nothing_is_entered(
    bench: Bench, tmp_path: Path
) -> None:
    bench.put(said(mode="mixed", said="2025-03-04"), said("Ida Venn", "harbour", "supports", mode="direct", act="deny"))
    wrong = {
        "claim": "harbor",
        "stance": "suports",
        "act": "denie",
        "mode": "first",
        "speaker": "Ida Ven",
        "date": "the 4th of March",
    }
    rows = [row | {"decision": wrong[row["field"]]} for row in bench.rows()]
    base = rows[0] | {"decision": "first"}
    rows += [
        base | {"article": "https://herald.example/2"},
        base | {"record": "s9"},
        base | {"field": "stanc"},
        base | {"value": "other"},
    ]
    with pytest.raises(InputError) as raised:
        bench.enter(tmp_path, rows)
    told = [line.removeprefix(str(tmp_path)) for line in raised.value.message.split("\n")]

    assert [line.split(": ")[:2] for line in told] == [
        ["/decided.csv:2", "decision"],
        ["/decided.csv:3", "decision"],
        ["/decided.csv:4", "decision"],
        ["/decided.csv:6", "decision"],
        ["/decided.csv:7", "decision"],
        ["/decided.csv:8", "article"],
        ["/decided.csv:9", "record"],
        ["/decided.csv:10", "field"],
        ["/decided.csv:11", "decision"],
    ]
    for hint in (
        "harbour",
        "`supports`",
        "`deny`",
        "Ida Venn",
        "2025-03-04",
        URL,
        "@s1",
        "`stance`",
        "agreement again",
    ):
        assert hint in raised.value.message
    assert bench.decided() == []


def test_rows_that_contradict_each_other_are_refused(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed"), said(mode="direct"), ("c3", said(mode="narrated")))
    rows = bench.rows()
    decisions = {("c1", "c2"): "mixed", ("c1", "c3"): "narrated", ("c2", "c3"): ""}
    filled = [row | {"decision": decisions[row["coder"], row["other_coder"]]} for row in rows]
    with pytest.raises(
        InputError, match=r"decided.csv:3: decision: mode of c1 @s1 would be `narrated`, and `mixed` by"
    ):
        bench.enter(tmp_path, filled)
    assert bench.decided() == []

    decisions["c1", "c3"] = "mixed"
    filled = [row | {"decision": decisions[row["coder"], row["other_coder"]]} for row in rows]
    assert [one[2] for one in bench.enter(tmp_path, filled)] == ["mixed"] * 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("article,field\n1,stance\n", "there is no column `coder`"),
        (
            ",".join(COLUMNS[:6]) + ",decison\n" + "x," * 6 + "first\n",
            "did you mean `decision` where it says `decison`",
        ),
        (",".join(COLUMNS) + "\na,b\n", ":2: this row has fewer fields"),
        (",".join(COLUMNS) + '\n"a,b\n', "unexpected end of data"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused(bench: Bench, tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "decided.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        bench.database.curate.adjudicate(path)

    assert told in f"{raised.value.message} {raised.value.hint}"


def test_a_file_saved_by_a_spreadsheet_is_read(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(mode="mixed"), said(mode="direct"))
    (row,) = bench.rows()
    given = {name: row.get(name, "") for name in COLUMNS} | {"decision": " direct ", "why": "в кавычках\nцеликом"}
    text = ";".join(COLUMNS) + "\r\n" + ";".join(f'"{given[name]}"' for name in COLUMNS) + "\r\n"
    (tmp_path / "decided.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    done = bench.database.curate.adjudicate(tmp_path / "decided.csv", why="не написано")

    assert [one.why for one in done.result.judgements] == ["в кавычках\nцеликом"] * 2
    assert bench.stands("mode") == [("direct",), ("direct",)]


@pytest.mark.parametrize(("value", "refused"), [("3/4/2025", False), ("04.03.2025", False), ("2025-03-03", True)])
def test_a_day_that_a_spreadsheet_wrote_its_own_way_is_no_other_day(
    bench: Bench, tmp_path: Path, value: str, *, refused: bool
) -> None:
    bench.put(said(said="2025-03-04"), said())
    rows = [row | {"decision": "first", "value": value} for row in bench.rows()]
    if refused:
        with pytest.raises(InputError, match="c1 @s1 has date `2025-03-04` by now, not `2025-03-03`"):
            bench.enter(tmp_path, rows)
    else:
        assert len(bench.enter(tmp_path, rows)) == 2


def test_a_file_made_safe_for_spreadsheets_is_read(bench: Bench, tmp_path: Path) -> None:
    bench.put(said(), said(claim="-", topic="guarantees"))
    (row,) = csv.DictReader(StringIO(str(bench.database.agreement().render("csv", excel=True)).removeprefix("\ufeff")))

    assert row["other_value"] == "'-"
    assert bench.enter(tmp_path, [row | {"decision": "second"}])[-1] == ("c2@s1", "claim", "-")


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
