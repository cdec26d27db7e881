"""Templates: text with `{name}` in it, filled with the values of an item."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from hashlib import blake2b
from typing import Final

from claimtrack.domain.dates import parse_date
from claimtrack.domain.names import norm_key

_HOLE: Final = re.compile(r"\{([^{}|]+)(?:\|([a-z]+))?\}")
_DIRECTIVE: Final = re.compile("%(.)")
_LONGEST: Final = 60
_SIGNS: Final = re.compile('[>&();"]')
_SPELT: Final = re.compile(r"(?<![\w)%])[-−](?=\d)|[+%#<>=≤≥≠±]")
_SIGN_WORDS: Final = {
    "-": "minus", "−": "minus", "+": "plus", "±": "plus-minus", "%": "percent", "#": "sharp", "=": "equals",
    "<": "less", ">": "more", "≤": "at-most", "≥": "at-least", "≠": "not",
}  # fmt: skip
"""What signs in the text of a claim are called in its key."""
_LINK: Final = " > "
_FOR_NOBODY: Final = " (for ?)"
_NO_DAY: Final = ""
_OUT_OF_RANGE: Final = re.compile("out of range|must be in range")
_SERIAL: Final = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")
"""Days as spreadsheets count them, of 1954 to 2119."""
_OTHER_FORMS: Final = (
    "%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d-%m-%Y", "%m-%d-%Y", "%d.%m.%Y", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y",
    "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y",
)  # fmt: skip
"""Formats that are told of where a date may have them."""
QUOTED: Final = frozenset({"by", "to", "also", "about", "topic"})
"""Fields in which a name with signs of the notation stands in quote marks."""


class Unreadable(ValueError):
    """A value that a template cannot take, and why."""


class NoMeaning(Unreadable):
    """A value of a field that the profile should say the meaning of."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: `{value}` is no {field}")
        self.field = field
        self.value = value


class NoDate(Unreadable):
    """A date that nobody has said the form of: `forms` are formats that it may have, `serial` the day it may count."""

    def __init__(self, message: str, forms: Sequence[str] = (), serial: str | None = None) -> None:
        super().__init__(message)
        self.forms = tuple(forms)
        self.serial = serial

    def of(self, field: str) -> "NoDate":
        """Give the same of a field."""
        return NoDate(f"{field}: {self}", self.forms, self.serial)


def fill(
    templates: Sequence[str], values: Mapping[str, tuple[str, ...]], *, field: str = "", dates: Sequence[str] = ()
) -> str | None:
    """Give the first template all of whose holes are filled, None where none is; raises Unreadable.

    A hole with several values gives them joined by `;`. `{name|slug}` makes a key of a text, `{name|and}` joins names
    that spoke together (what stands beside it in its link is said of each), `{name|date}` reads a date in one of the
    formats `dates`, `{name|list}` takes a value for several where `;` or line ends are in it, `{name|nested}` makes a
    chain of `who(by whom)`, `{name|chain}` takes `a > b` for one, whatever other signs are in its names, `{name|raw}`
    leaves a value in our own notation.
    In `by`, who speaks for `?` speaks for nobody that is known.
    """
    template = first_filled(templates, values)
    if template is None:
        return None
    before, last = _last_link(template) if field == "by" else ("", template)
    each = " & ".join(_voice(last, one, field, dates) for one in _each(last, values))
    return _voice(before, values, field, dates) + each


def _last_link(template: str) -> tuple[str, str]:
    """Part the links of a chain that relay from its last: only there do several speak together."""
    at = _HOLE.sub(lambda hole: "_" * len(hole[0]), template).rfind(_LINK) + len(_LINK)
    is_relayed = at >= len(_LINK) and "and" not in (way for _, way in _HOLE.findall(template[:at]))
    return (template[:at], template[at:]) if is_relayed else ("", template)


def _voice(template: str, values: Mapping[str, tuple[str, ...]], field: str, dates: Sequence[str]) -> str:
    text = _HOLE.sub(lambda hole: _filled(hole, values, field, dates), template)
    return text.removesuffix(_FOR_NOBODY) if field == "by" else text


def _each(template: str, values: Mapping[str, tuple[str, ...]]) -> list[Mapping[str, tuple[str, ...]]]:
    """Give the values once for each of those who spoke together, where a template says more of each than the name."""
    together = [norm_key(name) for name, way in _HOLE.findall(template) if way == "and"]
    if not together or _HOLE.fullmatch(template):
        return [values]
    name = together[0]
    return [{**values, name: (one,)} for one in _several(values[name])] or [values]


def first_filled(templates: Sequence[str], values: Mapping[str, tuple[str, ...]]) -> str | None:
    """Give the first template all of whose holes have a value, None where none has."""
    return next((one for one in templates if all(values.get(name) for name in holes(one))), None)


def holes(template: str) -> list[str]:
    """Give the folded names a template asks for."""
    return [norm_key(name) for name, _ in _HOLE.findall(template)]


def mistake(template: str) -> str | None:
    """Tell what is wrong in a template as it is written, None where nothing is."""
    if "{" in _HOLE.sub("", template) or "}" in _HOLE.sub("", template):
        return "a `{` or `}` without the other; values stand in braces: {name}, {name|slug}"
    ways = [way for _, way in _HOLE.findall(template) if way and way not in _WAYS]
    return f"there is no way `{ways[0]}`, only {', '.join(_WAYS)}" if ways else None


def _filled(hole: "re.Match[str]", values: Mapping[str, tuple[str, ...]], field: str, dates: Sequence[str]) -> str:
    given = values[norm_key(hole[1])]
    way = hole[2] or ""
    if way and way not in _WAYS:
        message = f"`{hole[0]}`: there is no way `{way}`, only {', '.join(_WAYS)}"
        raise Unreadable(message)
    if way == "date":
        return read_date(given[0], dates)
    if way == "slug":
        return slug(given[0])
    if way == "nested":
        return " > ".join(_name(one) for one in nested(given[0]))
    if way == "chain":
        return " > ".join(_name(one.strip()) for value in given for one in value.split(" > ") if one.strip())
    if way in ("and", "list"):
        given = _several(given)
    names = [_name(value) if field in QUOTED and way != "raw" else value for value in given]
    return " & ".join(names) if way == "and" else "; ".join(names)


def _several(given: Sequence[str]) -> tuple[str, ...]:
    """Give the names or words in cells, where a semicolon or a line end parts them."""
    return tuple(one.strip() for value in given for one in _PARTED.split(value) if one.strip())


_PARTED: Final = re.compile(r"[;\n\r\v\f\u2028\u2029]")
_WAYS: Final = ("and", "chain", "date", "list", "nested", "raw", "slug")


def _name(text: str) -> str:
    """Give a name as the notation takes it: in double quotes where it holds signs."""
    return '"' + text.replace('"', "'") + '"' if _SIGNS.search(text) else text


def nested(text: str) -> list[str]:
    """Give the names of a source inside others, `who(by whom(by whom else))`, the outermost first."""
    parts = [one.strip() for one in text.rstrip(") ").split("(")]
    sound = all(one and ")" not in one for one in parts) and text.count(")") == len(parts) - 1
    return parts[::-1] if sound else [text]


def slug(text: str) -> str:
    """Give a key that a text can be written as: its words in small letters; a long one is cut and told apart.

    Signs that carry meaning are words: `C++`, `C#` and `C`, or `+5%`, `-5%` and `5`, are different keys.
    """
    spelt = _SPELT.sub(lambda sign: f" {_SIGN_WORDS[sign[0]]} ", text.casefold())
    words = "-".join(re.findall(r"\w+", spelt)) or "none"
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST].rstrip('-')}-{blake2b(text.encode(), digest_size=3).hexdigest()}"


def read_date(text: str, formats: Sequence[str]) -> str:
    """Give a date our way; where several formats read it as different days it is ambiguous: NoDate."""
    by = {form: day for form in formats if (day := _by(text.strip(), form))}
    found = {day: form for form, day in reversed(by.items())}
    if len(found) > 1:
        message = f"the date `{text}` is {' or '.join(sorted(found))}, and nothing says which"
        raise NoDate(message, tuple(reversed(found.values())))
    if found:
        return next(iter(found))
    try:
        parse_date(text.strip())
    except ValueError as problem:
        raise _no_date(text.strip(), formats) from problem
    return text.strip()


def _no_date(text: str, formats: Sequence[str]) -> NoDate:
    if any(_by(text, form) == _NO_DAY for form in ("%Y-%m-%d", *formats)):
        return NoDate(f"there is no such day as `{text}`")
    message = f"the date `{text}` is in no format that was said"
    if _SERIAL.fullmatch(text):
        day = date(1899, 12, 30) + timedelta(days=int(text[:5]))
        return NoDate(message, serial=day.isoformat())
    return NoDate(message, [form for form in _OTHER_FORMS if _by(text, form)])


def _by(text: str, form: str) -> str | None:
    """Give a day read by a format, an empty one where it has the form but there is no such day."""
    try:
        moment = datetime.strptime(text, form)  # noqa: DTZ007 - a day, or the outlet's own clock
    except ValueError as problem:
        return _NO_DAY if _OUT_OF_RANGE.search(str(problem)) else None
    known = _known(form)
    if "hour" in known:
        return moment.isoformat(timespec="minutes")
    return moment.date().isoformat() if "day" in known else moment.strftime("%Y-%m" if "month" in known else "%Y")


def lacking(form: str) -> str | None:
    """Tell what a format of dates does not say and a day would need, None where it makes up nothing."""
    known = _known(form)
    if "year" not in known:
        return "a year"
    if "day" in known and "month" not in known:
        return "a month"
    return "a day" if "hour" in known and "day" not in known else None


def _known(form: str) -> set[str]:
    """Give what a format says: the year, month, day, hour."""
    signs = set(_DIRECTIVE.findall(form))
    week = bool(signs & set("UWV") and signs & set("aAwu"))
    parts = {"year": "YyGcx", "month": "mbBjcx", "day": "djcx", "hour": "HI"}
    return {name for name, all_of in parts.items() if signs & set(all_of) or (week and name in ("month", "day"))}
