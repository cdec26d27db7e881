"""How much is on record: the numbers that stand beside every figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimtrack.domain.dates import DISPUTED
from claimtrack.domain.independence import Origin, Traced, origins
from claimtrack.reports.evidence import Stated


@dataclass(frozen=True, slots=True)
class Tally:
    """Utterances, reports (distinct articles), independent ones among them, speakers, sources, first and last date.

    `first_open` where the first date is only the last possible one of a statement made nobody knows how long before.
    The doubts are those of the statements of these days, where none of them is sure.
    """

    utterances: int
    reports: int
    independent: int
    speakers: int
    sources: int
    first: str | None
    last: str | None
    first_open: bool
    first_doubt: str = ""
    last_doubt: str = ""


def tally(rows: Iterable[Stated]) -> Tally:
    """Count statements of one side; a joint statement counts once, a claim's anonymous reports by their origins."""
    stated = list(rows)
    published = [source for row in stated for source in row.sources]
    counted = earliest(stated)
    first = min((row.date_earliest or row.date_latest for row in stated), default=None)
    last = max((row.date_latest for row in stated), default=None)
    return Tally(
        utterances=len({act_of(row) for row in stated}),
        reports=len({source.article_id for source in published}),
        independent=len({source.article_id for source in published if source.report_key in counted}),
        speakers=len({row.speaker_id for row in stated}),
        sources=len({source.source_id for source in published}),
        first=first,
        last=last,
        first_open=bool(stated) and all(row.date_earliest != first for row in stated),
        first_doubt=_doubt(row for row in stated if (row.date_earliest or row.date_latest) == first),
        last_doubt=_doubt(row for row in stated if row.date_latest == last),
    )


def _doubt(rows: Iterable[Stated]) -> str:
    """Give the least doubt there is about a day: none if one statement is sure of it."""
    return min((row.doubt for row in rows), key=("", "?", "~", DISPUTED).index, default="")


def act_of(row: Stated) -> str | int:
    """Give what counts as one utterance of a side: those of one joint statement are one."""
    return row.joint or row.utterance_id


def traced(rows: Iterable[Stated], nameless: Mapping[str, Iterable[Traced]]) -> dict[str, Origin]:
    """Give the origin of every report, by its key: what goes back to one source is one, within what counts together.

    `nameless` are, by claim, all known reports of anonymous voices: those of others whom nobody asked about tell as
    well who has it from whom.
    """
    together: dict[object, dict[str, Traced]] = defaultdict(dict)
    for row in rows:
        unit = together[_unit(row)]
        for one in row.sources:
            unit[one.report_key] = Traced(one.report_key, str(one.publisher_id), str(one.root_id), one.published)
    for claim, reports in nameless.items():
        together["anonymous", claim].update({one.key: one for one in reports})
    return {key: origin for unit in together.values() for key, origin in origins(unit.values()).items()}


def earliest(rows: Iterable[Stated]) -> set[str]:
    """Give the keys of the reports that are the first of their origin among those of some statements."""
    first: dict[object, tuple[str, str]] = {}
    for row in rows:
        for one in row.sources:
            origin, place = (_unit(row), one.origin or str(one.root_id)), (one.published, one.report_key)
            first[origin] = min(first.get(origin, place), place)
    return {key for _, key in first.values()}


def _unit(row: Stated) -> tuple[object, ...]:
    """Give what independent reports are counted within: the statement, or all anonymous voices on its claim."""
    if row.anonymous and row.claim is not None:
        return ("anonymous", row.claim)
    return ("stated", act_of(row), row.claim or row.statement_key)
