"""Speakers and sources as rows: look-up by name, and the rows for names met for the first time."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select

from claimtrack.domain.keys import content_key
from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Ambiguous, Match, NameBook
from claimtrack.store.session import Row, WriteSession, table

UNSPECIFIED = "?"
NOBODY = ("anonymous", "unspecified")
HINTS = 50
"""New names of a run that are compared with all known ones; that costs a look at each of those."""


@dataclass(slots=True)
class Actor:
    """A speaker as the write side needs it; `source_id` is set where it also publishes."""

    id: int
    key: str
    name: str
    kind: str
    reviewed: bool
    source_id: int | None = None


class KnownNames(NameBook):
    """The names of all actors. `hints` keeps the nearest names of the new ones, and outlives the book."""

    def __init__(self, hints: dict[str, list[str]]) -> None:
        super().__init__()
        self.hints = hints

    def near(self, text: str) -> list[str]:
        """Give the known names spelled most like this one; nothing once HINTS names were asked for."""
        if text not in self.hints and len(self.hints) < HINTS:
            self.hints[text] = super().near(text)
        return self.hints.get(text, [])


class Actors:
    """All speakers by id, key and name, kept in step with the tables for the length of a write command.

    New rows wait in memory until `flush`, so that a batch writes each table once.
    """

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._waiting: dict[str, list[Row]] = {"speaker": [], "speaker_name": [], "source": []}
        self._hints: dict[str, list[str]] = {}
        self._met: dict[int, str] = {}
        self.load()

    def load(self) -> None:
        """Read all speakers, forgetting what was known before.

        An unreviewed speaker whose name the codebook now knows is not found by name any more: it is about to be
        absorbed.
        """
        self.book: NameBook = KnownNames(self._hints)
        self.by_id: dict[int, Actor] = {}
        self._by_key: dict[str, Actor] = {}
        self._by_source: dict[int, Actor] = {}
        self._spellings: dict[int, set[str]] = {}
        speaker, name, source = table("speaker"), table("speaker_name"), table("source")
        sources = {row.speaker_id: row.id for row in self._session.run(select(source.c.speaker_id, source.c.id))}
        columns = (speaker.c.id, speaker.c.key, speaker.c.name, speaker.c.kind, speaker.c.reviewed)
        for row in self._session.run(select(*columns)):
            self._know(Actor(row.id, row.key, row.name, row.kind, bool(row.reviewed), sources.get(row.id)))
        for row in self._session.run(select(name.c.speaker_id, name.c.text)):
            self._spellings.setdefault(row.speaker_id, set()).add(row.text)
        for actor in sorted(self.by_id.values(), key=lambda one: not one.reviewed):
            if actor.kind not in NOBODY and (actor.reviewed or self.book.find(actor.name) is None):
                self.book.add(actor.key, self._spellings.get(actor.id, ()))

    def _know(self, actor: Actor) -> None:
        self.by_id[actor.id] = actor
        self._by_key[actor.key] = actor
        if actor.source_id is not None:
            self._by_source[actor.source_id] = actor

    def get(self, key: str) -> Actor:
        """Give the actor of a key."""
        return self._by_key[key]

    def of_source(self, source_id: int) -> Actor:
        """Give the actor that a source is."""
        return self._by_source[source_id]

    def has(self, key: str) -> bool:
        """Tell whether there is an actor of this key."""
        return key in self._by_key

    def find(self, name: str) -> Actor | Ambiguous | None:
        """Give who is meant by a name or key, `Ambiguous` where several share it, None where nobody has it."""
        found = self.book.find(name)
        return self._by_key[found.key] if isinstance(found, Match) else found

    def meet(self, name: str) -> Actor:
        """Give who is meant by a name, entering an unreviewed speaker for a new one."""
        found = self.find(name)
        if isinstance(found, Ambiguous):
            message = f"ambiguous name {name!r} was not refused"
            raise TypeError(message)
        if found is None:
            found = self.add(norm_key(name), name, kind="unknown")
            self._met[found.id] = name
        if not found.reviewed:
            self._spell(found, name)
        return found

    def meet_source(self, name: str) -> Actor:
        """Give the source of a name, entering an unreviewed one for a new name or a speaker that now publishes."""
        actor = self.meet(name)
        if actor.source_id is None:
            self.publish(actor)
        return actor

    def publish(self, actor: Actor) -> None:
        """Make an actor a source as well."""
        actor.source_id = self._session.next_id("source")
        self._by_source[actor.source_id] = actor
        row = {"id": actor.source_id, "speaker_id": actor.id, "kind": "unknown", "lang": None, "reviewed": 0}
        self._waiting["source"].append(row)
        if not actor.reviewed and actor.kind == "unknown":
            self._set(actor, kind="outlet")

    def new_names(self) -> list[tuple[str, str | None]]:
        """Give the unreviewed names first met by this registry and still there, each with the nearest known one."""
        met = [(self.by_id[one], name) for one, name in self._met.items() if one in self.by_id]
        return [(actor.name, next(iter(self._hints.get(name, ())), None)) for actor, name in met if not actor.reviewed]

    def unspecified(self) -> Actor:
        """Give the speaker that stands for everybody left unsaid."""
        if UNSPECIFIED not in self._by_key:
            return self.add(UNSPECIFIED, "unspecified", kind="unspecified")
        return self._by_key[UNSPECIFIED]

    def anonymous(
        self, article: str, descriptor: str, *, of: Actor | None, written_of: str, reason: str | None
    ) -> Actor:
        """Give the anonymous voice an article describes: the same words in one article are one voice."""
        key = content_key("anon", article, norm_key(descriptor), norm_key(written_of))
        if key in self._by_key:
            return self._by_key[key]
        actor = self.add(key, f"anon({descriptor})", kind="anonymous")
        self._waiting["speaker"][-1] |= {
            "descriptor": descriptor,
            "affiliation_id": of.id if of else None,
            "reason": reason,
        }
        return actor

    def add(self, key: str, name: str, *, kind: str, reviewed: bool = False) -> Actor:
        """Enter a speaker; its row is written by the next `flush`."""
        actor = Actor(self._session.next_id("speaker"), key, name, kind, reviewed)
        self._know(actor)
        row: Row = {"id": actor.id, "key": key, "name": name, "kind": kind, "country": None, "reviewed": int(reviewed)}
        empty = {"descriptor": None, "affiliation_id": None, "reason": None, "note": None}
        self._waiting["speaker"].append(row | empty)
        return actor

    def add_name(self, actor: Actor, text: str, *, lang: str = "", kind: str = "primary") -> None:
        """Enter a name of a speaker."""
        row_id = self._session.next_id("speaker_name")
        row = {
            "id": row_id,
            "speaker_id": actor.id,
            "text": text,
            "lang": lang,
            "kind": kind,
            "norm_key": norm_key(text),
        }
        self._waiting["speaker_name"].append(row)
        self._spellings.setdefault(actor.id, set()).add(text)
        self.book.add(actor.key, [text])

    def _spell(self, actor: Actor, text: str) -> None:
        """Keep every spelling an unreviewed name was met in, and show the one that reads best."""
        known = self._spellings.setdefault(actor.id, set())
        if text in known:
            return
        self.add_name(actor, text, kind="primary" if not known else "alias")
        best = best_spelling(known)
        if best != actor.name:
            self._set(actor, name=best)

    def _set(self, actor: Actor, **values: str) -> None:
        for column, value in values.items():
            setattr(actor, column, value)
        for row in self._waiting["speaker"]:
            if row["id"] == actor.id:
                row.update(values)
                return
        self._session.update("speaker", actor.id, dict(values))

    def flush(self) -> None:
        """Write the rows that wait."""
        for name, rows in self._waiting.items():
            self._session.insert(name, rows)
            rows.clear()

    def forget(self, speaker_ids: Iterable[int]) -> None:
        """Drop speakers that nothing mentions any more."""
        ids = list(speaker_ids)
        self._session.delete("speaker_name", "speaker_id", ids)
        self._session.delete("source", "speaker_id", ids)
        self._session.delete("speaker", "id", ids)
        self.load()


def best_spelling(spellings: Iterable[str]) -> str:
    """Give the spelling to show: mixed case before all lower before all capitals, then the first in text order."""
    return min(spellings, key=lambda text: (text.isupper() and len(text) > 1, text.islower(), text))
