"""Whatever was written, taken back and given back: the content is that of the commands that stand, byte for byte."""

import json
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.services.undoing import redo, undo
from tests.corpora import ENTRIES, OTHERWISE, corpora
from tests.properties.conftest import FEW
from tests.world import Object, World

WorldMaker = Callable[[], World]

entries = st.sampled_from((ENTRIES, OTHERWISE)).flatmap(
    lambda book: st.lists(st.sampled_from(book), max_size=5, unique_by=id)
)
writes = st.builds(lambda book, articles: [*book, *articles], entries, corpora)
actions = st.lists(st.one_of(writes, writes, st.sampled_from(("undo", "undo", "redo"))), min_size=2, max_size=7)


@FEW
@given(actions)
def test_any_undo_gives_back_the_content_there_was(world: WorldMaker, done: list[list[Object] | str]) -> None:
    there = world()
    past, future = [there.export()], []
    for action in done:
        if action == "undo":
            if len(past) > 1:
                undo(there.location)
                future.append(past.pop())
        elif action == "redo":
            if future:
                redo(there.location)
                past.append(future.pop())
        else:
            there.put(*action)
            if there.export() != past[-1]:
                past.append(there.export())
                future.clear()
        assert there.export() == past[-1]

    again = world()
    again.put(*map(_object, past[-1]))
    assert there.views() == again.views()


def _object(line: str) -> Object:
    found: Object = json.loads(line)
    return found
