"""One annotation read: every field it may have, and what is said where a field is wrong."""

import pytest

from claimtrack.domain.findings import Finding
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import Place, RawArticle, RawRecord, StatementRecord, Value
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.formats import native

HEADER = {"claimtrack": "1", "source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT = "Орлан сказал да.\nВойск не будет.\n"
HEADER_LINES = len(HEADER) + 2


def read(records: str, *, lang: str = "en", text: str = TEXT) -> tuple[tuple[StatementRecord, ...], list[Finding]]:
    head = "".join(f"{key}: {value}\n" for key, value in HEADER.items())
    raw, form = native.parse(f"---\n{head}---\n{text}=== statements ===\n{records}", file="a.claim.md")
    assert raw is not None
    assert form == []
    article, findings = read_article(raw, claim_lang=lang)
    return article.statements if article else (), findings


def told(records: str) -> list[tuple[str, str, str, str | None]]:
    """Give the findings: code, the words at the place, message, hint."""
    _, findings = read(records)
    lines = records.split("\n")
    first = HEADER_LINES + TEXT.count("\n") + 2
    return [
        (one.code, lines[one.place.line - first][one.place.column - 1 :][: one.place.width], one.message, one.hint)
        for one in findings
    ]


FULL = """@s-1 supports? ports
> Войск не будет
by: Марек Орлан
said: 2025-03-04
said-text: вчера
basis: relative
to: Kasteya; "Union; north"
at: harbour-talks
act: promise
mode: mixed
cue: заверил
distancing: якобы
certainty: possible
condition: если Союз уйдёт
claim: The ports open.
claim[ru]: Порты откроют.
kind: demand
topic: harbour; security
about: Loria
event: 2025
also: LPA
ref: lpa:7
confidence: 0.5
translation: There will be no troops.
note: sic
"""


def test_every_field_is_read() -> None:
    (found,), findings = read(FULL)
    assert findings == []
    assert (found.id, found.stance, found.stance_label, found.conditional) == ("s-1", 1, "supports", True)
    assert found.claim is not None
    assert (found.claim.key, found.claim.kind, found.claim.about) == ("ports", "demand", ("Loria",))
    assert found.claim.texts == {"en": "The ports open.", "ru": "Порты откроют."}
    assert found.claim.event is not None
    assert found.claim.event.text == "2025"
    assert [voice.name for voice in found.chain.asserters] == ["Марек Орлан"]
    assert (found.date.text, found.date.basis, found.date.said_text) == ("2025-03-04", "relative", "вчера")
    assert (found.to, found.also, found.topics) == (("Kasteya", "Union; north"), ("LPA",), ("harbour", "security"))
    assert (found.act, found.mode, found.certainty, found.confidence) == ("promise", "mixed", "possible", 0.5)
    assert (found.cue, found.distancing, found.condition) == ("заверил", "якобы", "если Союз уйдёт")
    assert (found.occasion, found.ref) == ("harbour-talks", "lpa:7")
    assert (found.translation, found.note, found.evidence) == ("There will be no troops.", "sic", "text")


def test_every_field_is_kept_as_written_with_its_place() -> None:
    (found,), _ = read(FULL)
    assert found.raw["id"] == "s-1"
    assert (found.raw["stance"], found.raw["claim"], found.raw["claim_text"]) == (
        "supports?",
        "ports",
        "The ports open.",
    )
    assert (found.raw["quote"], found.raw["to"]) == ("Войск не будет", 'Kasteya; "Union; north"')
    assert found.raw.keys() == found.places.keys()
    first = found.place.line
    assert {name: found.places[name].line - first for name in ("id", "quote", "by", "claim_text", "note")} == {
        "id": 0,
        "quote": 1,
        "by": 2,
        "claim_text": 14,
        "note": 24,
    }
    assert [found.places[name].column for name in ("id", "stance", "claim", "by")] == [2, 6, 16, 5]


def test_a_record_without_a_quote_has_no_place_of_one() -> None:
    (found,), findings = read("@s1 1 k\n")
    assert [one.code for one in findings] == ["CT201"]
    assert "quote" not in found.raw
    assert "quote" not in found.places


@pytest.mark.parametrize(
    ("record", "finding"),
    [
        ("@s!1 1 k", ("CT110", "s!1", "`s!1` cannot be an id", "letters, digits and . : / - _ only")),
        ("@a 1 a;b", ("CT505", "a;b", "`a;b` cannot be a claim key", "letters and digits, joined by - . / or _")),
        *(
            (f"@a {word} k", ("CT501", word, f"`{word}` is not a stance", f"did you mean `{meant}`?"))
            for words, meant in ((("for", "pro"), "supports"), (("against", "anti", "contra"), "opposes"))
            for word in words
        ),
        ("@a Contra? k", ("CT501", "Contra?", "`Contra?` is not a stance", "did you mean `opposes`?")),
        ("@a Denis k", ("CT501", "Denis", "`Denis` is not a stance", "did you mean `denies`?")),
        (
            "@a за k",
            (
                "CT501",
                "за",
                "`за` is not a stance",
                f"one of: {', '.join(STANCE_WORDS)}, -2 … 2",
            ),
        ),
        ("@a 1 -", ("CT503", "-", "a record without a claim needs a topic", "add: topic: …")),
    ],
)
def test_what_is_wrong_with_the_first_line_is_said(record: str, finding: tuple[str, str, str, str]) -> None:
    assert told(f"{record}\n> Войск не будет\n") == [finding]


@pytest.mark.parametrize(
    ("field", "finding"),
    [
        ("by:", ("CT113", "`by` has no value", "fill it in or remove the line")),
        ("ref: 7", ("CT415", "the ref `7` joins nothing", "say whose mark it is, for example `lpa:7`")),
        ("kind: fct", ("CT502", "`fct` is not a kind of claim", "did you mean `fact`?")),
        ("act: promis", ("CT502", "`promis` is not an act", "did you mean `promise`?")),
        ("mode: mixd", ("CT502", "`mixd` is not a mode", "did you mean `mixed`?")),
        ("certainty: posible", ("CT502", "`posible` is not a degree of certainty", "did you mean `possible`?")),
        ("evidence: txt", ("CT502", "`txt` is not a kind of evidence", "did you mean `text`?")),
        ("basis: inferre", ("CT502", "`inferre` is not a basis of a date", "did you mean `inferred`?")),
        ("said: 2025-03-06", ("CT302", "said on 2025-03-06, but published on 2025-03-05", None)),
        ("claim[ua]: Порт.", ("CT120", "`ua` is not a language tag", "did you mean `uk`?")),
        ("claim[]: Порт.", ("CT120", "`?` is not a language tag", "for example en, ru, uk")),
        ("event: soon", ("CT301", "'soon' is not a date", "write 2025-03-04")),
        ("confidence: 2", ("CT504", "`2` is not a number from 0 to 1", "for example 0.8")),
        ("by: A & B > C", ("CT414", "`&` joins speakers in the last link only", "also:")),
    ],
)
def test_what_is_wrong_with_a_field_is_said(field: str, finding: tuple[str, str, str | None]) -> None:
    [(code, _, message, hint)] = told(f"@a 1 k\n> Войск не будет\n{field}\n")
    assert (code, message) == finding[:2]
    assert (hint or "").startswith(finding[2] or "") or (finding[2] or "") in (hint or "")
    assert (hint is None) == (finding[2] is None)


def test_the_place_of_a_mistake_in_a_chain_is_the_link() -> None:
    [(code, words, *_)] = told("@a 1 k\n> Войск не будет\nby: ЛПА > anon(x) aide > B\n")
    assert (code, words) == ("CT414", "aide")


@pytest.mark.parametrize("said", ["2025-03-05", "2025-03-05/2025-03-09", "../2025-03-09"])
def test_what_may_have_been_said_by_the_day_of_publication_is_no_matter(said: str) -> None:
    assert told(f"@a 1 k\n> Войск не будет\nsaid: {said}\n") == []


def test_two_texts_of_a_claim_in_one_language_are_one_too_many() -> None:
    records = "@a 1 k\n> Войск не будет\nclaim: A.\nclaim[EN]: B.\n"
    assert told(records) == [("CT104", "B.", "the claim has two texts in `en`", None)]
    (found,), findings = read(records, lang="uk")
    assert findings == []
    assert found.claim is not None
    assert found.claim.texts == {"uk": "A.", "en": "B."}


def test_a_record_without_a_claim_describes_none() -> None:
    hint = "give the claim a key in place of -"
    records = "@a 1 -\n> Войск не будет\ntopic: x\nkind: fact\nclaim[ru]: Порт.\nevent: 2025\nabout: Loria\nnote: y\n"
    assert told(records) == [
        ("CT506", words, f"`{name}` describes a claim, but this record has none", hint)
        for name, words in (("kind", "fact"), ("claim[ru]", "Порт."), ("event", "2025"), ("about", "Loria"))
    ]


def test_an_id_is_taken_by_its_first_record_and_says_where() -> None:
    first = HEADER_LINES + TEXT.count("\n") + 2
    records = "@a 1 k\n> Войск не будет\n@a 1 l\n> Орлан\n@b 1 l\n> да\n@a 1 m\n> сказал\n"
    assert [(code, hint) for code, _, _, hint in told(records)] == [("CT111", f"first on line {first}")] * 2
    assert told(records)[0][2] == "the id `a` is taken"


def test_an_id_taken_on_the_same_line_is_not_said_to_be_there() -> None:
    assert [(one.code, one.hint) for one in read_line("a", "1")] == [("CT111", None)]


def test_an_id_or_stance_that_is_missing_is_no_wrong_one() -> None:
    assert read_line("", "1") == []
    assert [one.code for one in read_line("a", "")] == ["CT111"]


def read_line(record_id: str, stance: str) -> list[Finding]:
    """Give the findings of an article on one line, with the same record twice."""
    place = Place("a.jsonl", 1)

    def value(text: str) -> Value:
        return Value(text, place)

    record = RawRecord(place, value(record_id), value(stance), value("k"), (value("да"),))
    header = {key: value(text) for key, text in HEADER.items()}
    return read_article(RawArticle(place, header, "да\n", (record, record)))[1]


def test_an_empty_field_counts_as_not_given() -> None:
    (found,), findings = read("@a 1 k\n> Войск\n> не будет\ncue:\nclaim:\nsaid:\nto:\n")
    assert [one.code for one in findings] == ["CT113"] * 4
    assert found.claim is not None
    assert (found.cue, found.claim.texts, found.date.basis, found.to) == (None, {}, "publication", ())
    assert found.places["quote"].line == found.place.line + 1
