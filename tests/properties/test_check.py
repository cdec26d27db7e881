"""Check finds between articles what an ingest of them finds, without a database."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.services.check import check_files
from tests.corpora import SENTENCES, articles, codebooks, corpora, distinct
from tests.properties.conftest import FEW, WorldMaker
from tests.world import Object, line

BETWEEN = ("CT403", "CT408", "CT412", "CT413")


def _of_few(given: Object, coder: str, version: tuple[int, str | None]) -> Object:
    """The article as one of two, in one of two texts, so that readings and texts meet often."""
    number, retrieved = int(given["url"][23]) % 2, version[1]
    text = "\r\n".join((f"Текст {number}.{version[0]}", *SENTENCES))
    given = given | {"url": f"https://herald.example/{number}", "coder": coder, "text": text}
    given["statements"] = [one if one["claim"] == "-" else one | {"claim": "troops"} for one in given["statements"]]
    given = {key: value for key, value in given.items() if key != "retrieved"}
    return given | ({"retrieved": retrieved} if retrieved is not None else {})


crowded = st.lists(
    st.builds(
        _of_few,
        articles(),
        st.sampled_from(("c1", "c2", "c3")),
        st.sampled_from((*[(1, None)] * 9, (2, None), (1, "2025-03-11"), (2, "2025-03-12"), (2, "2025-03-12T10:00Z"))),
    ),
    min_size=2,
    max_size=8,
)
"""Texts of few articles, with and without a day, and coders who may have read them twice."""


@settings(FEW, max_examples=30)
@given(corpora | crowded | crowded.map(distinct), codebooks)
def test_check_finds_between_articles_what_an_ingest_finds(
    world: WorldMaker, tmp_path: Path, corpus: list[Object], book: list[Object]
) -> None:
    file = tmp_path / "all.jsonl"
    file.write_text("".join(line(one) + "\n" for one in (*book, *corpus)), encoding="utf-8")
    checked = [(one.code, one.place, one.message, one.hint) for one in check_files([file]).findings]
    found = world().put(*book, *corpus).found.in_order()

    ingested = [(one.code, one.place.line, one.place.column, one.message, one.hint) for one in found]
    assert [(code, place.line, place.column, *said) for code, place, *said in checked if code in BETWEEN] == [
        one for one in ingested if one[0] in BETWEEN
    ]
