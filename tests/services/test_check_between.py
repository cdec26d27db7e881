"""What check finds between the files given: the very findings of an ingest of them all, without a database."""

from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import parse_location
from claimtrack.domain.judged import record_key
from claimtrack.services.check import check_files
from claimtrack.services.ingest import Request, ingest
from tests.world import Object, article, line, said

BETWEEN = ("CT403", "CT408", "CT412", "CT413")
SAMPLES = Path(__file__).parents[2] / "samples"
QUOTE = {"quote": "Войск не будет, сказал Орлан."}
SUPPORTS = QUOTE | {"stance": "supports"}


def both(tmp_path: Path, *objects: Object) -> list[tuple[str, str]]:
    """What check finds in files of one article each; the same as ingest does."""
    for number, one in enumerate(objects):
        (tmp_path / f"{number}.jsonl").write_text(line(one) + "\n", encoding="utf-8")
    checked = [(one.code, one.message) for one in check_files([tmp_path]).findings if one.code in BETWEEN]
    result = ingest(parse_location(tmp_path / "a.db"), Request((str(tmp_path),)))
    assert checked == [(one.code, one.message) for one in result.found.in_order() if one.code in BETWEEN]
    return checked


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ({"claim": "a"}, {"claim": "a"}, []),
        ({"claim": "a"}, {"claim": "b"}, ["CT413"]),
        ({"claim_text": "Troops."}, {"claim_text": "Troops."}, []),
    ],
)
def test_two_files_of_one_reading(tmp_path: Path, first: Any, second: Any, codes: list[str]) -> None:
    found = both(tmp_path, article(said(**first, **QUOTE)), article(said(**second, **QUOTE)))

    assert [code for code, _ in found] == codes


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ({"stance": "supports"}, ["CT412"]),
        ({"stance": "opposes?"}, ["CT412"]),
        ({"stance": "opposes"}, []),
        ({"stance": "supports", "claim": "guard"}, []),
        ({"stance": "supports", "by": "Ida Venn"}, []),
        ({"stance": "supports", "by": "LPA (interpreter) > Marek Orlan"}, []),
        ({"stance": "supports", "by": "Ida Venn (spokesperson) > Marek Orlan"}, ["CT412"]),
        ({"stance": "supports", "by": "Ida Venn (interpreter) > LPA > Marek Orlan"}, []),
        ({"stance": "supports", "said": "2025-03-01"}, ["CT412"]),
    ],
)
def test_two_coders_of_one_article(tmp_path: Path, second: Any, codes: list[str]) -> None:
    one, other = article(said(**QUOTE), coder="a"), article(said(**second, **QUOTE), coder="b")

    assert [code for code, _ in both(tmp_path, one, other)] == codes


def test_an_occasion_that_no_codebook_knows_tells_no_utterances_apart(tmp_path: Path) -> None:
    one, other = article(said(at="a call", **QUOTE), coder="a"), article(said(at="a visit", **SUPPORTS), coder="b")

    assert [code for code, _ in both(tmp_path, one, other)] == ["CT412"]


def test_a_bare_topic_and_its_path_are_one_whoever_writes_which(tmp_path: Path) -> None:
    one = article(said(claim="-", topic="guarantees", **QUOTE), coder="a")
    other = article(said(claim="-", topic="security/guarantees", **SUPPORTS), coder="b")

    assert [code for code, _ in both(tmp_path, one, other)] == ["CT412"]


def test_coders_who_differ_on_the_source_of_an_article_heard_the_same_one(tmp_path: Path) -> None:
    one = article(said(by=None, **QUOTE), coder="a")
    other = article(said(by=None, **SUPPORTS), coder="b", source="Evening Herald")

    assert [code for code, _ in both(tmp_path, one, other)] == ["CT412"]


def test_a_stance_that_was_decided_differs_from_nobodys(tmp_path: Path) -> None:
    one, other = article(said(**QUOTE), coder="a"), article(said(**SUPPORTS), coder="b")
    decided: Object = {"type": "judgement", "kind": "statement", "verdict": "value", "field": "stance"}
    decided |= {"left": record_key("https://herald.example/1", "b", "s1"), "right": "opposes"}
    decided |= {"who": "editor", "decided_at": "2025-03-06T10:00:00+00:00"}

    assert both(tmp_path, one, other, decided) == []


def test_two_coders_who_write_a_topic_in_two_ways(tmp_path: Path) -> None:
    one = article(said(claim="-", topic="security/guarantees", **QUOTE), coder="a")
    other = article(said(claim="-", topic="Security / Guarantees", stance="supports", **QUOTE), coder="b")

    assert [code for code, _ in both(tmp_path, one, other)] == ["CT412"]


def test_what_a_word_for_a_stance_implies_of_a_claim_contradicts_nothing(tmp_path: Path) -> None:
    one, other = article(said(kind="position", **QUOTE)), article(said(stance="affirms", **QUOTE), url="2")

    assert both(tmp_path, one, other) == []


@pytest.mark.parametrize(
    ("second", "codes"),
    [
        ({"claim_text": "Troops may go."}, ["CT408"]),
        ({"claim_text": "Troops may come."}, []),
        ({"claim[ru]": "Войска."}, []),
        ({"claim_text": "Troops may come.", "kind": "fact"}, ["CT408"]),
        ({}, []),
    ],
)
def test_two_articles_on_one_claim(tmp_path: Path, second: Any, codes: list[str]) -> None:
    first = article(said(claim_text="Troops may come.", kind="position", **QUOTE))
    found = both(tmp_path, first, article(said(**second, **QUOTE), url="2"))

    assert [code for code, _ in found] == codes


def test_of_coders_who_differ_on_the_day_of_an_article_the_first_by_name_tells_it(tmp_path: Path) -> None:
    early = article(said(claim_text="Troops.", **QUOTE), coder="b", published="2025-03-01")
    late = article(coder="a", text=early["text"], published="2025-03-05")
    between = article(said(claim_text="No troops.", **QUOTE), url="2", published="2025-03-03")

    (found,) = both(tmp_path, early, late, between)
    assert found == ("CT408", "the claim `troops` has another text in `en` elsewhere: `No troops.` and `Troops.`")


def test_two_records_of_one_line_that_both_differ(tmp_path: Path) -> None:
    first = article(said(claim_text="Troops.", **QUOTE), published="2025-03-01")
    second = article(*(said(claim_text="No troops.", by=one) for one in ("Marek Orlan", "Ida Venn")), url="2")

    assert [code for code, _ in both(tmp_path, first, second)] == ["CT408", "CT408"]


@pytest.mark.parametrize("days", [(None, "2025-03-06"), ("2025-03-06", None)])
def test_an_undated_text_and_a_dated_one_in_whichever_order(tmp_path: Path, days: tuple[str | None, ...]) -> None:
    texts = [
        article(said(quote=f"Слова {number}."), **({"modified": day} if day else {})) for number, day in enumerate(days)
    ]

    assert both(tmp_path, *texts) == []


def test_two_texts_of_one_article(tmp_path: Path) -> None:
    first, second = article(said(**QUOTE)), article(said(quote="Иначе."), coder="b")

    assert [code for code, _ in both(tmp_path, first, second)] == ["CT403"]


@pytest.mark.parametrize("sample", ["harbour", "miami"])
def test_the_samples(tmp_path: Path, sample: str) -> None:
    checked = [one for one in check_files([SAMPLES / sample]).findings if one.code in BETWEEN]
    result = ingest(parse_location(tmp_path / "a.db"), Request((str(SAMPLES / sample),)))

    assert checked == [one for one in result.found.in_order() if one.code in BETWEEN]


@pytest.mark.parametrize(("first", "second", "codes"), [("10", "50", []), ("50", "10", ["CT408"])])
def test_of_two_texts_of_one_minute_the_later_counts(tmp_path: Path, first: str, second: str, codes: list[str]) -> None:
    texts = [
        article(said(quote=quote, claim="a", **more), modified=f"2025-03-05T10:00:{second}Z")
        for quote, second, more in (("Войск не будет.", first, {"claim_text": "Troops."}), ("Иначе.", second, {}))
    ]
    other = article(said(claim="a", claim_text="No troops.", **QUOTE), url="2")

    assert [code for code, _ in both(tmp_path, *texts, other)] == codes
