"""How far coders of the same texts agree: which records are of the same words, what is compared, who differs where."""

import shutil
from pathlib import Path

import pytest

from claimtrack.analysis.agreement import NO_VARIATION
from claimtrack.db.location import Location, parse_location
from claimtrack.errors import UsageProblem
from claimtrack.reports.agreement import Agreement, agreement
from claimtrack.reports.coders import Question
from claimtrack.reports.compared import UNIT
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK
from tests.world import Object, World, article, said

TEXT = (
    "Орлан сказал «нет войскам» 🙂. Гавань открыта, сказала Венн. «Гарантии нужны обеим сторонам», — добавил Орлан.\r\n"
)
NO_TROOPS, HARBOUR, BOTH = "«нет войскам»", "Гавань открыта, сказала Венн", "«Гарантии нужны обеим сторонам»"
SENTENCE = "Орлан сказал «нет войскам» 🙂"


def ask(location: Location | Path, **asked: object) -> Agreement:
    with open_reader(location) as reader:
        return agreement(reader, Question(**asked), command="claimtrack agreement", now="")  # type: ignore[arg-type]


def differing(found: Agreement) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """Field, both records, both values."""
    return [
        (
            one.field,
            one.first.id,
            one.second.id if one.second else None,
            one.first.told(one.field) if one.field != UNIT else None,
            one.second.told(one.field) if one.second else None,
        )
        for one in found.disagreements
    ]


def coded(coder: str, *records: Object, **header: str) -> Object:
    return article(*records, coder=coder, text=TEXT, **header)


@pytest.fixture(scope="module")
def harbour(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("harbour") / "claimtrack.db"))
    ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),)))
    return path


@pytest.fixture
def world(location: Location) -> World:
    found = World(location)
    found.put(*BOOK)
    return found


def test_the_coders_of_the_story_differ_in_these_places_and_no_other(harbour: Path) -> None:
    found = ask(harbour)
    assert differing(found) == [
        (UNIT, "porter", None, None, None),
        ("date", "grell", "police", "2024-05-22", "2024-05-21"),
        ("mode", "crane", "dead-port", "mixed", "direct"),
        ("date", "crane", "dead-port", "2024-05-22", "undated"),
        ("stance", "verin", "verin", "1", "0"),
        ("mode", "orvane", "orvane", "mixed", "indirect"),
    ]
    assert [one.article.published for one in found.disagreements][0::3] == ["2024-01-24", "2024-05-23"]
    assert (len(found.articles), len(found.rows), found.coders) == (3, 9, ("c1", "c2"))


def test_what_one_coder_found_the_other_is_held_against(harbour: Path) -> None:
    forth, back = ask(harbour).found
    assert (forth.coders, forth.n, forth.matched) == (("c1", "c2"), (10, 9), 9)
    assert (forth.precision, forth.recall) == (1.0, 0.9)
    assert (back.precision, back.recall) == (0.9, 1.0)
    assert forth.f1 == back.f1
    assert forth.f1.value == pytest.approx(18 / 19)


def test_the_figures_of_the_story_are_those_worked_out_by_hand(harbour: Path) -> None:
    found = ask(harbour)
    stance, mode, certainty = (found.of(field) for field in ("stance", "mode", "certainty"))
    assert stance is not None
    assert mode is not None
    assert certainty is not None
    # Seven of eight stances are equal; as c1 has no other than +1, as many would be by chance.
    assert (stance.units, stance.missing, stance.figures["percent"].n) == (9, 1, 8)
    assert stance.figures["percent"].value == pytest.approx(7 / 8)
    assert stance.figures["kappa"].value == pytest.approx(0)
    assert stance.table == ((0,) * 5, (0,) * 5, (0,) * 5, (0, 0, 1, 7, 0), (0,) * 5)
    # (7/9 − 27/81) / (1 − 27/81)
    assert mode.figures["kappa"].value == pytest.approx((7 / 9 - 1 / 3) / (2 / 3))
    assert set(mode.figures) == {"percent", "kappa", "alpha"}
    assert (certainty.figures["kappa"].value, certainty.figures["kappa"].reason) == (None, NO_VARIATION)
    assert stance.figures["alpha_ordinal"].no_interval == "an interval needs 10 articles, here are 3"


def test_a_topic_and_an_article_narrow_what_is_compared(harbour: Path) -> None:
    assert len(ask(harbour, topic="talks").rows) == 3
    lantern = "https://lantern.example.org/2024/07/18/inner-circle#top"
    assert {one.article.published for one in ask(harbour, articles=(lantern,)).rows} == {"2024-07-18"}
    assert [one.field for one in ask(harbour, fields=("stance", "claim")).fields] == ["claim", "stance"]


def test_a_higher_overlap_matches_fewer(harbour: Path) -> None:
    loose, strict = ask(harbour, overlap=0.05), ask(harbour, overlap=1.0)
    assert len(loose.rows) >= 9
    assert len(strict.rows) == 9, "each of c2's quotes lies wholly in one of c1's"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"coders": ("c9",)}, "no coder 'c9'"),
        ({"coders": ("c1",)}, "agreement is of two coders or more"),
        ({"articles": ("nowhere",)}, "no article 'nowhere'"),
        ({"topic": "weather"}, "there is no topic 'weather'"),
    ],
)
def test_what_nobody_knows_is_refused_with_what_there_is(harbour: Path, asked: dict[str, object], told: str) -> None:
    with pytest.raises(UsageProblem, match=told) as refused:
        ask(harbour, **asked)
    assert refused.value.hint


def test_records_on_the_same_words_are_paired_by_their_claim(world: World) -> None:
    world.put(
        coded("c1", said(quote=NO_TROOPS), said(claim="harbour", stance="affirms", quote=NO_TROOPS)),
        coded("c2", said(claim="harbour", stance="affirms", quote=SENTENCE), said(quote=SENTENCE)),
    )
    found = ask(world.location)
    assert {(unit.records["c1"].id, unit.records["c2"].id) for unit in found.rows} == {("s1", "s2"), ("s2", "s1")}
    assert differing(found) == []


def test_a_coder_who_found_nothing_counts(world: World) -> None:
    world.put(coded("c1", said(quote=NO_TROOPS)), coded("c2"))
    (forth, _), found = ask(world.location).found, ask(world.location)
    assert (forth.n, forth.matched, forth.recall, forth.precision, forth.f1.value) == ((1, 0), 0, 0.0, None, 0.0)
    assert differing(found) == [(UNIT, "s1", None, None, None)]
    assert {name: one.value for name, one in found.fields[0].figures.items()} == {
        "percent": None,
        "kappa": None,
        "alpha": None,
    }


def test_an_unclear_stance_is_told_and_in_no_figure(world: World) -> None:
    world.put(coded("c1", said(stance="unclear", quote=HARBOUR)), coded("c2", said(quote=HARBOUR)))
    found = ask(world.location)
    stance = found.of("stance")
    assert stance is not None
    assert (stance.missing, stance.figures["percent"].n) == (1, 0)
    assert [(one.field, one.counted) for one in found.disagreements] == [("stance", False)]


def test_a_joint_statement_is_one_record_of_all_who_made_it(world: World) -> None:
    world.put(
        coded("c1", said("Marek Orlan & Ida Venn", quote=BOTH)), coded("c2", said("Ida Venn & Marek Orlan", quote=BOTH))
    )
    found = ask(world.location)
    assert len(found.rows) == 1
    assert differing(found) == []
    world.put(coded("c2", said("Ida Venn", quote=BOTH)))
    assert differing(ask(world.location)) == [("speaker", "s1", "s1", "Ida Venn & Marek Orlan", "Ida Venn")]


def test_a_name_in_another_language_is_the_same_speaker(world: World) -> None:
    world.put(coded("c1", said("Марек Орлан", quote=BOTH)), coded("c2", said("Marek Orlan", quote=BOTH)))
    assert differing(ask(world.location)) == []


def test_three_coders_are_compared_at_once_and_two_by_two(world: World) -> None:
    world.put(
        coded("c1", said(quote=NO_TROOPS), said(claim="harbour", stance="affirms", quote=HARBOUR)),
        coded("c2", said(quote=NO_TROOPS), said(claim="harbour", stance="denies", quote=HARBOUR)),
        coded("c3", said(quote=SENTENCE)),
    )
    found = ask(world.location)
    stance = found.of("stance")
    assert stance is not None
    assert set(stance.figures) == {"percent", "alpha", "alpha_ordinal"}
    # Of the three pairs of values on the troops all are equal, the one on the harbour is not.
    assert stance.figures["percent"].value == pytest.approx(3 / 4)
    assert {one.coders: one.units for one in found.pairs if one.field == "stance"} == {
        ("c1", "c2"): 2,
        ("c1", "c3"): 1,
        ("c2", "c3"): 1,
    }
    assert len(found.found) == 6
    assert found.pooled.value == pytest.approx(8 / 10)
    assert (UNIT, "s2", None, None, None) in differing(found)
    assert ask(world.location, coders=("c1", "c2")).coders == ("c1", "c2")


def test_only_the_current_text_is_compared(world: World) -> None:
    world.put(coded("c1", said(quote=NO_TROOPS)), coded("c2", said(stance="supports", quote=NO_TROOPS)))
    world.put(coded("c1", said(quote=NO_TROOPS), modified="2025-03-06") | {"text": TEXT + "Исправлено.\r\n"})
    found = ask(world.location)
    assert (found.articles, found.rows, found.coders) == ((), (), ())


def test_a_record_without_words_is_counted_and_left_out(world: World) -> None:
    world.put(coded("c1", said(quote=None), said(quote=BOTH)), coded("c2", said(quote=BOTH)))
    found = ask(world.location)
    assert (found.wordless, len(found.rows), differing(found)) == (1, 1, [])


def of_twelve(number: int) -> list[Object]:
    mine = "supports" if number % 3 == 0 else "opposes"
    theirs = "supports" if number % 4 == 0 else "opposes"
    day = f"2025-03-{number + 1:02}"
    return [
        coded("c1", said(stance=mine, quote=BOTH), url=str(number), published=day),
        coded("c2", said(stance=theirs, quote=BOTH), url=str(number), published=day),
    ]


def test_many_articles_have_intervals_that_hold_the_value(world: World) -> None:
    world.put(*(one for number in range(12) for one in of_twelve(number)))
    first, again, other_seed = ask(world.location), ask(world.location), ask(world.location, seed=7)
    stance = first.of("stance")
    assert stance is not None
    figure = stance.figures["alpha_ordinal"]
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= figure.value <= figure.high
    assert first.fields == again.fields
    assert first.fields != other_seed.fields


def test_the_order_of_ingestion_is_of_no_consequence(sqlite_template: Path, tmp_path: Path) -> None:
    answers = []
    for name, numbers in (("one", range(12)), ("other", (7, 3, 11, 0, 5, 9, 1, 10, 2, 8, 6, 4))):
        path = Path(shutil.copyfile(sqlite_template, tmp_path / f"{name}.db"))
        World(parse_location(path)).put(*BOOK, *(one for number in numbers for one in of_twelve(number)))
        answers.append(ask(path))
    first, other = answers
    assert (first.found, first.pooled, first.fields, first.pairs) == (
        other.found,
        other.pooled,
        other.fields,
        other.pairs,
    )
    assert differing(first) == differing(other)
