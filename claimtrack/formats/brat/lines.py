"""The lines of a `.ann` file by their ids: what is marked, joined and said, before it is known of what.

T text-bound, E event, R relation, A or M attribute, N normalisation, # note, * one and the same. A line that begins
with no id goes on with a text-bound one whose words are too few: some files have a raw line end inside them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.foreign import Dropped, Link, Mark, Refused
from claimtrack.domain.records import Place
from claimtrack.formats.source import Source

_LINE: Final = re.compile(r"(?:[TERAMN]\S*|#\S*|\*)\t")
_LIKE_ONE: Final = re.compile(r"[TERAMN#]\d+\b|\*\s")
_OFFSETS: Final = re.compile(r"\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*")
_BY_TABS: Final = re.compile(r"(\S+)\t(\d{1,9})\t(\d{1,9})(\t.*)?", re.DOTALL)
"""A mark as some write it: tabs where blanks belong."""
_BEGINS: Final = "a line begins with an id (T1, E1, R1, A1, N1, #1) and a tab"
_MORE_THAN_TEXT: Final = 100_000
_SHOWN: Final = 200
"""Letters of a line that is too long, as they are shown."""
_TOO_LONG: Final = f"a line may have {_MORE_THAN_TEXT:,} characters more than the text"
_RAW_ENDS: Final = ("line ends within covered words", "they are read as spaces")
_EQUIVALENT: Final = ("marks said to be one and the same (* Equiv)", "a name is known by its spelling or the codebook")
_NOWHERE: Final = ("attributes, notes and references of what is not there", "nothing says what they are of")
_ENDS: Final = ("ends of events and relations that are not there", "nothing says what they join")
_Values = dict[str, dict[str, list[str]]]


class _Senseless(Exception):
    """A line makes no sense: what is wrong, and how such a line is written."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class _Said:
    """A text-bound mark, event or relation as its line has it."""

    number: int
    line: str
    label: str
    fragments: tuple[tuple[int, int], ...] = ()
    covered: str | None = None
    ends: tuple[tuple[str, str], ...] = ()


class Lines:
    """Everything a file says. `refused` are lines that make no sense; the others stand.

    `length` is that of the text: a line may be as long, and somewhat longer.
    """

    def __init__(self, source: Source, length: int) -> None:
        self._source = source
        self._longest = length + _MORE_THAN_TEXT
        self._said: dict[str, _Said] = {}
        self._values: _Values = defaultdict(lambda: defaultdict(list))
        self._dropped: Counter[tuple[str, str]] = Counter()
        self.refused: list[Refused] = []
        for number, line, raw_ends in _logical(source.text):
            self._dropped[_RAW_ENDS] += raw_ends
            self._take(number, line)

    def marks(self, annotator: str) -> tuple[Mark, ...]:
        """Give the marks with their attributes."""
        return tuple(
            Mark(key, one.label, self._place(one), one.fragments, one.covered, "", "", self._of(key), annotator)
            for key, one in self._said.items()
            if one.fragments
        )

    def links(self, annotator: str) -> tuple[Link, ...]:
        """Give the events and relations with their attributes; ends that are not there are counted."""
        return tuple(
            Link(
                key,
                one.label,
                self._place(one),
                tuple(self._known(one)),
                self._of(key),
                annotator,
                is_relation=key[0] == "R",
            )
            for key, one in self._said.items()
            if not one.fragments
        )

    def dropped(self) -> Iterator[Dropped]:
        """Give what is not carried over; to be asked when marks and links were given."""
        unknown = self._values.keys() - self._said.keys()
        self._dropped[_NOWHERE] = sum(len(values) for key in unknown for values in self._values[key].values())
        for (what, why), number in sorted(self._dropped.items()):
            if number:
                yield Dropped(what, number, why)

    def _known(self, one: _Said) -> Iterator[tuple[str, str]]:
        for role, end in one.ends:
            if end in self._said:
                yield role, end
            else:
                self._dropped[_ENDS] += 1

    def _of(self, key: str) -> dict[str, tuple[str, ...]]:
        return {name: tuple(values) for name, values in self._values.get(key, {}).items()}

    def _place(self, one: _Said) -> Place:
        return self._source.at(one.number, one.line)

    def _take(self, number: int, line: str) -> None:
        if len(line) > self._longest:
            message = f"this line has {len(line):,} characters, far more than the text that it marks"
            self.refused.append(Refused(self._source.at(number, line[:_SHOWN]), message, _TOO_LONG))
            return
        key, _, rest = line.partition("\t")
        try:
            self._read(key, rest, number, line)
        except _Senseless as problem:
            self.refused.append(Refused(self._source.at(number, line), problem.message, problem.hint))

    def _read(self, key: str, rest: str, number: int, line: str) -> None:
        if not _LINE.match(line):
            message = f"this is no line of brat: {line[:60]!r}"
            raise _Senseless(message, _BEGINS)
        if key[0] in "TER" and key in self._said:
            message = f"{key} is the id of line {self._said[key].number} already"
            raise _Senseless(message, "give one of them an id of its own; the first is kept")
        if key[0] == "T":
            self._said[key] = _text_bound(rest, number, line)
        elif key[0] in "ER":
            self._said[key] = _joined(key, rest, number, line)
        elif key == "*":
            self._dropped[_EQUIVALENT] += 1
        else:
            self._say(key, rest, line)

    def _say(self, key: str, rest: str, line: str) -> None:
        """Take what a line says of another: an attribute, a reference, a note."""
        words, _, text = rest.partition("\t")
        name, *others = words.split() or [""]
        if not others:
            message = f"this line says not what it is of: {line[:60]!r}"
            raise _Senseless(message, "after the tab stand a name and the id that it is of: `A1⇥Stance E1 opposes`")
        values = self._values[others[0]]
        if key[0] in "AM":
            values[name].append(" ".join(others[1:]) or "yes")
        elif key[0] == "N":
            values["reference"].append(text or " ".join(others[1:]))
            values["reference id"].append(" ".join(others[1:]))
        else:
            values["note"].append(text)


def _logical(text: str) -> Iterator[tuple[int, str, int]]:
    """Give the logical lines with the number of their first and how many raw line ends are in each."""
    first, parts, missing = 0, list[str](), 0
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        told = line.removesuffix("\r")
        if not told.strip():
            continue
        if missing > 0 and not _LINE.match(told) and not _LIKE_ONE.match(told):
            parts.append(told)
            missing -= len(told) + 1
            continue
        if parts:
            yield first, " ".join(parts), len(parts) - 1
        first, parts, missing = number, [told], _missing(told)
    if parts:
        yield first, " ".join(parts), len(parts) - 1


def _missing(line: str) -> int:
    """Give how many letters a text-bound mark has fewer than its offsets cover: the next line has them."""
    key, _, rest = line.partition("\t")
    _, fragments, covered = _spanning(rest)
    return sum(end - start for start, end in fragments) - len(covered) if key[:1] == "T" and covered else 0


def _spanning(rest: str) -> tuple[str, tuple[tuple[int, int], ...], str]:
    """Give the label, fragments and covered words of a text-bound mark; no fragments where they make no sense."""
    if by_tabs := _BY_TABS.fullmatch(rest):
        rest = f"{by_tabs[1]} {by_tabs[2]} {by_tabs[3]}{by_tabs[4] or ''}"
    head, _, covered = rest.partition("\t")
    label, _, offsets = head.strip().partition(" ")
    pairs = [one.split() for one in offsets.split(";")] if _OFFSETS.fullmatch(offsets) else []
    fragments = tuple((int(start), int(end)) for start, end in pairs)
    return label, fragments if all(start < end for start, end in fragments) else (), covered


def _text_bound(rest: str, number: int, line: str) -> _Said:
    label, fragments, covered = _spanning(rest)
    if not label or not fragments:
        message = f"these are no offsets: {rest[:60]!r}"
        raise _Senseless(message, "a mark is `T1⇥LABEL START END⇥words`, with tabs for ⇥")
    return _Said(number, line, label, fragments, covered or None)


def _joined(key: str, rest: str, number: int, line: str) -> _Said:
    label, *ends = rest.split() or [""]
    pairs = [tuple(end.split(":", 1)) for end in ends]
    if key[0] == "E":
        label, colon, trigger = label.partition(":")
        pairs.insert(0, ("trigger", trigger) if colon else ())
    if not label or any(len(pair) != 2 or not all(pair) for pair in pairs):  # noqa: PLR2004 - a role and an id
        message = f"this is no event or relation of roles and ids: {rest[:60]!r}"
        raise _Senseless(message, "an event is `E1⇥LABEL:T1 ROLE:T2`, a relation `R1⇥LABEL Arg1:T1 Arg2:T2`")
    return _Said(number, line, label, ends=tuple((role, end) for role, end in pairs))
