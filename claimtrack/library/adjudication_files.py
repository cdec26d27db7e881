"""A file of adjudicated disagreements: what `claimtrack agreement -f csv` gives, with a column of decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimtrack.errors import InputError, UsageProblem
from claimtrack.library.adjudication import Refused, Ruling, Rulings, of_statement
from claimtrack.library.decidable import decided_text
from claimtrack.library.filled_files import filled_rows, text_of
from claimtrack.services.curating import Decision
from claimtrack.store.readonly import Reader

NEEDED: Final = ("article", "field", "coder", "record", "other_coder", "other_record")
DECISION: Final = "decision"


@dataclass(frozen=True, slots=True)
class Adjudicated:
    """What a file decides: the values of records; `left` tells of what no value can decide, `empty` counts the rest."""

    decisions: tuple[Decision, ...]
    left: tuple[str, ...]
    empty: int


def adjudicated(reader: Reader, path: Path, why: str | None = None) -> Adjudicated:
    """Give the decisions of a file; `why` is the reason where a row has none.

    Raises InputError with every problem, each with its line, its column and the nearest value that can be: then
    nothing of the file is taken.
    """
    return adjudicated_text(reader, text_of(path), path, why)


def adjudicated_by(
    reader: Reader, what: "str | Path | Adjudicated", values: Mapping[str, str] | None, why: str | None
) -> Adjudicated:
    """Give the decisions of a file, or with `values` on a statement named by its key; raises for what cannot be."""
    if isinstance(what, Adjudicated):
        return what
    if values is None:
        return adjudicated(reader, Path(what), why)
    texts = dict(decided_text(reader, field, value) for field, value in values.items())
    return Adjudicated(tuple(of_statement(reader, str(what), texts, why)), (), 0)


def adjudicated_text(reader: Reader, text: str, path: str | Path, why: str | None = None) -> Adjudicated:
    """Give the decisions of such a file from its text; `path` is what problems say it is."""
    rows = list(filled_rows(text, path, (*NEEDED, DECISION)))
    given = [_ruling(place, row) for place, row in rows if row[DECISION]]
    rulings, problems = Rulings(reader, {one.article for one in given}), []
    for one in given:
        try:
            rulings.add(one)
        except UsageProblem as problem:
            column = problem.column if isinstance(problem, Refused) else DECISION
            hint = f" ({problem.hint})" if problem.hint else ""
            problems.append(f"{one.place}: {column}: {problem.message}{hint}")
    _refuse(problems)
    return Adjudicated(tuple(rulings.decisions(why)), tuple(rulings.left), len(rows) - len(given))


def _ruling(place: str, row: dict[str, str]) -> Ruling:
    return Ruling(
        article=row["article"],
        field=row["field"],
        records=((row["coder"], row["record"]), (row["other_coder"], row["other_record"])),
        value=row[DECISION],
        why=row.get("why") or None,
        place=place,
        seen=(row["value"], row["other_value"]) if "value" in row and "other_value" in row else None,
    )


def _refuse(problems: Iterable[str]) -> None:
    told = list(problems)
    if told:
        raise InputError("\n".join(told), "nothing was entered")
