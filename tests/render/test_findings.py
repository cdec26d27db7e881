"""Findings as lines with a caret, and as rows for editors."""

from claimtrack.domain.findings import Finding
from claimtrack.domain.records import Place
from claimtrack.render.findings import as_rows, render_alike, render_text


def found(text: str | None, column: int, width: int = 1, hint: str | None = None) -> Finding:
    return Finding("CT203", "error", Place("a.claim.md", 12, column, text, width), "no such words", hint)


def caret_under(text: str, column: int, width: int) -> tuple[str, str]:
    """Give the two shown lines, cut down to what stands after the gutter."""
    _, line, caret = render_text([found(text, column, width)]).splitlines()
    return line.partition(" | ")[2], caret.partition("| ")[2]


def test_a_finding_shows_its_place_line_caret_and_hint() -> None:
    assert render_text([found("> никогда", 3, 7, "closest: “никогда”")]) == (
        "a.claim.md:12:3: error[CT203]: no such words\n"
        "    12 | > никогда\n"
        "       |   ^^^^^^^\n"
        "  hint: closest: “никогда”\n"
    )


def test_a_finding_without_a_line_shows_no_caret() -> None:
    assert render_text([found(None, 1)]) == "a.claim.md:12:1: error[CT203]: no such words\n"


def test_the_caret_counts_columns_of_the_terminal() -> None:
    assert caret_under("\tby:\tx", 6, 1) == ("    by:    x", " " * 11 + "^")
    assert caret_under("и\u0306 漢字 x", 4, 2) == ("и\u0306 漢字 x", "  ^^^^")
    assert caret_under("🕊 x", 3, 1) == ("🕊 x", "  ^")
    assert caret_under("ab", 3, 1) == ("ab", "  ^")


def test_control_and_bidi_characters_do_not_reach_the_terminal() -> None:
    line, caret = caret_under("a\x1b[31m\u202eb c", 10, 1)
    assert (line, caret) == ("a[31mb c", " " * 7 + "^")
    assert "\x1b" not in render_text([Finding("CT402", "warning", Place("a\x1b.md"), "new `\x1b[0m`", "\x07")])


def test_a_long_line_is_cut_around_the_caret() -> None:
    text = "а" * 500 + "ОШИБКА" + "б" * 500
    line, caret = caret_under(text, 501, 6)
    assert line.startswith("…а")
    assert line.endswith("б…")
    assert len(line) < 100
    assert line[caret.index("^") : caret.rindex("^") + 1] == "ОШИБКА"


def test_rows_for_editors_have_stable_columns() -> None:
    rows = as_rows([found("> нет", 3, 1)])
    assert list(rows.columns) == ["file", "line", "column", "severity", "code", "message", "hint"]
    assert [tuple(row) for row in rows.rows] == [("a.claim.md", 12, 3, "error", "CT203", "no such words", None)]


def test_findings_that_say_the_same_are_shown_a_few_times_and_counted() -> None:
    same = [Finding("CT703", "error", Place("a.csv", line, 1), "`agianst` is no stance") for line in range(2, 302)]
    other = Finding("CT703", "error", Place("a.csv", 7, 1), "`x` is no stance")
    lines = render_alike([*same[:6], other, *same[6:]]).splitlines()

    assert [line.split(": ")[0] for line in lines] == [*(f"a.csv:{n}:1" for n in (2, 3, 4, 5, 6, 7)), "a.csv"]
    assert lines[5].endswith("`x` is no stance")
    assert lines[-1] == "a.csv: … and 295 more error[CT703]: `agianst` is no stance"
    assert len(render_alike(same[:6]).splitlines()) == 6
