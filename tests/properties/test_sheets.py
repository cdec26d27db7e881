"""Sheets of CSV: what a writer of CSV wrote is read as it was, and one odd quote mark costs no other row."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.foreign import Table
from claimtrack.formats.source import Source
from claimtrack.formats.table import READER

NAMES = ("outlet", "link", "speaker", "quote")
words = st.lists(st.sampled_from(["войск", "не будет", 'the "base"', "🙂", "a, b", "é", "x;y"]), min_size=1, max_size=4)
cells = st.builds(lambda said, between: between.join(said), words, st.sampled_from([" ", ", ", "\n", "\r\n", "\n\n"]))
rows = st.lists(st.tuples(*[cells] * len(NAMES)), min_size=1, max_size=6)


def sheet(rows: list[tuple[str, ...]], quoting: int) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\r\n").writerows([NAMES, *rows])  # type: ignore[arg-type]
    return out.getvalue()


def read(text: str) -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "coding.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return READER.read(Source(path, path.name)).tables[0]


@given(rows, st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), st.sampled_from(["", " \r\n", ",,,\r\n"]))
def test_what_a_writer_wrote_is_read_as_it_was(rows: list[tuple[str, ...]], quoting: int, after: str) -> None:
    found = read(sheet(rows, quoting) + after)
    assert list(found.rows) == rows
    assert not found.broken
    assert "balance" not in found.told


@given(rows, rows)
def test_one_open_quote_mark_leaves_all_other_rows_as_they_are(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]]
) -> None:
    whole = sheet(before, csv.QUOTE_ALL)
    rest = sheet(after, csv.QUOTE_ALL).partition("\r\n")[2]
    found = read(f'{whole}"E","l","Orlan","open\r\n{rest}')
    assert list(found.rows[: len(before)]) == before
    assert list(found.rows[-len(after) :]) == after
    assert len(found.rows) + len(found.broken) == len(before) + len(after) + 1
