"""The options that say how files of other tools are read: of `ingest` and `check` alike."""

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

import typer

from claimtrack.errors import UsageProblem
from claimtrack.services.foreign import article_forms


def _forms(incomplete: str) -> list[str]:
    return [name for name in article_forms() if name.startswith(incomplete)]


@dataclass(frozen=True, slots=True)
class Foreign:
    """What a user says about files of other tools."""

    form: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="FORMAT",
            help="Read the files as this, whatever their names: native, jsonl, brat, …; without it stdin is ours.",
            autocompletion=_forms,
        ),
    ] = None
    profile: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="Files of other tools: the mapping profile, shipped or your own."),
    ] = None
    given: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Files of other tools: a header value, such as lang=ru."),
    ] = None
    mapped: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Files of other tools: where a field comes from."),
    ] = None

    @property
    def settings(self) -> dict[str, str]:
        """The header values by key; raises UsageProblem for what is none."""
        return _pairs(self.given, "--set")

    @property
    def columns(self) -> dict[str, str]:
        """The columns or templates by field; raises UsageProblem for what is none."""
        return _pairs(self.mapped, "--map")

    def words(self) -> Iterator[str]:
        """Give the options as they would be typed again."""
        for name, values in (
            ("--as", [self.form] if self.form else []),
            ("--profile", [self.profile] if self.profile else []),
            ("--set", self.given or []),
            ("--map", self.mapped or []),
        ):
            yield from (f"{name} {shlex.quote(value)}" for value in values)


def _pairs(given: list[str] | None, option: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for one in given or ():
        key, sign, value = one.partition("=")
        if not sign or not key.strip():
            message = f"{option} {one!r} is not KEY=VALUE"
            raise UsageProblem(message)
        pairs[key.strip()] = value.strip()
    return pairs
