"""Which reports go back to one source: roots, independence, circles; what changes when a name turns out a source."""

from tests.world import World, article, entry, said

DAY = "2025-03-04"


def counted(world: World) -> list[tuple[str, str, str, int]]:
    """Each report: publishing source, root, whether independent."""
    return world.view("v_report", "published", "source", "root", "independent")


def test_outlets_that_cite_one_agency_are_one_independent_report(world: World) -> None:
    world.put(
        entry("source", "LPA", kind="agency"),
        article(said("LPA > Marek Orlan", ref="p:1"), url="1", published="2025-03-05"),
        article(said("LPA > Marek Orlan", ref="p:1"), url="2", source="Union Wire", published="2025-03-06"),
        article(said("Marek Orlan", ref="p:1"), url="3", source="LPA", published="2025-03-07"),
    )

    assert world.view("v_statement", "n_reports", "n_independent") == [(3, 1)]
    assert counted(world) == [
        ("2025-03-05", "Example Herald", "LPA", 1),
        ("2025-03-06", "Union Wire", "LPA", 0),
        ("2025-03-07", "LPA", "LPA", 0),
    ]


def test_an_outlet_that_names_no_other_is_a_root_of_its_own(world: World) -> None:
    world.put(article(said(ref="p:1"), url="1"), article(said(ref="p:1"), url="2", source="Union Wire"))

    assert world.view("v_statement", "n_reports", "n_independent") == [(2, 2)]


def test_an_asserter_that_is_a_source_is_the_root(world: World) -> None:
    world.put(
        entry("source", "LPA"),
        article(said("LPA", ref="p:1"), url="1"),
        article(said("Union Wire > LPA", ref="p:1"), url="2", source="Kasteya Press"),
    )

    assert {root for _, _, root, _ in counted(world)} == {"LPA"}
    assert world.view("v_statement", "n_reports", "n_independent") == [(2, 1)]


def test_a_relay_nobody_has_described_counts_as_a_source_until_the_codebook_says_otherwise(world: World) -> None:
    world.put(article(said("Palace press office > Marek Orlan")))
    unknown = counted(world)

    world.put(entry("speaker", "Palace press office", kind="organisation"))

    assert unknown == [("2025-03-05", "Example Herald", "Palace press office", 1)]
    assert counted(world) == [("2025-03-05", "Example Herald", "Example Herald", 1)]


def test_a_name_that_publishes_later_becomes_the_root_of_what_cited_it_before(world: World) -> None:
    world.put(article(said("Union Wire"), url="1"))
    before = counted(world)

    world.put(article(said(), url="2", source="Union Wire"))

    assert before == [("2025-03-05", "Example Herald", "Example Herald", 1)]
    assert ("2025-03-05", "Example Herald", "Union Wire", 1) in counted(world)


def test_outlets_that_cite_each_other_in_a_circle_count_once_and_are_flagged(world: World) -> None:
    world.put(
        article(said("Union Wire > Marek Orlan", ref="p:1"), url="1", published="2025-03-05"),
        article(said("Example Herald > Marek Orlan", ref="p:1"), url="2", source="Union Wire", published="2025-03-06"),
    )

    assert world.view("v_report", "source", "independent", "circular") == [
        ("Example Herald", 1, 1),
        ("Union Wire", 0, 1),
    ]
    assert world.view("v_statement", "n_independent") == [(1,)]


def test_anonymous_reports_of_one_claim_are_counted_together_across_utterances(world: World) -> None:
    official = "LPA > anon(an official)"
    world.put(entry("source", "LPA"), article(said(official), url="1"), article(said(official), url="2", source="Wire"))
    world.put(article(said(official), url="3", source="Kasteya Press", published="2025-03-04"))

    assert len(world.view("v_statement")) == 3
    assert sum(independent for *_, independent in counted(world)) == 1
    assert ("2025-03-04", "Kasteya Press", "LPA", 1) in counted(world)


def test_the_next_report_is_the_independent_one_when_the_first_is_withdrawn(world: World) -> None:
    first = article(said("LPA > anon(an official)"), url="1", published="2025-03-04")
    world.put(first, article(said("LPA > anon(an official)"), url="2", source="Union Wire"))

    world.put(first | {"statements": []})

    assert counted(world) == [("2025-03-05", "Union Wire", "LPA", 1)]


def test_one_article_reports_one_statement_once_however_often_it_says_it(world: World) -> None:
    world.put(article(said(said=DAY), said(said=DAY)))

    assert world.view("v_statement", "n_reports") == [(1,)]
    assert len(world.view("v_coding")) == 2
    assert world.view("v_coding", "record_id", shown=1) == [("s1",)]
