"""Undo and redo of write commands, from the log: also after a restart, and by somebody else."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimtrack.db.location import Location
from claimtrack.domain.rows import Rows
from claimtrack.errors import UsageProblem
from claimtrack.services.contents import Name, Object, contents
from claimtrack.services.history import (
    OBJECT,
    REDO,
    UNDO,
    History,
    Run,
    before,
    changed_names,
    history,
    refuse_changed,
    undoing,
)
from claimtrack.services.rebuilding import rebuild
from claimtrack.services.signing import UNSIGNED, Signature
from claimtrack.store.ledger import Ledger
from claimtrack.store.readonly import Reader, log_end, open_reader
from claimtrack.store.session import WriteSession
from claimtrack.store.within import Within

Contents = Mapping[Name, Object]


@dataclass(frozen=True, slots=True)
class Step:
    """One write command taken back or given back, with the inputs as they were and as they are after it."""

    run: Run
    old: Contents
    new: Contents

    @property
    def names(self) -> list[Name]:
        """What it changes."""
        return changed_names(self.old, self.new)


def undo(
    location: Location, number: int = 1, *, signed: Signature = UNSIGNED, dry_run: bool = False
) -> tuple[Step, ...]:
    """Take back the last write commands that stand; what they had replaced is there again, byte for byte."""

    def earlier(reader: Reader, _: History, run: Run, objects: Contents) -> Contents:
        return before(objects, _changes(reader, run))

    return _carried_out(location, UNDO, number, earlier, signed=signed, dry_run=dry_run)


def redo(
    location: Location, number: int = 1, *, signed: Signature = UNSIGNED, dry_run: bool = False
) -> tuple[Step, ...]:
    """Give back what was undone last, as long as nothing else was written since."""

    def again(reader: Reader, past: History, run: Run, objects: Contents) -> Contents:
        return before(objects, _changes(reader, undoing(past, run)))

    return _carried_out(location, REDO, number, again, signed=signed, dry_run=dry_run)


_Turn = Callable[[Reader, History, Run, Contents], Contents]


def _carried_out(  # noqa: PLR0913 - one parameter for each option
    location: Location, command: str, number: int, turn: _Turn, *, signed: Signature, dry_run: bool
) -> tuple[Step, ...]:
    with open_reader(location) as reader:
        end, past = log_end(reader), history(reader)
        runs = _last(past.standing if command == UNDO else past.undone, number, command)
        steps = tuple(_steps(reader, past, runs, turn))
    if not dry_run:
        with WriteSession(location) as session, session.transaction():
            refuse_changed(end, log_end(Within(session)))
            rebuild(session, steps[-1].new.values())
            for step in steps:
                _log(session, command, step, signed)
            session.analyze()
    return steps


def _last(runs: Sequence[Run], number: int, command: str) -> tuple[Run, ...]:
    """Give the last runs, the newest first."""
    if 1 <= number <= len(runs):
        return tuple(reversed(runs[len(runs) - number :]))
    message = f"there is nothing to {command}" if not runs else f"there are only {len(runs)} to {command}"
    raise UsageProblem(message, "claimtrack curate log shows what was done")


def _steps(reader: Reader, past: History, runs: Sequence[Run], turn: _Turn) -> Iterator[Step]:
    objects: Contents = contents(reader)
    for run in runs:
        new = turn(reader, past, run, objects)
        yield Step(run, objects, new)
        objects = new


def _changes(reader: Reader, run: Run) -> Rows:
    return reader.query("log_changes", runs=[run.id])


def _log(session: WriteSession, command: str, step: Step, signed: Signature) -> None:
    """Enter a step with all it takes to turn it round again."""
    ledger = Ledger(session)
    ledger.start(command, signed.who, signed.why)
    for name in step.names:
        old, new = step.old.get(name), step.new.get(name)
        action = "add" if old is None else "withdraw" if new is None else "update"
        ledger.log(action, OBJECT, json.dumps(name, ensure_ascii=False), before=old, after=new)
    ledger.flush()
    ledger.finish({"runs": [step.run.id]})
