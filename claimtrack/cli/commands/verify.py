"""`claimtrack verify`: whether the record is true to itself, and to the files it came from."""

from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import About, counted, note, show_rows, write
from claimtrack.cli.progress import Progress
from claimtrack.domain.damage import Problem
from claimtrack.errors import UsageProblem
from claimtrack.render.damage import problem_rows, render_problems


def verify(
    settings: Settings,
    output: Output,
    *,
    against: Annotated[
        list[str] | None,
        typer.Option(metavar="FILE|FOLDER", help="Compare with these files instead, as ingest would read them."),
    ] = None,
    codebook: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="With --against: this codebook, not those beside the files."),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out making everything again from the inputs, which takes longest.")
    ] = False,
) -> int:
    """Look for every quote in its stored text again, and check all that hangs on it; nothing is written.

    Texts against their hashes, chains, dates, memberships, circles, rows that nothing refers to, and whether everything
    worked out is what the inputs give: it is made again beside, and compared row by row. With --against, what the files
    hold and the database does not, and where the quotes of a changed text are now. Leaves with 1 where something is
    wrong, with 3 where the database cannot be read.
    """
    if against:
        if quick:
            message = "--quick leaves out a part that --against has not"
            raise UsageProblem(message)
        return _against(settings, output, against, codebook)
    if codebook is not None:
        message = "--codebook goes with --against"
        raise UsageProblem(message)
    from claimtrack.services.verify import verify as verified

    with Progress("articles made again:", settings) as progress:
        result = verified(locate(settings), quick=quick, progress=progress)
    _show(result.problems, settings, output)
    held = ", ".join(_number(n, what) for what, n in result.counts)
    note(f"{held}: {_summary(result.problems)}", settings)
    if quick:
        note("what is worked out was not made again (--quick)", settings)
    return result.exit_code


def _against(settings: Settings, output: Output, paths: list[str], codebook: Path | None) -> int:
    from claimtrack.services.against import against_files

    result = against_files(locate(settings), paths, codebook=codebook)
    _show(result.problems, settings, output)
    held = " of ".join(_number(n, what) for what, n in reversed(result.counts))
    told = _summary(result.problems) if result.problems else "as the database has them"
    note(f"{held}: {told}", settings)
    return result.exit_code


def _show(problems: tuple[Problem, ...], settings: Settings, output: Output) -> None:
    if output.format is None and output.out is None:
        write(render_problems(problems), output)
    else:
        show_rows(problem_rows(problems), settings, output, about=About("Verification", "claimtrack verify"))


def _summary(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "all sound"
    found = [one.severity for one in problems]
    kinds = ((found.count(one), one) for one in ("error", "warning", "note"))
    return ", ".join(counted(n, kind) for n, kind in kinds if n)


def _number(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
