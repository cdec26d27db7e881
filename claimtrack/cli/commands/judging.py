"""`claimtrack curate judge|judgements|withdraw`: judgements of a file, all there are, and taking some back."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.deciding import Signed, carry_out, desk_of
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, counted, note, show_rows
from claimtrack.domain.rows import Cell, Rows


def _withdrawn(incomplete: str) -> list[str]:
    return [name for name in ("judgements", "articles", "entries") if name.startswith(incomplete)]


def judge(
    settings: Settings,
    output: Output,
    signed: Signed,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv or tsv: kind, left, right, verdict, field, why.")],
) -> None:
    """Enter the judgements of a file, all or none: what `curate suggest -o FILE.csv` writes, with verdicts filled in.

    The verdict is same (left is given up, right stays), different, or value (of a field). A row without one, or of
    what stands already, is left alone. left and right may be names, keys, paths, or records (ARTICLE@ID).
    """
    from claimtrack.library.judgement_files import read_judgements

    decisions = [replace(one, why=one.why or signed.why) for one in read_judgements(file)]
    desk = desk_of(settings, signed)
    if not decisions:
        note(f"{file} holds no verdict: nothing was changed", settings)
        return
    carry_out(
        f"enter {counted(len(decisions), 'judgement')} of {file}",
        lambda dry: desk.judge(decisions, dry_run=dry),
        signed,
        settings,
        output,
    )


def withdraw(
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Annotated[
        str, typer.Argument(metavar="KINDS", help="judgements, articles or entries.", autocompletion=_withdrawn)
    ],
    which: Annotated[
        list[str],
        typer.Argument(metavar="WHICH…", help="Numbers of judgements, addresses or refs of articles, keys of entries."),
    ],
) -> None:
    """Take judgements back, or articles or codebook entries out of the record; the log keeps them all.

    `curate judgements` tells who took a judgement back and why, `curate log` of everything that went.
    A judgement need not be the last: what was decided since stands. An article or entry that is ingested again is there
    again.
    """
    desk = desk_of(settings, signed)
    carry_out(
        f"withdraw {kinds} {', '.join(which)}",
        lambda dry: desk.withdraw(kinds, *which, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def judgements(
    settings: Settings,
    output: Output,
    *,
    of: Annotated[str | None, typer.Option(metavar="TEXT", help="Only those that name it.")] = None,
) -> None:
    """List every judgement with its number, who made it, when and why; those taken back with who did, when and why.

    `curate withdraw judgements NUMBER` takes one back, whatever was decided since.
    """
    from claimtrack.reports.judgements import judgements as listed
    from claimtrack.store.readonly import open_reader

    with open_reader(locate(settings)) as reader:
        rows = listed(reader, of)
    if choose_format(output, LIST) == "table":
        rows = _readable(rows)
    show_rows(rows, settings, output, about=About("Judgements", "claimtrack curate judgements"))


def _readable(rows: Rows) -> Rows:
    """Give what a person looks for: days without the time of day, and no keys."""
    named = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
    return Rows(
        ("judgement", "day", "who", "decision", "why", "taken_back"),
        [
            (one["judgement"], str(one["decided_at"])[:10], one["who"], one["decision"], one["why"], _taken_back(one))
            for one in named
        ],
    )


def _taken_back(one: Mapping[str, Cell]) -> str:
    """Tell when a judgement was taken back, by whom and why."""
    day, by, why = (str(one[name] or "") for name in ("retracted_at", "withdrawn_by", "withdrawn_why"))
    return day[:10] + (f" by {by}" if by else "") + (f": {why}" if why else "")
