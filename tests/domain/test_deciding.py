"""Which values a person can decide of what, and how they are written."""

import json

import pytest

from claimtrack.domain.deciding import problem_of, text_lang, written


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("speaker", "name", '{"text": "Орлан", "lang": "ru", "kind": "inflected"}'),
        ("topic", "primary name", '{"text": "гавань"}'),
        ("topic", "primary name", '{"text": "гавань", "lang": "ru"}'),
        ("speaker", "member", '{"of": "Loria", "from": "2025-03-04"}'),
        ("speaker", "member", '{"of": "Loria", "until": "2025"}'),
        ("speaker", "member", '{"of": "Loria", "from": "2025-03-04", "until": "2025-03-04"}'),
        ("speaker", "member", '{"of": "Loria", "role": "Envoy", "from": "2024", "until": "2025-03"}'),
        ("speaker", "member", '{"of": "Loria", "from": "2025-03", "until": "2025"}'),
        ("source", "kind", "agency"),
        ("speaker", "kind", "government"),
        ("claim", "kind", "fact"),
        ("claim", "text[uk]", "Війська."),
        ("claim", "topics", "a/b; c"),
        ("statement", "stance", "perhaps"),
        ("statement", "condition", ""),
    ],
)
def test_a_value_that_can_be(kind: str, field: str, value: str) -> None:
    assert problem_of(kind, field, value) is None


@pytest.mark.parametrize(
    ("kind", "field", "value", "told"),
    [
        ("speaker", "stance", "supports", "nobody can decide `stance` of a speaker; one of: `name`, `primary name`, "),
        ("topic", "kind", "x", "nobody can decide `kind` of a topic; one of: `name`, `primary name`"),
        ("claim", "text", "x", "nobody can decide `text` of a claim; one of: `text[xx]`, `topics`, `kind`"),
        ("claim", "text[no language]", "x", "nobody can decide `text[no language]` of a claim"),
        ("speaker", "text[uk]", "x", "nobody can decide `text[uk]` of a speaker"),
        ("utterance", "said", "2025", "nobody can decide a value of an utterance; decide those of its records"),
        ("speaker", "name", "Орлан", 'a name is written {"text": "…", "lang": "…", "kind": "…"}, not Орлан'),
        ("speaker", "name", '["Орлан"]', "a name is written"),
        ("speaker", "name", '{"text": 7}', "a name is written"),
        ("speaker", "name", '{"text": "x", "lang": 7}', "a name is written"),
        ("speaker", "name", '{"lang": "ru"}', "a name has `text`, and may have lang, kind"),
        ("speaker", "name", '{"text": "  "}', "a name has `text`"),
        ("speaker", "name", '{"text": "x", "since": "2024"}', "a name has `text`, and may have lang, kind"),
        ("speaker", "name", '{"text": "x", "kind": "nick"}', "`nick` is no kind of name; one of: primary, alias"),
        ("speaker", "member", '{"role": "Envoy"}', "a member has `of`, and may have role, from, until"),
        ("speaker", "member", '{"of": "Loria", "from": "then"}', "then"),
        ("speaker", "member", '{"of": "Loria", "until": "2025-13"}', "2025-13"),
        ("speaker", "member", '{"of": "L", "from": "2025", "until": "2024"}', "nobody is a member from 2025"),
        ("source", "kind", "person", "`person` is no kind of source; one of: agency, newspaper"),
        ("speaker", "kind", "agency", "`agency` is no kind of speaker; one of: person"),
        ("topic", "primary name", '{"text": "war/pier"}', "`war/pier` is a path: a topic is called by the last name"),
        ("claim", "topics", "  ", "`topics` has no value"),
        ("claim", "text[uk]", "", "`text[uk]` has no value"),
        ("statement", "claim", " ", "`claim` has no value"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_told_with_what_could(kind: str, field: str, value: str, told: str) -> None:
    problem = problem_of(kind, field, value)

    assert problem is not None
    assert told in problem


def test_a_value_is_written_alike_whatever_the_order_and_without_what_is_not_said() -> None:
    value = written({"text": "Орлан", "lang": None, "kind": "alias"})

    assert value == written({"kind": "alias", "text": "Орлан", "lang": ""})
    assert json.loads(value) == {"text": "Орлан", "kind": "alias"}
    assert "Орлан" in value


@pytest.mark.parametrize(
    ("field", "lang"), [("text[uk]", "uk"), ("text[zh-Hant]", "zh-Hant"), ("text", None), ("text[", None), ("uk", None)]
)
def test_the_language_of_a_wording_stands_in_its_field(field: str, lang: str | None) -> None:
    assert text_lang(field) == lang
