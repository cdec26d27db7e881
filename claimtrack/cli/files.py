"""Files written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

from claimtrack.errors import InputError

_TEXT: Final[dict[str, Any]] = {"encoding": "utf-8", "errors": "backslashreplace", "newline": ""}


@contextmanager
def replacing(path: Path) -> Iterator[IO[str]]:
    """A stream whose text becomes the file's content when the block ends; a failure leaves the old file as it was.

    Line ends are written as given. A pipe or device, which cannot be replaced, is written to directly.
    """
    with _stream(path, "", _TEXT) as stream:
        yield stream


@contextmanager
def replacing_bytes(path: Path) -> Iterator[IO[bytes]]:
    """As `replacing`, for what is no text: a workbook, a picture."""
    with _stream(path, "b", {}) as stream:
        yield stream


@contextmanager
def _stream(path: Path, kind: str, options: dict[str, Any]) -> Iterator[IO[Any]]:
    target = path.resolve()
    try:
        with (
            _writing_beside(target, kind, options)
            if _replaceable(target)
            else target.open(f"w{kind}", **options) as stream
        ):
            yield stream
    except OSError as problem:
        message = f"cannot write {path}: {problem.strerror or problem}"
        raise InputError(message) from problem


@contextmanager
def _writing_beside(target: Path, kind: str, options: dict[str, Any]) -> Iterator[IO[Any]]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open(f"x{kind}", **options) as stream:
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
