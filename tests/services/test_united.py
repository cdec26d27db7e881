"""Annotations that lie one a file: those of one page and coder that are named together are one reading."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.services.wishes import Wishes
from tests.services.test_documents import HEADER, errors
from tests.world import World

PAGE = "https://herald.example/1.html"


def note(folder: Path, name: str, words: str, **values: Any) -> Path:
    body = [{"type": "TextualBody", "purpose": "tagging", "value": f"who:{who}"} for who in ("Марек Орлан",)]
    given: dict[str, Any] = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"https://notes.example/{name}",
        "type": "Annotation",
        "creator": "ann",
        "body": body,
        "target": {"source": PAGE, "selector": {"type": "TextQuoteSelector", "exact": words}},
    }
    path = folder / f"{name}.jsonld"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({key: one for key, one in (given | values).items() if one}), encoding="utf-8")
    return path


def row(folder: Path, name: str, words: str) -> Path:
    target = [{"source": PAGE, "selector": [{"type": "TextQuoteSelector", "exact": words}]}]
    user = "acct:ann@hypothes.is"
    given = {"id": name, "user": user, "uri": PAGE, "tags": ["who:Орлан"], "text": "", "target": target}
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"rows": [given]}), encoding="utf-8")
    return path


def entered(world: World, *paths: Path, form: str | None = None) -> Ingested:
    return ingest(world.location, Request(tuple(map(str, paths)), form=form, wishes=Wishes(settings=HEADER)))


@pytest.mark.parametrize(("write", "form"), [(note, "w3c"), (row, "hypothesis")], ids=["w3c", "hypothesis"])
def test_files_of_one_annotation_each_are_one_reading(
    small_world: World, tmp_path: Path, write: Any, form: str
) -> None:
    paths = [
        write(tmp_path, name, words) for name, words in (("n1", "войск не будет"), ("n2", "🙂 баз нет"), ("n3", "нет"))
    ]
    result = entered(small_world, *paths)
    assert (result.counts.articles_new, result.counts.statements.new, errors(result)) == (1, 3, [])
    again = entered(small_world, tmp_path, form=form)
    assert (again.changed, again.counts.articles_unchanged) == (False, 1)
    alone = entered(small_world, paths[0])
    assert alone.counts.statements.withdrawn == 2
    assert alone.withdrawn == {form: 2}


def test_an_annotation_in_two_files_is_one_and_of_two_contents_an_error(small_world: World, tmp_path: Path) -> None:
    first = note(tmp_path / "a", "n1", "баз нет")
    same = note(tmp_path / "b", "n1", "баз нет")
    other = note(tmp_path / "c", "n1", "базы есть")
    assert entered(small_world, first, same).counts.statements.new == 1
    (found,) = errors(result := entered(small_world, first, other, same))
    assert (found.code, found.place.file) == ("CT413", str(other))
    assert (result.counts.articles_refused, result.counts.statements_refused) == (0, 1)
    assert small_world.rows("select quote from v_report") == [("баз нет",)]


def test_annotations_without_ids_of_several_files_are_told_apart(small_world: World, tmp_path: Path) -> None:
    paths = [note(tmp_path, name, words, id="") for name, words in (("n1", "войск не будет"), ("n2", "баз нет"))]
    assert entered(small_world, *paths).counts.statements.new == 2
    assert not entered(small_world, *paths).changed


def test_a_broken_file_among_them_refuses_itself(small_world: World, tmp_path: Path) -> None:
    good = note(tmp_path, "n1", "баз нет")
    (tmp_path / "n2.jsonld").write_text('{"@context": "http://www.w3.org/ns/anno.jsonld", "type":', encoding="utf-8")
    result = entered(small_world, good, tmp_path / "n2.jsonld")
    assert [one.place.file for one in errors(result)] == [str(tmp_path / "n2.jsonld")]
    assert result.counts.statements.new == 1
