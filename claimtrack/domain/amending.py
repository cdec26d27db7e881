"""Records with decided values: each is read again as if it had been written so, by the reader of all records.

The record itself stays as coded; what is decided is laid over it, field by field.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from claimtrack.domain.annotation import Annotations
from claimtrack.domain.fields import CLAIM_FIELDS, claim_lang
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.records import ArticleRecord, RawArticle, RawRecord, StatementRecord, Value
from claimtrack.domain.values import Checker

WORDS: Final = ("stance", "claim")
"""The values of a record's first line that can be decided; `claim` is the key."""

DECIDABLE: Final = (
    *WORDS,
    *("by", "said", "said-text", "basis", "at", "act", "mode", "certainty", "condition", "topic", "to", "also"),
    *("ref", "cue", "distancing", "translation"),
)
"""The fields of a record that a person can decide; an empty text takes a field away."""

_OF_THE_CLAIM: Final = ("claim_text", *CLAIM_FIELDS)
Values = Mapping[str, Mapping[str, str]]
"""Decided values by record id, by field."""


def amended(article: ArticleRecord, values: Values) -> tuple[ArticleRecord, list[Finding]]:
    """Give the article with its records as decided, and what is wrong with decided values.

    A record that cannot be read with its decided values stays as coded. `raw` is what was coded in any case.
    """
    check = Checker()
    reader = Annotations(check, RawArticle(article.place, {}, article.text, ()), article.published_on, "en")
    statements = tuple(_read(reader, check, one, values.get(one.id)) for one in article.statements)
    return replace(article, statements=statements), check.findings


def _read(
    reader: Annotations, check: Checker, coded: StatementRecord, decided: Mapping[str, str] | None
) -> StatementRecord:
    if not decided:
        return coded
    before = len(check.findings)
    read = reader.read(_written(coded, decided))
    if read is None or has_errors(check.findings[before:]):
        return coded
    claim = read.claim
    if claim is not None and coded.claim is not None and claim.key == coded.claim.key:
        claim = replace(coded.claim, kind=claim.kind)
    return replace(read, claim=claim, raw=coded.raw, places=coded.places)


def _written(coded: StatementRecord, decided: Mapping[str, str]) -> RawRecord:
    """Give the record as it would be written with these values."""
    written = {name: text for name, text in coded.raw.items() if name not in ("id", "stance", "claim", "quote")}
    if decided.get("claim", coded.raw["claim"]) != coded.raw["claim"]:
        # What it says of the claim it was coded with is no word on the other one.
        written = {name: text for name, text in written.items() if not _of_the_claim(name)}
    if decided.get("said", coded.raw.get("said", "")) != coded.raw.get("said", ""):
        written.pop("basis", None)  # Nor is what it rested its day on a word on another day.
    written |= {name: text for name, text in decided.items() if name not in WORDS}
    fields = {
        "claim" if name == "claim_text" else name: _value(coded, name, text) for name, text in written.items() if text
    }
    quote = coded.raw.get("quote")
    return RawRecord(
        place=coded.place,
        id=_value(coded, "id", coded.id),
        stance=_value(coded, "stance", decided.get("stance", coded.raw["stance"])),
        claim=_value(coded, "claim", decided.get("claim", coded.raw["claim"])),
        quotes=(_value(coded, "quote", quote),) if quote is not None else (),
        fields=fields,
    )


def _of_the_claim(name: str) -> bool:
    return name in _OF_THE_CLAIM or claim_lang(name) is not None


def _value(coded: StatementRecord, name: str, text: str) -> Value:
    return Value(text, coded.places.get(name, coded.place))
