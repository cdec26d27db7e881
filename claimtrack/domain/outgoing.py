"""What a writer of another tool's format is given: the articles with all codings of them, as the record has them now.

Names are resolved, judgements applied, dates settled: what a writer needs is here, and it never sees a database.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

NO_EXTRA: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class OutCoding:
    """What one coder recorded of one asserter in one article.

    `chain` begins with the publishing source; `segments` are half-open code points of the article's text, none where
    there is no quote. `shown` tells the coding that the report shows from others of the same report. `given` are the
    fields as the coder wrote them, by name.
    """

    coding_key: str
    report_key: str
    statement_key: str
    record_id: str
    coder: str = ""
    shown: bool = True
    ref: str = ""
    speaker: str = ""
    speaker_kind: str = ""
    principal: str = ""
    organisation: str = ""
    sides: tuple[str, ...] = ()
    claim: str | None = None
    claim_text: str | None = None
    topics: tuple[str, ...] = ()
    stance: int | None = None
    stance_label: str = ""
    conditional: bool = False
    condition: str | None = None
    act: str | None = None
    certainty: str | None = None
    mode: str | None = None
    distancing: str | None = None
    imputed: bool = False
    joint: bool = False
    date_text: str = ""
    date_earliest: str | None = None
    date_latest: str | None = None
    date_basis: str = ""
    chain: tuple[str, ...] = ()
    segments: tuple[tuple[int, int], ...] = ()
    quote: str | None = None
    translation: str | None = None
    note: str | None = None
    given: Mapping[str, str] = field(default_factory=lambda: NO_EXTRA)


@dataclass(frozen=True, slots=True)
class OutArticle:
    """One article in its current text. `extra` are the keys of its header that are the article's own.

    `published` is a day, the last possible one where `published_text`, the date as given, is a month or a year.
    """

    key: str
    source: str
    published: str
    lang: str
    published_text: str = ""
    title: str | None = None
    url: str | None = None
    archive: str | None = None
    ref: str | None = None
    author: str | None = None
    text: str | None = None
    extra: Mapping[str, str] = field(default_factory=lambda: NO_EXTRA)
    codings: tuple[OutCoding, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The whole record: articles by key, each read when its turn comes, and codebook entries as JSON Lines has them."""

    articles: Iterable[OutArticle]
    entries: Iterable[Mapping[str, object]] = ()


def has_own_date(article: OutArticle, coding: OutCoding) -> bool:
    """Tell whether a coding has another date than "by the day its article was published".

    It has one also where its coder found the article under another day than the others did.
    """
    bounds = (coding.date_earliest, coding.date_latest)
    return coding.date_basis != "publication" or bounds != (None, article.published)
