"""The options that several commands share, as frozen values a command simply asks for.

A command is a function whose parameters are typer arguments and options, or dataclasses made of them:

    def speakers(settings: Settings, output: Output, *, unreviewed: Annotated[bool, typer.Option(…)] = False) -> None

`command_line` turns such a function into what typer understands: every field of a dataclass becomes an option of its
own. What the user gave before the sub-command (`claimtrack --db x -f json list …`) is merged in, the nearer one wins.
"""

import inspect
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Annotated, Any, Final, get_args

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


@dataclass(frozen=True, slots=True)
class Only:
    """Beside a dataclass of options in an annotation: the command takes these fields of it alone.

    Beside `Output` it may name the one `format` the answer is given in.
    """

    taken: tuple[str, ...]
    format: str | None = None


Given = Mapping[type, Any]
"""What stood before the sub-command: one value for each dataclass of options."""


def command_line(function: Callable[..., int | None]) -> Callable[..., None]:
    """The function as typer wants it: dataclass parameters spread out, the result as exit code."""
    parameters = inspect.signature(function).parameters
    kinds = {name: _kind(parameter.annotation) for name, parameter in parameters.items()}
    bundles: dict[str, Any] = {name: kind for name, (kind, _) in kinds.items() if is_dataclass(kind)}
    taken = {name: _options_of(bundles[name], kinds[name][1]) for name in bundles}

    def run(ctx: typer.Context, **values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        given: Given = ctx.obj or {}
        values.pop("version", None)
        _refuse_strangers(given, bundles, ctx.command_path)
        for name, kind in bundles.items():
            before = given.get(kind)
            _refuse_rest(before, set(taken[name]), ctx.command_path)
            values[name] = _merge(before, kind(**{option: values.pop(option) for option in taken[name]}))
        code = function(**values, **({"ctx": ctx} if "ctx" in parameters else {}))
        if code:
            raise typer.Exit(code)

    spread = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    for name, parameter in parameters.items():
        if name == "ctx":
            continue
        spread += (
            _parameters_of(bundles[name], taken[name])
            if name in bundles
            else [parameter.replace(kind=parameter.KEYWORD_ONLY)]
        )
    run.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in spread}
    run.__name__, run.__doc__ = function.__name__, function.__doc__
    return run


def remember(ctx: typer.Context, *values: object) -> None:
    """Keep what was given to a group for the command below it."""
    given: Given = ctx.obj or {}
    ctx.obj = {**given, **{type(value): _merge(given.get(type(value)), value) for value in values}}


def _kind(annotation: Any) -> tuple[Any, Only | None]:  # noqa: ANN401 - a type
    beside = getattr(annotation, "__metadata__", ())
    only = next((one for one in beside if isinstance(one, Only)), None)
    return (annotation if only is None else get_args(annotation)[0]), only


def _options_of(bundle: Any, only: Only | None) -> dict[str, Any]:  # noqa: ANN401 - a dataclass
    """The annotations of a dataclass's fields, as far as the command takes them."""
    options: dict[str, Any] = {f.name: f.type for f in fields(bundle) if only is None or f.name in only.taken}
    if only is not None and only.format is not None:
        form = only.format
        kind, option = get_args(options["format"])
        told = copy(option)
        told.help, told.autocompletion = f"{form}: everything as one object.", lambda: [form]
        options["format"] = Annotated[kind, told]
    return options


def _parameters_of(bundle: Any, options: Mapping[str, Any]) -> list[inspect.Parameter]:  # noqa: ANN401 - a dataclass
    spread = [
        inspect.Parameter(
            f.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if f.default is MISSING else f.default,
            annotation=options[f.name],
        )
        for f in fields(bundle)
        if f.name in options
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
        if kind not in bundles.values():
            _refuse_rest(value, set(), command)


def _refuse_rest(given: Any, taken: set[str], command: str) -> None:  # noqa: ANN401 - a dataclass or None
    named = [f for f in (fields(given) if given is not None else ()) if f.name not in taken]
    strangers = ", ".join(f"--{f.name}" for f in named if getattr(given, f.name) != f.default)
    if strangers:
        message = f"{command} takes no {strangers}"
        raise UsageProblem(message)
