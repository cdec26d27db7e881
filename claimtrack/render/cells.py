"""What one cell of an answer looks like as text."""

from typing import Final

from claimtrack.domain.rows import Cell, Rows

_RUNS_AS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def as_text(cell: Cell) -> str:
    """The cell as people read it: nothing for null, hexadecimal for bytes."""
    if cell is None:
        return ""
    return cell.hex() if isinstance(cell, bytes) else str(cell)


def runs_as_formula(text: str) -> bool:
    """Tell whether a spreadsheet may take text for a formula, unless it is told that it is none."""
    return text.startswith(_RUNS_AS_FORMULA)


def harmless(cell: Cell) -> str:
    """The cell as text that no spreadsheet runs as a formula; numbers are never changed."""
    text = as_text(cell)
    return f"'{text}" if isinstance(cell, str) and runs_as_formula(text) else text


def distinct(columns: tuple[str, ...]) -> tuple[str, ...]:
    """The column names with a number after each repeated one, for forms in which names are keys."""
    taken = set(columns)
    seen: set[str] = set()
    names = []
    for column in columns:
        name, number = column, 2
        while name in seen or (name != column and name in taken):
            name, number = f"{column}_{number}", number + 1
        seen.add(name)
        names.append(name)
    return tuple(names)


def numeric(rows: Rows) -> list[bool]:
    """Tell of each column whether it holds numbers and nothing else; such columns stand right in tables."""
    held = [[row[at] for row in rows.rows if row[at] is not None] for at in range(len(rows.columns))]
    return [bool(cells) and all(isinstance(cell, int | float) for cell in cells) for cells in held]
