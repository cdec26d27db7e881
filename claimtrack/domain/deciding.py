"""Which values people can decide, of what, and how such a value is written.

Names and memberships are JSON objects, everything else is text as it would stand in a codebook or a record.
"""

import json
from collections.abc import Mapping
from typing import Final

from claimtrack.domain.amending import DECIDABLE
from claimtrack.domain.dates import first_day, last_day
from claimtrack.domain.fields import read_lang
from claimtrack.domain.vocabulary import CLAIM_KINDS, NAME_KINDS, SOURCE_KINDS, SPEAKER_KINDS

NAME: Final = "name"
PRIMARY: Final = "primary name"
MEMBER: Final = "member"
KIND: Final = "kind"
TOPICS: Final = "topics"
_TEXT: Final = "text"

_KINDS: Final = {"source": SOURCE_KINDS, "speaker": SPEAKER_KINDS, "claim": CLAIM_KINDS}
_FIELDS: Final = {
    "source": (NAME, PRIMARY, KIND),
    "speaker": (NAME, PRIMARY, MEMBER, KIND),
    "topic": (NAME, PRIMARY),
    "claim": (_TEXT, TOPICS, KIND),
    "statement": DECIDABLE,
    "utterance": (),
}
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    NAME: ("text", "lang", "kind"),
    PRIMARY: ("text", "lang"),
    MEMBER: ("of", "role", "from", "until"),
}


def text_lang(field: str) -> str | None:
    """Give the language of a `text[xx]` field, None for any other."""
    inside = field.removeprefix("text[").removesuffix("]")
    return read_lang(inside) if field == f"text[{inside}]" else None


def written(values: Mapping[str, str | None]) -> str:
    """Write a name or a membership as a value, the same one always alike."""
    return json.dumps({key: value for key, value in values.items() if value}, ensure_ascii=False, sort_keys=True)


def problem_of(kind: str, field: str, value: str) -> str | None:
    """Tell what is wrong with a decided value, None where it can be; values of records are read where they are used."""
    if not _FIELDS[kind]:
        return f"nobody can decide a value of an {kind}; decide those of its records, as kind `statement`"
    known_field = field in _FIELDS[kind] and field != _TEXT
    if not known_field and not (kind == "claim" and text_lang(field)):
        known = ", ".join(f"`{one}[xx]`" if one == _TEXT else f"`{one}`" for one in _FIELDS[kind])
        return f"nobody can decide `{field}` of a {kind}; one of: {known}"
    if field in _KEYS:
        return _problem_of_object(field, value) or (_problem_of_path(value) if kind == "topic" else None)
    if field == KIND and value not in _KINDS[kind]:
        return f"`{value}` is no kind of {kind}; one of: {', '.join(_KINDS[kind])}"
    may_be_empty = kind == "statement" and field != "claim"
    return None if value.strip() or may_be_empty else f"`{field}` has no value"


def _problem_of_object(field: str, value: str) -> str | None:
    keys = _KEYS[field]
    example = ", ".join(f'"{key}": "…"' for key in keys)
    try:
        said = json.loads(value)
    except ValueError:
        said = None
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        return f"a {field} is written {{{example}}}, not {value}"
    if not said.get(keys[0], "").strip() or said.keys() - set(keys):
        return f"a {field} has `{keys[0]}`, and may have {', '.join(keys[1:])}"
    if "kind" in said and said["kind"] not in NAME_KINDS:
        return f"`{said['kind']}` is no kind of name; one of: {', '.join(NAME_KINDS)}"
    problems = (_problem_of_day(said.get(key)) for key in ("from", "until"))
    return next((problem for problem in problems if problem), None) or _problem_of_order(said)


def _problem_of_path(value: str) -> str | None:
    text = json.loads(value)["text"]
    return f"`{text}` is a path: a topic is called by the last name of its own" if "/" in text else None


def _problem_of_order(said: Mapping[str, str]) -> str | None:
    begin, end = said.get("from"), said.get("until")
    if not (begin and end) or first_day(begin) <= last_day(end):
        return None
    return f"nobody is a member from {begin} until {end}: the end is before the beginning"


def _problem_of_day(day: str | None) -> str | None:
    try:
        first_day(day) if day else None
    except ValueError as problem:
        return str(problem)
    return None
