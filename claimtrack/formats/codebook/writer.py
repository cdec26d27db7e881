"""Codebook -> TOML text that reads as an equal codebook."""

import json
from collections.abc import Mapping
from typing import Final

from claimtrack.domain.codebook import ClaimEntry, Codebook, Entry, SourceEntry, SpeakerEntry, body, kind_of
from claimtrack.domain.entry_fields import ENTRY_FIELDS
from claimtrack.domain.names import norm_key


def write(codebook: Codebook) -> str:
    """Give the codebook as TOML, entries in their order."""
    tables = [_table(entry, codebook.lang) for entry in codebook.entries()]
    return "\n".join([f"lang = {_value(codebook.lang)}\n", *tables])


def _table(entry: Entry, lang: str) -> str:
    data = body(entry)
    name = data.get("name")
    if isinstance(name, Mapping) and name["lang"] == lang:
        data["name"] = name["text"]
    if isinstance(entry, SourceEntry | SpeakerEntry) and entry.key == norm_key(entry.names[0].text):
        del data["key"]
    if isinstance(entry, ClaimEntry) and entry.lang == lang:
        del data["lang"]
    kind = kind_of(entry)
    lines = [f"{key} = {_value(data[key])}\n" for key in ENTRY_FIELDS[kind] if key in data]
    return f"[[{kind}]]\n" + "".join(lines)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(item)}" for key, item in value.items() if item) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    # A JSON string is a TOML string, but for this one character that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", _DELETE)


_DELETE: Final = "\\u007f"


def _key(key: str) -> str:
    return key if key.replace("-", "a").isalnum() and key.isascii() else json.dumps(key, ensure_ascii=False)
