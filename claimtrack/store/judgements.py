"""Judgements as rows, and the codings whose parts they name."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import select

from claimtrack.domain.judged import ROW, WHICH, WITHDRAWAL, Judged, part_key
from claimtrack.store.session import Row, WriteSession, table


class JudgementStore:
    """Reads judgements and writes new ones."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session

    def all(self) -> list[Judged]:
        """Give all judgements, those taken back as well."""
        judgement = table("judgement")
        rows = self._session.run(select(*(judgement.c[name] for name in SAID)))
        return [Judged.of(dict(row)) for row in rows.mappings()]

    def parts(self, codings: Iterable[int] | None) -> Iterator[tuple[str, int]]:
        """Give the part keys of codings (None = of all), each with its coding."""
        coding, reading, revision = table("coding"), table("reading"), table("article_revision")
        article, speaker = table("article"), table("coding_speaker")
        columns = (article.c.key, reading.c.coder, coding.c.record_id, speaker.c.position, coding.c.id)
        query = select(*columns).select_from(
            speaker.join(coding, coding.c.id == speaker.c.coding_id)
            .join(reading, reading.c.id == coding.c.reading_id)
            .join(revision, revision.c.id == reading.c.revision_id)
            .join(article, article.c.id == revision.c.article_id)
        )
        if codings is None:
            rows: Iterable[Row] = map(dict, self._session.run(query).mappings())
        else:
            rows = self._session.gather(query, coding.c.id, codings)
        for row in rows:
            yield part_key(row["key"], row["coder"], row["record_id"], row["position"]), row["id"]

    def enter(self, given: Iterable[Row]) -> list[Row]:
        """Enter the judgements that are not there yet; give those. One taken back elsewhere is taken back here too."""
        judgement = table("judgement")
        columns = [judgement.c[name] for name in _IDENTITY]
        query = select(*columns, judgement.c.id, judgement.c.retracted_at)
        rows = self._session.run(query).all()
        known: dict[tuple[Any, ...], tuple[int, str | None]] = {tuple(r[:-2]): (r.id, r.retracted_at) for r in rows}
        new: list[Row] = []
        for row in given:
            identity = tuple(row[name] for name in _IDENTITY)
            stored = known.get(identity)
            if stored is None:
                row_id = self._session.next_id("judgement")
                known[identity] = (row_id, row["retracted_at"])
                new.append(row | {"id": row_id})
            elif row["retracted_at"] is not None and stored[1] is None:
                self._session.update("judgement", stored[0], {name: row[name] for name in WITHDRAWAL})
                new.append(row)
        self._session.insert("judgement", [row for row in new if "id" in row])
        return new


SAID: Final = tuple(ROW.values())
_IDENTITY: Final = tuple(ROW[word] for word in WHICH)
