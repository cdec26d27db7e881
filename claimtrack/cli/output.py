"""Where an answer goes and in which form: a terminal, a pipe, a file."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typer

from claimtrack import __version__
from claimtrack.cli.options import Output, Settings
from claimtrack.domain.names import clean
from claimtrack.domain.rows import Rows
from claimtrack.errors import InputError, UsageProblem
from claimtrack.library.clock import now
from claimtrack.library.files import form_of, write_file
from claimtrack.render.formats import DOCUMENTS, FORMATS, document, render

LIST: Final = "csv"
REPORT: Final = "markdown"
_WIDTH: Final = 80


def choose_format(output: Output, piped: str, offered: tuple[str, ...] = FORMATS) -> str:
    """The format asked for, else that of the file's suffix, else a table on a terminal and `piped` in a pipe."""
    if output.format is not None:
        _refuse_on_terminal(output)
        return _offered(output.format, offered)
    if to_stdout(output):
        return "table" if sys.stdout.isatty() else piped
    return _offered(form_of(output.out or ""), offered)


def _refuse_on_terminal(output: Output) -> None:
    if output.format == "xlsx" and to_stdout(output) and sys.stdout.isatty():
        message = "a workbook is no text that a terminal can show"
        raise UsageProblem(message, "say -o FILE.xlsx")


def to_stdout(output: Output) -> bool:
    """Tell whether the answer goes to stdout rather than into a file."""
    return output.out in {None, "-"}


@dataclass(frozen=True, slots=True)
class About:
    """What documents tell of rows: a title, the command that got them, its SQL where it has any to show."""

    title: str
    command: str = ""
    sql: str = ""


def show_rows(
    rows: Rows, settings: Settings, output: Output, *, piped: str = LIST, about: About = About("answer")
) -> None:
    """Write rows where and as the user wants them; an empty answer gets a hint on stderr."""
    form = choose_format(output, piped)
    rows = _limited(rows, settings, output)
    if not rows.rows:
        note("nothing found", settings)
    if form in DOCUMENTS:
        note_cut(rows, form, settings)
        from claimtrack.reports.frame import Method

        method = Method(about.command, about.sql, __version__, now())
        write(document(rows, form, about.title, method), output)
        return
    bold = form == "table" and to_stdout(output) and in_colour(settings)
    text = render(rows, form, excel=output.excel, width=table_width(), bold=bold)
    write(text, output, trusted=bold)


def note_cut(rows: Rows, form: str, settings: Settings) -> None:
    """Say how many texts a workbook has no room for; each says so itself too."""
    if form == "xlsx":
        from claimtrack.render.sheets import LONGEST, cut_cells

        number = cut_cells(rows)
        if number:
            note(
                f"{counted(number, 'text')} cut at {LONGEST:,} characters, the most a cell holds; csv has all", settings
            )


def write(answer: str | bytes, output: Output, *, trusted: bool = False) -> None:
    """Write a whole answer; on a terminal without the control characters a text may bring, unless it is `trusted`."""
    if not to_stdout(output):
        write_file(answer, Path(output.out or ""))
        return
    try:
        if isinstance(answer, bytes):
            sys.stdout.buffer.write(answer)
        else:
            sys.stdout.write(clean(answer) if sys.stdout.isatty() and not trusted else answer)
        sys.stdout.flush()
    except OSError as problem:
        forget_stdout()
        if isinstance(problem, BrokenPipeError):
            raise typer.Exit from problem
        message = f"cannot write the answer: {problem.strerror}"
        raise InputError(message) from problem


def forget_stdout() -> None:
    """Let what is still to be written vanish, as nobody takes it; else the interpreter complains when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(message: str, settings: Settings) -> None:
    """Say something that is not data: on stderr, and not at all with --quiet."""
    if not settings.quiet:
        typer.echo(clean(message), err=True)


def counted(number: int, one: str) -> str:
    """A number with its noun: 1 file, 2 files."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def in_colour(settings: Settings) -> bool:
    """Tell whether stdout is a terminal that may show more than plain letters."""
    plain = settings.no_color or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def table_width() -> int:
    """The columns a table may fill: the terminal's, or COLUMNS, or 80."""
    return shutil.get_terminal_size((_WIDTH, 24)).columns if sys.stdout.isatty() else _columns()


def _columns() -> int:
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdecimal() and int(given) > 0 else _WIDTH


def _offered(form: str, offered: tuple[str, ...]) -> str:
    if form in offered:
        return form
    message = f"no format {form!r} here"
    raise UsageProblem(message, f"choose one of {', '.join(offered)}")


def _limited(rows: Rows, settings: Settings, output: Output) -> Rows:
    if output.limit is None or len(rows.rows) <= output.limit:
        return rows
    note(f"showing {output.limit} of {len(rows.rows)} rows (--limit)", settings)
    return Rows(rows.columns, rows.rows[: output.limit])
