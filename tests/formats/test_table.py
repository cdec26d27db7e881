"""Sheets: hand-made ones, in the encodings, delimiters and states of damage that real ones come in."""

import csv
import gzip
import io
import time
from pathlib import Path

import pytest

from claimtrack.domain.foreign import Table
from claimtrack.formats.cells import LONGEST_CELL
from claimtrack.formats.readers import by_content, by_ending
from claimtrack.formats.source import LARGEST, Source, Unreadable
from claimtrack.formats.table import READER
from claimtrack.formats.table.delimited import find_delimiter

NAMES = ["outlet", "speaker", "quote"]
ROWS = [
    ["Вестник Лории", "Марек Орлан 🙂", "войск не будет"],
    ["Вісник Кастеї", "Іванна Сольська", "«ні», — сказала вона"],
]


def table(folder: Path, data: bytes, name: str = "coding.csv") -> Table:
    path = folder / name
    path.write_bytes(data)
    (found,) = READER.read(Source(path, name)).tables
    return found


def sheet(delimiter: str = ",", rows: list[list[str]] | None = None) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows([NAMES, *(ROWS if rows is None else rows)])
    return out.getvalue()


@pytest.mark.parametrize(
    ("codec", "told"),
    [
        ("utf-8", "UTF-8, "),
        ("utf-8-sig", "UTF-8 with a byte order mark"),
        ("utf-16", "UTF-16 LE"),
        ("utf-16-le", "UTF-16 LE"),
        ("utf-16-be", "UTF-16 BE"),
    ],
)
def test_every_encoding_gives_the_same_rows_and_is_told(tmp_path: Path, codec: str, told: str) -> None:
    found = table(tmp_path, sheet().encode(codec))
    assert found.columns == tuple(NAMES)
    assert [list(row) for row in found.rows] == ROWS
    assert told in found.told


def test_big_endian_utf16_with_its_mark(tmp_path: Path) -> None:
    found = table(tmp_path, b"\xfe\xff" + sheet().encode("utf-16-be"))
    assert found.columns == tuple(NAMES)


def test_windows_1251_is_found_out_and_told(tmp_path: Path) -> None:
    rows = [["Вестник Лории", "Марек Орлан", "«войск не будет» — сказал он"]]
    found = table(tmp_path, sheet(";", rows).encode("cp1251"))
    assert [list(row) for row in found.rows] == rows
    assert "Windows-1251" in found.told


@pytest.mark.parametrize("codec", ["koi8-r", "cp866", "mac_cyrillic"])
def test_other_old_encodings_are_refused_rather_than_guessed(tmp_path: Path, codec: str) -> None:
    data = sheet(rows=[["Вестник Лории", "Марек Орлан", "войск не будет"]]).encode(codec)
    with pytest.raises(Unreadable, match="neither UTF-8 nor UTF-16"):
        table(tmp_path, data)


@pytest.mark.parametrize("codec", ["koi8-u", "cp866", "mac_cyrillic"])
@pytest.mark.parametrize(
    "row", ["Вестник Лории,Марек Орлан,«я за это»", "вестник,орлан,Это мои слова", "Вісник,Верин,ні"]
)
def test_no_old_encoding_is_read_as_another(tmp_path: Path, codec: str, row: str) -> None:
    with pytest.raises(Unreadable, match="neither UTF-8 nor UTF-16") as refused:
        table(tmp_path, f"{','.join(NAMES)}\n{row}\n".encode(codec, "ignore"))
    assert "CSV UTF-8" in (refused.value.hint or "")


@pytest.mark.parametrize(
    "row", ["«мы против», “мы за”,ВКонтакте — и мы,п’ять", "Његош,Ђура,ј", "Ён,Ўнія,войска ўсё", "слово,ЮНИОР Яна,я"]
)
def test_rare_letters_and_signs_of_windows_1251_are_no_other_encoding(tmp_path: Path, row: str) -> None:
    assert "Windows-1251" in table(tmp_path, f"{','.join(NAMES)}\n{row}\n".encode("cp1251")).told


@pytest.mark.parametrize("before", [70_000, 1_200_000])
def test_the_first_letters_of_windows_1251_may_stand_far_below(tmp_path: Path, before: int) -> None:
    above = "Herald,Orlan,never\n" * (before // 19)
    found = table(tmp_path, f"{','.join(NAMES)}\n{above}Вестник Лории,Марек Орлан,войск не будет\n".encode("cp1251"))
    assert found.rows[-1] == ("Вестник Лории", "Марек Орлан", "войск не будет")


def test_latin_letters_with_accents_are_not_taken_for_cyrillic(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="Windows-1251"):
        table(tmp_path, "outlet,speaker,quote\nLe Héraut,Marékà,c'est très clair\n".encode("latin-1"))


@pytest.mark.parametrize(("delimiter", "told"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_delimiters_are_found_out_whatever_the_name_says(tmp_path: Path, delimiter: str, told: str) -> None:
    found = table(tmp_path, sheet(delimiter).encode())
    assert [list(row) for row in found.rows] == ROWS
    assert f"parted by {told}" in found.told


def test_a_gzipped_sheet(tmp_path: Path) -> None:
    found = table(tmp_path, gzip.compress(sheet().encode()), "coding.csv.gz")
    assert [list(row) for row in found.rows] == ROWS
    assert "gzipped" in found.told


def test_a_truncated_gzip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="ends too early"):
        table(tmp_path, gzip.compress(sheet().encode() * 50)[:-20], "coding.csv.gz")


def test_a_gzip_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST > 2**20
    monkeypatch.setattr("claimtrack.formats.table.reader.LARGEST", 2**20)
    with pytest.raises(Unreadable, match=r"unpacks to more than 1 MB$"):
        table(tmp_path, gzip.compress(b"a,b\n" + b"x,y\n" * 2**19), "bomb.csv.gz")


def test_a_small_gzip_that_unpacks_to_far_more_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="unpacks to more than 4 MB, far more than its size"):
        table(tmp_path, gzip.compress(b"a,b\n" + b"x,y\n" * 2**21), "bomb.csv.gz")


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_that_is_too_long_refuses_its_row_alone_and_is_called_that(tmp_path: Path, quote: str) -> None:
    long = f"{quote}{'a' * (LONGEST_CELL + 1)}{quote}"
    found = table(tmp_path, f"who,what\nOrlan,never\nVenn,{long}\nBrem,soon\n".encode())
    assert found.rows == [("Orlan", "never"), ("Brem", "soon")]
    assert [(one.line, one.why) for one in found.broken] == [(3, "a cell has more than 4,194,304 characters")]
    assert max(map(len, found.broken[0].cells)) < 300
    assert "quote" not in found.told


def test_lines_and_rows_are_counted_apart_and_rows_keep_their_line(tmp_path: Path) -> None:
    found = table(tmp_path, b'id,quote\r\n1,"first\r\nand second line"\r\n\r\n2,plain\r\n')
    assert found.rows == [("1", "first\r\nand second line"), ("2", "plain")]
    assert list(found.lines) == [2, 5]
    assert "5 lines, 2 rows" in found.told


def test_an_open_quote_mark_swallows_no_rows(tmp_path: Path) -> None:
    lines = ["id\tquote\tnote", '1\t"Never\tx', "2\tsaid\ty", '3\the" again\tz', '4\t"Well" he said\tw']
    found = table(tmp_path, "\n".join(lines).encode(), "coding.tsv")
    assert [row[0] for row in found.rows] == ["1", "2", "3", "4"]
    assert found.rows[0][1] == '"Never'
    assert "2 rows (lines 2, 5) with quote marks that do not balance: in these they are letters" in found.told


QUOTED = '"E","https://h.example/1","he said ""так"" 🙂"\r\n'
SAID = ("E", "https://h.example/1", 'he said "так" 🙂')


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(f"outlet,link,quote\r\n{QUOTED} \r\n{QUOTED}", [2, 4], id="a line of one space"),
        pytest.param(f"outlet,link,quote\r\n{QUOTED},,\r\n{QUOTED}", [2, 4], id="a line of delimiters"),
        pytest.param(f'outlet,"link\r\n(url)",quote\r\n{QUOTED}{QUOTED}', [3, 4], id="a line break in a name"),
    ],
)
def test_balanced_quote_marks_are_never_letters(tmp_path: Path, data: str, lines: list[int]) -> None:
    found = table(tmp_path, data.encode())
    assert found.rows == [SAID, SAID]
    assert list(found.lines) == lines
    assert not found.broken
    assert "balance" not in found.told


@pytest.mark.parametrize("at", [0, 1, 2])
def test_an_open_quote_mark_makes_letters_of_its_own_row_alone(tmp_path: Path, at: int) -> None:
    rows = [QUOTED, QUOTED, QUOTED]
    rows[at] = '"E","https://h.example/2","never\r\n'
    found = table(tmp_path, ("outlet,link,quote\r\n" + "".join(rows)).encode())
    expected = [SAID, SAID, SAID]
    expected[at] = ("E", "https://h.example/2", '"never')
    assert found.rows == expected
    assert f"1 row (line {at + 2}) with quote marks that do not balance: there they are letters" in found.told


def test_a_cell_whose_end_none_can_tell_is_refused_rather_than_cut(tmp_path: Path) -> None:
    data = 'outlet,link,quote\nE,https://h.example/1,"never\n, he said\nE,https://h.example/2,"yes"\n'
    found = table(tmp_path, data.encode())
    assert found.rows == [("E", "https://h.example/2", "yes")]
    assert [one.line for one in found.broken] == [2, 3]


def test_a_row_of_several_lines_may_follow_an_open_quote_mark(tmp_path: Path) -> None:
    found = table(tmp_path, b'link,speaker,quote\nl,"Orlan","never\nl,"Orlan","one, two\nthree"\n')
    assert found.rows == [("l", "Orlan", '"never'), ("l", "Orlan", "one, two\nthree")]


def test_a_text_of_several_lines_with_commas_is_one_cell(tmp_path: Path) -> None:
    found = table(tmp_path, b'link,quote\nl,"never, \nor now, he said"\nl,"yes\nor, rather, no"\n')
    assert [row[1] for row in found.rows] == ["never, \nor now, he said", "yes\nor, rather, no"]
    assert "balance" not in found.told


def test_a_row_of_several_lines_with_a_cell_too_many_is_one_broken_row(tmp_path: Path) -> None:
    found = table(tmp_path, b'outlet,link,quote\nE,l,"one\ntwo",more\nE,l,q\n')
    assert found.rows == [("E", "l", "q")]
    assert [(one.line, one.cells) for one in found.broken] == [(2, ("E", "l", "one\ntwo", "more"))]


def test_lines_and_rows_add_up(tmp_path: Path) -> None:
    found = table(tmp_path, b"outlet,link,quote\nE,l,q\n\nE,l\nE,l,q,x\n \nE,l,q\n")
    assert "7 lines, 4 rows and 2 blank ones below the names of 3 columns" in found.told
    assert len(found.rows) + len(found.broken) == 4


KNOWN = frozenset({"outlet", "date", "speaker", "quote", "стадия"})


@pytest.mark.parametrize(
    ("above", "told"),
    [
        ("Coding of March\r\n", "left out above the names: Coding of March"),
        ("sep=;\r\n", "left out above the names: sep=;"),
        (
            "Coding, by Kim;of March\r\n\r\nstance;+ is for\r\n",
            "left out above the names: Coding, by Kim;of March and 1",
        ),
        ("Speaker;;Speaker\r\n", "left out above the names: Speaker;;Speaker"),
    ],
)
def test_rows_above_the_names_are_left_out_and_told(tmp_path: Path, above: str, told: str) -> None:
    path = tmp_path / "coding.csv"
    path.write_text(f"{above}Outlet;Date;Speaker\r\nE, 🙂;2025-03-05;Orlan\r\n", encoding="utf-8", newline="")
    (found,) = READER.read(Source(path, path.name, KNOWN)).tables
    assert found.columns == ("Outlet", "Date", "Speaker")
    assert found.rows == [("E, 🙂", "2025-03-05", "Orlan")]
    assert list(found.lines) == [above.count("\n") + 2]
    assert told in found.told


@pytest.mark.parametrize(
    ("above", "below"),
    [("Outlet;;;Quote;", 1), ("Outlet;Date;Quote;who;when", 0), ("Outlet;Outlet;Quote;Quote;Quote", 1)],
)
def test_names_are_in_the_row_that_has_far_more_known_ones(tmp_path: Path, above: str, below: int) -> None:
    rows = [above.split(";"), ["Outlet", "Date", "Speaker", "Quote", "Стадия"], ["E", "2025-03-05", "Orlan", "No", "2"]]
    path = tmp_path / "coding.csv"
    path.write_text("".join(";".join(row) + "\n" for row in rows), encoding="utf-8")
    (found,) = READER.read(Source(path, path.name, KNOWN)).tables
    assert list(found.columns) == rows[below]


def test_a_first_row_of_names_is_not_passed_over_for_a_row_of_words(tmp_path: Path) -> None:
    path = tmp_path / "coding.csv"
    path.write_text("who,Speaker,Date,x\nouter,outlet,date,quote\n", encoding="utf-8")
    (found,) = READER.read(Source(path, path.name, KNOWN)).tables
    assert found.columns == ("who", "Speaker", "Date", "x")


def test_rows_swallowed_into_one_of_the_right_length_are_found_too(tmp_path: Path) -> None:
    """The second quote mark stands at the end of a cell: as CSV this is one sound row of two cells."""
    data = 'id,quote\n1,plain\n2,"open\n3,middle\n4,shut"\n5,"two\nlines"\n'
    found = table(tmp_path, data.encode())
    assert [row[0] for row in found.rows] == ["1", "2", "3", "4", "5"]
    assert found.rows[-1] == ("5", "two\nlines")


def test_rows_that_do_not_fit_are_named_by_line_and_the_others_read(tmp_path: Path) -> None:
    data = 'id,quote\n1,a\n2,b,c\n3\n"4" x,d,e\n5,"f\ng"\n6,"open, and it never shuts\n'
    found = table(tmp_path, data.encode())
    assert [row[0] for row in found.rows] == ["1", "5"]
    assert [(one.line, one.cells[0]) for one in found.broken] == [(3, "2"), (4, "3"), (5, '"4" x'), (8, "6")]
    assert found.broken[0].why == "3 cells, 2 cells wanted"


def test_cells_are_strings_as_they_stand(tmp_path: Path) -> None:
    found = table(tmp_path, b"id,flag,number\n007,NO,1e5\n 8 ,,3.0\n")
    assert found.rows == [("007", "NO", "1e5"), (" 8 ", "", "3.0")]


def test_columns_without_a_name_and_of_one_name_are_told_apart(tmp_path: Path) -> None:
    assert table(tmp_path, b"id,,id\n1,2,3\n").columns == ("id", "column 2", "id (3)")


def test_names_that_look_like_those_given_to_columns_of_one_name_stay_apart(tmp_path: Path) -> None:
    found = table(tmp_path, b"a,a (3),a\n1,2,3\n")
    assert found.columns == ("a", "a (3)", "a (3) (3)")


def test_more_columns_than_a_spreadsheet_has_are_refused_soon(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"the sheet has 60,000 columns, more than the 16,384 of any"):
        table(tmp_path, (",".join(f"c{number}" for number in range(60_000)) + "\n" + "," * 59_999 + "\n").encode())


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_a_sheet_without_rows_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Unreadable, match="no rows"):
        table(tmp_path, data)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="zero bytes"):
        table(tmp_path, b"a,b\n1,\0\n")


def test_a_row_with_zero_bytes_far_below_is_put_aside(tmp_path: Path) -> None:
    found = table(tmp_path, b"a,b\n" + b"1,2\n" * 40_000 + b"3,\0x\n4,5\n")
    assert (len(found.rows), found.rows[-1]) == (40_001, ("4", "5"))
    assert [(one.line, one.cells) for one in found.broken] == [(40_002, ("3", "x"))]


@pytest.mark.parametrize("line", ['"x\n', 'a,"\n', '"","\n', '"\n"",""\n', 'x,"""\n', '"a""\n'])
def test_quote_marks_beyond_sense_cost_no_more_than_others(tmp_path: Path, line: str) -> None:
    started = time.process_time()
    found = table(tmp_path, ("a,b\n" + line * 100_000).encode())
    assert len(found.rows) + len(found.broken) >= 50_000
    assert time.process_time() - started < 5


def test_sheets_are_recognised_by_name_only_where_they_are_named() -> None:
    assert by_ending("coding.csv") is None
    assert "table" in by_content("coding.csv", b"a,b")
    assert "table" in by_content("coding.tsv.gz", b"\x1f\x8b")
    assert "table" not in by_content("coding.xlsx", b"a,b")


@pytest.mark.parametrize("sign", ["\u2028", "\x0c", "\x85"])
def test_signs_that_part_lines_elsewhere_are_letters_of_a_cell(sign: str) -> None:
    sample = f"name;said\nОрлан;нет,{sign}да,{sign}ні,{sign}так\n"
    assert find_delimiter(sample, whole=True) == ";"
