"""Topics, claims and occasions as rows: look-up by name or key, and the rows for what is met for the first time."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Ambiguous, Match, NameBook, TopicBook
from claimtrack.store.session import Row, WriteSession, table


@dataclass(slots=True)
class TopicNode:
    """A topic as the write side needs it."""

    id: int
    key: str
    parent_id: int | None
    reviewed: bool


class Topics:
    """The tree of topics, kept in step with the tables for the length of a write command."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self.load()

    def load(self) -> None:
        """Read all topics, forgetting what was known before.

        An unreviewed topic that was met by a bare name the codebook now knows is not found any more: it is about to
        be absorbed.
        """
        self.book = TopicBook()
        self._by_key: dict[str, TopicNode] = {}
        topic, name = table("topic"), table("topic_name")
        names: dict[int, list[str]] = {}
        for row in self._session.run(select(name.c.topic_id, name.c.text)):
            names.setdefault(row.topic_id, []).append(row.text)
        columns = (topic.c.id, topic.c.key, topic.c.parent_id, topic.c.reviewed)
        nodes = [
            TopicNode(row.id, row.key, row.parent_id, bool(row.reviewed)) for row in self._session.run(select(*columns))
        ]
        keys = {node.id: node.key for node in nodes}
        for node in sorted(nodes, key=lambda one: (not one.reviewed, one.key)):
            self._by_key[node.key] = node
            bare = not node.reviewed and node.parent_id is None
            if not (bare and self.book.find(node.key) is not None):
                self.book.add(node.key, names.get(node.id, ()), keys.get(node.parent_id or 0))

    def get(self, key: str) -> TopicNode | None:
        """Give the topic of a key."""
        return self._by_key.get(key)

    def find(self, text: str) -> TopicNode | Ambiguous | None:
        """Give the topic of a name or a path `a/b`."""
        found = self.book.find(text)
        return self._by_key[found.key] if isinstance(found, Match) else found

    def meet(self, text: str) -> TopicNode:
        """Give the topic of a name or path, entering unreviewed ones for what is new."""
        found = self.find(text)
        if isinstance(found, TopicNode):
            return found
        above, _, name = text.rpartition("/")
        parent = self.meet(above) if above.strip() else None
        key = f"{parent.key}/{norm_key(name)}" if parent else norm_key(name)
        return self._by_key.get(key) or self.add(key, name.strip(), parent=parent)

    def add(self, key: str, name: str, *, parent: TopicNode | None = None) -> TopicNode:
        """Enter an unreviewed topic under its name."""
        node = TopicNode(self._session.next_id("topic"), key, parent.id if parent else None, reviewed=False)
        row: Row = {"id": node.id, "key": key, "name": name, "parent_id": node.parent_id, "reviewed": 0}
        self._session.insert("topic", [row])
        row_id = self._session.next_id("topic_name")
        named = {"id": row_id, "topic_id": node.id, "text": name, "lang": "", "norm_key": norm_key(name)}
        self._session.insert("topic_name", [named])
        self._by_key[key] = node
        self.book.add(key, [name], parent.key if parent else None)
        return node

    def forget(self, ids: Iterable[int]) -> None:
        """Drop topics that nothing belongs to any more."""
        gone = list(ids)
        self._session.delete("topic_name", "topic_id", gone)
        self._session.delete("topic", "id", gone)
        self.load()


class Claims:
    """Claim ids by key."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        claim = table("claim")
        self._ids: dict[str, int] = {row.key: row.id for row in session.run(select(claim.c.key, claim.c.id))}
        self._waiting: list[Row] = []

    def meet(self, key: str) -> int:
        """Give the id of a claim, entering an unreviewed one for a new key."""
        if key not in self._ids:
            self._ids[key] = self._session.next_id("claim")
            event = {"event_text": None, "event_earliest": None, "event_latest": None}
            row = {"id": self._ids[key], "key": key, "kind": "position", "text": None, "reviewed": 0}
            self._waiting.append(row | event)
        return self._ids[key]

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
