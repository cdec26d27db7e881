"""Codebook entries as rows: a vouched-for speaker, source, topic or occasion takes the place of an unreviewed one."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select

from claimtrack.domain.names import norm_key
from claimtrack.store.session import Row, WriteSession, table

Name = tuple[str, str, str]
UNSAID = "und"


class Vouched:
    """Writes what a codebook vouches for, keeping the ids of what is there under the same keys."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session

    def speaker(self, key: str, row: Row, names: Sequence[Name]) -> int:
        """Write a speaker and its names; give its id."""
        anonymous: Row = {"descriptor": None, "affiliation_id": None, "reason": None}
        speaker_id = self._upsert("speaker", key, row | {"reviewed": 1}, anonymous)
        self._session.delete("speaker_name", "speaker_id", [speaker_id])
        rows = [one | {"speaker_id": speaker_id, "kind": kind} for one, kind in self._names("speaker_name", names)]
        self._session.insert("speaker_name", rows)
        return speaker_id

    def source(self, speaker_id: int, row: Row, domains: Iterable[str]) -> None:
        """Write the source that a speaker is, and its domains."""
        source, domain = table("source"), table("source_domain")
        source_id = self._session.run(select(source.c.id).where(source.c.speaker_id == speaker_id)).scalar()
        if source_id is None:
            source_id = self._session.next_id("source")
            self._session.insert("source", [row | {"id": source_id, "speaker_id": speaker_id}])
        else:
            self._session.update("source", source_id, row)
        self._session.run(delete(domain).where(domain.c.source_id == source_id))
        given = list(dict.fromkeys(domains))
        self._session.delete("source_domain", "domain", given)
        rows = [{"id": self._session.next_id("source_domain"), "source_id": source_id, "domain": one} for one in given]
        self._session.insert("source_domain", rows)

    def topic(self, key: str, names: Sequence[Name]) -> None:
        """Write a topic and its names; where it stands is said by `put_under`, when all topics are there."""
        topic_id = self._upsert("topic", key, {"name": names[0][0], "parent_id": None, "reviewed": 1})
        self._session.delete("topic_name", "topic_id", [topic_id])
        rows = [one | {"topic_id": topic_id} for one, _ in self._names("topic_name", names)]
        self._session.insert("topic_name", rows)

    def put_under(self, key: str, parent_id: int) -> None:
        """Put a topic under another."""
        topic = table("topic")
        self._session.run(topic.update().where(topic.c.key == key).values(parent_id=parent_id))

    def occasion(self, key: str, row: Row, names: Sequence[Name]) -> None:
        """Write an occasion and its names."""
        occasion_id = self._upsert("occasion", key, row)
        self._session.delete("occasion_name", "occasion_id", [occasion_id])
        rows = [one | {"occasion_id": occasion_id} for one, _ in self._names("occasion_name", names)]
        self._session.insert("occasion_name", rows)

    def memberships(self, rows: list[Row]) -> None:
        """Write all memberships in place of what was there."""
        self._session.run(delete(table("membership")))
        unique = {tuple(row[c] for c in ("member_id", "group_id", "role", "date_from")): row for row in rows}
        given = [row | {"id": self._session.next_id("membership")} for row in unique.values()]
        self._session.insert("membership", given)

    def _upsert(self, name: str, key: str, row: Row, new: Row | None = None) -> int:
        target = table(name)
        found = self._session.run(select(target.c.id).where(target.c.key == key)).scalar()
        if found is not None:
            self._session.update(name, found, row)
            return int(found)
        row_id = self._session.next_id(name)
        self._session.insert(name, [row | (new or {}) | {"id": row_id, "key": key}])
        return row_id

    def _names(self, name: str, names: Sequence[Name]) -> list[tuple[Row, str]]:
        seen: dict[tuple[str, str], tuple[Row, str]] = {}
        for text, lang, kind in names:
            said = "" if lang == UNSAID else lang
            if (said, text) not in seen:
                row = {"id": self._session.next_id(name), "text": text, "lang": said, "norm_key": norm_key(text)}
                seen[said, text] = (row, kind)
        return list(seen.values())
