"""Raw article -> article record: every value checked and typed, every problem of the unit found in one go."""

import re
from hashlib import sha256

from claimtrack.domain.annotation import Annotations
from claimtrack.domain.fields import HEADER_KEYS, REQUIRED_KEYS, VERSION
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.names import closest
from claimtrack.domain.records import ArticleRecord, RawArticle, Value
from claimtrack.domain.values import Checker

# What stands in for the day of publication where it cannot be read, so that all other values are checked as well.
_NEVER = "9999-12-31"
# Header keys that tell how a file holds its text.
_OF_THE_FILE = ("text", "sha256")
# Header keys by which an article, or what it speaks of, is found again.
_FOUND_BY = ("source", "url", "ref", "coder")
_ONE_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T.+)?)?)?")


def read_article(raw: RawArticle, *, claim_lang: str = "en") -> tuple[ArticleRecord | None, list[Finding]]:
    """Give the record of an article, or None where an error refuses it, and all findings of its content.

    `claim_lang` is the language of a plain `claim:` field: that of the codebook.
    """
    check = Checker()
    _required(raw, check)
    published = _published(raw, check)
    lang = check.lang(raw.header.get("lang"))
    _other_dates(raw, check)
    _addresses(raw, check)
    _lengths(raw, check)
    digest = _digest(raw, check)
    annotations = Annotations(check, raw, published, claim_lang)
    statements = [annotations.read(record) for record in raw.records]
    if has_errors(check.findings):
        return None, check.findings
    # Whatever an article came from, it is held, and given out, in this version of the notation.
    given = {"claimtrack": VERSION} | {key: one.text for key, one in raw.header.items() if key not in _OF_THE_FILE}
    known = {key: given.get(key) or None for key in HEADER_KEYS}
    record = ArticleRecord(
        place=raw.place,
        source=given["source"],
        published=given["published"],
        published_on=published,
        lang=lang or "",
        coder=given.get("coder", ""),
        text=raw.text,
        sha256=digest,
        url=known["url"],
        ref=known["ref"],
        title=known["title"],
        author=known["author"],
        archive=known["archive"],
        retrieved=known["retrieved"],
        modified=known["modified"],
        extractor=known["extractor"],
        header=given,
        meta={key: text for key, text in given.items() if key not in HEADER_KEYS},
        places={key: value.place for key, value in raw.header.items()},
        statements=tuple(statement for statement in statements if statement is not None),
    )
    return record, check.findings


def _required(raw: RawArticle, check: Checker) -> None:
    for key in REQUIRED_KEYS:
        value = raw.header.get(key)
        if value is None:
            near = closest(key, raw.header, limit=1)
            hint = f"did you mean `{key}` where you wrote `{near[0]}`?" if near else f"add: {key}: …"
            check.report("CT105", raw.place, f"the article has no `{key}`", hint)
        elif not value.text:
            check.report("CT105", value.place, f"`{key}` has no value", None)


def _published(raw: RawArticle, check: Checker) -> str:
    value = raw.header.get("published")
    if value is None or not value.text:
        return _NEVER
    return _one_date(value, check) or _NEVER


def _one_date(value: Value, check: Checker) -> str | None:
    """Give the last possible day of a day, month, year or time."""
    date = check.date(value)
    if date is None:
        return None
    if not _ONE_DATE.fullmatch(date.text) or date.latest is None:
        check.report("CT303", value.place, f"`{value.text}` is not one day, month, year or time", "e.g. 2025-03-05")
        return None
    return date.latest


def _other_dates(raw: RawArticle, check: Checker) -> None:
    for key in ("retrieved", "modified"):
        value = raw.header.get(key)
        if value is not None and value.text:
            _one_date(value, check)


def _addresses(raw: RawArticle, check: Checker) -> None:
    for key in ("url", "archive"):
        value = raw.header.get(key)
        if value is None or not value.text or re.match(r"https?://[^\s/]", value.text, re.IGNORECASE):
            continue
        hint = f"https://{value.text}" if "://" not in value.text else None
        check.report("CT119", value.place, f"`{key}` does not begin with http:// or https://", hint)


def _lengths(raw: RawArticle, check: Checker) -> None:
    for key in _FOUND_BY:
        if (value := raw.header.get(key)) is not None:
            check.bounded(value.place, f"`{key}`", value.text)


def _digest(raw: RawArticle, check: Checker) -> str:
    if raw.text is None:
        return ""
    digest = sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest()
    stated = raw.header.get("sha256")
    if stated is not None and stated.text.lower() != digest:
        check.report("CT115", stated.place, "the text has another digest", f"it is {digest}")
    return digest
