"""The sources of a project -> documents: each text, its facts, and a mark for every coding of every selection in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from itertools import accumulate
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Mark, Reading, Refused
from claimtrack.formats.markup import Element
from claimtrack.formats.refi.project import Project, guid, name_of, target
from claimtrack.formats.refi.texts import Texts, bare, decoded
from claimtrack.formats.source import Source, Unreadable

_TEXTS: Final = ("TextSource", "Representation", "TextDescription", "Transcript")
_SELECTIONS: Final = ("PlainTextSelection", "TranscriptSelection")
_ELSEWHERE: Final = ("PDFSelection", "PictureSelection", "AudioSelection", "VideoSelection")
_PICTURES: Final = ("PDFSource", "PictureSource", "AudioSource", "VideoSource")
_NOT_OURS: Final = ("Links", "Graphs", "Sets")
_WITH_TEXTS: Final = "export the project with its sources as plain text, or put the file into its folder `sources`"
_CODED: Final = ("Sources", "Cases")
_MEMO: Final = "memo"
_MOST: Final = 10**9
_Fragments = tuple[tuple[int, int], ...]


class Gatherer:
    """Gathers the documents of one project, and counts what of it no document holds."""

    def __init__(self, source: Source, project: Project, texts: Texts) -> None:
        self._source = source
        self._project = project
        self._texts = texts
        self._names: Counter[str] = Counter()
        self._dropped: Counter[tuple[str, str]] = Counter()
        self._refused: list[Refused] = []
        self._number = 0

    def reading(self) -> Reading:
        """Give everything."""
        documents = tuple(self._documents())
        for part in self._project.root.children:
            if part.name in _NOT_OURS:
                for one in part.children:
                    self._drop(one.name, "no field of ours holds it")
        for case in (one for part in self._project.root.each("Cases") for one in part.each("Case")):
            for _ in case.each("CodeRef"):
                self._drop("code of a case", "no field of ours holds it")
        for _ in self._idle_codes():
            self._drop("code that no text has", "it stands in the list of codes alone")
        dropped = tuple(Dropped(what, number, why) for (what, why), number in sorted(self._dropped.items()))
        return Reading(documents, dropped, tuple(self._refused))

    def _idle_codes(self) -> list[str]:
        """Give the codes that nothing is coded by, apart from those that only hold others."""
        parts = (part for part in self._project.root.children if part.name in _CODED)
        used_by = {target(one) for part in parts for one in part.below() if one.name == "CodeRef"}
        used = [path for name, path in self._project.codes.items() if name in used_by]
        above = {part for path in used for part in accumulate(path.split("/"), "{}/{}".format)}
        return [path for path in self._project.codes.values() if path not in above]

    def _drop(self, what: str, why: str) -> None:
        self._dropped[what, why] += 1

    def _documents(self) -> Iterator[Document]:
        for group in self._project.root.each("Sources"):
            for one in group.children:
                if one.name == "TextSource":
                    yield from self._document(one, one)
                elif one.name in _PICTURES:
                    found = [part for part in one.children if part.name in _TEXTS]
                    for part in found:
                        yield from self._document(part, one)
                    if not found:
                        self._drop(one.name, "it has no text")
                    for part in one.below():
                        if part.name in _ELSEWHERE:
                            self._drop(part.name, "it marks no text")

    def _document(self, part: Element, whole: Element) -> Iterator[Document]:
        """Give the document of a text, which is a source itself or stands for another, such as a PDF."""
        try:
            text = self._text(part)
        except Unreadable as problem:
            left = f"; left out: {coded}" if (coded := _coded_in(part)) else ""
            place = problem.place or self._source.at(part.line)
            self._refused.append(Refused(place, f"{problem.message}{left}", problem.hint))
            return
        if text is None and (coded := _coded_in(part)):
            message = f"the text of `{name_of(whole)}` is not in the project{_files(part)}; left out: {coded}"
            self._refused.append(Refused(self._source.at(part.line), message, _WITH_TEXTS))
            return
        if text is None:
            self._drop("source without its text", "its file is not in the project, or is elsewhere")
        marks = tuple(self._marks(part)) if text is not None else ()
        name = self._name(whole)
        own = {"name": (name,), "file": (self._source.path.name,)}
        yield Document(self._source.at(part.line), name, text, self._told(part, whole), marks, own=own)

    def _name(self, whole: Element) -> str:
        name = name_of(whole)
        self._names[name] += 1
        return name if self._names[name] == 1 else f"{name} ({self._names[name]})"

    def _text(self, part: Element) -> str | None:
        inside = part.first("PlainTextContent")
        if inside is not None:
            return inside.text
        path = part.value("plainTextPath")
        name = bare(path) if path else None
        found = self._texts.find(name) if name else None
        return None if found is None else decoded(found)

    def _told(self, part: Element, whole: Element) -> dict[str, tuple[str, ...]]:
        """Give the facts of a source; a variable that is called like one of them says more of it."""
        found: dict[str, tuple[str, ...]] = {}
        for key, values in (*self._facts(part, whole), *self._variables(part, whole).items()):
            known = found.get(key, ())
            found[key] = (*known, *(value for value in values if value not in known))
        titled = any(key.casefold() == "title" for key in found)
        return found if titled else {"title": (name_of(whole),)} | found

    def _facts(self, part: Element, whole: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
        for key, value in (("description", _description(whole)), ("user", self._project.user(whole))):
            if value:
                yield key, (value,)
        if created := _day(whole.value("creationDateTime")):
            yield "created", (created,)
        cases = [case for one in (part, whole) for case in self._project.cases.get(guid(one), ())]
        if cases:
            yield "case", tuple(dict.fromkeys(name_of(case) for case in cases))
        codes = [path for one in whole.each("Coding") if (path := self._code(one))]
        if codes:
            yield "code", tuple(codes)
        notes = [note for ref in whole.each("NoteRef") if (note := self._note(target(ref)))]
        if notes:
            yield "note", tuple(notes)

    def _variables(self, part: Element, whole: Element) -> dict[str, tuple[str, ...]]:
        """Give the variables of a source and of the cases it is of; its own go before theirs."""
        cases = (case for one in (part, whole) for case in self._project.cases.get(guid(one), ()))
        several = (one for element in (*cases, part, whole) for one in self._project.variable_values(element))
        return {variable: (value,) for variable, value in several}

    def _marks(self, part: Element) -> Iterator[Mark]:
        points = {guid(one): one.value("position") for one in part.each("SyncPoint")}
        for selection in part.children:
            if selection.name in _SELECTIONS:
                yield from self._of(selection, points)

    def _of(self, selection: Element, points: dict[str, str | None]) -> Iterator[Mark]:
        """Give a mark for each coding of a selection, or one for its memo."""
        place = self._ends(selection, points)
        if place is None:
            self._drop(f"{selection.name} without its ends", "it says not, or not in numbers, where it is")
            return
        if place[0] == place[1]:
            self._drop("place of a selection of no width", "a quote needs words")
        fragments = (place,) if place[0] < place[1] else ()
        shared = self._notes(selection)
        codings = list(selection.each("Coding"))
        if not codings and not shared:
            self._drop("selection without a code or a memo", "it says nothing")
        for coding in codings or [selection]:
            code = self._code(coding) if codings else _MEMO
            if code is None:
                self._drop("coding by a code that is not in the list", "there is no telling what it means")
                continue
            if codings or shared:
                notes = (*self._notes(coding), *shared) if codings else shared
                yield self._mark(selection, coding, code, fragments, notes)

    def _mark(
        self, selection: Element, coding: Element, label: str, fragments: _Fragments, notes: tuple[str, ...]
    ) -> Mark:
        self._number += 1
        cases = tuple(name_of(case) for case in self._project.cases.get(guid(selection), ()))
        values = {key: given for key, given in (("note", notes), ("case", cases)) if given}
        place, annotator = self._source.at(selection.line), self._project.user(coding, selection)
        name = guid(coding) or f"coding-{self._number}"
        path = self._project.paths.get(_coded(coding), ())
        return Mark(name, label, place, fragments, values=values, annotator=annotator, path=path)

    def _code(self, coding: Element) -> str | None:
        code = _coded(coding)
        return self._project.codes.get(code) if code else None

    def _notes(self, element: Element) -> tuple[str, ...]:
        said = [_description(element), *(self._note(target(ref)) for ref in element.each("NoteRef"))]
        return tuple(one for one in said if one)

    def _note(self, name: str) -> str:
        note = self._project.notes.get(name)
        if note is None:
            return ""
        try:
            text = self._text(note) or ""
        except Unreadable:
            text = ""
        return " ".join((text or _description(note) or name_of(note)).removeprefix("\ufeff").split())

    def _ends(self, selection: Element, points: dict[str, str | None]) -> tuple[int, int] | None:
        """Give where a selection begins and ends: in numbers, or at the points where a transcript meets its sound."""
        if selection.name == "TranscriptSelection":
            start, end = (points.get((selection.value(key) or "").lower()) for key in ("fromSyncPoint", "toSyncPoint"))
        else:
            start, end = selection.value("startPosition"), selection.value("endPosition")
        found = (_number(start), _number(end))
        return None if found[0] is None or found[1] is None or found[0] > found[1] else (found[0], found[1])


def _coded_in(part: Element) -> str:
    """Give how many selections of a text have codings or memos, and how many these are, in words; "" for none."""
    selections = [one for one in part.children if one.name in _SELECTIONS]
    codings = sum(1 for one in selections for _ in one.each("Coding"))
    if not codings and not any(_description(one) or one.first("NoteRef") for one in selections):
        return ""
    return f"{_counted(len(selections), 'selection')} with {_counted(codings, 'coding')}"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _files(part: Element) -> str:
    """Give in brackets where a project says that a text is."""
    paths = [path for key in ("plainTextPath", "richTextPath") if (path := part.value(key))]
    return f" ({', '.join(paths)})" if paths else ""


def _number(text: str | None) -> int | None:
    plain = (text or "").strip()
    return int(plain) if plain.isascii() and plain.isdigit() and len(plain) < len(str(_MOST)) else None


def _coded(coding: Element) -> str:
    """Give the GUID of the code that a coding is by."""
    ref = coding.first("CodeRef")
    return target(ref) if ref is not None else ""


def _description(element: Element) -> str:
    found = element.first("Description")
    return " ".join(found.text.split()) if found is not None else ""


def _day(moment: str | None) -> str:
    try:
        return datetime.fromisoformat(moment or "").date().isoformat()
    except ValueError:
        return ""
