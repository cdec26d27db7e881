"""The tree of topics as rows, kept in step with the codebook and with the topics that records name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select, update

from claimtrack.domain.names import best_spelling, norm_key
from claimtrack.domain.planting import Forest, Node, Stated, plant
from claimtrack.domain.resolve import Hints, TopicBook
from claimtrack.store.session import Row, WriteSession, table

Names = tuple[tuple[str, str], ...]
"""Names of a topic as (text, language), the one to show first."""


@dataclass(frozen=True, slots=True)
class StoredTopic:
    """What the rows of a topic say."""

    name: str
    parent_id: int | None
    reviewed: int
    names: frozenset[tuple[str, str]]


class Topics:
    """The topics of the codebook and of the records; `settle` brings the rows up to date with both."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._hints = Hints()
        self.load()

    def load(self) -> None:
        """Read what is stored, forgetting what was known before; `state` must follow."""
        topic, name, named = table("topic"), table("topic_name"), table("coding_topic")
        names: dict[int, set[tuple[str, str]]] = {}
        for row in self._session.run(select(name.c.topic_id, name.c.text, name.c.lang)):
            names.setdefault(row.topic_id, set()).add((row.text, row.lang))
        self._ids: dict[str, int] = {}
        self._stored: dict[str, StoredTopic] = {}
        columns = (topic.c.id, topic.c.key, topic.c.name, topic.c.parent_id, topic.c.reviewed)
        for row in self._session.run(select(*columns)):
            self._ids[row.key] = row.id
            known = frozenset(names.get(row.id, ()))
            self._stored[row.key] = StoredTopic(row.name, row.parent_id, row.reviewed, known)
        self._named = set(self._session.run(select(named.c.raw).distinct()).scalars())
        self._new: set[str] = set()

    def state(
        self, topics: Mapping[str, tuple[Names, str | None]], used: Iterable[str], same: Mapping[str, str]
    ) -> None:
        """Take the codebook's topics by key, each with its names and parent, and the topics its claims belong to.

        `same` are the topics given up by judgements, by key or path, each with the one that stays.
        """
        self._names = {key: names for key, (names, _) in topics.items()}
        self._stated = {
            key: Stated(tuple(text for text, _ in names), parent) for key, (names, parent) in topics.items()
        }
        self._used = set(used)
        self._same = dict(same)
        self._forest = self._planted()

    def _planted(self) -> Forest:
        forest = plant(self._stated, self._named | self._used, self._same)
        forest.book.hints = self._hints
        return forest

    @property
    def book(self) -> TopicBook:
        """The names and paths of all topics."""
        return self._forest.book

    @property
    def ring(self) -> list[str]:
        """The names of topics that contain themselves, empty where none does."""
        return [self._shown(self._forest.nodes[key])[0][0] for key in self._forest.ring()]

    def unreviewed(self) -> set[str]:
        """Give the keys of the topics that the codebook does not know."""
        return {node.key for node in self._forest.nodes.values() if not node.reviewed}

    def meet(self, text: str) -> None:
        """Note a topic that a record names; `id_of` knows it once it is settled."""
        if text not in self._named:
            self._new.add(text)

    def id_of(self, text: str) -> int:
        """Give the id of the topic that a name or path means."""
        return self._ids[self._forest.meaning[text]]

    def meanings(self) -> dict[str, int]:
        """Give the topic that each name or path in use means, those apart that are not written yet."""
        return {text: self._ids[key] for text, key in self._forest.meaning.items() if key in self._ids}

    def changed_since(self, before: Mapping[str, int]) -> dict[str, int]:
        """Give the names and paths that meant another topic before and are still in use, each with that topic."""
        now = self.meanings()
        return {text: topic for text, topic in before.items() if now.get(text, topic) != topic}

    def settle(self, vanished: Iterable[str] = ()) -> dict[str, int]:
        """Bring the rows up to date; give the names and paths that mean another topic now, with the one meant before.

        `vanished` are topics that no record names any more. Rows of topics that are gone wait for `sweep`.
        """
        gone = set(vanished) - self._new
        if not self._new and not gone & self._named:
            return {}
        before = self.meanings()
        self._named = (self._named - gone) | self._new
        self._new = set()
        self._forest = self._planted()
        self.write()
        return self.changed_since(before)

    def write(self) -> None:
        """Write the topics that are new or changed."""
        nodes = self._forest.nodes
        depths = self._forest.depths()
        new = sorted(nodes.keys() - self._ids.keys(), key=lambda key: (depths[key], key))
        for key in new:
            self._ids[key] = self._session.next_id("topic")
        wanted = {key: self._wanted(node) for key, node in nodes.items()}
        changed = [key for key in sorted(nodes) if key not in new and wanted[key] != self._stored[key]]
        # Parents are taken away before they are given: on the way from one tree to another there must be no ring.
        self._session.update_all("topic", [(self._ids[key], {"parent_id": None}) for key in changed])
        self._session.insert("topic", [{"id": self._ids[key], "key": key} | _columns(wanted[key]) for key in new])
        self._session.update_all("topic", [(self._ids[key], _columns(wanted[key])) for key in changed])
        self._session.delete("topic_name", "topic_id", [self._ids[key] for key in changed])
        rows = [row for key in (*new, *changed) for row in self._name_rows(key, wanted[key])]
        self._session.insert("topic_name", rows)
        self._stored |= wanted

    def _wanted(self, node: Node) -> StoredTopic:
        names = self._shown(node)
        parent_id = self._ids[node.parent] if node.parent is not None else None
        return StoredTopic(names[0][0], parent_id, int(node.reviewed), frozenset(names))

    def _shown(self, node: Node) -> Names:
        more = [name for key in sorted(node.absorbed & self._names.keys()) for name in self._names[key]]
        if node.reviewed:
            more += [(text, "") for text in sorted(node.names)]
            own = {text for text, _ in self._names[node.key]}
            return (*self._names[node.key], *dict.fromkeys(name for name in more if name[0] not in own))
        best = best_spelling(node.names - node.taken)
        return ((best, ""), *((text, "") for text in sorted(node.names - {best})))

    def _name_rows(self, key: str, wanted: StoredTopic) -> list[Row]:
        return [
            {
                "id": self._session.next_id("topic_name"),
                "topic_id": self._ids[key],
                "text": text,
                "lang": lang,
                "norm_key": norm_key(text),
            }
            for text, lang in sorted(wanted.names)
        ]

    def sweep(self) -> None:
        """Delete the topics that neither codebook nor records have any more."""
        gone = sorted(self._ids.keys() - self._forest.nodes.keys())
        if not gone:
            return
        ids = [self._ids.pop(key) for key in gone]
        for key in gone:
            del self._stored[key]
        topic = table("topic")
        for topic_id in ids:
            self._session.run(update(topic).where(topic.c.id == topic_id).values(parent_id=None))
        self._session.delete("topic_name", "topic_id", ids)
        self._session.delete("topic", "id", ids)

    def rename(self, text: str) -> None:
        """Let the records that name a topic so mean what the name means now."""
        named = table("coding_topic")
        meant = (named.c.norm_key == norm_key(text.rpartition("/")[2]), named.c.raw == text)
        self._session.run(update(named).where(*meant).values(topic_id=self.id_of(text)))


def _columns(topic: StoredTopic) -> Row:
    return {"name": topic.name, "parent_id": topic.parent_id, "reviewed": topic.reviewed}
