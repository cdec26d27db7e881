"""What several coders recorded in one text: the articles they share, and each record with its values field by field."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.judged import record_key
from claimtrack.domain.records import Place
from claimtrack.domain.rows import Cell, Rows
from claimtrack.reports.as_coded import BY, CLAIM, AsCoded, Speakers
from claimtrack.reports.decided import Decided, OfRecord, decided_values
from claimtrack.store.readonly import Reader

FIELDS: Final = ("claim", "stance", "conditional", "act", "mode", "certainty", "speaker", "date")
"""What is compared, field by field, in the order it is told."""

STANCES: Final = ("-2", "-1", "0", "1", "2")
NO_CLAIM: Final = "-"
UNDATED: Final = "undated"
DECIDED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "conditional": ("stance",),
    "speaker": ("by",),
    "date": ("said", "basis"),
}
"""The fields of a record that decide what is compared, where that is not the field of the same name."""

NOBODY: Final = "(not said)"
"""Stands for the coder of files that name none."""

_MANY: Final = 500
FileKey = tuple[str, str, str, str, str]
Places = Mapping[FileKey, Place]
"""Where records stand in files: by the text's digest, day of publication, address or ref, coder, record id."""


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article, and who coded it. `place` is its place among all such articles, from 0, the earliest published first.

    Ids depend on the order of ingestion, places do not.
    """

    id: int
    place: int
    key: str
    ref: str | None
    url: str | None
    source: str
    title: str | None
    published: str
    sha256: str
    coders: tuple[str, ...]

    @property
    def name(self) -> str:
        """What an article is called in a list: its address, else its ref, else its key."""
        return self.url or self.ref or self.key


@dataclass(frozen=True, slots=True)
class Record:
    """One record of one coder: where it stands, its words, its values by field (None = none given), how they are told.

    The values are those the coder recorded. `decided` is what was decided of them since, and `stands` the values with
    that, told in the words of `now`. `segments` is empty where it quotes nothing.
    """

    article: int
    coder: str
    id: str
    quote: str | None
    segments: tuple[tuple[int, int], ...]
    values: Mapping[str, str | None]
    words: Mapping[str, str]
    on_topic: bool
    stands: Mapping[str, str | None]
    now: Mapping[str, str]
    decided: OfRecord
    place: Place | None = None

    def told(self, field: str) -> str | None:
        """Give a value as people read it."""
        return self.words.get(field, self.values[field])

    def told_now(self, field: str) -> str | None:
        """Give the value that stands, as people read it."""
        return self.now.get(field, self.stands[field])

    def decisions(self, field: str) -> Iterator[Decided]:
        """Give the decisions that the value of a field rests on."""
        return (self.decided[name] for name in DECIDED_BY.get(field, (field,)) if name in self.decided)


def coded_articles(reader: Reader) -> list[CodedArticle]:
    """Give the articles that more than one coder coded, earliest published first."""
    found: dict[int, dict[str, Cell]] = {}
    coders: dict[int, list[str]] = defaultdict(list)
    for row in _dicts(reader.query("agreement_readings")):
        number = int(str(row["article_id"]))
        found.setdefault(number, row)
        coders[number].append(str(row["coder"] or NOBODY))
    ordered = sorted(found, key=lambda number: (str(found[number]["published"]), str(found[number]["article_key"])))
    return [_article(number, place, found[number], coders[number]) for place, number in enumerate(ordered)]


def coded_records(
    reader: Reader, articles: Sequence[CodedArticle], topic: str | None, places: Places
) -> Iterator[Record]:
    """Give every record in articles; `topic` (a key) marks which of them are on it, all where it is None."""
    by_id = {article.id: article for article in articles}
    recorded = _Recorded(AsCoded(reader), topic, places)
    for start in range(0, len(articles), _MANY):
        ids = [article.id for article in articles[start : start + _MANY]]
        segments: dict[Cell, list[tuple[int, int]]] = defaultdict(list)
        for coding, _, first, last in reader.query("agreement_segments", articles=ids).rows:
            segments[coding].append((int(str(first)), int(str(last))))
        codings: dict[Cell, list[dict[str, Cell]]] = defaultdict(list)
        for row in _dicts(reader.query("agreement_codings", articles=ids, topic=topic)):
            codings[row["coding_id"]].append(row)
        keys = {coding: _key(by_id[int(str(rows[0]["article_id"]))], rows[0]) for coding, rows in codings.items()}
        decided = decided_values(reader, keys.values())
        for coding, rows in codings.items():
            article = by_id[int(str(rows[0]["article_id"]))]
            yield recorded.record(article, rows, tuple(segments[coding]), decided.get(keys[coding], {}))


def _article(number: int, place: int, row: Mapping[str, Cell], coders: Sequence[str]) -> CodedArticle:
    return CodedArticle(
        id=number,
        place=place,
        key=str(row["article_key"]),
        ref=_text(row["ref"]),
        url=_text(row["url"]),
        source=str(row["source"]),
        title=_text(row["title"]),
        published=str(row["published"]),
        sha256=str(row["sha256"] or ""),
        coders=tuple(sorted(coders)),
    )


def _key(article: CodedArticle, row: Mapping[str, Cell]) -> str:
    return record_key(article.key, str(row["coder"] or ""), str(row["record_id"]))


@dataclass(frozen=True, slots=True)
class _Recorded:
    """Makes records of rows, one row for each asserter."""

    as_coded: AsCoded
    topic: str | None
    places: Places

    def record(
        self,
        article: CodedArticle,
        rows: Sequence[Mapping[str, Cell]],
        segments: tuple[tuple[int, int], ...],
        decided: OfRecord,
    ) -> Record:
        row, coded = rows[0], self.as_coded.row(rows[0])
        now = {str(one["speaker_key"]): str(one["speaker"]) for one in rows}
        by = coded[BY]
        speakers = now if by is None else self.as_coded.speakers(str(by), article=article.key, source=article.source)
        coder, record_id = str(row["coder"] or ""), str(row["record_id"])
        where = (article.sha256, article.published, article.url or article.ref or "", coder, record_id)
        return Record(
            article=article.id,
            coder=coder or NOBODY,
            id=record_id,
            quote=_text(row["quote"]),
            segments=segments,
            values=_values(coded, speakers),
            words=_words(speakers),
            on_topic=self._on_topic(rows, coded),
            stands=_values(row, now),
            now=_words(now),
            decided=decided,
            place=self.places.get(where),
        )

    def _on_topic(self, rows: Sequence[Mapping[str, Cell]], coded: Mapping[str, Cell]) -> bool:
        """Tell whether a record is on the topic by the claim it was coded with."""
        if coded[CLAIM] is not None and coded[CLAIM] != rows[0][CLAIM]:
            return self.as_coded.on_topic(self.topic, str(coded[CLAIM]))
        return any(bool(one["on_topic"]) for one in rows)


def _values(row: Mapping[str, Cell], speakers: Speakers) -> dict[str, str | None]:
    stance, undated = row["stance"], row["date_basis"] == "publication"
    return {
        "claim": str(row[CLAIM] or NO_CLAIM),
        "stance": None if stance is None else str(stance),
        "conditional": "yes" if row["conditional"] else "no",
        "act": str(row["act"]),
        "mode": _text(row["mode"]),
        "certainty": _text(row["certainty"]),
        "speaker": " & ".join(sorted(speakers)),
        "date": UNDATED if undated else str(row["date_text"]),
    }


def _words(speakers: Speakers) -> dict[str, str]:
    return {"speaker": " & ".join(sorted(speakers.values()))}


def _text(cell: Cell) -> str | None:
    return None if cell is None or cell == "" else str(cell)


def _dicts(rows: Rows) -> Iterator[dict[str, Cell]]:
    for row in rows.rows:
        yield dict(zip(rows.columns, row, strict=True))
