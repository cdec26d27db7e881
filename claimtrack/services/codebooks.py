"""The codebook that serves a folder: its own and those of the folders above it, as one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from claimtrack.domain.codebook import Codebook, Entry, gather, kind_of, merge
from claimtrack.domain.findings import Finding
from claimtrack.errors import InputError
from claimtrack.formats import codebook as toml
from claimtrack.formats import sheet
from claimtrack.formats.registry import CODEBOOK, SHEETS, recognise
from claimtrack.services.intake import decode


@dataclass(frozen=True, slots=True)
class Loaded:
    """A codebook read from files, with its findings; without files there is no codebook at all."""

    codebook: Codebook
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]


NONE = Loaded(Codebook(), (), ())


def load(*paths: Path) -> Loaded:
    """Read a codebook, or several as one: each a TOML file, a folder, or (with all its fellows) a sheet."""
    found = [_load(path) for path in dict.fromkeys(map(_whole, paths))]
    joined = _join(found)
    return replace(joined, codebook=without_disputed(joined.codebook, [one.codebook for one in found]))


def _whole(path: Path) -> Path:
    """Give the folder of a sheet, which is only a part of a codebook; else the path."""
    return path.parent / SHEETS[0] if recognise(path) == "sheet" else path


def _load(path: Path) -> Loaded:
    if path.is_dir():
        return _of_folder(path)
    if recognise(path) == "sheet":
        return _of_folder(path.parent, sheets_only=True)
    return _of_toml(path)


def without_disputed(book: Codebook, books: Iterable[Codebook]) -> Codebook:
    """Leave out what two codebooks define differently: which of the two holds would depend on their order."""
    known: dict[tuple[str, str], Entry] = {}
    disputed: set[tuple[str, str]] = set()
    for entry in (entry for one in books for entry in one.entries()):
        name = (kind_of(entry), entry.key)
        if known.setdefault(name, entry) != entry:
            disputed.add(name)
    return gather((entry for entry in book.entries() if (kind_of(entry), entry.key) not in disputed), book.lang)


class Codebooks:
    """Finds the codebooks that serve folders, reading each file once; use one per run."""

    def __init__(self, *given: Path) -> None:
        self._given = load(*given) if given else None
        self._of_folder: dict[Path, Loaded] = {}
        self._serving: dict[Path, Loaded] = {}

    def serving(self, folder: Path) -> Loaded:
        """Give the one that was given, else what the folder and those above it hold, up to a repository's root."""
        if self._given is not None:
            return self._given
        key = folder.resolve()
        if key not in self._serving:
            self._serving[key] = _join([self._at(above, folder) for above in _upwards(key)])
        return self._serving[key]

    def _at(self, above: Path, named: Path) -> Loaded:
        if above not in self._of_folder:
            self._of_folder[above] = _of_folder(named if above == named.resolve() else above)
        return self._of_folder[above]


def _join(found: list[Loaded]) -> Loaded:
    held = [one for one in found if one.files]
    if len(held) <= 1:
        return held[0] if held else NONE
    codebook, between = merge(one.codebook for one in held)
    findings = [problem for one in held for problem in one.findings]
    return Loaded(codebook, (*findings, *between), tuple(file for one in held for file in one.files))


def _upwards(folder: Path) -> list[Path]:
    """Give the folder and those above it, as far as the first that holds a repository."""
    found = []
    for above in (folder, *folder.parents):
        found.append(above)
        if (above / ".git").exists():
            break
    return found


def _of_folder(folder: Path, *, sheets_only: bool = False) -> Loaded:
    parts = [_of_sheets([folder / name for name in SHEETS if (folder / name).is_file()])]
    if not sheets_only and (folder / CODEBOOK).is_file():
        parts.insert(0, _of_toml(folder / CODEBOOK))
    return _join(parts)


def _of_toml(path: Path) -> Loaded:
    text = _text(path)
    if isinstance(text, Finding):
        return Loaded(Codebook(), (text,), (path,))
    codebook, findings = toml.parse(text, file=str(path))
    return Loaded(codebook, tuple(findings), (path,))


def _of_sheets(paths: list[Path]) -> Loaded:
    texts = {str(path): _text(path) for path in paths}
    good = {file: text for file, text in texts.items() if isinstance(text, str)}
    codebook, findings = sheet.parse(good)
    return Loaded(codebook, (*(t for t in texts.values() if isinstance(t, Finding)), *findings), tuple(paths))


def _text(path: Path) -> str | Finding:
    try:
        return decode(path.read_bytes(), str(path))
    except OSError as problem:
        message = f"cannot read {path}: {problem.strerror or problem}"
        raise InputError(message) from problem
