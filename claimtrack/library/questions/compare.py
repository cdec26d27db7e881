"""A comparison of positions, as it is asked for."""

from claimtrack.errors import UsageProblem
from claimtrack.library.asking import Asking, told_command, told_days
from claimtrack.library.clock import now
from claimtrack.render.compare import shown
from claimtrack.reports.compare import Question, compare, look_up
from claimtrack.reports.comparison import Comparison

__all__ = ["Comparison", "Question", "asking"]


def asking(question: Question) -> Asking[Comparison]:
    """Give a comparison to ask for; one of fewer than two sides is refused."""
    if len(question.sides) < 2:  # noqa: PLR2004 - a comparison takes two
        message = f"a comparison takes two sides or more, not {len(question.sides)}"
        raise UsageProblem(message, "claimtrack report compare Kremlin Kyiv --topic guarantees")
    options = {"--topic": question.topic, "--claim": question.claim, **told_days(question.period), "--by": question.by}
    flags = ("--imputed",) if question.imputed else ()
    command = told_command("compare", *question.sides, options=options, flags=flags)
    return Asking(
        answer=lambda reader: compare(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
    )
