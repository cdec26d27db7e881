"""Files written whole or not at all, in the form that their names ask for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from claimtrack.errors import InputError, UsageProblem
from claimtrack.render.formats import SUFFIXES, format_of

_TEXT: Final[dict[str, Any]] = {"encoding": "utf-8", "errors": "backslashreplace", "newline": ""}


def form_of(path: str | Path) -> str:
    """The form that the suffix of a file names."""
    form = format_of(str(path))
    if form is None:
        message = f"the suffix of {path} names no format"
        raise UsageProblem(message, f"known are {', '.join(SUFFIXES)}; or say the format")
    return form


def write_file(answer: str | bytes, path: Path) -> None:
    """Write a file, whole or not at all: text as UTF-8, a workbook or picture as it is."""
    if isinstance(answer, bytes):
        with replacing_bytes(path) as stream:
            stream.write(answer)
    else:
        with replacing(path) as text:
            text.write(answer)


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
def replacing_path(path: Path) -> Iterator[Path]:
    """As `replacing`, for what writes by itself, as a database does: the path of an empty file."""
    with _told(path):
        target = path.resolve()
        if _replaceable(target):
            with _beside(target) as part:
                part.open("xb").close()
                yield part
            return
        if target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        with TemporaryDirectory() as folder:
            made = Path(folder) / target.name
            yield made
            with made.open("rb") as whole, target.open("wb") as sink:
                copyfileobj(whole, sink)


@contextmanager
def _stream(path: Path, kind: str, options: dict[str, Any]) -> Iterator[IO[Any]]:
    with _told(path):
        target = path.resolve()
        if not _replaceable(target):
            with target.open(f"w{kind}", **options) as stream:
                yield stream
            return
        with _beside(target) as part, part.open(f"x{kind}", **options) as stream:
            yield stream


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        message = f"cannot write {path}: {problem.strerror or problem}"
        raise InputError(message) from problem


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("r+b") as whole:
            os.fsync(whole.fileno())
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _replaceable(target: Path) -> bool:
    return target.is_file() or not target.exists()
