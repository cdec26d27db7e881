"""The answer of a report: its result as plain values, and each form it can be shown in."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic

from claimtrack.db.location import Location
from claimtrack.domain.rows import Cell, Rows
from claimtrack.errors import StoreError
from claimtrack.library.asking import Asking, R
from claimtrack.library.files import form_of, write_file
from claimtrack.render.report import Shown, counted, render_report
from claimtrack.store.readonly import Reader, log_end, open_reader

if TYPE_CHECKING:
    from claimtrack.render.frames import DataFrame

FINGERPRINTED: Final = frozenset({"markdown", "html", "xlsx", "json"})
"""The forms that tell how the report was made at length; reading the whole content for the others would be in vain."""

IN_A_NOTEBOOK: Final = 20
"""Statements that a notebook shows one by one."""


@dataclass(frozen=True, eq=False, repr=False)
class Report(Generic[R]):
    """The answer of a report. `result` holds all of it as frozen values; the methods show it as the commands do.

    A notebook shows it as a page of its own, with the first twenty statements.

    Markdown, html, workbook and JSON tell how the report was made, with the SHA-256 of the content it was made from.
    That is read when one of them is first asked for, and left out if the database was written to in between.
    """

    result: R
    _asking: Asking[R]
    _location: Location
    _mark: tuple[Cell, ...] | None

    def frame(self) -> "DataFrame":
        """The rows of the csv, with types: days are ISO text, flags true or false, what is not known is NA."""
        from claimtrack.render.frames import frame

        shown = self._shown()
        return frame(shown.rows(), flags=not shown.labelled)

    def data(self) -> dict[str, Any]:
        """The JSON contract of the report, as `-f json` writes it."""
        return self._shown("json").data()

    def text(self, *, width: int = 80, most: int | None = None) -> str:
        """The report as on a terminal; `most` is the number of statements told one by one."""
        return str(self.render("table", width=width, most=most))

    def markdown(self, *, most: int | None = None) -> str:
        """The report as markdown."""
        return str(self.render("markdown", most=most))

    def html(self, *, most: int | None = None) -> str:
        """The report as one html page that needs nothing else."""
        return str(self.render("html", most=most))

    def rows(self) -> Rows:
        """The rows of the csv as plain tuples, without pandas."""
        return self._shown().rows()

    def render(self, form: str, *, width: int = 80, excel: bool = False, most: int | None = None) -> str | bytes:
        """The report in a form of `-f`: bytes for xlsx, text for all others. `excel` makes csv and tsv safe there."""
        return render_report(self._shown(form), form, width=width, excel=excel, most=most)

    def write(self, path: str | Path, *, form: str | None = None, most: int | None = None) -> Path:
        """Write a file, whole or not at all, in the form that its suffix names or `form`; gives its path."""
        answer = self.render(form or form_of(path), most=most)
        write_file(answer, Path(path))
        return Path(path)

    def chart(self, path: str | Path, *, theme: str = "light") -> bool:
        """Write the charts as an SVG or PNG file; False where there is nothing to draw. Needs `claimtrack[charts]`."""
        from claimtrack.library.pictures import draw

        return draw(self._shown(), Path(path), theme)

    def count(self, form: str) -> tuple[int, str]:
        """How many of what `most` cuts a form tells, and what they are called."""
        number, called = counted(self._shown(), form)
        return number, called or self._asking.listed

    @property
    def hint(self) -> str | None:
        """What to do where nothing was found, else None."""
        return None if self.result.rows else self._asking.nothing

    def __repr__(self) -> str:
        """The command that asks the same, and how much it found."""
        number = len(self.result.rows)
        return f"<{type(self.result).__name__}: {number} {self._asking.listed}, {self.result.method.command}>"

    def _repr_html_(self) -> str:
        from claimtrack.render.page_fragment import page_fragment
        from claimtrack.render.page_ready import shortened

        return page_fragment(shortened(self._shown("html").page(), IN_A_NOTEBOOK))

    def _shown(self, form: str = "table") -> Shown:
        return self._asking.shown(self._hashed if form in FINGERPRINTED else self.result)

    @cached_property
    def _hashed(self) -> R:
        """The result with the hashes of its content, where the database can still tell them."""
        if self.result.method.database is not None:
            return self.result
        try:
            with open_reader(self._location) as reader:
                return _fingerprinted(self.result, reader) if log_end(reader) == self._mark else self.result
        except StoreError:  # a report outlives its database
            return self.result


def answered(location: Location, asking: Asking[R], *, form: str | None = None) -> Report[R]:
    """Ask a database; for a `form` that tells the hashes of the content they are read in the same look."""
    with open_reader(location) as reader:
        found = asking.answer(reader)
        if form in FINGERPRINTED:
            return Report(_fingerprinted(found, reader), asking, location, None)
        return Report(found, asking, location, log_end(reader))


def _fingerprinted(found: R, reader: Reader) -> R:
    from claimtrack.services.fingerprints import fingerprints

    content = fingerprints(reader)
    return replace(found, method=replace(found.method, database=content.database, codebook=content.codebook))
