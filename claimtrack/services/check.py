"""Find what is wrong with files, without a database and without writing anything."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claimtrack.domain.codebook import merge
from claimtrack.domain.findings import Finding, has_errors, in_file_order
from claimtrack.domain.judged import Judged
from claimtrack.formats.registry import recognise
from claimtrack.services.codebooks import Codebooks, Loaded, load
from claimtrack.services.intake import find_files, read_entries, read_file, read_stated
from claimtrack.services.known_names import known_names
from claimtrack.services.reading_judgements import read_judgement


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: the findings in file order, and how many files, units and refused units there were."""

    findings: tuple[Finding, ...]
    files: int
    units: int
    refused: int
    skipped: int

    @property
    def exit_code(self) -> int:
        """Give what the command line returns: 1 where anything is refused."""
        return int(has_errors(self.findings))


def check_files(paths: Iterable[Path], *, codebook: Path | None = None, strict: bool = False) -> CheckResult:
    """Check files and folders, with the codebook given or those that serve their folders."""
    files = find_files(paths)
    codebooks = Codebooks(*([codebook] if codebook is not None else []))
    judged = list(_judged(files.paths))
    findings: list[Finding] = []
    units = refused = 0
    for path in files.paths:
        serving = codebooks.serving(path.parent)
        findings += serving.findings
        if recognise(path) in ("codebook", "sheet"):
            units += 1
            refused += _refused(serving.findings, path, strict=strict)
            continue
        for found in _article_file(path, serving, judged):
            units += 1
            refused += has_errors(found) or (strict and bool(found))
            findings += found
    shown = in_file_order(strictly(findings) if strict else findings)
    return CheckResult(tuple(shown), len(files.paths), units, refused, files.skipped)


def check_codebooks(paths: Iterable[Path], *, strict: bool = False) -> CheckResult:
    """Check codebooks, whatever they are called, against each other and each by itself."""
    loaded = load(*paths)
    findings = strictly(loaded.findings) if strict else loaded.findings
    refused = sum(_refused(loaded.findings, path, strict=strict) for path in loaded.files)
    return CheckResult(tuple(in_file_order(findings)), len(loaded.files), len(loaded.files), refused, 0)


def strictly(findings: Iterable[Finding]) -> list[Finding]:
    """Give the findings with every warning made an error."""
    return [replace(one, severity="error") if one.severity == "warning" else one for one in findings]


def _refused(findings: Iterable[Finding], path: Path, *, strict: bool) -> bool:
    own = [one for one in findings if one.place.file == str(path)]
    return has_errors(strictly(own) if strict else own)


def _judged(paths: Iterable[Path]) -> Iterator[Judged]:
    """Give the judgements of all files: whom a name means must be known before articles are read."""
    for path in paths:
        for unit in read_stated(path) if recognise(path) == "jsonl" else ():
            row, _ = read_judgement(unit.judgement) if unit.judgement is not None else (None, [])
            if row is not None:
                yield Judged.of(row)


def _article_file(path: Path, serving: Loaded, judged: Sequence[Judged]) -> Iterator[list[Finding]]:
    entries = list(read_entries(path)) if recognise(path) == "jsonl" else []
    known = known_names(merge([serving.codebook, *entries])[0], judged, stated=bool(serving.files or entries))
    for unit in read_file(path, claim_lang=serving.codebook.lang):
        wrong = read_judgement(unit.judgement)[1] if unit.judgement is not None else ()
        yield [*unit.findings, *wrong, *known.findings(unit)]
