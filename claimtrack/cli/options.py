"""The options that several commands share, as frozen values a command simply asks for.

A command is a function whose parameters are typer arguments and options, or dataclasses made of them:

    def speakers(settings: Settings, output: Output, *, unreviewed: Annotated[bool, typer.Option(…)] = False) -> None

`command_line` turns such a function into what typer understands: every field of a dataclass becomes an option of its
own. What the user gave before the sub-command (`claimtrack --db x -f json list …`) is merged in, the nearer one wins.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Annotated, Any, Final

import typer

from claimtrack import __version__
from claimtrack.errors import UsageProblem
from claimtrack.render.formats import FORMATS

EVERYWHERE: Final = "Options of every command"
OUTPUT: Final = "Output"


def _formats(incomplete: str) -> list[str]:
    return [name for name in FORMATS if name.startswith(incomplete)]


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer hands the flag over by position
    if wanted:
        typer.echo(f"claimtrack {__version__}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option(
        "--version",
        is_eager=True,
        callback=_show_version,
        help="Print the version and stop.",
        rich_help_panel=EVERYWHERE,
    ),
]


@dataclass(frozen=True, slots=True)
class Settings:
    """What every command may be told; `database.locate` finds the database that `db` or the surroundings name."""

    db: Annotated[
        str | None,
        typer.Option(
            metavar="PATH|URL",
            help="The database: a file or an SQLAlchemy URL. Else CLAIMTRACK_DB, claimtrack.toml, ./claimtrack.db.",
            rich_help_panel=EVERYWHERE,
        ),
    ] = None
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Only data, errors and findings.", rich_help_panel=EVERYWHERE),
    ] = False
    no_color: Annotated[
        bool,
        typer.Option("--no-color", help="No colour, as with NO_COLOR.", rich_help_panel=EVERYWHERE),
    ] = False
    debug: Annotated[
        bool,
        typer.Option("--debug", help="Show the traceback of a bug.", rich_help_panel=EVERYWHERE),
    ] = False


@dataclass(frozen=True, slots=True)
class Output:
    """Where and in which form a reading command writes its answer."""

    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            rich_help_panel=OUTPUT,
            help=f"One of {', '.join(FORMATS)}. Else the suffix of -o says it; else a table on a terminal, "
            "csv or markdown in a pipe.",
            autocompletion=_formats,
        ),
    ] = None
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            help="Write to a file, whole or not at all; - is stdout.",
            rich_help_panel=OUTPUT,
        ),
    ] = None
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="The first N rows only; says so.", rich_help_panel=OUTPUT),
    ] = None
    excel: Annotated[
        bool,
        typer.Option(
            "--excel",
            help="For spreadsheets: csv and tsv with a byte order mark and no cell that runs as a formula.",
            rich_help_panel=OUTPUT,
        ),
    ] = False

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in FORMATS:
            message = f"there is no format {self.format!r}"
            raise UsageProblem(message, f"choose one of {', '.join(FORMATS)}")


Given = Mapping[type, Any]
"""What stood before the sub-command: one value for each dataclass of options."""


def command_line(function: Callable[..., int | None]) -> Callable[..., None]:
    """The function as typer wants it: dataclass parameters spread out, the result as exit code."""
    parameters = inspect.signature(function).parameters
    bundles: dict[str, Any] = {
        name: parameter.annotation for name, parameter in parameters.items() if is_dataclass(parameter.annotation)
    }

    def run(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        given: Given = ctx.obj or {}
        values.pop("version", None)
        _refuse_strangers(given, bundles, ctx.command_path)
        for name, kind in bundles.items():
            own = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
            values[name] = _merge(given.get(kind), own)
        code = function(**values, **({"ctx": ctx} if "ctx" in parameters else {}))
        if code:
            raise typer.Exit(code)

    spread = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    for name, parameter in parameters.items():
        if name == "ctx":
            continue
        spread += _fields_of(bundles[name]) if name in bundles else [parameter.replace(kind=parameter.KEYWORD_ONLY)]
    run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    return run


def remember(ctx: typer.Context, *values: object) -> None:
    """Keep what was given to a group for the command below it."""
    given: Given = ctx.obj or {}
    ctx.obj = {**given, **{type(value): _merge(given.get(type(value)), value) for value in values}}


def _fields_of(bundle: Any) -> list[inspect.Parameter]:  # noqa: ANN401 - a dataclass
    spread = [
        inspect.Parameter(
            f.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if f.default is MISSING else f.default,
            annotation=f.type,
        )
        for f in fields(bundle)
    ]
    if bundle is Settings:
        spread.append(inspect.Parameter("version", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Version))
    return spread


def _merge(given: Any, own: Any) -> Any:  # noqa: ANN401 - two values of one dataclass
    if given is None:
        return own
    chosen = {f.name: getattr(own if getattr(own, f.name) != f.default else given, f.name) for f in fields(own)}
    return type(own)(**chosen)


def _refuse_strangers(given: Given, bundles: Mapping[str, type], command: str) -> None:
    for kind, value in given.items():
        if kind not in bundles.values() and value != kind():
            options = ", ".join(f"--{f.name}" for f in fields(kind) if getattr(value, f.name) != f.default)
            message = f"{command} takes no {options}"
            raise UsageProblem(message)
