"""Two commands that write one database by turns."""

from tests.services.conftest import WorldMaker
from tests.world import article, entry, said


def test_another_writer_between_two_batches_is_noticed(make_world: WorldMaker) -> None:
    together, alone = make_world(), make_world()
    mine = [article(said(f"Speaker {n % 3}", claim=f"c{n % 2}", topic="war/cost"), url=f"m{n}") for n in range(6)]
    theirs = [
        article(said("Speaker 1", claim="c1", topic="war"), said("Speaker 2", claim="c0"), url="t", source="Speaker 0"),
        entry("speaker", "Somebody", names=["Speaker 2"]),
        entry("topic", "cost", key="costs"),
    ]

    def meddle(done: int) -> None:
        if done == 2:
            together.put(*theirs)

    result = together.put(*mine, batch=1, progress=meddle)
    alone.put(*mine, *theirs)

    assert result.exit_code == 0
    assert together.export() == alone.export()
    assert together.views() == alone.views()
