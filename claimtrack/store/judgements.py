"""Judgements as rows, and the codings whose parts they name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select

from claimtrack.domain.judged import ROW, WHICH, WITHDRAWAL, Judged, part_key
from claimtrack.store.session import Row, WriteSession, table


@dataclass(frozen=True, slots=True)
class Entered:
    """A judgement that was entered, or whose withdrawal was; then `before` says how far it was withdrawn till then."""

    row: Row
    before: Row | None = None


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

    def enter(self, given: Iterable[Row]) -> list[Entered]:
        """Enter the judgements that are not there yet, and withdrawals of such as are; give what was entered.

        Of two withdrawals of one judgement the first made stays, whichever comes in first.
        """
        judgement = table("judgement")
        columns = [judgement.c[name] for name in (*_IDENTITY, *WITHDRAWAL, "id")]
        stored = [dict(row) for row in self._session.run(select(*columns)).mappings()]
        known: dict[tuple[Any, ...], Row] = {_identity(row): row for row in stored}
        new: list[Row] = []
        ended: list[Entered] = []
        for row in given:
            there = known.get(_identity(row))
            if there is None:
                new.append(known.setdefault(_identity(row), dict(row)))
            elif _ended(row) < _ended(there):
                if "id" in there:
                    ended.append(Entered(row, {name: there[name] for name in WITHDRAWAL}))
                    self._session.update("judgement", there["id"], {name: row[name] for name in WITHDRAWAL})
                there.update({name: row[name] for name in WITHDRAWAL})
        self._session.insert("judgement", [row | {"id": self._session.next_id("judgement")} for row in new])
        return [*(Entered(row) for row in new), *ended]


def _identity(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _IDENTITY)


def _ended(row: Row) -> tuple[Any, ...]:
    """Give the order of withdrawals of one judgement; one that stands comes last."""
    return row["retracted_at"] is None, *(row[name] or "" for name in WITHDRAWAL)


SAID: Final = tuple(ROW.values())
_IDENTITY: Final = tuple(ROW[word] for word in WHICH)
