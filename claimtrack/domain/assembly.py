"""Codebook entries -> a codebook: topics get their keys, doubles fall together, rings are found."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import Codebook, Entry, SourceEntry, SpeakerEntry, TopicEntry, gather, unique, with_key
from claimtrack.domain.findings import Finding
from claimtrack.domain.lengths import HINT, is_too_long, told
from claimtrack.domain.names import norm_key
from claimtrack.domain.resolve import Ambiguous, Match, NameBook, TopicBook, topic_path


def assemble(entries: Iterable[Entry], lang: str) -> tuple[Codebook, list[Finding]]:
    """Give the codebook of the entries of one file or folder, and what is wrong between them.

    A parent or membership that closes a ring is left out, so that nothing in the codebook contains itself.
    """
    found = list(entries)
    keyed, findings = _with_topic_keys(found)
    long = [one for one in keyed if isinstance(one, TopicEntry) and is_too_long(one.key)]
    findings += [finding("CT123", one.place, told("the path of this topic", one.key), HINT) for one in long]
    keyed = [one for one in keyed if not (isinstance(one, TopicEntry) and is_too_long(one.key))] if long else keyed
    distinct, doubles = unique(keyed)
    codebook, circular = _without_rings(gather(distinct, lang))
    return codebook, findings + doubles + circular


def actor_names(codebook: Codebook) -> NameBook:
    """Give the name book of the codebook's speakers and sources; those with one key are one actor."""
    book = NameBook()
    for entry in _actors(codebook):
        book.add(entry.key, (name.text for name in entry.names))
    return book


def topic_names(codebook: Codebook) -> TopicBook:
    """Give the topic book of the codebook, with the parents it only names."""
    book = TopicBook()
    keys = _TopicKeys(list(codebook.topics))
    outside: list[str] = []
    for topic in codebook.topics:
        parents = keys.parents(topic.parent) if topic.parent else []
        parent = parents[0].key if len(parents) == 1 else None
        if topic.parent and not parents:
            parent = "/".join(topic_path(topic.parent))
            outside.append(topic.parent)
        book.add(topic.key, (name.text for name in topic.names), parent, reviewed=True)
    for path in outside:
        _add_path(book, path)
    return book


def _add_path(book: TopicBook, path: str) -> None:
    """Make the topics of a path known, from the root, as far as no entry states them."""
    key: str | None = None
    for name in path.split("/"):
        if name.strip():
            above, key = key, "/".join(part for part in (key, norm_key(name)) if part)
            if book.find(key) != Match(key):
                book.add(key, [name.strip()], above)


class _TopicKeys:
    """Works out the key of each topic: its own, else the path of names from the top."""

    def __init__(self, topics: list[TopicEntry]) -> None:
        self.findings: list[Finding] = []
        self._closing: set[int] = set()
        self._keys: dict[int, str] = {}
        self._by_name: dict[str, list[TopicEntry]] = {}
        self._by_path: dict[tuple[str, ...], list[TopicEntry]] = {}
        self._by_key = {topic.key: topic for topic in topics if topic.key}
        for topic in topics:
            for name in dict.fromkeys(norm_key(name.text) for name in topic.names):
                self._by_name.setdefault(name, []).append(topic)
                self._by_path.setdefault((*topic_path(topic.parent or ""), name), []).append(topic)

    def finished(self, topic: TopicEntry) -> TopicEntry:
        """Give the topic with its key, and without a parent that stands below it."""
        keyed = with_key(topic, self.key(topic))
        return replace(keyed, parent=None) if id(topic) in self._closing else keyed

    def key(self, topic: TopicEntry, below: tuple[TopicEntry, ...] = ()) -> str:
        known = self._keys.get(id(topic))
        if known is not None:
            return known
        name = norm_key(topic.names[0].text)
        prefix = self._prefix(topic, (*below, topic)) if topic.parent else ""
        key = topic.key or prefix + name
        self._keys[id(topic)] = key
        return key

    def _prefix(self, topic: TopicEntry, below: tuple[TopicEntry, ...]) -> str:
        path = topic_path(topic.parent or "")
        parents = self.parents(topic.parent or "")
        if len(parents) > 1:
            keys = ", ".join(sorted(self.key(parent, below) for parent in parents if parent not in below))
            self._report("CT405", topic, f"several topics are called `{topic.parent}`", f"one of: {keys}")
        elif parents and any(parents[0] is one for one in below):
            ring = " > ".join(one.names[0].text for one in (*below, parents[0]))
            self._report("CT410", topic, f"the topic contains itself: {ring}", "remove one of the parents")
            self._closing.add(id(topic))
            return ""
        elif parents:
            return self.key(parents[0], below) + "/"
        return "".join(name + "/" for name in path)

    def parents(self, text: str) -> list[TopicEntry]:
        """Give the entries a parent's name, path or key may mean; one that stands at just this path is meant."""
        if text in self._by_key:
            return [self._by_key[text]]
        path = topic_path(text)
        if len(exact := self._by_path.get(path, [])) == 1:
            return exact
        *above, last = path or ("",)
        found = self._by_name.get(last, [])
        return [topic for topic in found if not above or self._under(topic, above[-1])]

    def _under(self, topic: TopicEntry, above: str) -> bool:
        """Tell whether a topic stands under one of that name, by whichever of its names its parent is written."""
        text = topic.parent or ""
        last = topic_path(text)[-1:]
        meant = [self._by_key[text]] if text in self._by_key else self._by_name.get("".join(last), [])
        return last == (above,) or any(one is other for one in meant for other in self._by_name.get(above, []))

    def _report(self, code: str, topic: TopicEntry, message: str, hint: str) -> None:
        self.findings.append(finding(code, topic.place, message, hint))


def _with_topic_keys(entries: list[Entry]) -> tuple[list[Entry], list[Finding]]:
    keys = _TopicKeys([entry for entry in entries if isinstance(entry, TopicEntry)])
    done = [keys.finished(entry) if isinstance(entry, TopicEntry) else entry for entry in entries]
    return done, keys.findings


def _without_rings(codebook: Codebook) -> tuple[Codebook, list[Finding]]:
    groups, findings = _groups(codebook)
    names = {entry.key: entry.names[0].text for entry in _actors(codebook)}
    places = {entry.key: entry.place for entry in codebook.speakers}
    closing: set[tuple[str, str]] = set()
    for ring in rings({key: found.values() for key, found in groups.items()}):
        message = "membership leads back: " + " > ".join(names[key] for key in (*ring, ring[0]))
        findings.append(finding("CT410", places[ring[0]], message, "remove one of the memberships"))
        closing.add((ring[-1], ring[0]))
    speakers = []
    for speaker in codebook.speakers:
        known = groups[speaker.key]
        kept = tuple(member for member in speaker.member_of if (speaker.key, known.get(member.of)) not in closing)
        speakers.append(replace(speaker, member_of=kept))
    return replace(codebook, speakers=tuple(speakers)), findings


def _groups(codebook: Codebook) -> tuple[dict[str, dict[str, str]], list[Finding]]:
    """Give for each speaker the keys of its groups by the name it has for them, as far as the codebook knows them."""
    book = actor_names(codebook)
    findings: list[Finding] = []
    groups: dict[str, dict[str, str]] = {speaker.key: {} for speaker in codebook.speakers}
    for speaker in codebook.speakers:
        for member in speaker.member_of:
            found = book.find(member.of)
            if isinstance(found, Match):
                groups[speaker.key][member.of] = found.key
            elif isinstance(found, Ambiguous):
                hint = "write the key of one: " + ", ".join(found.keys)
                findings.append(finding("CT401", speaker.place, f"the name `{member.of}` belongs to several", hint))
    return groups, findings


def _actors(codebook: Codebook) -> list[SourceEntry | SpeakerEntry]:
    return [*codebook.sources, *codebook.speakers]


def rings(links: Mapping[str, Iterable[str]]) -> list[tuple[str, ...]]:
    """Give the rings that following the links comes to, each once, in a fixed order."""
    found: list[tuple[str, ...]] = []
    done: set[str] = set()
    for start in sorted(links):
        path: list[str] = []
        stack = [(start, False)]
        while stack:
            node, leaving = stack.pop()
            if leaving:
                done.add(path.pop())
            elif node in path:
                found.append(tuple(path[path.index(node) :]))
            elif node not in done:
                path.append(node)
                stack.append((node, True))
                stack += [(other, False) for other in sorted(set(links.get(node, ())), reverse=True)]
    return found
