"""`report compare`: what each side holds on a topic, since when, in whose words, by whose account, and what changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimtrack import __version__
from claimtrack.domain.positions import own, position
from claimtrack.domain.rows import Cell
from claimtrack.domain.shifts import shifts
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import BUCKETS, Named, bucket, claim, speaker, topic
from claimtrack.reports.comparison import Change, ClaimLine, Comparison, Holding, PeriodLine, Side, Silence
from claimtrack.reports.counting import act_of, tally
from claimtrack.reports.evidence import Stated
from claimtrack.reports.frame import ALWAYS, Method, Period
from claimtrack.reports.stated import members, statements
from claimtrack.store.queries import text_of
from claimtrack.store.readonly import Reader
from claimtrack.store.written import with_values


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

    def parameters(self, question: Question) -> dict[str, Cell | Sequence[Cell]]:
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
    if question.topic is not None and question.claim is not None:
        message = "--topic and --claim cannot both be given"
        raise UsageProblem(message, "a claim is compared by itself; leave one of them out")
    if question.topic is None and question.claim is None:
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
    rows = statements(reader, asked.parameters(question), question.period.known_on)
    belonging = members(reader, asked.sides, question.period.last_day)
    counted = [row for row in rows if not row.imputed]
    of_side = {side.id: [row for row in counted if row.side_id == side.id] for side in asked.sides}
    sides = tuple(_side(side, of_side[side.id], belonging[side.id]) for side in asked.sides)
    return Comparison(
        topic=asked.topic,
        claim=asked.claim,
        period=question.period,
        sides=sides,
        claims=_claims(rows, sides),
        periods=_periods(asked.sides, of_side, question.by) if question.by else (),
        rows=tuple(rows),
        changes=_changes(asked.sides, of_side),
        silent=_silent(asked, of_side),
        method=Method(command, query_of(asked, question), __version__, now),
        by=question.by,
    )


def _by_claim(rows: Iterable[Stated]) -> dict[str, list[Stated]]:
    """Give the statements on each claim, by key; what is said on a topic without a claim belongs to none."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for row in rows:
        if row.claim is not None:
            found[row.claim].append(row)
    return dict(sorted(found.items()))


def _side(side: Named, rows: list[Stated], members: set[int]) -> Side:
    count = tally(rows)
    positions = []
    for key, stated in _by_claim(rows).items():
        held = position([row.held for row in stated], members)
        if held is not None:
            positions.append(Holding(key, stated[0].claim_text, held))
    return Side(
        id=side.id,
        name=side.name,
        n_utterances=count.utterances,
        n_reports=count.reports,
        n_independent=count.independent,
        n_speakers=count.speakers,
        n_sources=count.sources,
        first=count.first,
        last=count.last,
        first_open=count.first_open,
        positions=tuple(positions),
    )


def _claims(rows: Sequence[Stated], sides: Sequence[Side]) -> tuple[ClaimLine, ...]:
    lines = []
    for key, stated in _by_claim(rows).items():
        held = [h.position.rests_on.stance for side in sides for h in side.positions if h.claim == key]
        stances = [stance for stance in held if stance is not None]
        gap = max(stances) - min(stances) if len(stances) == len(sides) else None
        lines.append(ClaimLine(key, stated[0].claim_text, gap))
    return tuple(lines)


def _periods(sides: Sequence[Named], of_side: dict[int, list[Stated]], by: str) -> tuple[PeriodLine, ...]:
    lines = []
    for side in sides:
        on_topic = [row for row in of_side[side.id] if row.claim is None]
        told: list[tuple[str | None, list[Stated]]] = [*_by_claim(of_side[side.id]).items(), (None, on_topic)]
        for key, stated in told:
            lines += [(line, side.key) for line in _periods_of(side.name, key, stated, by)]
    lines.sort(key=lambda pair: (pair[0].period, pair[0].side, pair[1], pair[0].claim is None, pair[0].claim or ""))
    return tuple(line for line, _ in lines)


def _periods_of(side: str, key: str | None, rows: list[Stated], by: str) -> Iterator[PeriodLine]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for row in rows:
        found[bucket(row.date_latest, by)].append(row)
    for when in sorted(found):
        until = max(row.date_latest for row in found[when])
        held = own(row.held for row in rows if row.date_latest <= until) if key is not None else []
        unsure = {
            act_of(row) for row in found[when] if row.date_earliest is None or bucket(row.date_earliest, by) != when
        }
        acts = {act_of(row) for row in found[when]}
        yield PeriodLine(when, side, key, held[-1].stance if held else None, len(acts), len(unsure))


def _changes(sides: Sequence[Named], of_side: dict[int, list[Stated]]) -> tuple[Change, ...]:
    found = [
        (shift.after.order, side.name, side.key, Change(side.name, key, shift))
        for side in sides
        for key, stated in _by_claim(of_side[side.id]).items()
        for shift in shifts(row.held for row in stated)
    ]
    return tuple(change for *_, change in sorted(found, key=lambda one: one[:3]))


def _silent(asked: Asked, of_side: dict[int, list[Stated]]) -> tuple[Silence, ...]:
    """Give who says nothing: on each claim that another side speaks to, and on a topic as a whole (claim None)."""
    spoken = {side.id: {row.claim for row in of_side[side.id]} for side in asked.sides}
    everything = sorted({key for keys in spoken.values() for key in keys if key is not None})
    if asked.claim is not None:
        everything = [asked.claim.key]
    found = []
    for side in asked.sides:
        if asked.topic is not None and not of_side[side.id]:
            found.append(Silence(side.name, None))
        found.extend(Silence(side.name, key) for key in everything if key not in spoken[side.id])
    return tuple(found)
