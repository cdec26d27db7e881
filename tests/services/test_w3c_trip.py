"""Annotations that are written and read again, without the texts beside them, tell what they told."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.foreign import Dropped
from claimtrack.library.exporting import write_export
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.wishes import Wishes
from tests.services.conftest import WorldMaker
from tests.world import World, article, said

SAMPLES = Path(__file__).parents[2] / "samples"
COLUMNS = (
    *("s.speaker", "s.principal", "s.claim", "s.claim_text", "d.stance", "d.stance_label", "d.conditional"),
    *("d.condition", "d.act", "d.mode", "d.certainty", "d.date_text", "d.date_basis", "d.quote", "d.coder", "d.note"),
    *("c.translation", "r.chain", "a.source", "a.published", "a.title", "a.lang", "a.author"),
)


def told(world: World) -> list[tuple[Any, ...]]:
    """What coders recorded, but for anonymous and imputed voices and what several said together: these are counted."""
    rows = world.rows(
        f"select {', '.join(COLUMNS)} from v_coding d join coding c on c.id = d.coding_id"
        " join v_statement s on s.statement_id = d.statement_id join v_report r on r.report_id = d.report_id"
        " join v_article a on a.article_id = d.article_id join v_speaker p on p.speaker_id = s.speaker_id"
        " where s.imputed = 0 and s.joint is null and p.kind <> 'anonymous' and r.chain not like '%anon%'"
    )
    return sorted(
        (tuple(" ".join(one.split()) if isinstance(one, str) else one for one in row) for row in rows), key=repr
    )


def passed_on(first: World, second: World, path: Path) -> Sequence[Dropped]:
    """Write the record of one as annotations and read them into another."""
    _, dropped = write_export(first.location, path, "w3c")
    result = ingest(second.location, Request((str(path),), wishes=Wishes(None, {}, {}, None)))
    assert result.exit_code == 0, [one.message for one in result.found.in_order() if one.severity == "error"]
    return dropped


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_the_samples_come_back_and_twice_is_once(make_world: WorldMaker, tmp_path: Path, sample: str) -> None:
    first, second, third = make_world(), make_world(), make_world()
    ingest(first.location, Request((str(SAMPLES / sample),)))
    passed_on(first, second, tmp_path / "a.jsonld")
    passed_on(second, third, tmp_path / "b.jsonld")

    assert Counter(told(first)) <= Counter(told(second))
    assert told(second) == told(third)


RECORD = {"evidence": "record"}
TWO = "Мы <…> никогда — «нет» 🙂 <…> не пошлём войска"


def test_what_a_table_quotes_comes_back_with_its_gaps_its_claim_and_its_translation(
    make_world: WorldMaker, tmp_path: Path
) -> None:
    first, second, third = make_world(), make_world(), make_world()
    first.put(
        article(
            said(
                quote="We will <…> never send troops",
                claim_text="Troops may come: yes; no.",
                translation="a: б; в",
                **RECORD,
            ),
            said(
                quote=TWO,
                note="так; so",
                claim="guard",
                claim_text="Guard.",
                by="LPA > Ida Venn (spokesperson) > Loria",
                **RECORD,
            ),
            said(
                quote="<…> <...> as in the paper",
                claim="guard",
                by="Marek Orlan (for Kasteya)",
                said="2025-03",
                **RECORD,
            ),
            said(by="LPA > ?", claim="guard", stance="unclear?", quote="one", condition="if: peace", **RECORD),
            text=None,
            author="Olga Nym",
            archive="https://archive.example/1",
            section="world",
        ),
        article(said(quote="other", claim="guard", **RECORD), text=None, url=None, ref="x y", title="Без: ссылки"),
    )
    dropped = passed_on(first, second, tmp_path / "a.jsonld")
    passed_on(second, third, tmp_path / "b.jsonld")

    assert told(second) == told(first)
    assert told(third) == told(first)
    assert ("other keys of headers", 1) in {(one.what, one.number) for one in dropped}
    assert ("quotes with gaps", 2) in {(one.what, one.number) for one in dropped}


def test_what_annotations_cannot_give_back_is_counted(small_world: World, tmp_path: Path) -> None:
    small_world.put(
        article(said("LPA > anon(a pilot)"), said("LPA (interpreter) > Marek Orlan"), said("Ida Venn & Marek Orlan"))
    )
    _, dropped = write_export(small_world.location, tmp_path / "a.jsonld", "w3c")

    assert {(one.what, one.number) for one in dropped} == {
        *(("texts of articles", 1), ("anonymous voices", 1), ("statements imputed to somebody", 1)),
        ("statements of several together", 2),
    }
