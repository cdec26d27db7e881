"""Native file -> raw article: a line scanner that knows the exact line and column of everything it passes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from claimtrack.domain.catalogue import finding
from claimtrack.domain.fields import FIELDS, VERSION, is_field
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import closest
from claimtrack.domain.records import Place, RawArticle, RawRecord, Value
from claimtrack.domain.stance import parse_stance
from claimtrack.formats.native.layout import BOM, FENCE, MARKER, Layout, near_marker, split

_FIELD = re.compile(r"([A-Za-z][\w-]*(?:\[[^\]]*\])?)\s*:")
_AT_LINE_WORDS = 3

Sidecar = Callable[[str], str]


def parse(text: str, *, file: str, sidecar: Sidecar | None = None) -> tuple[RawArticle | None, list[Finding]]:
    """Read one native file; every problem of its form is a finding, None only where it has no header at all.

    `sidecar` gives the text of the file that a `text:` key names; it may raise OSError or ValueError.
    """
    findings: list[Finding] = []
    layout = split(text)
    if layout is None:
        return None, [_no_header(text, file)]
    if "\0" in text:
        findings.append(_no_text(text, file))
    header = _header(layout.head, file, findings)
    records = _records(layout, file, findings)
    body = _body(layout, header, sidecar, findings)
    if layout.marker_line is None:
        findings.append(_no_marker(layout, file))
    text_line = None if "text" in header else layout.header_lines + 1
    return RawArticle(Place(file, 1, 1, FENCE, len(FENCE)), header, body, records, text_line), findings


def _no_header(text: str, file: str) -> Finding:
    first = text.split("\n", 1)[0].removeprefix(BOM).rstrip()
    place = Place(file, 1, 1, first, max(len(first), 1))
    if first == FENCE:
        return finding("CT102", place, "the header is not closed", "end it with a line of three dashes: ---")
    return finding("CT102", place, "the file does not begin with a header", "the first line must be ---")


def _no_text(text: str, file: str) -> Finding:
    before = text[: text.index("\0")]
    number = before.count("\n")
    place = _at(file, number + 1, text.split("\n")[number].rstrip(), len(before) - before.rfind("\n") - 1, 1)
    return finding("CT101", place, "there is a NUL character here, so this is not plain text", "remove it")


def _no_marker(layout: Layout, file: str) -> Finding:
    near = near_marker(layout.body)
    lines = layout.body.split("\n")
    last = len(lines) - 1 if lines[-1].strip() or len(lines) == 1 else len(lines) - 2
    at = last if near is None else near
    line = lines[at].rstrip("\r")
    place = Place(file, layout.header_lines + at + 1, 1, line, max(len(line), 1))
    return finding("CT107", place, "no statements line, so everything here is article text", f"write: {MARKER}")


def _header(head: str, file: str, findings: list[Finding]) -> dict[str, Value]:
    header: dict[str, Value] = {}
    first_lines: dict[str, int] = {}
    lines = head.removesuffix("\n").split("\n")
    for number, raw in enumerate(lines[1:-1], start=2):
        line = raw.rstrip()
        if not line or line.startswith("#"):
            continue
        name, colon, value = line.partition(":")
        key = name.strip()
        if not colon or not key:
            place = _at(file, number, line, len(line) - len(line.lstrip()), len(line.strip()))
            findings.append(finding("CT103", place, "a header line must read `key: value`", None))
        elif key in header:
            place = _at(file, number, line, line.index(key), len(key))
            findings.append(finding("CT104", place, f"`{key}` is given twice", f"first on line {first_lines[key]}"))
        else:
            header[key] = _value(file, number, line, len(name) + 1, value)
            first_lines[key] = number
    _version(header, Place(file, 1, 1, FENCE, len(FENCE)), findings)
    return header


def _version(header: dict[str, Value], fence: Place, findings: list[Finding]) -> None:
    value = header.get("claimtrack")
    if value is None:
        message = "the header has no `claimtrack` key"
        findings.append(finding("CT105", fence, message, f"add: claimtrack: {VERSION}"))
    elif value.text != VERSION:
        message = f"this is version {value.text or '(none)'} of the format, which is not known here"
        findings.append(finding("CT106", value.place, message, f"the version is {VERSION}"))


def _body(layout: Layout, header: dict[str, Value], sidecar: Sidecar | None, findings: list[Finding]) -> str | None:
    name = header.get("text")
    if name is None:
        return _as_summed(layout.body, header.get("sha256")) or None
    if layout.body.strip():
        message = "the text is in another file, so nothing may stand here"
        lines = layout.body.split("\n")
        at = next(n for n, line in enumerate(lines) if line.strip())
        line = lines[at].rstrip()
        place = Place(name.place.file, layout.header_lines + at + 1, 1, line, len(line))
        findings.append(finding("CT114", place, message, "remove the `text:` key or the text"))
        return layout.body
    if sidecar is None or name.text.startswith(("/", "\\")) or not name.text:
        message = "a `text:` key names a file beside this one, by a relative path"
        findings.append(finding("CT114", name.place, message, None))
        return None
    try:
        return sidecar(name.text)
    except (OSError, ValueError) as problem:
        message = f"cannot read the text of this article: {getattr(problem, 'strerror', None) or problem}"
        findings.append(finding("CT114", name.place, message, None))
        return None


def _as_summed(body: str, digest: Value | None) -> str:
    """Give the body, without its last line end where only so it has the digest the header states.

    A text that does not end with a line end could not stand above the statements line otherwise.
    """
    if digest is None or not body.endswith("\n") or _sum(body) == digest.text.lower():
        return body
    cut = next((c for c in (body[:-1], body.removesuffix("\r\n")) if _sum(c) == digest.text.lower()), None)
    return body if cut is None else cut


def _sum(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass
class _Draft:
    """A record while its lines come in."""

    place: Place
    words: tuple[Value, Value, Value]
    quotes: list[Value] = field(default_factory=list)
    fields: dict[str, Value] = field(default_factory=dict)

    def done(self) -> RawRecord:
        return RawRecord(self.place, *self.words, tuple(self.quotes), self.fields)


def _records(layout: Layout, file: str, findings: list[Finding]) -> tuple[RawRecord, ...]:
    drafts: list[_Draft] = []
    if layout.marker_line is None:
        return ()
    for number, raw in enumerate(layout.records.split("\n"), start=layout.marker_line + 1):
        line = raw.rstrip()
        indent = len(line) - len(line.lstrip())
        first = line[indent : indent + 1]
        if not first or first == "#":
            continue
        if first == "@":
            drafts.append(_opened(file, number, line, findings))
        elif not drafts:
            place = _at(file, number, line, indent, len(line) - indent)
            hint = "begin one: @id STANCE claim-key"
            findings.append(finding("CT108", place, "this line stands outside of any record", hint))
        elif first == ">":
            drafts[-1].quotes.append(_value(file, number, line, indent + 1, line[indent + 1 :]))
        else:
            _add_field(drafts[-1], _at(file, number, line, indent, len(line) - indent), line[indent:], findings)
    return tuple(draft.done() for draft in drafts)


def _opened(file: str, number: int, line: str, findings: list[Finding]) -> _Draft:
    at = line.index("@")
    words = [_at_word(file, number, line, match) for match in re.finditer(r"\S+", line[at + 1 :])]
    place = _at(file, number, line, at, len(line) - at)
    missing = Value("", place)
    bare = line[at + 1 : at + 2].isspace() or not words
    if bare:
        message = "a record begins with its id, directly after the @"
        findings.append(finding("CT109", place, message, "@id STANCE claim-key"))
        return _Draft(place, (missing, missing, missing))
    if len(words) > _AT_LINE_WORDS:
        extra = words[_AT_LINE_WORDS]
        hint = "a claim key is one word: join its parts with hyphens"
        wide = Place(file, number, extra.place.column, line, len(line) - extra.place.column + 1)
        findings.append(finding("CT109", wide, "nothing may follow the claim key", hint))
    elif len(words) < _AT_LINE_WORDS:
        words, lacking = _fill_in(words, missing)
        end = _at(file, number, line, len(line), 1)
        findings.append(finding("CT109", end, f"this record has no {lacking}", "@id STANCE claim-key, or - as the key"))
    return _Draft(place, (words[0], words[1], words[2]))


def _fill_in(words: list[Value], missing: Value) -> tuple[list[Value], str]:
    """Give three words for a line that has fewer, an empty one where one is missing, and the name of what is."""
    if len(words) == 1:
        return [words[0], missing, missing], "stance and no claim key"
    if parse_stance(words[1].text) is None:
        return [words[0], missing, words[1]], "stance"
    return [*words, missing], "claim key"


def _at_word(file: str, number: int, line: str, match: re.Match[str]) -> Value:
    return Value(match[0], _at(file, number, line, line.index("@") + 1 + match.start(), len(match[0])))


def _add_field(draft: _Draft, place: Place, line: str, findings: list[Finding]) -> None:
    match = _FIELD.match(line)
    if match is None:
        hint = "a record has `>` lines for its quote, `field: value` lines and # comments"
        findings.append(finding("CT108", place, "this line is neither a quote nor a field", hint))
        return
    name = match[1]
    named = place.at(0, len(name))
    if not is_field(name):
        near = closest(name, FIELDS, limit=1)
        hint = f"did you mean `{near[0]}`?" if near else "the fields are: " + ", ".join(FIELDS)
        findings.append(finding("CT112", named, f"there is no field `{name}`", hint))
    elif name in draft.fields:
        first = draft.fields[name].place.line
        findings.append(finding("CT104", named, f"`{name}` is given twice in this record", f"first on line {first}"))
    else:
        whole = place.text or ""
        draft.fields[name] = _value(place.file, place.line, whole, place.column - 1 + match.end(), line[match.end() :])


def _value(file: str, number: int, line: str, start: int, text: str) -> Value:
    """Give the trimmed value that begins somewhere after offset `start` of its line."""
    trimmed = text.strip()
    offset = start + (len(text) - len(text.lstrip()) if trimmed else 0)
    return Value(trimmed, _at(file, number, line, offset, len(trimmed)))


def _at(file: str, number: int, line: str, offset: int, width: int) -> Place:
    return Place(file, number, offset + 1, line, max(width, 1))
