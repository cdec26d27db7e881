"""Codebook sheets: `sources.csv`, `speakers.csv`, `memberships.csv`, `topics.csv`, `claims.csv`, `occasions.csv`.

The first row names the fields; `names:ru`, `text:en` and, where the primary name is in another language, `name:ru`
carry a language. Several values stand in one cell with `;`. A name of another kind begins with it: `metonym: Port`.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import PurePath
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.codebook import Codebook
from claimtrack.domain.entries import Item, read_entries
from claimtrack.domain.entry_fields import ENTRY_FIELDS
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import closest, norm_key
from claimtrack.domain.records import Place
from claimtrack.domain.vocabulary import NAME_KINDS

SHEET_KINDS: Final = {
    "sources.csv": "source",
    "speakers.csv": "speaker",
    "topics.csv": "topic",
    "claims.csv": "claim",
    "occasions.csv": "occasion",
}
MEMBERSHIPS: Final = "memberships.csv"
MEMBERSHIP_FIELDS: Final = ("member", "of", "role", "from", "until")
_LISTS: Final = ("domains", "topics", "about")
_BY_LANG: Final = ("names", "text")
_NAME: Final = "name"
_NOT_CELLS: Final = ("member_of",)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its cells by column, and where they stand as far as the sheet's lines tell."""

    cells: Mapping[str, str]
    line: Place

    def value(self, *path: str | int) -> Place:
        """Give the place of a cell; of the row where the path is empty."""
        column = f"{path[0]}:{path[1]}" if len(path) > 1 and path[0] in _BY_LANG else str(path[0]) if path else ""
        text = self.cells.get(column, "") or next((self.cells[one] for one in _named(self.cells, column)), "")
        at = (self.line.text or "").find(text) if text else -1
        return self.line.at(at, len(text)) if at >= 0 else self.line

    def key(self, *path: str | int) -> Place:
        """Give the place of the cell, as a row has no keys of its own."""
        return self.value(*path)


def parse(sheets: Mapping[str, str], *, lang: str = "en") -> tuple[Codebook, list[Finding]]:
    """Read the sheets of one folder, text by file; rows with errors are left out."""
    findings: list[Finding] = []
    items: list[Item] = []
    memberships: list[_Row] = []
    for file, text in sheets.items():
        name = PurePath(file).name.lower()
        if name == MEMBERSHIPS:
            memberships += _rows(text, file, MEMBERSHIP_FIELDS, findings)
        else:
            kind = SHEET_KINDS[name]
            known = tuple(key for key in ENTRY_FIELDS[kind] if key not in _NOT_CELLS)
            rows = _rows(text, file, known, findings)
            items += [(kind, _mapping(row.cells), row) for row in rows if not _two_names(row, findings)]
    joined = _with_memberships(items, memberships, findings)
    codebook, more = read_entries(joined, lang=lang)
    return codebook, findings + more


def _rows(text: str, file: str, known: tuple[str, ...], findings: list[Finding]) -> Iterator[_Row]:
    lines = list(StringIO(text.removeprefix("\ufeff"), newline=""))
    header = lines[0] if lines else ""
    delimiter = next((mark for mark in ",;\t" if mark in header), ",")
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    columns: list[str] | None = None
    before = 0
    try:
        for cells in reader:
            place = Place(file, before + 1, 1, lines[before].rstrip("\r\n"))
            before = reader.line_num
            if columns is None:
                columns = [cell.strip() for cell in cells]
                wrong = list(_wrong_columns(columns, known, place))
                findings += wrong
                if wrong:
                    return
            elif len(cells) > len(columns):
                message = f"this row has {len(cells)} cells, the header row {len(columns)}"
                findings.append(finding("CT121", place, message, "put text with a comma into double quotes"))
            elif any(cell.strip() for cell in cells):
                yield _Row({key: cell.strip() for key, cell in zip(columns, cells, strict=False)}, place)
    except csv.Error as problem:
        place = Place(file, before + 1, 1, lines[before].rstrip("\r\n"))
        findings.append(finding("CT121", place, f"this row cannot be read: {problem}", "a quote mark may be open"))


def _wrong_columns(columns: list[str], known: tuple[str, ...], place: Place) -> Iterator[Finding]:
    at = 0
    for number, column in enumerate(columns):
        base, colon, _ = column.partition(":")
        at = max((place.text or "").find(column, at), at)
        where = place.at(at, len(column))
        at += len(column)
        if column in columns[:number]:
            yield finding("CT104", where, f"the column `{column}` stands twice", None)
        elif base not in known or (base != _NAME and bool(colon) != (base in _BY_LANG)):
            shown = [f"{key}:en" if key in _BY_LANG else key for key in known]
            near = closest(column, shown, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "the columns are: " + ", ".join(shown)
            yield finding("CT121", where, f"there is no column `{column}`", hint)


def _named(cells: Mapping[str, str], base: str) -> list[str]:
    """Give the columns of a field that have something in them, in whatever language."""
    return [column for column, text in cells.items() if text and column.partition(":")[0] == base]


def _two_names(row: _Row, findings: list[Finding]) -> bool:
    """Tell whether a row has its primary name twice; that is an error, as there is no telling which one is meant."""
    columns = _named(row.cells, _NAME)
    if len(columns) > 1:
        message = f"this row has two primary names, `{columns[0]}` and `{columns[1]}`"
        hint = f"names in other languages stand under names:{columns[1].partition(':')[2] or 'en'}"
        findings.append(finding("CT121", row.value(), message, hint))
    return len(columns) > 1


def _mapping(cells: Mapping[str, str]) -> dict[str, object]:
    """Give the cells of a row as the mapping a codebook table would be."""
    data: dict[str, object] = {}
    by_lang: dict[str, dict[str, object]] = {}
    for column, text in cells.items():
        base, colon, lang = column.partition(":")
        if not text:
            continue
        if colon and base == _NAME:
            data[_NAME] = {"text": text, "lang": lang.strip()}
        elif colon:
            values = [_name(value) for value, _ in split_values(text)]
            by_lang.setdefault(base, {})[lang.strip()] = values if base == "names" else text
        elif column == "relations":
            data[column] = [_relation(value) for value, _ in split_values(text)]
        elif column in _LISTS:
            data[column] = [value for value, _ in split_values(text)]
        else:
            data[column] = text
    return data | by_lang


def _name(text: str) -> object:
    """Give a name as a codebook table has it; one that begins with a kind of name and a colon is of that kind."""
    kind, sign, words = text.partition(":")
    return {"text": words.strip(), "kind": kind} if sign and kind in NAME_KINDS else text


def _relation(text: str) -> dict[str, str]:
    kind, _, to = text.partition(" ")
    return {"type": kind, "to": to.strip()}


def _with_memberships(items: list[Item], rows: list[_Row], findings: list[Finding]) -> list[Item]:
    """Give the items with each membership put into its member, found by name or key; a source becomes a speaker too."""
    members: dict[str, list[dict[str, str]]] = {}
    actors = [item for item in items if item[0] in ("source", "speaker")]
    # A key, even one that is not written out, tells namesakes apart: it wins over a name.
    known = {norm_key(_text(item, _NAME)): item for item in actors} | {
        norm_key(_identity(item)): item for item in actors
    }
    for row in rows:
        item = known.get(norm_key(row.cells.get("member", "")))
        if item is None:
            message = f"there is no speaker or source `{row.cells.get('member', '')}` in these sheets"
            near = closest(row.cells.get("member", ""), known, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "add it to speakers.csv"
            findings.append(finding("CT121", row.value("member"), message, hint))
        else:
            cells = {key: cell for key, cell in row.cells.items() if key != "member" and cell}
            members.setdefault(_identity(item), []).append(cells)
    done = [_joined(item, members.pop(_identity(item), [])) if item[0] == "speaker" else item for item in items]
    sources = [item for item in items if item[0] == "source" and _identity(item) in members]
    return done + [_joined(_as_speaker(item), members[_identity(item)]) for item in sources]


def _text(item: Item, key: str) -> str:
    given = item[1].get(key)
    return str(given["text"] if isinstance(given, Mapping) else given or "")


def _identity(item: Item) -> str:
    return _text(item, "key") or norm_key(_text(item, _NAME))


def _as_speaker(item: Item) -> Item:
    return "speaker", {key: item[1][key] for key in (_NAME, "key") if key in item[1]}, item[2]


def _joined(item: Item, members: list[dict[str, str]]) -> Item:
    return (item[0], {**item[1], "member_of": members}, item[2]) if members else item
