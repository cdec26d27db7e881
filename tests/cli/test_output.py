"""Where answers go and how they look there."""

import io
import json
from contextlib import redirect_stdout
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, show_rows
from claimtrack.domain.rows import Rows
from claimtrack.errors import InputError, UsageProblem

ROWS = Rows(("speaker", "n"), [("Марек Орлан", 3), ("=Union\x1b[31m\u202e", 2), ("LPA", 1)])


class _Terminal(io.StringIO):
    """A stdout that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(settings: Settings, output: Output) -> str:
    """What a terminal gets to see of ROWS."""
    with redirect_stdout(_Terminal()) as terminal:
        show_rows(ROWS, settings, output)
    return terminal.getvalue()


def test_a_pipe_gets_complete_verbatim_csv(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(ROWS, Settings(), Output())

    assert capsys.readouterr().out == "speaker,n\nМарек Орлан,3\n=Union\x1b[31m\u202e,2\nLPA,1\n"


def test_a_terminal_gets_a_table_without_control_characters() -> None:
    text = on_terminal(Settings(no_color=True), Output())

    assert "─" in text
    assert "Марек Орлан" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_colour_never_reaches_a_cell_and_no_color_turns_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    coloured = on_terminal(Settings(), Output())
    monkeypatch.setenv("NO_COLOR", "1")
    plain = on_terminal(Settings(), Output())

    assert "\x1b[1m" in coloured
    assert "\x1b[31m" not in coloured
    assert "\x1b" not in plain


def test_other_formats_are_cleaned_on_a_terminal_too() -> None:
    assert on_terminal(Settings(), Output(format="csv")) == "speaker,n\nМарек Орлан,3\n=Union[31m,2\nLPA,1\n"


@pytest.mark.parametrize(("name", "start"), [("a.csv", "speaker,n\n"), ("a.MD", "| speaker"), ("a.jsonl", '{"spe')])
def test_the_suffix_of_the_file_chooses_the_format(name: str, start: str, tmp_path: Path) -> None:
    show_rows(ROWS, Settings(), Output(out=str(tmp_path / name)))

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_format_outdoes_the_suffix(tmp_path: Path) -> None:
    show_rows(ROWS, Settings(), Output(out=str(tmp_path / "a.txt"), format="json"))

    assert len(json.loads((tmp_path / "a.txt").read_text(encoding="utf-8"))) == 3


def test_a_suffix_that_says_nothing_is_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageProblem, match="names no format"):
        show_rows(ROWS, Settings(), Output(out=str(tmp_path / "a.dat")))

    assert list(tmp_path.iterdir()) == []


def test_a_dash_is_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(ROWS, Settings(), Output(out="-", format="tsv"))

    assert capsys.readouterr().out.startswith("speaker\tn\n")


def test_a_file_for_spreadsheets_opens_as_unicode_and_runs_nothing(tmp_path: Path) -> None:
    show_rows(ROWS, Settings(), Output(out=str(tmp_path / "a.csv"), excel=True))

    written = (tmp_path / "a.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfspeaker,n\n")
    assert b"\n'=Union" in written


def test_a_limit_is_told_and_an_empty_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(ROWS, Settings(), Output(limit=2))
    cut = capsys.readouterr()
    show_rows(Rows(("a",), []), Settings(), Output())
    empty = capsys.readouterr()

    assert cut.out.count("\n") == 3
    assert "2 of 3" in cut.err
    assert empty.out == "a\n"
    assert empty.err == "nothing found\n"


def test_quiet_tells_nothing_but_the_data(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(ROWS, Settings(quiet=True), Output(limit=1))

    assert capsys.readouterr().err == ""


def test_a_folder_that_is_not_there_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere.*a\.csv"):
        show_rows(ROWS, Settings(), Output(out=str(tmp_path / "nowhere" / "a.csv")))


def test_a_workbook_goes_into_a_file_or_a_pipe_as_bytes(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    show_rows(ROWS, Settings(), Output(out=str(tmp_path / "a.xlsx")), about=About("Speakers"))
    show_rows(ROWS, Settings(), Output(format="xlsx"), about=About("Speakers"))

    written = (tmp_path / "a.xlsx").read_bytes()
    cell = load_workbook(BytesIO(written))["Speakers"]["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Union[31m\u202e", "s", True)
    assert capsysbinary.readouterr() == (written, b"")


def test_a_workbook_is_not_printed_on_a_terminal() -> None:
    with pytest.raises(UsageProblem, match="no text that a terminal can show") as refused:
        on_terminal(Settings(), Output(format="xlsx"))

    assert refused.value.hint == "say -o FILE.xlsx"


def test_text_that_a_workbook_cuts_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(Rows(("text",), [("я" * 40_000,)]), Settings(), Output(out=str(tmp_path / "a.xlsx")))

    assert capsys.readouterr().err == "1 text cut at 32,767 characters, the most a cell holds; csv has all\n"


def test_a_page_tells_the_rows_and_how_they_were_got(tmp_path: Path) -> None:
    about = About("Speakers <b>", "claimtrack list speakers", "select 1")
    show_rows(ROWS, Settings(), Output(out=str(tmp_path / "a.html")), about=about)

    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    for told in ("<h1>Speakers &lt;b&gt;</h1>", "Марек Орлан", "claimtrack list speakers", "select 1"):
        assert told in page
    assert "\u202e" not in page
