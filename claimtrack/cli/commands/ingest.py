"""`claimtrack ingest`: annotated articles and codebooks into the database."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from claimtrack.cli.database import backups_kept, locate, named_again
from claimtrack.cli.foreign import Foreign
from claimtrack.cli.options import Only, Output, Settings
from claimtrack.cli.output import choose_format, note, write
from claimtrack.cli.progress import Progress
from claimtrack.db.location import Location
from claimtrack.errors import UsageProblem
from claimtrack.library.database import Database
from claimtrack.render.ingested import as_json, findings_text, summary
from claimtrack.reports.nextstep import REVIEW, next_comparison
from claimtrack.services.outcome import Ingested
from claimtrack.services.unknown_lines import UNKNOWN
from claimtrack.services.wishes import to_set
from claimtrack.store.readonly import open_reader

_INTERRUPTED: Final = 130


@dataclass(frozen=True, slots=True)
class How:
    """How the articles are read and stored."""

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
    errors: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Sheets: where rows that do not go in are written.", show_default="./NAME.errors.csv"
        ),
    ] = None
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show every warning, however many.")] = False

    def checking(self) -> Iterator[str]:
        """Give the options that `check` takes too, as they would be typed again."""
        if self.codebook is not None:
            yield f"--codebook {shlex.quote(str(self.codebook))}"
        if self.strict:
            yield "--strict"

    def again(self) -> Iterator[str]:
        """Give the options as they would be typed again."""
        yield from self.checking()
        for name in ("dry_run", "replace_text", "explain"):
            if getattr(self, name):
                yield f"--{name.replace('_', '-')}"
        if self.errors is not None:
            yield f"--errors {shlex.quote(str(self.errors))}"


def ingest(
    settings: Settings,
    output: Annotated[Output, Only(taken=("format", "out"), format="json")],
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...|-", help="Files; a folder stands for all below it; - is stdin.")
    ],
    foreign: Foreign,
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
            result = _stored(location, paths, (foreign, how), progress)
    except KeyboardInterrupt as stop:
        kept = (
            "nothing was written" if how.dry_run else "what was stored stays, and the same command again completes it"
        )
        typer.echo(f"interrupted: {kept}", err=True)
        raise typer.Exit(_INTERRUPTED) from stop
    if result.backup is not None:
        note(f"the database as it was before is kept as {result.backup}", settings)
    command = _next(settings, paths, (foreign, how), result)
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


def _stored(location: Location, paths: list[str], said: tuple[Foreign, How], progress: Progress) -> Ingested:
    foreign, how = said
    done = Database(location).ingest(
        paths,
        how.codebook,
        form=foreign.form,
        dry_run=how.dry_run,
        strict=how.strict,
        replace_text=how.replace_text,
        progress=progress,
        explain=_explain if how.explain else None,
        backups=backups_kept(),
        profile=foreign.profile,
        settings=foreign.settings,
        columns=foreign.columns,
        errors=how.errors or Path(),
    )
    return done.result


def _explain(paragraph: str) -> None:
    write(paragraph + "\n", Output())


def _next(settings: Settings, paths: list[str], said: tuple[Foreign, How], result: Ingested) -> str | None:
    """What to do now: say what the files do not, mend what was refused, look at new names, else compare."""
    foreign, how = said
    if result.units_refused:
        lacking = to_set(dict.fromkeys(key for one in result.told for key in one.lacking))
        files = " ".join(shlex.quote(path) for path in paths if path != "-" or lacking)
        said_again = (files, *foreign.words(), *(how.again() if lacking else how.checking()))
        if lacking:
            return named_again(settings, " ".join(("claimtrack ingest", *said_again, lacking)))
        unknown = result.found.counts["error", UNKNOWN] == result.found.errors
        return " ".join(("claimtrack check", *said_again)) if files and not unknown else None
    if how.dry_run:
        return None
    if result.new_names:
        return named_again(settings, REVIEW)
    with open_reader(locate(settings)) as reader:
        command = next_comparison(reader)
    return named_again(settings, command) if command else None
