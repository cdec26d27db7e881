"""Codebook entries as rows: a vouched-for speaker, source or occasion takes the place of an unreviewed one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sqlalchemy import delete, select

from claimtrack.domain.names import norm_key
from claimtrack.store.session import Row, WriteSession, table

Name = tuple[str, str, str]
"""Text, language ("und" where nobody said), kind."""

_UNSAID: Final = "und"


class Vouched:
    """Writes what a codebook vouches for, keeping the ids of what is there under the same keys."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session

    def speaker(self, key: str, row: Row, names: Sequence[Name]) -> int:
        """Write a speaker and its names; give its id."""
        nobody: Row = {"descriptor": None, "affiliation_id": None, "reason": None}
        speaker_id = self._upsert("speaker", key, row | {"reviewed": 1}, nobody)
        self._session.delete("speaker_name", "speaker_id", [speaker_id])
        rows = [one | {"speaker_id": speaker_id, "kind": kind} for one, kind in self._names("speaker_name", names)]
        self._session.insert("speaker_name", rows)
        return speaker_id

    def source(self, speaker_id: int, row: Row) -> None:
        """Write the source that a speaker is."""
        source = table("source")
        source_id = self._session.run(select(source.c.id).where(source.c.speaker_id == speaker_id)).scalar()
        if source_id is None:
            given = row | {"id": self._session.next_id("source"), "speaker_id": speaker_id}
            self._session.insert("source", [given])
        else:
            self._session.update("source", source_id, row)

    def domains(self, domains: Mapping[str, str]) -> None:
        """Write all domains, each with the key of its source, in place of what was there."""
        source, speaker = table("source"), table("speaker")
        query = select(speaker.c.key, source.c.id).select_from(
            source.join(speaker, speaker.c.id == source.c.speaker_id)
        )
        ids = {row["key"]: row["id"] for row in self._session.gather(query, speaker.c.key, domains.values())}
        self._session.run(delete(table("source_domain")))
        rows = [
            {"id": self._session.next_id("source_domain"), "source_id": ids[key], "domain": domain}
            for domain, key in sorted(domains.items())
        ]
        self._session.insert("source_domain", rows)

    def occasion(self, key: str, row: Row, names: Sequence[Name]) -> None:
        """Write an occasion and its names."""
        occasion_id = self._upsert("occasion", key, row)
        self._session.delete("occasion_name", "occasion_id", [occasion_id])
        rows = [one | {"occasion_id": occasion_id} for one, _ in self._names("occasion_name", names)]
        self._session.insert("occasion_name", rows)

    def memberships(self, rows: Iterable[Row]) -> None:
        """Write all memberships in place of what was there; of two with one beginning the one that lasts longer."""
        self._session.run(delete(table("membership")))
        lasting = sorted(rows, key=lambda row: str(row["end_day"]))
        unique = {tuple(row[c] for c in ("member_id", "group_id", "role", "date_from")): row for row in lasting}
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
            said = "" if lang == _UNSAID else lang
            if (said, text) not in seen:
                row = {"id": self._session.next_id(name), "text": text, "lang": said, "norm_key": norm_key(text)}
                seen[said, text] = (row, kind)
        return list(seen.values())
