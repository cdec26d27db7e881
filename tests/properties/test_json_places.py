"""The place of a value in a JSON line is where the value stands, however the line is written."""

import json

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.records import Place
from claimtrack.formats.jsonl.spots import Path, Spots

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5)
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
)


def paths(value: object, path: Path = ()) -> list[tuple[Path, object]]:
    inside: list[tuple[Path, object]] = []
    if isinstance(value, dict):
        inside = [found for key, item in value.items() for found in paths(item, (*path, key))]
    elif isinstance(value, list):
        inside = [found for number, item in enumerate(value) for found in paths(item, (*path, number))]
    return [(path, value), *inside]


@given(VALUES, st.booleans(), st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", "  :")]))
def test_every_value_and_key_is_found(value: object, ascii_only: bool, separators: tuple[str, str]) -> None:  # noqa: FBT001
    line = " " + json.dumps(value, ensure_ascii=ascii_only, separators=separators)
    spots = Spots(Place("a.jsonl", 1, 1, line), exact=True)
    for path, item in paths(value):
        place = spots.value(*path)
        written = line[place.column - 1 :][: place.width] if item != "" else ""
        assert json.loads(f'"{written}"' if isinstance(item, str) else written) == item
        if path and path[-1] != "" and isinstance(path[-1], str):
            place = spots.key(*path)
            assert json.loads(f'"{line[place.column - 1 :][: place.width]}"') == path[-1]
