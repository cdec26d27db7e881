"""Utterances, statements and reports as rows: cleared and written again wherever a coding changed, ids kept by key."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import BigInteger, ColumnElement, Text, and_, collate, column, func, select, values

from claimtrack.store.session import Row, WriteSession, chunks, is_current, table

_DERIVED: Final = (
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
        return self._session.ids(query, link.c.coding_id, coding_ids)

    def codings_of(self, utterance_ids: Iterable[int]) -> set[int]:
        """Give the codings that utterances rest on."""
        link, report, statement = table("report_coding"), table("report"), table("statement")
        query = select(link.c.coding_id).select_from(
            statement.join(report, report.c.statement_id == statement.c.id).join(link, link.c.report_id == report.c.id)
        )
        return self._session.ids(query, statement.c.utterance_id, utterance_ids)

    def in_one_with(self, coding_ids: Iterable[int]) -> set[int]:
        """Give these codings and all that share an utterance with one of them."""
        ids = set(coding_ids)
        return ids | self.codings_of(self.utterances_of(ids))

    def utterances(self, coding_ids: Iterable[int]) -> dict[tuple[int, int], int]:
        """Give the utterance of each asserter of codings, as (coding, position)."""
        link, report, statement = table("report_coding"), table("report"), table("statement")
        query = select(link.c.coding_id, link.c.position, statement.c.utterance_id).select_from(
            link.join(report, report.c.id == link.c.report_id).join(statement, statement.c.id == report.c.statement_id)
        )
        rows = self._session.gather(query, link.c.coding_id, coding_ids)
        return {(row["coding_id"], row["position"]): row["utterance_id"] for row in rows}

    def near(self, coding_ids: Iterable[int]) -> set[int]:
        """Give the codings that could be the same utterance as one of these.

        Every joining rule asks for the same principal and the same day or ref, or for two coders of one revision.
        """
        ids = list(coding_ids)
        speaker = table("coding_speaker")
        mine = select(speaker.c.principal_id, speaker.c.day, speaker.c.ref)
        said = self._session.gather(mine, speaker.c.coding_id, ids)
        days = {(row["principal_id"], row["day"]) for row in said if row["day"]}
        refs = {(row["principal_id"], row["ref"]) for row in said if row["ref"] is not None}
        return self._paired(speaker.c.day, days) | self._paired(speaker.c.ref, refs) | self._fellows(ids)

    def _paired(self, word: ColumnElement[str], pairs: set[Pair]) -> set[int]:
        """Give the codings of these principals with these words.

        A join with the pairs finds each in the index; `in` with pairs would read the whole table on SQLite.
        """
        speaker = table("coding_speaker")
        found: set[int] = set()
        for some in chunks(sorted(pairs)):
            wanted = values(column("principal", BigInteger), column("word", Text), name="wanted").data(some).cte()
            text = collate(wanted.c.word, "C") if self._session.is_postgres else wanted.c.word
            both = and_(speaker.c.principal_id == wanted.c.principal, word == text)
            query = select(speaker.c.coding_id).select_from(wanted.join(speaker, both))
            found.update(self._session.run(query).scalars())
        return found

    def _fellows(self, coding_ids: Iterable[int]) -> set[int]:
        """Give all codings of the revisions that several coders read."""
        coding, reading = table("coding"), table("reading")
        joined = coding.join(reading, reading.c.id == coding.c.reading_id)
        mine = self._session.ids(select(reading.c.revision_id).select_from(joined), coding.c.id, coding_ids)
        several = select(reading.c.revision_id).group_by(reading.c.revision_id).having(func.count() > 1)
        shared = self._session.ids(several, reading.c.revision_id, mine)
        return self._session.ids(select(coding.c.id).select_from(joined), reading.c.revision_id, shared)

    def read(self, coding_ids: Iterable[int]) -> list[Row]:
        """Give the codings of current revisions with everything that grouping and reporting need, an asserter a row."""
        coding, reading, revision = table("coding"), table("reading"), table("article_revision")
        article, speaker, span = table("article"), table("coding_speaker"), table("span")
        claim, occasion = table("claim"), table("occasion")
        columns = (
            *(coding.c[name] for name in _CODING),
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
            occasion.c.key.label("occasion_key"),
        )
        joined = (
            coding.join(speaker, speaker.c.coding_id == coding.c.id)
            .join(reading, reading.c.id == coding.c.reading_id)
            .join(revision, and_(revision.c.id == reading.c.revision_id, is_current(revision)))
            .join(article, article.c.id == revision.c.article_id)
            .outerjoin(span, span.c.coding_id == coding.c.id)
            .outerjoin(claim, claim.c.id == coding.c.claim_id)
            .outerjoin(occasion, occasion.c.id == coding.c.occasion_id)
        )
        return self._session.gather(select(*columns).select_from(joined), coding.c.id, coding_ids)

    def mentions_of(self, coding_ids: Iterable[int]) -> list[Row]:
        """Give whom codings mention, and in which role."""
        mention = table("coding_mention")
        columns = (mention.c.coding_id, mention.c.role, mention.c.position, mention.c.hop_role, mention.c.speaker_id)
        return self._session.gather(select(*columns), mention.c.coding_id, coding_ids)

    def topics_of(self, coding_ids: Iterable[int]) -> list[Row]:
        """Give the topics that codings name, with the topics' keys."""
        named, topic = table("coding_topic"), table("topic")
        columns = (named.c.coding_id, named.c.position, named.c.topic_id, topic.c.key.label("topic_key"))
        joined = named.join(topic, topic.c.id == named.c.topic_id)
        return self._session.gather(select(*columns).select_from(joined), named.c.coding_id, coding_ids)

    def clear(self, utterance_ids: Iterable[int]) -> set[int]:
        """Remove utterances and what hangs on them, remembering ids by key; give the claims of anonymous voices."""
        utterances = self._keyed("utterance", "id", utterance_ids)
        statements = self._keyed("statement", "utterance_id", utterances)
        reports = self._keyed("report", "statement_id", statements)
        statement = table("statement")
        claims = select(statement.c.claim_id).where(statement.c.anonymous == 1, statement.c.claim_id.is_not(None))
        anonymous = self._session.ids(claims, statement.c.id, statements)
        for name in ("report_hop", "report_citation", "report_coding"):
            self._session.delete(name, "report_id", reports)
        self._session.delete("report", "id", reports)
        self._session.delete("statement_topic", "statement_id", statements)
        self._session.delete("statement", "id", statements)
        self._session.delete("utterance_addressee", "utterance_id", utterances)
        self._session.delete("utterance", "id", utterances)
        return anonymous

    def _keyed(self, name: str, column: str, values: Iterable[int]) -> list[int]:
        target = table(name)
        rows = self._session.gather(select(target.c.id, target.c.key), target.c[column], values)
        self._kept_ids.update({(name, row["key"]): row["id"] for row in rows})
        return [row["id"] for row in rows]

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
            report.c.origin_id,
            report.c.independent,
            report.c.circular,
            publisher.c.key.label("source"),
            root.c.key.label("root"),
            revision.c.published_on.label("published"),
        )
        joined = (
            statement.join(report, report.c.statement_id == statement.c.id)
            .join(article, article.c.id == report.c.article_id)
            .join(revision, and_(revision.c.article_id == article.c.id, is_current(revision)))
            .join(source, source.c.id == article.c.source_id)
            .join(publisher, publisher.c.id == source.c.speaker_id)
            .join(root, root.c.id == report.c.root_id)
        )
        query = select(*columns).select_from(joined).where(statement.c.anonymous == 1)
        return self._session.gather(query, statement.c.claim_id, claim_ids)

    def recount(self, reports: list[tuple[int, Row]]) -> None:
        """Change what counting says of reports, each given by its id."""
        self._session.update_all("report", reports)

    def retell(self, speaker_ids: Iterable[int]) -> None:
        """Write the chains of reports again in which the name of one of these speakers stands."""
        hop, speaker = table("report_hop"), table("speaker")
        reports = self._session.ids(select(hop.c.report_id), hop.c.speaker_id, speaker_ids)
        query = select(hop.c.report_id, hop.c.position, speaker.c.name)
        rows = self._session.gather(
            query.select_from(hop.join(speaker, speaker.c.id == hop.c.speaker_id)), hop.c.report_id, sorted(reports)
        )
        chains: dict[int, list[str]] = {}
        for row in sorted(rows, key=lambda one: (one["report_id"], one["position"])):
            chains.setdefault(row["report_id"], []).append(row["name"])
        self._session.update_all("report", [(one, {"chain": " > ".join(names)}) for one, names in chains.items()])


_CODING: Final = (
    "id",
    "as_coded",
    "record_id",
    "claim_id",
    "stance",
    "stance_label",
    "conditional",
    "condition",
    "act",
    "mode",
    "certainty",
    "date_text",
    "date_earliest",
    "date_latest",
    "date_basis",
    "date_exact",
    "date_time",
    "occasion_id",
    "ref",
    "start_char",
)
