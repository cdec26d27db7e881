"""Which records of an article of another tool make no sense: they are told one by one, the others go in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimtrack.domain.findings import Finding
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place, RawArticle, RawRecord, Value

_NUMBERS: Final = 1_000_000_000
"""Lines that no file has: to tell records apart that stand on one line of theirs."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What makes sense of an article: `article` is None where the whole is wrong, and `findings` say why.

    `refused` are the errors of records that were left out of it, `bad` their number.
    """

    raw: RawArticle
    article: ArticleRecord | None
    findings: Sequence[Finding]
    refused: Sequence[Finding] = ()
    bad: int = 0


def sound(raw: RawArticle) -> Sound:
    """Read an article without the records that are wrong in themselves."""
    article, findings = read_article(raw)
    if article is not None:
        return Sound(raw, article, findings)
    errors = [one for one in read_article(_numbered(raw))[1] if one.severity == "error"]
    wrong = {one.place.line - _NUMBERS for one in errors}
    if not wrong <= set(range(len(raw.records))):
        return Sound(raw, None, findings)
    good = replace(raw, records=tuple(one for number, one in enumerate(raw.records) if number not in wrong))
    article, left = read_article(good)
    if article is None:
        return Sound(raw, None, findings)
    return Sound(good, article, left, [_as_written(one, raw) for one in errors], len(wrong))


def _numbered(raw: RawArticle) -> RawArticle:
    return replace(raw, records=tuple(_at(one, _NUMBERS + number) for number, one in enumerate(raw.records)))


def _at(record: RawRecord, line: int) -> RawRecord:
    def moved(value: Value) -> Value:
        return replace(value, place=replace(value.place, line=line))

    return replace(
        record,
        place=replace(record.place, line=line),
        id=moved(record.id),
        stance=moved(record.stance),
        claim=moved(record.claim),
        quotes=tuple(map(moved, record.quotes)),
        fields={name: moved(value) for name, value in record.fields.items()},
    )


def _as_written(one: Finding, raw: RawArticle) -> Finding:
    record = raw.records[one.place.line - _NUMBERS]
    place: Place = replace(one.place, line=record.place.line)
    return replace(one, place=place, message=f"{record.id.text}: {one.message}")
