"""What a person types -> the one statement whose key it is, or begins."""

from typing import Final

from claimtrack.errors import UsageProblem
from claimtrack.store.readonly import Reader

SHORTEST: Final = 6
_PREFIX: Final = "statement-"
_LISTED: Final = 10


def is_long_enough(text: str) -> bool:
    """Tell whether a text may be the beginning of a key: with or without the word that begins all of them."""
    return len(text) >= SHORTEST


def statement_key(reader: Reader, text: str) -> str | None:
    """Give the key of the statement that is meant, None where there is none; raises UsageProblem where several are."""
    if not is_long_enough(text):
        return None
    start = text if text.startswith(_PREFIX[:SHORTEST]) else _PREFIX + text
    found = reader.query("statement_keys", key=start).rows
    if len(found) == 1 or (found and found[0][4]):
        return str(found[0][0])
    if not found:
        return None
    listed = [f"{key!s} ({speaker!s}, {day!s}, {claim or 'a topic'!s})" for key, speaker, day, claim, _ in found]
    more = ", …" if len(listed) > _LISTED else ""
    message = f"several statements have keys that begin with {text!r}"
    raise UsageProblem(message, "give more of the one you mean: " + ", ".join(listed[:_LISTED]) + more)
