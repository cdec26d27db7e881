"""Claims and occasions as rows: look-up by key or name, and the rows for claims met for the first time."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from claimtrack.domain.resolve import Match, NameBook
from claimtrack.store.session import Row, WriteSession, table


class Claims:
    """Claim ids by key."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._same: Mapping[str, str] = {}
        self.load()

    def load(self) -> None:
        """Read all claims, forgetting what was known before."""
        claim = table("claim")
        self._ids: dict[str, int] = {row.key: row.id for row in self._session.run(select(claim.c.key, claim.c.id))}
        self._waiting: list[Row] = []

    def state(self, same: Mapping[str, str]) -> None:
        """Take the claims given up by judgements, each with the one that stays."""
        self._same = same

    def meet(self, key: str) -> int:
        """Give the id of a claim, entering an unreviewed one for a new key."""
        while key in self._same:
            key = self._same[key]
        if key not in self._ids:
            self._ids[key] = self._session.next_id("claim")
            event = {"event_text": None, "event_earliest": None, "event_latest": None}
            row = {"id": self._ids[key], "key": key, "kind": "position", "text": None, "reviewed": 0}
            self._waiting.append(row | event)
        return self._ids[key]

    def has(self, key: str) -> bool:
        """Tell whether there is a claim of this key."""
        return key in self._ids

    def ids_of(self, keys: Iterable[str]) -> list[int]:
        """Give the ids of claims."""
        return [self._ids[key] for key in keys]

    def flush(self) -> None:
        """Write the rows that wait."""
        self._session.insert("claim", self._waiting)
        self._waiting.clear()

    def forget(self, ids: set[int]) -> None:
        """Drop claims that no record uses any more."""
        self._ids = {key: claim_id for key, claim_id in self._ids.items() if claim_id not in ids}
        for name in ("claim_text", "claim_topic", "claim_about"):
            self._session.delete(name, "claim_id", ids)
        self._session.delete("claim_relation", "from_claim_id", ids)
        self._session.delete("claim_relation", "to_claim_id", ids)
        self._session.delete("claim", "id", ids)


class Occasions:
    """Occasions the codebook defines, by key and name."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self.load()

    def load(self) -> None:
        """Read all occasions, forgetting what was known before."""
        session = self._session
        self._book = NameBook()
        self._ids: dict[str, int] = {}
        occasion, name = table("occasion"), table("occasion_name")
        keys: dict[int, str] = {}
        for row in session.run(select(occasion.c.id, occasion.c.key)):
            keys[row.id] = row.key
            self._ids[row.key] = row.id
            self._book.add(row.key, [])
        for row in session.run(select(name.c.occasion_id, name.c.text)):
            self._book.add(keys[row.occasion_id], [row.text])

    def find(self, text: str | None) -> int | None:
        """Give the id of the occasion a text names; None where the codebook defines no such one."""
        found = self._book.find(text) if text else None
        return self._ids[found.key] if isinstance(found, Match) else None
