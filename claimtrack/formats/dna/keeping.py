"""What a statement says to claimtrack where DNA's tables cannot tell it: kept in a variable of our own.

DNA has one text for an entity and one value of each attribute. The record has names and claims as each coder wrote
them, remarks of each, and knows a speaker's own organisation from one spoken for. A statement that would come back
otherwise has in the variable `claimtrack` what its variables say instead, and a sign of the values this was written
for: where somebody changed these in DNA, DNA is right, and what was kept is not used.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from claimtrack.domain.mapping.templates import slug
from claimtrack.domain.names import norm_key

VARIABLE: Final = "claimtrack"
ENDS: Final = "claimtrack: texts with line ends CR LF"
"""The setting that names the documents whose line ends were CR LF before they were written as DNA counts them."""
KEY: Final = "claimtrack key"
"""The attribute of a concept that keeps the key of its claim where the text does not give it."""
NOTE: Final = "note"
_KEY_OF_CONCEPT: Final = f"concept.{KEY}"
_SIGN: Final = "of"
_NO_REST: Final = frozenset({"person", "organization", "agreement", "concept", "topic", NOTE, _KEY_OF_CONCEPT})
Values = Mapping[str, tuple[str, ...]]


def kept(values: Values, says: Mapping[str, str]) -> str:
    """Give what to keep of a statement with these values, "" where it comes back as it is.

    `says` is what some of its variables are to say, "" for what is not coded.
    """
    instead = {name: text for name, text in says.items() if text != _first(values, name)}
    if NOTE in says:
        instead.pop(NOTE, None)
        if says[NOTE] != remark(values):
            instead[NOTE] = says[NOTE]
    if not instead:
        return ""
    return json.dumps({**instead, _SIGN: _sign(values)}, ensure_ascii=False, sort_keys=True)


def recalled(values: Values) -> tuple[Values, bool]:
    """Give the values of a statement as they are to be read, and whether what was kept of it still holds."""
    if VARIABLE not in values:
        return values, True
    own = {name: given for name, given in values.items() if name != VARIABLE}
    instead = _instead(values[VARIABLE][0])
    if instead is None or instead.pop(_SIGN, None) != _sign(own):
        return own, False
    if "concept" in instead and "concept" in own:
        own.setdefault(_KEY_OF_CONCEPT, (slug(own["concept"][0]),))
    if NOTE in instead:
        own = {name: given for name, given in own.items() if "." not in name or name == _KEY_OF_CONCEPT}
    for name, text in instead.items():
        own.pop(name, None)
        if text:
            own[name] = (text,)
    return own, True


def with_line_feeds(text: str) -> str:
    """Give a text as DNA counts it."""
    return text.replace("\r\n", "\n")


def sign_of_ends(document: int, text: str) -> str:
    """Give what the setting keeps of a document: its id and a sign of its text as it is written."""
    return f"{document}:{blake2b(text.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"


def had_crlf_alone(text: str) -> bool:
    """Tell whether all line ends of a text are CR LF."""
    return "\r\n" in text and with_line_feeds(text).replace("\n", "\r\n") == text


def with_line_ends(document: int, text: str, kept_ends: str) -> str:
    """Give the text of a document with the line ends that the setting says it had."""
    known = kept_ends and sign_of_ends(document, text) in kept_ends.split()
    return text.replace("\n", "\r\n") if known else text


def remark(values: Values) -> str:
    """Give the note that the values of a statement are read as: its own, then what no field is for, by name."""
    rest = [
        f"{norm_key(name)}: {' '.join(', '.join(given).split())}"
        for name, given in values.items()
        if norm_key(name) not in _NO_REST
    ]
    note = " ".join(_first(values, NOTE).split())
    return "; ".join([note, *rest] if note else rest)


def _first(values: Values, name: str) -> str:
    return values.get(name, ("",))[0]


def _sign(values: Values) -> str:
    said = sorted((name, *given) for name, given in values.items())
    return blake2b(json.dumps(said).encode(), digest_size=6).hexdigest()


def _instead(text: str) -> dict[str, str] | None:
    try:
        given = json.loads(text)
        json.dumps(given, ensure_ascii=False).encode()  # half a surrogate pair is no text
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, dict) or not all(isinstance(one, str) for one in given.values()):
        return None
    return given
