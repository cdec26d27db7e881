"""What makes a reading, a record or a text the same as one that is stored."""

import json
from collections.abc import Mapping, Sequence

from claimtrack.domain.keys import content_key
from claimtrack.domain.records import ArticleRecord, StatementRecord
from claimtrack.store.evidence import content_of
from claimtrack.store.publications import Revision
from claimtrack.store.session import Row

Drafts = Mapping[str, Row]
"""The rows of a reading's records by id, before anything is known of what they meet."""


def reading_content(article: ArticleRecord, drafts: Drafts) -> str:
    """Give the hash of what a reading holds; the order of its records says nothing."""
    records = sorted(draft["body"] for draft in drafts.values())
    header = dict(article.header)
    return content_key("reading", json.dumps([header, records], ensure_ascii=False, sort_keys=True), article.sha256)


def record_content(row: Row, statement: StatementRecord) -> tuple[object, ...]:
    """Give what makes a record the same as the stored one."""
    segments = statement.quote.segments if statement.quote else ()
    span = {"from_char": segments[0].start if segments else None, "to_char": segments[-1].end if segments else None}
    return content_of(row | span)


def mistaken(revisions: Sequence[Revision]) -> Revision | None:
    """Give the revision that an undated other text replaces: the undated one, else the only one."""
    undated = [one for one in revisions if not one.stamp]
    return undated[0] if undated else revisions[0] if len(revisions) == 1 else None
