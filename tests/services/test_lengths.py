"""Names, keys and paths that are too long to be found by: one answer on both databases, and what just fits goes in."""

import random
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.lengths import LONGEST, is_too_long, size
from claimtrack.services.check import check_files
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.wishes import Wishes
from tests.world import Object, World, article, entry, said

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_NUMBERS = count()
_SITE = "https://herald.example/"


def text(length: int) -> str:
    """Letters that no database can pack, other ones at each call."""
    return "".join(random.Random(next(_NUMBERS)).choices(_LETTERS, k=length))


def path(length: int) -> str:
    parts = [text(40) for _ in range(length // 41 + 1)]
    return "/".join(parts)[: length - 1] + "x"


def objects(length: int) -> dict[str, Object]:
    """An object for each place in which such a text may stand, by the field."""
    word, steps = text(length), path(length)
    return {
        "topic": article(said(claim="-", topic=word), url="1"),
        "path": article(said(topic=steps), url="2"),
        "by": article(said(f"LPA > Lena & {word}"), url="3"),
        "hop": article(said(f"{word} > Lena"), url="4"),
        "for": article(said(f"Lena (for {word})"), url="5"),
        "of": article(said(f"anon(envoy; of: {word})"), url="6"),
        "to": article(said(to=word), url="7"),
        "also": article(said(also=word), url="8"),
        "about": article(said(claim="fees", about=word), url="9"),
        "claim": article(said(claim=word), url="10"),
        "said ref": article(said(ref="lpa:" + word[4:]), url="11"),
        "id": article(said(id=word), url="12"),
        "source": article(said(), source=word, url="13"),
        "url": article(said(), url=word[len(_SITE) :]),
        "ref": article(said(), url=None, ref=word),
        "coder": article(said(), coder=word, url="14"),
        "speaker": entry("speaker", text(length)),
        "speaker name": entry("speaker", "A", names=[text(length)]),
        "speaker key": entry("speaker", "B", key=text(length)),
        "group": entry("speaker", "C", member_of=[{"of": text(length)}]),
        "role": entry("speaker", "D", member_of=[{"of": "Loria", "role": text(length)}]),
        "topic entry": entry("topic", text(length)),
        "topic name": entry("topic", "e", names=[text(length)]),
        "topic key": entry("topic", "f", key=text(length)),
        "parent": entry("topic", "g", parent=path(length - 2)),
        "claim key": entry("claim", key=text(length)),
        "claim topics": entry("claim", key="h", topics=[text(length)]),
        "source name": entry("source", text(length)),
        "domain": entry("source", "I", domains=[text(length)]),
        "occasion": entry("occasion", text(length), date="2025-01-01"),
        "occasion key": entry("occasion", "J", key=text(length), date="2025-01-01"),
    }


def test_what_just_fits_goes_in(world: World) -> None:
    result = world.put(*objects(LONGEST).values())
    assert [one for one in result.found.in_order() if one.severity == "error"] == []


@pytest.mark.parametrize("field", list(objects(100)))
def test_what_is_one_byte_too_long_is_an_error_at_its_place(small_world: World, field: str) -> None:
    result = small_world.put(objects(LONGEST + 1)[field])
    assert [one.code for one in result.found.in_order() if one.severity == "error"] == ["CT123"]
    assert result.counts.articles_new == result.codebook_entries == 0


def test_both_databases_refuse_all_of_them_alike(world: World) -> None:
    given = objects(5 * LONGEST)
    result = world.put(*given.values())
    errors = {one.place.line for one in result.found.in_order() if one.code == "CT123"}
    assert len(errors) == len(given)
    assert world.view("v_topic") == world.view("v_speaker") == []


def test_the_place_of_a_name_is_its_place_in_the_chain(small_world: World) -> None:
    long = "ж" * 1001
    (found,) = [one for one in small_world.put(article(said(f"LPA > {long}"))).found.in_order() if one.code == "CT123"]
    assert found.place.text is not None
    assert found.place.text[found.place.column - 1 :].startswith(long)
    assert "has 2,002 bytes" in found.message


def test_a_path_below_a_topic_that_stands_deep_goes_in(world: World) -> None:
    deep, more = path(1990) + "/harbour", path(1980)
    world.put(article(said(topic=deep[: 1980 - 8] + "/harbour")), article(said(topic=f"harbour/{more}"), url="2"))
    name = more.rpartition("/")[2]
    ((key,),) = world.view("v_topic", "topic_key", topic=name)
    assert size(key) <= LONGEST
    assert world.put(article(said(topic=f"harbour/{more}"), url="3")).counts.articles_new == 1
    assert len(world.view("v_topic", "topic_key", topic=name)) == 1


def test_a_chain_of_parents_that_is_too_long_is_told_and_left_out(tmp_path: Path, world: World) -> None:
    topics = ["top", *(text(300) for _ in range(8))]
    lines = ['[[topic]]\nname = "top"\n']
    lines += [f'[[topic]]\nname = "{name}"\nparent = "{above}"\n' for above, name in pairwise(topics)]
    book = tmp_path / "codebook.toml"
    book.write_text("".join(lines), encoding="utf-8")
    result = ingest(world.location, Request((str(book),)))

    assert {one.code for one in result.found.in_order()} == {"CT123"}
    assert [one.code for one in check_files([book]).findings] == ["CT123"] * result.found.errors
    assert ("top",) in world.view("v_topic", "topic")


def test_a_row_or_mark_of_another_tool_is_left_out_by_itself(tmp_path: Path, world: World) -> None:
    sheet = tmp_path / "rows.csv"
    sheet.write_text(f"speaker,claim,quote\nLena,fees,No\n{text(3000)},fees,No\n", encoding="utf-8")
    header: dict[str, Any] = {"source": "Example Herald", "published": "2025-03-05", "lang": "en"}
    result = ingest(world.location, Request((str(sheet),), wishes=Wishes(settings=header)))

    assert [one.place.line for one in result.found.in_order() if one.code == "CT123"] == [3]
    assert (result.counts.statements.new, result.counts.statements_refused) == (1, 1)


def test_the_keys_of_a_judgement_are_bounded_too(world: World) -> None:
    judgement = {"type": "judgement", "kind": "speaker", "verdict": "same", "who": "ed"}
    given = judgement | {"left": text(9000), "right": "lena", "decided_at": "2025-03-09T10:00:00Z"}
    result = world.put(given)
    assert [one.code for one in result.found.in_order()] == ["CT123"]
    assert result.exit_code == 1


def test_letters_that_folding_makes_long_count_as_they_are_folded() -> None:
    assert is_too_long("ﷺ" * 61)
    assert not is_too_long("ﷺ" * 60)
    assert not is_too_long("x" * LONGEST)
