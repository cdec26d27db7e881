"""Files of other tools -> units, like any annotated article: read, count offsets, map, and check as everything else."""

import shlex
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.foreign import Document, Reading, Refused
from claimtrack.domain.mapping.columns import asked_for, mistaken, overridden, unknown
from claimtrack.domain.mapping.profile import Profile, known_fields, known_header
from claimtrack.domain.names import closest, norm_key
from claimtrack.errors import InputError, UsageProblem
from claimtrack.formats.archive import is_archive, open_archive
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.readers import Reader, by_content, head_of, is_empty, reader_names, readers
from claimtrack.formats.source import GZIP, UNPACK, Source, Unreadable
from claimtrack.formats.texts.registry import text_readers
from claimtrack.services.documents import Documents, coded_by_file
from claimtrack.services.intake import ARTICLE_FORMS, Unit
from claimtrack.services.joined import TABLE, known_columns, profile_for
from claimtrack.services.sharing import told_apart
from claimtrack.services.tables import table_units
from claimtrack.services.united import united
from claimtrack.services.wishes import Told, Wishes

_ONE: Final = "keep the file in which it is as it should be"
_AGAIN: Final = "fetch, copy or export the file again"
_PLAIN: Final = "plain"
_FEW_CELLS: Final = 2
_LONG_NAME: Final = 60
_TO_START: Final = "--source NAME --published YYYY-MM-DD"


def article_forms() -> tuple[str, ...]:
    """Give the forms in which articles are read: ours, and those of other tools."""
    return (*ARTICLE_FORMS, *reader_names())


def reader_for(path: Path, form: str | None) -> Reader:
    """Give the reader of a file: the one named, else the only one that accepts it; raises InputError."""
    known = readers()
    if form is not None:
        if form not in known:
            message = f"there is no reader {form!r}"
            raise InputError(message, f"one of: {', '.join(known)}")
        return known[form]
    head = head_of(path)
    found = by_content(path, head)
    if len(found) == 1:
        return known[found[0]]
    if is_archive(head):
        _refuse_unsound(path)
    if is_archive(head) and not found:
        message = f"{path} is an archive, and of no kind that is read as it is"
        raise InputError(message, UNPACK)
    if found:
        message = f"{path} may be of several formats: {', '.join(found)}"
        raise InputError(message, f"say which: --as {found[0]}")
    if is_empty(head):
        message = f"{path} is empty"
        raise InputError(message, _AGAIN)
    if (kind := _kind_of_text(path, head)) is not None:
        start = f"annotate it: claimtrack new {shlex.quote(str(path))} {_TO_START}{_marks_of(path)}"
        if kind == _PLAIN and _is_tabbed(head):
            message = f"{path} may be a sheet, as tabs part its first line, or the text of an article, as its name says"
            raise InputError(message, f"read a sheet: --as {TABLE}; of a text, {start}")
        message = f"{path} is the text of an article ({kind}), with nothing marked in it: not a file of a known format"
        raise InputError(message, start)
    message = f"{path} is not a file of a known format"
    raise InputError(message, f"say which with --as: native, jsonl, {', '.join(known)}")


def _refuse_unsound(path: Path) -> None:
    """Raise InputError where an archive is broken or not to be trusted: that is the reason, not what may be in it."""
    try:
        open_archive(Source(path, str(path)))
    except Unreadable as problem:
        raise InputError(problem.message, problem.hint) from problem


def _kind_of_text(path: Path, head: bytes) -> str | None:
    """Give the kind of text that a file is, None where it may be anything: JSON is told by what is in it."""
    name = path.name.lower()
    is_json = head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"["))
    texts = text_readers().items()
    return next(
        (each for each, one in texts if name.endswith(one.endings or ("\0",)) and (not is_json or one.accepts(head))),
        None,
    )


def _is_tabbed(head: bytes) -> bool:
    """Tell whether a text begins like a sheet, such as what Excel saves as Unicode text: names parted by tabs."""
    wide = head.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    text = head.decode("utf-16" if wide else "utf-8", "replace").lstrip("\ufeff\r\n")
    cells = text.partition("\n")[0].rstrip("\r").split("\t")
    return len(cells) > _FEW_CELLS and all(0 < len(cell.strip()) <= _LONG_NAME for cell in cells)


def _marks_of(path: Path) -> str:
    marks = path.with_suffix(".ann")
    return f"; its marks are in {marks.name}: name that" if marks.is_file() else ""


def foreign_units(
    paths: Sequence[Path], reader: Reader, wishes: Wishes, told: Told, *, name: str | None = None
) -> Iterator[Unit]:
    """Give the articles of a file, or of several that are parts of the same texts; `name` is what the user calls it.

    What cannot be read is a finding of the unit it would have been.
    """
    told.settings = tuple(wishes.settings)
    wishes = replace(wishes, columns=wishes.columns if reader.name == TABLE else coded_by_file(wishes.columns))
    read: list[tuple[Source, Reading]] = []
    for path in paths:
        source = Source(path.parent.resolve() / path.name, name or str(path), known_columns(reader, wishes))
        try:
            reading = reader.read(source)
        except Unreadable as problem:
            yield _refused(source, _reason(source, problem, reader), reader)
            continue
        read.append((source, reading))
        told.dropped.extend(reading.dropped)
        for one in reading.refused:
            yield replace(_refused(source, one, reader), articles=0)
    for source, reading in read:
        for table in reading.tables:
            profile = with_columns(profile_of(table.columns, reader, wishes), wishes.columns)
            told.profile = profile.name
            yield from table_units(source, table, profile, wishes, told)
    if read and not any(reading.tables for _, reading in read):
        yield from _of_documents(read, reader, wishes, told)


def _reason(source: Source, problem: Unreadable, reader: Reader) -> Refused:
    """Give why a file cannot be read: of an archive that is that it is one, unless the reader takes archives."""
    if not getattr(reader, "archives", False) and is_archive(head_of(source.path, len(GZIP) + 2)):
        return Refused(source.place, f"this is an archive, and {reader.name} reads what is in it", UNPACK)
    if problem.hint is None and is_empty(head_of(source.path)):
        return Refused(source.place, "the file is empty", _AGAIN)
    return Refused(problem.place or source.place, problem.message, problem.hint)


def _of_documents(read: Sequence[tuple[Source, Reading]], reader: Reader, wishes: Wishes, told: Told) -> Iterator[Unit]:
    documents = read[0][1].documents
    if len(read) > 1:
        made = united((source.path, reading.documents) for source, reading in read)
        documents = made.documents
        for mark in made.twice:
            found = finding("CT413", mark.place, f"the annotation {mark.key} stands in two files, differently", _ONE)
            yield Unit(mark.place.file, mark.place.line, (found,), records=1, articles=0, reader=reader.name)
    profile = with_columns(chosen(wishes.profile, reader, documents), wishes.columns)
    told.profile = profile.name
    apart = told_apart(documents, profile)
    told.notes += [apart.note] if apart.note else []
    yield from Documents(read[0][0], apart.documents, apart.profile, wishes, told).units()
    taken = {one.name for one in told.tally.taken}
    for key, names in asked_for(wishes.columns).items():
        if vain := [name for name in names if name not in taken]:
            told.notes.append(f"--map {key}={wishes.columns[key]}: nothing in the file says `{vain[0]}`")


def _refused(source: Source, one: Refused, reader: Reader) -> Unit:
    found = finding("CT701", one.place, one.message, one.hint)
    return Unit(source.name, one.place.line, (found,), reader=reader.name)


def profile_of(columns: Sequence[str], reader: Reader, wishes: Wishes) -> Profile:
    """Give the profile of a sheet: the one the user names, else the one for these columns."""
    return load_profile(wishes.profile) if wishes.profile is not None else profile_for(columns, reader)


def chosen(wish: str | None, reader: Reader, documents: Sequence[Document]) -> Profile:
    """Give the profile that the user names, else the first of the reader's that knows a label of the file."""
    if wish is not None:
        return load_profile(wish)
    *first, last = (load_profile(name) for name in reader.profiles)
    marks = {one.label for document in documents for one in document.marks}
    links = {one.label for document in documents for one in document.links}
    return next((one for one in first if any(map(one.rule, links if one.group == "link" else marks))), last)


def with_columns(profile: Profile, columns: Mapping[str, str]) -> Profile:
    """Give the profile with fields or header keys taken from the columns that the user names."""
    if slip := mistaken(columns):
        message = f"--map {slip[0]}: {slip[1]}"
        raise UsageProblem(message)
    named = {
        key: (column, *(profile.names[key] if "{" in column else ()))
        for key, column in columns.items()
        if key in profile.names
    }
    columns = {key: column for key, column in columns.items() if key not in named}
    mapped = {norm_key(column) for column in columns.values()} | {norm_key(several[0]) for several in named.values()}
    others = {key: tuple(one for one in names if norm_key(one) not in mapped) for key, names in profile.names.items()}
    profile = replace(profile, names={**others, **named})
    wrong = unknown(columns)
    if wrong:
        near = closest(wrong[0], (*known_fields(), *known_header(), *profile.names), limit=1)
        message = f"--map: there is no field `{wrong[0]}`"
        raise UsageProblem(message, f"did you mean `{near[0]}`?" if near else None)
    return overridden(profile, columns) if columns else profile
