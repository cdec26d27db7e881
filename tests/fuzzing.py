"""Any bytes into a reader: what comes out is a reading or a refusal, soon.

Few inputs by default; `FUZZ=20000 pytest …` for as many. Seeds are fixed, so that what fails fails again.
"""

import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from claimtrack.domain.foreign import Reading
from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts import ArticleText

INPUTS: Final = int(os.environ.get("FUZZ", "150"))
SECONDS: Final = 2.0
_SPLICES: Final = (
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\xf0\x9f\x99\x82", "я".encode("cp1251"), b"\\ud83d", b"\\u0000"),
    *(b"\r", b"\r\n", b"\n", b"\t", b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b"<", b">", b"&", b";", b",", b":"),
    *(b"-1", b"1e999", b"NaN", b"null", b"true", b"99999999999999999999", b"9" * 6000, b"../../etc/passwd"),
    *(b"[" * 3000, b'{"a":' * 3000),
)


def mutate(data: bytes, seed: int) -> bytes:
    """Give the bytes with a few things done to them: cut, doubled, moved, overwritten, something put in."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        start = chance.randrange(len(changed) + 1)
        end = min(len(changed), start + chance.choice((1, 2, 5, 20, 200)))
        part = bytes(changed[start:end])
        kind = chance.randrange(7)
        if kind == 0:
            del changed[start:]
        elif kind == 1:
            del changed[start:end]
        elif kind == 2:
            changed[start:start] = part * chance.choice((1, 2, 50))
        elif kind == 3:
            changed[start:end] = bytes(chance.randrange(256) for _ in part)
        elif kind == 4:
            changed[start:end] = part[::-1]
        elif kind == 5:
            other = chance.randrange(len(changed) + 1)
            changed[other:other] = part
        else:
            changed[start : start + chance.choice((0, 0, 1, 4))] = chance.choice(_SPLICES)
    return bytes(changed)


def read_any(
    reader: Any, folder: Path, name: str, seeds: Sequence[bytes], also: Callable[[Any], object] | None = None
) -> int:
    """Read mutated files; gives how many were read, fails where anything but Unreadable is raised or time runs out.

    `also` is done with every reading (of marks, or of an article's text), to see that what comes after bears it too.
    """
    path = folder / name
    read = 0
    for number in range(INPUTS):
        data = mutate(seeds[number % len(seeds)], number)
        path.write_bytes(data)
        started = time.monotonic()
        try:
            reading = reader.read(Source(path, name))
            assert isinstance(reading, Reading | ArticleText)
            if also is not None:
                also(reading)
            read += 1
        except Unreadable as problem:
            refused = problem.message
            assert refused
        except BaseException as problem:
            problem.add_note(f"input {number}: {data[:2000]!r}")
            raise
        assert time.monotonic() - started < SECONDS, f"input {number} took too long"
    return read


def mapped(*profiles: Any) -> Callable[[Reading], object]:
    """Give what maps every document of a reading by each profile and reads the articles that come of it."""
    from claimtrack.domain.mapping.records import map_document
    from claimtrack.domain.reading import read_article

    def run(reading: Reading) -> None:
        for document in reading.documents:
            for profile in profiles:
                for raw in map_document(document, profile, {"source": "Example Herald"}).articles:
                    read_article(raw)

    return run
