"""What templates are given: the values of a file, and what we or a reader tell beside them, which are never mixed."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.foreign import NO_VALUES, Values
from claimtrack.domain.mapping.tally import REST

_THE_FILES: Final = "{} (the file's)"


@dataclass(frozen=True, slots=True)
class Left:
    """A value that no template asks for; `hidden` where its name is one of ours, which templates mean by it."""

    name: str
    values: tuple[str, ...]
    ours: bool = False
    hidden: bool = False

    @property
    def shown(self) -> str:
        """The name by which the value is told apart from ours."""
        return _THE_FILES.format(self.name) if self.hidden else self.name


@dataclass(frozen=True, slots=True)
class Given:
    """Values by folded name: `theirs` are the file's, `ours` are told of it by the reader.

    `named` are what an item is called and marks: templates may ask for them, and nobody misses them. What is ours goes
    first, and a name that is `reserved` is always ours; a value of the file by such a name is left for `{rest}`.
    """

    theirs: Values
    ours: Values = field(default_factory=lambda: NO_VALUES)
    named: Values = field(default_factory=lambda: NO_VALUES)
    reserved: frozenset[str] = frozenset({REST})

    def known(self, rest: Collection[Left] = ()) -> dict[str, tuple[str, ...]]:
        """Give what a template may ask for; `{rest}` are the values that are told to be left."""
        theirs = {name: each for name, each in self.theirs.items() if name not in self.reserved}
        found = {**theirs, **self.ours, **self.named}
        return {**found, REST: (told(rest),)} if rest else found

    def left(self, asked: Collection[str]) -> list[Left]:
        """Give the values that are not asked for, the file's first."""
        own = {*self.ours, *self.named, *self.reserved}
        theirs = (Left(name, each, hidden=name in own) for name, each in self.theirs.items())
        ours = (Left(name, each, ours=True) for name, each in self.ours.items() if name not in self.named)
        return [one for one in (*theirs, *ours) if one.hidden or one.name not in asked]


def told(left: Collection[Left]) -> str:
    """Give values by name as one line of text."""
    return "; ".join(f"{one.name}: {' '.join(', '.join(one.values).split())}" for one in left)
