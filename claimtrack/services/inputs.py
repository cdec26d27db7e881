"""What one ingest reads: files, folders, standard input, and the codebook that serves them."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryDirectory
from types import TracebackType
from typing import IO, BinaryIO, Final, Self, cast

from claimtrack.domain.codebook import Codebook, merge
from claimtrack.domain.findings import Finding
from claimtrack.domain.foreign import Dropped
from claimtrack.formats.readers import Reader
from claimtrack.formats.registry import BOOKS, recognise
from claimtrack.services.codebooks import Codebooks, Loaded, without_disputed
from claimtrack.services.foreign import foreign_units, reader_for
from claimtrack.services.intake import (
    ARTICLE_FORMS,
    Unit,
    find_files,
    jsonl_reader,
    read_file,
    read_stated,
    read_stream,
    stream_stated,
)
from claimtrack.services.joined import TABLE, joined_paths, lines_up_to
from claimtrack.services.remedies import with_remedies
from claimtrack.services.unknown_lines import without_unknown
from claimtrack.services.wishes import Told, Wishes

STDIN: Final = "-"
STDIN_NAME: Final = "<stdin>"
_STDIN_FILE: Final = "stdin"
_ALONE: Final = "nothing lies beside standard input: name the file itself, with the other beside it"
_CODES: Final = "codes"
_HEADER: Final = b"---"
_IN_MEMORY: Final = 32 * 1024 * 1024


class Inputs:
    """The inputs of one ingest. Use as a context manager: standard input is kept while entries in it are looked for.

    `form` overrides what the names of article files say, and how standard input begins (a native file with `---`); only
    by it standard input is a file of another tool. `codebook` replaces the codebooks found beside the files.
    """

    def __init__(
        self,
        paths: Iterable[str],
        *,
        form: str | None = None,
        codebook: Path | tuple[Path, ...] | None = None,
        stdin: BinaryIO | None = None,
        wishes: Wishes | None = None,
    ) -> None:
        given = list(paths)
        self._wishes = wishes or Wishes()
        self.told: list[Told] = []
        found = find_files((Path(path) for path in given if path != STDIN), form)
        self.files, self.skipped, self.readable = found.paths, found.skipped, found.readable
        self._form = form
        self._stdin_form = form
        lists = (path for path in self.files if recognise(path) == _CODES)
        self._codebooks = Codebooks(*((codebook,) if isinstance(codebook, Path) else codebook or ()), lists=lists)
        self._stdin = (stdin or sys.stdin.buffer) if STDIN in given else None
        is_ours = form in (None, *ARTICLE_FORMS)
        self._stdin_reader = None if self._stdin is None or is_ours else reader_for(Path(STDIN), form)
        self._kept: IO[bytes] | None = None
        self._kept_file: Path | None = None
        self._passing = ExitStack()
        ours = (*ARTICLE_FORMS, *BOOKS)
        self._readers = {path: reader_for(path, form) for path in self.files if self.form_of(path) not in ours}
        self._parts: dict[str, list[Path]] = {}
        joined = joined_paths(self._readers, self._wishes)
        self.files = tuple(path for path in self.files if path not in joined)

    def __enter__(self) -> Self:
        if self._stdin is not None and self._stdin_reader is not None:
            self._kept_file = self._passing.enter_context(_kept_as_file(self._stdin))
        elif self._stdin is not None:
            self._kept = self._passing.enter_context(SpooledTemporaryFile(_IN_MEMORY))
            shutil.copyfileobj(self._stdin, self._kept)
            if self._stdin_form is None:
                begins = self._rewound().read(len(_HEADER) + 3).removeprefix(b"\xef\xbb\xbf")
                self._stdin_form = "native" if begins.startswith(_HEADER) else "jsonl"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._passing.close()

    def form_of(self, path: Path) -> str | None:
        """Give the form in which a file is read, None where it is only known by its content."""
        known = recognise(path)
        return known if known in BOOKS else self._form or jsonl_reader(path) or known

    def codebook(self) -> tuple[Codebook, list[Finding]]:
        """Give the one codebook of all inputs and its findings; what is defined in two ways is left out.

        What lists of codes say is apart from it: see `codes`.
        """
        loaded = self._loaded
        books = [*(one.codebook for one in loaded), *(one.codebook for one in self._stated if one.codebook is not None)]
        book, between = merge(books)
        _, more = merge(one.codes for one in loaded)
        findings = [*(finding for one in loaded for finding in one.findings), *between, *more]
        return without_disputed(book, books) if between else book, findings

    def codes(self) -> tuple[Codebook, list[Dropped]]:
        """Give what the lists of codes say, and what of them is not kept."""
        books = [one.codes for one in self._loaded]
        dropped = {id(one): one for each in self._loaded for one in each.dropped}
        return without_disputed(merge(books)[0], books), list(dropped.values())

    @cached_property
    def _loaded(self) -> list[Loaded]:
        folders = dict.fromkeys(path.parent for path in self.files)
        if self._stdin is not None or not folders:
            folders[Path()] = None
        return list({id(one): one for one in map(self._codebooks.serving, folders)}.values())

    def judgements(self) -> list[Unit]:
        """Give the lines that hold judgements: what names mean must be known before articles are read."""
        return [one for one in self._stated if one.judgement is not None]

    @cached_property
    def _stated(self) -> list[Unit]:
        return list(self._stated_lines())

    def _stated_lines(self) -> Iterator[Unit]:
        for path in self.files:
            if self.form_of(path) == "jsonl":
                yield from read_stated(path)
        if self._kept is not None and self._stdin_form != "native":
            yield from stream_stated(self._rewound(), name=STDIN_NAME)

    def more_than(self, limit: int) -> bool:
        """Tell whether there may be more articles than this: a native file holds one, JSON Lines one a line.

        A sheet holds one a row at most. Reads standard input from its beginning: to be asked before `units`.
        """
        found = 0
        for path in self.files:
            form = self.form_of(path)
            if form == "jsonl":
                with path.open("rb") as stream:
                    found += sum(1 for _ in islice(stream, limit + 1))
            elif path in self._readers and self._readers[path].name == TABLE:
                found += lines_up_to(path, limit + 1)
            elif form not in BOOKS:
                found += 1
            if found > limit:
                return True
        if self._kept_file is not None and self._stdin_reader is not None:
            is_sheet = self._stdin_reader.name == TABLE
            return found + (lines_up_to(self._kept_file, limit + 1) if is_sheet else 1) > limit
        lines = self._rewound() if self._kept is not None and self._stdin_form != "native" else ()
        return found + sum(1 for _ in islice(lines, limit + 1)) > limit

    def units(self) -> Iterator[Unit]:
        """Give every unit but the codebooks, file by file."""
        for path in self.files:
            if self.form_of(path) not in BOOKS:
                yield from self.units_of(path)
        if self._kept_file is not None and self._stdin_reader is not None:
            yield from map(_alone, self._foreign((self._kept_file,), self._stdin_reader, STDIN_NAME))
        elif self._kept is not None:
            lang = self.serving(STDIN_NAME).codebook.lang
            form = self._stdin_form or "jsonl"
            given = read_stream(self._rewound(), form=form, name=STDIN_NAME, claim_lang=lang)
            yield from given if self._form else without_unknown(given)

    def units_of(self, path: Path) -> Iterator[Unit]:
        """Give the units of one of the files that is no codebook; of files read as one, all with the first."""
        if path not in self._readers:
            given = read_file(path, form=self._form, claim_lang=self.serving(str(path)).codebook.lang)
            yield from given if self._form else without_unknown(given)
            return
        reader = self._readers[path]
        paths = self._together(path)
        if path != paths[0]:
            return
        yield from self._foreign(paths, reader)

    def _foreign(self, paths: Sequence[Path], reader: Reader, name: str | None = None) -> Iterator[Unit]:
        more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        told = Told(f"{name or paths[0]}{more}", reader.name, "")
        self.told.append(told)
        yield from map(with_remedies, foreign_units(paths, reader, self._wishes, told, name=name))

    def _together(self, path: Path) -> Sequence[Path]:
        """Give the files that are read as one with a file: all of its reader, where those are parts of texts."""
        reader = self._readers[path]
        if not getattr(reader, "parts", False):
            return (path,)
        return self._parts.setdefault(reader.name, [one for one in self.files if self._readers.get(one) is reader])

    def serving(self, file: str) -> Loaded:
        """Give the codebook that serves a file; standard input is served by the current folder's."""
        return self._codebooks.serving(Path() if file == STDIN_NAME else Path(file).parent)

    def _rewound(self) -> BinaryIO:
        kept = cast("BinaryIO", self._kept)
        kept.seek(0)
        return kept


def _alone(unit: Unit) -> Unit:
    """Give a unit of standard input with hints that do not ask for files beside it."""
    lacking = f"beside {_STDIN_FILE}"
    return replace(
        unit, findings=tuple(replace(one, hint=_ALONE) if lacking in one.message else one for one in unit.findings)
    )


@contextmanager
def _kept_as_file(stream: BinaryIO) -> Iterator[Path]:
    """Give a stream as a file that passes away with the block: readers of other tools read files.

    Its folder holds nothing else and is called alike in every run, as names of texts may be made of it.
    """
    with TemporaryDirectory(prefix="claimtrack-") as folder:
        path = Path(folder, _STDIN_FILE, _STDIN_FILE)
        path.parent.mkdir()
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield path
