"""Codebook -> CSV sheets that read as an equal codebook; what a cell cannot say is counted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.codebook import Codebook, Entry, SourceEntry, SpeakerEntry, body, kind_of
from claimtrack.domain.entries import DEFAULT_LANG
from claimtrack.domain.entry_fields import ENTRY_FIELDS
from claimtrack.domain.foreign import Dropped
from claimtrack.domain.names import norm_key
from claimtrack.domain.vocabulary import NAME_KINDS
from claimtrack.formats.sheet.reader import MEMBERSHIP_FIELDS, MEMBERSHIPS, SHEET_KINDS

_APART: Final = "; "
_OWN_SHEET: Final = "member_of"
_NO_KEY_NEEDED: Final = ("source", "speaker")
Cells = dict[str, str]


def write(codebook: Codebook) -> tuple[dict[str, str], list[Dropped]]:
    """Give the text of every sheet by its name, also of those without a row, and what no cell can say."""
    unsaid: list[str] = []
    sheets: dict[str, str] = {}
    entries = codebook.entries()
    for name, kind in SHEET_KINDS.items():
        rows = [_cells(entry, unsaid) for entry in entries if kind_of(entry) == kind]
        sheets[name] = _sheet(_columns(kind, rows), rows)
        if kind == "speaker":
            sheets[MEMBERSHIPS] = _sheet(MEMBERSHIP_FIELDS, _memberships(codebook))
    why = "it holds both ; and quote marks, which part the values of a cell"
    return sheets, [Dropped("value of a list", len(unsaid), why)] if unsaid else []


def _sheet(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    lines = (columns, *([row.get(column, "") for column in columns] for row in rows))
    return "".join(",".join(map(_quoted, cells)) + "\n" for cells in lines)


def _quoted(cell: str) -> str:
    """Give a cell as a line has it; the writer of the standard library leaves a bare carriage return unquoted."""
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell


def _columns(kind: str, rows: Iterable[Mapping[str, str]]) -> list[str]:
    """Give the fields of a kind in their order, those by language once for each language that is used."""
    used = {column for row in rows for column, cell in row.items() if cell}
    found: list[str] = []
    for key in ENTRY_FIELDS[kind]:
        if key not in (_OWN_SHEET, "names", "text"):
            found.append(key)
        found += sorted(column for column in used if column.startswith(f"{key}:"))
    return found


def _cells(entry: Entry, unsaid: list[str]) -> Cells:
    cells: Cells = {}
    kind = kind_of(entry)
    for key, value in body(entry).items():
        if key == "name" and isinstance(value, Mapping):
            lang = str(value["lang"])
            cells["name" if lang == DEFAULT_LANG else f"name:{lang}"] = str(value["text"])
        elif key == "names" and isinstance(value, Mapping):
            cells |= {f"names:{lang}": _list(map(_name, several), unsaid) for lang, several in value.items()}
        elif key == "text" and isinstance(value, Mapping):
            cells |= {f"text:{lang}": str(text) for lang, text in value.items()}
        elif key == "relations" and isinstance(value, list):
            cells[key] = _list((f"{one['type']} {one['to']}" for one in value), unsaid)
        elif isinstance(value, list) and key != _OWN_SHEET:
            cells[key] = _list(map(str, value), unsaid)
        elif isinstance(value, str):
            cells[key] = value
    if kind in _NO_KEY_NEEDED and entry.key == norm_key(entry.names[0].text):
        del cells["key"]
    if kind == "claim" and cells.get("lang") == DEFAULT_LANG:
        del cells["lang"]
    return cells


def _name(given: object) -> str:
    """Give a name as a cell has it: one of a kind begins with it, and so does one that would be taken for such."""
    if isinstance(given, Mapping):
        return f"{given['kind']}: {given['text']}"
    kind, sign, _ = str(given).partition(":")
    return f"alias: {given}" if sign and kind in NAME_KINDS else str(given)


def _list(values: Iterable[str], unsaid: list[str]) -> str:
    """Give values as one cell; those that would not come out of it again are left out and noted."""
    said: list[str] = []
    for value in values:
        before = _values(said)
        ways = (way for way in (value, f'"{value}"') if _values([*said, way]) == [*before, value])
        shown = next(ways, None)
        if shown is None:
            unsaid.append(value)
        else:
            said.append(shown)
    return _APART.join(said)


def _values(said: Iterable[str]) -> list[str]:
    return [words for words, _ in split_values(_APART.join(said))]


def _memberships(codebook: Codebook) -> list[Cells]:
    actors: list[SourceEntry | SpeakerEntry] = [*codebook.sources, *codebook.speakers]
    names = [norm_key(entry.names[0].text) for entry in actors]
    return [
        {"member": _member(speaker, names), "of": one.of, "role": one.role or ""}
        | {"from": one.since or "", "until": one.until or ""}
        for speaker in codebook.speakers
        for one in speaker.member_of
    ]


def _member(speaker: SpeakerEntry, names: Sequence[str]) -> str:
    """Give the name of a member, its key where somebody else has that name."""
    name = speaker.names[0].text
    alone = names.count(norm_key(name)) == 1 or speaker.key == norm_key(name)
    return name if alone else speaker.key
