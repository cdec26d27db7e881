"""Offsets that are right hold, whatever signs the text has; what is wrong with them is told, not mended in silence."""

from pathlib import Path

from claimtrack.library.exporting import write_export
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.services.wishes import Wishes
from tests.services.conftest import WorldMaker
from tests.world import World

HEADER = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT = "Then [Kim] said so. Later Kim left. Да <…> нет, [[Kim]] 🙂 wrote, да <…> нет.\r\nMartha said: <…>"
SEGMENTS = "select start_char, end_char from v_coding_segment"


def brat(folder: Path, *lines: str, text: str = TEXT) -> Request:
    folder.mkdir(exist_ok=True)
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "a.ann").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Request((str(folder),), wishes=Wishes(settings=HEADER))


def bound(key: str, start: int, end: int, words: str | None = None) -> str:
    return f"{key}\tMood {start} {end}\t{' '.join((words or TEXT[start:end]).split())}"


def warned(result: Ingested) -> dict[str, str]:
    return {one.code: one.message for one in result.found.in_order() if one.code.startswith("CT7")}


def test_exact_places_come_through_native_files_and_back(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second = make_world(), make_world()
    places = {
        f"T{number}": (start, start + len(words))
        for number, (words, start) in enumerate(
            (words, start)
            for words in ("Kim", "]", "[", "<…>", "Да <…> нет", "<…> нет", "[Kim", "]]", " 🙂 ", ".\r\nMartha")
            for start in range(len(TEXT))
            if TEXT.startswith(words, start)
        )
    }
    result = ingest(first.location, brat(tmp_path / "in", *(bound(key, *place) for key, place in places.items())))
    assert (result.exit_code, warned(result)) == (0, {})
    expected = {_trimmed(*place) for place in places.values()}
    assert len(expected) == len(places)
    assert _segments(first) == expected
    write_export(first.location, tmp_path / "out", "native")
    assert ingest(second.location, Request((str(tmp_path / "out"),))).exit_code == 0
    assert _segments(second) == expected


def _segments(world: World) -> set[tuple[object, ...]]:
    return set(world.rows(SEGMENTS))


def _trimmed(start: int, end: int) -> tuple[int, int]:
    words = TEXT[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def test_what_offsets_and_words_say_otherwise_is_told(make_world: WorldMaker, tmp_path: Path) -> None:
    lines = (
        bound("T1", 6, 9),
        bound("T2", 6, 9, "wrote"),
        bound("T3", 6, 9, "art"),
        bound("T4", 900, 903, "Mia"),
        bound("T5", 26, 29),
        "T6\tContent 30 34\tleft",
        "T7\tContent 30 34\tright",
        "E1\tAttribution:T1 Content:T6 Content2:T7",
        "E2\tAttribution:T1 Content:E3",
        "E3\tAttribution:T5 Content:E2",
    )
    world = make_world()
    assert warned(ingest(world.location, brat(tmp_path / "in", *lines))) == {
        "CT705": "quotes of a kept as words without a place: 3 (E1, T3, T4), as the text does not have all of their"
        " words just once",
        "CT706": "marks of a that lie outside its text or end within a letter: 1 (T4)",
        "CT708": "marks of a found by their words elsewhere than their offsets say: 1 (T2)",
        "CT709": "marks of a that have other words than stand at their offsets, and these stand nowhere just once:"
        " 2 (T3, T7)",
        "CT710": "statements of a that quote each other in a circle or too deep, so none is what another quotes:"
        " 2 (E3, E2)",
    }
    assert ("left <…> right",) in world.rows("select quote from v_coding")
