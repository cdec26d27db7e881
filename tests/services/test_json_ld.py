"""The record as W3C annotations and as schema.org claims."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import parse_location
from claimtrack.library.database import Database
from claimtrack.library.exporting import write_export
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.wishes import Wishes
from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

SAMPLES = Path(__file__).parents[2] / "samples"
# What schema.org 30.0 knows of the types written: their properties, each with the types it may have.
VOCABULARY: dict[str, dict[str, set[str]]] = {
    "Claim": {
        "text": {"str"},
        "author": {"Person", "Organization"},
        "creditText": {"str"},
        "sponsor": {"Person", "Organization"},
        "dateCreated": {"str"},
        "about": {"Thing"},
        "keywords": {"str"},
        "appearance": {"Article"},
    },
    "Article": {
        "url": {"str"},
        "headline": {"str"},
        "datePublished": {"str"},
        "inLanguage": {"str"},
        "archivedAt": {"str"},
        "publisher": {"Person", "Organization"},
        "creditText": {"str"},
        "hasPart": {"Quotation"},
    },
    "Quotation": {"text": {"str"}, "creditText": {"str"}, "workTranslation": {"Quotation"}},
    "Person": {"name": {"str"}},
    "Organization": {"name": {"str"}},
    "Thing": {"name": {"str"}},
}
IRI = re.compile(r"[a-z]+:[^\s<>\"{}|\\^`]+")
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
    [one] = written(world, tmp_path, "w3c")["first"]["items"]

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
    assert claim["keywords"] == ["stance:opposes", "act:assert", "conditional"]
    assert claim["appearance"]["headline"] == "Гавань"
    assert claim["appearance"]["hasPart"]["text"] == "Войск не будет <…> останется открытой"
    assert claim["appearance"]["publisher"]["name"] == "Example Herald"


def test_what_stays_behind_is_counted(small_world: World, tmp_path: Path) -> None:
    small_world.put(GIVEN)
    number, dropped = write_export(small_world.location, tmp_path / "a.jsonld", "w3c")

    assert number == 1
    assert [(one.what, one.number) for one in dropped] == [("texts of articles", 1), ("quotes with gaps", 1)]
    _, dropped = write_export(small_world.location, tmp_path / "b.jsonld", "schema-org")
    assert {(one.what, one.number) for one in dropped} == {
        *(("texts of articles", 1), ("stances as numbers", 1)),
        *(("names of coders", 1), ("places of quotes in texts", 1)),
    }


@pytest.fixture(params=["harbour", "miami"])
def sample(request: pytest.FixtureRequest, small_world: World) -> World:
    """A database with one of the samples in it."""
    ingest(small_world.location, Request((str(SAMPLES / request.param),)))
    return small_world


def test_annotations_keep_the_rules_of_the_standard(sample: World, tmp_path: Path) -> None:
    told = written(sample, tmp_path, "w3c")
    page = told["first"]

    assert told["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (told["type"], page["type"], page["startIndex"]) == ("AnnotationCollection", "AnnotationPage", 0)
    assert "@context" not in page
    assert told["total"] == len(page["items"]) == len(sample.view("v_coding"))
    ids = [told["id"], page["id"], *(one["id"] for one in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(map(IRI.fullmatch, ids))
    for one in page["items"]:
        assert one["type"] == "Annotation"
        assert all(body["type"] == "TextualBody" and body["value"] for body in one["body"])
        targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
        assert targets
        for target in targets:
            words, place = target["selector"]
            assert IRI.fullmatch(target["source"])
            assert (words["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert 0 <= place["start"] < place["end"]
            assert len(words["exact"]) == place["end"] - place["start"]


def test_a_database_without_statements_has_a_collection_without_a_page(small_world: World, tmp_path: Path) -> None:
    told = written(small_world, tmp_path, "w3c")

    assert (told["total"], "first" in told) == (0, False)
    assert IRI.fullmatch(told["id"])
    assert written(small_world, tmp_path, "schema-org")["@graph"] == []


def test_claims_use_the_words_of_schema_org(sample: World, tmp_path: Path) -> None:
    told = written(sample, tmp_path, "schema-org")

    assert told["@context"] == "https://schema.org"
    assert len(told["@graph"]) == len(sample.view("v_report"))
    for claim in told["@graph"]:
        assert claim["@type"] == "Claim"
        look(claim)


def look(one: dict[str, Any]) -> None:
    known = VOCABULARY[one["@type"]]
    assert IRI.fullmatch(one.get("@id", "urn:x"))
    for name, value in one.items():
        if not name.startswith("@"):
            for each in value if isinstance(value, list) else [value]:
                assert (each["@type"] if isinstance(each, dict) else type(each).__name__) in known[name]
                if isinstance(each, dict):
                    look(each)


def test_annotations_of_the_samples_come_back_with_speaker_chain_claim_stance_and_words(
    sample: World, sqlite_template: Path, tmp_path: Path
) -> None:
    written(sample, tmp_path, "w3c")
    texts = "select a.url, r.text from v_article as a join article_revision as r on r.id = a.revision_id"
    for url, text in sample.rows(texts):
        (tmp_path / f"{str(url).rpartition('/')[2]}.txt").write_bytes(str(text).encode())
    again = World(parse_location(shutil.copyfile(sqlite_template, tmp_path / "again.db")))
    Database(sample.location).export_codebook(tmp_path / "codebook.toml")
    result = ingest(again.location, Request((str(tmp_path / "a.w3c.jsonld"),), wishes=Wishes("tags", {}, {}, None)))
    assert result.exit_code == 0, [one.message for one in result.found.in_order() if one.severity == "error"]

    def told(world: World) -> set[tuple[Any, ...]]:
        """What coders recorded, but for anonymous voices and what is imputed; a chain up to the speaker."""
        rows = world.rows(
            "select s.speaker, s.principal, s.claim, d.stance, d.conditional, d.act, d.mode, d.certainty, d.date_text,"
            " d.quote, d.coder, r.chain from v_coding d join v_statement s on s.statement_id = d.statement_id"
            " join v_report r on r.report_id = d.report_id join v_speaker p on p.speaker_id = s.speaker_id"
            " where s.imputed = 0 and p.kind <> 'anonymous' and r.chain not like '%anon%'"
        )
        return {(*row[:-1], f"{row[-1].rpartition(row[0])[0]}{row[0]}") for row in rows}

    assert told(again) >= told(sample)


def test_nothing_is_said_of_who_or_when_that_is_not_known(small_world: World, tmp_path: Path) -> None:
    small_world.put(
        entry("speaker", "Log", kind="document"),
        article(
            said("anon(источник (во дворце); of: Palace)", claim="a"),
            said("Log", claim="b", said="2025-03"),
            said("LPA (interpreter) > Marek Orlan", claim="c"),
            published="2025-03",
            author="N. N., LPA",
        ),
    )
    claims = {one["text"]: one for one in written(small_world, tmp_path, "schema-org")["@graph"]}

    assert claims["a"]["author"] == {"@type": "Person", "name": "источник (во дворце)"}
    assert claims["a"]["keywords"][-1] == "anonymous"
    assert (claims["b"].get("author"), claims["b"]["creditText"]) == (None, "Log")
    assert (claims["c"].get("author"), claims["c"]["creditText"]) == (None, "imputed to Marek Orlan")
    assert not any("dateCreated" in one for one in claims.values())
    assert {one["appearance"]["datePublished"] for one in claims.values()} == {"2025-03"}
    assert {one["appearance"]["creditText"] for one in claims.values()} == {"N. N., LPA"}
    tags = [body["value"] for one in written(small_world, tmp_path, "w3c")["first"]["items"] for body in one["body"]]
    assert {"published:2025-03", "imputed-to:Marek Orlan", "via:LPA"} <= set(tags)
    assert "who:Marek Orlan" not in tags
