"""Decided values laid over a record: read as if they had been written so; what was coded stays readable."""

import pytest

from claimtrack.domain.amending import DECIDABLE, amended
from claimtrack.domain.findings import Finding
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.formats.native import parse

TEXT = """---
claimtrack: 1
source: Example Herald
url: https://herald.example/1
published: 2025-03-05
lang: ru
---
«Войск не будет», — сказал Орлан 🙂. Послезавтра решит Союз.

=== statements ===

@s1 opposes troops
> Войск не будет
by: ЛПА > Марек Орлан
said: 2025-03-04
claim: Troops may stay.
topic: war; harbour
about: Loria
kind: demand
act: deny
note: seen twice

@s2 affirms union-decides
> решит Союз
"""


def article(text: str = TEXT, lang: str = "en") -> ArticleRecord:
    raw, findings = parse(text, file="1.claim.md", sidecar=None)
    assert raw is not None
    read, more = read_article(raw, claim_lang=lang)
    assert read is not None
    assert [one for one in (*findings, *more) if one.severity == "error"] == []
    return read


def decided(**values: str) -> StatementRecord:
    found, findings = amended(article(), {"s1": {name.replace("_", "-"): text for name, text in values.items()}})
    assert findings == []
    assert found.statements[1] == article().statements[1]
    return found.statements[0]


def refused(**values: str) -> list[Finding]:
    found, findings = amended(article(), {"s1": values})
    assert found == article()
    return findings


def test_without_decided_values_nothing_changes() -> None:
    assert amended(article(), {}) == (article(), [])
    assert amended(article(), {"s1": {}, "s9": {"stance": "supports"}}) == (article(), [])


def test_the_record_as_coded_and_its_quote_stay_whatever_is_decided() -> None:
    found = decided(stance="supports?", by="Лена Восс", said="2025-03")
    coded = article().statements[0]

    assert (found.raw, found.places, found.quote, found.id) == (coded.raw, coded.places, coded.quote, "s1")


@pytest.mark.parametrize(
    ("text", "stance", "conditional"),
    [
        ("supports", 1, False),
        ("strongly-opposes?", -2, True),
        ("unclear", None, False),
        ("", None, False),
        ("0", 0, False),
    ],
)
def test_a_stance_is_read_as_in_a_record(text: str, stance: int | None, conditional: bool) -> None:  # noqa: FBT001
    found = decided(stance=text)

    assert (found.stance, found.conditional) == (stance, conditional)


def test_who_said_it_is_a_chain() -> None:
    chain = decided(by="Union Wire > anon(an aide; of: Loria) > Лена Восс & Орлан").chain

    assert [hop.name for hop in chain.hops] == ["Union Wire", None]
    assert [voice.name for voice in chain.asserters] == ["Лена Восс", "Орлан"]
    assert decided(by="").chain.asserters == ()


def test_a_day_is_bounded_by_the_publication() -> None:
    said = decided(said="2025-03-01/2025-03-09").date
    unsaid = decided(said="").date

    assert (said.earliest, said.latest, said.basis) == ("2025-03-01", "2025-03-05", "explicit")
    assert (unsaid.text, unsaid.basis) == ("../2025-03-05", "publication")


def test_another_claim_takes_nothing_of_what_was_said_of_the_one_before() -> None:
    found = decided(claim="bases").claim
    again = decided(claim="troops").claim
    coded = article().statements[0].claim

    assert found is not None
    assert (found.key, found.texts, found.about, found.kind) == ("bases", {}, (), None)
    assert again == coded


def test_a_claim_stays_as_defined_where_something_else_is_decided() -> None:
    found = decided(act="promise", stance="supports").claim

    assert found == article().statements[0].claim


@pytest.mark.parametrize(
    ("field", "text", "attribute", "value"),
    [
        ("act", "threaten", "act", "threaten"),
        ("mode", "indirect", "mode", "indirect"),
        ("certainty", "possible", "certainty", "possible"),
        ("condition", "if the Union pays 🙂", "condition", "if the Union pays 🙂"),
        ("topic", "peace/talks; гавань", "topics", ("peace/talks", "гавань")),
        ("to", "Kasteya; Лена Восс", "to", ("Kasteya", "Лена Восс")),
        ("also", "Union Wire", "also", ("Union Wire",)),
        ("ref", "speech:1", "ref", "speech:1"),
        ("at", "harbour-talks", "occasion", "harbour-talks"),
        ("cue", "сказал", "cue", "сказал"),
        ("distancing", "якобы", "distancing", "якобы"),
        ("translation", "There will be no troops", "translation", "There will be no troops"),
    ],
)
def test_a_field_is_read_as_in_a_record(field: str, text: str, attribute: str, value: object) -> None:
    assert getattr(decided(**{field: text}), attribute) == value


def test_every_field_can_be_taken_away_but_the_claim() -> None:
    for field in set(DECIDABLE) - {"claim"}:
        amended_one, findings = amended(article(), {"s1": {field: ""}})
        assert findings == [], field
        assert amended_one.statements[0].raw == article().statements[0].raw


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("stance", "perhaps", "CT501"),
        ("by", "ЛПА > anon(an aide", "CT414"),
        ("said", "some day", "CT301"),
        ("act", "shout", "CT502"),
        ("claim", "two words", "CT505"),
        ("basis", "hearsay", "CT502"),
    ],
)
def test_a_value_that_cannot_be_read_leaves_the_record_as_coded(field: str, text: str, code: str) -> None:
    (found,) = [one for one in refused(**{field: text}) if one.severity == "error"]

    assert found.code == code
    assert found.place.file == "1.claim.md"


def test_of_two_values_one_of_which_cannot_be_neither_holds() -> None:
    assert refused(stance="supports", act="shout") != []


def test_a_claim_can_be_left_out_only_with_a_topic() -> None:
    found = decided(claim="-", stance="unclear")

    assert found.claim is None
    assert found.topics == ("war", "harbour")
    assert refused(claim="-", topic="") != []


def test_what_cannot_be_of_one_record_leaves_the_others_decided() -> None:
    found, findings = amended(article(), {"s1": {"act": "shout"}, "s2": {"stance": "denies"}})

    assert [one.code for one in findings if one.severity == "error"] == ["CT502"]
    assert found.statements[0] == article().statements[0]
    assert found.statements[1].stance == -1


@pytest.mark.parametrize(
    ("field", "text", "line"), [("stance", "perhaps", 12), ("claim", "x y", 12), ("act", "shout", 20)]
)
def test_what_cannot_be_is_told_where_it_was_coded(field: str, text: str, line: int) -> None:
    (found,) = [one for one in refused(**{field: text}) if one.severity == "error"]
    places = article().statements[0].places

    assert found.place.line == line
    assert (found.place.line, found.place.column) == (places[field].line, places[field].column)


def test_what_a_day_rests_on_goes_with_the_day_it_was_coded_with() -> None:
    rested = article(TEXT.replace("said: 2025-03-04\n", "said: 2025-03-04\nbasis: inferred\n"))
    bases = [
        amended(rested, {"s1": values})[0].statements[0].date.basis
        for values in ({"said": "2025-03-03"}, {"said": "2025-03-04"}, {"act": "promise"}, {"basis": "explicit"})
    ]

    assert bases == ["explicit", "inferred", "inferred", "explicit"]


def test_the_wording_of_a_claim_stays_in_the_language_of_its_codebook() -> None:
    coded = article(lang="uk")
    found, _ = amended(coded, {"s1": {"act": "promise", "claim": "troops"}})

    assert coded.statements[0].claim is not None
    assert coded.statements[0].claim.texts == {"uk": "Troops may stay."}
    assert found.statements[0].claim == coded.statements[0].claim


def test_another_claim_takes_no_wording_of_any_language() -> None:
    worded = article(TEXT.replace("about: Loria\n", "about: Loria\nclaim[uk]: Війська лишаться.\n"))
    found = amended(worded, {"s1": {"claim": "bases"}})[0].statements[0].claim

    assert found is not None
    assert found.texts == {}


def test_a_record_without_a_claim_or_a_quote_can_be_decided_too() -> None:
    bare = article(
        TEXT.replace("@s2 affirms union-decides\n> решит Союз\n", "@s2 affirms -\ntopic: war\nevidence: record\n")
    )
    found, findings = amended(bare, {"s2": {"claim": "union-decides", "stance": "denies"}})

    assert [one for one in findings if one.severity == "error"] == []
    assert bare.statements[1].claim is None
    assert found.statements[1].claim is not None
    assert (found.statements[1].claim.key, found.statements[1].stance) == ("union-decides", -1)
    assert found.statements[1].quote == bare.statements[1].quote
