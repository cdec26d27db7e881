"""The record -> W3C annotations as JSON-LD: one for each coding of a report, on the words it rests on.

Tags are `key:value`, as the profile `tags` reads them. What the model has no place for goes into tags of its own.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final
from urllib.parse import quote

from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.fields import LIST_FIELDS, claim_lang
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import OutArticle, OutCoding, Outgoing, has_own_date

_AROUND: Final = 32
_HEAD: Final = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationCollection",
    "label": "Who said what, by claimtrack",
}
_PLAIN: Final = ("act", "mode", "certainty", "condition", "distancing", "translation", "note")
_LANG: Final = "en"
_GAP: Final = " <\u2026> "
_GIVEN: Final = ("said-text", "to", "at", "cue", "kind", "about", "event", "also", "confidence")
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
_TEXTS: Final = "texts of articles"
_SILENT: Final = "articles without a statement"
_VOICES: Final = "anonymous voices"
_GAPS: Final = "quotes with gaps"
_LANGS: Final = "texts of claims in other languages"
_IMPUTED: Final = "statements imputed to somebody"
_JOINT: Final = "statements of several together"
_KEYS: Final = "other keys of headers"
_WHY: Final = {
    _TEXTS: "annotations point to a text; put it beside the file",
    _SILENT: "there is nothing in them to annotate",
    _VOICES: "written under their descriptions, as names",
    _GAPS: "written as several targets, which some tools take one by one",
    _LANGS: "one text of a claim is in it, and not its language",
    _IMPUTED: "tagged `imputed-to`; they come back without a speaker",
    _JOINT: "written as one annotation for each of them",
    _KEYS: "annotations tell of words, not of articles",
    "codebook entries": "annotations tell of words, not of people",
}
Object = dict[str, object]


class W3cWriter:
    """Writes a file of annotations: a collection with one page."""

    name = "w3c"
    suffix = ".jsonld"

    def write(self, record: Outgoing, path: Path) -> Sequence[Dropped]:
        """Write the record; equal records give equal bytes."""
        left: Counter[str] = Counter()
        content = blake2b(digest_size=10)
        total = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(_line(_HEAD).removesuffix("}"))
            for article in record.articles:
                _count(article, left)
                for coding in article.codings:
                    line = _line(_annotation(article, coding))
                    stream.write(
                        (",\n" if total else ',"first":{"type":"AnnotationPage","startIndex":0,"items":[\n') + line
                    )
                    content.update(line.encode())
                    total += 1
            name = f"urn:claimtrack:annotations-{content.hexdigest()}"
            stream.write(f'\n],"id":"{name}:1"}}' if total else "")
            stream.write(f',"total":{total},"id":"{name}"}}\n')
        left["codebook entries"] = sum(1 for _ in record.entries)
        return [Dropped(what, left[what], why) for what, why in _WHY.items() if left[what]]


def _count(article: OutArticle, left: Counter[str]) -> None:
    left[_TEXTS] += article.text is not None
    left[_SILENT] += not article.codings
    left[_KEYS] += len(article.extra)
    for coding in article.codings:
        left[_VOICES] += coding.speaker_kind == "anonymous" or any(name.startswith("anon(") for name in coding.chain)
        left[_IMPUTED] += coding.imputed
        left[_JOINT] += coding.joint
        left[_GAPS] += len(coding.segments) > 1 or (not coding.segments and len(_pieces(coding)) > 1)
        left[_LANGS] += any(_is_other(claim_lang(name), text, coding) for name, text in coding.given.items())


def _is_other(lang: str | None, text: str, coding: OutCoding) -> bool:
    return lang is not None and (lang != _LANG or text != coding.claim_text)


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _annotation(article: OutArticle, coding: OutCoding) -> Object:
    bodies: list[Object] = [
        {"type": "TextualBody", "purpose": "tagging", "value": f"{key}:{value}"}
        for key, value in (*_tags(article, coding), *_of_article(article))
    ]
    if coding.claim_text:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": coding.claim_text})
    told: Object = {"id": f"urn:claimtrack:{coding.report_key}:{coding.coding_key}", "type": "Annotation"}
    if coding.coder:
        told["creator"] = {"type": "Person", "name": coding.coder}
    return told | {"motivation": "tagging", "body": bodies, "target": _targets(article, coding)}


def _tags(article: OutArticle, coding: OutCoding) -> Iterator[tuple[str, str]]:
    if coding.speaker_kind != "unspecified":
        # What others tell as somebody's is not his own words, and must not come back as such.
        yield "imputed-to" if coding.imputed else "who", coding.speaker
    if coding.principal != coding.speaker and not coding.imputed:
        yield "side", coding.principal
        if coding.chain[-1:] == (coding.principal,):
            yield "speaks-for", coding.principal
    if between := _between(coding):
        yield "via", " > ".join(between)
    yield from _on_what(coding)
    yield "stance", coding.stance_label + ("?" if coding.conditional else "")
    yield from (("topic", topic) for topic in coding.topics)
    if has_own_date(article, coding):
        yield "said", coding.date_text
        if coding.date_basis != "explicit":
            yield "basis", coding.date_basis
    yield from ((name, value) for name in _PLAIN if (value := getattr(coding, name)))
    for name in _GIVEN:
        given = coding.given.get(name, "")
        values = [value for value, _ in split_values(given)] if name in LIST_FIELDS else [given]
        yield from ((name, value) for value in values if value)
    if coding.ref:
        yield "record-ref", coding.ref


def _on_what(coding: OutCoding) -> Iterator[tuple[str, str]]:
    if coding.claim:
        yield "claim", coding.claim
        if coding.claim_text:
            yield "claim-text", coding.claim_text


def _between(coding: OutCoding) -> tuple[str, ...]:
    """Give who stands between the source and the speaker, behind whom a spokesman's chain names whom he speaks for."""
    ends = [place for place, name in enumerate(coding.chain) if name == coding.speaker]
    return coding.chain[1 : ends[-1] if ends else -1]


def _of_article(article: OutArticle) -> Iterator[tuple[str, str]]:
    yield from (
        ("source", article.source),
        ("published", article.published_text or article.published),
        ("lang", article.lang),
    )
    names = ("title", "author", "archive", "ref")
    yield from ((name, value) for name in names if (value := getattr(article, name)))


def _targets(article: OutArticle, coding: OutCoding) -> object:
    page = quote(article.url, safe=_SAFE) if article.url else "urn:claimtrack:article:" + quote(article.key, safe=":/%")
    text = article.text
    if text is None or not coding.segments:
        selectors = [{"type": "TextQuoteSelector", "exact": piece} for piece in _pieces(coding)]
        return [{"source": page, "selector": one} for one in selectors] or page
    return [{"source": page, "selector": _selectors(text, start, end)} for start, end in coding.segments]


def _pieces(coding: OutCoding) -> list[str]:
    """Give the words of a quote that stands at no place of a text, cut at its gaps: each is a selection of its own."""
    pieces = (coding.quote or "").split(_GAP)
    return pieces if all(one.strip() for one in pieces) else [coding.quote] if coding.quote else []


def _selectors(text: str, start: int, end: int) -> list[Object]:
    words: Object = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
    return [words, {"type": "TextPositionSelector", "start": start, "end": end}]


WRITER: Final = W3cWriter()
