"""The record as native files: what they are called, what is in them, and that they come back as they went."""

import json
from pathlib import Path

import pytest

from claimtrack.domain.filenames import slug
from claimtrack.library.exporting import write_export
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.native_files import native_files
from claimtrack.store.readonly import open_reader
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, entry, said

SAMPLES = str(Path(__file__).parents[2] / "samples")
VERDICT = {
    "type": "judgement",
    "kind": "utterance",
    "left": "part-a",
    "right": "part-b",
    "verdict": "same",
    "who": "ed",
    "decided_at": "2025-03-09T10:00:00Z",
}
NATIVE = {"claimtrack": "1"}


def files(world: World) -> dict[str, str]:
    with open_reader(world.location) as reader:
        return {one.name: one.text for one in native_files(reader)}


def back(world: World, other: World, folder: Path) -> None:
    write_export(world.location, folder, "native")
    assert ingest(other.location, Request((str(folder),))).exit_code == 0


def one_text(text: str) -> Object:
    return article(text="", **NATIVE) | {"text": text}


def test_the_samples_come_back_byte_for_byte(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second = make_world(), make_world()
    ingest(first.location, Request((SAMPLES,)))
    back(first, second, tmp_path / "out")

    assert first.export() == second.export()
    assert first.views() == second.views()
    assert files(first) == files(second)


def test_what_made_a_text_goes_through_files_and_json_lines(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second, third = make_world(), make_world(), make_world()
    first.put(article(said(quote="Никогда 🙂"), extractor="trafilatura 2.3.1", **NATIVE))
    back(first, second, tmp_path / "out")
    third.put(*map(json.loads, first.export()))

    assert [one.view("v_article", "extractor") for one in (first, second, third)] == 3 * [[("trafilatura 2.3.1",)]]
    assert first.export() == second.export() == third.export()
    assert "\nextractor: trafilatura 2.3.1\n" in "".join(files(second).values())


def test_a_file_is_called_by_day_source_title_and_coder(small_world: World) -> None:
    small_world.put(article(said(), title="Гавань: «открыта»?", coder="c1"))
    small_world.put(article(said(), url="2", title="../../etc/passwd", coder="../c1"))
    small_world.put(article(said(), url="3", title="Long " * 99))

    names = sorted(files(small_world))
    assert [name.rpartition("-")[0] for name in names[1:]] == [
        "2025-03-05-example-herald-" + slug("Long " * 99),
        "2025-03-05-example-herald-гавань-открыта",
    ]
    assert names[0].startswith("2025-03-05-example-herald-etc-passwd-")
    assert ".c1-" in names[0]
    assert not any("/" in name or name.startswith(".") or len(name.encode()) > 255 for name in names)


def test_other_articles_change_nothing_about_a_file(small_world: World) -> None:
    small_world.put(article(said(), title="Гавань"))
    before = files(small_world)
    small_world.put(article(said(), title="Гавань", url="2"), article(said(), url="0", title="ГАВАНЬ"))

    assert before.items() <= files(small_world).items()
    assert len(files(small_world)) == 3


def test_coders_of_one_text_share_it(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second = make_world(), make_world()
    text = "\ufeffСлова 1: troops opposes, сказано так.\r\n=== statements ===\r\n🙂"
    first.put(*({**article(said(), coder=coder, **NATIVE), "text": text} for coder in ("Anna B.", "anna b", "c1")))
    back(first, second, tmp_path / "out")

    given = files(first)
    assert [text for name, text in given.items() if name.endswith(".txt")] == ["\ufeff" + text]
    assert sum(name.endswith(".claim.md") for name in given) == 3
    assert first.export() == second.export()


@pytest.mark.parametrize(
    "text",
    [
        "no line end at its end 🙂",
        "\n",
        "\r",
        "a\r\nb\rc\n\n",
        "a\r",
        "---\nclaimtrack: 1\n---\n=== statements ===\n@s1 supports x\n",
        "=== statements ===",
        "=== statements ===\n\n=== statements ===\n",
        "\ufeffbegins with a mark",
        "  \u2028 \x0b\x85 odd white space \x1c\n",
    ],
)
def test_any_text_comes_back(make_world: WorldMaker, tmp_path: Path, text: str) -> None:
    first, second = make_world(), make_world()
    first.put(one_text(text))
    back(first, second, tmp_path / "out")

    assert len(files(first)) == 1
    assert first.export() == second.export()


def test_older_texts_come_back_before_the_newer(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second = make_world(), make_world()
    first.put(article(said(), coder="z", title="A", **NATIVE))
    first.put(article(coder="a", title="B", **NATIVE) | {"text": "Later.", "modified": "2025-03-07"})
    first.put(article(coder="b", title="0", **NATIVE) | {"text": "Earlier.", "retrieved": "2025-03-06"})
    back(first, second, tmp_path / "out")

    assert [one.rpartition("-")[2][10:] for one in files(first)] == [".z.claim.md", "_2.b.claim.md", "_3.a.claim.md"]
    assert first.export() == second.export()
    assert first.views() == second.views()


def test_judgements_and_what_no_native_file_can_say_go_beside(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second = make_world(), make_world()
    first.put(
        VERDICT,
        VERDICT | {"right": "part-c", "retracted_at": "2025-03-10T10:00:00Z"},
        entry("speaker", "Marek Orlan", member_of=[{"of": "Loria"}]),
        article(said(), title="A"),
        article(said(), url="2", title="B", **{"#key: of its own": "x"}),
    )
    back(first, second, tmp_path / "out")

    given = files(first)
    assert len(given["judgements.jsonl"].splitlines()) == 2
    assert len(given["articles.jsonl"].splitlines()) == 1
    assert "Marek Orlan" in given["codebook.toml"]
    assert [one for one in first.export() if "#key" in one] == [one for one in second.export() if "#key" in one]
    assert first.views() == second.views()


def test_a_line_break_in_a_value_becomes_a_space_and_is_told(small_world: World, tmp_path: Path) -> None:
    small_world.put(article(said(note="one\r\ntwo"), **NATIVE))

    number, dropped = write_export(small_world.location, tmp_path / "out", "native")
    assert number == 1
    assert [(one.what, one.number) for one in dropped] == [("line break in a value", 1)]
    assert "note: one two\n" in next(iter(files(small_world).values()))
