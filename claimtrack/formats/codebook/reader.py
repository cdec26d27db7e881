"""TOML text -> codebook."""

import re
import tomllib
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.codebook import ENTRY_KINDS, Codebook
from claimtrack.domain.entries import DEFAULT_LANG, Item, read_entries
from claimtrack.domain.fields import read_lang
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import closest
from claimtrack.domain.records import Place
from claimtrack.formats.codebook.places import TomlPlaces

_AT: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_TOP: Final = ("lang", *ENTRY_KINDS)


def parse(text: str, *, file: str) -> tuple[Codebook, list[Finding]]:
    """Read a codebook; entries with errors are left out, and all problems are findings with their line."""
    text = text.removeprefix("\ufeff")
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        return Codebook(), [_not_toml(str(problem), text, file)]
    places = TomlPlaces(text, file)
    findings = _unknown(data, places)
    lang = _lang(data, places, findings)
    items: list[Item] = []
    for kind in ENTRY_KINDS:
        tables = data.get(kind, [])
        if isinstance(tables, list) and all(isinstance(table, dict) for table in tables):
            items += [(kind, table, places.entry(kind, number, table)) for number, table in enumerate(tables)]
        else:
            findings.append(finding("CT117", places.top(kind), f"`{kind}` must be a list of tables", f"[[{kind}]]"))
    codebook, more = read_entries(items, lang=lang)
    return codebook, findings + more


def _not_toml(message: str, text: str, file: str) -> Finding:
    lines = text.split("\n")
    found = _AT.search(message)
    number = int(found[1]) if found and found[1] else len(lines)
    line = lines[number - 1].rstrip("\r") if number <= len(lines) else ""
    column = int(found[2]) if found and found[2] else len(line) + 1
    place = Place(file, number, column, line)
    return finding("CT118", place, f"this is not TOML: {_AT.sub('', message).lower()}", None)


def _unknown(data: dict[str, object], places: TomlPlaces) -> list[Finding]:
    findings = []
    for key in data:
        if key not in _TOP:
            near = closest(key, _TOP, limit=1)
            hint = f"did you mean `{near[0]}`?" if near else "a codebook has: " + ", ".join(_TOP)
            findings.append(finding("CT112", places.top(key), f"a codebook has no `{key}`", hint))
    return findings


def _lang(data: dict[str, object], places: TomlPlaces, findings: list[Finding]) -> str:
    given = data.get("lang", DEFAULT_LANG)
    lang = read_lang(given) if isinstance(given, str) else None
    if lang is None:
        message = f"`{given}` is not a language tag"
        findings.append(finding("CT120", places.top("lang"), message, "for example en, ru, uk"))
    return lang or DEFAULT_LANG
