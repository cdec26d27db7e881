"""`report topic`: the dossier of one topic: claims, positions, who moved, by whose account, what is unknown."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.domain.rows import Cell
from claimtrack.reports import timeline as in_order
from claimtrack.reports.accounts import Account, accounts
from claimtrack.reports.asking import Named
from claimtrack.reports.asking import topic as find_topic
from claimtrack.reports.counting import Tally, act_of, tally
from claimtrack.reports.distances import Conflict, Distance, Relation, conflicts, distances
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.holdings import NOBODY, Holding, by_claim, by_end, by_side
from claimtrack.reports.scope import Scope
from claimtrack.reports.timeline import Timeline
from claimtrack.reports.unknowns import Unknown, unknowns
from claimtrack.store.readonly import Reader


@dataclass(frozen=True, slots=True)
class Question:
    """Which topic, as typed, and which days."""

    topic: str
    period: Period = ALWAYS


@dataclass(frozen=True, slots=True)
class Node:
    """The topic or one below it, with the claims of it and of all below it, and their statements but imputed ones."""

    path: str
    n_claims: int
    n_statements: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """One claim of the topic: what it says, what it has to do with others, who holds what on it.

    `held` is by the id of a side, or of one of no side; who is missing holds nothing. `distances` are those between the
    sides that hold a position, the newest last. `origins` are the sources that its reports go back to. Imputed
    statements are in `rows` alone. `gap_uncertain` where the last distance is between positions of which one rests on a
    statement perhaps made outside the period.
    """

    claim: str
    text: str | None
    kind: str
    event: str | None
    topics: tuple[str, ...]
    relations: tuple[Relation, ...]
    held: Mapping[int, Holding]
    distances: tuple[Distance, ...]
    count: Tally
    origins: tuple[str, ...]
    rows: tuple[Stated, ...]
    gap_uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """One who speaks on the topic: for which sides (none where he was of none), how much is on record."""

    name: str
    sides: tuple[str, ...]
    anonymous: bool
    count: Tally
    n_claims: int


@dataclass(frozen=True, slots=True)
class Bare:
    """Claims of which little is known, by key.

    Nobody speaks to them; one utterance carries them; nobody says so by name; outlets have it from each other alone;
    all its reports, two or more, go back to one source; only others tell it; nobody of a side says so.
    """

    unspoken: tuple[str, ...]
    single: tuple[str, ...]
    anonymous_only: tuple[str, ...]
    circular_only: tuple[str, ...]
    one_origin: tuple[str, ...]
    imputed_only: tuple[str, ...]
    of_no_side: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The dossier of a topic, on the ground of all that was said on it in order of time, imputed statements included.

    `names` are pairs of language and name. `said` has the sides, the changes and the silences.
    """

    topic: Named
    names: tuple[tuple[str, str], ...]
    nodes: tuple[Node, ...]
    claims: tuple[Claimed, ...]
    voices: tuple[Voice, ...]
    sources: tuple[Account, ...]
    conflicts: tuple[Conflict, ...]
    bare: Bare
    doubts: tuple[Unknown, ...]
    said: Timeline
    method: Method

    @property
    def rows(self) -> tuple[Stated, ...]:
        """All statements on the topic, in order."""
        return self.said.rows


def look_up(reader: Reader, question: Question) -> Scope:
    """Look up the topic of a question; an unknown or ambiguous one raises UsageProblem with candidates."""
    return in_order.look_up(reader, _whole(question))


def topic(reader: Reader, question: Question, *, command: str, now: str) -> Topic:
    """Tell all there is on the topic; `command` and `now` are told in the report's method."""
    asked = find_topic(reader, question.topic)
    said = in_order.timeline(reader, _whole(question), command=command, now=now)
    nodes, keys = _nodes(reader, asked, said.rows)
    relations = _relations(reader, keys)
    claims = tuple(_claims(reader, keys, relations, said))
    own = [row for row in said.rows if not row.imputed]
    return Topic(
        topic=asked,
        names=tuple((str(lang), str(name)) for lang, name in reader.query("topic_names", topic=asked.key).rows),
        nodes=nodes,
        claims=claims,
        voices=_voices(own),
        sources=accounts(own),
        conflicts=tuple(_conflicts(said, relations)),
        bare=_bare(claims),
        doubts=unknowns(said.rows, (*said.sides, *said.others), said.changes),
        said=said,
        method=said.method,
    )


def _whole(question: Question) -> in_order.Question:
    return in_order.Question(topic=question.topic, period=question.period, imputed=True)


def _nodes(reader: Reader, asked: Named, rows: Sequence[Stated]) -> tuple[tuple[Node, ...], list[str]]:
    """Give the topic with those below it, and the keys of its claims: those of the codebook, and those spoken to.

    Claims that only an article defines are not known before it is.
    """
    spoken = {row.claim for row in rows}
    paths: dict[int, str] = {}
    claims: dict[int, set[str]] = defaultdict(set)
    for topic_id, path, claim, reviewed in reader.query("topic_nodes", topic=asked.key).rows:
        paths[int(str(topic_id))] = str(path)
        if claim is not None and (reviewed or claim in spoken):
            claims[int(str(topic_id))].add(str(claim))
    remarks: dict[int, set[int]] = defaultdict(set)
    for topic_id, statement_id in reader.query("topic_remarks", topic=asked.key).rows:
        remarks[int(str(topic_id))].add(int(str(statement_id)))
    once = {row.statement_id: row.claim for row in rows if not row.imputed}
    nodes = tuple(
        Node(path, len(claims[at]), sum(_under(claim, one, claims[at], remarks[at]) for one, claim in once.items()))
        for at, path in paths.items()
    )
    return nodes, sorted(set().union(*claims.values()) if claims else set())


def _under(claim: str | None, statement_id: int, claims: set[str], remarks: set[int]) -> bool:
    return statement_id in remarks if claim is None else claim in claims


def _gathered(reader: Reader, query: str, keys: Sequence[str]) -> Iterator[Sequence[Cell]]:
    for start in range(0, len(keys), _MANY):
        yield from reader.query(query, claims=keys[start : start + _MANY]).rows


_MANY = 500


def _relations(reader: Reader, keys: Sequence[str]) -> tuple[Relation, ...]:
    found = {Relation(*map(str, row)) for row in _gathered(reader, "claim_relations", keys)}
    return tuple(sorted(found, key=lambda one: (one.claim, one.relation, one.to_claim)))


def _claims(reader: Reader, keys: Sequence[str], relations: Sequence[Relation], said: Timeline) -> Iterator[Claimed]:
    paths: dict[str, list[str]] = defaultdict(list)
    for claim, path in _gathered(reader, "claim_paths", keys):
        paths[str(claim)].append(str(path))
    of_claim = by_claim(said.rows)
    for claim, text, kind, event in _gathered(reader, "claim_descriptions", keys):
        key, rows = str(claim), of_claim.get(str(claim), [])
        sides, own = by_side(_named(said), rows), [row for row in rows if not row.imputed]
        yield Claimed(
            claim=key,
            text=str(text) if text is not None else None,
            kind=str(kind),
            event=str(event) if event is not None else None,
            topics=tuple(paths[key]),
            relations=tuple(one for one in relations if key in (one.claim, one.to_claim)),
            held={side.id: one for side in (*said.sides, *said.others) for one in side.positions if one.claim == key},
            distances=distances(
                [(side.name, [row.held for row in by_end(sides[side.id], said.period)]) for side in said.sides]
            ),
            count=tally(own),
            origins=tuple(sorted({report.root for row in own for report in row.sources})),
            rows=tuple(rows),
            gap_uncertain=any(
                one.position.rests_on.period_uncertain
                for side in said.sides
                for one in side.positions
                if one.claim == key
            ),
        )


def _named(said: Timeline) -> list[Named]:
    return [Named(side.id, side.name, side.name) for side in said.sides]


def _conflicts(said: Timeline, relations: Sequence[Relation]) -> Iterator[Conflict]:
    of_side = by_side(_named(said), said.rows)
    for side in said.sides:
        lines = {
            claim: [row.held for row in by_end(rows, said.period)] for claim, rows in by_claim(of_side[side.id]).items()
        }
        yield from conflicts(side.name, lines, relations)


def _voices(rows: Iterable[Stated]) -> tuple[Voice, ...]:
    """Give who speaks, those of most utterances first."""
    said: dict[int, list[Stated]] = defaultdict(list)
    for row in rows:
        said[row.speaker_id].append(row)
    found = [
        Voice(
            name=stated[0].speaker,
            sides=tuple(sorted({row.side for row in stated if not row.outside})),
            anonymous=stated[0].anonymous,
            count=tally(stated),
            n_claims=len({row.claim for row in stated if row.claim is not None}),
        )
        for stated in said.values()
    ]
    return tuple(sorted(found, key=lambda one: (-one.count.utterances, one.name, one.count.first or "")))


def _bare(claims: Iterable[Claimed]) -> Bare:
    own = {one.claim: [row for row in one.rows if not row.imputed] for one in claims}
    told = {claim: rows for claim, rows in own.items() if rows}
    return Bare(
        unspoken=tuple(one.claim for one in claims if not one.rows),
        single=tuple(claim for claim, rows in told.items() if len({act_of(row) for row in rows}) == 1),
        anonymous_only=tuple(claim for claim, rows in told.items() if all(_nameless(row) for row in rows)),
        circular_only=tuple(claim for claim, rows in told.items() if all(row.circular_only for row in rows)),
        one_origin=tuple(one.claim for one in claims if one.count.reports > 1 and len(one.origins) == 1),
        imputed_only=tuple(one.claim for one in claims if one.rows and not own[one.claim]),
        of_no_side=tuple(claim for claim, rows in told.items() if all(row.outside for row in rows)),
    )


def _nameless(row: Stated) -> bool:
    return row.anonymous or row.via_anonymous or row.principal_kind in NOBODY
