"""Work that may meet problems: files checked, articles ingested, a database verified."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimtrack.errors import UsageProblem
from claimtrack.library.outcome import Outcome

if TYPE_CHECKING:
    from claimtrack.db.location import Location
    from claimtrack.domain.damage import Verified
    from claimtrack.services.check import CheckResult
    from claimtrack.services.ingest import OnProgress, Request
    from claimtrack.services.outcome import Ingested

Paths = str | Path | Iterable[str | Path]
"""One file or folder, or several."""


def several(paths: Paths) -> tuple[str, ...]:
    """Give paths as text, also where it is a single one."""
    return (str(paths),) if isinstance(paths, str | Path) else tuple(map(str, paths))


def check(  # noqa: PLR0913 - one parameter for each option
    paths: Paths,
    *,
    codebook: str | Path | None = None,
    strict: bool = False,
    form: str | None = None,
    profile: str | None = None,
    settings: "Mapping[str, str] | None" = None,
    columns: "Mapping[str, str] | None" = None,
) -> "Outcome[CheckResult]":
    """Find every problem of annotated files and folders; needs no database and writes nothing.

    Names are held against `codebook`, else against the codebooks beside the files. `strict` makes warnings errors.
    Files of other tools are read as `ingest` would read them; `form`, `profile`, `settings` and `columns` are its own.
    """
    from claimtrack.render.findings import as_rows, render_alike, summary
    from claimtrack.services.check import check_files
    from claimtrack.services.wishes import Wishes

    _known_form(form)
    found = check_files(
        map(Path, several(paths)),
        codebook=Path(codebook) if codebook else None,
        strict=strict,
        form=form,
        wishes=Wishes(profile, settings or {}, columns or {}),
    )
    return Outcome(found, summary(found), lambda: as_rows(found.findings), lambda: render_alike(found.findings))


def _known_form(form: str | None) -> None:
    from claimtrack.services.foreign import article_forms

    if form is not None and form not in article_forms():
        message = f"articles are not read as {form!r}"
        raise UsageProblem(message, f"choose one of {', '.join(article_forms())}")


def ingest(location: "Location", request: "Request") -> "Outcome[Ingested]":
    """Ingest files; those with an error are refused whole, the others go in.

    What explanations are wanted for is told article by article; of files of other tools, how they were mapped, at last.
    """
    from claimtrack.render.explained import explained
    from claimtrack.render.findings import as_rows
    from claimtrack.render.ingested import findings_text, summary
    from claimtrack.services.ingest import ingest as store

    _known_form(request.form)
    done = store(location, request)
    if request.explain is not None:
        for paragraph in explained(done.told):
            request.explain(paragraph + "\n")
    return Outcome(
        done,
        summary(done, next_command=None, dry_run=request.dry_run),
        lambda: as_rows(done.found.in_order()),
        lambda: findings_text(done, everything=True),
    )


def verify(location: "Location", *, quick: bool = False, progress: "OnProgress | None" = None) -> "Outcome[Verified]":
    """Verify a database against itself; `quick` leaves out making everything again from the inputs."""
    from claimtrack.render.damage import verified_summary
    from claimtrack.services.verify import verify as verified

    found = verified(location, quick=quick, progress=progress)
    return _verified(found, verified_summary(found))


def verify_against(location: "Location", paths: Sequence[str], codebook: Path | None = None) -> "Outcome[Verified]":
    """Compare a database with files, as an ingest would read them."""
    from claimtrack.render.damage import against_summary
    from claimtrack.services.against import against_files

    found = against_files(location, paths, codebook=codebook)
    return _verified(found, against_summary(found))


def _verified(found: "Verified", summary: str) -> "Outcome[Verified]":
    from claimtrack.render.damage import problem_rows, render_problems

    return Outcome(found, summary, lambda: problem_rows(found.problems), lambda: render_problems(found.problems))
