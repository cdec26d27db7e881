"""What is wrong with the record itself, as values: where it is, what it is, and the rules that need nothing else.

Rules of files are in `reading`; here is what must hold of that which was stored, whoever touched it since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from claimtrack.domain.catalogue import CATALOGUE
from claimtrack.domain.records import Quote, Segment
from claimtrack.domain.spans import AnchorProblem, TextIndex, words_at

_SHOWN: Final = 90


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is wrong: a thing by its kind and key; a record by its coder and id too; a file by its line."""

    kind: str
    key: str
    coder: str | None = None
    record: str | None = None
    file: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: code and severity of the catalogue, where, what, and what helps to judge it."""

    code: str
    severity: str
    spot: Spot
    message: str
    hint: str | None = None


def problem(code: str, spot: Spot, message: str, hint: str | None = None) -> Problem:
    """Give a problem with the severity that the catalogue states."""
    return Problem(code, CATALOGUE[code].severity, spot, message, hint)


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification found, and how much it looked at: kinds of things with their number."""

    problems: tuple[Problem, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def exit_code(self) -> int:
        """Give what the command line returns: 1 where anything is wrong, 0 where something only wants a look."""
        return int(any(one.severity == "error" for one in self.problems))


class Fault(NamedTuple):
    """A rule that does not hold: its code, and what is the matter."""

    code: str
    message: str
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A quote as it is stored: as its coder wrote it, the text's own words, and where they stand; None = none is."""

    written: str | None
    words: str | None
    segments: tuple[Segment, ...]


def misplaced(kept: Kept, text: TextIndex) -> Iterator[Fault]:
    """Give what is wrong with the place of a quote: other words stand there, or looking for it leads elsewhere."""
    if kept.written is None or kept.words is None:
        if kept.written != kept.words:
            missing = "the quote has no place" if kept.words is None else "there is a place, but no quote in the record"
            yield Fault("CT602", missing)
        return
    outside = any(not 0 <= part.start < part.end <= len(text.text) for part in kept.segments)
    if outside or not kept.segments:
        yield Fault("CT602", "the place of the quote lies outside its text", f"it is {_places(kept.segments)}")
    elif (there := words_at(text.text, kept.segments)) != kept.words:
        yield Fault("CT602", f"at its place stands “{short(there)}”", f"the stored quote is “{short(kept.words)}”")
    found = text.anchor(kept.written)
    if isinstance(found, AnchorProblem):
        yield Fault("CT603", f"the quote “{short(kept.written)}” {unplaced(found)}", closest_to(found))
    elif found.segments != kept.segments:
        message = f"the quote stands at {_places(found.segments)} of its text, not at {_places(kept.segments)}"
        yield Fault("CT603", message)


def fate(written: str, before: tuple[int, int], now: TextIndex, line: int) -> Fault | None:
    """Give what became of a quote in another text of its article; None where it stands where it stood.

    `before` is where it began and ended, `line` the line of its text on which it began.
    """
    found = now.anchor(written)
    if isinstance(found, Quote):
        start, end = found.segments[0].start, found.segments[-1].end
        if (start, end) == before:
            return None
        return Fault("CT622", f"the quote moved from line {line} of the text to line {now.line_of(start)}")
    if found.kind == "missing" and found.closest is None:
        return Fault("CT624", f"nothing in the text is like “{short(written)}”", found.detail)
    return Fault("CT623", f"the quote “{short(written)}” {unplaced(found)}", closest_to(found))


def unplaced(found: AnchorProblem) -> str:
    """Say why a quote has no place, as the end of a sentence."""
    if found.kind == "ambiguous":
        return f"occurs more than once: on lines {', '.join(map(str, dict.fromkeys(found.lines)))} of the text"
    return "does not occur in the text" if found.kind == "missing" else "cannot be looked for"


def closest_to(found: AnchorProblem) -> str | None:
    """Show the words of the text that are most like a quote, where there are any."""
    if found.closest is None:
        return found.detail
    return f"closest, on line {found.closest_line} of the text: “{short(found.closest)}”"


def broken_chain(n: int, ends: tuple[int | None, int | None], publishers: int, *, leading: bool) -> str:
    """Say what is wrong with a chain of `n` hops, numbered from the first of `ends` to the second."""
    if n == 0:
        return "the chain has no hop at all"
    if ends != (0, n - 1):
        return f"the hops of the chain ({n}) are numbered from {ends[0]} to {ends[1]}"
    if publishers == 0:
        return "nobody in the chain is its publisher"
    return f"the chain has {publishers} publishers" if leading else "the chain does not begin with its publisher"


def short(text: str) -> str:
    """Give a text on one line, cut where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def _places(segments: Iterable[Segment]) -> str:
    return ", ".join(f"{part.start}–{part.end}" for part in segments) or "nowhere"
