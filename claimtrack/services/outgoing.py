"""The record as plain values for the writers of other tools' files, read article by article."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import OutArticle, OutCoding, Outgoing
from claimtrack.domain.rows import Cell
from claimtrack.formats.writers import writers
from claimtrack.services.contents import PAGE, entries
from claimtrack.store.readonly import Queries

_FLAGS: Final = ("shown", "conditional", "imputed", "joint")
_NOT_NONE: Final = ("coder", "ref", "date_text", "date_basis", "stance_label", "speaker", "speaker_kind", "principal")
_IDS: Final = ("article_id", "coding_id", "report_id", "statement_id", "speaker_id")
Told = Mapping[str, Cell]


def write_out(reader: Queries, name: str, path: Path) -> tuple[int, list[Dropped]]:
    """Write the record with the writer of a name into an empty file.

    Gives how many articles it was given, and what its format cannot hold.
    """
    seen = 0

    def counted(articles: Iterable[OutArticle]) -> Iterator[OutArticle]:
        nonlocal seen
        for seen, one in enumerate(articles, 1):  # noqa: B007 - counted while they pass
            yield one

    record = outgoing(reader)
    dropped = list(writers()[name].write(Outgoing(counted(record.articles), record.entries), path))
    return seen, dropped


def outgoing(reader: Queries) -> Outgoing:
    """Give the whole record; its articles are read while they are asked for, and only once."""
    return Outgoing(_articles(reader), (told for _, told in entries(reader)))


def _articles(reader: Queries) -> Iterator[OutArticle]:
    after = ""
    while rows := _rows(reader, "articles", after=after, page=PAGE):
        codings = _codings(reader, [row["article_id"] for row in rows])
        for row in rows:
            yield _article(row, codings.get(row["article_id"], ()))
        after = str(rows[-1]["article_key"])


def _article(row: Told, codings: Iterable[OutCoding]) -> OutArticle:
    given = json.loads(str(row["meta"])) if row["meta"] else {}
    given |= {"extractor": row["extractor"]} if row["extractor"] else {}
    return OutArticle(
        key=str(row["article_key"]),
        source=str(row["source"]),
        published=str(row["published"]),
        published_text=str(row["published_text"]),
        lang=str(row["lang"]),
        **{name: _text(row[name]) for name in ("title", "url", "archive", "ref", "author", "text")},
        extra={str(key): str(value) for key, value in given.items()},
        codings=tuple(codings),
    )


def _codings(reader: Queries, articles: Sequence[Cell]) -> dict[Cell, list[OutCoding]]:
    chains = several(reader, "hops", articles)
    sides = several(reader, "sides", articles, own=0)
    topics = several(reader, "topics", articles)
    members = several(reader, "organisations", articles)
    segments: dict[Cell, list[tuple[int, int]]] = defaultdict(list)
    for coding, _, start, end in reader.query("outgoing/segments", articles=articles).rows:
        segments[coding].append((int(str(start)), int(str(end))))
    found: dict[Cell, list[OutCoding]] = defaultdict(list)
    for row in _rows(reader, "codings", articles=articles):
        statement = row["statement_id"]
        values: dict[str, Any] = {name: cell for name, cell in row.items() if name not in _IDS}
        values |= {name: bool(row[name]) for name in _FLAGS}
        values |= {name: row[name] or "" for name in _NOT_NONE}
        values["given"] = json.loads(str(row["given"]))
        found[row["article_id"]].append(
            OutCoding(
                **values,
                organisation=_organisation(row, members.get(statement, ())),
                sides=tuple(sides.get(statement, ())),
                topics=tuple(topics.get(statement, ())),
                chain=tuple(chains.get(row["report_id"], ())),
                segments=tuple(segments.get(row["coding_id"], ())),
            )
        )
    return found


def _organisation(row: Told, members: Sequence[str]) -> str:
    """Give on whose behalf it was said, else what the speaker was a member of then."""
    if row["principal"] != row["speaker"]:
        return str(row["principal"])
    return members[0] if members else ""


def several(reader: Queries, name: str, articles: Sequence[Cell], **parameters: Cell) -> dict[Cell, list[str]]:
    """Give what a query of `outgoing` tells of some articles: by the id in its first column, all of its second."""
    found: dict[Cell, list[str]] = defaultdict(list)
    for key, value in reader.query(f"outgoing/{name}", articles=articles, **parameters).rows:
        found[key].append(str(value))
    return found


def _rows(reader: Queries, name: str, **parameters: Cell | Sequence[Cell]) -> list[Told]:
    answer = reader.query(f"outgoing/{name}", **parameters)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def _text(cell: Cell) -> str | None:
    return None if cell is None else str(cell)
