"""How much is on record: the numbers that stand beside every figure."""

from collections.abc import Iterable
from dataclasses import dataclass

from claimtrack.reports.comparison import Publication, Stated


@dataclass(frozen=True, slots=True)
class Tally:
    """Utterances, reports (distinct articles), independent ones among them, speakers, sources, first and last date."""

    utterances: int
    reports: int
    independent: int
    speakers: int
    sources: int
    first: str | None
    last: str | None


def tally(rows: Iterable[Stated]) -> Tally:
    """Count statements of one side; a joint statement counts once, a claim's anonymous reports by their origins."""
    stated = list(rows)
    published = [(row, source) for row in stated for source in row.sources]
    return Tally(
        utterances=len({row.joint or row.utterance_id for row in stated}),
        reports=len({source.article_id for _, source in published}),
        independent=len(_independent(published)),
        speakers=len({row.speaker_id for row in stated}),
        sources=len({source.source for _, source in published}),
        first=min((row.date_earliest or row.date_latest for row in stated), default=None),
        last=max((row.date_latest for row in stated), default=None),
    )


def _independent(published: Iterable[tuple[Stated, Publication]]) -> set[int]:
    """Give the articles that are, for at least one statement, the earliest of their origin."""
    earliest: dict[tuple[object, int], tuple[str, str, str, int]] = {}
    for row, one in published:
        unit = (_unit(row), one.origin_id)
        order = (one.published, one.source, one.url or one.title or "", one.article_id)
        earliest[unit] = min(earliest.get(unit, order), order)
    return {article_id for *_, article_id in earliest.values()}


def _unit(row: Stated) -> tuple[str, str | int | None, str | None]:
    """Give what independent reports are counted within: the statement, or all anonymous voices on its claim."""
    if row.anonymous and row.claim is not None:
        return ("anonymous", None, row.claim)
    return ("stated", row.joint or row.utterance_id, row.claim or row.statement_key)
