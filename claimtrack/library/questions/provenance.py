"""On whose word something is known, as it is asked for."""

from dataclasses import replace

from claimtrack.library.asking import Asking, told_command
from claimtrack.library.clock import now
from claimtrack.render.provenance import shown
from claimtrack.reports.provenance import Provenance, Question, look_up, provenance
from claimtrack.store.readonly import Reader

__all__ = ["Provenance", "Question", "asking"]


def asking(question: Question) -> Asking[Provenance]:
    """Give a provenance to ask for."""
    nothing = "no statement on it found; claimtrack list claims shows what there is"
    if question.known_on is not None:
        nothing = f"nothing of it had been published by {question.known_on}; without --known-on all of it is told"
    return Asking(
        answer=lambda reader: _answer(reader, question),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=nothing,
        listed="reports",
    )


def _answer(reader: Reader, question: Question) -> Provenance:
    """Give the answer; its method tells the whole key, as the beginning of one may mean two in another database."""
    scope = look_up(reader, question)
    whole = replace(question, key=scope.statement or question.key)
    command = told_command("provenance", whole.key, options={"--known-on": whole.known_on})
    return provenance(reader, whole, command=command, now=now())
