"""The dossier of a speaker, as it is asked for."""

from typing import Final

from claimtrack.library.asking import Asking, told_command, told_days
from claimtrack.library.clock import now
from claimtrack.render.speaker import shown
from claimtrack.reports.dossier import Dossier
from claimtrack.reports.speaker import Question, dossier, look_up

__all__ = ["Dossier", "Question", "asking"]

NOTHING: Final = "no statement found; claimtrack list speakers shows who is on record"


def asking(question: Question) -> Asking[Dossier]:
    """Give a dossier to ask for."""
    options = {"--topic": question.topic, **told_days(question.period)}
    command = told_command("speaker", question.name, options=options)
    return Asking(
        answer=lambda reader: dossier(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=NOTHING,
    )
