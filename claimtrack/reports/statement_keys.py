"""What a person types -> the one statement whose key it is, was, or begins."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from claimtrack.domain.judged import part_key
from claimtrack.domain.rows import Cell
from claimtrack.domain.speech_keys import proposition, statement_key, utterance_key
from claimtrack.errors import UsageProblem
from claimtrack.store.readonly import Reader

SHORTEST: Final = 6
_PREFIX: Final = "statement-"
_LISTED: Final = 10
_LIKE_ONE: Final = re.compile(_PREFIX + "[0-9a-f]+")
_Row = tuple[Cell, ...]


def is_long_enough(text: str) -> bool:
    """Tell whether a text may be the beginning of a key: with or without the word that begins all of them."""
    return len(text) >= SHORTEST


def stated_key(reader: Reader, text: str) -> str | None:
    """Give the key of the statement that is meant, None where there is none; raises UsageProblem where several are.

    A statement takes its key from its first record. One that it had before an earlier record came in leads to it too.
    """
    if not is_long_enough(text):
        return None
    start = text if text.startswith(_PREFIX[:SHORTEST]) else _PREFIX + text
    found: list[_Row] = list(reader.query("statement_keys", key=start).rows)
    if not found and _LIKE_ONE.fullmatch(start):
        once = _once_of(reader.query("statements_parts").rows, start)
        found = [row for key in sorted(once)[: _LISTED + 1] for row in reader.query("statement_keys", key=key).rows]
    if not found:
        return None
    if len(found) == 1 or found[0][0] == start:
        return str(found[0][0])
    listed = [f"{key!s} ({speaker!s}, {day!s}, {claim or 'a topic'!s})" for key, speaker, day, claim, _ in found]
    more = ", …" if len(listed) > _LISTED else ""
    message = f"several statements have keys that begin with {text!r}"
    raise UsageProblem(message, "give more of the one you mean: " + ", ".join(listed[:_LISTED]) + more)


def _once_of(rows: Iterable[_Row], start: str) -> set[str]:
    """Give the keys of the statements whose key begins so if another of their records were the first one."""
    found = set()
    on_topics: dict[_Row, list[str]] = defaultdict(list)
    for row in rows:
        *part, claim, coded, topic = row
        if claim is None:
            on_topics[tuple(part)].append(str(topic))
        elif any(_key(part, proposition(str(one), ())).startswith(start) for one in {claim, coded or claim}):
            found.add(str(row[0]))
    return found | {
        str(part[0]) for part, of in on_topics.items() if _key(part, proposition(None, of)).startswith(start)
    }


def _key(part: Sequence[Cell], about: str) -> str:
    _, article, coder, record, position = part
    return statement_key(utterance_key(part_key(str(article), str(coder), str(record), int(str(position)))), about)
