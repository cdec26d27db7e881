"""What was taken from where: of each label and value of a file, into which field of ours, by which template."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.mapping.templates import holes

REST: Final = "rest"
"""The hole that stands for all values no other asks for."""
ALWAYS: Final = ""
"""The name that stands for no value of the file: the profile says the field itself."""


@dataclass(frozen=True, slots=True, order=True)
class Taken:
    """A value of marks of a label, and what it becomes. `label` is empty for what the file says of a whole text.

    `field` is empty for a value that nothing asks for; `name` is ALWAYS for what a profile says by itself.
    """

    label: str
    name: str
    field: str = ""
    template: str = ""


@dataclass(slots=True)
class Tally:
    """Counts by label, name, field and template; `meant` by field, value and what the profile says that it means.

    Of sheets, in which equal cells are looked at once, only what there is counts, not how often. `rules` are the
    patterns by which labels were taken, `topics` those under which labels that were not understood are kept.
    """

    taken: Counter[Taken] = field(default_factory=Counter)
    meant: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    rules: dict[str, str] = field(default_factory=dict)
    topics: dict[str, str] = field(default_factory=dict)

    def take(self, label: str, name: str, template: str, *, rest: Iterable[str] = ()) -> None:
        """Count a field that was made by a template: once for each value it asks for; `rest` are those of `{rest}`."""
        asked = dict.fromkeys(holes(template))
        if REST in asked:
            del asked[REST]
            asked |= dict.fromkeys(rest)
        for each in asked or (ALWAYS,):
            self.taken[Taken(label, each, name, template)] += 1

    def leave(self, label: str, names: Iterable[str]) -> None:
        """Count values that were there, and went nowhere unless another field took them."""
        for each in names:
            self.taken[Taken(label, each)] += 1

    def add(self, other: "Tally") -> None:
        """Add the counts of another file."""
        self.taken += other.taken
        self.meant += other.meant
        self.rules = {**other.rules, **self.rules}
        self.topics = {**other.topics, **self.topics}
