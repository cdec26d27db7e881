"""From rows to raw articles: which rows are one article, what is said once, where columns are found."""

from dataclasses import replace

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


def why(found: Grouped) -> dict[int, str]:
    return {line: str(problem) for line, problem in found.bad.items()}


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
    assert why(found[1]) == {3: "the text of this article is another on line 2"}


def test_what_joined_sheets_tell_of_a_claim_is_said_once_and_what_a_row_tells_with_it() -> None:
    calls = table("id|claim", "3|No bases", name="calls.csv")
    joins = [(Join("calls.csv", "call", "id"), calls)]
    sheet = Sheet(table("call|who|topic", "3|a|x", "3|b|x", "3|c|z"), PROFILE, joins, SET)
    (found,) = sheet.articles()
    assert fields(found) == [
        {"by": "a", "claim": "No bases", "topic": "x", "evidence": "record"},
        {"by": "b", "topic": "x", "evidence": "record"},
        {"by": "c", "topic": "z", "evidence": "record"},
    ]


def test_a_row_that_says_neither_who_nor_what_is_kept_and_counted_apart() -> None:
    (found,) = articles(table("who|words", "|never", "Orlan|never"))
    assert found.silent == 1
    assert fields(found)[0] == {"by": "?", "topic": "test/sheet", "evidence": "record"}


def test_joint_speakers_and_names_with_signs() -> None:
    found = articles(table("who|side", "A; B|", "C & D|X"))
    assert [one["by"] for one in fields(found[0])] == ["A & B", '"C & D" (for X)']


ROWS = ("Орлан|No bases|да|никогда", "Solska; Verin|No bases|0|at once", "|||we shall see", "Orlan (Loria)|Bases||")


def names(*rows: str, columns: str = "who|claim|stance|words", profile: Profile = PROFILE) -> dict[str, str]:
    (found,) = articles(table(columns, *rows), profile)
    lines = {row: number for number, row in enumerate(rows, 2)}
    by_line = {one.place.line: one.id.text for one in found.raw.records}
    return {row: by_line[line] for row, line in lines.items() if line in by_line}


def test_a_record_keeps_its_name_wherever_its_row_stands() -> None:
    before = names(*ROWS)
    assert [name.rpartition("-")[0] for name in before.values()] == ["орлан", "solska-verin", "row", "orlan-loria"]
    new = "Ida Venn|No bases|да|new at the top"
    assert names(new, *reversed(ROWS)) == {**before, new: names(new)[new]}
    assert names(*(row.upper() for row in ROWS)) == {row.upper(): name for row, name in before.items()}


@pytest.mark.parametrize(
    ("changed", "known"),
    [
        ("Орлан|No bases|0|никогда", 0),
        ("Орлан|No bases|да|всегда", None),
        ("Орлан|Bases|да|никогда", None),
        ("Верин|No bases|да|никогда", None),
    ],
)
def test_a_record_is_another_when_somebody_else_says_it_or_says_something_else(changed: str, known: int | None) -> None:
    before, after = names(*ROWS), names(changed, *ROWS[1:])
    assert (
        [*before.values()].index(after[changed]) == known
        if known is not None
        else after[changed] not in before.values()
    )
    assert [after[row] for row in ROWS[1:]] == [before[row] for row in ROWS[1:]]


def test_rows_of_one_name_are_numbered_by_the_rest_of_their_cells_whatever_their_order() -> None:
    rows = ("a|No bases|да|never|2025-03-04", "a|No bases|0|never|2025-03-05", "a|No bases|perhaps|never|2025-03-03")
    columns = "who|claim|stance|words|day"
    found = names(*rows, columns=columns)
    first, second = found.values()
    assert (first.removesuffix(".2"), first, second.removesuffix(".3")) == (second[:-2], f"{second[:-2]}.2", first[:-2])
    assert names(*rows[::-1], columns=columns) == found
    turned = rows[0].replace("да", "0")
    assert names(turned, *rows[1:], columns=columns)[turned] == first


def test_rows_equal_in_every_cell_are_read_once_and_counted() -> None:
    sheet = Sheet(table("who|claim|stance", "a|x|да", "b|x|да", "a|x|да", "a|x|да"), PROFILE, [], SET)
    (found,) = sheet.articles()
    assert ([one.place.line for one in found.raw.records], sheet.repeated) == ([2, 3], 2)


def test_rows_of_one_id_that_differ_are_told() -> None:
    profile = replace(PROFILE, id=("{who|slug}",))
    (found,) = articles(table("who|claim|stance", "Loria|x|да", "Kasteya|x|да", "Loria|x|0"), profile)
    assert sorted(one.id.text for one in found.raw.records) == ["kasteya", "loria", "loria.2"]
    (line,) = found.twice
    assert (line, found.twice[line]) == (
        4,
        "line 2 has the same id: stance is `0` here and `да` there; both are kept, this one as loria",
    )


def test_a_row_that_contradicts_what_another_says_of_the_article_is_refused() -> None:
    one, other = "https://h.example/1|One|да", "https://h.example/1#top||0"
    rows = [one, other, "https://h.example/1|Two|да", "https://h.example/1| ONE|да"]
    first, refused = articles(table("url|title|stance", *rows))
    assert [record.place.line for record in first.raw.records] == [2, 3, 5]
    told = "title is `Two` here and `One` on line 2, of one article: https://h.example/1"
    assert (why(refused), refused.raw.records) == ({4: told}, ())


def test_an_empty_cell_contradicts_nothing_and_is_filled_from_the_other_rows() -> None:
    (found,) = articles(table("url|title|lang", "https://h.example/1||", "https://h.example/1|Порт|uk"))
    assert {key: found.raw.header[key].text for key in ("title", "lang")} == {"title": "Порт", "lang": "uk"}


@pytest.mark.parametrize("link", ["n/a", "-", "Читать далее", "см.ниже", "a@h.example/1"])
def test_a_link_that_is_no_address_makes_no_two_articles_one(link: str) -> None:
    sheet = Sheet(table("url|title|who", f"{link}|One|a", f"{link}|Two|b"), PROFILE, [], SET)
    found = list(sheet.articles())
    assert [group.raw.header["title"].text for group in found] == ["One", "Two"]
    assert [("url" in group.raw.header, group.raw.header["link"].text) for group in found] == [(False, link)] * 2
    assert sheet.links == {link: 2}


@pytest.mark.parametrize("link", ["https://h.example/1", "h.example/1", "www.h.example", "http://порт.рф/новость"])
def test_addresses_are_taken(link: str) -> None:
    sheet = Sheet(table("url|title|who", f"{link}|One|a"), PROFILE, [], SET)
    (found,) = sheet.articles()
    assert (found.raw.header["url"].text, sheet.links) == (link, {})


def test_what_the_user_says_fills_only_what_the_sheet_does_not_say() -> None:
    profile = replace(PROFILE, article={**PROFILE.article, "source": ("{source}", "By itself")})
    rows = ["One|ru|2024-01-01|Вестник", "Two|||", "Three|en|2025-03-05|"]
    sheet = Sheet(table("title|lang|published|source", *rows), profile, [], SET)
    found = [{key: value.text for key, value in group.raw.header.items()} for group in sheet.articles()]
    assert found == [
        {"title": "One", "lang": "ru", "published": "2024-01-01", "source": "Вестник"},
        {"title": "Two", "lang": "ru", "published": "2025-03-05", "source": "Herald"},
        {"title": "Three", "lang": "en", "published": "2025-03-05", "source": "Herald"},
    ]
    assert +sheet.own == {"lang": 1, "published": 1, "source": 1}


def test_a_name_that_profiles_know_may_be_made_of_columns() -> None:
    names = {**PROFILE.names, "speaker": ("{speaker} {surname}", "who"), "claim": ("{prefix}: {claim}",)}
    sheet = table("who|surname|prefix|claim|side", "Marek|Orlan|Port|open; it|Loria", "Ida||Port|shut|")
    made = Sheet(sheet, replace(PROFILE, names=names), [], SET)
    (found,) = made.articles()
    assert [(one.fields.get("by", one.claim).text, one.claim.text) for one in found.raw.records] == [
        ("Marek Orlan (for Loria)", "port-open-it"),
        ("?", "port-shut"),
    ]
    assert made.unused == []


@pytest.mark.parametrize("name", ["Stance*", "stance:", " *STANCE ", "Stance †"])
def test_signs_around_the_name_of_a_column_are_not_of_it(name: str) -> None:
    (found,) = articles(table(f"who|{name}", "a|да"))
    assert found.raw.records[0].stance.text == "supports"


def test_a_row_that_makes_no_sense_is_told_with_the_value() -> None:
    (found,) = articles(table("who|stance", "a|да", "b|perhaps", "c|да"))
    assert [one.place.line for one in found.raw.records] == [2, 4]
    assert why(found) == {3: "stance: `perhaps` is no stance"}


def test_what_is_missing_and_what_is_not_used() -> None:
    sheet = Sheet(table("who|url|score", "a|b|c"), PROFILE, [], {"source": "Herald"})
    assert (sheet.missing, sheet.unused) == (["published", "lang"], ["score"])


def test_a_joined_sheet_gives_all_its_rows() -> None:
    calls = table("id|day", "3|2025-03-05", name="calls.csv")
    issues = table("call|who", "3|x", "3|y", "4|z", name="issues.csv.gz")
    joins = [(Join("calls.csv", "call", "id"), calls), (Join("issues.csv.gz", "call", "call"), issues)]
    sheet = table("call|who", "3.0|a", "5|b")
    cells = Cells(sheet, joins, {})
    asked = {name: cell for name in ("day", "who", "issues.who") if (cell := cells.asked(name).get(name)) is not None}
    assert cells.values(sheet.rows[0], asked) == {"day": ("2025-03-05",), "who": ("a",), "issues.who": ("x", "y")}
    assert cells.values(sheet.rows[1], asked) == {"who": ("b",)}
    assert Cells(sheet, [(Join("calls.csv", "motion", "id"), calls)], {}).missing == ["motion"]
    assert Cells(sheet, [(Join("calls.csv", "call", "nr"), calls)], {}).missing == ["nr (of calls.csv)"]


@pytest.mark.parametrize(("cell", "key"), [("3", "3"), ("3.0", "3"), (" 3.00 ", "3"), ("3.5", "3.5"), ("03", "03")])
def test_a_number_is_joined_however_a_spreadsheet_wrote_it(cell: str, key: str) -> None:
    assert joinable(cell) == key
