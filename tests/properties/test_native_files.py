"""Whatever a record holds, its native files hold as well."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings

from claimtrack.db.location import parse_location
from claimtrack.library.exporting import write_export
from claimtrack.services.ingest import Request, ingest
from tests.conftest import PostgresServer
from tests.corpora import codebooks, corpora
from tests.properties.conftest import FEW, WorldMaker
from tests.properties.test_formats_round_trip import articles
from tests.two_sides import History, books, histories, judgements
from tests.world import Object, World


def sent_round(first: World, second: World, folder: Path) -> None:
    """Assert that native files of one database make the other the same, and that their own are the same again."""
    shutil.rmtree(folder, ignore_errors=True)
    again = folder / "again"
    folder.mkdir()
    write_export(first.location, folder / "files", "native")
    assert ingest(second.location, Request((str(folder / "files"),))).exit_code == 0
    write_export(second.location, again, "native")

    assert first.export() == second.export()
    assert contents(folder / "files") == contents(again)
    shutil.rmtree(folder)


def contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def native(objects: list[Object]) -> list[Object]:
    return [one | {"claimtrack": "1"} for one in objects]


@settings(FEW, max_examples=8)
@given(corpora, codebooks)
def test_articles_of_many_coders_and_versions(
    world: WorldMaker, tmp_path: Path, corpus: list[Object], book: list[Object]
) -> None:
    first, second = world(), world()
    first.put(*book, *native(corpus))
    sent_round(first, second, tmp_path / "folder")


@settings(FEW, max_examples=8)
@given(books(), histories(), judgements)
def test_edited_articles_and_judgements(
    world: WorldMaker, tmp_path: Path, book: list[Object], corpus: History, judged: list[Object]
) -> None:
    first, second = world(), world()
    first.put(*book, *native(corpus.everything), *judged)
    sent_round(first, second, tmp_path / "folder")


@settings(FEW, max_examples=8)
@given(articles())
def test_awkward_values(world: WorldMaker, tmp_path: Path, text: str) -> None:
    first, second = world(), world()
    file = tmp_path / "given" / "a.claim.md"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode())
    ingest(first.location, Request((str(file),)))
    sent_round(first, second, tmp_path / "folder")
    shutil.rmtree(file.parent)


@settings(FEW, max_examples=5)
@given(books(), histories())
@pytest.mark.postgres
def test_on_a_server(
    world: WorldMaker, tmp_path: Path, postgres_server: PostgresServer, book: list[Object], corpus: History
) -> None:
    url = postgres_server.create()
    first, second = World(parse_location(url)), world()
    first.put(*book, *native(corpus.everything))
    sent_round(first, second, tmp_path / "folder")
    postgres_server.drop(url)


@settings(FEW, max_examples=8)
@given(corpora, codebooks)
def test_articles_that_came_as_json_lines(
    world: WorldMaker, tmp_path: Path, corpus: list[Object], book: list[Object]
) -> None:
    first, second = world(), world()
    first.put(*book, *corpus)
    write_export(first.location, tmp_path / "files", "native")
    assert ingest(second.location, Request((str(tmp_path / "files"),))).exit_code == 0
    shutil.rmtree(tmp_path / "files")

    assert second.export() == first.export()
