"""What changed, as it is asked for."""

from claimtrack.library.asking import Asking, told_command, told_days
from claimtrack.library.clock import now
from claimtrack.render.shifts import shown
from claimtrack.reports.shifts import Question, Shifts, look_up, what_changed

__all__ = ["Question", "Shifts", "asking"]


def asking(question: Question) -> Asking[Shifts]:
    """Give the changes to ask for."""
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period)}
    command = told_command("shifts", *question.who, options=options)
    return Asking(
        answer=lambda reader: what_changed(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).scope.query(),
        shown=shown,
        nothing="no stance found; claimtrack list topics shows what there is",
    )
