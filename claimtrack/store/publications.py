"""Articles, their revisions and their readings as rows, a batch at a time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from claimtrack.domain.keys import content_key
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import ArticleRecord
from claimtrack.domain.urls import normalise_url
from claimtrack.store.session import Row, WriteSession, chunks, table


def article_key(record: ArticleRecord) -> str:
    """Give an article's identity: normalised URL, else ref, else source, publication date and title."""
    if record.url:
        return normalise_url(record.url)
    if record.ref:
        return f"ref:{record.ref}"
    return content_key("title", norm_key(record.source), record.published, record.title)


def stamp_of(record: ArticleRecord) -> str:
    """Give what orders the revisions of an article: the later of retrieved and modified, or "" without either."""
    return max(record.retrieved or "", record.modified or "")


@dataclass(slots=True)
class Revision:
    """A stored version of an article's text."""

    id: int
    sha256: str
    stamp: str
    is_current: bool


@dataclass(slots=True)
class StoredReading:
    """A stored reading: which revision, whose, and the hash of what it held."""

    id: int
    revision_id: int
    coder: str
    content_hash: str


class Publications:
    """What is stored of a batch of articles; rows are written at once, because codings hang on them."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self.article_ids: dict[str, int] = {}
        self.revisions: dict[int, list[Revision]] = {}
        self.readings: dict[int, list[StoredReading]] = {}

    def load(self, keys: Iterable[str]) -> None:
        """Read what is stored under these article keys; forgets what was loaded before."""
        self.article_ids.clear()
        self.revisions.clear()
        self.readings.clear()
        self.article_ids.update({row["key"]: row["id"] for row in self._session.rows("article", "key", keys)})
        revision, reading = table("article_revision"), table("reading")
        columns = (revision.c.id, revision.c.article_id, revision.c.sha256, revision.c.stamp, revision.c.is_current)
        for some in chunks(self.article_ids.values()):
            for row in self._session.run(select(*columns).where(revision.c.article_id.in_(some))):
                one = Revision(row.id, row.sha256, row.stamp, bool(row.is_current))
                self.revisions.setdefault(row.article_id, []).append(one)
        known = [one.id for several in self.revisions.values() for one in several]
        columns = (reading.c.id, reading.c.revision_id, reading.c.coder, reading.c.content_hash)
        for some in chunks(known):
            for row in self._session.run(select(*columns).where(reading.c.revision_id.in_(some))):
                self.readings.setdefault(row.revision_id, []).append(StoredReading(*row))

    def add_article(self, key: str, record: ArticleRecord, source_id: int) -> int:
        """Enter an article."""
        article_id = self._session.next_id("article")
        url_norm = normalise_url(record.url) if record.url else None
        row = {"id": article_id, "key": key, "source_id": source_id}
        self._session.insert("article", [row | {"url": record.url, "url_norm": url_norm, "ref": record.ref}])
        self.article_ids[key] = article_id
        self.revisions[article_id] = []
        return article_id

    def add_revision(self, article_id: int, record: ArticleRecord) -> Revision:
        """Enter a version of an article's text."""
        revision = Revision(self._session.next_id("article_revision"), record.sha256, stamp_of(record), False)
        row = {
            "id": revision.id,
            "article_id": article_id,
            "sha256": record.sha256,
            "text": record.text,
            "is_current": 0,
        }
        self._session.insert("article_revision", [row | _described(record)])
        self.revisions[article_id].append(revision)
        return revision

    def describe(self, article_id: int, revision: Revision, record: ArticleRecord, source_id: int) -> None:
        """Take title, dates and links of a revision, and the article's address, from this record."""
        self._session.update("article_revision", revision.id, _described(record))
        revision.stamp = stamp_of(record)
        self._session.update("article", article_id, {"source_id": source_id, "url": record.url, "ref": record.ref})

    def elect_current(self, article_id: int) -> list[Revision]:
        """Mark the revision with the latest stamp as current; give the revisions whose mark changed."""
        revisions = self.revisions[article_id]
        latest = max(revisions, key=lambda one: (one.stamp, one.sha256))
        changed = [one for one in revisions if one.is_current != (one is latest)]
        for one in sorted(changed, key=lambda one: one is latest):
            one.is_current = one is latest
            self._session.update("article_revision", one.id, {"is_current": int(one.is_current)})
        return changed

    def keep_reading(self, revision: Revision, record: ArticleRecord, content_hash: str) -> StoredReading:
        """Enter or renew a coder's reading of a revision."""
        values = {
            "header": json.dumps(dict(record.header), ensure_ascii=False, sort_keys=True),
            "content_hash": content_hash,
        }
        for stored in self.readings.get(revision.id, ()):
            if stored.coder == record.coder:
                self._session.update("reading", stored.id, values)
                stored.content_hash = content_hash
                return stored
        stored = StoredReading(self._session.next_id("reading"), revision.id, record.coder, content_hash)
        row = {"id": stored.id, "revision_id": revision.id, "coder": record.coder}
        self._session.insert("reading", [row | values])
        self.readings.setdefault(revision.id, []).append(stored)
        return stored


def _described(record: ArticleRecord) -> Row:
    return {
        "source_name": record.source,
        "title": record.title,
        "author": record.author,
        "lang": record.lang,
        "published": record.published,
        "published_on": record.published_on,
        "archive": record.archive,
        "retrieved": record.retrieved,
        "modified": record.modified,
        "stamp": stamp_of(record),
        "meta": json.dumps(dict(record.meta), ensure_ascii=False, sort_keys=True),
    }
