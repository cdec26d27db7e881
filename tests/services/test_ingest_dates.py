"""When something was said, as far as its articles tell."""

from tests.world import World, article, said


def dates(world: World) -> list[tuple[str, str | None, str, str]]:
    return world.view("v_statement", "date_text", "date_earliest", "date_latest", "date_basis")


def test_an_undated_statement_is_dated_by_its_publication(world: World) -> None:
    world.put(article(said(), published="2025-12-18"))

    assert dates(world) == [("../2025-12-18", None, "2025-12-18", "publication")]


def test_a_month_is_cut_at_the_day_of_publication(world: World) -> None:
    world.put(article(said(said="2025-03", basis="inferred"), published="2025-03-05"))

    assert dates(world) == [("2025-03", "2025-03-01", "2025-03-05", "inferred")]


def test_a_day_after_publication_is_kept_and_warned_of(world: World) -> None:
    result = world.put(article(said(said="2025-03-09"), published="2025-03-05"))

    assert dates(world) == [("2025-03-09", "2025-03-09", "2025-03-09", "explicit")]
    assert ("warning", "CT302") in result.found.counts


def test_of_several_dates_the_narrowest_holds(world: World) -> None:
    world.put(
        article(said(ref="p:1"), url="1", published="2025-03-03"),
        article(said(ref="p:1", said="2025-03-01/2025-03-02"), url="2"),
        article(said(ref="p:1", said="2025-03"), url="3"),
    )

    assert dates(world) == [("2025-03-01/2025-03-02", "2025-03-01", "2025-03-02", "explicit")]


def test_dates_that_exclude_each_other_are_warned_of(world: World) -> None:
    result = world.put(
        article(said(ref="p:1", said="2025-03-01"), url="1"),
        article(said(ref="p:1", said="2025-03-03"), url="2", published="2025-03-06"),
    )

    assert [one.code for one in result.found.in_order() if one.code == "CT406"] == ["CT406"]
    assert dates(world) == [("2025-03-01", "2025-03-01", "2025-03-01", "explicit")]


def test_another_publication_date_in_the_header_moves_what_is_undated(world: World) -> None:
    first = article(said(), published="2025-03-05")
    world.put(first)
    result = world.put(first | {"published": "2025-03-02"})

    assert dates(world) == [("../2025-03-02", None, "2025-03-02", "publication")]
    assert (result.counts.articles_updated, result.counts.statements.updated) == (1, 1)
