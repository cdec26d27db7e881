"""Whatever was published by whom from whom: the ways of a statement tell each report once, and counting holds."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.render.provenance import render_provenance
from claimtrack.reports.provenance import Provenance, Question, provenance
from claimtrack.reports.trail import Node
from claimtrack.store.readonly import open_reader
from tests.pages import problems
from tests.properties.conftest import FEW, WorldMaker
from tests.two_sides import History, books, days, histories
from tests.world import Object, World, article, said

OUTLETS = ("Echo", "Mirror", "Parrot", "LPA")

chains = st.lists(st.sampled_from((*OUTLETS, "anon(a guard)", "Venn (interpreter)")), max_size=3).map(
    lambda hops: " > ".join((*hops, "Orlan"))
)
carrying = st.lists(st.tuples(st.sampled_from(OUTLETS), days, chains), min_size=1, max_size=7)


def trace(world: World, key: str, known_on: str | None = None) -> Provenance:
    with open_reader(world.location) as reader:
        return provenance(reader, Question(key, known_on), command="", now="2025-12-31T12:00:00+00:00")


def printed(nodes: tuple[Node, ...]) -> Iterator[str]:
    """Give the keys of all reports of a tree."""
    for node in nodes:
        yield from (report.key for report in node.reports)
        yield from printed(node.below)


def web(carried: list[tuple[str, str, str]]) -> list[Object]:
    """Give articles that all carry one utterance, each from whom it may."""
    return [
        article(said(chain, ref="x:1"), source=source, published=day, url=str(number))
        for number, (source, day, chain) in enumerate(carried)
    ]


def holds(found: Provenance) -> None:
    """Hold an answer to what is true of all of them."""
    for one in found.statements:
        keys = [report.key for report in one.reports]
        assert sorted(printed(one.trail)) == sorted(keys)
        assert set(one.standings) == set(keys)
        assert one.settled.report.stance == one.row.stance
        assert one.settled.report.condition == one.row.condition
        for report in one.reports:
            standing = one.standings[report.key]
            assert standing.independent == (standing.first is None)
            assert standing.first is None or standing.first.order < report.order
            assert standing.circular <= (standing.circle is not None)
            lag = report.lag_behind(one.row)
            assert lag.most is None or lag.fewest is None or lag.fewest <= lag.most
        if not one.row.anonymous:
            assert sum(standing.independent for standing in one.standings.values()) == one.row.n_independent
    assert sum(account.n_reports for account in found.accounts) == found.tally.reports


@FEW
@given(carried=carrying, day=days)
def test_outlets_may_have_it_from_whom_they_will(
    world: WorldMaker, carried: list[tuple[str, str, str]], day: str
) -> None:
    made = world()
    assert made.put(*web(carried)).exit_code == 0
    whole = trace(made, "troops")
    holds(whole)
    holds(trace(made, "troops", day))
    marked = {key: marks for key, *marks in made.rows("select report_key, independent, circular from v_report")}
    for one in whole.statements:
        for key, standing in one.standings.items():
            assert [standing.independent, standing.circular] == marked.pop(key)
    assert not marked
    assert problems(str(render_provenance(whole, "html"))) == []


@FEW
@given(book=books(), history=histories(), known_on=days)
def test_every_statement_alone_stands_as_it_does_on_its_claim(
    world: WorldMaker, book: list[Object], history: History, known_on: str
) -> None:
    made = world()
    made.put(*book, *history.everything)
    for claim in ("troops", "harbour"):
        whole = trace(made, claim, known_on)
        holds(whole)
        for one in whole.statements:
            (alone,) = trace(made, one.row.statement_key, known_on).statements
            assert alone.standings == one.standings
            assert alone.trail == one.trail
            assert alone.settled == one.settled
            assert (alone.sides, alone.jointly) == (one.sides, one.jointly)
