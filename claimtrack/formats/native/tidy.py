"""Native file -> the same file with canonical records; header, text and statements line stay as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimtrack.domain.chain import format_chain, parse_chain
from claimtrack.domain.fields import field_rank
from claimtrack.formats.native.layout import split


@dataclass
class _Line:
    """A line of a record with the comments that stand directly above it, which move with it."""

    text: str
    above: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        yield from self.above
        yield self.text


@dataclass
class _Block:
    """A record, or (with `opening` None) comments that stand by themselves; `below` are a record's closing comments."""

    opening: _Line | None = None
    quotes: list[_Line] = field(default_factory=list)
    fields: list[_Line] = field(default_factory=list)
    below: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        ordered = sorted(self.fields, key=lambda line: field_rank(line.text.partition(":")[0]))
        for line in ([self.opening] if self.opening else []) + self.quotes + ordered:
            yield from line.lines()
        yield from self.below


def tidy(text: str) -> str:
    """Give the file with its records in canonical form: field order, spacing, one blank line between two records.

    Only for a file without errors. Words are kept as they are; comments stay with the line below them.
    """
    layout = split(text)
    if layout is None or layout.marker_line is None:
        return text
    blocks = _blocks(layout.records.split("\n"))
    if not blocks:
        return text
    end = "\r\n" if layout.marker.endswith("\r\n") else "\n"
    marker = layout.marker if layout.marker.endswith("\n") else layout.marker + end
    records = (end + end).join(end.join(block.lines()) for block in blocks)
    return layout.head + layout.body + marker + end + records + end


class _Sorter:
    """Takes the lines after the statements line one by one and gathers them into blocks."""

    def __init__(self) -> None:
        self.done: list[_Block] = []
        self.record: _Block | None = None
        self.waiting: list[list[str]] = []
        self.blank = False

    def take(self, line: str) -> None:
        """Take a trimmed line; comments wait until what follows tells to whom they belong."""
        if line.startswith("#"):
            # A paragraph of comments that a blank line parts from the record before it begins with an empty entry.
            if self.blank or not self.waiting:
                self.waiting.append([] if self.record is None or not self.blank else [""])
            self.waiting[-1].append(line)
        elif line.startswith("@"):
            above = self.waiting.pop() if self.waiting and not self.blank else []
            self.close()
            self.record = _Block(_Line(" ".join(line.split()), _comments([above])))
        elif line and self.record:
            content = _Line(_content(line), _comments(self.waiting))
            (self.record.quotes if line[0] == ">" else self.record.fields).append(content)
            self.waiting = []
        self.blank = not line

    def close(self) -> None:
        """Put away the record; comments after it stay with it unless a blank line parts them."""
        if self.record:
            if self.waiting and self.waiting[0][0]:
                self.record.below = self.waiting.pop(0)
            self.done.append(self.record)
        self.done += [_Block(below=_comments([paragraph])) for paragraph in self.waiting]
        self.record, self.waiting = None, []


def _blocks(lines: Iterable[str]) -> list[_Block]:
    sorter = _Sorter()
    for line in lines:
        sorter.take(line.strip())
    sorter.close()
    return sorter.done


def _comments(paragraphs: list[list[str]]) -> list[str]:
    return [line for paragraph in paragraphs for line in paragraph if line]


def _content(line: str) -> str:
    if line.startswith(">"):
        return f"> {line[1:].strip()}".rstrip()
    name, _, value = line.partition(":")
    value = value.strip()
    if name.strip() == "by" and value:
        value = format_chain(parse_chain(value))
    return f"{name.strip()}: {value}".rstrip()
