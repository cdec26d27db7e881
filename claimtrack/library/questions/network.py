"""Networks, and the statements behind them, as they are asked for."""

import shlex
from typing import Final

from claimtrack.domain.networks import ONE_MODE
from claimtrack.library.asking import Asking, told_days
from claimtrack.library.clock import now
from claimtrack.render.network import shown
from claimtrack.render.network_list import shown as list_shown
from claimtrack.reports.network import Network, network
from claimtrack.reports.network_list import Events, ListQuestion, listed, look_up_list
from claimtrack.reports.network_question import Question, checked, look_up

__all__ = ["Events", "ListQuestion", "Network", "Question", "asking", "asking_list"]

NOTHING: Final = "nothing to count; claimtrack network events shows the statements there are"


def asking(question: Question) -> Asking[Network]:
    """Give a network to ask for; words that nothing is called by are refused at once."""
    checked(question)
    through = ["--through", question.columns] if question.mode == ONE_MODE else [question.columns]
    words = [question.mode, question.rows, *through]
    options = {
        "--aggregation": question.aggregation,
        "--normalisation": question.normalisation,
        "--duplicates": question.duplicates,
        "--topic": question.topic,
        **told_days(question.period),
    }
    command = _command(words, options)
    return Asking(
        answer=lambda reader: network(reader, question, command=command, now=now()),
        query=lambda reader: look_up(reader, question).query(),
        shown=shown,
        nothing=NOTHING,
        listed="rows",
    )


def asking_list(question: ListQuestion) -> Asking[Events]:
    """Give the statements behind networks to ask for."""
    command = _command(["events"], {"--topic": question.topic, **told_days(question.period)})
    return Asking(
        answer=lambda reader: listed(reader, question, command=command, now=now()),
        query=lambda reader: look_up_list(reader, question).query(),
        shown=list_shown,
    )


def _command(words: list[str], options: dict[str, str | None]) -> str:
    given = [word for name, value in options.items() if value is not None for word in (name, value)]
    return shlex.join(["claimtrack", "network", *words, *given])
