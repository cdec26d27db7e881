"""Sheets -> units: rows that make no sense are told one by one and put aside, all others go in."""

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.fields import REQUIRED_KEYS
from claimtrack.domain.findings import Finding
from claimtrack.domain.foreign import Broken, Table
from claimtrack.domain.mapping.columns import asked_for
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.rows import Grouped, Sheet, lines_of, without
from claimtrack.domain.mapping.scales import OtherScale
from claimtrack.domain.mapping.tally import REST
from claimtrack.domain.names import closest, norm_key
from claimtrack.domain.reading import read_article
from claimtrack.domain.records import ArticleRecord, Place, RawArticle
from claimtrack.formats.source import Source, Unreadable
from claimtrack.services.aside import told_aside
from claimtrack.services.intake import Unit
from claimtrack.services.joined import joined, joiner
from claimtrack.services.meanings import TO_MAP, meaning
from claimtrack.services.own_sheets import instead_of
from claimtrack.services.unworked import without_unworked
from claimtrack.services.whence import Whence
from claimtrack.services.wishes import Told, Wishes, to_set

_SHOWN: Final = 5
_PARTS: Final = ("speaker", "claim", "stance", "quote")
_A_WORD: Final = 4
_ONCE: Final = ("claim", "stance", "quote")
_NUMBERED: Final = re.compile(r"[\s_.-]*\d+$")
_STANCES: Final = re.compile("stance|position|позици", re.IGNORECASE)


def table_units(source: Source, table: Table, profile: Profile, wishes: Wishes, told: Told) -> Iterator[Unit]:
    """Give the articles of a sheet, and a refused unit for each row that does not go in."""
    if (instead := instead_of(table.columns)) is not None:
        found = finding("CT701", table.place, *instead)
        yield Unit(source.name, 1, (found,), records=len(table.rows), articles=0, reader=told.reader)
        return
    told.notes.append(table.told)
    try:
        joins = [(join, joined(source, join, told)) for join in profile.joins]
    except Unreadable as problem:
        yield _refused(problem.place or source.place, "CT701", problem.message, problem.hint)
        return
    sheet = Sheet(table, profile, joins, wishes.settings)
    if table.unworked:
        table, notes = without_unworked(table, sheet.unused)
        told.notes += notes
        sheet = Sheet(table, profile, joins, wishes.settings)
    lacking = (*_in_vain(source, table, sheet, wishes), *_missing(source, table, sheet, told))
    if lacking:
        yield Unit(source.name, 1, lacking, records=len(table.rows), articles=0, reader=told.reader)
        return
    told.columns = table.columns
    told.tally.taken.update(sheet.taken())
    told.unused = tuple(sheet.unused)
    told.tally.leave("", told.unused)
    bad = {one.line: one for one in table.broken}
    for one in table.broken:
        yield _refused(Place(table.place.file, one.line), "CT704", one.why, None)
    whence = Whence(table, sheet, joins)
    scaled: dict[int, OtherScale] = {}
    for grouped in sheet.articles():
        scaled.update({line: why for line, why in grouped.bad.items() if isinstance(why, OtherScale)})
        yield from _refused_rows(grouped, profile, wishes, bad)
        yield from _units(grouped, told, bad, whence)
    if scaled:
        yield _of_another_scale(table, scaled, sheet.unused, meaning(next(iter(scaled.values())), profile, wishes))
    told.tally.add(sheet.tally)
    told.own.update({f"{key}={wishes.settings[key]}": number for key, number in sheet.own.items()})
    told.notes.extend((*_asides(sheet), *_nobodies(sheet), *_perhaps(sheet, profile), *_several(sheet, profile)))
    if wishes.errors is not None:
        told.notes += told_aside(table, bad, source.path, wishes)


def _in_vain(source: Source, table: Table, sheet: Sheet, wishes: Wishes) -> Iterator[Finding]:
    for key, names in asked_for(wishes.columns).items():
        for name in names:
            if name != REST and not sheet.has(name):
                near = closest(name, table.columns, limit=1)
                hint = f"did you mean `{near[0]}`?" if near else f"its columns are {', '.join(table.columns)}"
                message = f"--map {key}={wishes.columns[key]}: there is no column `{name}`"
                yield finding("CT701", source.place, message, hint)


def _missing(source: Source, table: Table, sheet: Sheet, told: Told) -> Iterator[Finding]:
    keys = told.lacking = tuple(name for name in sheet.missing if name in REQUIRED_KEYS)
    columns = f"its columns are {', '.join(table.columns)}"
    if keys:
        message = f"nothing in the sheet says {', '.join(f'`{name}`' for name in keys)}; {columns}"
        above = joiner(source.path.name)
        hint = f"say: {to_set(keys)}; or which column it is: --map {keys[0]}=COLUMN"
        if above is not None:
            hint = f"the profile {above.name} joins it to a sheet with {', '.join(above.columns)}: name that one"
            told.lacking = ()
        yield finding("CT701", source.place, message, hint)
    for name in sheet.missing:
        if name not in keys:
            message = f"nothing in the sheet says `{name}`; {columns}"
            yield finding("CT701", source.place, message, "the profile joins sheets by it")


def _asides(sheet: Sheet) -> Iterator[str]:
    """Tell of what stands in cells and is not taken as it stands."""
    if sheet.repeated:
        several = "row repeats" if sheet.repeated == 1 else "rows repeat"
        yield f"{sheet.repeated} {several} another word for word: read once"
    if sheet.links:
        told = [f"`{text}` ({number})" for text, number in sheet.links.most_common(_SHOWN)]
        more = len(sheet.links) - len(told)
        several = "cell" if sheet.links.total() == 1 else "cells"
        some = ", ".join(told) + (f" and {more} others" if more else "")
        yield f"{sheet.links.total()} {several} for `url` hold no address, kept as `link`: {some}"


def _nobodies(sheet: Sheet) -> Iterator[str]:
    if found := sheet.nobodies():
        told = ", ".join(f"`{text}` ({number})" for text, number in found.most_common(_SHOWN))
        more = f" and {len(found) - _SHOWN} others" if len(found) > _SHOWN else ""
        several = "cell for a name says" if found.total() == 1 else "cells for names say"
        yield f"{found.total()} {several} that there is none, taken as empty: {told}{more}"


def _perhaps(sheet: Sheet, profile: Profile) -> Iterator[str]:
    """Tell of columns that may be what a record is made of, by a word of their name, where no other column is."""
    for key in _PARTS:
        names = [norm_key(one) for one in (key, *profile.names.get(key, ())) if len(one) >= _A_WORD]
        if key in profile.names and not sheet.has(key):
            for column in sheet.unused:
                if {*names} & {*re.findall(r"[^\W_]+", norm_key(column))}:
                    yield f"no column is `{key}`; if `{column}` is: --map {shlex.quote(f'{key}={column}')}"


def _several(sheet: Sheet, profile: Profile) -> Iterator[str]:
    """Tell that a row is one record where columns that differ in a number alone are made for several."""
    for key in _ONCE:
        names = {*map(norm_key, (key, *profile.names.get(key, ())))}
        numbered = [one for one in sheet.unused if _NUMBERED.sub("", norm_key(one)) in names]
        if len(numbered) + sheet.has(key) > 1:
            told = ", ".join(f"`{one}`" for one in numbered[:_SHOWN])
            yield (
                f"a row is one record, on one claim; for several ({told}) give each a row of its own in one sheet:"
                " a run for one of them takes back what a run for another gave"
            )
            return


def _refused_rows(grouped: Grouped, profile: Profile, wishes: Wishes, bad: dict[int, Broken]) -> Iterator[Unit]:
    for line, why in grouped.bad.items():
        bad[line] = Broken(line, (), str(why))
        if isinstance(why, OtherScale):
            continue
        place = Place(grouped.raw.place.file, line)
        yield _refused(place, "CT703", str(why), meaning(why, profile, wishes))


def _of_another_scale(table: Table, scaled: Mapping[int, OtherScale], unused: Sequence[str], hint: str | None) -> Unit:
    """Give one unit for all rows whose number nobody has said the meaning of: it is the column that is asked about."""
    line, first = next(iter(scaled.items()))
    rows = f"{len(scaled)} {'row does' if len(scaled) == 1 else 'rows do'} not go in"
    message = f"stance: {first.why}: what its numbers mean is not guessed, so {rows}"
    column = next((name for name in unused if _STANCES.search(name)), None)
    if hint is not None and column is not None:
        hint = hint.replace(TO_MAP, f"--map {shlex.quote(f'stance={column}')}")
    return replace(_refused(Place(table.place.file, line), "CT703", message, hint), records=len(scaled))


def _units(grouped: Grouped, told: Told, bad: dict[int, Broken], whence: Whence) -> Iterator[Unit]:
    file = grouped.raw.place.file
    if not grouped.raw.records:
        return
    raw, article, findings, refused = _checked(grouped.raw)
    if refused:
        if article is None:
            refused = [replace(one, message=one.message + whence.of(one.place.line)) for one in refused]
        whys = _whys(refused, grouped.raw, everything=article is None)
        bad.update((line, Broken(line, (), why)) for line, why in whys.items())
        yield Unit(file, refused[0].place.line, tuple(refused), records=len(whys), articles=0, reader=told.reader)
    if article is not None:
        told.documents += 1
        told.mapped["rows"] += len(raw.records) - grouped.silent
        told.unmapped["rows"] += grouped.silent
        told.without_stance += grouped.without_stance
        twice = (finding("CT707", Place(file, line), why) for line, why in grouped.twice.items())
        found = (*findings, *twice, *_alike(grouped, file))
        unit = Unit(file, raw.place.line, found, article=article, records=len(raw.records))
        yield replace(unit, reader=told.reader, profile=told.profile)


def _alike(grouped: Grouped, file: str) -> Iterator[Finding]:
    """Tell of rows that say the same in the same words: one finding for all of an article."""
    if grouped.alike:
        lines = "; ".join(", ".join(map(str, several)) for several in grouped.alike[:_SHOWN])
        more = "; …" if len(grouped.alike) > _SHOWN else ""
        message = (
            f"rows with the same who, claim and quote are told apart by their other cells only: lines {lines}{more}"
        )
        yield finding(
            "CT712", Place(file, grouped.alike[0][0]), message, "give each its words, or an id in a column `id`"
        )


def _checked(raw: RawArticle) -> tuple[RawArticle, ArticleRecord | None, list[Finding], list[Finding]]:
    """Read an article; rows with errors are left out of it, and if it is wrong without them too, all are."""
    article, findings = read_article(raw)
    if article is not None:
        return raw, article, findings, []
    errors = [one for one in findings if one.severity == "error"]
    good = without(raw, {one.place.line for one in errors})
    article, findings = read_article(good) if good.records else (None, [])
    if article is None:
        errors += [one for one in findings if one.severity == "error" and one not in errors]
    return good, article, findings, errors


def _whys(errors: Sequence[Finding], raw: RawArticle, *, everything: bool) -> Mapping[int, str]:
    """Give why each line does not go in: its own errors; where nothing does, else what is wrong with the first."""
    own: dict[int, list[str]] = {}
    for one in errors:
        own.setdefault(one.place.line, []).append(one.message)
    lines = lines_of(raw)
    return {line: "; ".join(own.get(line, (errors[-1].message,))) for line in lines if everything or line in own}


def _refused(place: Place, code: str, message: str, hint: str | None) -> Unit:
    return Unit(place.file, place.line, (finding(code, place, message, hint),), records=1, articles=0, reader="table")
