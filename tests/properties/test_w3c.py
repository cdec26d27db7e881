"""Whatever the record holds, annotations give it back, but for what is counted."""

from collections import Counter
from pathlib import Path

from hypothesis import assume, given, settings

from claimtrack.library.database import Database
from tests.corpora import codebooks, corpora
from tests.properties.conftest import FEW, WorldMaker
from tests.world import Object, Table, World

SQL = """
select
    s.speaker, s.principal, s.claim, coalesce(s.claim_text, s.claim), d.stance, d.stance_label, d.conditional,
    d.condition, d.act, d.mode, d.certainty, d.date_text, d.date_basis, d.quote, d.coder, a.source, a.published_text,
    a.title, a.lang
from v_coding as d
join v_statement as s on s.statement_id = d.statement_id
join v_report as r on r.report_id = d.report_id
join v_article as a on a.article_id = d.article_id
join v_speaker as p on p.speaker_id = s.speaker_id
where s.imputed = 0 and s.joint is null and p.kind <> 'anonymous' and r.chain not like '%anon%'
"""


def told(world: World) -> Table:
    """What coders recorded, but for anonymous and imputed voices and joint words, which are counted; white space is
    one."""
    rows = world.rows(SQL)
    return [tuple(" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row) for row in rows]


@settings(FEW, max_examples=10)
@given(corpora, codebooks)
def test_annotations_give_back_what_was_recorded(
    world: WorldMaker, tmp_path: Path, corpus: list[Object], book: list[Object]
) -> None:
    first, second = world(), world()
    first.put(*book, *corpus)
    assume(first.view("v_coding"))
    Database(first.location).export(tmp_path / "a.jsonld", form="w3c")
    outcome = Database(second.location).ingest(tmp_path / "a.jsonld")

    assert outcome.ok, outcome.text()
    assert not Counter(told(first)) - Counter(told(second))
