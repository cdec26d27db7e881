"""Files -> units: the pieces of input that are refused or taken as a whole.

A unit is a native file, a line of JSON Lines, or a codebook. Both `check` and `ingest` read through here, so that they
find the same.
"""

import gzip
import re
import zlib
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from io import BufferedReader
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import Codebook
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place, RawArticle
from claimtrack.errors import InputError, UsageProblem
from claimtrack.formats import jsonl, native
from claimtrack.formats.jsonl import Judgement
from claimtrack.formats.native import Sidecar
from claimtrack.formats.readers import by_content, by_ending, head_of, readers
from claimtrack.formats.registry import BOOKS, recognise
from claimtrack.formats.source import Unreadable, unpacking

Stream = BinaryIO | BufferedReader
ARTICLE_FORMS: Final = ("native", "jsonl")
DEFAULT_LANG: Final = "en"
_LOOKED_AT: Final = 500
_GLANCE: Final = 16_384
_BOM: Final = b"\xef\xbb\xbf"
_ENTRY_LINE: Final = re.compile(rb'"type"\s*:\s*"(?:source|speaker|topic|claim|occasion)"')
_STATED_LINE: Final = re.compile(rb'"type"\s*:\s*"(?:source|speaker|topic|claim|occasion|judgement)"')


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as read: at most one of `article`, `codebook` and `judgement`, and everything that was found in it.

    `source` is the JSON line it came from, so that `exact` can read it again with exact places; `records` the number of
    records as written, whatever became of them; `written` the article as written where an error refuses it. `articles`
    are how many a refused unit stands for: none where only rows of a sheet or marks of a text are refused, not the
    article they are about. `reader` is the format of another tool that it came from, `profile` the name of what it was
    mapped by; `by_place` tells that only the folder and the name of its file say which article it is.
    """

    file: str
    line: int
    findings: tuple[Finding, ...] = ()
    article: ArticleRecord | None = None
    codebook: Codebook | None = None
    judgement: Judgement | None = None
    source: str | None = None
    claim_lang: str = DEFAULT_LANG
    records: int = 0
    written: RawArticle | None = None
    articles: int = 1
    reader: str = ""
    profile: str = ""
    by_place: bool = False

    @property
    def refused(self) -> bool:
        """Tell whether an error refuses the unit."""
        return has_errors(self.findings)

    @property
    def is_entry(self) -> bool:
        """Tell whether it was meant as a codebook entry, even where it could not be read as one."""
        return self.source is not None and _ENTRY_LINE.search(self.source.encode()) is not None

    def exact(self) -> "Unit":
        """Give the same unit with exact columns in the places of its values; native files have them from the start."""
        if self.source is None:
            return self
        return read_line(self.source, file=self.file, number=self.line, claim_lang=self.claim_lang, exact=True)


@dataclass(frozen=True, slots=True)
class Files:
    """The recognised files under some paths, each once and in order, and how many others were passed over.

    `readable` are of those passed over the numbers that readers would take if they were named.
    """

    paths: tuple[Path, ...]
    skipped: int
    readable: Mapping[str, int] = field(default_factory=dict)


def find_files(paths: Iterable[Path], form: str | None = None) -> Files:
    """Give the files to read; a folder stands for the recognised files in it and below, hidden ones apart.

    Files of other tools are recognised by endings that no other format has, or by all of the reader named by `form`.
    """
    found: dict[Path, None] = {}
    skipped: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = [file for file in sorted(path.rglob("*")) if file.is_file() and not _hidden(file, path)]
            wanted = {file: _is_wanted(file, form) for file in inside}
            skipped += [file for file, is_wanted in wanted.items() if not is_wanted]
            found |= dict.fromkeys(file for file, is_wanted in wanted.items() if is_wanted)
        elif not path.exists():
            message = f"there is no file {path}"
            raise UsageProblem(message)
        else:
            found[path] = None
    return Files(tuple(found), len(skipped), _readable(file for file in skipped if file not in found))


def _readable(files: Iterable[Path]) -> dict[str, int]:
    """Count the files that one reader alone would take, by its name; only so many are looked at, and only shortly."""
    counts: Counter[str] = Counter()
    for file in islice(files, _LOOKED_AT):
        with suppress(OSError):
            names = by_content(file, head_of(file, _GLANCE))
            counts.update(names if len(names) == 1 else ())
    return dict(counts.most_common())


def _is_wanted(file: Path, form: str | None) -> bool:
    """Tell whether a file of a folder is to be read: of a known name, or what the reader named by `form` accepts."""
    kind = recognise(file)
    if form is not None and form in readers():
        return kind in BOOKS or (kind != "native" and _is_accepted(file, form))
    return (kind is not None and not _foreign(file)) or by_ending(file) is not None


def _is_accepted(file: Path, form: str) -> bool:
    name = file.name.lower().removesuffix(".gz")
    return readers()[form].accepts(name, _first_line(file) if recognise(file) == "jsonl" else head_of(file))


def _hidden(file: Path, below: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(below).parts)


def _foreign(file: Path) -> bool:
    """Tell whether a file is JSON Lines of somebody else, by its first line; what cannot be read tells so later."""
    first = _first_line(file) if recognise(file) == "jsonl" else b""
    return bool(first) and (jsonl.is_foreign(first) or bool(by_content(file, first)))


def jsonl_reader(file: Path) -> str | None:
    """Give the only reader of another tool's format that a file of JSON Lines is for, by its first line."""
    first = _first_line(file) if recognise(file) == "jsonl" else b""
    found = by_content(file, first) if first else []
    return found[0] if len(found) == 1 else None


def _first_line(file: Path) -> bytes:
    try:
        with _opened(file) as stream:
            return next((line for line in stream if line.removeprefix(_BOM).strip()), b"").removeprefix(_BOM)
    except (OSError, EOFError, zlib.error, Unreadable):
        return b""


def read_file(path: Path, *, form: str | None = None, claim_lang: str = DEFAULT_LANG) -> Iterator[Unit]:
    """Give the units of an article file; `form` (native, jsonl) overrides what its name says."""
    form = form or recognise(path)
    try:
        if form == "jsonl":
            with _opened(path) as stream:
                yield from read_stream(stream, form=form, name=str(path), claim_lang=claim_lang)
        elif form == "native":
            sidecar = partial(_sidecar, path.parent)
            yield read_native(path.read_bytes(), file=str(path), sidecar=sidecar, claim_lang=claim_lang)
        else:
            message = f"{path} is not a file of a known format"
            raise InputError(message, "annotated articles are called NAME.claim.md or NAME.jsonl")
    except OSError as problem:
        message = f"cannot read {path}: {getattr(problem, 'strerror', None) or problem}"
        raise InputError(message) from problem


def read_stream(stream: Stream, *, form: str, name: str, claim_lang: str = DEFAULT_LANG) -> Iterator[Unit]:
    """Give the units of an open file, for example of stdin."""
    if form == "native":
        yield read_native(stream.read(), file=name, sidecar=None, claim_lang=claim_lang)
        return
    for number, data in _lines(stream, name):
        unit = Unit(name, number, (data,)) if isinstance(data, Finding) else _line_unit(data, name, number, claim_lang)
        if unit is not None:
            yield unit


def _lines(stream: Stream, name: str) -> Iterator[tuple[int, bytes | Finding]]:
    """Give the numbered lines of a file; where it is damaged or a bomb, what can be read and then the finding of it."""
    number = 0
    try:
        for number, data in enumerate(stream, start=1):
            yield number, data
    except (EOFError, zlib.error, gzip.BadGzipFile) as problem:
        early = isinstance(problem, EOFError)
        message = "the compressed file ends too early" if early else f"the compressed file is damaged: {problem}"
        hint = "fetch or copy the file again" if early or number else "is it a gzip file at all?"
        yield number + 1, finding("CT101", Place(name, number + 1, 1), message, hint)
    except Unreadable as problem:
        yield number + 1, finding("CT101", Place(name, number + 1, 1), problem.message, problem.hint)


def _line_unit(data: bytes, name: str, number: int, claim_lang: str) -> Unit | None:
    line = decode(data.removeprefix(_BOM) if number == 1 else data, name)
    if isinstance(line, Finding):
        return Unit(name, number, (replace(line, place=replace(line.place, line=number)),))
    return read_line(line, file=name, number=number, claim_lang=claim_lang) if line.strip() else None


def read_entries(path: Path) -> Iterator[Codebook]:
    """Give only the codebook entries among the lines of a JSON Lines file: they may stand after what needs them."""
    yield from (unit.codebook for unit in read_stated(path) if unit.codebook is not None)


def read_stated(path: Path) -> Iterator[Unit]:
    """Give only the codebook entries and judgements among the lines of a JSON Lines file."""
    with _opened(path) as stream:
        yield from stream_stated(stream, name=str(path))


def stream_stated(stream: Stream, *, name: str) -> Iterator[Unit]:
    """Give only the codebook entries and judgements among the lines of an open JSON Lines file."""
    for number, data in _lines(stream, name):
        if isinstance(data, Finding):
            return
        unit = _line_unit(data, name, number, DEFAULT_LANG) if _STATED_LINE.search(data) else None
        if unit is not None and (unit.codebook is not None or unit.judgement is not None):
            yield unit


def exact_places(path: Path, lines: Container[int], *, claim_lang: str = DEFAULT_LANG) -> dict[tuple[int, str], Place]:
    """Give where the records of some lines of a JSON Lines file stand, with exact columns, by line and id."""
    found: dict[tuple[int, str], Place] = {}
    with _opened(path) as stream:
        for number, data in _lines(stream, str(path)):
            unit = (
                _line_unit(data, str(path), number, claim_lang) if number in lines and isinstance(data, bytes) else None
            )
            article = unit.exact().article if unit is not None else None
            found |= {(number, one.id): one.place for one in article.statements} if article is not None else {}
    return found


@contextmanager
def _opened(path: Path) -> Iterator[Stream]:
    with path.open("rb") as file:
        if path.suffix == ".gz":
            with unpacking(file, Place(str(path), 1, 1)) as stream:
                yield stream
        else:
            yield file


def read_native(data: bytes, *, file: str, sidecar: Sidecar | None, claim_lang: str = DEFAULT_LANG) -> Unit:
    """Read one native file."""
    text = decode(data, file)
    if isinstance(text, Finding):
        return Unit(file, 1, (text,))
    raw, findings = native.parse(text, file=file, sidecar=sidecar)
    return _article_unit(Unit(file, 1, tuple(findings), claim_lang=claim_lang), raw)


def read_line(line: str, *, file: str, number: int, claim_lang: str = DEFAULT_LANG, exact: bool = False) -> Unit:
    """Read one JSON line; where its content gives findings, it is read once more with exact places."""
    result, findings = jsonl.parse_line(line, file=file, number=number, exact=exact)
    unit = Unit(file, number, tuple(findings), source=line, claim_lang=claim_lang)
    if isinstance(result, Codebook):
        return replace(unit, codebook=None if unit.refused else result)
    if isinstance(result, Judgement):
        return replace(unit, judgement=result)
    unit = _article_unit(unit, result)
    return unit if exact or not unit.findings else unit.exact()


def _article_unit(unit: Unit, raw: RawArticle | None) -> Unit:
    if raw is None:
        return unit
    article, findings = read_article(raw, claim_lang=unit.claim_lang)
    everything = (*unit.findings, *findings)
    article = None if has_errors(everything) else article
    written = raw if article is None else None
    return replace(unit, findings=everything, article=article, records=len(raw.records), written=written)


def decode(data: bytes, file: str) -> str | Finding:
    """Give the text of a file's bytes, line ends as they are, or the finding that says where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
        rest = data[problem.start :].partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
        place = Place(file, before.count(b"\n") + 1, len(line) + 1, line + rest)
        return finding("CT101", place, "this byte is not UTF-8 text", "save the file as UTF-8")


def _sidecar(folder: Path, name: str) -> str:
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()):
        # An annotated file may come from anybody; it must not pull in what else its reader may read.
        message = "a `text:` key names a file beside this one or below"
        raise ValueError(message)
    return file.read_bytes().decode("utf-8").removeprefix("\ufeff")


def units(files: Iterable[Path], *, claim_lang: str = DEFAULT_LANG) -> Iterator[Unit]:
    """Give the units of several article files in turn."""
    return chain.from_iterable(read_file(path, claim_lang=claim_lang) for path in files)
