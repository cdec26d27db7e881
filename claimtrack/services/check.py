"""Find what is wrong with files, without a database and without writing anything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from claimtrack.domain.comparing import Comparing
from claimtrack.domain.findings import Finding, has_errors, in_file_order
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.judged import Judged
from claimtrack.errors import UsageProblem
from claimtrack.formats.registry import BOOKS, recognise
from claimtrack.services.codebooks import load
from claimtrack.services.inputs import STDIN, Inputs
from claimtrack.services.intake import read_entries, read_stated
from claimtrack.services.known_names import known_names
from claimtrack.services.reading_judgements import read_judgement
from claimtrack.services.wishes import Wishes

_JSONL: Final = "jsonl"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: the findings in file order, and how many files, units and refused units there were.

    `dropped` is what of lists of codes is not kept.
    """

    findings: tuple[Finding, ...]
    files: int
    units: int
    refused: int
    skipped: int
    dropped: tuple[Dropped, ...] = ()

    @property
    def exit_code(self) -> int:
        """Give what the command line returns: 1 where anything is refused."""
        return int(has_errors(self.findings))


def check_files(
    paths: Iterable[Path],
    *,
    codebook: Path | None = None,
    strict: bool = False,
    form: str | None = None,
    wishes: Wishes | None = None,
) -> CheckResult:
    """Check files and folders, with the codebook given or those that serve their folders.

    Files of other tools are read as `ingest` reads them; `form` and `wishes` are what a user says about them.
    """
    inputs = Inputs(map(_named, paths), form=form, codebook=codebook, wishes=replace(wishes or Wishes(), errors=None))
    judged = list(_judged(path for path in inputs.files if inputs.form_of(path) == _JSONL))
    findings: list[Finding] = []
    units = refused = 0
    between = Comparing()
    for path in inputs.files:
        serving = inputs.serving(str(path))
        findings += serving.findings
        between.state(serving.everything.claims)
        if recognise(path) in BOOKS:
            units += 1
            refused += _refused(serving.findings, path, strict=strict)
            continue
        for found in _article_file(path, inputs, judged, between):
            units += 1
            refused += has_errors(found) or (strict and bool(found))
            findings += found
    findings += between.findings()
    shown = in_file_order(strictly(findings) if strict else findings)
    return CheckResult(tuple(shown), len(inputs.files), units, refused, inputs.skipped, tuple(inputs.codes()[1]))


def _named(path: Path) -> str:
    if str(path) == STDIN:
        message = f"there is no file {path}"
        raise UsageProblem(message, "check reads files; write standard input to one")
    return str(path)


def check_codebooks(paths: Iterable[Path], *, strict: bool = False) -> CheckResult:
    """Check codebooks, whatever they are called, against each other and each by itself."""
    loaded = load(*paths)
    findings = strictly(loaded.findings) if strict else loaded.findings
    refused = sum(_refused(loaded.findings, path, strict=strict) for path in loaded.files)
    files = len(loaded.files)
    return CheckResult(tuple(in_file_order(findings)), files, files, refused, 0, loaded.dropped)


def strictly(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings with every warning made an error."""
    return [replace(one, severity="error") if one.severity == "warning" else one for one in findings]


def _refused(findings: Iterable[Finding], path: Path, *, strict: bool) -> bool:
    own = [one for one in findings if one.place.file == str(path)]
    return has_errors(strictly(own) if strict else own)


def _judged(paths: Iterable[Path]) -> Iterator[Judged]:
    """Give the judgements of files: whom a name means must be known before articles are read."""
    for path in paths:
        for unit in read_stated(path):
            row, _ = read_judgement(unit.judgement) if unit.judgement is not None else (None, [])
            if row is not None:
                yield Judged.of(row)


def _article_file(path: Path, inputs: Inputs, judged: Sequence[Judged], between: Comparing) -> Iterator[list[Finding]]:
    serving = inputs.serving(str(path))
    entries = list(read_entries(path)) if inputs.form_of(path) == _JSONL else []
    between.state(claim for entry in entries for claim in entry.claims)
    known = known_names(serving.together(*entries), judged, stated=bool(serving.files or entries))
    for unit in inputs.units_of(path):
        wrong = read_judgement(unit.judgement)[1] if unit.judgement is not None else ()
        found = [*unit.findings, *wrong, *known.findings(unit)]
        if unit.article is not None and not has_errors(found):
            found += between.take(unit.article, known, by_place=unit.by_place)
        yield found
