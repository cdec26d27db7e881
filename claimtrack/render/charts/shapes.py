"""What a chart shows, as plain values: no report and no drawing library is known here.

Days are ISO text. `to` is the anchor of the statement or group a mark leads to in a page.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Footing:
    """On how little a thing rests: nameless voices alone, outlets alone that have it from each other, or neither."""

    nameless: bool = False
    circular: bool = False


FIRM: Final = Footing()


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement: on which row, when (`earliest` None = nobody knows how long before `latest`), with which stance.

    `hollow` where it is reported speech rather than quoted, `pale` where nobody says which; `told` is what a reader
    hears or sees of it at length. `anonymous` where a voice without a name said it, which makes no position. `doubt` is
    what is told with its days: `~` about these, `?` perhaps these, `≠` others tell other days.
    """

    row: str
    earliest: str | None
    latest: str
    stance: int | None
    conditional: bool
    hollow: bool
    told: str
    to: str | None = None
    anonymous: bool = False
    pale: bool = False
    doubt: str = ""
    footing: Footing = FIRM


@dataclass(frozen=True, slots=True)
class Band:
    """A stance held on a row from one day until another (None = still held).

    `split`: while members hold opposite signs, the lowest and the highest stance among them.
    """

    row: str
    from_day: str
    until_day: str | None
    stance: int
    conditional: bool
    told: str
    to: str | None = None
    split: tuple[int, int] | None = None
    footing: Footing = FIRM


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under one title: the sides on one claim. All rows are drawn, also those with nothing in them.

    Rows are told apart by their names, so two of one name need different ones here.
    """

    title: str
    rows: tuple[str, ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Bands:
    """Held positions: for each claim the sides, with what they held as bands and what they said as marks."""

    panels: tuple[Panel, ...]
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """Who said it: for each claim one lane a speaker, one mark a statement; no bands."""

    panels: tuple[Panel, ...]
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Apart:
    """How far apart (0 to 4) two sides were on a claim from one day until another (None = still).

    Its footing is that of the weakest position among theirs.
    """

    row: str
    from_day: str
    until_day: str | None
    distance: int
    told: str
    to: str | None = None
    footing: Footing = FIRM


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart sides are over time; days on which one of them has no position are left empty."""

    rows: tuple[str, ...]
    spans: tuple[Apart, ...]
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many utterances fall on a row and a column; a cell that is not there holds none, which is not neutral.

    Its footing is what holds for all of them.
    """

    row: str
    column: str
    n: int
    told: str
    to: str | None = None
    footing: Footing = FIRM


@dataclass(frozen=True, slots=True)
class Heat:
    """How much evidence there is: rows (sides) by columns (months), both in the order drawn, empty ones included."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[Count, ...]


Chart = Bands | Lanes | Gap | Heat
