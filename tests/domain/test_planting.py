"""The tree that the topics of a codebook and of records come to."""

from itertools import permutations

import pytest

from claimtrack.domain.planting import Forest, Stated, plant
from claimtrack.domain.resolve import Match


def planted(
    *named: str, codebook: dict[str, Stated] | None = None, same: dict[str, str] | None = None, most: int = 24
) -> Forest:
    """Give the tree; whatever the order in which its topics are met."""
    forests = [plant(codebook or {}, order, same) for order, _ in zip(permutations(named), range(most), strict=False)]
    assert all(parents(one) == parents(forests[0]) and one.meaning == forests[0].meaning for one in forests)
    for node in forests[0].nodes.values():
        assert forests[0].book.find(node.key) == Match(node.key)
    return forests[0]


def parents(forest: Forest) -> dict[str, str | None]:
    return {key: node.parent for key, node in forest.nodes.items()}


def test_a_path_makes_each_of_its_topics_under_the_one_before() -> None:
    assert parents(planted("Peace/Troops")) == {"peace": None, "peace/troops": "peace"}
    assert planted("Peace/Troops").meaning == {"Peace/Troops": "peace/troops"}
    found = planted(" a // b /", "Ports")
    assert parents(found) == {"a": None, "a/b": "a", "ports": None}
    assert [found.nodes[key].names for key in ("a", "a/b")] == [{"a"}, {"b"}]


def test_a_bare_name_means_the_one_topic_of_that_name_whichever_was_met_first() -> None:
    found = planted("Peace/Troops", "troops", "peace")
    assert found.meaning == {"Peace/Troops": "peace/troops", "troops": "peace/troops", "peace": "peace"}
    several = planted("a/x", "b/x", "x")
    assert several.meaning == {"a/x": "a/x", "b/x": "b/x", "x": "x"}
    assert parents(several)["x"] is None


def test_a_topic_no_codebook_knows_has_all_the_spellings_it_was_met_in() -> None:
    found = planted("Peace/Troops", " peace / troops ", "TROOPS", codebook={"k": Stated(("Ports",))})
    assert found.nodes["peace/troops"].names == {"Troops", "troops", "TROOPS"}
    assert not found.nodes["peace/troops"].reviewed


def test_a_topic_of_the_codebook_keeps_the_names_it_has_there() -> None:
    found = planted("PEACE", "мир", codebook={"k": Stated(("Peace", "Мир"))})
    assert (found.nodes["k"].names, found.nodes["k"].reviewed) == ({"Peace", "Мир"}, True)
    assert found.meaning == {"PEACE": "k", "мир": "k"}


def test_a_name_of_two_means_the_one_whose_key_it_is_and_gives_it_no_spelling() -> None:
    found = planted("PORT", codebook={"port": Stated(("Port",)), "p2": Stated(("Port",))})
    assert found.meaning == {"PORT": "port"}
    assert found.nodes["port"].names == {"Port"}


def test_a_bare_name_stays_with_the_topic_of_the_codebook_whatever_paths_records_make() -> None:
    book = {"e": Stated(("Economy",)), "t": Stated(("Transit",), parent="Economy")}
    found = planted("transit", "econmy/transit", "Economy/Transit", codebook=book)
    assert found.meaning == {"transit": "t", "econmy/transit": "econmy/transit", "Economy/Transit": "t"}
    assert parents(found) == {"e": None, "t": "e", "econmy": None, "econmy/transit": "econmy"}
    assert found.book.find("TRANSIT") == Match("t")


BOOK = {
    "k": Stated(("Peace", "Мир")),
    "t": Stated(("Troops",), "мир"),
    "u": Stated(("Bases",), "t"),
    "v": Stated(("Fees",), "Trade/Customs"),
    "w": Stated(("Duties",), "peace / troops"),
    "x": Stated(("Alone",), ""),
    "y": Stated(("Walls",), "troops/bases"),
}


def test_parents_are_named_by_any_name_by_path_or_by_key() -> None:
    assert parents(planted(codebook=BOOK)) == {
        "k": None,
        "t": "k",
        "u": "t",
        "v": "trade/customs",
        "w": "t",
        "x": None,
        "y": "u",
        "trade": None,
        "trade/customs": "trade",
    }


def test_records_name_the_topics_of_the_codebook_by_their_paths() -> None:
    found = planted("Customs", "мир/troops", "troops/bases", "war/Troops", "Customs/Fees", codebook=BOOK)
    assert found.meaning == {
        "Customs": "trade/customs",
        "мир/troops": "t",
        "troops/bases": "u",
        "war/Troops": "war/troops",
        "Customs/Fees": "v",
    }
    assert found.nodes["trade/customs"].names == {"Customs"}


def test_the_first_by_key_is_the_parent_where_several_bear_its_name() -> None:
    book = {"b": Stated(("Port",)), "a": Stated(("Port",), "wide/sea"), "c": Stated(("Fees",), "port")}
    assert parents(planted(codebook=book))["c"] == "a"
    by_path = book | {"d": Stated(("Tolls",), "sea/port"), "e": Stated(("Walls",), "land/port")}
    by_path |= {"f": Stated(("Docks",), "world/sea/port"), "K-2": Stated(("K",)), "g": Stated(("Keys",), "K-2")}
    found = parents(planted(codebook=by_path))
    assert [found[key] for key in "defg"] == ["a", "land/port", "a", "K-2"]


def test_topics_that_contain_themselves_are_told() -> None:
    book = {"a": Stated(("A",), "b"), "b": Stated(("B",), "c"), "c": Stated(("C",), "b")}
    assert plant(book, []).ring() == ["b", "c"]
    assert plant(BOOK, []).ring() == []


def test_topics_that_are_one_share_names_and_children() -> None:
    found = planted("a/x", "a/y", "b/X", "b/z", same={"a": "b"})
    assert parents(found) == {"b": None, "b/x": "b", "b/z": "b", "a/y": "b"}
    assert found.meaning == {"a/x": "b/x", "a/y": "a/y", "b/X": "b/x", "b/z": "b/z"}
    assert (found.nodes["b"].names, found.nodes["b"].absorbed) == ({"a", "b"}, {"a"})
    assert (found.nodes["b/x"].names, found.nodes["b/x"].absorbed) == ({"x", "X"}, {"a/x"})
    assert found.book.find("A/Z") == Match("b/z")


def test_a_spelling_of_its_own_is_not_taken_from_another() -> None:
    found = planted("a/x", "b/x", "a/Y", "b/y", same={"a": "b"})

    assert (found.nodes["b"].names, found.nodes["b"].taken) == ({"a", "b"}, {"a"})
    assert (found.nodes["b/x"].names, found.nodes["b/x"].taken) == ({"x"}, set())
    assert (found.nodes["b/y"].names, found.nodes["b/y"].taken) == ({"y", "Y"}, {"Y"})


def test_what_is_one_with_what_is_one_is_all_one() -> None:
    found = planted("a", "b", "c", same={"a": "b", "b": "c"})
    assert parents(found) == {"c": None}
    assert found.meaning == {"a": "c", "b": "c", "c": "c"}
    assert (found.nodes["c"].names, found.nodes["c"].absorbed) == ({"a", "b", "c"}, {"a", "b"})


def test_children_that_the_codebook_states_stay_two() -> None:
    book = {"a": Stated(("A",)), "b": Stated(("B",)), "ax": Stated(("X",), "a"), "bx": Stated(("X",), "b")}
    found = planted("a/q", codebook=book, same={"a": "b"})
    assert parents(found) == {"b": None, "ax": "b", "bx": "b", "a/q": "b"}
    assert found.nodes["b"].names == {"A", "B"}


def test_a_child_met_only_in_records_becomes_the_one_that_the_codebook_states() -> None:
    book = {"b": Stated(("B",)), "bx": Stated(("X",), "b")}
    found = planted("a/x/q", codebook=book, same={"a": "b"})
    assert parents(found) == {"b": None, "bx": "b", "a/x/q": "bx"}
    assert found.meaning == {"a/x/q": "a/x/q"}


@pytest.mark.parametrize("kept", ["b/x", "x"])
def test_a_child_may_take_its_own_way(kept: str) -> None:
    found = planted("a/x", "b/x", "c/x", same={"a": "b", "c/x": "b/x"})
    assert found.meaning == {"a/x": "b/x", "b/x": "b/x", "c/x": "b/x"}
    assert parents(found) == {"b": None, "b/x": "b", "c": None}
    assert found.book.find(kept) == Match("b/x")


def test_a_judgement_on_a_child_goes_before_that_on_its_parent() -> None:
    found = planted("a/x", "b/x", "q", same={"a": "b", "a/x": "q"})
    assert found.meaning == {"a/x": "q", "b/x": "b/x", "q": "q"}
    found = planted("a/x", "b/x", same={"a": "b", "b/x": "a/x"})
    assert found.meaning == {"a/x": "a/x", "b/x": "a/x"}
    assert parents(found) == {"b": None, "a/x": "b"}


def test_a_topic_may_be_one_with_what_nothing_names_yet_but_not_the_other_way_round() -> None:
    found = planted("a", same={"a": "New/Name"})
    assert parents(found) == {"new": None, "new/name": "new"}
    assert found.meaning == {"a": "new/name"}
    assert parents(planted("b", same={"gone": "b"})) == {"b": None}
    assert planted("b", same={"gone": "b"}).nodes["b"].absorbed == set()


def test_judgements_name_topics_by_key_or_by_path() -> None:
    book = {"k": Stated(("Peace",)), "l": Stated(("Truce",))}
    for same in ({"k": "l"}, {"peace": "truce"}, {"Peace": "l"}):
        assert parents(planted("peace", codebook=book, same=same)) == {"l": None}


def test_a_key_goes_before_a_name_that_is_spelled_like_it() -> None:
    book = {"a": Stated(("X",)), "b": Stated(("A",)), "c": Stated(("Y",))}
    assert parents(planted(codebook=book, same={"a": "c"})).keys() == {"b", "c"}


def test_a_judgement_on_a_name_that_several_bear_changes_nothing() -> None:
    assert parents(planted("a/x", "b/x", "c", same={"x": "c"})).keys() == {"a", "a/x", "b", "b/x", "c"}


@pytest.mark.parametrize("same", [{"a": "c", "b": "c"}, {"b": "c", "a": "c"}])
def test_the_children_of_all_that_is_one_are_one(same: dict[str, str]) -> None:
    found = planted("a/x", "b/x", "c", "b/x/y", "a/x/Y", same=same)
    assert len(set(found.meaning.values())) == 3
    assert found.meaning["a/x"] == found.meaning["b/x"]
    assert found.meaning["a/x/Y"] == found.meaning["b/x/y"]


def test_what_is_one_with_itself_stays_as_it_is() -> None:
    assert parents(planted("a/b", same={"b": "a/b"})) == {"a": None, "a/b": "a"}


def test_a_parent_may_be_one_with_its_child_and_is_told_as_a_ring() -> None:
    found = plant({}, ["a/b", "a"], {"a": "a/b"})
    assert (parents(found), found.ring()) == ({"a/b": "a/b"}, ["a/b"])


def test_a_long_line_of_topics_is_planted_counted_and_looked_through_for_a_ring() -> None:
    stated = {f"t{n}": Stated((f"t{n}",), f"t{n - 1}" if n else None) for n in range(3_000)}
    forest = plant(stated, ["/".join(f"u{n}" for n in range(1_500))])
    depths = forest.depths()
    assert (depths["t0"], depths["t2999"], max(depths.values()), len(depths)) == (0, 2_999, 2_999, 4_500)
    assert forest.ring() == []
    forest.nodes["t0"].parent = "t1"
    assert sorted(forest.ring()) == ["t0", "t1"]
