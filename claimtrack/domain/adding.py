"""What of a list of codes is new to a codebook: a list says little, so that what is known already stays as it is."""

from collections.abc import Container
from typing import Final

from claimtrack.domain.assembly import actor_names, topic_names
from claimtrack.domain.codebook import Codebook, Entry, SpeakerEntry, TopicEntry, body, gather, kind_of
from claimtrack.domain.resolve import Match, NameBook, TopicBook

_STEP: Final = "/"


def added(codes: Codebook, known: Codebook) -> tuple[Codebook, int]:
    """Give the entries that a codebook has not, and how many it has that are said otherwise.

    It has an entry if it has its kind and key, or if another bears its name.
    """
    if not codes.entries():
        return codes, 0
    names = {(kind_of(one), one.key): one for one in known.entries()}
    actors, topics = actor_names(known), topic_names(known)
    new: list[Entry] = []
    other = 0
    for entry in codes.entries():
        before = names.get((kind_of(entry), entry.key))
        if before is not None:
            other += body(before) != body(entry)
        elif _is_called(entry, actors) or _is_topic(entry, topics, names):
            other += 1
        else:
            new.append(entry)
    return gather(new, codes.lang), other


def _is_called(entry: Entry, actors: NameBook) -> bool:
    """Tell whether a name of a speaker is that of another, or of several."""
    names = (entry.key, *(name.text for name in entry.names)) if isinstance(entry, SpeakerEntry) else ()
    return any(actors.find(name) not in (None, Match(entry.key)) for name in names)


def _is_topic(entry: Entry, topics: TopicBook, known: Container[tuple[str, str]]) -> bool:
    """Tell whether a topic is one of another key; parents that a codebook only names are no entries of it."""
    if not isinstance(entry, TopicEntry):
        return False
    above = f"{entry.parent}{_STEP}" if entry.parent else ""
    found = [topics.find(above + name.text) for name in entry.names]
    keys = (key for one in found if one for key in ((one.key,) if isinstance(one, Match) else one.keys))
    return any(("topic", key) in known for key in keys)
