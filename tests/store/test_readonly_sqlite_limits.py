"""The user's SQL on SQLite takes no more time, memory or rows than it may."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.db.location import Location, parse_location
from claimtrack.errors import QueryRefused, QueryTooSlow
from claimtrack.store.answer import LARGEST
from claimtrack.store.readonly import open_reader

ENDLESS = "with recursive r(n) as (select 1 union all select n + 1 from r)"
MANY = "printf('[%s0]', replace(printf('%.*c', 90000, '0'), '0', '0,'))"  # an array of 90,001 zeros


@pytest.fixture
def place(sqlite_path: Path) -> Location:
    return parse_location(sqlite_path)


@pytest.mark.parametrize(
    "sql",
    [
        f"{ENDLESS} select max(n) from r",
        f"{ENDLESS} select n from r",
        f"{ENDLESS} select count(*) from r as a, r as b",
        f"{ENDLESS} select n from r order by n desc",
        f"{ENDLESS} select group_concat(n) from r",
        f"select count(*) from json_each({MANY}) as a, json_each({MANY}) as b",
    ],
)
def test_an_endless_query_is_stopped(place: Location, sql: str) -> None:
    before = time.monotonic()
    with open_reader(place) as reader:
        with pytest.raises(QueryRefused):
            reader.user_query(sql, seconds=0.5)
        assert reader.user_query("select 1").rows == [(1,)]
    assert time.monotonic() - before < 2


def test_one_long_function_call_is_left_to_itself(place: Location) -> None:
    before = time.monotonic()
    with open_reader(place) as reader, pytest.raises(QueryTooSlow):
        reader.user_query("select printf('%.*c', 2000000000, 'x')", seconds=0.3)
    assert time.monotonic() - before < 0.3 + 1.5


BOMBS = [
    "select hex(zeroblob(400000000))",
    "select length(replace(hex(zeroblob(4000000)), '0', 'xxxxxxxxxxxxxxxxxxxx'))",
    f"{ENDLESS} select length(group_concat(hex(zeroblob(4000000)))) from r",
    f"{ENDLESS} select json_group_array(hex(zeroblob(4000000))) from r",
    f"{ENDLESS} select hex(zeroblob(4000000)) from r",
    f"{ENDLESS} select n, hex(randomblob(400000)) as h from r order by h",
    f"{ENDLESS} select count(distinct hex(randomblob(400000))) from r",
    "with "
    + ", ".join(f"c{n} as (select * from c{n - 1}, c{n - 1})" if n else "c0 as (select 1)" for n in range(40))
    + " select * from c39",
    "select " + "(" * 100_000 + "1" + ")" * 100_000,
    "select " + " + ".join(["1"] * 300_000),
    "select " + ", ".join(["1"] * 100_000),
    " union all ".join(["select 1"] * 5_000),
    "select '" + "x" * 2_000_000 + "'",
]

# Where there is no /proc, the highest mark is taken that a process has; on Linux that one counts the parent's memory.
BOMBING = """
import pathlib, re, resource, sys
from claimtrack.errors import QueryRefused
from claimtrack.store.readonly import open_reader
with open_reader(sys.argv[1]) as reader:
    try:
        reader.user_query(sys.stdin.read(), seconds=1)
    except QueryRefused as refused:
        status = pathlib.Path("/proc/self/status")
        mark = re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()) if status.exists() else None
        most = int(mark[1]) if mark else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(most // 1024, refused)
"""


@pytest.mark.parametrize("sql", BOMBS, ids=lambda sql: str(sql)[:40])
def test_a_query_cannot_take_all_memory(place: Location, sql: str) -> None:
    before = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", BOMBING, str(place.file)], input=sql, capture_output=True, text=True, check=True
    )
    megabytes, _, words = done.stdout.partition(" ")
    assert int(megabytes) < 1600, words
    assert time.monotonic() - before < 1 + 1.5 + 1


def test_a_too_large_answer_is_refused_rather_than_cut(place: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimtrack.store.answer.LARGEST", 10_000)
    with open_reader(place) as reader, pytest.raises(QueryRefused, match="larger than"):
        reader.user_query(f"{ENDLESS} select n from r limit 1000")
    assert LARGEST > 10_000


def test_rows_beyond_the_cap_are_cut_and_said(place: Location) -> None:
    with open_reader(place) as reader:
        cut = reader.user_query(f"{ENDLESS} select n from r", most=3)
        whole = reader.user_query(f"{ENDLESS} select n from r limit 3", most=3)
    assert (cut.rows, cut.truncated) == ([(1,), (2,), (3,)], True)
    assert (whole.rows, whole.truncated) == (cut.rows, False)
