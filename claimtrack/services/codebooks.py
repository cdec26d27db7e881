"""The codebook that serves a folder: its own and those of the folders above it, as one.

A list of codes serves as well where it is named: it says little, so what others say of an entry holds.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from claimtrack.domain.adding import added
from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import Codebook, Entry, gather, kind_of, merge
from claimtrack.domain.findings import Finding
from claimtrack.domain.foreign import Dropped
from claimtrack.errors import InputError
from claimtrack.formats import codebook as toml
from claimtrack.formats import sheet
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import read_codes
from claimtrack.formats.registry import CODEBOOK, SHEETS, recognise
from claimtrack.formats.source import Source, Unreadable
from claimtrack.services.intake import decode

PROFILE: Final = "qda"
"""The profile that says what the branches of a list of codes are: the one projects are read by."""
NO_CODES: Final = Codebook()


@dataclass(frozen=True)
class Loaded:
    """A codebook read from files, with its findings; without files there is no codebook at all.

    `codes` are what lists of codes come to, apart from the rest; `dropped` is what of these is not kept.
    """

    codebook: Codebook
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]
    codes: Codebook = NO_CODES
    dropped: tuple[Dropped, ...] = ()

    @cached_property
    def everything(self) -> Codebook:
        """The codebook with what lists of codes add to it."""
        return self.together() if self.codes.entries() else self.codebook

    def together(self, *more: Codebook) -> Codebook:
        """Give the codebook with others, and with what lists of codes add to all of these."""
        stated, _ = merge((self.codebook, *more))
        new, _ = added(self.codes, stated)
        return gather((*stated.entries(), *new.entries()), stated.lang)


NONE = Loaded(Codebook(), (), ())


def load(*paths: Path) -> Loaded:
    """Read a codebook, or several as one: TOML files, lists of codes, folders, sheets (each with all its fellows)."""
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
    return _of_codes(path) if recognise(path) == "codes" else _of_toml(path)


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
    """Finds the codebooks that serve folders, reading each file once; use one per run.

    `lists` are the lists of codes among the files of the run, each of which serves its folder and those below.
    """

    def __init__(self, *given: Path, lists: Iterable[Path] = ()) -> None:
        self._given = load(*given) if given else None
        self._lists: dict[Path, list[Path]] = defaultdict(list)
        for path in lists:
            self._lists[path.parent.resolve()].append(path)
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
            own = _of_folder(named if above == named.resolve() else above)
            self._of_folder[above] = _join([own, *map(_of_codes, self._lists[above])])
        return self._of_folder[above]


def _join(found: list[Loaded]) -> Loaded:
    held = [one for one in found if one.files]
    if len(held) <= 1:
        return held[0] if held else NONE
    codebook, between = merge(one.codebook for one in held)
    lists = [one.codes for one in held]
    codes, more = merge(lists)
    findings = [problem for one in held for problem in one.findings]
    files = tuple(file for one in held for file in one.files)
    dropped = tuple(one for each in held for one in each.dropped)
    return Loaded(codebook, (*findings, *between, *more), files, without_disputed(codes, lists), dropped)


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


def _of_codes(path: Path) -> Loaded:
    source = Source(path.parent.resolve() / path.name, str(path))
    try:
        read = read_codes(source, load_profile(PROFILE))
    except Unreadable as problem:
        found = finding("CT701", problem.place or source.place, problem.message, problem.hint)
        return Loaded(Codebook(), (found,), (path,))
    except OSError as problem:
        message = f"cannot read {path}: {problem.strerror or problem}"
        raise InputError(message) from problem
    return Loaded(Codebook(), read.findings, (path,), read.codebook, read.dropped)


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
