"""The JSON contract `claimtrack/compare@1`, and the flat forms of its rows."""

import csv
import io
import json
from dataclasses import replace

from claimtrack.domain.positions import Split
from claimtrack.render.compare import COLUMNS, as_data
from claimtrack.reports.asking import Named
from claimtrack.reports.periods import PeriodLine
from claimtrack.reports.unplaced import Gap, Unplaced
from tests.render.compared import ARTICLE, comparison, row, written

Shape = object

TEXT, NUMBER, FLAG = "text", "number", "flag"
MAYBE_TEXT, MAYBE_NUMBER, MAYBE_FLAG = "text or null", "number or null", "flag or null"
MAYBE_RANGE = "range or null"
POSITION = {
    "claim": TEXT,
    "claim_text": MAYBE_TEXT,
    "stance": NUMBER,
    "stance_label": TEXT,
    "conditional": FLAG,
    "condition": MAYBE_TEXT,
    "as_of": TEXT,
    "since": TEXT,
    "split": FLAG,
    "range": [NUMBER],
    "split_between": [{"speaker": TEXT, "stance": NUMBER}],
    "n": NUMBER,
    "via_anonymous_only": FLAG,
    "circular_only": FLAG,
    "n_since": NUMBER,
    "worded_since": TEXT,
    "worded_before": [{"stance_label": TEXT, "condition": MAYBE_TEXT, "as_of": TEXT, "statement_key": TEXT}],
    "order_unknown_with": [TEXT],
    "left_since": MAYBE_TEXT,
    "left_stance": MAYBE_NUMBER,
    "left_conditional": MAYBE_FLAG,
    "left_as_of": MAYBE_TEXT,
    "left_sides": [TEXT],
    "left_statement_key": MAYBE_TEXT,
    "period_uncertain": FLAG,
    "statement_key": TEXT,
}
SIDE = {
    "name": TEXT,
    "n_utterances": NUMBER,
    "n_reports": NUMBER,
    "n_independent": NUMBER,
    "n_speakers": NUMBER,
    "n_sources": NUMBER,
    "first": MAYBE_TEXT,
    "last": MAYBE_TEXT,
    "positions": [POSITION],
}
ROW = {
    "date": TEXT,
    "date_earliest": MAYBE_TEXT,
    "date_latest": TEXT,
    "date_basis": TEXT,
    "side": TEXT,
    "speaker": TEXT,
    "on_behalf_of": MAYBE_TEXT,
    "claim": MAYBE_TEXT,
    "stance": MAYBE_NUMBER,
    "stance_label": TEXT,
    "conditional": FLAG,
    "condition": MAYBE_TEXT,
    "act": TEXT,
    "mode": MAYBE_TEXT,
    "certainty": MAYBE_TEXT,
    "distancing": MAYBE_TEXT,
    "imputed": FLAG,
    "via_anonymous": FLAG,
    "side_uncertain": FLAG,
    "period_uncertain": FLAG,
    "disputed": FLAG,
    "edited_later": FLAG,
    "date_disputed": FLAG,
    "joint": MAYBE_TEXT,
    "quote": MAYBE_TEXT,
    "translation": MAYBE_TEXT,
    "lang": TEXT,
    "chain": [TEXT],
    "n_reports": NUMBER,
    "n_independent": NUMBER,
    "sources": [
        {
            "source": TEXT,
            "url": MAYBE_TEXT,
            "archive": MAYBE_TEXT,
            "title": MAYBE_TEXT,
            "published": TEXT,
            "edited": MAYBE_TEXT,
        }
    ],
    "statement_key": TEXT,
}
CONTRACT = {
    "schema": TEXT,
    "topic": {"topic": TEXT, "path": TEXT},
    "claim": MAYBE_TEXT,
    "period": {"from": MAYBE_TEXT, "until": MAYBE_TEXT, "as_of": MAYBE_TEXT, "known_on": MAYBE_TEXT},
    "sides": [SIDE],
    "claims": [{"claim": TEXT, "text": MAYBE_TEXT, "gap": MAYBE_NUMBER, "gap_uncertain": FLAG}],
    "periods": [
        {
            "period": TEXT,
            "side": TEXT,
            "claim": MAYBE_TEXT,
            "stance": MAYBE_NUMBER,
            "n": NUMBER,
            "n_uncertain": NUMBER,
            "conditional": FLAG,
            "condition": MAYBE_TEXT,
            "split": FLAG,
            "range": MAYBE_RANGE,
            "split_between": [{"speaker": TEXT, "stance": NUMBER}],
            "as_of": MAYBE_TEXT,
            "via_anonymous_only": MAYBE_FLAG,
            "circular_only": MAYBE_FLAG,
            "n_anonymous": NUMBER,
            "n_unclear": NUMBER,
        }
    ],
    "rows": [ROW],
    "changes": [
        {
            "side": TEXT,
            "claim": TEXT,
            "from": NUMBER,
            "to": NUMBER,
            "from_conditional": FLAG,
            "to_conditional": FLAG,
            "date": TEXT,
            "certain": FLAG,
            "period_uncertain": FLAG,
            "statement_key": TEXT,
            "previous_statement_key": TEXT,
        }
    ],
    "silent": [{"side": TEXT, "claim": MAYBE_TEXT}],
    "unplaced": [
        {
            "who": TEXT,
            "from": MAYBE_TEXT,
            "until": MAYBE_TEXT,
            "sides_before": [TEXT],
            "sides_after": [TEXT],
            "groups_then": [TEXT],
            "n_statements": NUMBER,
            "n_uncertain": NUMBER,
            "first": TEXT,
            "last": TEXT,
            "statement_keys": [TEXT],
        }
    ],
    "method": {
        **dict.fromkeys(("command", "sql", "claimtrack_version", "generated_at"), TEXT),
        **dict.fromkeys(("database_sha256", "codebook_sha256"), MAYBE_TEXT),
    },
}


def fits(value: object, shape: Shape) -> bool:
    """Tell whether a value has a shape: every key, no other one, every type."""
    if isinstance(shape, dict):
        same = isinstance(value, dict) and list(value) == list(shape)
        return same and all(fits(value[key], shape[key]) for key in shape)  # type: ignore[index]
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(one, shape[0]) for one in value)
    if value is None:
        return shape in {MAYBE_TEXT, MAYBE_NUMBER, MAYBE_FLAG, MAYBE_RANGE}
    if shape == MAYBE_RANGE:
        return fits(value, [NUMBER])
    if isinstance(value, bool):
        return shape in {FLAG, MAYBE_FLAG}
    return str(shape).startswith(TEXT if isinstance(value, str) else NUMBER)


FULL = comparison(
    row(1, date="../2025-03-01", date_earliest=None, date_latest="2025-03-01", condition="no flags", conditional=True),
    row(2, speaker_id=3, principal_id=3, principal="Tova Bren", stance=1, sources=(ARTICLE, ARTICLE)),
    row(3, claim=None, claim_text=None, stance=None, stance_label="unclear", imputed=True),
    by="month",
    periods=(
        PeriodLine(
            "2025-03",
            "Loria",
            "troops",
            1,
            2,
            1,
            conditional=True,
            condition="no flags",
            split=Split(-1, 1, (("Marek Orlan", -1), ("Tova Bren", 1))),
            rests_on=row(1).held,
        ),
        PeriodLine("2025-03", "Loria", None, None, 1, 0),
    ),
    unplaced=(
        Unplaced(Named(4, "venn", "Ida Venn"), Gap("2025-03-02", None, ("Kasteya",), (), ("Guild",)), (row(4),)),
        Unplaced(Named(4, "venn", "Ida Venn"), Gap(None, "2025-02-01", (), ("Kasteya",), ()), (row(5), row(6))),
    ),
)


def test_json_keeps_the_contract_key_for_key() -> None:
    data = json.loads(written(FULL, "json"))
    assert data["schema"] == "claimtrack/compare@1"
    assert all(data[name] for name in CONTRACT if name != "claim")
    for name, shape in CONTRACT.items():
        for one, expected in (
            zip(data[name], [shape[0]] * 9, strict=False) if isinstance(shape, list) else [(data[name], shape)]
        ):
            assert fits(one, expected), (name, one)
    assert list(data) == list(CONTRACT)


def test_a_claim_takes_the_place_of_the_topic() -> None:
    found = replace(FULL, topic=None, claim=replace(FULL.topic, name="troops", told=None) if FULL.topic else None)
    data = as_data(found)
    assert (data["topic"], data["claim"]) == (None, {"claim": "troops", "text": None})


def test_a_split_has_its_range_and_names() -> None:
    position = as_data(FULL)["sides"][0]["positions"][0]
    assert (position["split"], position["range"]) == (True, [-1, 1])
    assert position["split_between"] == [
        {"speaker": "Marek Orlan", "stance": -1},
        {"speaker": "Tova Bren", "stance": 1},
    ]
    plain = as_data(comparison(row()))["sides"][0]["positions"][0]
    assert (plain["split"], plain["range"], plain["split_between"]) == (False, None, [])


def test_jsonl_is_the_rows_one_a_line() -> None:
    lines = written(FULL, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written(FULL, "json"))["rows"]


def test_csv_has_a_line_for_each_row_and_a_column_for_each_key() -> None:
    read = list(csv.DictReader(io.StringIO(written(FULL, "csv"))))
    assert len(read) == 3
    assert set(ROW) <= set(read[0])
    assert (read[0]["date_earliest"], read[0]["conditional"], read[0]["stance"]) == ("", "1", "-1")
    assert (read[0]["chain"], read[1]["sources"]) == ("Example Herald > Marek Orlan", "Example Herald; Example Herald")
    assert (read[0]["urls"], read[0]["published"]) == ("https://herald.example/1", "2025-03-05")


def test_an_empty_comparison_is_whole_in_every_format() -> None:
    empty = comparison()
    assert written(empty, "csv") == ",".join(COLUMNS) + "\n"
    assert written(empty, "tsv") == "\t".join(COLUMNS) + "\n"
    assert written(empty, "jsonl") == ""
    assert json.loads(written(empty, "json"))["rows"] == []
    assert "No statement found." in written(empty, "markdown")
    assert "no statement found" in written(empty, "table")


def test_a_limit_cuts_what_is_told_one_by_one_and_no_figure() -> None:
    whole, cut = json.loads(written(FULL, "json")), json.loads(written(FULL, "json", most=1))
    assert len(cut["rows"]) == 1
    assert {name: cut[name] for name in cut if name != "rows"} == {
        name: whole[name] for name in whole if name != "rows"
    }
    assert len(written(FULL, "csv", most=1).splitlines()) == 2
    assert len(written(FULL, "jsonl", most=0).splitlines()) == 0
    for form in ("table", "markdown"):
        shown = written(FULL, form, most=1)
        assert "path −1 conditional (by 2025-03-01) → +1 (2025-03-04)" in " ".join(shown.split())
        assert "… and 2 more statements" in shown


def test_excel_makes_cells_safe() -> None:
    found = comparison(row(quote="=cmd()"))
    assert ",'=cmd()," in written(found, "csv", excel=True)
    assert ",=cmd()," in written(found, "csv")
