"""By whose account the story of the harbour is known, as its writer meant it."""

from collections import Counter
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.reports.provenance import Provenance, Question, Trailed, provenance
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader

# Reports and independent ones among them, outlet by outlet.
OUTLETS = {
    "Estuary Courier": (29, 28),
    "Harbour Wire": (24, 24),
    "LPA": (22, 22),
    "Вестник устья": (15, 15),
    "Velmora Gazette": (14, 14),
    "Daily Gull": (14, 11),
    "The Lantern": (9, 8),
    "Радио Тальмар": (8, 8),
    "Kasteyan Foreign Ministry": (6, 6),
    "NewsBasket": (3, 2),
    "Сводка": (3, 1),
}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "harbour.db"
    assert ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),))).exit_code == 0
    return path


def trace(path: Path, key: str, known_on: str | None = None) -> Provenance:
    with open_reader(path) as reader:
        return provenance(reader, Question(key, known_on), command="", now="")


def said(path: Path, claim: str, who: str, day: str, known_on: str | None = None) -> Trailed:
    """Give the one statement of somebody on a claim on a day."""
    found = trace(path, claim, known_on).statements
    (one,) = (one for one in found if (one.row.speaker, one.row.date) == (who, day))
    return one


def standing(one: Trailed) -> list[tuple[str, bool, str | None]]:
    """Give for each report its outlet, whether it is independent, and whose report had it first."""
    return [
        (
            report.publication.source,
            one.standings[report.key].independent,
            first.publication.source if (first := one.standings[report.key].first) else None,
        )
        for report in one.reports
    ]


def test_the_mines_are_nobodys_report(story: Path) -> None:
    mines = said(story, "loria-will-mine-estuary", "Torvin Hask", "2024-07-02")
    assert [circle.names for circle in mines.circles] == [("Daily Gull", "NewsBasket")]
    assert all(standing.circular for standing in mines.standings.values())
    assert sum(standing.independent for standing in mines.standings.values()) == 1
    (hask,) = mines.trail
    (circle,) = hask.below
    assert circle.circle is not None
    assert sorted(branch.hop.speaker for branch in circle.below if branch.hop) == ["Daily Gull", "NewsBasket"]
    denial = said(story, "loria-will-mine-estuary", "Torvin Hask", "2024-07-04")
    assert (denial.circles, standing(denial)) == ((), [("LPA", True, None)])


def test_kervan_spoke_to_one_outlet_and_three_repeat_it(story: Path) -> None:
    kervan = said(story, "union-troops-in-kasteya", "Ilsa Kervan", "2024-08-20~")
    assert standing(kervan)[0] == ("Harbour Wire", True, None)
    assert sorted(standing(kervan)[1:]) == [
        ("Daily Gull", False, "Harbour Wire"),
        ("NewsBasket", False, "Harbour Wire"),
        ("Сводка", False, "Harbour Wire"),
    ]
    (loria,) = kervan.trail
    (spokeswoman,) = loria.below
    (wire,) = spokeswoman.below
    assert loria.hop is not None
    assert spokeswoman.hop is not None
    assert (loria.hop.speaker, spokeswoman.hop.speaker, spokeswoman.hop.role) == (
        "Loria",
        "Ilsa Kervan",
        "spokesperson",
    )
    assert [report.publication.source for report in wire.reports] == ["Harbour Wire"]
    assert len(wire.below) == 2  # the Gull has it from NewsBasket, and hangs below it
    cited = {report.publication.source: report.also for report in kervan.reports if report.also}
    assert cited == {"NewsBasket": ("LPA", "Сводка")}
    assert standing(said(story, "union-troops-in-kasteya", "Ilsa Kervan", "2024-08-20~", "2024-08-21")) == [
        ("Harbour Wire", True, None)
    ]


def test_the_leak_of_sollen_goes_back_to_one_paper(story: Path) -> None:
    whole = trace(story, "secret-meeting-at-sollen")
    (lantern,) = whole.hidden
    assert (lantern.root, lantern.n_statements, len(lantern.reports)) == ("The Lantern", 4, 4)
    anonymous = [one for one in whole.statements if one.row.anonymous]
    assert sum(standing.independent for one in anonymous for standing in one.standings.values()) == 1
    assert whole.silent == ("Union",)
    svodka = next(one for one in anonymous if one.reports[0].publication.source == "Сводка")
    assert standing(svodka) == [("Сводка", False, "The Lantern")]
    assert svodka.first.also == ("NewsBasket",)
    assert standing(trace(story, svodka.row.statement_key).statements[0]) == [("Сводка", False, "The Lantern")]
    early = trace(story, "secret-meeting-at-sollen", "2024-04-09")
    assert {one.row.speaker for one in early.statements if one.row.stance == 1 and not one.row.anonymous} == {
        "The Lantern"
    }
    before = trace(story, "secret-meeting-at-sollen", "2024-01-23")
    assert (before.statements, before.first_known) == ((), "2024-01-24")


def test_the_porter_was_heard_by_one_coder_alone(story: Path) -> None:
    whole = trace(story, "secret-meeting-at-sollen")
    heard = {one.row.speaker: one.first.unread_by for one in whole.statements if one.first.unread_by}
    assert heard == {"anon(a night porter of the abbey)": ("c2",)}


def test_the_joint_communique_has_three_accounts_for_each_side(story: Path) -> None:
    joint = [one for one in trace(story, "grain-transit-through-loria").statements if one.row.joint]
    assert {(one.row.speaker, one.jointly, one.row.n_reports, one.row.n_independent) for one in joint} == {
        ("Loria", ("Kasteya",), 3, 3),
        ("Kasteya", ("Loria",), 3, 3),
    }
    for one in joint:
        assert {(source, alone) for source, alone, _ in standing(one)} == {
            ("Harbour Wire", True),
            ("LPA", True),
            ("Вестник устья", True),
        }


def test_orlan_is_believed_in_his_own_words(story: Path) -> None:
    orlan = said(story, "union-troops-in-kasteya", "Marek Orlan", "2023-11-21")
    assert (orlan.row.stance, orlan.settled.why) == (0, ("mode",))
    assert orlan.settled.report.publication.source == "Harbour Wire"
    assert [report.publication.source for report in orlan.settled.others] == ["Daily Gull"]
    assert orlan.settled.others[0].differs(orlan.row)["stance"] == 1


def test_an_offer_without_its_day_is_dated_by_those_who_were_there(story: Path) -> None:
    orvane = said(story, "union-troops-in-kasteya", "Dessa Orvane", "2024-02-06/2024-02-08")
    assert [source for source, alone, _ in standing(orvane) if alone] == [
        "Estuary Courier",
        "Вестник устья",
        "Harbour Wire",
    ]
    assert orvane.reports[0].n_revisions == 2
    assert [report.differs(orvane.row).get("date") for report in orvane.reports] == [None, None, "2024-02"]
    lags = [report.lag_behind(orvane.row) for report in orvane.reports]
    assert [(lag.fewest, lag.most) for lag in lags] == [(1, 3), (5, 7), (195, 197)]


def test_verin_on_the_troops_is_told_by_an_interpreter(story: Path) -> None:
    verin = said(story, "union-troops-in-kasteya", "Aldo Verin", "2024-06-12")
    assert verin.row.imputed
    assert [(hop.speaker, hop.role) for hop in verin.first.hops][1:] == [
        ("Hadri Solim", "interpreter"),
        ("Aldo Verin", "origin"),
    ]


def test_two_coders_read_verins_word_in_two_ways(story: Path) -> None:
    verin = said(story, "joint-administration-of-talmar", "Aldo Verin", "../2024-07-18")
    shown, other = verin.first.coded
    assert (shown.coder, shown.stance, other.coder, other.stance) == ("c1", 1, "c2", 0)
    assert "stance" in other.apart_from(shown)
    assert any(hop.anonymous for hop in verin.first.hops)


def test_every_report_of_the_story_stands_as_its_writer_meant(story: Path) -> None:
    with open_reader(story) as reader:
        claims = [str(key) for (key,) in reader.user_query("select claim from v_claim").rows]
        others = [
            str(key) for (key,) in reader.user_query("select statement_key from v_statement where claim is null").rows
        ]
        marked = {
            str(key): bool(mark) for key, mark in reader.user_query("select report_key, independent from v_report").rows
        }
    reports: Counter[str] = Counter()
    independent: Counter[str] = Counter()
    for key in [*claims, *others]:
        for one in trace(story, key).statements:
            for report in one.reports:
                assert one.standings[report.key].independent == marked.pop(report.key)
                reports[report.publication.source] += 1
                independent[report.publication.source] += one.standings[report.key].independent
    assert not marked
    assert {name: (reports[name], independent[name]) for name in reports} == OUTLETS
