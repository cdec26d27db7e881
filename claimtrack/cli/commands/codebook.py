"""`claimtrack codebook`: the codebook of a database out into files, codebooks in, and their problems."""

from pathlib import Path
from typing import Annotated, Final

import typer

from claimtrack.cli.consent import Yes, require_consent
from claimtrack.cli.database import backups_kept, locate, named_again
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, note, show_rows, write
from claimtrack.library.codebooks import check_codebook, codebook_form, codebook_text
from claimtrack.library.database import Database
from claimtrack.library.folders import in_use
from claimtrack.render.codebook import exported
from claimtrack.reports.nextstep import REVIEW

STDOUT: Final = "-"
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="NAME.toml, NAME.qdc or sheets; a folder stands for the codebook in it."),
]
Strict = Annotated[bool, typer.Option("--strict", help="Make every warning an error.")]


def codebook_export(
    settings: Settings,
    *,
    out: Annotated[
        str,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE|FOLDER",
            help="FILE.toml, FILE.qdc or a folder for sheets; - is stdout, as TOML.",
        ),
    ] = STDOUT,
    yes: Yes = False,
) -> None:
    """Write the codebook as it was given, without what was decided since: `curate judgements` tells that.

    FILE.toml and a folder of CSV sheets hold everything. FILE.qdc is a list of codes for NVivo, ATLAS.ti, MAXQDA and
    others: claims under their topics, speakers under their sides; what such a list cannot hold is told. `claimtrack
    codebook import` reads all of them back. What is there already is replaced only after asking, or with --yes.
    """
    database = Database(locate(settings))
    if out == STDOUT:
        text, done = codebook_text(database.location)
        write(text, Output())
    else:
        path = Path(out)
        codebook_form(path)
        there = path.is_file() or in_use(path)
        if there:
            what = f"replace the sheets in {out}, where all else stays" if path.is_dir() else f"replace {out}"
            require_consent(what, yes=yes)
        done = database.export_codebook(path, overwrite=there)
    note(exported(done.counts, done.dropped, review=named_again(settings, REVIEW)), settings)


def codebook_import(
    settings: Settings,
    paths: Files,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; write nothing at all.")] = False,
    strict: Strict = False,
) -> int:
    """Take codebooks into the database, whatever they are called; the same again changes nothing.

    Names in articles that are stored already are looked up again. Entries that are in the database and not in the files
    stay. A list of codes (NAME.qdc) only adds: what is known already stays as it is. `claimtrack ingest` takes the
    codebooks beside the articles without being asked.
    """
    done = Database(locate(settings)).import_codebook(paths, dry_run=dry_run, strict=strict, backups=backups_kept())
    typer.echo(done.text(), err=True, nl=False)
    note(done.summary, settings)
    return done.result.exit_code


def codebook_check(settings: Settings, output: Output, paths: Files, *, strict: Strict = False) -> int:
    """Find every problem of codebooks, whatever they are called, and between them; needs no database."""
    outcome = check_codebook(paths, strict=strict)
    if output.format is None and output.out is None:
        write(outcome.text(), output)
    else:
        show_rows(outcome.rows(), settings, output, about=About("Findings"))
    note(outcome.summary, settings)
    return outcome.result.exit_code
