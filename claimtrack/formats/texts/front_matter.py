"""The lines that a Markdown file may begin with, between `---` (YAML) or `+++` (TOML) -> values by name.

Of YAML only what such lines are made of is read: names, values, lists. Every value is a string, as it stands: a day is
no number of days, NO is no country that does not exist.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

YAML: Final = "---"
TOML: Final = "+++"
_ENDS: Final = {YAML: ("---", "..."), TOML: ("+++",)}
_NAMED: Final = re.compile(r"""(?:"([^"]*)"|'([^']*)'|([^\s#:\-'"\[\]{}&*!|>%@`,?][^:#]*?|[\w-]+)):(?:[ \t]+(.*))?""")
_ITEM: Final = re.compile(r"[ \t]*-(?:[ \t]+(.*))?")
_BLOCK: Final = re.compile(r"[|>][-+0-9]*")
_COMMENT: Final = re.compile(r"(?:^|[ \t])#")
_PART: Final = re.compile(r"""\s*("(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'|[^,]*+)\s*(?:,|$)""")
_QUOTED: Final = re.compile(r"""(?:"((?:[^"\\]|\\.)*+)"|'((?:[^']|'')*+)')(?:[ \t]+#.*)?""")
_ESCAPE: Final = re.compile(r"""\\(?:u([0-9a-fA-F]{4})|(.))""")
_NOTHING: Final = ("", "null", "~")
_PERSON: Final = ("name", "title")


@dataclass(slots=True)
class FrontMatter:
    """The values by name, in order; `nested` are names whose values are more than words and lists of words."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    nested: list[str] = field(default_factory=list)
    odd: int = 0


def split(text: str) -> tuple[str, list[str], str] | None:
    """Give the kind of front matter, its lines and the rest of the text; None where the text begins with none."""
    first, *_ = text.partition("\n")
    kind = first.rstrip()
    if kind not in _ENDS:
        return None
    start = at = len(first) + 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].rstrip() in _ENDS[kind]:
            return kind, text[start:at].split("\n")[:-1], text[end + 1 :]
        at = end + 1
    return None


def read_yaml(lines: Sequence[str]) -> FrontMatter:
    """Give the values of lines of YAML; lines that are none of a name or below one are counted."""
    found = FrontMatter()
    for name, value, below in _entries(lines, found):
        if name in found.values:
            found.odd += 1
            continue
        values = _values(value, below)
        if values is None:
            found.nested.append(name)
        else:
            found.values[name] = values
    return found


def read_toml(lines: Sequence[str]) -> FrontMatter:
    """Give the values of lines of TOML; raises ValueError."""
    try:
        given: Mapping[str, object] = tomllib.loads("\n".join(lines))
    except RecursionError as problem:
        message = "it is nested too deeply"
        raise ValueError(message) from problem
    found = FrontMatter()
    for name, value in given.items():
        several = value if isinstance(value, list) else [value]
        if any(isinstance(one, list | dict) for one in several):
            found.nested.append(name)
        else:
            found.values[name] = tuple(one if isinstance(one, str) else _plain(one) for one in several)
    return found


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _entries(lines: Sequence[str], found: FrontMatter) -> Iterator[tuple[str, str, list[str]]]:
    """Give every name with what follows it on its line, and the lines below that are its own."""
    name, value = "", ""
    below: list[str] = []
    for line in (one.rstrip() for one in lines):
        own = line[:1] in (" ", "\t") or _ITEM.fullmatch(line)
        if not line.strip() or line.startswith("#"):
            if name and _BLOCK.fullmatch(value):
                below.append("")
        elif name and own:
            below.append(line)
        elif named := _NAMED.fullmatch(line):
            if name:
                yield name, value, below
            name = (named[1] or named[2] or named[3] or "").strip()
            value, below = (named[4] or "").strip(), []
        else:
            found.odd += 1
    if name:
        yield name, value, below


def _values(value: str, below: Sequence[str]) -> tuple[str, ...] | None:
    """Give the words that stand for a value, None where they are more than words and lists of them."""
    if _BLOCK.fullmatch(value):
        return (" ".join(line.strip() for line in below if line.strip()),)
    value = _COMMENT.split(value)[0].strip() if value[:1] not in "\"'" else value
    if value.startswith("{"):
        return None
    if value.startswith("["):
        whole = " ".join([value, *(line.strip() for line in below)]).strip()
        return _flow(whole)
    items = [_ITEM.fullmatch(line) for line in below]
    if not value and below:
        return _listed(below) if items[0] else None
    return _said(" ".join([value, *(line.strip() for line in below)]))


def _flow(text: str) -> tuple[str, ...] | None:
    inside = text[1:].rpartition("]")[0]
    if "[" in inside or "{" in inside:
        return None
    parts = [part for found in _PART.finditer(inside) for part in _said(found[1].strip())]
    return tuple(parts)


def _listed(lines: Sequence[str]) -> tuple[str, ...] | None:
    """Give the items of a list; of one that has names itself (`- name: …`), what is called its name."""
    found: list[str] = []
    for line in lines:
        item = _ITEM.fullmatch(line)
        text = (item[1] or "" if item else line).strip()
        named = _NAMED.fullmatch(text)
        if named is not None and text[:1] not in "\"'":
            if named[3] in _PERSON and named[4]:
                found.extend(_said(named[4]))
        elif item is not None:
            found.extend(_said(text))
        else:
            return None
    return tuple(found)


def _said(text: str) -> tuple[str, ...]:
    """Give a value without its quote marks, nothing for one that says nothing."""
    if quoted := _QUOTED.fullmatch(text):
        return ((_ESCAPE.sub(_unescaped, quoted[1]) if quoted[1] is not None else quoted[2].replace("''", "'")),)
    text = _COMMENT.split(text)[0].strip() if text[:1] not in "\"'" else text
    return () if text.lower() in _NOTHING else (text,)


def _unescaped(found: re.Match[str]) -> str:
    if found[1] is None:
        return {"n": " ", "t": " ", "r": " "}.get(found[2], found[2])
    letter = chr(int(found[1], 16))
    return "\ufffd" if "\ud800" <= letter <= "\udfff" or letter == "\0" else letter
