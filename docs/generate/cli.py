"""reference/cli.md: every command with its own --help."""

import io
import os
from collections.abc import Iterator
from contextlib import redirect_stdout

from claimtrack.cli.app import main
from claimtrack.cli.commands import ENTRIES, Entry

INTRO = """# Command line

Every command tells about itself with `--help`; this page is those texts.

- Data goes to stdout, everything else to stderr. In a pipe lists are csv and reports are markdown unless `-f` or the
  suffix of `-o` says otherwise; scripts should say `-f`.
- The options of every command may stand before or after it: `claimtrack --db x.db list topics` is
  `claimtrack list topics --db x.db`.
- The database is that of `--db`, else of the variable `CLAIMTRACK_DB`, else of `db` in `claimtrack.toml` in the
  current folder, else `./claimtrack.db`. Commands that write make a missing database; commands that read do not.
- Exit codes: 0 fine (also an empty answer), 1 errors in the data or a refused or stopped query, 2 usage or an unknown
  or ambiguous name, 3 the database, 4 a bug in claimtrack, 130 interrupted.
- `claimtrack --install-completion` makes the shell complete commands, options and the names in your database.
"""


def pages() -> dict[str, str]:
    """The one page of this module."""
    os.environ["COLUMNS"] = "80"
    sections = [_section((), "claimtrack"), *(_section(words, title) for words, title in _commands(ENTRIES, ()))]
    return {"reference/cli.md": "\n".join([INTRO, *sections])}


def _commands(entries: tuple[Entry, ...], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    for entry in entries:
        words = (*above, entry.name)
        yield words, " ".join(("claimtrack", *words))
        yield from _commands(entry.members, words)


def _section(words: tuple[str, ...], title: str) -> str:
    return f"## {title}\n\n```\n{_help(words)}```\n"


def _help(words: tuple[str, ...]) -> str:
    printed = io.StringIO()
    try:
        with redirect_stdout(printed):
            main([*words, "--help"])
    except SystemExit as left:
        if left.code:
            message = f"no help for {words}"
            raise RuntimeError(message) from left
    return printed.getvalue()
