"""A topic in order of time, as it is asked for."""

from claimtrack.library.asking import Asking, told_command, told_days
from claimtrack.library.clock import now
from claimtrack.render.timeline import shown
from claimtrack.reports.timeline import Question, Timeline, look_up, timeline

__all__ = ["Question", "Timeline", "asking"]


def asking(question: Question) -> Asking[Timeline]:
    """Give a timeline to ask for."""
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period), "--by": question.by}
    flags = ("--imputed",) if question.imputed else ()
    command = told_command("timeline", *question.who, options=options, flags=flags)
    return Asking(
        answer=lambda reader: timeline(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
