"""The keys of utterances and statements, made from their first record: the same content gives anybody the same."""

from collections.abc import Iterable

from claimtrack.domain.keys import content_key


def proposition(claim: str | None, topics: Iterable[str]) -> str:
    """Give what a record takes a stance on: its claim's key, or its topics' keys where it has none."""
    return claim or "; ".join(("-", *sorted(set(topics))))


def utterance_key(part: str) -> str:
    """Give the key of an utterance whose first record, as asserted by one, has this `part_key`."""
    return content_key("utterance", part)


def statement_key(utterance: str, about: str) -> str:
    """Give the key of the statement that an utterance makes on a `proposition`."""
    return content_key("statement", utterance, about)
