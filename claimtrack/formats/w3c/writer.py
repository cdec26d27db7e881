"""The record -> W3C annotations as JSON-LD: one for each coding of a report, on the words it rests on.

Tags are `key:value`, as the profile `tags` reads them.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import OutArticle, OutCoding, Outgoing

_AROUND: Final = 32
_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_PLAIN: Final = ("act", "mode", "certainty", "condition", "note")
Object = dict[str, object]


class W3cWriter:
    """Writes a file of annotations."""

    name = "w3c"
    suffix = ".jsonld"

    def write(self, record: Outgoing, path: Path) -> Sequence[Dropped]:
        """Write the record; equal records give equal bytes."""
        texts = number = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write(f'{{"@context":"{_CONTEXT}","type":"AnnotationPage","items":[')
            for article in record.articles:
                texts += article.text is not None
                for coding in article.codings:
                    stream.write((",\n" if number else "\n") + _line(_annotation(article, coding)))
                    number += 1
            stream.write("\n]}\n")
        left = [
            Dropped("text of an article", texts, "annotations point to a text; put it beside the file"),
            Dropped("codebook entry", sum(1 for _ in record.entries), "annotations tell of words, not of people"),
        ]
        return [one for one in left if one.number]


def _line(value: Object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _annotation(article: OutArticle, coding: OutCoding) -> Object:
    bodies: list[Object] = [
        {"type": "TextualBody", "purpose": "tagging", "value": f"{key}:{value}"}
        for key, value in _tags(article, coding)
    ]
    if coding.claim_text:
        bodies.append({"type": "TextualBody", "purpose": "commenting", "value": coding.claim_text})
    if coding.translation:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": coding.translation})
    told: Object = {"id": f"urn:claimtrack:{coding.report_key}:{coding.coding_key}", "type": "Annotation"}
    if coding.coder:
        told["creator"] = {"type": "Person", "name": coding.coder}
    return told | {"motivation": "tagging", "body": bodies, "target": _targets(article, coding)}


def _tags(article: OutArticle, coding: OutCoding) -> Iterator[tuple[str, str]]:
    if coding.speaker_kind != "unspecified":
        yield "who", coding.speaker
    if coding.principal != coding.speaker:
        yield "side", coding.principal
    if len(coding.chain) > 2:  # noqa: PLR2004 - the source, whoever stands between, the speaker
        yield "via", " > ".join(coding.chain[1:-1])
    if coding.claim:
        yield "claim", coding.claim
    yield "stance", coding.stance_label + ("?" if coding.conditional else "")
    yield from (("topic", topic) for topic in coding.topics)
    if coding.date_basis != "publication":
        yield "said", coding.date_text
    yield from ((name, value) for name in _PLAIN if (value := getattr(coding, name)))
    if coding.imputed:
        yield "imputed", "yes"
    yield from (("source", article.source), ("published", article.published), ("lang", article.lang))
    yield from ((name, value) for name in ("title", "author") if (value := getattr(article, name)))


def _targets(article: OutArticle, coding: OutCoding) -> object:
    page = article.url or "urn:claimtrack:article:" + quote(article.key, safe=":/%")
    text = article.text
    if text is None or not coding.segments:
        return (
            {"source": page, "selector": {"type": "TextQuoteSelector", "exact": coding.quote}} if coding.quote else page
        )
    return [{"source": page, "selector": _selectors(text, start, end)} for start, end in coding.segments]


def _selectors(text: str, start: int, end: int) -> list[Object]:
    words: Object = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
    return [words, {"type": "TextPositionSelector", "start": start, "end": end}]


WRITER: Final = W3cWriter()
