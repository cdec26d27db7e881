"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimtrack.errors import InputError


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A stream whose text becomes the file's content when the block ends; a failure leaves the old file as it was.

    Line ends are written as given. A pipe or device, which cannot be replaced, is written to directly.
    """
    target = path.resolve()
    try:
        with _writing_beside(target) if _replaceable(target) else target.open("w", encoding="utf-8") as stream:
            yield stream
    except OSError as problem:
        message = f"cannot write {path}: {problem.strerror or problem}"
        raise InputError(message) from problem


@contextmanager
def _writing_beside(target: Path) -> Iterator[TextIO]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", errors="backslashreplace", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _replaceable(target: Path) -> bool:
    return target.is_file() or not target.exists()
