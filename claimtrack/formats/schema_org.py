"""The record -> schema.org as JSON-LD: a `Claim` for each report, its author, and the article it appears in.

Reports of one statement have one `@id`, so that whoever reads JSON-LD puts them together.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import OutArticle, OutCoding, Outgoing, has_own_date

_ORGANISATIONS: Final = ("organisation", "government", "side", "collective", "outlet")
_PEOPLE: Final = ("person", "anonymous")
_ANON: Final = "anon("
_DATE: Final = re.compile(r"\d{4}(-\d\d){0,2}(T.+)?")
_KEYWORDS: Final = ("act", "certainty", "mode", "condition", "distancing")
_GIVEN: Final = {
    "said-text": "words for dates",
    "to": "addressees",
    "at": "occasions",
    "cue": "attributing words",
    "also": "further sources",
    "confidence": "confidence of coders",
}
_NO_FIELD: Final = "schema.org has no field for them"
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_TEXTS: Final = "texts of articles"
_HIDDEN: Final = "codings of reports that another coding tells"
_SILENT: Final = "articles without a statement"
_DATES: Final = "dates that are no single day"
_STANCES: Final = "stances as numbers"
_CODERS: Final = ("notes of coders", "names of coders", "places of quotes in texts")
_WHY: Final = {
    _TEXTS: "only the quotes are in it",
    _HIDDEN: "a report is told once",
    _SILENT: "there is no claim in them",
    _DATES: "a claim is created on one day",
    _STANCES: "written as words under keywords",
    **dict.fromkeys((*_CODERS, *_GIVEN.values()), _NO_FIELD),
    "codebook entries": "only the names that are used are in it",
}
Object = dict[str, object]


class SchemaOrgWriter:
    """Writes a file of claims."""

    name = "schema-org"
    suffix = ".jsonld"

    def write(self, record: Outgoing, path: Path) -> Sequence[Dropped]:
        """Write the record; equal records give equal bytes."""
        left: Counter[str] = Counter()
        number = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write('{"@context":"https://schema.org","@graph":[')
            for article in record.articles:
                left[_TEXTS] += article.text is not None
                left[_SILENT] += not article.codings
                for coding in article.codings:
                    if not coding.shown:
                        left[_HIDDEN] += 1
                        continue
                    left.update(_lost(article, coding))
                    line = json.dumps(_claim(article, coding), ensure_ascii=False, separators=(",", ":"))
                    stream.write((",\n" if number else "\n") + line)
                    number += 1
            stream.write("\n]}\n")
        left["codebook entries"] = sum(1 for _ in record.entries)
        return [Dropped(what, left[what], why) for what, why in _WHY.items() if left[what]]


def _lost(article: OutArticle, coding: OutCoding) -> Iterator[str]:
    for what, is_lost in (
        (_DATES, has_own_date(article, coding) and not _day(coding)),
        (_STANCES, coding.stance is not None),
        *zip(_CODERS, (coding.note, coding.coder, coding.segments), strict=True),
    ):
        if is_lost:
            yield what
    yield from (what for name, what in _GIVEN.items() if name in coding.given)


def _claim(article: OutArticle, coding: OutCoding) -> Object:
    told: Object = {"@type": "Claim", "@id": f"urn:claimtrack:{coding.statement_key}"}
    told["text"] = coding.claim_text or coding.claim or coding.quote
    told |= _author(coding)
    if coding.principal != coding.speaker and not coding.imputed:
        told["sponsor"] = {"@type": "Organization", "name": coding.principal}
    told["dateCreated"] = _day(coding)
    told["about"] = [{"@type": "Thing", "name": topic} for topic in coding.topics]
    flags = {"conditional": coding.conditional, "imputed": coding.imputed, "joint": coding.joint}
    flags["anonymous"] = coding.speaker_kind == "anonymous"
    told["keywords"] = [
        f"stance:{coding.stance_label}",
        *(f"{name}:{value}" for name in _KEYWORDS if (value := getattr(coding, name))),
        *(name for name, holds in flags.items() if holds),
    ]
    told["appearance"] = _article(article, coding)
    return {key: value for key, value in told.items() if value}


def _day(coding: OutCoding) -> str | None:
    is_one = coding.date_basis != "publication" and coding.date_earliest == coding.date_latest
    return coding.date_latest if is_one else None


def _author(coding: OutCoding) -> Object:
    """Give who made the claim; one who is told to think so, or of whom nothing is known, is only credited by name."""
    if coding.speaker_kind == "unspecified":
        return {}
    if coding.imputed:
        return {"creditText": f"imputed to {coding.speaker}"}
    if coding.speaker_kind in _PEOPLE:
        return {"author": {"@type": "Person", "name": _bare(coding.speaker)}}
    if coding.speaker_kind in _ORGANISATIONS:
        return {"author": {"@type": "Organization", "name": coding.speaker}}
    return {"creditText": coding.speaker}


def _bare(name: str) -> str:
    """Give the words that describe an anonymous voice, without our notation for it."""
    return name.removeprefix(_ANON).removesuffix(")") if name.startswith(_ANON) else name


def _article(article: OutArticle, coding: OutCoding) -> Object:
    published = article.published_text or article.published
    url = quote(article.url, safe=_SAFE) if article.url else None
    told: Object = {
        "@type": "Article",
        "@id": url or "urn:claimtrack:article:" + quote(article.key, safe=":/%"),
        "url": url,
        "headline": article.title,
        "datePublished": published if _DATE.fullmatch(published) else None,
        "inLanguage": article.lang,
        "archivedAt": article.archive,
        "publisher": {"@type": "Organization", "name": article.source},
        "creditText": article.author,
    }
    if coding.quote:
        words: Object = {"@type": "Quotation", "text": coding.quote, "creditText": " > ".join(coding.chain)}
        if coding.translation:
            words["workTranslation"] = {"@type": "Quotation", "text": coding.translation}
        told["hasPart"] = words
    return {key: value for key, value in told.items() if value}


WRITER: Final = SchemaOrgWriter()
