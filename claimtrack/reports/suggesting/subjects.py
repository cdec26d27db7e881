"""Claims that may say the same, and topics that may be one."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from claimtrack.domain.rows import Cell
from claimtrack.domain.suggesting import Pair, directed, fewest
from claimtrack.domain.suggesting_claims import Proposition, Subject, claim_pairs, topic_pairs
from claimtrack.reports.suggesting.proposal import Evidence, Judged, Proposal, dicts, in_words, number, text
from claimtrack.store.readonly import Reader

STRONG: Final = 0.9

_Row = Mapping[str, Cell]


def claim_proposals(reader: Reader, judged: Judged) -> list[Proposal]:
    """Give the claims that may say the same in other words."""
    rows = {str(row["claim"]): row for row in dicts(reader.query("suggest/claims"))}
    place = _places(rows)
    pairs = [
        directed(one.key, other.key, likest.score, likest.why, place)
        for one, other, likest in claim_pairs(_propositions(reader, rows))
        if _worth(rows[one.key], rows[other.key], likest.score) and not judged.has("claim", (one.key,), (other.key,))
    ]
    found = [
        Proposal("claim", pair.left, pair.right, pair.why, pair.score, *_told(pair, rows, "text"))
        for pair in fewest(pairs, place)
    ]
    ids = {key: number(row["claim_id"]) for key, row in rows.items()}
    return in_words(reader, "suggest/claim_quotes", "claims", found, ids.get)


def _propositions(reader: Reader, rows: Mapping[str, _Row]) -> list[Proposition]:
    texts: dict[int, dict[str, str]] = defaultdict(dict)
    for claim, lang, words in reader.query("suggest/claim_texts").rows:
        texts[number(claim)][str(lang)] = str(words)
    topics: dict[int, set[str]] = defaultdict(set)
    for claim, topic in reader.query("suggest/claim_topics").rows:
        topics[number(claim)].add(str(topic))
    related: dict[str, set[str]] = defaultdict(set)
    for one, other in reader.query("suggest/claim_relations").rows:
        related[str(one)].add(str(other))
    holders: dict[int, dict[str, int]] = defaultdict(dict)
    for claim, speaker, side in reader.query("suggest/claim_holders").rows:
        holders[number(claim)][str(speaker)] = number(side)
    return [
        Proposition(
            key=key,
            texts=texts[number(row["claim_id"])],
            kind=str(row["kind"] or ""),
            topics=frozenset(topics[number(row["claim_id"])]),
            related=frozenset(related[key]),
            holders=holders[number(row["claim_id"])],
        )
        for key, row in rows.items()
    ]


def topic_proposals(reader: Reader, judged: Judged) -> list[Proposal]:
    """Give the topics that are called alike."""
    rows = {str(row["topic_key"]): row for row in dicts(reader.query("suggest/topics"))}
    keys = {number(row["topic_id"]): key for key, row in rows.items()}
    place = _places(rows)
    pairs = [
        directed(one.key, other.key, likest.score, likest.why, place)
        for one, other, likest in topic_pairs(_subjects(reader, rows, keys))
        if _worth(rows[one.key], rows[other.key], likest.score)
        and not judged.has("topic", _known(rows[one.key]), _known(rows[other.key]))
    ]
    named = {key: key if row["reviewed"] else str(row["path"]) for key, row in rows.items()}
    found = [
        Proposal("topic", named[pair.left], named[pair.right], pair.why, pair.score, *_told(pair, rows, "path"))
        for pair in fewest(pairs, place)
    ]
    ids = {named[key]: topic_id for topic_id, key in keys.items()}
    return in_words(reader, "suggest/topic_quotes", "topics", found, ids.get)


def _subjects(reader: Reader, rows: Mapping[str, _Row], keys: Mapping[int, str]) -> list[Subject]:
    names: dict[int, list[str]] = defaultdict(list)
    for topic, name in reader.query("suggest/topic_names").rows:
        names[number(topic)].append(str(name))
    above = {key: keys.get(number(row["parent_id"])) if row["parent_id"] else None for key, row in rows.items()}
    line: dict[str, set[str]] = defaultdict(set)
    for key in rows:
        higher = above[key]
        while higher is not None and higher not in line[key]:
            line[key].add(higher)
            line[higher].add(key)
            higher = above[higher]
    return [
        Subject(key, tuple(names[number(row["topic_id"])]), above[key], frozenset(line[key]))
        for key, row in rows.items()
    ]


def _known(row: _Row) -> tuple[str, str]:
    return (str(row["topic_key"]), str(row["path"]))


def _places(rows: Mapping[str, _Row]) -> dict[str, int]:
    """Give the order in which things stay: reviewed ones first, then those with more, then by key."""
    ranked = sorted(rows, key=lambda key: (not rows[key]["reviewed"], -number(rows[key]["n_statements"]), key))
    return {key: at for at, key in enumerate(ranked)}


def _worth(one: _Row, other: _Row, score: float) -> bool:
    return score >= STRONG or not (one["reviewed"] and other["reviewed"])


def _told(pair: Pair, rows: Mapping[str, _Row], shown: str) -> tuple[Evidence, Evidence]:
    left, right = (
        Evidence(str(row[shown] or key), number(row["n_statements"]), text(row["first"]), text(row["last"]))
        for key, row in ((pair.left, rows[pair.left]), (pair.right, rows[pair.right]))
    )
    return left, right
