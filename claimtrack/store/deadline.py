"""Work that must end in time, even where the database does not look up from a single long function call."""

import time
from collections.abc import Callable
from threading import Thread
from typing import Final, Generic, TypeVar

from claimtrack.errors import QueryTooSlow

T = TypeVar("T")

SECONDS: Final = 10.0
"""How long the user's own SQL may run unless said otherwise."""

_GRACE: Final = 1.0
_TICK: Final = 0.2


class Deadline(Generic[T]):
    """Runs one piece of work in a thread of its own and interrupts it at its limit.

    What does not heed the interrupt (one call that loops inside the database's library) is left to itself; `abandoned`
    tells so, and its connection must then not be closed: closing would wait for it.
    """

    def __init__(self, work: Callable[[], T], interrupt: Callable[[], None]) -> None:
        self._work = work
        self._interrupt = interrupt
        self._result: list[T] = []
        self._failure: list[BaseException] = []
        self._thread = Thread(target=self._run, name="claimtrack query", daemon=True)

    @property
    def abandoned(self) -> bool:
        """Whether the work still runs although nobody waits for it."""
        return self._thread.is_alive()

    def wait(self, seconds: float) -> T:
        """The work's result or failure; QueryTooSlow where it took longer."""
        self._thread.start()
        try:
            self._join(seconds)
        except BaseException:
            self._interrupt()
            raise
        if self._thread.is_alive():
            self._interrupt()
            self._thread.join(_GRACE)
            message = f"the query was stopped after {seconds:g} {'second' if seconds == 1 else 'seconds'}"
            raise QueryTooSlow(message, "make it smaller, or give it more time with --timeout")
        if self._failure:
            raise self._failure[0]
        return self._result[0]

    def _join(self, seconds: float) -> None:
        """Wait in short steps: on some systems Ctrl-C is only seen between two of them."""
        end = time.monotonic() + seconds
        while self._thread.is_alive() and (left := end - time.monotonic()) > 0:
            self._thread.join(min(left, _TICK))

    def _run(self) -> None:
        try:
            self._result.append(self._work())
        except BaseException as failure:  # noqa: BLE001 - handed to whoever waits
            self._failure.append(failure)
