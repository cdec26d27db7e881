"""A CAS -> documents: one for each text, with a mark for every annotation and a link for all that one leads to."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from claimtrack.domain.foreign import Document, Link, Mark, Values
from claimtrack.domain.offsets import UTF_16
from claimtrack.formats.source import Unreadable
from claimtrack.formats.uima.structures import ANNOTATION, DOCUMENT, MOST_ENDS, NEXT, Cas, Sofa, Structure

_META: Final = ("DocumentMetaData", "DocumentAnnotation")
_UNSAID: Final = "x-unspecified"
_FIRST: Final = "_InitialView"
_TARGET, _ROLE = "target", "role"
_NOTHING: Final = "0"
_RELATING: Final = {"Governor": "source", "Dependent": "target"}
"""The features of a relation, and the roles that marks have in it."""


class Maker:
    """Makes the documents of one CAS, all by one annotator."""

    def __init__(self, cas: Cas, facts: Values, annotator: str) -> None:
        self._cas = cas
        self._given = facts
        self._annotator = annotator
        self._labels = _labels(cas.structures)
        self._by_id = {one.id: one for one in cas.structures}
        self._number = 0
        self.dropped: Counter[tuple[str, str]] = Counter()

    def documents(self) -> Iterator[Document]:
        """Give a document for every text; what is of no text is counted."""
        of: dict[str, list[Structure]] = defaultdict(list)
        for one in self._cas.structures:
            of[one.sofa].append(one)
        for sofa in self._cas.sofas.values():
            yield self._document(sofa, of.get(sofa.id, []))
        led = {end for one in self._cas.structures for leads in one.leads.values() for end in self._cas.ends(leads)}
        for one in self._cas.structures:
            if one.sofa not in self._cas.sofas and one.id not in led:
                self.dropped[f"{self._labels[one.type]} of no text", "it marks no words and no document"] += 1
        for kind, number in self._cas.skipped.items():
            self.dropped[kind, "an array that several may share"] += number
        if not self._cas.sofas:
            self.dropped["CAS without a text", "there is nothing to quote"] += 1

    def _document(self, sofa: Sofa, structures: Sequence[Structure]) -> Document:
        meta = [one for one in structures if self._is_meta(one)]
        annotations = [one for one in structures if self._is_annotation(one) and not self._is_meta(one)]
        if sofa.text is None:
            self.dropped["text that is not in the file", "it lies elsewhere or is no text"] += 1
        relations = [one for one in annotations if self._relates(one)]
        marking = [one for one in annotations if not self._relates(one)]
        ids = {one.id: f"{self._labels[one.type]}-{one.id}" for one in marking}
        links = [*self._chains(marking, ids), *self._relations(relations, ids)]
        marks: list[Mark] = []
        for one in marking:
            ends = tuple(self._ends(one, ids))
            values = dict(one.values)
            label, mark = self._labels[one.type], ids[one.id]
            if ends:
                host = (("host", mark), *ends)
                links.append(Link(f"{mark}-links", label, one.place, host, values, self._annotator, of_mark=True))
            fragments = self._fragments(one)
            marks.append(Mark(mark, label, one.place, fragments, values=values, annotator=self._annotator))
        (name,) = self._given["name"]
        name = name if len(self._cas.sofas) == 1 or sofa.name == _FIRST else f"{name} {sofa.name}"
        own = {**self._given, "name": (name,)}
        return Document(sofa.place, name, sofa.text, _facts(meta), tuple(marks), tuple(links), UTF_16, own=own)

    def _relates(self, one: Structure) -> bool:
        """Tell whether it is a relation from one mark to one other: it stands on its target, and marks nothing."""
        leads = [one.leads.get(key, ()) for key in _RELATING]
        return all(len(each) == 1 and each[0] not in self._cas.lists for each in leads)

    def _relations(self, relations: Sequence[Structure], ids: dict[str, str]) -> Iterator[Link]:
        for one in relations:
            label = self._labels[one.type]
            ends = tuple((role, ids[end]) for key, role in _RELATING.items() for end in one.leads[key] if end in ids)
            if len(ends) == len(_RELATING):
                yield Link(
                    f"{label}-{one.id}", label, one.place, ends, dict(one.values), self._annotator, is_relation=True
                )
            else:
                self.dropped[f"relation {label} without both ends", "the file has no such mark"] += 1

    def _chains(self, annotations: Sequence[Structure], ids: dict[str, str]) -> Iterator[Link]:
        """Give each chain of marks as one link, and take the ways from mark to mark away."""
        known = {one.id: one for one in annotations}
        after = {}
        for one in annotations:
            lead = known.get(next(iter(one.leads.get(NEXT, ())), ""))
            if lead is not None and lead.type == one.type:
                after[one.id] = lead.id
                del one.leads[NEXT]
        inner = set(after.values())
        for one in annotations:
            chain = [one.id] if one.id in after and one.id not in inner else []
            while chain and chain[-1] in after:
                chain.append(after.pop(chain[-1]))
            if chain:
                label = self._labels[one.type]
                ends = tuple((f"link{number}", ids[each]) for number, each in enumerate(chain, 1))
                yield Link(
                    f"{label}-chain-{one.id}", label, one.place, ends, annotator=self._annotator, is_relation=True
                )

    def _fragments(self, one: Structure) -> tuple[tuple[int, int], ...]:
        if one.begin is None or one.end is None or one.begin >= one.end:
            self.dropped["place of a mark that covers nothing", "a quote needs words"] += 1
            return ()
        return ((one.begin, one.end),)

    def _ends(self, one: Structure, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Give the marks an annotation leads to: by the feature, or through links by the role of each."""
        for feature, leads in one.leads.items():
            for end in self._cas.ends(leads):
                self._number += 1
                if self._number > MOST_ENDS:
                    message = f"its marks lead to each other in more than {MOST_ENDS:,} ways"
                    raise Unreadable(message, one.place)
                found = self._by_id.get(end)
                if end in ids:
                    yield feature, ids[end]
                elif found is not None and _TARGET in found.leads:
                    role = next(iter(found.values.get(_ROLE, ())), "") or feature
                    yield from ((role, ids[last]) for last in found.leads[_TARGET] if last in ids)
                elif found is not None:
                    self.dropped[f"{self._labels[found.type]} that a mark leads to", "it marks no words"] += 1
                elif end != _NOTHING:
                    self.dropped["way to what is not there", "the file has no such structure"] += 1

    def _is_annotation(self, one: Structure) -> bool:
        return (one.begin is not None and one.end is not None) or self._cas.types.is_a(one.type, ANNOTATION)

    def _is_meta(self, one: Structure) -> bool:
        """Tell whether it speaks of the whole document: of such a type, or of a text but of no place in it."""
        if one.type.rpartition(".")[2] in _META or self._cas.types.is_a(one.type, DOCUMENT):
            return True
        return bool(one.sofa) and not self._is_annotation(one)


def _facts(meta: Sequence[Structure]) -> dict[str, tuple[str, ...]]:
    """Give what several structures tell of a document: of one name each value once."""
    found: dict[str, tuple[str, ...]] = {}
    for one in meta:
        for key, values in one.values.items():
            if values != (_UNSAID,):
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), *values)))
    return found


def _labels(structures: Sequence[Structure]) -> dict[str, str]:
    """Give the name of each type after its last dot, whole where two would be the same."""
    names = {one.type for one in structures}
    short = Counter(name.rpartition(".")[2] for name in names)
    return {name: last if short[last := name.rpartition(".")[2]] == 1 else name for name in names}
