"""`claimtrack ingest`: annotated articles and codebooks into the database."""

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from claimtrack.cli.database import backups_kept, locate
from claimtrack.cli.options import Only, Output, Settings
from claimtrack.cli.output import choose_format, note, write
from claimtrack.cli.progress import Progress
from claimtrack.db.location import Location
from claimtrack.errors import UsageProblem
from claimtrack.library.database import Database
from claimtrack.render.ingested import as_json, findings_text, summary
from claimtrack.reports.nextstep import next_comparison
from claimtrack.services.foreign import article_forms
from claimtrack.services.outcome import Ingested
from claimtrack.store.readonly import open_reader

_INTERRUPTED: Final = 130
REVIEW: Final = "claimtrack list speakers --unreviewed"


def _forms(incomplete: str) -> list[str]:
    return [name for name in article_forms() if name.startswith(incomplete)]


@dataclass(frozen=True, slots=True)
class How:
    """How the articles are read and stored."""

    form: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="Read the files as this, whatever their names: native, jsonl, brat, …; stdin is jsonl or native.",
            autocompletion=_forms,
        ),
    ] = None
    codebook: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Use this codebook, not those beside the files.")
    ] = None
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing at all.")] = False
    strict: Annotated[bool, typer.Option("--strict", help="Make every warning an error.")] = False
    replace_text: Annotated[
        bool,
        typer.Option(
            "--replace-text",
            help="Replace the stored text of an article that comes with another and no date of change.",
        ),
    ] = False
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Tell of each article how it was read and what it joined; of other tools' files, what maps to what.",
        ),
    ] = False
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="Files of other tools: the mapping profile, shipped or your own."),
    ] = None
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Files of other tools: a header value, such as lang=ru."),
    ] = None
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Files of other tools: where a field comes from."),
    ] = None
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Sheets: where rows that do not go in are written.", show_default="./NAME.errors.csv"
        ),
    ] = None
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show every warning, however many.")] = False


def ingest(
    settings: Settings,
    output: Annotated[Output, Only(taken=("format", "out"), format="json")],
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...|-", help="Files; a folder stands for all below it; - is stdin.")
    ],
    how: How,
) -> int:
    """Store annotated articles, and the codebooks that serve them. Running it again changes nothing.

    A file with an error is refused whole, the others go in, and the exit code is 1. A file is the full set of its
    coder's records: what vanished from it is withdrawn. Findings go to stderr; -f json gives everything as one object.
    """
    _refuse_clashes(output, how)
    location = locate(settings)
    try:
        with Progress("articles read:", settings) as progress:
            result = _stored(location, paths, how, progress)
    except KeyboardInterrupt as stop:
        kept = (
            "nothing was written" if how.dry_run else "what was stored stays, and the same command again completes it"
        )
        typer.echo(f"interrupted: {kept}", err=True)
        raise typer.Exit(_INTERRUPTED) from stop
    if result.backup is not None:
        note(f"the database as it was before is kept as {result.backup}", settings)
    command = _next(location, paths, how, result)
    if output.format is not None or output.out is not None:
        write(as_json(result, next_command=command, dry_run=how.dry_run), output)
    else:
        typer.echo(findings_text(result, everything=how.verbose), err=True, nl=False)
        note(summary(result, next_command=command, dry_run=how.dry_run, explained=how.explain), settings)
    return result.exit_code


def _refuse_clashes(output: Output, how: How) -> None:
    if output.format is not None or output.out is not None:
        choose_format(output, "json", offered=("json",))
        if how.explain:
            message = "--explain tells people; it does not go with -f json"
            raise UsageProblem(message)


def _stored(location: Location, paths: list[str], how: How, progress: Progress) -> Ingested:
    done = Database(location).ingest(
        paths,
        how.codebook,
        form=how.form,
        dry_run=how.dry_run,
        strict=how.strict,
        replace_text=how.replace_text,
        progress=progress,
        explain=_explain if how.explain else None,
        backups=backups_kept(),
        profile=how.profile,
        settings=_pairs(how.given, "--set"),
        columns=_pairs(how.columns, "--map"),
        errors=how.errors or Path(),
    )
    return done.result


def _pairs(given: list[str] | None, option: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for one in given or ():
        key, sign, value = one.partition("=")
        if not sign or not key.strip():
            message = f"{option} {one!r} is not KEY=VALUE"
            raise UsageProblem(message)
        pairs[key.strip()] = value.strip()
    return pairs


def _explain(paragraph: str) -> None:
    write(paragraph + "\n", Output())


def _next(location: Location, paths: list[str], how: How, result: Ingested) -> str | None:
    """What to do now: mend what was refused, look at new names, else compare."""
    if result.units_refused:
        foreign = {one.file for one in result.told}  # what `check` cannot read, as it knows no profiles
        files = " ".join(shlex.quote(path) for path in paths if path != "-" and path not in foreign)
        return f"claimtrack check {files}" if files else None
    if how.dry_run:
        return None
    if result.new_names:
        return REVIEW
    with open_reader(location) as reader:
        return next_comparison(reader)
