"""Whether everything that is worked out follows from the inputs: it is made again from them, elsewhere, and compared.

The inputs are what `export jsonl` writes. Ingested into a passing database they must give every row of every table but
the log, content keys standing for ids. Views are functions of the tables, and `db.soundness` holds them to their text,
so that comparing tables is enough, and cheaper.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.damage import Problem, Spot, problem, short
from claimtrack.errors import DatabaseBusy
from claimtrack.services.export import export_lines
from claimtrack.services.ingest import OnProgress, Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.store.keyed_rows import Difference, KeyedRows, differing
from claimtrack.store.readonly import open_reader

SHOWN: Final = 20
"""Differing rows that are shown of one table."""


def not_following(location: Location, progress: OnProgress | None = None) -> list[Problem]:
    """Give what is stored otherwise than the inputs give it; raises DatabaseBusy where somebody wrote meanwhile."""
    with TemporaryDirectory(prefix="claimtrack-verify-") as folder:
        inputs, nothing = Path(folder) / "inputs.jsonl", Path(folder) / "codebook.toml"
        # No codebook of a folder around may serve the passing database: the inputs hold all entries.
        nothing.touch()
        begun = _last_written(location)
        with open_reader(location) as reader, inputs.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in export_lines(reader))
        again = parse_location(Path(folder) / "again.db")
        made = ingest(again, Request((str(inputs),), codebook=nothing, progress=progress))
        found = list(_unreadable(made, inputs))
        with KeyedRows.of(location) as here, KeyedRows.of(again) as there:
            for name in KeyedRows.tables():
                found += _told(differing(here, there, name), name)
        if _last_written(location) != begun:
            message = f"{location.shown} was changed while it was verified"
            raise DatabaseBusy(message, "run the command again")
    return found


def _last_written(location: Location) -> tuple[int, ...]:
    with KeyedRows.of(location) as rows:
        return rows.last_logged()


def _unreadable(made: Ingested, inputs: Path) -> Iterator[Problem]:
    """Tell what of the inputs was refused, by the key of its line."""
    errors = [one for one in made.found.in_order() if one.severity == "error"]
    wanted = {one.place.line for one in errors}
    with inputs.open(encoding="utf-8", newline="\n") as stream:
        keys = {number: _spot_of(line) for number, line in enumerate(stream, 1) if number in wanted}
    for one in errors:
        spot = keys.get(one.place.line, Spot("database", "inputs"))
        yield problem("CT610", spot, f"{one.code}: {one.message}", one.hint)


def _spot_of(line: str) -> Spot:
    given = json.loads(line)
    return Spot(str(given.get("type", "article")), str(given.get("key", "")))


def _told(differences: list[Difference], table: str) -> Iterator[Problem]:
    for one in islice(differences, SHOWN):
        yield problem("CT609", Spot(table, one.key), _difference(one))
    if len(differences) > SHOWN:
        yield problem("CT609", Spot(table, "…"), f"{len(differences) - SHOWN:,} more rows of this table differ")


def _difference(one: Difference) -> str:
    if one.here is None:
        return "the inputs give this row, but it is not stored"
    if one.there is None:
        return "this row is stored, but the inputs do not give it"
    there = one.there
    changed = [name for name, value in one.here.items() if there.get(name) != value]
    told = (f"{name} is {_shown(one.here[name])}, the inputs give {_shown(there[name])}" for name in changed)
    return "; ".join(told)


def _shown(value: object) -> str:
    return "empty" if value is None else short(str(value)) or "empty"
