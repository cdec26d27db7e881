"""`claimtrack curate adjudicate`: where coders differ, what holds; the codings stay."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from claimtrack.cli.deciding import Signed, carry_out, desk_of
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import counted, note
from claimtrack.domain.names import clean
from claimtrack.errors import UsageProblem
from claimtrack.library.curation import Curation

if TYPE_CHECKING:
    from claimtrack.library.adjudication import Rulings
    from claimtrack.library.adjudication_files import Adjudicated
    from claimtrack.reports.coded import Record
    from claimtrack.reports.compared import Disagreement

_FILES: Final = (".csv", ".tsv")
_BY_FILE: Final = (
    "claimtrack agreement -f csv -o differences.csv, fill in a column `decision`, "
    "then claimtrack curate adjudicate differences.csv"
)
_INTERRUPTED: Final = 130
_CHOICES: Final = {"1": "first", "2": "second"}
_ASKED: Final = "1, 2, a value, s(kip) or q(uit)"


def adjudicate(
    settings: Settings,
    output: Output,
    signed: Signed,
    what: Annotated[
        str | None,
        typer.Argument(metavar="FILE|STATEMENT", help="A csv of claimtrack agreement with a column `decision`."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="FIELD=VALUE…", help="What holds for all records of the statement: stance=supports."),
    ] = None,
) -> None:
    """Decide where coders differ: reports follow what is decided, the codings stay as they are.

    FILE is what `claimtrack agreement -f csv` gives, with a column `decision` (and `why`, if you like) filled in: the
    value that holds for both records, or first or second for that coder's; an empty one is left alone. A STATEMENT is
    named by its key or as ARTICLE@ID. Without either it asks, one disagreement after the other.
    """
    desk = desk_of(settings, signed)
    if what is not None and values:
        given = _pairs(values)
        deed = f"decide {', '.join(values)} of {what}"
        carry_out(deed, lambda dry: desk.adjudicate(what, given, why=signed.why, dry_run=dry), signed, settings, output)
        return
    found = _asked(desk, signed, settings) if what is None else _of_file(desk, what, signed, settings)
    if found.decisions:
        deed = f"enter {counted(len(found.decisions), 'decided value')}" + (f" of {what}" if what else "")
        carry_out(deed, lambda dry: desk.adjudicate(found, dry_run=dry), signed, settings, output)


def _pairs(texts: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for text in texts:
        field, equals, value = text.partition("=")
        if not equals or field.strip() in given:
            message = f"{text!r} says no value" if not equals else f"{field.strip()} is given twice"
            raise UsageProblem(message, "for example stance=supports said=2025-03-04")
        given[field.strip()] = value.strip()
    return given


def _of_file(desk: Curation, what: str, signed: Signed, settings: Settings) -> "Adjudicated":
    """Give what a file decides, and tell what of it does not."""
    path = Path(what)
    if not path.exists() and path.suffix not in _FILES:
        message = f"there is no file {what!r}, and no value to decide of a statement"
        raise UsageProblem(message, f"claimtrack curate adjudicate {what} stance=supports, or {_BY_FILE}")
    found = desk.adjudication(path, why=signed.why)
    if found.empty:
        note(f"{counted(found.empty, 'row')} without a decision left alone", settings)
    if not found.decisions:
        for left in found.left:
            note(f"left: {left}", settings)
        note(f"{path} decides nothing that is not decided: nothing was changed", settings)
    return found


def _asked(desk: Curation, signed: Signed, settings: Settings) -> "Adjudicated":
    """Ask about one disagreement after the other; gives what was decided."""
    if not sys.stdin.isatty():
        message = "nobody can be asked here what to decide"
        raise UsageProblem(message, _BY_FILE)
    from claimtrack.library.adjudication import Rulings, disputes
    from claimtrack.library.adjudication_files import Adjudicated
    from claimtrack.store.readonly import open_reader

    with open_reader(desk.location) as reader:
        open_ones = disputes(reader)
        rulings = Rulings(reader, {one.article.key for one in open_ones})
        try:
            _walk(open_ones, rulings)
        except typer.Abort as stop:  # Ctrl-C, or the end of what was typed
            typer.echo("\nnothing was changed", err=True)
            raise typer.Exit(_INTERRUPTED) from stop
    found = Adjudicated(tuple(rulings.decisions(signed.why)), (), 0)
    if not found.decisions:
        note("nothing was decided" if open_ones else "coders differ nowhere that is not decided", settings)
    return found


def _walk(open_ones: "list[Disagreement]", rulings: "Rulings") -> None:
    """Go from one disagreement to the next until all are seen or somebody has enough."""
    from claimtrack.library.adjudication import ruled

    for number, one in enumerate(open_ones, 1):
        _show(one, f"{number} of {len(open_ones)}")
        while True:
            answer = str(typer.prompt(_ASKED, err=True)).strip()
            if answer in ("q", "quit"):
                return
            if answer in ("s", "skip"):
                break
            try:
                rulings.add(ruled(one, _CHOICES.get(answer, answer)))
            except UsageProblem as problem:
                _tell(f"{problem.message}{f' ({problem.hint})' if problem.hint else ''}")
            else:
                break


def _show(one: "Disagreement", number: str) -> None:
    """Show both codings, even where only data is wanted: nobody can decide what is not seen."""
    article = one.article
    title = f", “{article.title}”" if article.title else ""
    _tell(f"\n{number}: {one.field}\n  {article.source}, {article.published}{title}\n  {article.name}")
    for choice, record in zip(_CHOICES, one.both, strict=True):
        if record is not None:
            _tell(f"  {choice}  {record.coder} @{record.id}: {_value(record, one.field)}\n     > {record.quote}")


def _tell(text: str) -> None:
    typer.echo(clean(text), err=True)


def _value(record: "Record", field: str) -> str:
    told = record.told(field)
    if field == "stance":
        return "unclear" if told is None else f"+{told}" if told.isdecimal() and told != "0" else told
    return told or "none"
