"""Typer groups and commands that cost nothing until they run.

A group knows its commands from a table and imports one only when it is invoked, or when its own help is asked. Values
of options are read here as text, whole numbers and paths; typer would load a schema library for that, which is half of
a cold start.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from claimtrack.cli.commands import Entry
from claimtrack.cli.options import EVERYWHERE, OUTPUT, Output, Settings, command_line, remember

_CONTEXT: Final = {"help_option_names": ["--help", "-h"]}
_PLAIN: Final[dict[str, Any]] = {"rich_markup_mode": None, "pretty_exceptions_enable": False}
_HOME: Final = "claimtrack.cli.commands"


class _PlainValue:
    """Reads one parameter's values; stands where typer would put a pydantic adapter."""

    def __init__(self, kind: type) -> None:
        self.kind = kind

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401 - typer's own signature
        """The value, or a tuple of them, as the annotation says."""
        if param.multiple or param.nargs == -1:
            return tuple(self._one(each, param, ctx) for each in value or ())
        return None if value is None else self._one(value, param, ctx)

    def _one(self, value: Any, param: Any, ctx: Any) -> Any:  # noqa: ANN401
        try:
            read = value if isinstance(value, self.kind) else self.kind(value)
        except ValueError as problem:
            message = f"{value!r} is not a whole number."
            raise typer.BadParameter(message, ctx=ctx, param=param) from problem
        least = param.type_descriptor.parameter_info.min
        if least is not None and read < least:
            message = f"{value} is less than {least}."
            raise typer.BadParameter(message, ctx=ctx, param=param)
        return read


_READERS: Final[dict[object, _PlainValue]] = {
    annotation: _PlainValue(kind)
    for kind in (str, int, Path, bool)
    for annotation in (kind, list[kind])  # type: ignore[valid-type]
}


def _read_plainly(parameters: list[Any]) -> None:
    """Free parameters from pydantic; one of another kind keeps what typer gives it."""
    for parameter in parameters:
        reader = _READERS.get(parameter.type_descriptor.annotation)
        if reader is not None and parameter.type_descriptor.parameter_info.parser is None:
            parameter._runtime_param = reader  # noqa: SLF001 - typer offers no other way round pydantic


class _Helpful:
    """What commands and groups share: plain words for arguments, options in sections, --help without pydantic."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - typer's own signature
        """Give the words of the usage line; NAME is required, [NAME] is not."""
        pieces: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [piece.replace("{", "").replace("}", "") for piece in pieces]

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401
        """Give --help, which typer makes only when it is needed."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        _read_plainly([option])
        return option

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write arguments, own options and the options of every command as sections of their own."""
        sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": [], OUTPUT: [], EVERYWHERE: []}
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]
            name, text = parameter.get_help_record(ctx) or ("", "")
            if parameter.param_type_name == "argument":
                sections["Arguments"].append((name.partition(" <")[0], text))
            elif name:
                sections[getattr(parameter, "rich_help_panel", None) or "Options"].append((name, text))
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class Command(_Helpful, TyperCommand):
    """A command whose help leads with its example and keeps the options of every command apart."""

    example = ""

    def format_help_text(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - typer's own signature
        """Write the example, then what the command does."""
        if self.example:
            formatter.write(f"\n  {self.example}\n")
        super().format_help_text(ctx, formatter)


class Group(_Helpful, TyperGroup):
    """A group that knows its commands from a table and imports them only when they run."""

    entries: tuple[Entry, ...] = ()

    def offer(self, entries: tuple[Entry, ...]) -> None:
        """Take the table. Stand-ins serve help, completion and did-you-mean."""
        self.entries = entries
        for entry in entries:
            self.commands[entry.name] = TyperCommand(entry.name, help=entry.summary, short_help=entry.summary)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - typer's own signature
        """Find the command as typer does, then put the real one in the place of its stand-in."""
        name, command, rest = super().resolve_command(ctx, args)
        entry = next((entry for entry in self.entries if entry.name == name), None)
        return name, build(entry) if entry else command, rest

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401
        """Write the commands by panel, then the options."""
        self.format_commands(ctx, formatter)
        super().format_options(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002
        """Write one section a panel, in the order of the table."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for entry in self.entries:
            panels.setdefault(entry.panel, []).append((entry.name, entry.summary))
        for panel, commands in panels.items():
            with formatter.section(panel):
                formatter.write_dl(commands)


def build(entry: Entry) -> Any:  # noqa: ANN401 - typer's command classes have no public base
    """The command or group of a table's entry; imports the command's module."""
    if entry.members:
        return group(entry.name, entry.members, callback=remember_given, help=entry.summary, no_args_is_help=True)
    module, _, function = entry.target.partition(":")
    app = typer.Typer(**_PLAIN, add_completion=False)
    run = command_line(getattr(import_module(f"{_HOME}.{module}"), function))
    app.command(entry.name, cls=Command, context_settings=_CONTEXT)(run)
    command: Any = get_command(app)
    _read_plainly(command.params)
    command.example = entry.example
    return command


def group(
    name: str,
    entries: tuple[Entry, ...],
    *,
    callback: Callable[..., None],
    root: bool = False,
    **options: Any,  # noqa: ANN401
) -> Any:  # noqa: ANN401
    """A group over its table; the root also offers shell completion."""
    app = typer.Typer(name=name, cls=Group, **_PLAIN, context_settings=_CONTEXT, add_completion=root, **options)
    app.callback()(command_line(callback))
    made: Any = get_command(app)
    _read_plainly(made.params)
    made.offer(entries)
    return made


def remember_given(ctx: typer.Context, settings: Settings, output: Output) -> None:
    """Keep what stands before the sub-command for the command that will ask for it."""
    remember(ctx, settings, output)
