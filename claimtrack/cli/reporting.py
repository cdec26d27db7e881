"""What every report command does with its question: print its SQL, or ask, draw, and write the answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, Generic, Protocol, TypeVar

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import REPORT, choose_format, note, table_width, write
from claimtrack.reports.frame import Method
from claimtrack.store.readonly import Reader, open_reader

FINGERPRINTED: Final = ("markdown", "html", "xlsx", "json")
"""The forms that tell how the report was made at length; reading the whole content for the others would be in vain."""

NOTHING: Final = "no statement found; claimtrack list topics shows what there is"
_HEAD: Final = re.compile(r"\A(?:\s*--[^\n]*\n)+\s*")


class Report(Protocol):
    """What a report gives: a frozen dataclass with its statements and how it was made."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def method(self) -> Method:
        """How it was made."""

    @property
    def rows(self) -> Sequence[object]:
        """Its statements."""


R = TypeVar("R", bound=Report)
R_contra = TypeVar("R_contra", bound=Report, contravariant=True)


class Render(Protocol[R_contra]):
    """Write a report in a format."""

    def __call__(self, found: R_contra, form: str, /, *, width: int, excel: bool, most: int | None) -> str | bytes:
        """Give the answer."""


@dataclass(frozen=True, slots=True)
class Asking(Generic[R]):
    """One report as its command asks for it: the answer, the SQL of its rows, how it is rendered.

    `nothing` is the hint where no statement is found.
    """

    answer: Callable[[Reader], R]
    query: Callable[[Reader], str]
    render: Render[R]
    nothing: str = NOTHING


def run_report(asking: Asking[R], settings: Settings, output: Output, *, sql: bool = False) -> None:
    """Ask and write; with `sql` write the query behind the rows instead."""
    if sql:
        with open_reader(locate(settings)) as reader:
            # Without the comments at its head, so that as an argument of `claimtrack sql` it looks like no option.
            write(_HEAD.sub("", asking.query(reader)), output)
        return
    form = choose_format(output, REPORT)
    with open_reader(locate(settings)) as reader:
        found = asking.answer(reader)
        if form in FINGERPRINTED:
            found = _fingerprinted(found, reader)
    show_report(found, asking, settings, output)


def show_report(found: R, asking: Asking[R], settings: Settings, output: Output) -> None:
    """Write a report where and as the user wants it; an empty one gets a hint on stderr."""
    if output.limit is not None and len(found.rows) > output.limit:
        note(f"showing {output.limit} of {len(found.rows)} statements (--limit)", settings)
    if not found.rows:
        note(asking.nothing, settings)
    form = choose_format(output, REPORT)
    write(asking.render(found, form, width=table_width(), excel=output.excel, most=output.limit), output)


def now() -> str:
    """Give the moment a report is made."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _fingerprinted(found: R, reader: Reader) -> R:
    from claimtrack.services.fingerprints import fingerprints

    content = fingerprints(reader)
    return replace(found, method=replace(found.method, database=content.database, codebook=content.codebook))
