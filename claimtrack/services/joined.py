"""Sheets that others join: found beside them, and not taken for sheets of records when they are named too."""

import csv
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final

from claimtrack.domain.foreign import Table
from claimtrack.domain.mapping.columns import asked_for
from claimtrack.domain.mapping.profile import Join, Profile
from claimtrack.domain.mapping.templates import holes
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place
from claimtrack.formats.cells import lines_of, long_cells
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.readers import Reader, head_of, readers
from claimtrack.formats.source import GZIP, Source, Unreadable, unpacking
from claimtrack.services.unworked import without_unworked
from claimtrack.services.wishes import Told, Wishes

TABLE: Final = "table"
_LOOKED_AT: Final = 20
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


def profile_for(columns: Sequence[str], reader: Reader) -> Profile:
    """Give the first of the reader's profiles whose columns the sheet has, else the last."""
    known = {norm_key(name) for name in columns}
    *first, last = (load_profile(name) for name in reader.profiles)
    return next((one for one in first if one.columns and {norm_key(name) for name in one.columns} <= known), last)


def joined(source: Source, join: Join, told: Told) -> Table:
    """Read a sheet that another one joins; raises Unreadable where it is not beside that or not sound."""
    other = next((one for name in joined_names(join) if (one := source.beside(name)) is not None), None)
    if other is None:
        message = f"the profile joins {join.file}, and there is no such file beside {source.path.name}"
        raise Unreadable(message, source.place, "put it there, or take `[[join]]` out of a profile of your own")
    table = readers()[TABLE].read(other).tables[0]
    table, _ = without_unworked(table, ())
    if table.broken:
        broken = table.broken[0]
        message = f"a row of a joined sheet does not fit it: {broken.why}"
        raise Unreadable(message, other.at(broken.line))
    told.notes.append(f"joined {other.path.name}: {table.told}")
    return table


def joiner(name: str) -> Profile | None:
    """Give the shipped profile that joins a sheet of this name to others: alone it holds no records."""
    known = (load_profile(one) for one in readers()[TABLE].profiles)
    return next((one for one in known if any(name in joined_names(join) for join in one.joins)), None)


def joined_names(join: Join) -> tuple[str, ...]:
    """Give the names a joined sheet may have: packed or not."""
    plain = join.file.removesuffix(".gz")
    return (join.file, *(name for name in (plain, f"{plain}.gz") if name != join.file))


def joined_paths(paths: Mapping[Path, Reader], wishes: Wishes) -> set[Path]:
    """Give those of the files that others join, by the profiles of these: they are not sheets of records."""
    joins: set[tuple[Path, str]] = set()
    for path, reader in paths.items() if len(paths) > 1 else ():
        if reader.name == TABLE:
            profile = _profile_by_head(path, reader, wishes)
            joins |= {(path.parent, name) for join in profile.joins for name in joined_names(join)}
    return {path for path in paths if (path.parent, path.name) in joins}


def lines_up_to(path: Path, limit: int) -> int:
    """Give how many lines a sheet has, as far as that can be told without reading it; not more than `limit`."""
    with suppress(OSError, EOFError, zlib.error, Unreadable), path.open("rb") as file:
        packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        return sum(1 for _ in islice(unpacking(file, Place(path.name)) if packed else file, limit))
    return 0


def known_columns(reader: Reader, wishes: Wishes) -> frozenset[str]:
    """Give the folded names of columns that the profiles of sheets, or the user's own, take."""
    if reader.name != TABLE:
        return frozenset()
    names = {name for several in asked_for(wishes.columns).values() for name in several}
    for profile in map(load_profile, (wishes.profile,) if wishes.profile is not None else reader.profiles):
        templates = [*profile.article.values(), *(one for rule in profile.rules for one in rule.fields.values())]
        names.update(profile.columns, profile.names, *profile.names.values())
        names.update(name for several in templates for template in several for name in holes(template))
    return frozenset(map(norm_key, names))


def _profile_by_head(path: Path, reader: Reader, wishes: Wishes) -> Profile:
    """Give the profile for the columns that the first rows of a sheet may be the names of, whatever parts its cells."""
    if wishes.profile is not None:
        return load_profile(wishes.profile)
    head = head_of(path)
    text = head.decode("utf-16" if head.startswith(_UTF16) else "utf-8-sig", "replace")
    columns: list[str] = []
    for line in lines_of(text)[:_LOOKED_AT]:
        for sign in ",;\t|":
            with suppress(csv.Error), long_cells():
                columns += next(csv.reader([line], delimiter=sign), [])
    return profile_for(columns, reader)
