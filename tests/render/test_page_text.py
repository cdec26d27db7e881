"""A comparison on a terminal: what an analyst reads, at any width, from any text."""

from dataclasses import replace
from typing import Any

import pytest

from claimtrack.render import phrases
from claimtrack.render.wrapping import width
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.frame import Period
from claimtrack.reports.holdings import Silence
from claimtrack.reports.periods import PeriodLine
from tests.render.compared import ARTICLE, comparison, row, written

HOSTILE = {
    "markup": "He said [/x] and [bold]never[/bold] [link=file:///etc]here",
    "escape": "before \x1b[31mred\x1b[0m \x1b]0;title\x07 \x9b2J after",
    "direction": "left \u202eright\u202c \u2066iso\u2069 \u200e\u200fmarks",
    "long word": "Донаудампфшиффартсгезельшафт" * 8,
    "wide": "安全保障は両国に必要である。" * 9,
    "combining": "e\u0301\u0302\u0303" * 90,
    "emoji": "👩‍👩‍👧‍👦🇺🇦🙂" * 30,
    "breaks": "one\r\ntwo\x0bthree\u2028four\u0085five",
    "no-break": "a\u00a0b" * 60,
    "signs": "| cell | `code` ``` <script>alert(1)</script> &amp; # heading",
}


def flat(found: Comparison, columns: int = 80) -> str:
    return " ".join(written(found, "table", width=columns).split())


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("columns", [40, 80, 120])
def test_no_text_leaves_its_lines(name: str, columns: int) -> None:
    text = HOSTILE[name]
    article = replace(ARTICLE, title=text, source=text, url=f"https://x.example/{text.replace(' ', '')}", archive=text)
    said = row(
        quote=text,
        translation=text,
        speaker=text,
        side=text,
        claim_text=text,
        condition=text,
        conditional=True,
        distancing=text,
        links=(text, text),
        sources=(article,),
    )
    again = row(2, date_latest="2025-03-05", date_earliest="2025-03-05", stance=1, principal=text, side=text)
    found = comparison(
        said,
        again,
        by="week",
        periods=(PeriodLine("2025-W10", text, "troops", 1, 2, 1),),
        silent=(Silence(text, None),),
    )
    shown = written(found, "table", width=columns)
    assert max(width(line) for line in shown.split("\n")) <= columns
    assert all(char == "\n" or char.isprintable() or char == "\u200d" for char in shown), ascii(shown)


def test_markup_in_a_quote_is_told_as_it_stands() -> None:
    assert "│ He [/x] [bold]never[/bold]" in written(comparison(row(quote="He [/x] [bold]never[/bold]")), "table")


def test_an_undated_statement_is_by_its_day() -> None:
    found = comparison(row(date="../2025-03-04", date_earliest=None))
    found = replace(found, sides=(replace(found.sides[0], first_open=True), found.sides[1]))
    assert "opposes (by 2025-03-04; n = 1)" in flat(found)
    assert "1 source; by 2025-03-04" in flat(found)
    assert "by 2025-03-04 · Marek Orlan · ▼ −1 opposes" in flat(found)


def test_silence_is_told_as_silence() -> None:
    shown = flat(comparison(row()))
    assert "Kasteya nothing on record" in shown
    assert "Kasteya · no statement found (which is not neutral)" in shown
    assert "Kasteya: nothing on the whole topic" in shown
    assert "gap" not in shown
    assert "always" not in shown


def test_a_split_names_who_holds_what() -> None:
    shown = flat(comparison(row(), row(2, principal_id=3, principal="Tova Bren", stance=2, stance_label="2")))
    assert "split from −1 to +2: Marek Orlan −1, Tova Bren +2" in shown


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"imputed": True}, "· only imputed to it by others, which never counts; no statement of its own found"),
        ({"anonymous": True}, "? only anonymous voices spoke (2025-03-04; n = 1), which never move a side's position"),
        ({"stance": None}, "? spoke, but took no stance (2025-03-04; n = 1)"),
    ],
)
def test_why_there_is_no_position_is_told(values: dict[str, Any], told: str) -> None:
    assert f"Loria {told}" in flat(comparison(row(**values)))


def test_a_change_tells_who_said_what_when() -> None:
    after = {"date_earliest": "2025-03-09", "date_latest": "2025-03-09"}
    shown = flat(
        comparison(
            row(),
            row(2, principal_id=3, principal="Tova Bren", speaker="Tova Bren", stance=1, stance_label="1", **after),
        )
    )
    assert (
        "Loria on “Troops may be stationed”: ▼ −1 opposes (Marek Orlan, 2025-03-04) → ▲ +1 1 (Tova Bren, 2025-03-09)"
        in shown
    )
    assert "another speaker: not one mind that changed" in shown
    near = flat(comparison(row(), row(2, stance=1, stance_label="supports", date="2025-03-09~", **after)))
    assert "the day of the new stance is approximate" in near
    unknown = flat(comparison(row(), row(2, stance=1, date_earliest="2025-03-01", date_latest="2025-03-09")))
    assert "2025-03-01 … 2025-03-09); order unknown: the days overlap" in unknown


def test_who_did_not_move_is_named_beside_who_did() -> None:
    found = comparison(row(), row(2, stance=1, stance_label="supports", date_earliest=None, date_latest="2025-03-09"))
    loria, kasteya = found.sides
    unmoved = replace(kasteya, positions=loria.positions)
    assert "Kasteya: no change on record" in flat(replace(found, sides=(loria, unmoved)))
    assert "Kasteya: no change on record" not in flat(found), "silence is told as silence, not as standing still"


def test_what_a_side_is_silent_on_is_told_once() -> None:
    found = comparison(row(), silent=(Silence("Kasteya", "troops"), Silence("Kasteya", "other")))
    assert "Kasteya: “Troops may be stationed”; other" in flat(found)


def test_what_rests_on_one_statement_is_named_with_its_claim() -> None:
    assert "is unknown (1 statement): Marek Orlan, 2025-03-04, on “Troops may be stationed”" in flat(comparison(row()))


def test_what_to_beware_of_stands_beside_a_statement() -> None:
    said = row(
        date_basis="inferred",
        act="deny",
        certainty="possible",
        distancing="якобы",
        imputed=True,
        joint="x",
        via_anonymous=True,
        side_uncertain=True,
        period_uncertain=True,
        n_reports=3,
        sources=(replace(ARTICLE, circular=True),),
    )
    shown = flat(comparison(said))
    for note in (
        *(
            "(3 reports, 1 independent)",
            "distancing: якобы",
            "deny",
            "possible",
            "date inferred",
            "imputed, not counted",
        ),
        *("joint", "only through anonymous voices", "membership changed within these days"),
        *("perhaps outside the period", "circular reporting"),
    ):
        assert note in shown


def test_the_days_of_the_question_are_told() -> None:
    assert "the whole record" in flat(comparison(row()))
    period = Period("2025-03-01", None, "2025-03-31", "2025-04-01")
    shown = flat(comparison(row(), period=period))
    assert "said 2025-03-01 … any later day, as of 2025-03-31, as known on 2025-04-01" in shown


def test_articles_are_numbered_once() -> None:
    other = replace(ARTICLE, article_id=2, source="LPA", title=None, url=None, archive="https://archive.example/1")
    shown = written(comparison(row(), row(2, sources=(ARTICLE, other))), "table")
    assert "[1] Example Herald · 2025-03-05 · “Гарантии” · https://herald.example/1\n" in shown
    assert "[2] LPA · 2025-03-05 · archived: https://archive.example/1\n" in shown
    assert "(1 report) · direct [1] [2]" in shown


@pytest.mark.parametrize(
    ("date", "word", "told"),
    [("2025-03-04~", "about", "the day is approximate"), ("2025-03-04?", "perhaps", "the day is uncertain")],
)
def test_a_day_that_is_not_sure_is_told_as_such_wherever_it_stands(date: str, word: str, told: str) -> None:
    later = row(2, date_earliest="2025-03-05", date_latest="2025-03-05", date="2025-03-05", stance=1)
    shown = flat(comparison(row(date=date), later))

    assert f"direct · {told}" in shown
    assert f"The day is approximate or uncertain (1 statement): Marek Orlan, {word} 2025-03-04" in shown
    assert f"path −1 ({word} 2025-03-04) → +1 (2025-03-05)" in shown
    assert f"(Marek Orlan, {word} 2025-03-04) → " in shown
    told_below = shown.partition("WHAT EACH SIDE HOLDS")[2].partition("SOURCES")[0]
    assert "2025-03-04" not in told_below.replace(f"{word} 2025-03-04", "")


@pytest.mark.parametrize(
    ("days", "doubt", "told"),
    [
        ((None, "2025-03-04"), "~", "by about 2025-03-04"),
        (("2025-03-01", "2025-03-04"), "~", "about 2025-03-01 … 2025-03-04"),
        (("2025-03-04", "2025-03-04"), "?", "perhaps 2025-03-04"),
        (("2025-03-04", "2025-03-04"), "", "2025-03-04"),
    ],
)
def test_how_well_a_day_is_known(days: tuple[str | None, str], doubt: str, told: str) -> None:
    assert phrases.when(*days, doubt).replace("\N{NO-BREAK SPACE}", " ") == told
