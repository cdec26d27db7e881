"""How far coders agree, as it is asked for."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from claimtrack.domain.names import closest
from claimtrack.errors import UsageProblem
from claimtrack.library.asking import Asking
from claimtrack.library.clock import now
from claimtrack.render.agreement import shown
from claimtrack.reports.agreement import Agreement
from claimtrack.reports.agreement import agreement as compare
from claimtrack.reports.coded import FIELDS, Places
from claimtrack.reports.coders import Question, look_up

__all__ = ["Agreement", "Question", "asking"]

NOTHING: Final = "no two coders recorded the same words; claimtrack list articles shows what there is"
NO_PLACES: Final[Places] = {}


def question(  # noqa: PLR0913 - one parameter for each option
    coders: Sequence[str],
    articles: Sequence[str],
    topic: str | None,
    *,
    fields: Sequence[str] | None = None,
    overlap: float | None = None,
    seed: int | None = None,
) -> Question:
    """Give a question; what is None is as it is meant unless said otherwise."""
    asked = Question(tuple(coders), tuple(articles), topic)
    given = {"fields": tuple(fields) if fields else None, "overlap": overlap, "seed": seed}
    return replace(asked, **{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]


def asking(question: Question, *, paths: Sequence[str] = (), places: Places = NO_PLACES) -> Asking[Agreement]:
    """Give an agreement to ask for; of files, `paths` names them and `places` tells where their records stand."""
    for field in question.fields:
        if field not in FIELDS:
            message = f"there is no field {field!r} to compare"
            raise UsageProblem(message, "choose of " + ", ".join(closest(field, FIELDS) or FIELDS))
    if not 0 <= question.overlap <= 1:
        message = f"overlap is a part from 0 to 1, not {question.overlap:g}"
        raise UsageProblem(message)
    command = _command(question, paths)
    return Asking(
        answer=lambda reader: compare(reader, question, command=command, now=now(), places=places),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=NOTHING,
        listed="disagreements",
    )


def _command(question: Question, paths: Sequence[str]) -> str:
    words = ["claimtrack", "agreement", *paths]
    several: Mapping[str, Sequence[str]] = {"--coders": question.coders, "--article": question.articles}
    for option, values in several.items():
        words += [word for value in values for word in (option, value)]
    words += ["--topic", question.topic] if question.topic is not None else []
    if question.fields != FIELDS:
        words += [word for field in question.fields for word in ("--field", field)]
    return shlex.join([*words, "--overlap", f"{question.overlap:g}", "--seed", str(question.seed)])
