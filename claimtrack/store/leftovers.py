"""What nothing uses any more: unreviewed names, sources and claims that only a withdrawn record had brought in."""

from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Executable, Select, exists, select
from sqlalchemy.engine import CursorResult

from claimtrack.store.session import table


class Runs(Protocol):
    """What can be asked: the session of a write command, or a database that is only read."""

    def run(self, statement: Executable) -> CursorResult[Any]:
        """Execute one statement."""
        ...


_SPEAKER_USES: Final = (
    ("source", "speaker_id"),
    ("coding_mention", "speaker_id"),
    ("coding_speaker", "speaker_id"),
    ("coding_speaker", "principal_id"),
    ("membership", "member_id"),
    ("membership", "group_id"),
    ("claim_about", "speaker_id"),
    ("utterance", "speaker_id"),
    ("utterance", "principal_id"),
    ("report", "root_id"),
    ("report", "origin_id"),
    ("report_hop", "speaker_id"),
    ("speaker", "affiliation_id"),
)


def silent_sources(session: Runs) -> list[int]:
    """Give unreviewed sources that publish nothing."""
    source = table("source")
    query = select(source.c.id).where(source.c.reviewed == 0)
    return _without(session, query, source.c.id, (("article", "source_id"),))


def unused_speakers(session: Runs) -> list[int]:
    """Give unreviewed speakers that nothing mentions and that publish nothing."""
    speaker = table("speaker")
    return _without(session, select(speaker.c.id).where(speaker.c.reviewed == 0), speaker.c.id, _SPEAKER_USES)


def unused_claims(session: Runs) -> list[int]:
    """Give unreviewed claims that no record uses and no codebook claim relates to."""
    claim = table("claim")
    uses = (("coding", "claim_id"), ("claim_relation", "to_claim_id"))
    return _without(session, select(claim.c.id).where(claim.c.reviewed == 0), claim.c.id, uses)


def _without(
    session: Runs, query: Select[tuple[int]], key: ColumnElement[int], uses: tuple[tuple[str, str], ...]
) -> list[int]:
    for name, column in uses:
        using = table(name).alias()
        query = query.where(~exists(select(using.c[column]).where(using.c[column] == key)))
    return list(session.run(query).scalars())
