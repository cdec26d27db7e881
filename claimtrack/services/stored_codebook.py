"""The codebook that a database holds, as it was given: written as TOML, as sheets, as a list of codes."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import Codebook, body, kind_of
from claimtrack.domain.entries import DEFAULT_LANG, read_entries
from claimtrack.domain.entry_fields import Nowhere
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.foreign import Dropped
from claimtrack.formats import codebook as toml
from claimtrack.formats import sheet
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import read_codes, write_codes
from claimtrack.formats.registry import CODEBOOK
from claimtrack.formats.source import Source, Unreadable
from claimtrack.services.codebooks import PROFILE
from claimtrack.services.contents import Object, entries, judgements
from claimtrack.store.readonly import Queries

TOML: Final = "toml"
SHEETS: Final = "sheets"
CODES: Final = "qdc"
_CODE_FILE: Final = "codebook.qdc"
_OF_SPEECH: Final = ("utterance", "statement")
Parsed = tuple[Codebook, Sequence[Finding]]


@dataclass(frozen=True, slots=True)
class WrittenCodebook:
    """A codebook as files: each one's name and text, how many entries of each kind it has, what is not in it."""

    files: Mapping[str, str]
    counts: Mapping[str, int]
    dropped: tuple[Dropped, ...] = ()


def stored_codebook(reader: Queries) -> Codebook:
    """Give the codebook as it was given, whatever was decided since; names are in the language of most of them."""
    return codebook_of([told for _, told in entries(reader)])


def decisions(reader: Queries) -> list[Dropped]:
    """Give how many judgements that stand tell of what a codebook tells of: they are laid over it, and not in it."""
    standing = [said for _, said in judgements(reader) if "retracted_at" not in said and said["kind"] not in _OF_SPEECH]
    why = "a codebook is what was given; export native has both"
    return [Dropped("judgement on names, members, topics or claims", len(standing), why)] if standing else []


def codebook_of(told: Iterable[Object]) -> Codebook:
    """Give the codebook of entries as lines of JSON have them."""
    where = Nowhere()
    items = [(str(one["type"]), {key: value for key, value in one.items() if key != "type"}, where) for one in told]
    book, _ = read_entries(items, lang=None)
    langs = Counter(entry.names[0].lang for entry in book.entries() if entry.names)
    langs.update(claim.lang for claim in book.claims if claim.lang)
    most = min(langs, key=lambda lang: (-langs[lang], lang != DEFAULT_LANG, lang), default=DEFAULT_LANG)
    return replace(book, lang=most)


def written_codebook(codebook: Codebook, form: str) -> WrittenCodebook:
    """Give a codebook in one of the forms TOML, SHEETS and CODES; equal codebooks give equal texts."""
    files, dropped = _WRITERS[form](codebook)
    lost = _lost(codebook, _READERS[form](files), but=_BUT.get(form, ())) if form == CODES or not dropped else 0
    if lost:
        dropped = [
            *dropped,
            Dropped("codebook entry", lost, "it cannot be said in this form; export jsonl has it whole"),
        ]
    return WrittenCodebook(files, Counter(kind_of(entry) for entry in codebook.entries()), tuple(dropped))


def same_codebook(codebook: Codebook, text: str) -> bool:
    """Tell whether a text as TOML reads as this codebook."""
    return not _lost(codebook, toml.parse(text, file=CODEBOOK))


def _lost(codebook: Codebook, again: Parsed, *, but: tuple[str, ...] = ()) -> int:
    """Count the entries that do not come back as they were, but for kinds that the form has no place for."""
    book, findings = again
    came = {(kind_of(one), one.key): body(one) for one in book.entries()}
    lost = sum(came.get((kind_of(one), one.key)) != body(one) for one in codebook.entries() if kind_of(one) not in but)
    return max(lost, int(has_errors(findings)))


def _toml(codebook: Codebook) -> tuple[dict[str, str], list[Dropped]]:
    return {CODEBOOK: toml.write(codebook)}, []


def _codes(codebook: Codebook) -> tuple[dict[str, str], list[Dropped]]:
    text, dropped = write_codes(codebook)
    return {_CODE_FILE: text}, dropped


def _parsed_codes(files: Mapping[str, str]) -> Parsed:
    source = Source.holding(files[_CODE_FILE].encode(), _CODE_FILE)
    try:
        read = read_codes(source, load_profile(PROFILE))
    except Unreadable as problem:
        return Codebook(), [finding("CT701", problem.place or source.place, problem.message)]
    return read.codebook, read.findings


_WRITERS: Final[Mapping[str, Callable[[Codebook], tuple[dict[str, str], list[Dropped]]]]] = {
    TOML: _toml,
    SHEETS: sheet.write,
    CODES: _codes,
}
_READERS: Final[Mapping[str, Callable[[Mapping[str, str]], Parsed]]] = {
    TOML: lambda files: toml.parse(files[CODEBOOK], file=CODEBOOK),
    SHEETS: sheet.parse,
    CODES: _parsed_codes,
}
_BUT: Final[Mapping[str, tuple[str, ...]]] = {CODES: ("source", "occasion")}
