"""Lists of codes beside codebooks and in databases: what they add goes in, what is known better stays as it is."""

from pathlib import Path

import pytest

from claimtrack.domain.codebook import kind_of
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import read_codes, write_codes
from claimtrack.formats.source import Source
from claimtrack.services.against import against_files
from claimtrack.services.check import check_files
from claimtrack.services.codebooks import Codebooks, load
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.inputs import Inputs
from claimtrack.services.outcome import Ingested
from claimtrack.services.stored_codebook import CODES, stored_codebook, written_codebook
from claimtrack.services.wishes import Wishes
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.formats.test_refi import CODES as PROJECT_CODES
from tests.formats.test_refi import project, selection
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, entry, line, said

LIST = """<CodeBook><Codes>
<Code name="Speaker"><Code name="Loria"><Code name="Орлан"/><Code name="Ilka Verin"/></Code></Code>
<Code name="Topic"><Code name="guarantees"><Code name="ships"/></Code></Code>
<Code name="Claim"><Code name="troops"/><Code name="Ships may land."/></Code>
</Codes></CodeBook>"""
TOML = """[[speaker]]
name = "Marek Orlan"
kind = "person"
names = { ru = ["Орлан"] }
[[speaker]]
name = "Loria"
kind = "side"
"""
BOOK = [
    entry("speaker", "Marek Orlan", names=["Орлан"], kind="person", member_of=[{"of": "Loria", "from": "2024"}]),
    entry("speaker", "Loria", kind="side", names=["Лория"]),
    entry("topic", "guarantees", parent="security", names=["гарантии"]),
    entry("claim", key="troops", kind="demand", text={"en": "Troops may stay."}, topics=["guarantees"]),
]


def taken(world: World, *paths: Path) -> Ingested:
    return ingest(world.location, Request(tuple(map(str, paths))))


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    path = tmp_path / "lists" / "codes.qdc"
    path.parent.mkdir()
    path.write_text(LIST, encoding="utf-8")
    return path


def test_what_a_database_knows_is_not_made_poorer(world: World, codes: Path) -> None:
    world.put(*BOOK)
    before = world.view("v_claim_text", "lang", "text", claim="troops")
    done = taken(world, codes)

    assert (done.codebook_entries, done.stayed, done.exit_code) == (3, 4, 0)
    assert world.view("v_speaker", "name", "kind") == [
        ("Ilka Verin", "unknown"),
        ("Loria", "side"),
        ("Marek Orlan", "person"),
    ]
    assert world.view("v_membership", "member", "date_from") == [("Ilka Verin", None), ("Marek Orlan", "2024")]
    assert world.view("v_topic", "path") == [
        ("security",),
        ("security/guarantees",),
        ("security/guarantees/ships",),
    ]
    assert world.view("v_claim_text", "lang", "text", claim="troops") == before
    again = taken(world, codes)
    assert (again.codebook_entries, again.stayed, again.changed) == (0, 4, False)


def test_a_list_names_those_that_articles_brought_in(world: World, codes: Path) -> None:
    world.put(article(said("Ilka Verin", claim="ships-may-land", topic="ships")))
    done = taken(world, codes)

    assert (done.codebook_entries, done.stayed) == (7, 0)
    assert world.view("v_statement", "speaker", "claim_text") == [("Ilka Verin", "Ships may land.")]
    assert world.view("v_speaker", "reviewed", speaker_key="ilka verin") == [(1,)]
    assert world.view("v_topic", "path", "reviewed") == [("guarantees", 1), ("guarantees/ships", 1)]


def test_a_codebook_wins_over_a_list_wherever_both_are(world: World, codes: Path) -> None:
    (codes.parent / "codebook.toml").write_text(TOML, encoding="utf-8")
    other = codes.parent.parent / "other"
    other.mkdir()
    (other / "codebook.toml").write_text(TOML, encoding="utf-8")
    done = taken(world, codes.parent.parent)

    assert (done.exit_code, done.stayed, done.codebook_entries) == (0, 2, 2 + 5)
    assert world.view("v_speaker", "kind", speaker_key="loria") == [("side",)]


def test_a_list_serves_its_folder_only_where_it_is_named(codes: Path) -> None:
    below = codes.parent / "march"
    below.mkdir()

    assert not Codebooks().serving(below).files
    serving = Codebooks(lists=[codes]).serving(below)
    assert (serving.files, serving.codebook.entries()) == ((codes,), ())
    assert "loria" in {one.key for one in serving.everything.speakers}
    assert not Codebooks(lists=[codes]).serving(codes.parent.parent).files
    with Inputs([str(codes.parent.parent)]) as inputs:
        assert inputs.files == (codes,)
        assert len(inputs.codes()[0].entries()) == 7


def test_two_lists_that_differ_are_an_error_and_the_entry_stays_out(world: World, codes: Path) -> None:
    other = codes.with_name("other.qdc")
    other.write_text(LIST.replace('name="Ships may land."', 'name="ships-may-land"'), encoding="utf-8")
    done = taken(world, codes, other)

    assert [one.code for one in done.found.in_order()] == ["CT409"]
    assert world.view("v_claim", "claim") == [("troops",)]
    assert [one.key for one in load(codes, other).codes.claims] == ["troops"]


def test_a_list_that_is_none_is_an_error_with_its_place(world: World, codes: Path) -> None:
    codes.write_text("<CodeBook>\n<Codes>\n", encoding="utf-8")
    done = taken(world, codes)

    found = done.found.in_order()
    assert [(one.code, one.place.file, one.place.line) for one in found] == [("CT701", str(codes), 3)]
    assert done.codebook_entries == 0


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_a_codebook_comes_back_from_its_codes(make_world: WorldMaker, tmp_path: Path, sample: str) -> None:
    one, other = make_world(), make_world()
    taken(one, shipped("samples") / sample)
    with open_reader(one.location) as reader:
        given = stored_codebook(reader)
    path = tmp_path / "codes.qdc"
    path.write_text(write_codes(given)[0], encoding="utf-8")
    done = taken(other, path)

    assert (done.exit_code, done.dropped) == (0, [])
    with open_reader(other.location) as reader:
        assert sorted(map(repr, stored_codebook(reader).entries())) == sorted(
            repr(one) for one in given.entries() if kind_of(one) not in ("source", "occasion")
        )
    assert taken(one, path).changed is False
    assert {one.what for one in written_codebook(given, CODES).dropped} <= {"source", "occasion"}


def test_what_would_not_come_back_is_counted_exactly(world: World) -> None:
    deep: list[Object] = [entry("topic", "/".join(f"t{n}" for n in range(300)))]
    world.put(*BOOK, *deep, entry("source", "Example Herald"), entry("speaker", "A\u0001B"))
    with open_reader(world.location) as reader:
        given = stored_codebook(reader)

    told = [(one.what, one.number) for one in written_codebook(given, CODES).dropped]
    assert told == [("source", 1), ("control character", 1), ("codebook entry", 6)]
    shallow = [one for one in given.topics if one.names[0].text == "guarantees"]
    text, _ = write_codes(type(given)(given.lang, speakers=given.speakers, topics=tuple(shallow)))
    read = read_codes(Source.holding(text.encode(), "codes.qdc"), load_profile("qda"))
    assert sorted(one.key for one in read.codebook.entries()) == [
        "a\ufffdb",
        "loria",
        "marek orlan",
        "security/guarantees",
    ]


def test_a_project_meets_the_list_beside_it(world: World, tmp_path: Path) -> None:
    text = "Орлан: порт закрыт. Тишина."
    inside = f"<PlainTextContent>{text}</PlainTextContent>{selection((0, 18), 'C2', 'C4', 'C6')}"
    alone = selection((20, 26), "C7")
    source = f'<TextSource guid="T" name="news">{inside}{alone}</TextSource>'
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "project.qde").write_text(project(source), encoding="utf-8")
    (folder / "codes.qdc").write_text(f"<CodeBook><Codes>{PROJECT_CODES}</Codes></CodeBook>", encoding="utf-8")
    header = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
    request = Request((str(folder),), wishes=Wishes(settings=header))
    done = ingest(world.location, request)

    assert [one.code for one in done.found.in_order()] == ["CT411"]
    assert (done.codebook_entries, done.exit_code) == (3, 0)
    assert world.view("v_speaker", "reviewed", speaker_key="марек орлан") == [(1,)]
    assert world.view("v_claim", "claim", "reviewed") == [("bases", 1)]
    assert world.view("v_topic", "path", "reviewed", topic_key="qda/never used") == [("qda/Never used", 1)]
    found = check_files([folder], wishes=Wishes(settings=header)).findings
    assert [one.code for one in found] == ["CT411"]
    told = [(one.code, one.spot.key) for one in against_files(world.location, [str(folder / "codes.qdc")]).problems]
    assert told == []
    world.put(entry("speaker", "Ilka Verin"))
    told = [(one.code, one.spot.key) for one in against_files(world.location, [str(folder)]).problems]
    assert ("CT627", "ilka verin") in told
    assert not {"марек орлан", "bases", "qda/never used"} & {key for _, key in told}


def test_entries_among_the_lines_win_over_a_list_in_checks_too(codes: Path) -> None:
    lines = codes.with_name("news.jsonl")
    objects = [
        entry("speaker", "Ilka Verin", names=["И. Верин"], kind="person"),
        entry("source", "Example Herald"),
        article(said("И. Верин", claim="troops"), source="Example Herald"),
    ]
    lines.write_text("".join(f"{line(one)}\n" for one in objects), encoding="utf-8")

    assert check_files([codes, lines]).findings == ()


TREE = (
    '<Code guid="S0" name="Speaker" isCodable="false"><Code guid="S1" name="Loria"><Code guid="S2" name="Palace">'
    '<Code guid="S3" name="Марек Орлан"/></Code></Code><Code guid="S4" name="person" isCodable="false">'
    '<Code guid="S5" name="Ilka/Verin"/></Code></Code>'
    '<Code guid="L0" name="Claim"><Code guid="L1" name="harbour"><Code guid="L2" name="fees/dues">'
    '<Code guid="L3" name="Ships may land."/></Code></Code><Code guid="L4" name="Troops stay."/></Code>'
    '<Code guid="T0" name="Theme"><Code guid="T1" name="ships"/></Code>'
)


def test_codes_at_any_depth_meet_the_entries_of_their_list(world: World, tmp_path: Path) -> None:
    text = "Орлан сказал. Верин сказала. Дворец сказал."
    codings = [((0, 12), ("S3", "L3")), ((14, 27), ("S5", "L3", "T1")), ((29, 42), ("S2", "L4"))]
    marked = "".join(selection(place, *codes) for place, codes in codings)
    sources = f'<TextSource name="A"><PlainTextContent>{text}</PlainTextContent>{marked}</TextSource>'
    project_file, its_list = tmp_path / "news.qde", tmp_path / "codes.qdc"
    project_file.write_text(project(sources).replace(PROJECT_CODES, TREE), encoding="utf-8")
    its_list.write_text(f"<CodeBook><Codes>{TREE}</Codes></CodeBook>", encoding="utf-8")
    wishes = Wishes(settings={"source": "Example Herald", "published": "2025-03-05", "lang": "ru"})
    done = ingest(world.location, Request((str(project_file), str(its_list)), wishes=wishes))

    assert [one.code for one in done.found.in_order()] == ["CT411"]
    assert sorted(world.view("v_statement", "speaker", "claim", "claim_text")) == [
        ("Ilka/Verin", "ships-may-land", "Ships may land."),
        ("Palace", "troops-stay", "Troops stay."),
        ("Марек Орлан", "ships-may-land", "Ships may land."),
    ]
    assert world.view("v_claim", "claim", "reviewed") == [("ships-may-land", 1), ("troops-stay", 1)]
    assert sorted(world.view("v_claim_topic", "path")) == [("harbour/fees dues",), ("ships",)]


def test_without_a_list_the_codes_above_a_claim_are_its_topics(world: World, tmp_path: Path) -> None:
    sources = (
        f'<TextSource name="A"><PlainTextContent>Орлан</PlainTextContent>{selection((0, 5), "S3", "L3")}</TextSource>'
    )
    path = tmp_path / "news.qde"
    path.write_text(project(sources).replace(PROJECT_CODES, TREE), encoding="utf-8")
    wishes = Wishes(settings={"source": "Example Herald", "published": "2025-03-05", "lang": "ru"})
    ingest(world.location, Request((str(path),), wishes=wishes))

    assert world.view("v_statement", "speaker", "claim") == [("Марек Орлан", "ships-may-land")]
    assert world.view("v_claim_topic", "path") == [("harbour/fees dues",)]
