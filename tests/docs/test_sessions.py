"""What the pages show is what the program prints: every console session runs, in an empty folder of its own."""

from pathlib import Path

import pytest

from docs.sessions import ROOT, WrongSessionError, pages, replay


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_shows_what_the_program_prints(page: Path, tmp_path: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert text == replay(text, tmp_path), "python -m docs.sessions --write brings the pages up to date"


def test_the_readme_shows_a_comparison_and_the_tutorial_asks_for_one() -> None:
    shown = {page.name: page.read_text(encoding="utf-8") for page in pages()}

    assert "$ claimtrack report compare Kremlin Kyiv --topic guarantees\nWhere do" in shown["README.md"]
    assert "$ claimtrack report compare Loria Kasteya --topic guarantees\nWhere do" in shown["tutorial.md"]


def test_a_wrong_output_is_replaced_and_a_right_one_with_a_gap_is_kept(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    wrong = "```console\n$ claimtrack --version\nclaimtrack 0.0.0\n```"
    gap = "```console\n$ claimtrack\n…\nclaimtrack --help lists every command; each has its own --help.\n```"

    assert "0.0.0" not in replay(wrong, tmp_path / "one")
    assert replay(gap, tmp_path / "two") == gap


def test_what_a_page_leaves_out_stays_out_when_it_is_mended(tmp_path: Path) -> None:
    stale = "```console\n$ claimtrack\n…\nclaimtrack --help lists no command.\n```"

    assert replay(stale, tmp_path) == stale.replace("no command.", "every command; each has its own --help.")


def test_files_are_written_added_to_and_edited(tmp_path: Path) -> None:
    page = (
        "<!-- file: a.txt -->\n```\nодин 🙂\n```\n<!-- append: a.txt -->\n```\nдва\n```\n"
        "<!-- edit: a.txt: один => три -->\n```console\n$ cat a.txt\n```"
    )

    assert replay(page, tmp_path).endswith("$ cat a.txt\nтри 🙂\nдва\n```")


def test_a_command_that_leaves_with_another_code_stops_the_page(tmp_path: Path) -> None:
    with pytest.raises(WrongSessionError, match="leaves with 2, not 0"):
        replay("```console\n$ claimtrack list nothing\n```", tmp_path)


def test_an_edit_that_finds_nothing_stops_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    with pytest.raises(WrongSessionError, match="does not hold"):
        replay("<!-- edit: a.txt: two => three -->", tmp_path)
