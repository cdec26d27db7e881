"""Mutated files of DNA, and files whose cells hold anything; the seeds are made by hand."""

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from claimtrack.formats.dna import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source, Unreadable
from tests.dna_files import V2, V3, Dna, basic, make
from tests.fuzzing import INPUTS, SECONDS, mapped, read_any

CELLS = (
    None, 0, 1, -1, 2, 3, 2**31, 2**63 - 1, -(2**63), 1.5, 1e300, float("inf"), "", "1", "x", "\0", "🙂" * 50,
    '\u202e;>&()"', b"", b"\xff\xfe", "3.0.7", "2.0", "version", "DNA Statement", "short text", "a\r\nb", "]]", "{x}",
    "9" * 400, 1741219200,
)  # fmt: skip


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    seeds = [make(tmp_path / "seed.dna", Dna(basic()), version).read_bytes() for version in (3, 2)]
    (tmp_path / "seed.dna").unlink()
    assert read_any(READER, tmp_path, "a.dna", seeds, mapped(load_profile("dna"))) > 0


def test_any_cells_are_read_or_refused(tmp_path: Path) -> None:
    finish = mapped(load_profile("dna"))
    read = 0
    for number in range(INPUTS // 3):
        path = _anything(tmp_path / "a.dna", random.Random(number))
        started = time.monotonic()
        try:
            finish(READER.read(Source(path, path.name)))
            read += 1
        except Unreadable:
            pass
        assert time.monotonic() - started < SECONDS, f"input {number} took too long"
    assert read > 0


def _anything(path: Path, chance: random.Random) -> Path:
    """Make a file with the tables of DNA and no rules, whose rows hold anything."""
    version = chance.choice((2, 3))
    make(path, Dna(basic()), version)
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.executescript(V3 if version == 3 else V2)
        tables = [row[0] for row in plain.execute("select name from sqlite_master where type = 'table'")]
        columns = {table: [row[1] for row in plain.execute(f"pragma table_info({table})")] for table in tables}
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma synchronous = off")
        for table in chance.sample(tables, chance.choice((1, 2, len(tables)))):
            rows = connection.execute(f"select * from {table}").fetchall()
            connection.execute(f"drop table {table}")
            connection.execute(f"create table {table}({', '.join(columns[table])})")
            rows += [tuple(chance.choice(CELLS) for _ in columns[table]) for _ in range(chance.choice((0, 1, 5)))]
            for row in rows:
                cells = [chance.choice(CELLS) if chance.random() < 0.1 else cell for cell in row]
                marks = ", ".join("?" * len(cells))
                connection.execute(f"insert into {table} values ({marks})", cells)
        connection.commit()
    return path
