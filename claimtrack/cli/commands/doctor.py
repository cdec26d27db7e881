"""`claimtrack doctor`: whether this machine and the database are in order."""

import locale
import sys

from claimtrack.cli.database import locate, origin
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, counted, note, show_rows, write
from claimtrack.domain.names import clean
from claimtrack.domain.rows import Cell, Rows
from claimtrack.services.doctor import Line, examine, terminal


def doctor(settings: Settings, output: Output) -> int:
    """Look at everything claimtrack rests on: Python, extras, the database and its file, the disk, the terminal.

    Each line says ok, look or wrong, and what to do. Leaves with 1 where something is wrong; nothing is written.
    """
    lines = [
        *examine(locate(settings), origin(settings)),
        terminal(sys.stdout.encoding, locale.setlocale(locale.LC_CTYPE), shown=sys.stdout.isatty()),
    ]
    rows: list[tuple[Cell, ...]] = [(one.state, one.check, one.found, one.remedy) for one in lines]
    if output.format is None and output.out is None:
        write("".join(map(_told, lines)), output)
    else:
        show_rows(Rows(("state", "check", "found", "remedy"), rows), settings, output, about=About("Doctor"))
    wrong, look = (sum(one.state == state for one in lines) for state in ("wrong", "look"))
    if wrong or look:
        note(f"{counted(wrong, 'thing')} wrong, {counted(look, 'thing')} to look at", settings)
    else:
        note("all is in order", settings)
    return int(wrong > 0)


def _told(line: Line) -> str:
    remedy = f"\n       {line.remedy}" if line.remedy else ""
    return clean(f"{line.state:<5}  {line.check}: {line.found}{remedy}\n")
