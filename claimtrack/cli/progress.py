"""How far a long piece of work has come: one line on stderr, only on a terminal, only after a second."""

import sys
from time import monotonic
from types import TracebackType
from typing import Final, Self

from claimtrack.cli.options import Settings

_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1


class Progress:
    """A line such as `reading 120 of 5000`; call it with what is done. Leaves nothing behind when the work ends.

    with Progress("reading", settings) as progress:
        ingest(..., on_progress=progress)
    """

    def __init__(self, label: str, settings: Settings) -> None:
        self.label = label
        self.wanted = sys.stderr.isatty() and not settings.quiet
        self.due = monotonic() + _PATIENCE
        self.shown = 0

    def __call__(self, done: int, total: int | None = None) -> None:
        """Show how many are done, and of how many where that is known."""
        now = monotonic()
        if not self.wanted or now < self.due:
            return
        self.due = now + _PAUSE
        line = f"{self.label} {done}" + (f" of {total} ({done * 100 // max(total, 1)} %)" if total is not None else "")
        self._show(line)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown:
            self._show("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _show(self, line: str) -> None:
        sys.stderr.write("\r" + line.ljust(self.shown))
        sys.stderr.flush()
        self.shown = len(line)
