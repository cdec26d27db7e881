"""What comes of work that may meet problems: what was done, and what was found, as values, frame and text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from claimtrack.domain.rows import Rows

if TYPE_CHECKING:
    from claimtrack.render.frames import DataFrame


class WithExitCode(Protocol):
    """A result that knows whether all went well."""

    @property
    def exit_code(self) -> int:
        """What the command line returns: 0 where nothing was refused and nothing is wrong."""


F_co = TypeVar("F_co", bound=WithExitCode, covariant=True)


@dataclass(frozen=True, eq=False, repr=False)
class Outcome(Generic[F_co]):
    """What came of `ingest`, `check` or `verify`. `result` holds it as values, `summary` tells it in a line or a few.

    Problems in the data are no exceptions: they are the rows of `frame`, each with its code, place and hint.
    """

    result: F_co
    summary: str
    _rows: Callable[[], Rows]
    _text: Callable[[], str]

    @property
    def ok(self) -> bool:
        """Whether nothing was refused and nothing is wrong; warnings alone leave it true."""
        return self.result.exit_code == 0

    def frame(self) -> "DataFrame":
        """What was found, one problem a row."""
        from claimtrack.render.frames import frame

        return frame(self.rows())

    def rows(self) -> Rows:
        """What was found as plain tuples, without pandas."""
        return self._rows()

    def text(self) -> str:
        """What was found as the command line prints it, each problem with its place, its line and its hint."""
        return self._text()

    def __repr__(self) -> str:
        """The summary."""
        return f"<{type(self.result).__name__}: {self.summary}>"
