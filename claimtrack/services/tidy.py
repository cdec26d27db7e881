"""Bring the records of native files into canonical form."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from claimtrack.domain.findings import Finding, has_errors, in_file_order
from claimtrack.errors import InputError
from claimtrack.formats import native
from claimtrack.formats.registry import recognise
from claimtrack.services.intake import find_files, read_file


@dataclass(frozen=True, slots=True)
class TidyResult:
    """Which files changed, which were fine, which were refused for errors; the findings are of the refused."""

    changed: tuple[Path, ...]
    unchanged: tuple[Path, ...]
    refused: tuple[Path, ...]
    findings: tuple[Finding, ...]


def tidy_files(paths: Iterable[Path], *, write: bool = True) -> TidyResult:
    """Tidy the native files among these files and folders; without `write` only tell what would change."""
    changed: list[Path] = []
    unchanged: list[Path] = []
    refused: list[Path] = []
    findings: list[Finding] = []
    for path in find_files(paths).paths:
        if recognise(path) != "native":
            continue
        (unit,) = read_file(path)
        if has_errors(unit.findings):
            refused.append(path)
            findings += unit.findings
            continue
        before = path.read_bytes()
        after = native.tidy(before.decode("utf-8")).encode("utf-8")
        (unchanged if after == before else changed).append(path)
        if write and after != before:
            _replace(path, after)
    return TidyResult(tuple(changed), tuple(unchanged), tuple(refused), tuple(in_file_order(findings)))


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.chmod(target.stat().st_mode)
        part.replace(target)
    except OSError as problem:
        part.unlink(missing_ok=True)
        message = f"cannot write {path}: {problem.strerror or problem}"
        raise InputError(message) from problem
