"""Rows as a table for reading: on a terminal, at 80 columns, in any script, without colour.

The only room for rich. Text from articles is data: control characters are stripped, and rich's own markup never runs.
"""

import io
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from claimtrack.domain.names import clean
from claimtrack.domain.rows import Rows
from claimtrack.render.cells import as_text, numeric

_LONGEST_WORD: Final = 12
_BETWEEN: Final = 2


def table(rows: Rows, *, width: int = 80, bold: bool = False) -> str:
    """The rows under their column names; as one block a row where the columns would not fit side by side."""
    cells = [[clean(as_text(cell)) for cell in row] for row in rows.rows]
    names = [clean(column) for column in rows.columns]
    least = [_least(name, [row[at] for row in cells]) for at, name in enumerate(names)]
    if sum(least) + _BETWEEN * (len(names) - 1) > width:
        return _blocks(names, cells, width=width, bold=bold)
    grid = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, _BETWEEN - 1, 0, 0), header_style="bold")
    for name, right, narrowest in zip(names, numeric(rows), least, strict=True):
        grid.add_column(Text(name), justify="right" if right else "left", overflow="fold", min_width=narrowest)
    for row in cells:
        grid.add_row(*map(Text, row))
    return _printed(grid, width=width, bold=bold)


def _least(name: str, cells: list[str]) -> int:
    """The least width of a column that breaks neither its name nor an ordinary word, such as a day."""
    words = (cell_len(word) for cell in cells for word in cell.split())
    return max(cell_len(name), min(max(words, default=0), _LONGEST_WORD))


def _blocks(names: list[str], cells: list[list[str]], *, width: int, bold: bool) -> str:
    """One block a row, a line for each column that has something to say."""
    printed = []
    for number, row in enumerate(cells, 1):
        grid = Table.grid(padding=(0, _BETWEEN, 0, 0))
        grid.add_column(style="bold", no_wrap=True)
        grid.add_column(overflow="fold")
        for name, cell in zip(names, row, strict=True):
            if cell:
                grid.add_row(Text(name), Text(cell))
        printed.append(f"[{number}]\n" + _printed(grid, width=width, bold=bold))
    return "\n".join(printed) or ", ".join(names) + "\n"


def _printed(grid: Table, *, width: int, bold: bool) -> str:
    console = Console(
        file=io.StringIO(),
        width=width,
        color_system="standard" if bold else None,
        force_terminal=bold,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        console.print(grid)
    return "".join(line.rstrip() + "\n" for line in capture.get().splitlines())
