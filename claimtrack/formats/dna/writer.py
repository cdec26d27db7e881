"""The record -> a file of DNA 3, which DNA opens with any of its coders and the password `claimtrack`."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from typing import Final

from claimtrack.domain.foreign import Dropped
from claimtrack.domain.outgoing import OutArticle, Outgoing
from claimtrack.formats.dna.filing import CUT, DIFFERENT, Filing
from claimtrack.formats.dna.keeping import ENDS, had_crlf_alone, sign_of_ends, with_line_feeds
from claimtrack.formats.dna.lacking import CODERS, ENTRIES, WHY, count_article
from claimtrack.formats.dna.schema import DATED, VERSION, tables
from claimtrack.formats.dna.telling import told

_LAST_SINGLE: Final = 0xFFFF
_WHY: Final = {
    CUT: "DNA takes no more: cut, and told apart by a few letters at the end",
    DIFFERENT: "an entity has one value of each: the first is kept",
} | WHY


class DnaWriter:
    """Writes a `.dna` file."""

    name = "dna"
    suffix = ".dna"

    def write(self, record: Outgoing, path: Path) -> Sequence[Dropped]:
        """Write the record; equal records give equal bytes."""
        left: Counter[str] = Counter()
        try:
            self._write(record, path, left)
        except sqlite3.OperationalError as problem:  # a full disk, as whoever asked for a file knows it
            raise OSError(str(problem)) from problem
        left[ENTRIES] = sum(1 for _ in record.entries)
        return [Dropped(what, number, _WHY[what]) for what, number in sorted(left.items()) if number]

    def _write(self, record: Outgoing, path: Path, left: Counter[str]) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for pragma in ("page_size=4096", "journal_mode=memory", "synchronous=off"):
                connection.execute(f"pragma {pragma}").fetchall()
            connection.execute("begin")
            for table in tables():
                connection.execute(table)
            filing = Filing(left)
            order: list[tuple[tuple[str | int, ...], int]] = []
            for number, article in enumerate(record.articles, 1):
                _document(connection, -number, article, filing)
                order.append((_place(article), -number))
            ids = _renumbered(connection, order)
            filing.write(connection, ids)
            ends = " ".join(sign_of_ends(ids[number], text) for number, text in filing.ends.items())
            settings = [("version", VERSION), ("date", DATED), (ENDS, ends)]
            connection.executemany("insert into SETTINGS values (?, ?)", [pair for pair in settings if pair[1]])
            connection.execute("commit")


def _document(connection: sqlite3.Connection, number: int, article: OutArticle, filing: Filing) -> None:
    count_article(article, filing.left)
    text = with_line_feeds(article.text or "")
    if had_crlf_alone(article.text or ""):
        filing.ends[number] = text
    coder = article.extra.get("dna-coder", "")
    filing.left[CODERS] += not coder
    row = (
        number,
        filing.cut(article.title or ""),
        text,
        filing.coder(coder),
        filing.cut(article.author or ""),
        filing.cut(article.source),
        filing.cut(article.extra.get("section", "")),
        _notes(article),
        filing.cut(article.extra.get("type", "")),
        _seconds(article),
    )
    connection.execute("insert into DOCUMENTS values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    ends = _ends(article.text) if article.text else []
    for coding in article.codings:
        one = told(article, coding, ends, filing.left)
        if one is not None:
            filing.add(number, one)


def _place(article: OutArticle) -> tuple[str | int, ...]:
    """Give what documents are ordered by; of those that only a reference tells apart the one without it is first."""
    ref = article.ref or ""
    return (article.published, article.title or "", article.source, len(ref), ref, article.key)


def _renumbered(connection: sqlite3.Connection, order: list[tuple[tuple[str | int, ...], int]]) -> dict[int, int]:
    """Give the documents the ids of their order; gives the new id by the one they were written under."""
    ids = {old: new for new, (_, old) in enumerate(sorted(order), 1)}
    connection.executemany("update DOCUMENTS set ID = ? where ID = ?", [(new, old) for old, new in ids.items()])
    return ids


def _ends(text: str) -> list[int]:
    """Give DNA's offset of each code point: UTF-16 units, a line end as one."""
    widths = [2 if ord(letter) > _LAST_SINGLE else 1 for letter in text]
    at = text.find("\r\n")
    while at >= 0:
        widths[at] = 0
        at = text.find("\r\n", at + 2)
    return list(accumulate(widths, initial=0))


def _seconds(article: OutArticle) -> int:
    """Give the day as DNA counts it: seconds of UTC; with the time of day where it came from DNA."""
    given = article.extra.get("dna-time", "")
    stamp = given if given.startswith(article.published) else f"{article.published}T00:00:00Z"
    try:
        moment = datetime.strptime(stamp, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        moment = datetime.fromisoformat(article.published).replace(tzinfo=UTC)
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def _notes(article: OutArticle) -> str:
    notes = article.extra.get("notes", "")
    if article.url is None:
        return notes
    return f"{notes}\nurl: {article.url}".lstrip("\n")


WRITER: Final = DnaWriter()
