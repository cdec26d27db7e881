"""Broken input on purpose: files changed at random, the same for the same seed.

`FUZZ=20000 pytest tests/formats -k fuzz` tries many; without it a few are tried each time.
"""

import os
import random
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from claimtrack.domain.foreign import Reading
from claimtrack.formats.readers import HEAD, Reader
from claimtrack.formats.source import Source, Unreadable

MANY = int(os.environ.get("FUZZ", "150"))
SECONDS = 5
_NASTY = (
    b"\xff\xfe", b"\x00", b"\xef\xbb\xbf", b"\r\n", b"\r", b"999999999999999999999", b"-1", b"1e400", b"NaN", b"null",
    b"[" * 200, b"{" * 200, b"&lol;", b"<!DOCTYPE a>", b"../../etc/passwd", b"\xed\xa0\x80", "🙂".encode(), b"\t", b"",
)  # fmt: skip


def mutate(data: bytes, seed: int) -> bytes:
    """Give a file changed in one to four places: cut, doubled, moved, overwritten, or with something nasty put in."""
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        to = min(len(data), at + chance.choice((0, 1, 2, 8, 64, 512)))
        what = chance.randrange(6)
        if what == 0:
            data = data[:at]
        elif what == 1:
            data = data[:at] + data[to:]
        elif what == 2:
            data = data[:to] + data[at:to] + data[to:]
        elif what == 3:
            data = data[:at] + bytes(chance.randrange(256) for _ in range(to - at)) + data[to:]
        elif what == 4:
            data = data[:at] + chance.choice(_NASTY) + data[to:]
        else:
            other = chance.randrange(len(data) + 1)
            data = data[:at] + data[other : other + (to - at)] + data[to:]
    return data


def fuzz(reader: Reader, name: str, seeds: Sequence[bytes], folder: Path, many: int = MANY) -> tuple[int, int]:
    """Read changed files; each gives a reading or is Unreadable, in time. Gives how many were read and how many not."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    read = refused = 0
    for number in range(many):
        data = mutate(seeds[number % len(seeds)], number)
        path.write_bytes(data)
        with limited(f"seed {number}"):
            reader.accepts(name.lower(), data[:HEAD])
            try:
                found = reader.read(Source(path, name))
                assert isinstance(found, Reading)
                sum(len(one.marks) for one in found.documents)
                read += 1
            except Unreadable as problem:
                refused += bool(problem.message)
    return read, refused


@contextmanager
def limited(what: str, seconds: int = SECONDS) -> Iterator[None]:
    """Fail what takes longer than it may."""

    def stop(_: int, __: FrameType | None) -> None:
        message = f"{what} took more than {seconds} s"
        raise TimeoutError(message)

    before: Callable[[int, FrameType | None], object] | int | None = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
