"""What becomes doubtful only when a record meets others: reports that disagree, claims defined in two ways."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning about stored codings, the one to look at first; it becomes a finding where one of them is new."""

    code: str
    codings: tuple[int, ...]
    message: str
    hint: str | None = None
