"""Find what is wrong with files, without a database and without writing anything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, NamedTuple

from claimtrack.domain.adding import added
from claimtrack.domain.amending import Values, amended
from claimtrack.domain.codebook import gather
from claimtrack.domain.comparing import Comparing, Doubted
from claimtrack.domain.findings import Finding, has_errors, in_file_order
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.judged import Judged, record_key
from claimtrack.domain.laid import lay_over
from claimtrack.domain.meant import meant
from claimtrack.domain.named_articles import article_key, when_of
from claimtrack.domain.records import ArticleRecord
from claimtrack.errors import UsageProblem
from claimtrack.formats.registry import BOOKS, recognise
from claimtrack.services.batching import BATCH, batches
from claimtrack.services.codebooks import load
from claimtrack.services.inputs import STDIN, Inputs
from claimtrack.services.intake import Unit, exact_places, read_entries
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


@dataclass(slots=True)
class _Done:
    """What is done with: findings and counts of units; with `strict` a warning refuses too."""

    strict: bool
    findings: list[Finding] = field(default_factory=list)
    units: int = 0
    refused: int = 0

    def add(self, found: Sequence[Finding]) -> None:
        self.findings += found
        self.units += 1
        self.refused += has_errors(found) or (self.strict and bool(found))


class _Checked(NamedTuple):
    """An article that is sound by itself, the unit it came in, and what was found in it."""

    article: ArticleRecord
    unit: Unit
    found: list[Finding]


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
    judged = list(_judged(inputs.judgements()))
    done = _Done(strict=strict)
    for path in inputs.files:
        serving = inputs.serving(str(path))
        done.findings += serving.findings
        if recognise(path) in BOOKS:
            done.units += 1
            done.refused += _refused(serving.findings, path, strict=strict)
    between = Comparing()
    for some in batches(_articles(inputs, judged, done), BATCH):
        for one in sorted(some, key=lambda one: when_of(one.article.retrieved, one.article.modified)):
            done.add([*one.found, *between.take(one.article, by_place=one.unit.by_place)])
    done.findings += _doubts(between, inputs, judged)
    findings = in_file_order(strictly(done.findings) if strict else done.findings)
    dropped = tuple(inputs.codes()[1])
    return CheckResult(tuple(findings), len(inputs.files), done.units, done.refused, inputs.skipped, dropped)


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


def _judged(units: Iterable[Unit]) -> Iterator[Judged]:
    """Give the judgements among units: whom a name means must be known before articles are read."""
    for unit in units:
        row, _ = read_judgement(unit.judgement) if unit.judgement is not None else (None, [])
        if row is not None:
            yield Judged.of(row)


def _articles(inputs: Inputs, judged: Sequence[Judged], done: _Done) -> Iterator[_Checked]:
    """Give the articles that are sound by themselves, as judgements leave them; what else there is, is done with."""
    values = lay_over({}, judged).values
    for path in inputs.files:
        if recognise(path) in BOOKS:
            continue
        serving = inputs.serving(str(path))
        entries = list(read_entries(path)) if inputs.form_of(path) == _JSONL else []
        known = known_names(serving.together(*entries), judged, stated=bool(serving.files or entries))
        for unit in inputs.units_of(path):
            wrong = read_judgement(unit.judgement)[1] if unit.judgement is not None else ()
            found = [*unit.findings, *wrong, *known.findings(unit)]
            if unit.article is None or has_errors(found):
                done.add(found)
            else:
                yield _Checked(_decided(unit.article, values), unit, found)


def _decided(article: ArticleRecord, values: Values) -> ArticleRecord:
    """Give an article with its records as people decided them; `values` are by the key of the record."""
    keys = ((one.id, record_key(article_key(article), article.coder, one.id)) for one in article.statements)
    own = {record: values[key] for record, key in keys if key in values} if values else {}
    return amended(article, own)[0] if own else article


def _doubts(between: Comparing, inputs: Inputs, judged: Sequence[Judged]) -> Iterator[Finding]:
    """Give what became doubtful between the articles, with exact places."""
    book, (codes, _) = inputs.codebook()[0], inputs.codes()
    everything = gather((*book.entries(), *added(codes, book)[0].entries()), book.lang)
    by_file: dict[str, list[Doubted]] = defaultdict(list)
    for one in between.doubts(meant(everything, judged, between.topics)):
        by_file[one.finding.place.file].append(one)
    for file, several in by_file.items():
        lines, path = {one.finding.place.line for one in several}, Path(file)
        lang = inputs.serving(file).codebook.lang
        exact = exact_places(path, lines, claim_lang=lang) if inputs.form_of(path) == _JSONL else {}
        for one in several:
            place = one.finding.place
            yield replace(one.finding, place=exact.get((place.line, one.record), place))
