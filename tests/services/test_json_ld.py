"""The record as W3C annotations and as schema.org claims."""

import json
from pathlib import Path
from typing import Any

from claimtrack.library.exporting import write_export
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.wishes import Wishes
from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

TEXT = "🙂 Слова.\r\nВойск не будет, и гавань останется открытой, сказано так.\r\n"
GIVEN = article(
    said(
        "LPA > Marek Orlan (for Loria)",
        quote="Войск не будет <…> останется открытой",
        said="2025-03-04",
        stance="opposes?",
        claim_text="Troops may stay.",
        topic="security/guarantees",
    ),
    title="Гавань",
    coder="c1",
) | {"text": TEXT}


def written(world: World, folder: Path, form: str) -> Any:
    path = folder / f"a.{form}.jsonld"
    write_export(world.location, path, form)
    return json.loads(path.read_bytes())


def test_an_annotation_selects_the_words_and_tags_them(world: World, tmp_path: Path) -> None:
    world.put(GIVEN)
    [one] = written(world, tmp_path, "w3c")["items"]

    first, second = one["target"]
    quote, place = first["selector"]
    assert first["source"] == "https://herald.example/1"
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "Войск не будет",
        "prefix": "🙂 Слова.\r\n",
        "suffix": ", и гавань останется открытой, с",
    }
    assert TEXT[place["start"] : place["end"]] == "Войск не будет"
    assert second["selector"][0]["exact"] == "останется открытой"
    tags = [body["value"] for body in one["body"] if body["purpose"] == "tagging"]
    assert {"who:Marek Orlan", "side:Loria", "via:LPA", "claim:troops", "stance:opposes?", "said:2025-03-04"} <= set(
        tags
    )
    assert one["creator"]["name"] == "c1"


def test_annotations_come_back_on_the_same_words(make_world: WorldMaker, tmp_path: Path) -> None:
    first, second = make_world(), make_world()
    first.put(GIVEN)
    written(first, tmp_path, "w3c")
    (tmp_path / "1.txt").write_bytes(TEXT.encode())
    result = ingest(second.location, Request((str(tmp_path / "a.w3c.jsonld"),), wishes=Wishes("tags", {}, {}, None)))

    assert result.exit_code == 0
    for view, columns in (
        ("v_report", ("quote", "start_char", "end_char", "chain")),
        ("v_statement", ("speaker", "principal", "claim", "stance", "conditional", "date_text")),
    ):
        assert second.view(view, *columns) == first.view(view, *columns)


def test_a_claim_has_its_author_and_where_it_appears(world: World, tmp_path: Path) -> None:
    world.put(
        entry("speaker", "Marek Orlan", kind="person"),
        GIVEN,
        article(said("?", claim="harbour", quote="Ничего"), url=None, ref="a b"),
    )
    claim, other = sorted(written(world, tmp_path, "schema-org")["@graph"], key=lambda one: "author" not in one)

    assert claim["author"] == {"@type": "Person", "name": "Marek Orlan"}
    assert (claim["text"], other["text"]) == ("Troops may stay.", "harbour")
    assert other["appearance"]["@id"] == "urn:claimtrack:article:ref:a%20b"
    assert claim["dateCreated"] == "2025-03-04"
    assert claim["keywords"] == ["stance:opposes", "conditional"]
    assert claim["appearance"]["headline"] == "Гавань"
    assert claim["appearance"]["hasPart"]["text"] == "Войск не будет <…> останется открытой"
    assert claim["appearance"]["publisher"]["name"] == "Example Herald"


def test_what_stays_behind_is_counted(small_world: World, tmp_path: Path) -> None:
    small_world.put(GIVEN)
    number, dropped = write_export(small_world.location, tmp_path / "a.jsonld", "w3c")

    assert number == 1
    assert [(one.what, one.number) for one in dropped] == [("text of an article", 1)]
