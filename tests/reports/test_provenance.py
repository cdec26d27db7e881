"""By whose account a statement is known: the way of every report, what it adds, and what nobody knows."""

from time import perf_counter

import pytest

from claimtrack.domain.lags import Lag
from claimtrack.errors import UsageProblem
from claimtrack.render.provenance import render_provenance
from claimtrack.reports.provenance import Provenance, Question, Trailed, provenance
from claimtrack.reports.trail import Node
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked
from tests.world import Object, article, entry, said

SECONDS = 5


def trace(asked: Asked, key: str = "troops", known_on: str | None = None) -> Provenance:
    """Tell the provenance of a claim or statement."""
    with open_reader(asked.world.location) as reader:
        return provenance(reader, Question(key, known_on), command="claimtrack report provenance", now=NOW)


def one(asked: Asked, key: str = "troops", known_on: str | None = None) -> Trailed:
    """Tell that of the only statement there is."""
    (found,) = trace(asked, key, known_on).statements
    return found


def told(source: str, by: str | None, published: str = "2025-03-05", **fields: str) -> Object:
    """An article of a source that carries one statement on the troops; all with one `ref` are one utterance."""
    record = said(by, **({"ref": "x:1", "said": "2025-03-04"} | fields))
    return article(record, source=source, url=f"{source}-{published}".replace(" ", "-"), published=published)


def drawn(nodes: tuple[Node, ...]) -> list[object]:
    """Give a tree as names: of circles all their names, of printing outlets a mark for each report."""
    found: list[object] = []
    for node in nodes:
        name = " <-> ".join(node.circle.names) if node.circle else node.hop.speaker if node.hop else ""
        name += "*" * len(node.reports)
        found.append((name, drawn(node.below)) if node.below else name)
    return found


def adds(found: Trailed) -> dict[str, tuple[bool, str | None]]:
    """Give for each outlet whether its report is independent, and whose report had it first."""
    return {
        report.publication.source: (
            found.standings[report.key].independent,
            first.publication.source if (first := found.standings[report.key].first) else None,
        )
        for report in found.reports
    }


def test_three_that_relay_an_outlet_repeat_it_and_hang_below_it(asked: Asked) -> None:
    asked.put(
        told("Example Herald", "Marek Orlan", "2025-03-05"),
        told("Echo", "Example Herald > Marek Orlan", "2025-03-06"),
        told("Mirror", "Echo > Example Herald > Marek Orlan", "2025-03-07"),
        told("Sample Gazette", "Marek Orlan", "2025-03-08"),
    )
    found = one(asked)
    assert adds(found) == {
        "Example Herald": (True, None),
        "Echo": (False, "Example Herald"),
        "Mirror": (False, "Example Herald"),
        "Sample Gazette": (True, None),
    }
    assert drawn(found.trail) == [
        ("Marek Orlan", [("Example Herald*", [("Echo*", ["Mirror*"])]), "Sample Gazette*"]),
    ]


def test_outlets_that_cite_each_other_are_a_circle_with_nobody_behind_it(asked: Asked) -> None:
    asked.put(
        told("Echo", "Mirror > Marek Orlan", "2025-03-05"),
        told("Mirror", "Echo > Marek Orlan", "2025-03-06"),
        told("Parrot", "Echo > Marek Orlan", "2025-03-07"),
    )
    found = one(asked)
    assert [circle.names for circle in found.circles] == [("Echo", "Mirror")]
    assert drawn(found.trail) == [
        ("Marek Orlan", [("Echo <-> Mirror", [("Mirror", ["Echo*"]), ("Echo", ["Mirror*", "Parrot*"])])]),
    ]
    assert [found.standings[report.key].circular for report in found.reports] == [True, True, False]
    assert [found.standings[report.key].independent for report in found.reports] == [True, False, False]


def test_a_circle_that_closes_later_was_none_before(asked: Asked) -> None:
    asked.put(
        told("Echo", "Mirror > Marek Orlan", "2025-03-05"),
        told("Mirror", "Echo > Marek Orlan", "2025-03-06"),
    )
    assert one(asked, known_on="2025-03-05").circles == ()
    assert len(one(asked, known_on="2025-03-06").circles) == 1


def test_a_source_that_has_its_own_words_from_another_ends_the_chain(asked: Asked) -> None:
    asked.put(told("Echo", "Mirror", "2025-03-05"), told("Mirror", "Echo > Mirror", "2025-03-06"))
    found = one(asked)
    assert drawn(found.trail) == [("Mirror", [("Echo*", ["Mirror*"])])]


def test_an_article_alone_is_its_own_account(asked: Asked) -> None:
    asked.put(article(said(None, said="2025-03-04")))
    found = one(asked)
    assert drawn(found.trail) == ["Example Herald*"]
    assert (found.settled.why, adds(found)) == (("only",), {"Example Herald": (True, None)})
    assert [hop.role for hop in found.first.hops] == ["publisher"]


def test_an_interpreter_is_named_and_the_statement_imputed(asked: Asked) -> None:
    asked.put(told("Example Herald", "Ida Venn (interpreter) > Marek Orlan"))
    found = one(asked)
    assert found.row.imputed
    assert [(hop.speaker, hop.role) for hop in found.first.hops] == [
        ("Example Herald", "publisher"),
        ("Ida Venn", "interpreter"),
        ("Marek Orlan", "origin"),
    ]
    assert trace(asked).silent == ("Kasteya", "Loria")


def test_a_nameless_voice_is_told_with_its_reason(asked: Asked) -> None:
    asked.put(told("Example Herald", "LPA > anon(источник во дворце; of: Loria; reason: боится) > Marek Orlan"))
    voice = one(asked).first.hops[2]
    assert (voice.role, voice.anonymous) == ("relay", True)
    assert (voice.descriptor, voice.affiliation, voice.reason) == ("источник во дворце", "Loria", "боится")


def test_nameless_voices_of_one_agency_are_one_account_even_if_asked_for_alone(asked: Asked) -> None:
    hushed = "LPA > anon(an official; of: Loria)"
    asked.put(
        article(said(hushed), url="a", source="Echo", published="2025-03-05"),
        article(said(hushed), url="b", source="Mirror", published="2025-03-06"),
    )
    whole = trace(asked)
    assert [(hidden.root, hidden.n_statements, len(hidden.reports)) for hidden in whole.hidden] == [("LPA", 2, 2)]
    assert whole.tally.independent == 1
    second = trace(asked, whole.statements[1].row.statement_key)
    assert adds(second.statements[0]) == {"Mirror": (False, "Echo")}
    assert second.tally.independent == 0
    assert [(account.source, account.n_independent) for account in second.accounts] == [("Mirror", 0)]


def test_an_outlet_with_two_nameless_voices_of_its_own_repeats_nobody(asked: Asked) -> None:
    asked.put(
        article(said("anon(a porter)"), said("anon(a clerk)"), source="Example Herald"),
        article(said("Example Herald > anon(a porter)"), source="Echo", published="2025-03-06", url="2"),
    )
    rows = [found.row for found in trace(asked).statements]
    own = [row.statement_key for row in rows if row.sources[0].source == "Example Herald"]
    assert len(own) == 2
    for key in own:
        assert "Merely repeat what others brought" not in str(render_provenance(trace(asked, key), "table"))
    assert "Merely repeat what others brought: Echo." in str(render_provenance(trace(asked), "table"))


def test_the_days_between_are_as_uncertain_as_the_day_it_was_said(asked: Asked) -> None:
    days = {
        "2025-03-04": Lag(1, 1),
        "2025-03-04~": Lag(1, 1, approximate=True),
        "2025-03-01/2025-03-04": Lag(1, 4),
        "2025-03": Lag(0, 4),
        "../2025-03-03": Lag(2, None),
        "2025-03-05": Lag(0, 0),
        "2025-03-07": Lag(-2, -2),
    }
    asked.put(*(article(said(said=day, ref=f"x:{n}"), url=str(n)) for n, day in enumerate(days)))
    asked.put(article(said(claim="harbour"), url="undated"))
    found = {each.row.date: each.first.lag_behind(each.row) for each in trace(asked).statements}
    assert found == days
    undated = one(asked, "harbour")
    assert undated.first.lag_behind(undated.row) == Lag(0, None)


def test_an_article_of_some_day_in_a_month_lags_by_an_interval(asked: Asked) -> None:
    asked.put(article(said(said="2025-03-04"), published="2025-03"))
    assert one(asked).first.lag_behind(one(asked).row) == Lag(0, 27)


def test_direct_words_are_believed_before_a_retelling(asked: Asked) -> None:
    asked.put(
        told("Echo", "Marek Orlan", "2025-03-05", mode="indirect", stance="supports"),
        told("Example Herald", "Marek Orlan", "2025-03-06", mode="direct", stance="opposes"),
        told("Mirror", "Marek Orlan", "2025-03-07", mode="direct", stance="neutral"),
        told("Parrot", "Marek Orlan", "2025-03-08", mode="direct", stance="opposes"),
    )
    found = one(asked)
    assert (found.row.stance, found.settled.report.publication.source) == (-1, "Example Herald")
    assert found.settled.why == ("mode", "earliest")
    assert [report.publication.source for report in found.settled.others] == ["Echo", "Mirror"]
    assert [report.differs(found.row).get("stance") for report in found.reports] == [1, None, 0, None]


def test_a_stance_is_believed_before_none(asked: Asked) -> None:
    asked.put(
        told("Echo", "Marek Orlan", "2025-03-05", mode="direct", stance="unclear"),
        told("Mirror", "Marek Orlan", "2025-03-06", mode="indirect"),
    )
    assert one(asked).settled.why == ("stance",)


def test_the_narrowest_day_is_taken_and_the_other_told(asked: Asked) -> None:
    asked.put(told("Echo", "Marek Orlan", "2025-03-05", said="2025-03"), told("Mirror", "Marek Orlan", "2025-03-06"))
    found = one(asked)
    assert found.settled.dated_by is found.reports[1]
    assert found.settled.days_differ
    assert [report.differs(found.row) for report in found.reports] == [{"date": "2025-03"}, {}]


def test_an_article_that_tells_no_day_disagrees_with_none(asked: Asked) -> None:
    asked.put(
        article(said(ref="x:1"), source="Echo", url="a", published="2025-03-05"),
        article(said(ref="x:1"), source="Mirror", url="b", published="2025-03-06"),
    )
    found = one(asked)
    assert (found.row.date, found.settled.days_differ) == ("../2025-03-05", False)
    assert [report.differs(found.row) for report in found.reports] == [{}, {}]


def test_coders_stand_beside_each_other(asked: Asked) -> None:
    asked.put(
        article(said(quote="Never."), coder="c1"),
        article(said(quote="Never.", stance="-2", confidence="0.4", note="стыдно сказать"), coder="c2"),
        article(said(claim="harbour", quote="Never."), coder="c3"),
    )
    report = one(asked).first
    shown, other = report.coded
    assert (shown.coder, shown.shown, other.coder, other.shown) == ("c1", True, "c2", False)
    assert other.apart_from(shown) == ("stance",)
    assert (other.stance, other.confidence, other.note) == (-2, 0.4, "стыдно сказать")
    assert report.unread_by == ("c3",)


def test_sources_that_carry_the_same_are_no_report(asked: Asked) -> None:
    asked.put(told("Echo", "Marek Orlan", also="LPA; Mirror"))
    found = trace(asked)
    assert found.statements[0].first.also == ("LPA", "Mirror")
    assert (len(found.rows), [account.source for account in found.accounts]) == (1, ["Echo"])


def test_an_edited_article_is_told_as_such(asked: Asked) -> None:
    asked.put(article(said(quote="Never."), retrieved="2025-03-05"))
    asked.put(
        article(said(quote="Perhaps 🙂."), retrieved="2025-03-07T10:00+02:00", modified="2025-03-06", extractor="x 2")
    )
    report = one(asked).first
    assert report.extractor == "x 2"
    assert (report.n_revisions, report.modified, report.retrieved) == (2, "2025-03-06", "2025-03-07T10:00+02:00")
    assert report.quote == "Perhaps 🙂."


def test_both_of_a_joint_statement_name_each_other(asked: Asked) -> None:
    asked.put(article(said("Marek Orlan & Ida Venn")), article(said("Marek Orlan & Ida Venn"), url="2", source="Echo"))
    found = trace(asked)
    assert {(each.row.speaker, each.jointly) for each in found.statements} == {
        ("Marek Orlan", ("Ida Venn",)),
        ("Ida Venn", ("Marek Orlan",)),
    }
    assert all(standing.independent for each in found.statements for standing in each.standings.values())
    assert one(asked, found.statements[0].row.statement_key).jointly != ()


def test_a_claim_names_the_sides_that_never_spoke_to_it(asked: Asked) -> None:
    asked.put(told("Echo", "Marek Orlan"))
    assert trace(asked).silent == ("Kasteya",)


def test_a_statement_of_nobodys_side_is_told_too(asked: Asked) -> None:
    asked.put(entry("speaker", "A stranger"), told("Echo", "A stranger"))
    found = one(asked)
    assert (found.row.speaker, found.sides) == ("A stranger", ())


def test_a_statement_on_no_claim_tells_its_topics(asked: Asked) -> None:
    asked.put(article(said(claim="-", topic="guarantees; security/rivers"), said(), url="1"))
    (troops,) = trace(asked).statements
    with open_reader(asked.world.location) as reader:
        ((key,),) = reader.user_query("select statement_key from v_statement where claim is null").rows
    assert trace(asked, str(key)).statements[0].topics == ("security/guarantees", "security/rivers")
    assert troops.topics == ()


def test_nothing_was_known_before_the_first_report(asked: Asked) -> None:
    asked.put(told("Echo", "Marek Orlan", "2025-03-06"), told("Mirror", "Marek Orlan", "2025-03-08"))
    key = one(asked).row.statement_key
    for asked_for in (key, "troops"):
        early = trace(asked, asked_for, "2025-03-05")
        assert (early.statements, early.accounts, early.first_known) == ((), (), "2025-03-06")
        assert [report.publication.source for report in trace(asked, asked_for, "2025-03-06").rows] == ["Echo"]


def test_the_beginning_of_a_key_is_enough(asked: Asked) -> None:
    asked.put(told("Echo", "Marek Orlan"))
    key = one(asked).row.statement_key
    hashed = key.removeprefix("statement-")
    for text in (key, key[:-3], hashed, hashed[:6]):
        assert trace(asked, text).statement == key


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("statem", "several statements have keys that begin with 'statem'", "statement-"),
        ("troop", "no claim has the key 'troop'", "did you mean troops?"),
        ("zzzzzz", "no claim has the key 'zzzzzz', and no statement one that begins so", "claimtrack list claims"),
        ("%_%_%_", "no claim has the key", "claimtrack list claims"),
        ("", "no claim has the key ''", "claimtrack list claims"),
    ],
)
def test_a_key_that_means_none_or_several_is_refused(asked: Asked, text: str, message: str, hint: str) -> None:
    asked.put(told("Echo", "Marek Orlan"), told("Mirror", "Tova Bren"))
    with pytest.raises(UsageProblem) as refused:
        trace(asked, text)
    assert message in str(refused.value)
    assert hint in str(refused.value.hint)


def test_a_claim_of_exactly_this_key_comes_before_statements(asked: Asked) -> None:
    asked.put(told("Echo", "Marek Orlan"))
    hashed = one(asked).row.statement_key.removeprefix("statement-")[:6]
    asked.put(entry("claim", key=hashed, kind="position", topics=["guarantees"], text="A claim of an odd key."))
    found = trace(asked, hashed)
    assert (found.claim.key if found.claim else None, found.statements) == (hashed, ())
    assert trace(asked, f"statement-{hashed}").claim is None


def test_five_hundred_reports_of_one_statement(asked: Asked) -> None:
    asked.put(*(told(f"Gazette {n}", "LPA > Marek Orlan" if n % 2 else "Marek Orlan") for n in range(501)))
    before = perf_counter()
    found = trace(asked)
    assert perf_counter() - before < SECONDS
    assert (len(found.rows), found.tally.reports, found.tally.independent) == (501, 501, 252)


def keys(asked: Asked) -> list[str]:
    """Give the keys of all statements."""
    with open_reader(asked.world.location) as reader:
        return [str(key) for (key,) in reader.user_query("select statement_key from v_statement").rows]


@pytest.mark.parametrize("fields", [{"claim": "troops"}, {"claim": "-", "topic": "guarantees; harbour"}])
def test_a_key_that_an_earlier_report_changed_leads_to_the_statement_still(
    asked: Asked, fields: dict[str, str]
) -> None:
    asked.put(told("Example Herald", "Marek Orlan", "2025-03-07", **fields))
    (before,) = keys(asked)
    asked.put(told("Evening Post", "Marek Orlan", "2025-03-05", **fields))
    asked.put(told("Morning Post", "Marek Orlan", "2025-03-06", **fields))
    (after,) = keys(asked)
    assert before != after
    assert trace(asked, before).statement == after
    assert trace(asked, before[:17]).statement == after
    with pytest.raises(UsageProblem, match="no statement one that begins so"):
        trace(asked, "statement-0000000000")
