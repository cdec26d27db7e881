"""Speakers and sources as rows: look-up by name, and the rows for names met for the first time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_, select

from claimtrack.domain.judged import VOICE, voice_key
from claimtrack.domain.names import best_spelling, norm_key
from claimtrack.domain.resolve import Ambiguous, Hints, Match, NameBook
from claimtrack.store.session import Row, WriteSession, is_current, table

UNSPECIFIED: Final = "?"
NOBODY: Final = ("anonymous", "unspecified")


@dataclass(slots=True)
class Actor:
    """A speaker as the write side needs it; `source_id` is set where it also publishes."""

    id: int
    key: str
    name: str
    kind: str
    reviewed: bool
    source_id: int | None = None
    affiliation_id: int | None = None


class Actors:
    """All speakers by id, key and name, kept in step with the tables for the length of a write command.

    New rows wait in memory until `flush`, so that a batch writes each table once. An unreviewed name is shown in the
    spelling that reads best among all it was met in, whichever came first.
    """

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._hints = Hints()
        self._met: dict[str, str] = {}
        self._voices: Mapping[str, str] = {}
        self.load()

    def load(self) -> None:
        """Read all speakers, forgetting what was known before.

        An unreviewed speaker whose name the codebook now knows is not found by name any more: it is about to be
        absorbed.
        """
        self.book: NameBook = NameBook(self._hints)
        self.by_id: dict[int, Actor] = {}
        self._by_key: dict[str, Actor] = {}
        self._by_source: dict[int, Actor] = {}
        self._spellings: dict[int, set[str]] = {}
        self._waiting: dict[str, list[Row]] = {"speaker": [], "source": []}
        self._fresh: dict[int, Row] = {}
        self._changed: dict[int, Row] = {}
        self._respelled: set[int] = set()
        self._renamed: set[int] = set()
        self._moved: set[int] = set()
        speaker, name, source = table("speaker"), table("speaker_name"), table("source")
        sources = {row.speaker_id: row.id for row in self._session.run(select(source.c.speaker_id, source.c.id))}
        columns = (speaker.c.id, speaker.c.key, speaker.c.name, speaker.c.kind, speaker.c.reviewed)
        for row in self._session.run(select(*columns, speaker.c.affiliation_id)):
            source_id = sources.get(row.id)
            self._know(Actor(row.id, row.key, row.name, row.kind, bool(row.reviewed), source_id, row.affiliation_id))
        for row in self._session.run(select(name.c.speaker_id, name.c.text)):
            self._spellings.setdefault(row.speaker_id, set()).add(row.text)
        for actor in sorted(self.by_id.values(), key=lambda one: not one.reviewed):
            if actor.kind not in NOBODY and (actor.reviewed or self.book.find(actor.name) is None):
                self.book.add(actor.key, self._spellings.get(actor.id, ()))

    def state(self, voices: Mapping[str, str]) -> None:
        """Take the anonymous voices that judgements give a name, or make one with another voice, by key."""
        self._voices = voices

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

    def find(self, name: str) -> Actor | Ambiguous | None:
        """Give who is meant by a name or key, `Ambiguous` where several share it, None where nobody has it."""
        found = self.book.find(name)
        return self._by_key[found.key] if isinstance(found, Match) else found

    def meet(self, name: str) -> Actor:
        """Give who is meant by a name, entering an unreviewed speaker for a new one."""
        found = self.find(name)
        if isinstance(found, Ambiguous):
            message = f"the ambiguous name {name!r} was not refused"
            raise TypeError(message)
        if found is None:
            found = self._add(norm_key(name), name, "unknown")
            self._met.setdefault(found.key, name)
        if not found.reviewed:
            self._spell(found, name)
        return found

    def meet_source(self, name: str) -> Actor:
        """Give the source of a name, entering an unreviewed one for a new name or a speaker that now publishes."""
        actor = self.meet(name)
        if actor.source_id is None:
            self._publish(actor)
        return actor

    def _publish(self, actor: Actor) -> None:
        actor.source_id = self._session.next_id("source")
        self._by_source[actor.source_id] = actor
        row = {"id": actor.source_id, "speaker_id": actor.id, "kind": "unknown", "lang": None, "reviewed": 0}
        self._waiting["source"].append(row)
        if not actor.reviewed and actor.kind == "unknown":
            self._set(actor, kind="outlet")
        self._moved.add(actor.id)

    def new_names(self) -> list[tuple[str, str | None]]:
        """Give the unreviewed names first met in this run and still there, each with the nearest known one."""
        met = [(self._by_key[key], name) for key, name in self._met.items() if key in self._by_key]
        return [(actor.name, next(iter(self._hints.told(name)), None)) for actor, name in met if not actor.reviewed]

    def unspecified(self) -> Actor:
        """Give the speaker that stands for everybody left unsaid."""
        return self._by_key.get(UNSPECIFIED) or self._add(UNSPECIFIED, "unspecified", "unspecified")

    def anonymous(self, article: str, descriptor: str, *, of: Actor | None, written: Mapping[str, str]) -> Actor:
        """Give the anonymous voice an article describes: the same words in one article are one voice.

        `written` holds `of` and `reason` as the article's record has them.
        """
        described = " ".join(descriptor.split())
        key = voice_key(article, descriptor, written.get("of"), written.get("reason"))
        of_id = of.id if of else None
        own = key not in self._voices
        while key in self._voices:
            key = self._voices[key]
        if not key.startswith(VOICE):
            return self.meet(key)
        actor = self._by_key.get(key)
        if not own:
            # It stands for another article's voice, and what it is called is for that article to say.
            return actor or self._add(key, "anon(…)", "anonymous")
        name = f"anon({described})"
        if actor is None:
            actor = self._add(key, "anon(…)", "anonymous")
        if (actor.name, actor.affiliation_id) != (name, of_id):
            self._set(actor, name=name, affiliation_id=of_id)
            self._row(actor).update({"descriptor": described, "reason": written.get("reason")})
        return actor

    def _add(self, key: str, name: str, kind: str) -> Actor:
        actor = Actor(self._session.next_id("speaker"), key, name, kind, reviewed=False)
        self._know(actor)
        row: Row = {"id": actor.id, "key": key, "name": name, "kind": kind, "country": None, "reviewed": 0}
        self._fresh[actor.id] = row | {"descriptor": None, "affiliation_id": None, "reason": None, "note": None}
        self._waiting["speaker"].append(self._fresh[actor.id])
        return actor

    def _spell(self, actor: Actor, text: str) -> None:
        known = self._spellings.setdefault(actor.id, set())
        if text not in known:
            self._write_spellings(actor, known | {text})

    def _write_spellings(self, actor: Actor, texts: set[str]) -> None:
        self.book.remove(actor.key, self._spellings.get(actor.id, ()))
        self.book.add(actor.key, texts)
        self._spellings[actor.id] = texts
        self._respelled.add(actor.id)
        best = best_spelling(texts)
        if best != actor.name:
            self._set(actor, name=best)
            self._renamed.add(actor.id)

    def _set(self, actor: Actor, **values: str | int | None) -> None:
        for column, value in values.items():
            setattr(actor, column, value)
        self._row(actor).update(values)

    def _row(self, actor: Actor) -> Row:
        """Give what will be written of an actor, new or changed."""
        fresh = self._fresh.get(actor.id)
        return self._changed.setdefault(actor.id, {}) if fresh is None else fresh

    def flush(self) -> None:
        """Write the rows that wait."""
        for name, rows in self._waiting.items():
            self._session.insert(name, rows)
            rows.clear()
        for actor_id, values in self._changed.items():
            self._session.update("speaker", actor_id, values)
        self._changed.clear()
        old = self._respelled - self._fresh.keys()
        self._session.delete("speaker_name", "speaker_id", old)
        self._session.insert("speaker_name", [row for one in sorted(self._respelled) for row in self._name_rows(one)])
        self._respelled.clear()
        self._moved -= self._fresh.keys()
        self._renamed -= self._fresh.keys()
        self._fresh.clear()

    def _name_rows(self, actor_id: int) -> list[Row]:
        best = self.by_id[actor_id].name
        return [
            {
                "id": self._session.next_id("speaker_name"),
                "speaker_id": actor_id,
                "text": text,
                "lang": "",
                "kind": "primary" if text == best else "alias",
                "norm_key": norm_key(text),
            }
            for text in sorted(self._spellings[actor_id])
        ]

    def take_moved(self) -> set[int]:
        """Give the speakers that became or ceased to be sources since this was asked last, new ones apart."""
        moved, self._moved = self._moved, set()
        return moved

    def take_renamed(self) -> set[int]:
        """Give the speakers whose shown name changed since this was asked last, new ones apart."""
        renamed, self._renamed = self._renamed, set()
        return renamed

    def respell(self, actor_ids: Iterable[int], stated: Iterable[str]) -> None:
        """Keep only the spellings still in use of these unreviewed speakers; `stated` are names the codebook uses."""
        codebook: dict[str, set[str]] = {}
        for text in stated:
            codebook.setdefault(norm_key(text), set()).add(text)
        for actor_id in actor_ids:
            actor = self.by_id.get(actor_id)
            if actor is not None and not actor.reviewed and actor.kind not in NOBODY:
                used = self._used_spellings(actor) | codebook.get(actor.key, set())
                if used and used != self._spellings.get(actor_id):
                    self._write_spellings(actor, used)
        self.flush()

    def _used_spellings(self, actor: Actor) -> set[str]:
        mention, article, revision = table("coding_mention"), table("article"), table("article_revision")
        said = select(mention.c.raw).where(mention.c.speaker_id == actor.id).distinct()
        found = set(self._session.run(said).scalars())
        if actor.source_id is not None:
            current = and_(revision.c.article_id == article.c.id, is_current(revision))
            query = select(revision.c.source_name).select_from(article.join(revision, current)).distinct()
            found.update(self._session.run(query.where(article.c.source_id == actor.source_id)).scalars())
        return found

    def silence(self, source_ids: Iterable[int]) -> None:
        """Take away sources that publish nothing any more; as speakers they stay."""
        gone = list(source_ids)
        self._session.delete("source", "id", gone)
        for source_id in gone:
            actor = self._by_source.pop(source_id)
            actor.source_id = None
            if not actor.reviewed and actor.kind == "outlet":
                self._set(actor, kind="unknown")
            self._moved.add(actor.id)

    def forget(self, actor_ids: Iterable[int]) -> None:
        """Drop speakers that nothing mentions any more."""
        gone = list(actor_ids)
        self._session.delete("speaker_name", "speaker_id", gone)
        self._session.delete("speaker", "id", gone)
        for actor_id in gone:
            actor = self.by_id.pop(actor_id)
            del self._by_key[actor.key]
            if actor.kind not in NOBODY:
                self.book.remove(actor.key, self._spellings.pop(actor_id, ()))
            self._changed.pop(actor_id, None)
            self._moved.discard(actor_id)
            self._renamed.discard(actor_id)
