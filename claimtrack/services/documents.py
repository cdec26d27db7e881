"""Texts with marks, from files of other tools -> units: marks without sense are told one by one, the others go in."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.fields import REQUIRED_KEYS
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.foreign import Document
from claimtrack.domain.mapping.anchoring import calibrated
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.domain.offsets import UNITS, Calibration, FileCounts, differs, said_by_most, settled
from claimtrack.domain.records import Place, RawArticle
from claimtrack.formats.source import LONGEST_TEXT, Source
from claimtrack.services.intake import Unit
from claimtrack.services.meanings import meaning
from claimtrack.services.sound import sound
from claimtrack.services.wishes import Told, Wishes, to_set

_HOW: Final = "say in a profile of your own how they are counted: offsets = one of "
_LINE_ENDS: Final = "; with `, CR LF as one` or `, CR LF as two` after it where line ends are the question"
_HOW_COUNTED: Final = "where the text is right, say in a profile of your own how all are counted: offsets = …"
_FILE: Final = "file name"
_SOME: Final = 5


@dataclass(slots=True)
class _Lacking:
    """Texts for which nothing gives some keys of the header: where the first is, which they are, how many records."""

    place: Place
    texts: set[str] = field(default_factory=set)
    records: int = 0


@dataclass
class Documents:
    """The documents of one file, and how they are mapped; `told` is told what became of them."""

    source: Source
    given: Sequence[Document]
    profile: Profile
    wishes: Wishes
    told: Told
    _lacking: dict[tuple[str, ...], _Lacking] = field(default_factory=dict)
    _otherwise: Counter[str] = field(default_factory=Counter)
    _place: str = ""

    def units(self) -> Iterator[Unit]:
        """Give every article, and a refused unit for what does not go in."""
        for document, own in zip(self.given, self._calibrations, strict=True):
            if _is_too_long(document):
                yield self._too_long(document)
            else:
                yield from self._units(document, own and settled(own, self._file_counts))
        for way, texts in sorted(self._otherwise.items()):
            self.told.notes.append(f"counted in {way} by the words they say, unlike the file: {texts} of its texts")
        for keys, lacking in self._lacking.items():
            yield self._refused(keys, lacking)

    def _units(self, document: Document, calibration: Calibration | None) -> Iterator[Unit]:
        document = located(document, self.source.path)
        self._place = "/".join(one for name in ("folder", "name") for one in _told(document, name)[:1])
        mapped = map_document(document, self.profile, self.wishes.settings, calibration)
        _tell(document, mapped, self.told)
        self.told.own.update(f"{key}={self.wishes.settings[key]}" for key in mapped.own)
        found = tuple(_problems(document, mapped, self._file_counts))
        if calibration is not None and differs(calibration, self._file_counts):
            self._otherwise[calibration.counting.told] += 1
        if has_errors(found):
            yield self._whole(mapped, found)
        for number, raw in enumerate(() if has_errors(found) else mapped.articles):
            keys = tuple(key for key in REQUIRED_KEYS if key not in raw.header)
            if keys:
                lacking = self._lacking.setdefault(keys, _Lacking(raw.place))
                lacking.texts.add("".join(_told(document, "url")) or f"{self._place}\n{document.name}")
                lacking.records += len(raw.records)
            else:
                yield from self._sound(raw, found if number == 0 else ())
        for place, item, why in mapped.bad:
            hint = meaning(why, self.profile, self.wishes)
            yield self._left_out(place.line, (finding("CT703", place, f"{item}: {why}", hint),), 1)

    @cached_property
    def _calibrations(self) -> list[Calibration | None]:
        return [None if _is_too_long(one) else calibrated(one, self.profile) for one in self.given]

    @cached_property
    def _file_counts(self) -> FileCounts:
        return said_by_most(one for one in self._calibrations if one is not None)

    def _sound(self, raw: RawArticle, problems: tuple[Finding, ...]) -> Iterator[Unit]:
        made = sound(raw)
        self.told.refused += made.bad if made.article is not None else len(raw.records)
        if made.refused:
            yield self._left_out(made.refused[0].place.line, tuple(made.refused), made.bad)
        unit = self._unit(made.raw, (*problems, *made.findings))
        yield replace(unit, article=made.article, written=raw if made.article is None else None)

    def _too_long(self, document: Document) -> Unit:
        message = f"the text of {document.name} has {len(document.text or ''):,} characters, more than {LONGEST_TEXT:,}"
        found = finding("CT701", document.place, message, "cut it into the articles it is made of")
        return Unit(document.place.file, document.place.line, (found,), reader=self.told.reader)

    def _whole(self, mapped: Mapped, findings: tuple[Finding, ...]) -> Unit:
        """Give a text that is refused, with the records of all its coders."""
        records = sum(len(raw.records) for raw in mapped.articles)
        self.told.refused += records
        return replace(self._unit(mapped.articles[0], findings), records=records)

    def _unit(self, raw: RawArticle, findings: tuple[Finding, ...]) -> Unit:
        ref = raw.header.get("ref")
        by_place = ref is not None and ref.text == self._place and "url" not in raw.header
        unit = Unit(raw.place.file, raw.place.line, findings, written=raw, by_place=by_place)
        return replace(unit, records=len(raw.records), reader=self.told.reader, profile=self.profile.name)

    def _left_out(self, line: int, findings: tuple[Finding, ...], records: int) -> Unit:
        return Unit(self.source.name, line, findings, records=records, articles=0, reader=self.told.reader)

    def _refused(self, keys: tuple[str, ...], lacking: _Lacking) -> Unit:
        self.told.lacking = tuple(key for key in REQUIRED_KEYS if key in {*self.told.lacking, *keys})
        self.told.refused += lacking.records
        texts = len(lacking.texts)
        whose = "its text" if texts == 1 else f"{texts} texts"
        names = ", ".join(f"`{key}`" for key in keys)
        found = finding("CT105", lacking.place, f"nothing in the file says {names} of {whose}", f"say: {to_set(keys)}")
        unit = Unit(self.source.name, lacking.place.line, (found,), reader=self.told.reader)
        return replace(unit, records=lacking.records, articles=texts)


def _is_too_long(document: Document) -> bool:
    return document.text is not None and len(document.text) > LONGEST_TEXT


def located(document: Document, path: Path) -> Document:
    """Give a document with the folder its file is in; `path` is whole, however the user named the file.

    Files of one name in several folders are told apart by it. What has an address needs no folder.
    """
    own = any(document.own.get("folder", ()))
    folder = path.parent.name
    document = replace(document, own={_FILE: (path.name.split(".")[0],), **document.own})
    known = own or _told(document, "url") or not folder
    return document if known else replace(document, own={**document.own, "folder": (folder,)})


def coded_by_file(columns: Mapping[str, str]) -> dict[str, str]:
    """Give what a user maps, a coder's `{name}` as that of the file, below which each of its texts has a name."""
    coder = columns.get("coder", "").replace("{name}", f"{{{_FILE}}}")
    return {**columns, "coder": _FILE if coder == "name" else coder} if coder else dict(columns)


def _told(document: Document, name: str) -> tuple[str, ...]:
    return document.own.get(name, ()) or document.facts.get(name, ())


def _tell(document: Document, mapped: Mapped, told: Told) -> None:
    told.documents += 1
    told.mapped += mapped.mapped
    told.unmapped += mapped.unmapped
    told.ignored += mapped.ignored
    told.without_stance += mapped.without_stance
    told.tally.add(mapped.tally)
    way = mapped.calibration
    if way is not None and way.sure and not way.of_another_text and any(mark.fragments for mark in document.marks):
        told.countings += Counter((way.counting.told,))


def _problems(document: Document, mapped: Mapped, file: FileCounts) -> Iterator[Finding]:
    calibration = mapped.calibration
    if calibration is not None and calibration.against is not None:
        yield finding("CT711", document.place, _against(document, mapped, calibration, file), _HOW_COUNTED)
    if calibration is not None and not calibration.sure and not calibration.of_another_text:
        ways = " or ".join(one.told for one in (calibration.counting, *calibration.rivals))
        message = f"the offsets of {document.name} fit as {ways}: where they point is not sure"
        if calibration.fits_nowhere:
            message = (
                f"the offsets of {document.name} mostly fall within words, counted as {ways}: was its text changed?"
            )
        yield finding("CT702", document.place, message, f"{_HOW}{', '.join(map(repr, UNITS))}{_LINE_ENDS}")
    for place, message in mapped.problems:
        yield finding("CT703", place, message)
    for code, ids, what, hint in _of_marks(document, mapped):
        if ids:
            yield finding(code, document.place, f"{what.format(document.name)}: {_some(ids)}", hint)
    if mapped.unplaced:
        beside = "put the text beside the file, as NAME.txt" if document.text is None else None
        why = "the file has no text" if document.text is None else "the text does not have all of their words just once"
        count = str(mapped.unplaced) if document.text is None else _some(mapped.as_words)
        message = f"quotes of {document.name} kept as words without a place: {count}, as {why}"
        yield finding("CT705", document.place, message, beside)


def _against(document: Document, mapped: Mapped, calibration: Calibration, file: FileCounts) -> str:
    ways = calibration.against.told if calibration.against else ""
    lost = f"; marks without a place: {_some(mapped.places.within)}" if mapped.places.within else ""
    return (
        f"the offsets of {document.name} fit better as {ways}, but {file.texts} of {file.clear} clear texts of the file"
        f" count {calibration.counting.told}, and so is this one read{lost}"
    )


def _of_marks(document: Document, mapped: Mapped) -> Iterator[tuple[str, Sequence[str], str, str]]:
    """Give what may be wrong with where marks are: the code, the marks, the message and what to do."""
    places = mapped.places
    changed = "look whether the text was changed after it was marked"
    found = "marks of {} found by their words elsewhere than their offsets say"
    other = "marks of {} that have other words than stand at their offsets, and these stand nowhere just once"
    outside = "marks of {} that lie outside its text or end within a letter"
    endless = "statements of {} that quote each other in a circle or too deep, so none is what another quotes"
    other_text = [mark.id for mark in document.marks if mark.of_another_text and mark.id not in places.of]
    yield "CT706", places.outside, outside, changed
    yield "CT706", other_text, "marks of {} made in another text, by its length, checksum or lines", changed
    yield "CT708", places.elsewhere, found, changed
    yield "CT709", places.astray, other, changed
    yield "CT710", mapped.circular, endless, "say whose words they are in the file, or make the innermost a mark"


def _some(ids: Sequence[str]) -> str:
    return f"{len(ids)} ({', '.join(ids[:_SOME])}{', …' if len(ids) > _SOME else ''})"
