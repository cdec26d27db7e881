"""A codebook put together: keys of topics, what is ambiguous, what would contain itself."""

from dataclasses import replace

from claimtrack.domain.assembly import assemble
from claimtrack.domain.codebook import Codebook, Entry, Membership, Name, SpeakerEntry, TopicEntry
from claimtrack.domain.records import Place


def topic(name: str, parent: str | None = None, *, key: str = "", line: int = 1) -> TopicEntry:
    return TopicEntry(key, (Name(name, "en", "primary"),), parent, Place("c.toml", line))


def speaker(name: str, *groups: str, key: str | None = None, line: int = 1) -> SpeakerEntry:
    member_of = tuple(Membership(group) for group in groups)
    return SpeakerEntry(
        key or name.lower(), (Name(name, "en", "primary"),), member_of=member_of, place=Place("c", line)
    )


def put(*entries: Entry) -> tuple[Codebook, list[tuple[str, int, str, str | None]]]:
    """Give the codebook and what is wrong with it: code, line, message, hint."""
    book, findings = assemble(entries, "en")
    return book, [(one.code, one.place.line, one.message, one.hint) for one in findings]


def keys(*entries: Entry) -> list[str]:
    book, findings = put(*entries)
    assert findings == []
    return [entry.key for entry in book.topics]


def test_the_key_of_a_topic_is_the_path_of_its_names() -> None:
    assert keys(topic("Мир"), topic("Troops", "мир"), topic("Bases", "troops")) == [
        "мир",
        "мир/troops",
        "мир/troops/bases",
    ]
    assert keys(topic("Bases", "troops"), topic("Troops", "мир"), topic("Мир")) == [
        "мир/troops/bases",
        "мир/troops",
        "мир",
    ]
    assert keys(topic("Bases", " Peace / Troops ")) == ["peace/troops/bases"]
    assert keys(topic("Bases", "peace"), topic("Peace", key="p")) == ["p/bases", "p"]
    assert keys(topic("Bases", "p"), topic("Peace", key="p")) == ["p/bases", "p"]
    assert keys(topic("Bases", "/")) == ["bases"]


def test_a_path_says_which_of_several_topics_is_the_parent() -> None:
    ports, walls = topic("guarantees", "ports"), topic("guarantees", "walls")
    assert keys(ports, walls, topic("x", "ports/guarantees"))[2] == "ports/guarantees/x"
    assert keys(ports, walls, topic("x", "Walls / guarantees"))[2] == "walls/guarantees/x"
    assert keys(ports, walls, topic("x", "sea/walls/guarantees"))[2] == "walls/guarantees/x"
    assert keys(ports, walls, topic("x", "roofs/guarantees"))[2] == "roofs/guarantees/x"
    deep = topic("guarantees", "sea/walls")
    assert keys(deep, topic("x", "walls/guarantees"))[1] == "sea/walls/guarantees/x"
    assert keys(topic("guarantees"), topic("x", "walls/guarantees"))[1] == "walls/guarantees/x"


def test_a_path_may_name_its_topics_in_any_language_or_by_key() -> None:
    peace = TopicEntry("", (Name("Peace", "en", "primary"), Name("Мир", "ru")))
    assert keys(peace, topic("Troops", "peace"), topic("x", "Мир/troops"))[2] == "peace/troops/x"
    assert keys(peace, topic("Troops", "мир"), topic("x", "Peace/Troops"))[2] == "peace/troops/x"
    assert keys(topic("Peace", key="p"), topic("Troops", "p"), topic("x", "peace/troops"))[2] == "p/troops/x"
    assert keys(peace, topic("Troops", "war"), topic("x", "Мир/troops"))[2] == "мир/troops/x"


def test_a_parent_of_several_is_refused_with_the_keys_to_choose_from() -> None:
    several = [topic("a", "ports"), topic("a", "walls"), topic("x", "a", line=7)]
    message = "several topics are called `a`"
    book, said = put(*several)
    assert said == [("CT405", 7, message, "one of: ports/a, walls/a")]
    assert [one.key for one in book.topics] == ["ports/a", "walls/a", "a/x"]
    assert put(*several[1::-1], several[2])[1] == said


def test_a_topic_that_is_called_as_its_own_parents_are_is_not_offered_as_its_parent() -> None:
    _, said = put(topic("a", "ports"), topic("a", "walls"), topic("a", "a", line=7))
    assert [one[:2] for one in said] == [("CT405", 7)]
    assert said[0][3] == "one of: ports/a, walls/a"


def test_a_topic_in_itself_is_told_as_the_way_round_and_loses_its_parent() -> None:
    book, said = put(topic("A", "c"), topic("B", "a", line=2), topic("C", "b", line=3))
    assert said == [("CT410", 2, "the topic contains itself: A > C > B > A", "remove one of the parents")]
    assert [(one.key, one.parent) for one in book.topics] == [("b/c/a", "c"), ("b", None), ("b/c", "b")]


def test_rings_are_told_by_the_names_that_entries_go_by() -> None:
    ring = [
        replace(topic(name, parent), names=(Name(name, "en", "primary"), Name("x", "ru")))
        for name, parent in ("AB", "BA")
    ]
    assert put(*ring)[1][0][2] == "the topic contains itself: A > B > A"
    side = replace(speaker("A", "A"), names=(Name("A", "en", "primary"), Name("x", "ru")))
    assert put(side)[1][0][2] == "membership leads back: A > A"


def test_only_a_topic_is_the_parent_of_a_topic() -> None:
    assert keys(topic("x", "Port"), speaker("Port", key="p1")) == ["port/x"]


def test_memberships_that_lead_back_are_told_as_the_way_round() -> None:
    book, said = put(speaker("A", "B", line=4), speaker("B", "C", "Union"), speaker("C", "A"))
    message = "membership leads back: A > B > C > A"
    assert said == [("CT410", 4, message, "remove one of the memberships")]
    groups = {one.key: [member.of for member in one.member_of] for one in book.speakers}
    assert groups == {"a": ["B"], "b": ["C", "Union"], "c": []}


def test_a_group_whose_name_several_bear_is_refused_with_their_keys() -> None:
    _, said = put(speaker("A", "Port", line=3), speaker("Port", key="p2"), speaker("Port", key="p1"))
    assert said == [("CT401", 3, "the name `Port` belongs to several", "write the key of one: p1, p2")]
