"""The dossier of a topic, as it is asked for."""

from claimtrack.library.asking import Asking, told_command, told_days
from claimtrack.library.clock import now
from claimtrack.render.topic import shown
from claimtrack.reports.topic import Question, Topic, look_up, topic

__all__ = ["Question", "Topic", "asking"]


def asking(question: Question) -> Asking[Topic]:
    """Give a dossier to ask for."""
    command = told_command("topic", question.topic, options=told_days(question.period))
    return Asking(
        answer=lambda reader: topic(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
