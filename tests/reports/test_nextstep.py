"""What somebody who has just stored articles is told to ask."""

from claimtrack.reports.nextstep import next_comparison
from claimtrack.store.readonly import open_reader
from tests.reports.asked import Asked
from tests.world import article, entry, said

PALACE = entry("speaker", "Palace", kind="organisation", member_of=[{"of": "Loria"}])
CLERK = entry("speaker", "Clerk", kind="person", member_of=[{"of": "Palace"}])


def test_two_sides_are_compared_and_never_a_side_with_its_own_member(asked: Asked) -> None:
    asked.put(PALACE, CLERK)
    asked.put(
        article(
            said("Clerk", "troops"),
            said("Clerk", "harbour"),
            said("Loria", "harbour"),
            said("Ida Venn", "troops"),
            url="a",
        )
    )

    with open_reader(asked.world.location) as reader:
        assert next_comparison(reader) == "claimtrack report compare Kasteya Loria --topic security/guarantees"


def test_one_side_alone_is_compared_with_nobody(asked: Asked) -> None:
    asked.put(PALACE, CLERK)
    asked.put(article(said("Clerk", "troops"), said("Loria", "troops"), url="a"))

    with open_reader(asked.world.location) as reader:
        assert next_comparison(reader) is None
