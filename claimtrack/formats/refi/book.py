"""A list of codes -> codebook: the branches are fields, what stands below them are speakers, topics and claims.

A tree says little: no days, no languages. What it does not say its descriptions may (`lines`); what neither says is not
made up. A code outside the branches is a topic, the one under which `ingest` keeps the words that are coded by it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import Codebook
from claimtrack.domain.entries import Item, read_entries
from claimtrack.domain.entry_names import UNSAID
from claimtrack.domain.fields import read_lang
from claimtrack.domain.findings import Finding
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.mapping.branches import BY, CLAIM, TOPIC, branches, level
from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.records import topic_of
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Place
from claimtrack.domain.stance import parse_stance
from claimtrack.domain.vocabulary import SPEAKER_KINDS
from claimtrack.formats import markup
from claimtrack.formats.markup import Element
from claimtrack.formats.refi.lines import Lines, claim_key, read_lines
from claimtrack.formats.refi.project import name_of
from claimtrack.formats.source import Source, Unreadable

_STANCE: Final = "stance"
_DESCRIBED: Final = ("Description", "Code")
_LISTS: Final = ("topics", "member_of")
_NO_DAYS: Final = "a tree has none: it holds on every day; say `member of: GROUP | ROLE | FROM..UNTIL`"
_NO_FIELD: Final = "no field of ours holds it"


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codebook that a list of codes comes to, what is wrong in the list, and what of it is not kept."""

    codebook: Codebook
    findings: tuple[Finding, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Above:
    """What the codes above say of one: its field ("" outside the branches), topics, language, kind and group."""

    field: str
    path: tuple[str, ...] = ()
    lang: str = UNSAID
    kind: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a code and the lines of its description stand."""

    source: Source
    line: int
    lines: Mapping[tuple[str | int, ...], int]

    def value(self, *path: str | int) -> Place:
        """Give the place of a value: its line of the description, else that of the code."""
        lines = (self.lines.get(path[:end]) for end in range(len(path), 0, -1))
        return self.source.at(next((line for line in lines if line is not None), self.line))

    def key(self, *path: str | int) -> Place:
        """Give the place of a key, which stands on the line of its value."""
        return self.value(*path)


def read(source: Source, profile: Profile) -> CodeList:
    """Read a list of codes as the codebook for texts that a profile maps; raises Unreadable for what is none."""
    root = markup.parse(source)
    if root.name != "CodeBook":
        hint = "a project is called NAME.qdpx, or NAME.qde where it is unpacked" if root.name == "Project" else None
        message = f"this is no list of codes: its root is <{root.name}>, not <CodeBook>"
        raise Unreadable(message, source.at(root.line), hint)
    return _Tree(source, profile).read(root)


@dataclass
class _Tree:
    """Walks the codes of one list."""

    source: Source
    profile: Profile
    items: list[Item] = field(default_factory=list)
    known: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    joined: dict[int, dict[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._fields = branches(self.profile)

    def read(self, root: Element) -> CodeList:
        stack: list[tuple[Element, _Above | None]] = [(code, None) for code in _codes(root.each("Codes"))]
        while stack:
            code, above = stack.pop()
            below = self._take(code, above)
            stack.extend((child, below) for child in _codes([code]))
        for one in root.children:
            if one.name != "Codes":
                self.left.update((f"{part.name} of codes", _NO_FIELD) for part in one.children or (one,))
        for fields in self.joined.values():
            for several in _LISTS:
                if several in fields:
                    fields[several] = list({repr(one): one for one in fields[several]}.values())
        codebook, between = read_entries(self.items, lang=UNSAID)
        dropped = tuple(Dropped(what, number, why) for (what, why), number in sorted(self.left.items()))
        return CodeList(codebook, (*self.findings, *between), dropped)

    def _take(self, code: Element, above: _Above | None) -> _Above:
        """Take one code; gives what it says of those below it."""
        self.left.update((f"{one.name} of a code", _NO_FIELD) for one in code.children if one.name not in _DESCRIBED)
        if code.value("color"):
            self.left["colour of a code", _NO_FIELD] += 1
        name = (code.value("name") or "").strip()
        if not name:
            message = "this code has no name"
            self.findings.append(finding("CT105", self.source.at(code.line), message, 'give it one: <Code name="…">'))
            return above or _Above("")
        branch = self._fields.get(norm_key(name)) if above is None else None
        if branch is not None:
            return self._branch(code, branch, norm_key(name))
        above = above or _Above("")
        if above.field == BY:
            return self._speaker(code, name, above)
        if above.field in CLAIM:
            return self._claim(code, name, above)
        if above.field == TOPIC:
            return self._topic(code, level(name), above)
        return self._value(code, name, above) if above.field else self._outside(code, above)

    def _branch(self, code: Element, branch: str, name: str) -> _Above:
        said = _said("branch", code)
        self._lose(said)
        lang = read_lang(said.fields.get("lang", UNSAID))
        if lang is None:
            message = f"`{said.fields['lang']}` is not a language tag"
            place = self.source.at(said.at["lang",])
            self.findings.append(finding("CT120", place, message, "for example en, ru, uk"))
        return _Above(branch, lang=lang or UNSAID, kind=name if name in SPEAKER_KINDS else None)

    def _speaker(self, code: Element, name: str, above: _Above) -> _Above:
        if _is_folder(code):
            self._folder(code)
            kind = norm_key(name)
            return replace(above, kind=kind if kind in SPEAKER_KINDS else above.kind)
        said = _said("speaker", code)
        fields = said.fields
        if above.kind and "kind" not in fields:
            fields["kind"] = above.kind
        if above.group not in (None, name) and "member_of" not in fields:
            fields["member_of"] = [{"of": above.group}]
            self.left["first and last day of a membership", _NO_DAYS] += 1
        if said.others:
            fields["note"] = "\n".join(([fields["note"]] if "note" in fields else []) + said.others)
        self._add("speaker", code, said, _named(name, fields, above.lang))
        return replace(above, kind=None, group=str(fields.get("key") or name))

    def _topic(self, code: Element, name: str, above: _Above) -> _Above:
        if _is_folder(code):
            self._folder(code)
        else:
            said = _said("topic", code)
            self._lose(said)
            fields = _named(name, said.fields, above.lang)
            if above.path:
                fields.setdefault("parent", "/".join(above.path))
            self._add("topic", code, said, fields)
        return replace(above, path=(*above.path, name))

    def _claim(self, code: Element, name: str, above: _Above) -> _Above:
        if _is_folder(code) or code.first("Code") is not None:
            self._folder(code)
            return replace(above, path=(*above.path, level(name)))
        said = _said("claim", code)
        self._lose(said)
        fields = said.fields
        key = claim_key(name, fields)
        fields.setdefault("lang", above.lang)
        if key != name:
            fields["text"] = {fields["lang"]: name_of(code)} | fields.get("text", {})
        if above.path and "topics" not in fields:
            fields["topics"] = ["/".join(above.path)]
        self._add("claim", code, said, {**fields, "key": key})
        return above

    def _value(self, code: Element, name: str, above: _Above) -> _Above:
        """Count a code of a field of which a codebook says nothing; our own words for stances need not be said."""
        self._lose(_said("branch", code))
        if above.field == _STANCE and parse_stance(name) is None:
            self.left["word for a stance", "ours are fixed; a profile says what others mean"] += 1
        elif above.field != _STANCE:
            self.left[f"code of the field `{above.field}`", "records have it, a codebook has not"] += 1
        return above

    def _outside(self, code: Element, above: _Above) -> _Above:
        path = (*above.path, name_of(code))
        if _is_folder(code):
            self._folder(code)
        else:
            said = _said("topic", code)
            self._lose(said)
            name = topic_of(self.profile, "/".join(path))
            self._add("topic", code, said, _named(name, said.fields, above.lang))
        return replace(above, path=path)

    def _folder(self, code: Element) -> None:
        self._lose(_said("branch", code))
        if code.first("Code") is None:
            self.left["folder without codes", "it only holds others"] += 1

    def _lose(self, said: Lines) -> None:
        if said.others:
            self.left["description of a code", "nothing of ours begins like its lines"] += 1

    def _add(self, kind: str, code: Element, said: Lines, fields: dict[str, Any]) -> None:
        """Add an entry; what stands in several places of a tree is one entry with all its groups or topics."""
        given = {name: value for name, value in fields.items() if name not in _LISTS}
        own = given.get("key") or f"{given.get('parent', '')}/{norm_key(given['name']['text'])}"
        name = (kind, str(own))
        before = self.known.get(name)
        if before is not None and given == {one: value for one, value in before.items() if one not in _LISTS}:
            for several in _LISTS:
                if several in fields:
                    before.setdefault(several, []).extend(fields[several])
            self.joined[id(before)] = before
            return
        self.known.setdefault(name, fields)
        self.items.append((kind, fields, _Where(self.source, code.line, said.at)))


def _codes(groups: Iterable[Element]) -> list[Element]:
    """Give the codes right below some elements, the last first: a stack gives them back in their order."""
    return [code for group in groups for code in group.each("Code")][::-1]


def _is_folder(code: Element) -> bool:
    return (code.value("isCodable") or "").strip().lower() in ("false", "0")


def _said(of: str, code: Element) -> Lines:
    described = code.first("Description")
    return read_lines(of, described.text, described.line) if described is not None else Lines()


def _named(name: str, fields: dict[str, Any], lang: str) -> dict[str, Any]:
    """Give the fields of an entry with its primary name, in the language it says or that of its branch."""
    return {"name": {"text": name, "lang": fields.pop("lang", lang)}, **fields}
