"""Files of other tools -> units, like any annotated article: read, count offsets, map, and check as everything else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.foreign import Document
from claimtrack.domain.mapping.columns import overridden, unknown
from claimtrack.domain.mapping.profile import Profile, known_fields, known_header
from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.domain.names import closest
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import RawArticle
from claimtrack.errors import InputError, UsageProblem
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.readers import HEAD, Reader, by_content, reader_names, readers
from claimtrack.formats.source import Source, Unreadable
from claimtrack.services.intake import ARTICLE_FORMS, Unit
from claimtrack.services.joined import profile_for
from claimtrack.services.tables import table_units
from claimtrack.services.wishes import Told, Wishes

_LACKING: Final = re.compile(r"the article has no `([a-z]+)`")
_SOME: Final = 5


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
    with path.open("rb") as stream:
        found = by_content(path, stream.read(HEAD))
    if len(found) == 1:
        return known[found[0]]
    if found:
        message = f"{path} may be of several formats: {', '.join(found)}"
        raise InputError(message, f"say which: --as {found[0]}")
    message = f"{path} is not a file of a known format"
    raise InputError(message, f"say which with --as: native, jsonl, {', '.join(known)}")


def foreign_units(path: Path, reader: Reader, wishes: Wishes, told: Told) -> Iterator[Unit]:
    """Give the articles of a file; what cannot be read is a finding of the unit it would have been."""
    source = Source(path, str(path))
    try:
        reading = reader.read(source)
    except Unreadable as problem:
        place = problem.place or source.place
        yield Unit(str(path), place.line, (finding("CT701", place, problem.message, problem.hint),))
        return
    told.dropped.extend(reading.dropped)
    for one in reading.refused:
        yield Unit(str(path), one.place.line, (finding("CT701", one.place, one.message, one.hint),))
    for table in reading.tables:
        profile = with_columns(profile_of(table.columns, reader, wishes), wishes.columns)
        told.profile = profile.name
        yield from table_units(source, table, profile, wishes, told)
    if reading.tables:
        return
    profile = with_columns(chosen(wishes.profile, reader, reading.documents), wishes.columns)
    told.profile = profile.name
    for document in reading.documents:
        yield from _units(document, profile, wishes, told)


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
    named = {key: column for key, column in columns.items() if key in profile.names}
    columns = {key: column for key, column in columns.items() if key not in named}
    profile = replace(profile, names={**profile.names, **{key: (one,) for key, one in named.items()}})
    wrong = unknown(columns)
    if wrong:
        near = closest(wrong[0], (*known_fields(), *known_header(), *profile.names), limit=1)
        message = f"--map: there is no field `{wrong[0]}`"
        raise UsageProblem(message, f"did you mean `{near[0]}`?" if near else None)
    return overridden(profile, columns) if columns else profile


def _units(document: Document, profile: Profile, wishes: Wishes, told: Told) -> Iterator[Unit]:
    mapped = map_document(document, profile, wishes.settings)
    told.documents += 1
    told.mapped += mapped.mapped
    told.unmapped += mapped.unmapped
    told.ignored += mapped.ignored
    found = list(_problems(document, mapped))
    way = mapped.calibration
    if way is not None and not way.of_another_text and any(mark.fragments for mark in document.marks):
        told.countings[way.counting.told] += 1
    for number, raw in enumerate(mapped.articles):
        yield _unit(raw, tuple(found) if number == 0 else ())


def _problems(document: Document, mapped: Mapped) -> Iterator[Finding]:
    calibration = mapped.calibration
    if calibration is not None and not calibration.sure and not calibration.of_another_text:
        ways = " or ".join(one.told for one in (calibration.counting, *calibration.rivals))
        message = f"the offsets of {document.name} fit as {ways}: where they point is not sure"
        yield finding("CT702", document.place, message, "give the words beside the offsets, or say --unit")
    for place, message in mapped.problems:
        yield finding("CT703", place, message)
    if mapped.outside:
        some = ", ".join(mapped.outside[:_SOME]) + (", …" if len(mapped.outside) > _SOME else "")
        message = f"{len(mapped.outside)} marks of {document.name} lie outside its text or end within a letter: {some}"
        yield finding("CT706", document.place, message, "look whether the text was changed after it was marked")
    if mapped.unplaced:
        why = "the file has no text" if document.text is None else "the text does not have them just once"
        message = f"quotes of {document.name} kept as words without a place: {mapped.unplaced}, as {why}"
        hint = "put the text beside the file, as NAME.txt" if document.text is None else None
        yield finding("CT705", document.place, message, hint)


def _unit(raw: RawArticle, problems: tuple[Finding, ...]) -> Unit:
    article, findings = read_article(raw)
    everything = (*problems, *map(_remedied, findings))
    article = None if has_errors(everything) else article
    written = raw if article is None else None
    return Unit(raw.place.file, raw.place.line, everything, article=article, records=len(raw.records), written=written)


def _remedied(one: Finding) -> Finding:
    """Give a finding with the remedy there is for files of other tools, whose headers nobody writes."""
    lacking = _LACKING.fullmatch(one.message) if one.code == "CT105" else None
    if lacking is None:
        return one
    return replace(one, hint=f"say it for the whole file: --set {lacking[1]}=…")
