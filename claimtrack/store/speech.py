"""Utterances, statements and reports as rows: cleared and written again wherever a coding changed, ids kept by key."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, or_, select, tuple_

from claimtrack.domain.keys import content_key
from claimtrack.store.session import Row, WriteSession, chunks, table

_DERIVED = (
    "utterance",
    "utterance_addressee",
    "statement",
    "statement_topic",
    "report",
    "report_hop",
    "report_citation",
    "report_coding",
)
Pair = tuple[int, str]


class Speech:
    """What derives from the codings of a neighbourhood: who else is near, what is cleared, what is written."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._kept_ids: dict[tuple[str, str], int] = {}
        self._rows: dict[str, list[Row]] = {name: [] for name in _DERIVED}

    def utterances_of(self, coding_ids: Iterable[int]) -> set[int]:
        """Give the utterances that rest on these codings."""
        link, report, statement = table("report_coding"), table("report"), table("statement")
        query = select(statement.c.utterance_id).select_from(
            link.join(report, report.c.id == link.c.report_id).join(statement, statement.c.id == report.c.statement_id)
        )
        return self._ints(query, link.c.coding_id, coding_ids)

    def codings_of(self, utterance_ids: Iterable[int]) -> set[int]:
        """Give the codings that utterances rest on."""
        link, report, statement = table("report_coding"), table("report"), table("statement")
        query = select(link.c.coding_id).select_from(
            statement.join(report, report.c.statement_id == statement.c.id).join(link, link.c.report_id == report.c.id)
        )
        return self._ints(query, statement.c.utterance_id, utterance_ids)

    def near(self, coding_ids: Iterable[int]) -> set[int]:
        """Give the codings of current revisions that could be the same utterance as one of these.

        Every joining rule asks for the same principal and the same day, ref or article.
        """
        speaker, coding = table("coding_speaker"), table("coding")
        days: set[Pair] = set()
        refs: set[Pair] = set()
        for some in chunks(coding_ids):
            mine = select(speaker.c.principal_id, speaker.c.day, speaker.c.ref).where(speaker.c.coding_id.in_(some))
            for principal, day, ref in self._session.run(mine):
                days.add((principal, day))
                if ref is not None:
                    refs.add((principal, ref))
        found = self._paired(speaker.c.day, days) | self._paired(speaker.c.ref, refs)
        readings = select(coding.c.reading_id)
        return found | self._fellow_readings(self._ints(readings, coding.c.id, coding_ids))

    def _paired(self, column: Any, pairs: set[Pair]) -> set[int]:
        speaker = table("coding_speaker")
        found: set[int] = set()
        for some in chunks(sorted(pairs)):
            query = select(speaker.c.coding_id).where(tuple_(speaker.c.principal_id, column).in_(some))
            found.update(self._session.run(query).scalars())
        return found

    def _fellow_readings(self, reading_ids: set[int]) -> set[int]:
        """Give the codings of other coders who read the same revisions."""
        mine, other, coding = table("reading").alias(), table("reading").alias(), table("coding")
        query = select(coding.c.id).select_from(
            mine.join(other, and_(other.c.revision_id == mine.c.revision_id, other.c.id != mine.c.id)).join(
                coding, coding.c.reading_id == other.c.id
            )
        )
        return self._ints(query, mine.c.id, reading_ids)

    def _ints(self, query: Any, column: Any, values: Iterable[int]) -> set[int]:
        found: set[int] = set()
        for some in chunks(values):
            found.update(self._session.run(query.where(column.in_(some))).scalars())
        return found

    def read(self, coding_ids: Iterable[int]) -> list[Row]:
        """Give the codings of current revisions with everything that grouping and reporting need, an asserter a row."""
        coding, reading, revision = table("coding"), table("reading"), table("article_revision")
        article, speaker, span, claim = table("article"), table("coding_speaker"), table("span"), table("claim")
        columns = (
            coding,
            reading.c.coder,
            revision.c.article_id,
            revision.c.lang,
            revision.c.published_on,
            article.c.key.label("article_key"),
            article.c.source_id,
            speaker.c.position,
            speaker.c.speaker_id,
            speaker.c.principal_id,
            speaker.c.imputed,
            span.c.text.label("quote"),
            claim.c.key.label("claim_key"),
        )
        joined = (
            coding.join(speaker, speaker.c.coding_id == coding.c.id)
            .join(reading, reading.c.id == coding.c.reading_id)
            .join(revision, and_(revision.c.id == reading.c.revision_id, revision.c.is_current == 1))
            .join(article, article.c.id == revision.c.article_id)
            .outerjoin(span, span.c.coding_id == coding.c.id)
            .outerjoin(claim, claim.c.id == coding.c.claim_id)
        )
        found: list[Row] = []
        for some in chunks(coding_ids):
            query = select(*columns).select_from(joined).where(coding.c.id.in_(some))
            found.extend(dict(row) for row in self._session.run(query).mappings())
        return found

    def topics_of(self, coding_ids: Iterable[int]) -> list[Row]:
        """Give the topics that codings name, with the topics' keys."""
        named, topic = table("coding_topic"), table("topic")
        joined = named.join(topic, topic.c.id == named.c.topic_id)
        found: list[Row] = []
        for some in chunks(coding_ids):
            query = select(named, topic.c.key.label("topic_key")).select_from(joined).where(named.c.coding_id.in_(some))
            found.extend(dict(row) for row in self._session.run(query).mappings())
        return found

    def clear(self, utterance_ids: Iterable[int]) -> set[int]:
        """Remove utterances and what hangs on them, remembering ids by key; give the claims of anonymous voices."""
        utterances = self._session.rows("utterance", "id", utterance_ids)
        statements = self._session.rows("statement", "utterance_id", [row["id"] for row in utterances])
        reports = self._session.rows("report", "statement_id", [row["id"] for row in statements])
        for name, rows in (("utterance", utterances), ("statement", statements), ("report", reports)):
            self._kept_ids.update({(name, row["key"]): row["id"] for row in rows})
        report_ids = [row["id"] for row in reports]
        for name in ("report_hop", "report_citation", "report_coding"):
            self._session.delete(name, "report_id", report_ids)
        self._session.delete("report", "id", report_ids)
        statement_ids = [row["id"] for row in statements]
        self._session.delete("statement_topic", "statement_id", statement_ids)
        self._session.delete("statement", "id", statement_ids)
        utterance_ids = [row["id"] for row in utterances]
        self._session.delete("utterance_addressee", "utterance_id", utterance_ids)
        self._session.delete("utterance", "id", utterance_ids)
        return {row["claim_id"] for row in statements if row["anonymous"] and row["claim_id"] is not None}

    def id_of(self, name: str, key: str) -> int:
        """Give the id a key had before it was cleared, else a new one."""
        return self._kept_ids.get((name, key)) or self._session.next_id(name)

    def add(self, name: str, *rows: Row) -> None:
        """Enter rows of a derived table."""
        self._rows[name].extend(rows)

    def flush(self) -> None:
        """Write the rows that wait."""
        for name in _DERIVED:
            self._session.insert(name, self._rows[name])
            self._rows[name].clear()
        self._kept_ids.clear()

    def anonymous_reports(self, claim_ids: Iterable[int]) -> list[Row]:
        """Give the reports of anonymous voices on claims: they are counted together, claim by claim."""
        report, statement, revision = table("report"), table("statement"), table("article_revision")
        article, source = table("article"), table("source")
        publisher, root = table("speaker").alias("publisher"), table("speaker").alias("root")
        columns = (
            statement.c.claim_id,
            report.c.id,
            report.c.key,
            publisher.c.key.label("source"),
            root.c.key.label("root"),
            revision.c.published_on.label("published"),
        )
        joined = (
            statement.join(report, report.c.statement_id == statement.c.id)
            .join(article, article.c.id == report.c.article_id)
            .join(revision, and_(revision.c.article_id == article.c.id, revision.c.is_current == 1))
            .join(source, source.c.id == article.c.source_id)
            .join(publisher, publisher.c.id == source.c.speaker_id)
            .join(root, root.c.id == report.c.root_id)
        )
        found: list[Row] = []
        for some in chunks(claim_ids):
            query = select(*columns).select_from(joined)
            query = query.where(and_(statement.c.anonymous == 1, statement.c.claim_id.in_(some)))
            found.extend(dict(row) for row in self._session.run(query).mappings())
        return found

    def verdicts(self, part_keys: Iterable[str]) -> list[Row]:
        """Give the judgements in force that name one of these parts."""
        judgement = table("judgement")
        found: list[Row] = []
        for some in chunks(part_keys):
            standing = and_(judgement.c.kind == "utterance", judgement.c.retracted_at.is_(None))
            named = or_(judgement.c.left_key.in_(some), judgement.c.right_key.in_(some))
            query = select(judgement).where(and_(standing, named, judgement.c.verdict != "value"))
            found.extend(dict(row) for row in self._session.run(query).mappings())
        return found


def part_key(article_key: str, coder: str, record_id: str, position: int) -> str:
    """Give the key of one asserter of one record: the same in every revision of the article."""
    return content_key("part", article_key, coder, record_id, position)
