"""The record -> schema.org as JSON-LD: a `Claim` for each report, its author, and the article it appears in.

Reports of one statement have one `@id`, so that whoever reads JSON-LD puts them together.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import quote

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import OutArticle, OutCoding, Outgoing

_TYPES: Final = {"person": "Person", "anonymous": "Person", "unknown": "Thing", "document": "Thing"}
Object = dict[str, object]


class SchemaOrgWriter:
    """Writes a file of claims."""

    name = "schema-org"
    suffix = ".jsonld"

    def write(self, record: Outgoing, path: Path) -> Sequence[Dropped]:
        """Write the record; equal records give equal bytes."""
        texts = hidden = number = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            stream.write('{"@context":"https://schema.org","@graph":[')
            for article in record.articles:
                texts += article.text is not None
                for coding in article.codings:
                    if not coding.shown:
                        hidden += 1
                        continue
                    line = json.dumps(_claim(article, coding), ensure_ascii=False, separators=(",", ":"))
                    stream.write((",\n" if number else "\n") + line)
                    number += 1
            stream.write("\n]}\n")
        left = [
            Dropped("text of an article", texts, "only the quotes are in it"),
            Dropped("coding of a report that another coding tells", hidden, "a report is told once"),
            Dropped("codebook entry", sum(1 for _ in record.entries), "only the names that are used are in it"),
        ]
        return [one for one in left if one.number]


def _claim(article: OutArticle, coding: OutCoding) -> Object:
    told: Object = {"@type": "Claim", "@id": f"urn:claimtrack:{coding.statement_key}"}
    told["text"] = coding.claim_text or coding.claim or coding.quote
    if coding.speaker_kind != "unspecified":
        told["author"] = _actor(coding.speaker, coding.speaker_kind)
    if coding.principal != coding.speaker:
        told["sponsor"] = {"@type": "Organization", "name": coding.principal}
    if coding.date_basis != "publication" and coding.date_earliest == coding.date_latest:
        told["dateCreated"] = coding.date_latest
    told["about"] = [{"@type": "Thing", "name": topic} for topic in coding.topics]
    flags = {"conditional": coding.conditional, "imputed": coding.imputed, "joint": coding.joint}
    told["keywords"] = [f"stance:{coding.stance_label}", *(name for name, holds in flags.items() if holds)]
    told["appearance"] = _article(article, coding)
    return {key: value for key, value in told.items() if value}


def _actor(name: str, kind: str) -> Object:
    return {"@type": _TYPES.get(kind, "Organization"), "name": name}


def _article(article: OutArticle, coding: OutCoding) -> Object:
    told: Object = {
        "@type": "Article",
        "@id": article.url or "urn:claimtrack:article:" + quote(article.key, safe=":/%"),
    }
    told |= {"url": article.url, "headline": article.title, "datePublished": article.published}
    told |= {"inLanguage": article.lang, "archivedAt": article.archive}
    told["publisher"] = {"@type": "Organization", "name": article.source}
    if coding.quote:
        told["hasPart"] = {"@type": "Quotation", "text": coding.quote, "creditText": " > ".join(coding.chain)}
    return {key: value for key, value in told.items() if value}


WRITER: Final = SchemaOrgWriter()
