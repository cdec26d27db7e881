"""What goes round in a circle, and what counts once, does not depend on who is asked about."""

import pytest

from claimtrack.render.compare import render_compare
from claimtrack.render.provenance import render_provenance
from claimtrack.reports.accounts import accounts
from claimtrack.reports.frame import Period
from claimtrack.reports.provenance import Question as OfClaim
from claimtrack.reports.provenance import provenance
from claimtrack.reports.speaker import Question, dossier
from claimtrack.store.readonly import open_reader
from tests.reports.asked import NOW, Asked, side
from tests.world import Object, article, said


def nameless(source: str, by: str, day: str) -> Object:
    """An article in which somebody without a name affirms that the harbour is open."""
    record = said(by, claim="harbour", stance="affirms", said=day)
    return article(record, source=source, url=f"{source}-{day}", published=day)


@pytest.fixture
def circle(asked: Asked) -> Asked:
    """Two outlets that have voices of opposite sides from each other, and a voice that one of them heard itself."""
    asked.put(
        nameless("Mirror", "Echo > anon(an official; of: Loria)", "2025-03-10"),
        nameless("Echo", "Mirror > anon(a soldier; of: Kasteya)", "2025-04-10"),
        nameless("Echo", "anon(a soldier; of: Kasteya)", "2025-04-12"),
    )
    return asked


def test_a_side_asked_for_alone_is_counted_as_the_whole_claim_is(circle: Asked) -> None:
    both, alone = circle.compare(claim="harbour"), circle.compare("Kasteya", "Ida Venn", claim="harbour")
    assert [(side(one, "Kasteya").n_reports, side(one, "Kasteya").n_independent) for one in (both, alone)] == [
        (2, 1)
    ] * 2
    assert side(both, "Loria").n_independent == 1
    assert sum(one.n_independent for one in accounts(both.rows)) == 1
    for found in (both, alone):
        told = str(render_compare(found, "markdown"))
        assert told.count("anonymous voice · circular reporting") == (2 if found is both else 1)
        assert told.count("anonymous voice · counted with circular reporting") == 1
    stored = circle.world.view("v_report", "report_key", "circular")
    assert sorted((one.report_key, int(one.circular)) for row in both.rows for one in row.sources) == stored


def test_a_dossier_flags_what_others_show_to_be_a_circle(circle: Asked) -> None:
    ((key,),) = circle.world.rows(
        "select speaker_key from v_speaker where descriptor = 'an official' and kind = 'anonymous'"
    )
    with open_reader(circle.world.location) as reader:
        now = dossier(reader, Question(key), command="c", now=NOW)
        then = dossier(reader, Question(key, period=Period(known_on="2025-04-09")), command="c", now=NOW)
    assert [row.circular_only for row in now.own] == [True]
    assert [one.account.circular for one in now.outlets] == [True]
    assert [row.circular_only for row in then.own] == [False]


def test_what_was_heard_at_first_hand_is_counted_with_others_and_repeats_nobody(circle: Asked) -> None:
    with open_reader(circle.world.location) as reader:
        found = provenance(reader, OfClaim("harbour"), command="c", now=NOW)
    told = str(render_provenance(found, "markdown"))
    own = told[told.index("### 2025-04-12") :]
    assert "Repeat it" not in own
    assert "**Not counted again**: Echo, 2025-04-12, counted with Mirror, 2025-03-10" in own
    assert "an account of its own, counted with others" in own
    assert "Echo · 2025-04-12 counted with the circle" in own
    assert not found.statements[-1].row.circular_only


def test_a_statement_of_a_voice_counts_its_reports_as_the_views_do(asked: Asked) -> None:
    record = said("Echo > anon(an official)", claim="harbour", stance="affirms", said="2025-03-09", ref="x:1")
    asked.put(
        article(record, record | {"by": "Mirror > anon(an official)", "stance": "affirms"}, source="Parrot", url="p"),
        nameless("Mirror", "Echo > anon(a captain)", "2025-03-10"),
        nameless("Echo", "Mirror > anon(a pilot)", "2025-03-11"),
    )
    with open_reader(asked.world.location) as reader:
        found = provenance(reader, OfClaim("harbour"), command="c", now=NOW)
    stored = asked.world.view("v_statement", "statement_key", "n_independent")
    assert sorted((one.row.statement_key, one.row.n_independent) for one in found.statements) == stored
