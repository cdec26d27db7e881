"""What came of a decision, as values, rows, frames and text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from claimtrack.domain.rows import Cell, Rows
from claimtrack.services.curating import Curated

if TYPE_CHECKING:
    from claimtrack.render.frames import DataFrame

TOUCHED: Final = ("published", "source", "article", "record", "coder", "field", "before", "after", "quote")
POSITIONS: Final = ("who", "kind", "claim", "when", "before", "after")


@dataclass(frozen=True, eq=False, repr=False)
class Done:
    """What a decision did, or with `dry_run` would do. `result` holds it as values, `summary` tells it in a line.

    `remarks` are sentences on what may be a slip: a topic that is new, a group that is a person.
    """

    result: Curated
    summary: str
    remarks: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything in it that was not on record already."""
        return bool(self.result.judgements or self.result.removed)

    def rows(self) -> Rows:
        """Every record touched, one changed field a row, as plain tuples."""
        return touched_rows(self.result)

    def frame(self) -> "DataFrame":
        """Every record touched, one changed field a row."""
        from claimtrack.render.frames import frame

        return frame(self.rows())

    def position_rows(self) -> Rows:
        """Every position that changes, as plain tuples."""
        from claimtrack.render.curated import position_told

        rows: list[tuple[Cell, ...]] = [
            (one.who, one.kind, one.claim, "now" if one.now else "once", *position_told(one))
            for one in self.result.moved
        ]
        return Rows(POSITIONS, rows)

    def positions(self) -> "DataFrame":
        """Every position that changes: whose, on which claim, from what to what; `when` is now, or once."""
        from claimtrack.render.frames import frame

        return frame(self.position_rows())

    def text(self, *, width: int = 80, most: int | None = None) -> str:
        """Give what changes for reading: positions first, then the records by what changes in them."""
        from claimtrack.render.curated import curated_text

        return curated_text(self.result, width=width, most=most)

    def data(self) -> dict[str, Any]:
        """Give the JSON."""
        from claimtrack.render.curated import curated_data

        return curated_data(self.result)

    def __repr__(self) -> str:
        """The summary."""
        return f"<Curated: {self.summary}>"


def summary(done: Curated) -> str:
    """Tell what a decision touches: records, statements, utterances and speakers before and after, positions."""
    if not done.judgements and not done.removed:
        return f"nothing new: {_number(done.known, 'judgement')} of it on record already"
    counts = [f"{_number(len(done.touched), 'record')} touched"]
    for what, before, after in (
        ("statement", done.before.n_statements, done.after.n_statements),
        ("utterance", done.before.n_utterances, done.after.n_utterances),
        ("speaker", len(done.before.holdings.speakers), len(done.after.holdings.speakers)),
    ):
        if before != after:
            counts.append(f"{_number(before, what)} become{'s' if before == 1 else ''} {after:,}")
    now = sum(one.now for one in done.moved)
    if now:
        counts.append(f"{_number(now, 'position')} change{'s' if now == 1 else ''}")
    if done.known:
        counts.append(f"{_number(done.known, 'judgement')} on record already")
    return ", ".join(counts)


def touched_rows(done: Curated) -> Rows:
    """Give every record touched, one changed field a row; a record that comes or goes has one row of its own."""
    rows: list[tuple[Cell, ...]] = []
    for one in done.touched:
        about = (one.record.published, one.record.source, one.record.article, one.record.record, one.record.coder)
        changes = one.changes or (("record", "", "taken out" if one.gone else "given back"),)
        rows += [(*about, field, before, after, one.record.quote) for field, before, after in changes]
    return Rows(TOUCHED, rows)


def _number(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
