import time
from threading import Event

import pytest

from claimtrack.errors import QueryTooSlow
from claimtrack.store.deadline import Deadline


def test_quick_work_gives_its_result() -> None:
    assert Deadline(lambda: 7, lambda: None).wait(5) == 7


def test_a_failure_of_the_work_arrives() -> None:
    def fail() -> int:
        message = "as it was"
        raise ValueError(message)

    with pytest.raises(ValueError, match="as it was"):
        Deadline(fail, lambda: None).wait(5)


def test_slow_work_is_interrupted() -> None:
    told = Event()
    work = Deadline(lambda: told.wait(30), told.set)
    with pytest.raises(QueryTooSlow, match=r"after 0\.1 seconds"):
        work.wait(0.1)
    assert not work.abandoned


def test_work_that_does_not_listen_is_left_to_itself() -> None:
    done = Event()
    work = Deadline(lambda: done.wait(30), lambda: None)
    before = time.monotonic()
    with pytest.raises(QueryTooSlow):
        work.wait(0.1)
    assert time.monotonic() - before < 1.6
    assert work.abandoned
    done.set()
