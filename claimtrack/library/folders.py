"""A folder of files, written without touching anything that is not one of them."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack.errors import InputError, UsageProblem


def in_use(path: Path) -> bool:
    """Tell whether there is a folder of this name with something in it."""
    return path.is_dir() and any(path.iterdir())


def write_folder(path: Path, files: Iterable[tuple[str, str]], *, overwrite: bool = False) -> None:
    """Write files, each a name and its text, into a folder, none before all of them are made; others in it stay.

    A folder with something in it is refused but for `overwrite`; then files of the same names are replaced.
    """
    target = path.resolve()
    if target.exists() and not target.is_dir():
        message = f"{path} is a file"
        raise InputError(message, "name a folder")
    if in_use(target) and not overwrite:
        message = f"there is something in {path} already"
        raise UsageProblem(message, "name a new folder, or agree to files of the same names being replaced")
    try:
        with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as passing:
            made = Path(passing) / target.name
            made.mkdir()
            for name, text in files:
                _write(made / name, text)
            _move(made, target)
    except OSError as problem:
        message = f"cannot write {path}: {problem.strerror or problem}"
        raise InputError(message) from problem


def _write(file: Path, text: str) -> None:
    with file.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())


def _move(made: Path, target: Path) -> None:
    if not target.exists():
        made.replace(target)
        return
    for one in sorted(made.iterdir()):
        one.replace(target / one.name)
