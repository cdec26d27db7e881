"""Articles, their revisions and their readings: looked up a batch at a time, written together at its end."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from claimtrack.domain.named_articles import article_key, stamp_of, when_of
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import ArticleRecord
from claimtrack.domain.urls import normalise_url
from claimtrack.store.session import Row, WriteSession, is_current, table

_TABLES: Final = ("article", "article_revision", "reading")


@dataclass(slots=True)
class Revision:
    """A version of an article's text; `when` orders those of one stamp."""

    id: int
    article_id: int
    sha256: str
    stamp: str
    is_current: bool
    when: str = ""


@dataclass(slots=True)
class StoredReading:
    """A coder's reading of a revision, and the hash of what it held; `is_stored` until the batch is written."""

    id: int
    revision_id: int
    coder: str
    content_hash: str
    is_stored: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """What an article shows of its current revision: the name of its source, its address as given, its ref."""

    source_name: str
    url: str | None
    ref: str | None


class Publications:
    """What is known of the articles of a batch: `load` reads it, `flush` writes what became of it.

    Codings hang on these rows, so that `flush` comes first.
    """

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self.article_ids: dict[str, int] = {}
        self.source_ids: dict[int, int] = {}
        self.revisions: dict[int, list[Revision]] = {}
        self.readings: dict[int, list[StoredReading]] = {}
        self._new: dict[str, dict[int, Row]] = {name: {} for name in _TABLES}
        self._changed: dict[str, dict[int, Row]] = {name: {} for name in _TABLES}

    def load(self, keys: Iterable[str]) -> None:
        """Read what is stored under these article keys; forgets what was loaded before."""
        session = self._session
        self.article_ids.clear()
        self.source_ids.clear()
        self.revisions.clear()
        self.readings.clear()
        for row in session.rows("article", "key", keys):
            self.article_ids[row["key"]] = row["id"]
            self.source_ids[row["id"]] = row["source_id"]
            self.revisions[row["id"]] = []
        revision, reading = table("article_revision"), table("reading")
        stored = ("id", "article_id", "sha256", "stamp", "is_current", "retrieved", "modified")
        query = select(*(revision.c[name] for name in stored))
        for row in session.gather(query, revision.c.article_id, self.revisions):
            when = when_of(row["retrieved"], row["modified"])[1]
            one = Revision(row["id"], row["article_id"], row["sha256"], row["stamp"], bool(row["is_current"]), when)
            self.revisions[one.article_id].append(one)
            self.readings[one.id] = []
        read = (reading.c.id, reading.c.revision_id, reading.c.coder, reading.c.content_hash)
        for row in session.gather(select(*read), reading.c.revision_id, self.readings):
            self.readings[row["revision_id"]].append(StoredReading(**row))

    def find(self, record: ArticleRecord) -> tuple[StoredReading, Revision] | None:
        """Give the reading that a record is, with its revision; None where it was refused."""
        revisions = self.revisions.get(self.article_ids.get(article_key(record), 0), ())
        revision = next((one for one in revisions if one.sha256 == record.sha256), None)
        readings = self.readings[revision.id] if revision is not None else ()
        reading = next((one for one in readings if one.coder == record.coder), None)
        return (reading, revision) if reading is not None and revision is not None else None

    def add_article(self, key: str, record: ArticleRecord) -> int:
        """Enter an article; whose it is, is said when its current revision is known."""
        article_id = self._session.next_id("article")
        url_norm = normalise_url(record.url) if record.url else None
        self._new["article"][article_id] = {"id": article_id, "key": key, "url_norm": url_norm}
        self.article_ids[key] = article_id
        self.revisions[article_id] = []
        return article_id

    def add_revision(self, article_id: int, record: ArticleRecord) -> Revision:
        """Enter a version of an article's text; `describe` says the rest of it."""
        revision = Revision(self._session.next_id("article_revision"), article_id, record.sha256, "", is_current=False)
        row = {"id": revision.id, "article_id": article_id, "sha256": record.sha256, "text": record.text}
        self._new["article_revision"][revision.id] = row | {"is_current": 0}
        self.revisions[article_id].append(revision)
        self.readings[revision.id] = []
        return revision

    def describe(self, revision: Revision, record: ArticleRecord) -> None:
        """Take title, dates and source of a revision from this record."""
        self._set("article_revision", revision.id, _described(record))
        revision.stamp, revision.when = when_of(record.retrieved, record.modified)

    def keep_reading(self, revision: Revision, record: ArticleRecord, content_hash: str) -> StoredReading:
        """Enter or renew a coder's reading of a revision."""
        values = {"header": _header(record), "content_hash": content_hash}
        for stored in self.readings[revision.id]:
            if stored.coder == record.coder:
                self._set("reading", stored.id, values)
                stored.content_hash = content_hash
                return stored
        stored = StoredReading(
            self._session.next_id("reading"), revision.id, record.coder, content_hash, is_stored=False
        )
        row = {"id": stored.id, "revision_id": revision.id, "coder": record.coder}
        self._new["reading"][stored.id] = row | values
        self.readings[revision.id].append(stored)
        return stored

    def elect(self, article_id: int) -> list[Revision]:
        """Mark the revision with the latest stamp as current; give the revisions whose mark changed."""
        revisions = self.revisions[article_id]
        latest = max(revisions, key=lambda one: (one.stamp, one.when, one.sha256))
        changed = [one for one in revisions if one.is_current != (one is latest)]
        for one in changed:
            one.is_current = one is latest
            self._set("article_revision", one.id, {"is_current": int(one.is_current)})
        return changed

    def header_of(self, reading: StoredReading) -> dict[str, str]:
        """Give the header of a reading as it was given."""
        waiting = self._new["reading"].get(reading.id) or self._changed["reading"].get(reading.id)
        row = waiting or self._session.rows("reading", "id", [reading.id])[0]
        header: dict[str, str] = json.loads(row["header"])
        return header

    def shown(self, article_id: int) -> Shown:
        """Give what the article shows: what the first coder (by name) of its current revision says."""
        current = next(one for one in self.revisions[article_id] if one.is_current)
        header = self.header_of(min(self.readings[current.id], key=lambda one: one.coder))
        return Shown(header["source"], header.get("url") or None, header.get("ref") or None)

    def show(self, article_id: int, shown: Shown, source_id: int) -> None:
        """Write what the article shows."""
        self._set("article", article_id, {"source_id": source_id, "url": shown.url, "ref": shown.ref})
        self.source_ids[article_id] = source_id

    def _set(self, name: str, row_id: int, values: Row) -> None:
        waiting = self._new[name].get(row_id)
        if waiting is None:
            waiting = self._changed[name].setdefault(row_id, {})
        waiting.update(values)

    def flush(self) -> None:
        """Write what waits."""
        for name in _TABLES:
            self._session.insert(name, list(self._new[name].values()))
            self._new[name].clear()
            for row_id, values in self._changed[name].items():
                self._session.update(name, row_id, values)
            self._changed[name].clear()

    def drop(self, revision: Revision) -> list[StoredReading]:
        """Forget a stored revision with its readings; `remove` deletes the rows once nothing hangs on them."""
        self.revisions[revision.article_id].remove(revision)
        return self.readings.pop(revision.id)

    def remove(self, revision_id: int, readings: Iterable[StoredReading]) -> None:
        """Delete a revision and its readings."""
        self._session.delete("reading", "id", [one.id for one in readings])
        self._session.delete("article_revision", "id", [revision_id])

    def published_by(self, names: Iterable[str]) -> dict[int, str]:
        """Give the articles whose current revision names its source by one of these folded names, with the name."""
        folded = set(names)
        revision = table("article_revision")
        used = self._session.run(select(revision.c.source_name).distinct()).scalars()
        meant = [name for name in used if norm_key(name) in folded]
        query = select(revision.c.article_id, revision.c.source_name).where(is_current(revision))
        found = self._session.gather(query, revision.c.source_name, meant)
        return {row["article_id"]: row["source_name"] for row in found}

    def hand_over(self, article_id: int, source_id: int) -> None:
        """Give an article to another source."""
        self._set("article", article_id, {"source_id": source_id})


def _header(record: ArticleRecord) -> str:
    return json.dumps(dict(record.header), ensure_ascii=False, sort_keys=True)


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
        "extractor": record.extractor,
        "stamp": stamp_of(record),
        "meta": json.dumps(dict(record.meta), ensure_ascii=False, sort_keys=True),
    }
