"""What names an article and a reading of it, and what a reading says: whatever file or database it is in."""

import json

from claimtrack.domain.dates import parse_date, utc_of
from claimtrack.domain.keys import content_key
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.domain.urls import normalise_url


def article_key(record: ArticleRecord) -> str:
    """Give an article's identity: normalised URL, else ref, else source, publication date and title.

    It has no white space, so that keys made of it and more sort as it does.
    """
    named = article_parts(record.url, record.ref, (record.source, record.published, record.title))
    return str(named[0]) if len(named) == 1 else content_key(*named)


def article_parts(
    url: str | None, ref: str | None, told: tuple[str, str, str | None]
) -> tuple[str] | tuple[str, str, str, str | None]:
    """Give what an article is known by; `told` are its source, day of publication and title."""
    if url:
        return ("%20".join(normalise_url(url).split()),)
    if ref:
        return ("%20".join(f"ref:{ref}".split()),)
    source, published, title = told
    return ("title", norm_key(source), published, title)


def stamp_of(record: ArticleRecord) -> str:
    """Give what orders the revisions of an article: the later of retrieved and modified, or "" without either.

    Times with an offset are told in UTC, so that they compare.
    """
    return when_of(record.retrieved, record.modified)[0]


def when_of(retrieved: str | None, modified: str | None) -> tuple[str, str]:
    """Give the stamp that two dates come to, and what orders texts of one stamp: their seconds and fractions in UTC."""
    return max(_moment(retrieved), _moment(modified))


def reading_identity(article: ArticleRecord) -> tuple[str, str, str]:
    """Give what names a reading: the article, its text, the coder."""
    return (article_key(article), article.sha256, article.coder)


def as_written(statement: StatementRecord) -> dict[str, str]:
    """Give the record as written, a claim text with its language: what it means must not hang on a codebook."""
    body = dict(statement.raw)
    if statement.claim is not None and (text := body.pop("claim_text", None)) is not None:
        langs = (lang for lang, said in statement.claim.texts.items() if said == text and f"claim[{lang}]" not in body)
        body[f"claim[{next(langs, 'en')}]"] = text
    return body


def content_of_reading(article: ArticleRecord) -> str:
    """Give the digest of what a reading holds; the order of its records says nothing."""
    records = sorted(json.dumps(as_written(one), sort_keys=True) for one in article.statements)
    return content_key("reading", json.dumps([dict(article.header), records], sort_keys=True), article.sha256)


def _moment(text: str | None) -> tuple[str, str]:
    return (parse_date(text).time or text, utc_of(text)) if text else ("", "")
