"""Speakers and sources whose names may be names of one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimtrack.domain.names import norm_key
from claimtrack.domain.suggesting import Pair, directed, fewest
from claimtrack.domain.suggesting_names import Alike, Bearer, name_pairs
from claimtrack.domain.suggesting_voices import Voice, voice_pairs
from claimtrack.reports.suggesting.proposal import Evidence, Judged, Proposal, dicts, in_words, number, text
from claimtrack.store.readonly import Reader

STRONG: Final = 0.9
"""How sure it must be that two are one where a codebook has both as two."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A speaker or source: how judgements name it, all its names, how much it said and published."""

    id: int
    named: str
    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    reviewed: bool
    publishes: bool
    evidence: Evidence

    @property
    def person(self) -> bool | None:
        """Whether it is a person; None where nobody has said."""
        return None if self.kind == "unknown" else self.kind == "person"

    @property
    def rank(self) -> tuple[bool, int, str]:
        """What decides which of two stays: the reviewed one, the one with more, the first by key."""
        return (not self.reviewed, -self.evidence.n, self.key)


def actor_proposals(reader: Reader, judged: Judged) -> list[Proposal]:
    """Give the speakers and sources that may be one."""
    actors = _actors(reader)
    of = {actor.key: actor for actor in actors}
    place = {actor.key: at for at, actor in enumerate(sorted(actors, key=lambda one: one.rank))}
    groups = _groups(reader)
    pairs = [
        directed(one.key, other.key, likest.score, likest.why, place)
        for one, other, likest in name_pairs(Bearer(one.key, one.names, one.person) for one in actors)
        if _worth(of[one.key], of[other.key], likest, groups, judged)
    ]
    found = [_proposal(pair, of[pair.left], of[pair.right]) for pair in fewest(pairs, place)]
    ids = {actor.named: actor.id for actor in actors}
    for query in ("suggest/source_articles", "suggest/speaker_quotes"):
        found = in_words(reader, query, "speakers", found, ids.get)
    return found


def _actors(reader: Reader) -> list[Actor]:
    names: dict[int, list[str]] = defaultdict(list)
    for speaker_id, name in reader.query("suggest/names").rows:
        names[number(speaker_id)].append(str(name))
    return [_actor(row, tuple(names[number(row["speaker_id"])])) for row in dicts(reader.query("suggest/speakers"))]


def _actor(row: Mapping[str, object], names: tuple[str, ...]) -> Actor:
    key, name, reviewed = str(row["speaker_key"]), str(row["name"]), bool(row["reviewed"])
    n = int(str(row["n_statements"])) + int(str(row["n_articles"]))
    first, last = (None if row[one] is None else str(row[one]) for one in ("first", "last"))
    return Actor(
        id=int(str(row["speaker_id"])),
        named=key if reviewed else name,
        key=key,
        name=name,
        names=names or (name,),
        kind=str(row["kind"]),
        reviewed=reviewed,
        publishes=bool(row["publishes"]),
        evidence=Evidence(name, n, first, last),
    )


def _groups(reader: Reader) -> dict[int, set[int]]:
    """Give all groups of each member, those of its groups included."""
    direct: dict[int, set[int]] = defaultdict(set)
    for member, group in reader.query("suggest/members").rows:
        direct[number(member)].add(number(group))
    found: dict[int, set[int]] = {}
    for member, groups in direct.items():
        waiting, above = set(groups), set[int]()
        while waiting:
            above |= waiting
            waiting = {group for one in waiting for group in direct.get(one, ())} - above
        found[member] = above
    return found


def _worth(one: Actor, other: Actor, likest: Alike, groups: Mapping[int, set[int]], judged: Judged) -> bool:
    """Tell whether two are worth a question."""
    if other.id in groups.get(one.id, ()) or one.id in groups.get(other.id, ()):
        return False
    if one.reviewed and other.reviewed:
        # Two entries of one name bear keys that somebody gave them: they are namesakes.
        shared = {norm_key(name) for name in one.names} & {norm_key(name) for name in other.names}
        if likest.score < STRONG or shared or one.kind != other.kind:
            return False
    return not judged.has("speaker", (one.key, one.name), (other.key, other.name))


def _proposal(pair: Pair, left: Actor, right: Actor) -> Proposal:
    kind = "source" if left.publishes or right.publishes else "speaker"
    return Proposal(kind, left.named, right.named, pair.why, pair.score, left.evidence, right.evidence)


def voice_proposals(reader: Reader, judged: Judged) -> list[Proposal]:
    """Give the anonymous voices of different articles that may be one, since one source heard both."""
    voices: dict[str, Voice] = {}
    told: dict[str, Evidence] = {}
    for row in dicts(reader.query("suggest/voices")):
        key = str(row["speaker_key"])
        known = told.get(key)
        if known is not None:
            told[key] = replace(known, n=known.n + 1)
            continue
        published = str(row["published"])
        voices[key] = Voice(
            key=key,
            words=str(row["descriptor"] or row["name"]),
            of=None if row["affiliation_id"] is None else number(row["affiliation_id"]),
            article=number(row["article_id"]),
            source=number(row["publisher_id"]),
            root=number(row["root_id"]),
            heard_by=str(row["root"]),
            published=published,
        )
        shown = f"{row['name']!s} in {row['source']!s}"
        told[key] = Evidence(shown, 1, published, published, text(row["quote"]), text(row["article"]))
    place = {key: at for at, key in enumerate(sorted(voices, key=lambda one: (voices[one].published, one)))}
    pairs = [
        directed(one.key, other.key, likest.score, likest.why, place)
        for one, other, likest in voice_pairs(voices.values())
        if not judged.has("speaker", (one.key,), (other.key,))
    ]
    return list(_of_voices(fewest(pairs, place), told))


def _of_voices(pairs: Iterable[Pair], told: Mapping[str, Evidence]) -> Iterator[Proposal]:
    for pair in pairs:
        yield Proposal("speaker", pair.left, pair.right, pair.why, pair.score, told[pair.left], told[pair.right])
