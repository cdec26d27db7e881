"""What is decided wins in every report, on both databases; the codings stay, and only taking it back undoes it."""

import json
from typing import Any

import pytest

from claimtrack.db.location import Location
from claimtrack.library.database import Database
from claimtrack.library.report import Report
from tests.reports.asked import BOOK
from tests.world import Object, World, article, said

TEXT = "Орлан сказал: «войск Союза не будет» 🙂. Гавань открыта.\r\n"
QUOTE = "Орлан сказал: «войск Союза не будет»"
URL = "https://herald.example/1"
RECORD = f"{URL}@s1"
BEFORE = article(said(said="2025-03-01", stance="opposes"), url="0", published="2025-03-02")


def coded(coder: str, record: Object, **header: str) -> Object:
    return article({"quote": QUOTE} | record, coder=coder, **({"text": TEXT} | header))


class Told:
    """A database that two coders wrote, and what its reports tell."""

    def __init__(self, location: Location) -> None:
        self.world = World(location)
        self.database = Database(location, "ed")
        self.put(*BOOK)

    def put(self, *objects: Object) -> None:
        assert self.world.put(*objects).exit_code == 0

    def coders(self, first: Object, second: Object) -> None:
        self.put(coded("c1", {"said": "2025-03-04"} | first), coded("c2", {"said": "2025-03-04"} | second))

    def decide(self, records: str = RECORD, **values: str) -> None:
        """Decide values of the records of one @id, of both coders."""
        self.database.curate.adjudicate(records, values, why="после спора")

    def data(self, report: Report[Any]) -> dict[str, Any]:
        """The JSON of a report."""
        found: dict[str, Any] = json.loads(str(report.render("json")))
        return found

    def rows(self, *columns: str, **asked: str) -> list[tuple[object, ...]]:
        """Columns of the rows of the comparison."""
        found = self.data(self.database.compare("Loria", "Kasteya", topic="guarantees", **asked))  # type: ignore[arg-type]
        return [tuple(row[column] for column in columns) for row in found["rows"]]

    def held(self) -> list[tuple[object, ...]]:
        """Who holds what."""
        found = self.data(self.database.position("Loria", "Kasteya", topic="guarantees"))
        return [(one["who"], one["claim"], one["stance"], one["n"]) for one in found["positions"]]

    def changes(self) -> set[tuple[object, ...]]:
        """What changed for Loria, as a side and as one of its people."""
        found = self.data(self.database.shifts("Loria", topic="guarantees"))
        return {(one["from"], one["to"], one["date"]) for one in found["changes"]}


@pytest.fixture
def told(location: Location) -> Told:
    return Told(location)


def test_a_decided_stance_is_what_every_report_tells(told: Told) -> None:
    told.put(BEFORE)
    told.coders(said(), said(stance="supports"))
    before = (told.rows("stance", "disputed"), told.held(), told.changes())
    told.decide(stance="supports")

    assert before == ([(-1, False), (-1, True)], [("Loria", "troops", -1, 2)], set())
    assert told.rows("stance", "disputed") == [(-1, False), (1, False)]
    assert told.held() == [("Loria", "troops", 1, 2)]
    assert told.changes() == {(-1, 1, "2025-03-04")}
    assert told.database.verify().ok


def test_a_decided_day_is_the_day_of_the_statement(told: Told) -> None:
    told.coders(said(), said(said="2025-03-03"))
    told.decide(said="2025-03-03")

    assert told.rows("date", "n_reports") == [("2025-03-03", 1)]
    told.decide(date="undated")
    assert told.rows("date", "date_basis", "n_reports") == [("../2025-03-05", "publication", 1)]
    assert told.database.verify().ok


def test_two_speakers_are_one_once_it_is_decided_who_spoke(told: Told) -> None:
    told.coders(said(), said("LPA > Ida Venn"))
    before = sorted(told.rows("side", "n_reports"))
    told.decide(f"{URL}@s1", speaker="Ida Venn")

    assert before == [("Kasteya", 1), ("Loria", 1)]
    assert told.rows("side", "speaker", "n_reports") == [("Kasteya", "Ida Venn", 1)]
    assert told.held() == [("Kasteya", "troops", -1, 1)]
    assert told.world.rows("select count(*) from v_report") == [(1,)]
    assert told.database.verify().ok


def test_two_claims_are_one_statement_once_it_is_decided_which(told: Told) -> None:
    told.coders(said(), said(claim="harbour", stance="denies"))
    before = told.rows("claim")
    told.decide(f"{URL}@s1", claim="harbour", stance="denies", act="deny")

    assert sorted(before) == [("harbour",), ("troops",)]
    assert told.rows("claim", "stance_label", "act", "n_reports") == [("harbour", "denies", "deny", 1)]
    assert told.held() == [("Loria", "harbour", -1, 1)]
    assert told.world.rows("select distinct claim_coded from v_coding order by 1") == [("harbour",), ("troops",)]
    assert told.database.verify().ok


def test_what_is_decided_holds_of_what_was_known_on_a_day(told: Told) -> None:
    told.coders(said(), said(stance="supports"))
    told.put(article(said(said="2025-03-04", stance="neutral", mode="direct"), url="2", published="2025-03-07"))
    told.decide(RECORD, stance="supports")

    assert told.rows("stance", "n_reports", known_on="2025-03-06") == [(1, 1)]
    assert told.rows("stance", "n_reports", known_on="2025-03-04") == []


@pytest.mark.parametrize("decided", ["supports", "opposes"])
def test_a_report_whose_stance_a_person_decided_is_believed_before_direct_words(told: Told, decided: str) -> None:
    told.coders(said(mode="indirect"), said(stance="supports", mode="indirect"))
    told.put(article(said(said="2025-03-04", stance="neutral", mode="direct"), url="0", published="2025-03-04"))
    before = told.rows("stance", "disputed", "n_reports")
    told.decide(RECORD, stance=decided)
    (statement,) = told.data(told.database.provenance("troops"))["statements"]
    number = 1 if decided == "supports" else -1

    assert before == [(0, True, 2)]
    assert told.rows("stance", "disputed", "n_reports") == [(number, True, 2)]
    assert told.world.rows("select stance from v_statement") == [(number,)]
    assert told.rows("stance", known_on="2025-03-04") == [(0,)]
    assert (statement["stance"], statement["settled"]["why"]) == (number, ["adjudicated"])
    assert told.database.verify().ok


def test_a_stance_decided_to_be_unclear_replaces_none(told: Told) -> None:
    told.coders(said(), said(stance="supports"))
    told.put(article(said(said="2025-03-04", stance="neutral", mode="narrated"), url="2"))
    told.decide(RECORD, stance="unclear")

    assert told.rows("stance", "disputed", "n_reports") == [(0, False, 2)]


def test_reports_of_one_statement_take_what_is_decided_of_all_of_them(told: Told) -> None:
    told.coders(said(mode="indirect"), said(stance="supports", mode="indirect"))
    told.put(article(said(said="2025-03-04", stance="neutral", mode="direct"), url="2"))
    ((key,),) = told.rows("statement_key")
    told.decide(str(key), stance="strongly-opposes")

    assert told.rows("stance", "disputed", "n_reports") == [(-2, False, 2)]
    assert told.database.verify().ok


@pytest.mark.parametrize(
    "again",
    [
        {"note": "посмотрел ещё раз"},
        {"stance": "neutral"},
        {"mode": "direct"},
    ],
    ids=str,
)
def test_files_ingested_again_undo_nothing(told: Told, again: Object) -> None:
    told.coders(said(), said(stance="supports"))
    told.decide(stance="strongly-supports")
    told.coders(said(**again), said(stance="supports"))

    assert told.rows("stance") == [(2,)]
    told.put(coded("c1", said(said="2025-03-04", stance="opposes"), modified="2025-03-06", text=f"{TEXT}Исправлено."))
    assert told.rows("stance") == [(2,)]
    assert told.database.verify().ok


def test_the_codings_stay_as_they_were_written(told: Told) -> None:
    told.coders(said(), said("Ida Venn", stance="supports"))
    before = [one for one in told.world.export() if '"type":"judgement"' not in one]
    told.decide(stance="neutral", by="Tova Bren")

    assert [one for one in told.world.export() if '"type":"judgement"' not in one] == before
    told.database.undo()
    assert told.world.export() == before
    assert sorted(told.rows("side", "stance")) == [("Kasteya", 1), ("Loria", -1)]


def test_provenance_tells_what_was_decided_beside_what_was_written(told: Told) -> None:
    told.coders(said(), said("LPA > Ida Venn", stance="supports?", mode="direct"))
    told.decide(stance="neutral", by="Ida Venn", said="2025-03-03")
    found = told.database.provenance("troops")
    (report,) = told.data(found)["statements"][0]["reports"]
    page = " ".join(str(found.render("table")).split())
    decided = [(one["field"], one["value"], one["who"], one["why"]) for one in report["coders"][1]["decided"]]

    day = dict.fromkeys(("date", "date_earliest", "date_latest"), "2025-03-04")
    assert [one["as_coded"] for one in report["coders"]] == [
        day | {"by": "Marek Orlan", "stance": -1, "stance_label": "opposes"},
        day | {"by": "LPA > Ida Venn", "stance": 1, "stance_label": "supports", "conditional": True},
    ]
    assert decided == [
        ("by", "Ida Venn", "ed", "после спора"),
        ("said", "2025-03-03", "ed", "после спора"),
        ("stance", "neutral", "ed", "после спора"),
    ]
    assert [one["differs"] for one in report["coders"]] == [[], ["mode"]]
    assert "by Ida Venn, said 2025-03-03, stance neutral (после спора)" in page
    assert "decided by ed on 20" in page
    assert "c1 wrote ▼ −1 opposes, by Marek Orlan, date 2025-03-04" in page
    assert "c2 wrote ▲ +1 supports, conditionally, by LPA > Ida Venn" in page


def test_of_what_nobody_decided_provenance_says_nothing_more(told: Told) -> None:
    told.coders(said(), said(stance="supports"))
    found = told.database.provenance("troops")
    (report,) = told.data(found)["statements"][0]["reports"]

    assert [(one["as_coded"], one["decided"]) for one in report["coders"]] == [({}, []), ({}, [])]
    assert "decided" not in str(found.render("table"))
    assert " wrote " not in str(found.render("table"))
