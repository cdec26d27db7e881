"""`report compare`: what each side holds on a topic, since when, in whose words, by whose account, and what changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace

from claimtrack import __version__
from claimtrack.domain.positions import Held, own, position
from claimtrack.domain.rows import Rows
from claimtrack.domain.shifts import shifts
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import BUCKETS, Named, bucket, claim, speaker, topic
from claimtrack.reports.comparison import (
    ALWAYS,
    Change,
    ClaimLine,
    Comparison,
    Holding,
    Method,
    Period,
    PeriodLine,
    Publication,
    Side,
    Silence,
    Stated,
)
from claimtrack.reports.counting import Tally, tally
from claimtrack.store.queries import text_of
from claimtrack.store.readonly import Reader
from claimtrack.store.written import with_values

_MANY = 500
_FLAGS = ("conditional", "imputed", "anonymous", "via_anonymous", "side_uncertain", "period_uncertain")


@dataclass(frozen=True, slots=True)
class Question:
    """What to compare: names as typed, a topic or a claim, the days, whether imputed statements are listed."""

    sides: tuple[str, ...]
    topic: str | None = None
    claim: str | None = None
    period: Period = ALWAYS
    by: str | None = None
    imputed: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question whose names have been looked up."""

    sides: tuple[Named, ...]
    topic: Named | None
    claim: Named | None

    def parameters(self, question: Question) -> dict[str, object]:
        """Give the values of `sql/compare_rows.sql`."""
        return {
            "sides": [side.key for side in self.sides],
            "topic": self.topic.key if self.topic else None,
            "claim": self.claim.key if self.claim else None,
            "date_from": question.period.date_from,
            "date_until": question.period.date_until,
            "as_of": question.period.as_of,
            "known_on": question.period.known_on,
            "imputed": int(question.imputed),
        }


def look_up(reader: Reader, question: Question) -> Asked:
    """Look up the names of a question; unknown and ambiguous ones raise UsageProblem with candidates."""
    if (question.topic is None) == (question.claim is None):
        message = "say what to compare on: --topic T or --claim K"
        raise UsageProblem(message, "see what there is: claimtrack list topics")
    if question.by is not None and question.by not in BUCKETS:
        message = f"--by {question.by} is not a period"
        raise UsageProblem(message, "one of " + ", ".join(BUCKETS))
    sides = tuple(speaker(reader, text) for text in question.sides)
    if len({side.id for side in sides}) < len(sides):
        message = "the same side is named twice: " + ", ".join(
            f"{t} = {s.name}" for t, s in zip(question.sides, sides, strict=True)
        )
        raise UsageProblem(message, "name two different ones")
    return Asked(
        sides,
        topic(reader, question.topic) if question.topic is not None else None,
        claim(reader, question.claim) if question.claim is not None else None,
    )


def query_of(asked: Asked, question: Question) -> str:
    """Give the SQL of the rows with its values written in, ready for `claimtrack sql`."""
    return with_values(text_of("compare_rows"), asked.parameters(question))


def compare(reader: Reader, question: Question, *, command: str, now: str) -> Comparison:
    """Compare the sides; `command` and `now` are told in the report's method."""
    asked = look_up(reader, question)
    found = reader.query("compare_rows", **asked.parameters(question))  # type: ignore[arg-type]
    rows = _with_sources(reader, _stated(found), question.period.known_on)
    members = _members(reader, asked.sides, question.period.last_day)
    counted = [row for row in rows if not row.imputed]
    of_side = {side.id: [row for row in counted if row.side_id == side.id] for side in asked.sides}
    sides = tuple(_side(side, of_side[side.id], members[side.id]) for side in asked.sides)
    return Comparison(
        topic=asked.topic,
        claim=asked.claim,
        period=question.period,
        sides=sides,
        claims=_claims(counted, sides),
        periods=_periods(counted, question.by) if question.by else (),
        rows=tuple(rows),
        changes=_changes(asked.sides, of_side),
        silent=_silent(asked.sides, of_side),
        method=Method(command, query_of(asked, question), __version__, now),
        by=question.by,
    )


def _stated(found: Rows) -> list[Stated]:
    known = {field.name for field in fields(Stated)}
    made = []
    for row in found.rows:
        values = {name: value for name, value in zip(found.columns, row, strict=True) if name in known}
        values |= {name: bool(values[name]) for name in _FLAGS}
        made.append(Stated(**values))  # type: ignore[arg-type]
    return made


def _with_sources(reader: Reader, rows: list[Stated], known_on: str | None) -> list[Stated]:
    sources: dict[int, list[Publication]] = defaultdict(list)
    ids = list(dict.fromkeys(row.statement_id for row in rows))
    for start in range(0, len(ids), _MANY):
        some = ids[start : start + _MANY]
        for one in reader.query("compare_reports", statements=some, known_on=known_on).rows:
            statement_id, article_id, source, url, archive, title, published, _, origin_id, circular = one
            made = Publication(source, url, archive, title, published, article_id, origin_id, bool(circular))  # type: ignore[arg-type]
            sources[statement_id].append(made)  # type: ignore[index]
    return [replace(row, sources=tuple(sources[row.statement_id])) for row in rows]


def _members(reader: Reader, sides: Sequence[Named], day: str | None) -> dict[int, set[int]]:
    members: dict[int, set[int]] = {side.id: {side.id} for side in sides}
    for side_id, member_id in reader.query("compare_members", sides=[side.id for side in sides], day=day).rows:
        members[int(str(side_id))].add(int(str(member_id)))
    return members


def as_held(row: Stated) -> Held:
    """Give a statement as positions and changes see it."""
    return Held(
        key=row.statement_key,
        principal=row.principal_id,
        name=row.principal,
        stance=row.stance,
        stance_label=row.stance_label,
        conditional=row.conditional,
        condition=row.condition,
        earliest=row.date_earliest,
        latest=row.date_latest,
        imputed=row.imputed,
        anonymous=row.anonymous,
        via_anonymous=row.via_anonymous,
        joint=row.joint,
        utterance=row.utterance_id,
    )


def _by_claim(rows: Iterable[Stated]) -> dict[str | None, list[Stated]]:
    found: dict[str | None, list[Stated]] = defaultdict(list)
    for row in rows:
        found[row.claim].append(row)
    return {claim: found[claim] for claim in sorted(found, key=lambda one: (one is None, one or ""))}


def _side(side: Named, rows: list[Stated], members: set[int]) -> Side:
    count = tally(rows)
    positions = []
    for key, stated in _by_claim(rows).items():
        held = position([as_held(row) for row in stated], members)
        if held is not None:
            positions.append(Holding(key, stated[0].claim_text, held))
    return Side(side.id, side.name, *_numbers(count), count.first, count.last, tuple(positions))


def _numbers(count: Tally) -> tuple[int, int, int, int, int]:
    return (count.utterances, count.reports, count.independent, count.speakers, count.sources)


def _claims(rows: Sequence[Stated], sides: Sequence[Side]) -> tuple[ClaimLine, ...]:
    lines = []
    for key, stated in _by_claim(rows).items():
        if key is None:
            continue
        held = [h.position.rests_on.stance for side in sides for h in side.positions if h.claim == key]
        stances = [stance for stance in held if stance is not None]
        gap = max(stances) - min(stances) if len(stances) == len(sides) else None
        lines.append(ClaimLine(key, stated[0].claim_text, gap))
    return tuple(lines)


def _periods(rows: Sequence[Stated], by: str) -> tuple[PeriodLine, ...]:
    found: dict[tuple[str, str, str | None], list[Stated]] = defaultdict(list)
    for row in rows:
        found[bucket(row.date_latest, by), row.side, row.claim].append(row)
    lines = []
    for (when, side, key), stated in sorted(found.items(), key=lambda item: (item[0][0], item[0][1], item[0][2] or "")):
        held = own(as_held(row) for row in stated)
        lines.append(PeriodLine(when, side, key, held[-1].stance if held else None, tally(stated).utterances))
    return tuple(lines)


def _changes(sides: Sequence[Named], of_side: dict[int, list[Stated]]) -> tuple[Change, ...]:
    found = [
        Change(side.name, key, shift)
        for side in sides
        for key, stated in _by_claim(of_side[side.id]).items()
        for shift in shifts(as_held(row) for row in stated)
    ]
    return tuple(sorted(found, key=lambda change: (change.shift.after.order, change.side)))


def _silent(sides: Sequence[Named], of_side: dict[int, list[Stated]]) -> tuple[Silence, ...]:
    spoken = {side.id: {row.claim for row in of_side[side.id]} for side in sides}
    everything = sorted({key for keys in spoken.values() for key in keys if key is not None})
    found = []
    for side in sides:
        if not of_side[side.id]:
            found.append(Silence(side.name, None))
        found.extend(Silence(side.name, key) for key in everything if key not in spoken[side.id])
    return tuple(found)
