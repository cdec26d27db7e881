"""`claimtrack sql`: a person's own SELECT over the views."""

import shlex
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, note, show_rows
from claimtrack.domain.rows import Rows
from claimtrack.errors import InputError, UsageProblem
from claimtrack.library.tables import queried, to_run
from claimtrack.store.saved import saved_queries, saved_query

_TABLE_ROWS: Final = 1000
_SECONDS: Final = 10


def _names(incomplete: str) -> list[str]:
    return [query.name for query in saved_queries() if query.name.startswith(incomplete)]


def sql(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    query: Annotated[str | None, typer.Argument(metavar="SELECT|-", help="One SELECT; - reads it from stdin.")] = None,
    *,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="Read the SELECT from a file.")] = None,
    saved: Annotated[
        str | None,
        typer.Option("--saved", metavar="NAME", help="Run a query that comes with claimtrack.", autocompletion=_names),
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="What :NAME in the SQL stands for.")
    ] = None,
    list_saved: Annotated[bool, typer.Option("--list", help="List the saved queries and their parameters.")] = False,
    timeout: Annotated[int, typer.Option(metavar="SECONDS", help="Stop the query after this time.")] = _SECONDS,
) -> None:
    """Run one SELECT over the views and show its rows.

    Nothing but reading is possible: any other statement is refused with exit code 1, and a query that takes too long
    is stopped. A table shows at most 1000 rows unless --limit says otherwise; csv and json are complete.
    """
    if sum((query is not None, file is not None, saved is not None, list_saved)) != 1:
        message = "say what to run: a SELECT, --file, --saved or --list, one of them"
        raise UsageProblem(message, 'claimtrack sql "select * from v_statement limit 5"; claimtrack sql --list')
    if timeout < 1:
        message = f"--timeout {timeout} is no time to run a query in"
        raise UsageProblem(message, "give whole seconds, 1 or more")
    given = _parameters(param or [])
    if list_saved:
        show_rows(_catalogue(), settings, output, about=About("Saved queries", "claimtrack sql --list"))
        return
    text, values = to_run(_text(query, file), saved, given)
    most = _most(output)
    rows = queried(locate(settings), text, values, seconds=timeout, most=most)
    show_rows(rows, settings, output, about=_about(text, saved, file, given))
    if rows.truncated:
        note(f"only the first {most} rows; --limit N shows more, -f csv or json all of them", settings)


def _most(output: Output) -> int | None:
    if output.limit is not None:
        return output.limit
    return _TABLE_ROWS if choose_format(output, LIST) == "table" else None


def _about(text: str, saved: str | None, file: Path | None, given: dict[str, str]) -> About:
    title = saved_query(saved).title if saved is not None else "Answer"
    asked = ["--saved", saved] if saved is not None else ["--file", str(file)] if file is not None else [text]
    values = [word for name, value in given.items() for word in ("--param", f"{name}={value}")]
    return About(title, shlex.join(["claimtrack", "sql", *asked, *values]), text)


def _catalogue() -> Rows:
    """The saved queries: name, what each answers, its parameters with their defaults."""
    rows = [
        (query.name, query.title, " ".join(f"{name}={value}" for name, value in query.defaults.items()))
        for query in saved_queries()
    ]
    return Rows(("name", "answers", "parameters"), list(rows))


def _parameters(given: list[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.strip().isidentifier():
            message = f"--param {text!r} is not NAME=VALUE"
            raise UsageProblem(message)
        values[name.strip()] = value
    return values


def _text(query: str | None, file: Path | None) -> str | None:
    if file is not None:
        return _read(file)
    return sys.stdin.read() if query == "-" else query


def _read(file: Path) -> str:
    if not file.exists():
        message = f"there is no file {file}"
        raise UsageProblem(message)
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "it is not UTF-8 text"
        message = f"cannot read {file}: {reason}"
        raise InputError(message) from problem
