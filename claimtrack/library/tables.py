"""Answers that are plain rows: what a database holds, its log, a person's own SELECT."""

import json
from collections.abc import Mapping
from typing import Final

from claimtrack.db.location import Location
from claimtrack.domain.names import closest
from claimtrack.domain.rows import Rows
from claimtrack.errors import UsageProblem
from claimtrack.store.binds import Parameters, names_in
from claimtrack.store.deadline import SECONDS
from claimtrack.store.readonly import open_reader
from claimtrack.store.saved import saved_query

LOG: Final = ("run", "command", "state", "started_at", "finished_at", "status", "n_changes", "counts", "who", "why")
NONE: Final[Parameters] = {}


def listed(location: Location, what: str, *, unreviewed: bool = False) -> Rows:
    """The sources, articles, speakers, sides, topics or claims, with how much there is of each."""
    from claimtrack.reports.listing import LISTS, REVIEWED, listing

    if what not in LISTS:
        message = f"there is no list of {what!r}"
        raise UsageProblem(message, f"choose one of {', '.join(LISTS)}")
    if unreviewed and what not in REVIEWED:
        message = f"{what} are not reviewed"
        raise UsageProblem(message, f"--unreviewed goes with {', '.join(REVIEWED)}")
    with open_reader(location) as reader:
        return listing(reader, what, unreviewed=unreviewed)


def log(location: Location) -> Rows:
    """Every write command in order; `stands` can be undone, `undone` can be redone."""
    from claimtrack.services.history import history

    with open_reader(location) as reader:
        past = history(reader)
    states = {run.id: "stands" for run in past.standing} | {run.id: "undone" for run in past.undone}
    return Rows(
        LOG,
        [
            (
                *(run.id, run.command, states.get(run.id), run.started_at, run.finished_at, run.status),
                *(run.n_changes, json.dumps(run.counts, sort_keys=True), run.who, run.why),
            )
            for run in past.runs
        ],
    )


def to_run(query: str | None, saved: str | None, given: Parameters) -> tuple[str, Parameters]:
    """The SQL to run with its values: somebody's own, or a shipped one with its defaults."""
    if (query is None) == (saved is None):
        message = "say what to run: a SELECT or the name of a saved query, one of them"
        raise UsageProblem(message, "claimtrack sql --list tells the saved ones")
    if saved is not None:
        shipped = saved_query(saved)
        _refuse_unknown(given, set(shipped.defaults), f"the saved query {saved}")
        return shipped.sql, {**shipped.defaults, **given}
    text = query or ""
    _refuse_unknown(given, names_in(text), "the SQL")
    return text, given


def queried(
    location: Location, text: str, values: Parameters, *, seconds: float = SECONDS, most: int | None = None
) -> Rows:
    """The rows of a SELECT, read where nothing can be written; at most `most` of them."""
    with open_reader(location) as reader:
        return reader.user_query(text, values, seconds=seconds, most=most)


def _refuse_unknown(given: Mapping[str, object], known: set[str], where: str) -> None:
    for name in sorted(given.keys() - known):
        message = f"{where} has no parameter :{name}"
        near = closest(name, sorted(known)) or sorted(known)
        raise UsageProblem(message, f"it has :{', :'.join(near)}" if near else None)
