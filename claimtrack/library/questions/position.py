"""Who holds what on a day, as it is asked for."""

from claimtrack.library.asking import Asking, told_command, told_days
from claimtrack.library.clock import now
from claimtrack.render.position import shown
from claimtrack.reports.position import Positions, Question, look_up, positions

__all__ = ["Positions", "Question", "asking"]


def asking(question: Question) -> Asking[Positions]:
    """Give the positions to ask for."""
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period)}
    command = told_command("position", *question.who, options=options)
    return Asking(
        answer=lambda reader: positions(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
