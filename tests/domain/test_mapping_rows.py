"""From rows to raw articles: which rows are one article, what is said once, where columns are found."""

import pytest

from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.cells import Cells, joinable
from claimtrack.domain.mapping.profile import Join, Profile, Rule
from claimtrack.domain.mapping.rows import Grouped, Sheet
from claimtrack.domain.records import Place

RULE = Rule(
    quote="quote",
    fields={
        "by": ("{speaker} (for {side})", "{speaker|and}"),
        "stance": ("{stance}",),
        "claim-key": ("{claim|slug}",),
        "claim": ("{claim}",),
        "topic": ("{topic|list}",),
    },
    values={"stance": {"Да": "supports"}},
)
PROFILE = Profile(
    "test",
    article={key: (f"{{{key}}}",) for key in ("source", "published", "lang", "url", "title", "coder", "text")},
    rules=(RULE,),
    names={"speaker": ("who", "кто"), "quote": ("words",)},
)
SET = {"source": "Herald", "published": "2025-03-05", "lang": "ru"}


def table(columns: str, *rows: str, name: str = "sheet.csv") -> Table:
    cells = [tuple(row.split("|")) for row in rows]
    return Table(Place(name), name, tuple(columns.split("|")), cells, range(2, len(cells) + 2))


def articles(sheet: Table, profile: Profile = PROFILE) -> list[Grouped]:
    return list(Sheet(sheet, profile, [], SET).articles())


def fields(found: Grouped) -> list[dict[str, str]]:
    return [{name: value.text for name, value in one.fields.items()} for one in found.raw.records]


def test_columns_are_found_by_any_of_their_names_however_written() -> None:
    (found,) = articles(table("КТО| Words |STANCE", "Орлан|никогда 🙂|да"))
    (record,) = found.raw.records
    assert (record.fields["by"].text, record.quotes[0].text, record.stance.text) == ("Орлан", "никогда 🙂", "supports")
    assert record.place == Place("sheet.csv", 2)


def test_rows_of_one_address_are_one_article_and_coders_have_their_own() -> None:
    rows = [
        "https://h.example/1|a|k1",
        "https://h.example/2|b|k1",
        "https://h.example/1|c|k2",
        "https://h.example/1|d|k1",
    ]
    found = articles(table("url|who|coder", *rows))
    assert [[one.fields["by"].text for one in group.raw.records] for group in found] == [["a", "d"], ["b"], ["c"]]
    assert [group.raw.header["coder"].text for group in found] == ["k1", "k1", "k2"]


def test_rows_without_address_are_one_article_by_headline() -> None:
    found = articles(table("title|who", "Harbour|a", "Bases|b", "Harbour|c"))
    assert [len(group.raw.records) for group in found] == [2, 1]


def test_texts_tell_articles_apart_that_have_no_other_name() -> None:
    found = articles(table("text|who", "one|a", "two|b", "one|c"))
    assert [(group.raw.text, len(group.raw.records)) for group in found] == [("one", 2), ("two", 1)]
    assert len({group.raw.header["ref"].text for group in found}) == 2


def test_another_text_at_the_same_address_is_told_with_the_line_of_the_first() -> None:
    found = articles(table("url|text|who", "https://h.example/1|one|a", "https://h.example/1|two|b"))
    assert found[1].bad == {3: "the text of this article is another on line 2"}


def test_a_claim_is_described_once_an_article_where_the_row_is_the_evidence() -> None:
    (found,) = articles(table("who|claim|topic", "a|No bases|x; y", "b|No bases|x; y", "c|No bases|z"))
    assert fields(found) == [
        {"by": "a", "claim": "No bases", "topic": "x; y", "evidence": "record"},
        {"by": "b", "evidence": "record"},
        {"by": "c", "topic": "z", "evidence": "record"},
    ]


def test_a_row_that_says_neither_who_nor_what_is_kept_and_counted_apart() -> None:
    (found,) = articles(table("who|words", "|never", "Orlan|never"))
    assert found.silent == 1
    assert fields(found)[0] == {"by": "?", "topic": "test/sheet", "evidence": "record"}


def test_joint_speakers_and_names_with_signs() -> None:
    found = articles(table("who|side", "A; B|", "C & D|X"))
    assert [one["by"] for one in fields(found[0])] == ["A & B", '"C & D" (for X)']


def test_a_row_that_makes_no_sense_keeps_its_number() -> None:
    (found,) = articles(table("who|stance", "a|да", "b|perhaps", "c|да"))
    assert [one.id.text for one in found.raw.records] == ["r1", "r3"]
    assert found.bad == {3: "stance: `perhaps` is no stance: say in the profile what it means"}


def test_what_is_missing_and_what_is_not_used() -> None:
    sheet = Sheet(table("who|url|score", "a|b|c"), PROFILE, [], {"source": "Herald"})
    assert (sheet.missing, sheet.unused) == (["published", "lang"], ["score"])


def test_a_joined_sheet_gives_all_its_rows() -> None:
    calls = table("id|day", "3|2025-03-05", name="calls.csv")
    issues = table("call|who", "3|x", "3|y", "4|z", name="issues.csv.gz")
    joins = [(Join("calls.csv", "call", "id"), calls), (Join("issues.csv.gz", "call", "call"), issues)]
    sheet = table("call|who", "3.0|a", "5|b")
    cells = Cells(sheet, joins, {})
    asked = {name: cell for name in ("day", "who", "issues.who") if (cell := cells.find(name)) is not None}
    assert cells.values(sheet.rows[0], asked) == {"day": ("2025-03-05",), "who": ("a",), "issues.who": ("x", "y")}
    assert cells.values(sheet.rows[1], asked) == {"who": ("b",)}
    assert Cells(sheet, [(Join("calls.csv", "motion", "id"), calls)], {}).missing == ["motion"]
    assert Cells(sheet, [(Join("calls.csv", "call", "nr"), calls)], {}).missing == ["nr (of calls.csv)"]


@pytest.mark.parametrize(("cell", "key"), [("3", "3"), ("3.0", "3"), (" 3.00 ", "3"), ("3.5", "3.5"), ("03", "03")])
def test_a_number_is_joined_however_a_spreadsheet_wrote_it(cell: str, key: str) -> None:
    assert joinable(cell) == key
