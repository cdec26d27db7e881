"""The quote grid: one row a report, everything one needs to know of it in the row."""

from pathlib import Path

from openpyxl import load_workbook

from claimtrack.formats.source import Source
from claimtrack.formats.table import READER as TABLES
from claimtrack.library.exporting import write_export
from claimtrack.services.grid import COLUMNS, grid_rows
from claimtrack.services.ingest import Request, ingest
from claimtrack.store.readonly import open_reader
from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

SAMPLES = str(Path(__file__).parents[2] / "samples" / "harbour")
BOOK = (
    entry("speaker", "Loria", kind="side"),
    entry("speaker", "Kasteya", kind="side"),
    entry("speaker", "Palace", kind="organisation", member_of=[{"of": "Loria"}]),
    entry("speaker", "Marek Orlan", kind="person", member_of=[{"of": "Palace", "until": "2025-03-02"}]),
    entry("claim", key="troops", text="Troops may stay.", topics=["security/guarantees"]),
)


def grid(world: World) -> list[dict[str, object]]:
    with open_reader(world.location) as reader:
        return [dict(zip(COLUMNS, row, strict=True)) for row in grid_rows(reader)]


def test_a_row_says_who_what_when_and_where(world: World) -> None:
    world.put(
        *BOOK,
        article(
            said("LPA > Marek Orlan", said="2025-03-01", quote="«Войска 🙂»", translation="Troops", stance="opposes?"),
            title="Гавань",
            archive="https://archive.example/1",
        ),
    )

    [row] = grid(world)
    told = {
        "speaker": "Marek Orlan",
        "side": "Loria; Palace",
        "on_behalf_of": None,
        "claim": "troops",
        "claim_text": "Troops may stay.",
        "stance": -1,
        "stance_label": "opposes",
        "conditional": 1,
        "date": "2025-03-01",
        "date_earliest": "2025-03-01",
        "date_latest": "2025-03-01",
        "date_basis": "explicit",
        "quote": "«Войска 🙂»",
        "translation": "Troops",
        "chain": "Example Herald > LPA > Marek Orlan",
        "source": "Example Herald",
        "published": "2025-03-05",
        "title": "Гавань",
        "url": "https://herald.example/1",
        "archive": "https://archive.example/1",
        "topics": "security/guarantees",
        "imputed": 0,
        "via_anonymous": 0,
        "independent": 1,
    }
    assert {name: row[name] for name in told} == told


def test_the_side_is_that_of_the_day_and_of_whom_it_commits(world: World) -> None:
    world.put(
        *BOOK,
        article(said(said="2025-03-04"), url="1"),
        article(said("Marek Orlan (for Kasteya)", claim="harbour", said="2025-03-01"), url="2"),
        article(said("Loria", claim="-", topic="harbour", said="2025-03-01"), url="3"),
    )

    assert [(row["side"], row["on_behalf_of"], row["topics"]) for row in grid(world)] == [
        (None, None, "security/guarantees"),
        ("Kasteya", "Kasteya", None),
        ("Loria", None, "harbour"),
    ]


def test_the_side_of_an_anonymous_voice_is_the_office_that_it_comes_from(world: World) -> None:
    world.put(
        article(said("anon(an official; of: Harbour Board)", said="2025-03-01"), url="1"),
        article(said("Harbour Board", said="2025-03-02"), url="2"),
        article(said("Lena Voss", said="2025-03-03"), url="3"),
    )

    assert [(row["speaker"], row["side"]) for row in grid(world)] == [
        ("anon(an official)", "Harbour Board"),
        ("Harbour Board", "Harbour Board"),
        ("Lena Voss", None),
    ]


def test_every_report_has_a_row_and_both_databases_give_the_same(make_world: WorldMaker, small_world: World) -> None:
    made = make_world()
    for one in (made, small_world):
        ingest(one.location, Request((SAMPLES,)))

    keys = [row["report_key"] for row in grid(made)]
    assert sorted(map(str, keys)) == sorted(str(key) for (key,) in made.view("v_report", "report_key"))
    assert grid(made) == grid(small_world)
    assert sorted(grid(made), key=lambda row: str(row["published"])) == grid(made)


def test_many_articles_of_one_day_are_all_there(small_world: World) -> None:
    small_world.put(*(article(said(f"Person {number}"), url=str(number)) for number in range(450)))

    assert len({row["report_key"] for row in grid(small_world)}) == 450


def test_a_workbook_and_csv_for_spreadsheets_run_nothing(small_world: World, tmp_path: Path) -> None:
    small_world.put(article(said(quote="=HYPERLINK(A1) и «ещё»", translation="-1+1")))
    sheet, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    write_export(small_world.location, sheet, "xlsx")
    number, _ = write_export(small_world.location, text, "csv", excel=True)

    header, row = load_workbook(sheet).active.iter_rows()
    cells = {str(name.value): cell for name, cell in zip(header, row, strict=True)}
    assert (cells["quote"].value, cells["quote"].data_type) == ("=HYPERLINK(A1) и «ещё»", "s")
    assert cells["quote"].quotePrefix
    assert (cells["stance"].value, cells["stance"].data_type) == (-1, "n")
    assert number == 1
    lines = text.read_bytes().decode("utf-8").split("\n")
    assert lines[0].startswith("\ufeffspeaker,side,")
    assert ",'=HYPERLINK(A1) и «ещё»,'-1+1," in lines[1]


def test_words_that_begin_like_a_formula_stay_so_in_a_workbook(world: World, tmp_path: Path) -> None:
    words = ("=1+1, «нет»", "-1 к доверию", "+7 за мир", "@Orlan: нет", "'так'")
    world.put(*(article(said(quote=quote, translation=quote), url=str(at)) for at, quote in enumerate(words)))
    sheet = tmp_path / "a.xlsx"
    write_export(world.location, sheet, "xlsx")
    (table,) = TABLES.read(Source(sheet, sheet.name)).tables

    assert {row[table.columns.index("quote")] for row in table.rows} == set(words)


def test_a_month_of_publication_stays_a_month_and_keeps_its_place(world: World) -> None:
    world.put(
        article(said(), url="a", published="2025-03"),
        article(said(), url="b", published="2025-03-30T10:00"),
        article(said(), url="c", published="2025-04-01"),
    )

    assert [row["published"] for row in grid(world)] == ["2025-03-30", "2025-03", "2025-04-01"]
