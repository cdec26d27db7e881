"""Articles that change, files that change, several coders of one text."""

from hashlib import sha256
from typing import Any

import pytest

from claimtrack.domain import named_articles
from claimtrack.services.outcome import Found
from claimtrack.store import publications
from tests.services.conftest import WorldMaker
from tests.world import Object, World, article, said

CODES = {"first": "Первый текст: слова сказаны.", "second": "Второй текст: слова сказаны."}


def version(text: str, *records: Object, **header: str) -> Object:
    """An article with one of two texts, whose records all quote the same words."""
    given = article(*({"quote": "слова сказаны"} | record for record in records), **header)
    return given | {"text": CODES[text]}


def stances(world: World) -> list[tuple[str, int]]:
    return [(str(claim), int(stance)) for claim, stance in world.view("v_statement", "claim", "stance")]


def same(one: World, other: World) -> bool:
    return one.export() == other.export() and one.views() == other.views()


def codes(found: Found) -> set[str]:
    return {code for _, code in found.counts}


def test_the_identity_of_an_article_is_its_address_without_tracking_then_its_ref_then_its_title(world: World) -> None:
    text = "Nothing."
    for n, header in enumerate(
        [
            {"url": "https://herald.example/a?id=1&utm_source=x#top", "title": "A", "ref": "r"},
            {"url": "https://HERALD.example/a?id=1", "title": "B", "ref": "other"},
            {"url": "https://herald.example/A?id=1"},
            {"ref": "post 1", "title": "C"},
            {"ref": "post 1", "title": "D"},
            {"title": "E"},
            {"title": "E"},
            {"title": "F"},
        ]
    ):
        given: dict[str, Any] = {"url": None} | header
        world.put(article(text=text, **given, coder=str(n)) | header)

    assert len(world.view("v_article")) == 5


def test_equal_text_alone_never_merges_articles(world: World) -> None:
    world.put(article(said(), url="1"), article(said(), url="2"))

    assert len(world.view("v_article")) == 2


def test_the_current_revision_is_the_one_with_the_latest_stamp_not_the_last_ingested(world: World) -> None:
    new = version("second", said(stance="supports"), modified="2025-03-07")
    old = version("first", said(stance="opposes"), retrieved="2025-03-06")
    world.put(new)
    result = world.put(old)

    assert stances(world) == [("troops", 1)]
    assert result.counts.articles_updated == 1
    texts = world.rows("select text, is_current from article_revision order by is_current")
    assert texts == [(CODES["first"], 0), (CODES["second"], 1)]


def test_the_later_of_two_times_is_told_across_time_zones(world: World) -> None:
    late = version("second", said(stance="supports"), retrieved="2025-03-05T23:00-05:00")
    early = version("first", said(stance="opposes"), retrieved="2025-03-06T01:00+02:00")
    world.put(late, early)

    assert world.view("v_statement", "stance") == [(1,)]


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("2025-03-06T18:00:10Z", "2025-03-06T18:00:50Z"),
        ("2025-03-06T18:00:10.1Z", "2025-03-06T18:00:10.25Z"),
        ("2025-03-06T18:00Z", "2025-03-06T18:00:01Z"),
        ("2025-03-06T18:00:59Z", "2025-03-06T19:01+01:00"),
        ("2025-03-06T20:00:10+02:00", "2025-03-06T18:00:11Z"),
    ],
)
@pytest.mark.parametrize("texts", [("first", "second"), ("second", "first")])
def test_of_two_texts_of_one_minute_the_later_is_current(
    world: World, early: str, late: str, texts: tuple[str, str]
) -> None:
    old, new = version(texts[0], said(), modified=early), version(texts[1], said(stance="supports"), modified=late)
    world.put(new)
    world.put(old)
    assert world.rows("select text from article_revision where is_current = 1") == [(CODES[texts[1]],)]
    assert stances(world) == [("troops", 1)]
    assert world.put(old, new).counts.articles_unchanged == 1


def test_a_database_that_took_the_older_text_of_a_minute_is_set_right_by_the_next_ingest(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    later, earlier = sorted(CODES, key=lambda name: sha256(CODES[name].encode()).hexdigest())
    old = version(earlier, said(stance="opposes"), modified="2025-03-06T18:00:10Z")
    new = version(later, said(stance="supports"), modified="2025-03-06T18:00:50Z")
    with monkeypatch.context() as before:
        before.setattr(publications, "when_of", lambda *dates: (named_articles.when_of(*dates)[0], ""))
        world.put(old, new)
    assert stances(world) == [("troops", -1)]
    world.put(old, new)
    assert stances(world) == [("troops", 1)]
    assert world.rows("select stamp from article_revision") == [("2025-03-06T18:00Z",)] * 2


def test_a_changed_text_without_a_date_is_refused_and_the_remedies_are_named(world: World) -> None:
    world.put(version("first", said()))
    before = world.views()
    result = world.put(version("second", said(stance="supports")))

    found = [one for one in result.found.in_order() if one.severity == "error"]
    assert [one.code for one in found] == ["CT403"]
    assert "modified" in (found[0].hint or "")
    assert "--replace-text" in (found[0].hint or "")
    assert result.exit_code == 1
    assert result.counts.statements_refused == 1
    assert world.views() == before


def test_replace_text_puts_the_new_text_in_the_place_of_the_old(make_world: WorldMaker) -> None:
    replaced, never = make_world(), make_world()
    new = version("second", said(stance="supports", by="Lena Voss", topic="war"))
    replaced.put(version("first", said(), coder="a"), version("first", said(claim="gone"), coder="b"))
    result = replaced.put(new, replace_text=True)
    never.put(new)

    assert result.exit_code == 0
    assert same(replaced, never)
    kept = list(replaced.rows("select kind, before from change where action = 'withdraw' order by id"))
    assert [kind for kind, _ in kept] == ["revision", "reading", "coding", "reading", "coding"]
    assert CODES["first"] in str(kept[0][1])


def test_replace_text_with_two_dated_versions_stored_is_refused(world: World) -> None:
    world.put(version("first", retrieved="2025-03-06"), version("second", retrieved="2025-03-07"))
    result = world.put(article() | {"text": "Third."}, replace_text=True)

    assert codes(result.found) >= {"CT403"}


def test_two_undated_texts_of_one_article_in_one_run_are_refused_even_with_replace_text(world: World) -> None:
    result = world.put(version("first"), version("second"), replace_text=True)

    assert codes(result.found) >= {"CT403"}
    assert world.rows("select text from article_revision") == [(CODES["first"],)]


def test_a_header_that_changed_changes_what_shows_it_and_nothing_else(make_world: WorldMaker) -> None:
    changed, fresh = make_world(), make_world()
    first = article(said(None), said("LPA > Marek Orlan", claim="b"), title="Old")
    second = first | {"title": "New", "source": "Union Wire", "author": "N. N.", "mood": "grave"}
    changed.put(first)
    result = changed.put(second)
    fresh.put(second)

    assert same(changed, fresh)
    assert (result.counts.articles_updated, result.counts.statements.unchanged) == (1, 2)
    assert set(changed.view("v_report", "chain")) == {("Union Wire",), ("Union Wire > LPA > Marek Orlan",)}


def test_the_order_of_records_in_a_file_says_nothing(world: World) -> None:
    first = article(said(), said(claim="b"))
    world.put(first)

    assert not world.put(first | {"statements": first["statements"][::-1]}).changed


def test_a_record_that_changed_or_vanished_leaves_no_trace_but_in_the_log(make_world: WorldMaker) -> None:
    changed, fresh = make_world(), make_world()
    first = article(
        said("anon(x; of: Loria) > Lena Voss", topic="war/cost", claim="gone", about="Kasteya", to="Union"),
        said("marek orlan", claim="kept", stance="supports", topic="war"),
        said("Marek Orlan & Lena Voss", claim="also-gone", kind="demand"),
    )
    second = first | {"statements": [first["statements"][1] | {"stance": "opposes", "note": "«да» 🙂"}]}
    changed.put(first)
    result = changed.put(second)
    fresh.put(second)

    assert same(changed, fresh)
    assert (result.counts.statements.updated, result.counts.statements.withdrawn) == (1, 2)
    logged = changed.rows("select action from change where kind = 'coding' order by action")
    assert logged == [("update",), ("withdraw",), ("withdraw",)]
    assert '"claim": "gone"' in str(changed.rows("select before from change where kind = 'coding'"))


def test_several_coders_of_one_text_never_count_twice(world: World) -> None:
    one = version("first", said(stance="supports"), coder="c1")
    two = version("first", said(stance="supports"), coder="c2")
    world.put(one, two)

    assert world.view("v_statement", "claim", "n_reports") == [("troops", 1)]
    assert world.view("v_coding", "coder", "shown") == [("c1", 1), ("c2", 0)]


@pytest.mark.parametrize("runs", [1, 2])
def test_coders_who_differ_are_warned_of_and_both_kept(world: World, runs: int) -> None:
    one = version("first", said(stance="supports"), coder="c1")
    two = version("first", said(stance="opposes"), coder="c2")
    results = [world.put(one, two)] if runs == 1 else [world.put(one), world.put(two)]

    assert codes(results[-1].found) >= {"CT412"}
    assert stances(world) == [("troops", 1)]
    assert world.view("v_coding", "coder", "stance") == [("c1", 1), ("c2", -1)]


@pytest.mark.parametrize("batch", [1, 100])
def test_an_article_counts_once_however_many_read_it_and_as_the_most_that_became_of_it(
    world: World, batch: int
) -> None:
    read = [version("first", said(stance="supports"), coder=f"c{number}") for number in range(3)]
    more = [*read[:2], version("first", said(stance="opposes"), coder="c2"), version("first", coder="c3")]

    counts = [world.put(*given, batch=batch).counts for given in (read, read, more)]
    assert [(one.articles_new, one.articles_updated, one.articles_unchanged) for one in counts] == [
        *((1, 0, 0), (0, 0, 1), (0, 1, 0)),
    ]
    assert [(one.statements.new, one.statements.updated, one.statements.unchanged) for one in counts] == [
        *((3, 0, 0), (0, 0, 3), (0, 1, 2)),
    ]


def test_the_first_coder_by_name_describes_the_article(make_world: WorldMaker) -> None:
    one, other = make_world(), make_world()
    a = version("first", said(None), coder="a", source="Union Wire", title="By a")
    b = version("first", said(None, claim="b"), coder="b", source="Example Herald", title="By b")
    one.put(b)
    one.put(a)
    other.put(a, b)

    assert same(one, other)
    assert one.view("v_article", "source", "title") == [("Union Wire", "By a")]
    assert set(one.view("v_report", "chain")) == {("Union Wire",)}


def test_a_new_version_needs_each_coder_again(world: World) -> None:
    world.put(version("first", said(), coder="c1"), version("first", said(claim="only-c2"), coder="c2"))
    result = world.put(version("second", said(), coder="c1", modified="2025-03-08"))

    assert stances(world) == [("troops", -1)]
    assert (result.counts.statements.unchanged, result.counts.statements.withdrawn) == (1, 0)
    assert len(world.rows("select id from coding")) == 3


def test_two_versions_in_one_run_are_counted_one_against_the_other(world: World) -> None:
    result = world.put(
        version("first", said(), said(claim="b"), said(claim="c"), retrieved="2025-03-06"),
        version("second", said(), said(claim="b", stance="supports"), retrieved="2025-03-07"),
    )

    written = result.counts.statements
    assert (written.new, written.unchanged, written.updated, written.withdrawn) == (3, 1, 1, 1)
    assert stances(world) == [("b", 1), ("troops", -1)]


def test_a_later_stamp_brings_an_old_version_back(make_world: WorldMaker) -> None:
    changed, fresh = make_world(), make_world()
    first = version("first", said(None, topic="war"), retrieved="2025-03-06", source="LPA")
    second = version("second", said("Lena Voss", claim="b"), retrieved="2025-03-07")
    changed.put(first, second)
    changed.put(first | {"retrieved": "2025-03-08"})
    fresh.put(second, first | {"retrieved": "2025-03-08"})

    assert same(changed, fresh)
    assert changed.view("v_report", "chain") == [("LPA",)]


def test_an_undated_version_does_not_hide_behind_a_dated_one_read_before_it_in_the_same_run(world: World) -> None:
    result = world.put(version("second", said(stance="supports"), modified="2025-03-07"), version("first", said()))

    assert result.exit_code == 0
    assert stances(world) == [("troops", 1)]


def test_two_different_files_of_one_coder_for_one_text_are_refused(world: World) -> None:
    result = world.put(version("first", said()), version("first", said(stance="supports")), batch=1)

    assert codes(result.found) >= {"CT413"}
    assert stances(world) == [("troops", -1)]


def test_the_same_file_twice_in_one_run_is_read_once(world: World) -> None:
    result = world.put(version("first", said()), version("first", said()))

    assert result.exit_code == 0
    assert (result.counts.articles_new, result.counts.articles_unchanged) == (1, 0)


def test_a_spelling_goes_with_the_last_chain_that_has_it(make_world: WorldMaker) -> None:
    """A chain that begins with the publisher names nobody; while the article was another publisher's, it did."""
    chained = version(
        "first",
        said("Example Herald > Marek Orlan", "troops", "supports"),
        source="LPA",
        url="https://herald.example/1",
        retrieved="2025-03-11",
    )
    own = version("second", source="example herald", url="https://herald.example/1", retrieved="2025-03-12")
    together, apart = make_world(), make_world()
    together.put(chained, own)
    apart.put(own)
    apart.put(chained)
    assert together.view("v_speaker_name", "speaker", "name") == apart.view("v_speaker_name", "speaker", "name")
    assert ("Example Herald",) not in together.view("v_speaker_name", "name")
    assert same(together, apart)
