"""A profile: which items are statements, and from which of their values each field is made.

[article]                       header keys, each a list of templates; the first whose values are all there is taken
source = ["{source}"]
published = ["{date}"]
[[statement]]                   rules, tried in order; an item is of the first that fits
labels = ["DNA Statement"]      label patterns with `*`; none = every label
quote = "Content"               whose words are the quote: the role of a link, none = the item's own
[statement.fields]
stance = ["{agreement}"]
by = ["{person} (for {organization})", "{person}"]
[statement.values.stance]       what a value means
1 = "supports"
[values.stance]                 the same for every rule, those of an extended profile among them
maybe = "unclear"

offsets = "UTF-16 units"        how offsets are counted, where a file leaves it open; `UTF-16 units, CR LF as one`
`extends = "columns"` takes from a shipped profile all that is not said here. For sheets (`rows`) there are also:
columns = ["rcid", "vote"]      taken unasked for a sheet that has these columns
id = ["{id}"]                   the id of a record
[names]
speaker = ["who", "actor"]      `{speaker}` is the column of this name, else the first of these that there is;
                                one with values in braces is made of columns: "{first name} {surname}"
[[join]]                        columns of another sheet, by equal cells; several rows give several values
file = "rc.csv.gz"
on = "rcid"                     `to`: the column of the other sheet, where it has another name
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Final

from claimtrack.domain.fields import FIELDS, HEADER_KEYS

WORDS: Final = ("stance", "claim-key")
"""The values of a record's first line, beside its fields."""

Templates = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """Which items it is for, and how their fields are made. `ignore` counts them as left out, with the reason."""

    labels: tuple[str, ...] = ("*",)
    quote: str | None = None
    fields: Mapping[str, Templates] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ignore: str | None = None

    def fits(self, label: str) -> bool:
        """Tell whether the rule is for items of a label."""
        return self.pattern(label) is not None

    def pattern(self, label: str) -> str | None:
        """Give the pattern by which the rule is for items of a label, None where it is not."""
        return next((pattern for pattern in self.labels if fnmatchcase(label, pattern)), None)


@dataclass(frozen=True, slots=True)
class Join:
    """Another sheet whose columns a row has too: those of its rows whose cell in `to` equals the row's in `on`."""

    file: str
    on: str
    to: str


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a profile says. `group` tells what belongs to one statement: see `items.items_of`.

    `dates` are strptime formats of dates that are not written our way; `split` cuts a value `key:value` in two.
    `columns`, `id`, `names` and `joins` are for sheets. `offsets` says how offsets are counted, for files that leave it
    open (see `domain.offsets.WAYS`).
    """

    name: str
    article: Mapping[str, Templates] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    group: str = "item"
    dates: tuple[str, ...] = ()
    split: tuple[str, str] | None = None
    columns: tuple[str, ...] = ()
    id: Templates = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    joins: tuple[Join, ...] = ()
    offsets: str | None = None

    def rule(self, label: str) -> Rule | None:
        """Give the first rule for a label."""
        return next((rule for rule in self.rules if rule.fits(label)), None)


def known_fields() -> tuple[str, ...]:
    """Give the names that `fields` of a rule may have."""
    return (*WORDS, *FIELDS)


def known_header() -> tuple[str, ...]:
    """Give the names that `article` of a profile may have; other keys become the article's own."""
    return HEADER_KEYS
