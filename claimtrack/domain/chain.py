"""The `by:` line: who reports whom, read from and written to one line of text.

    LPA > anon(a source in the palace; of: Loria) > Marek Orlan & "Lena (the younger) Voss" (for Loria)

Hops are separated by ` > `, the joint asserters of the last one by ` & `. Whatever stands between double quotes is
text.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from typing import Final

from claimtrack.domain.chain_marks import MARK, QUOTE_IT, ChainError, Marks, Stretch, scan, split_values
from claimtrack.domain.names import closest
from claimtrack.domain.records import Chain, Voice

__all__ = ["ChainError", "format_chain", "parse_chain", "split_values"]

_ANON: Final = re.compile(r"anon\s*\(", re.IGNORECASE)
_ROLES: Final = ("spokesperson", "interpreter")
_SUFFIXES: Final = ("(for X)", "(spokesperson)", "(interpreter)")
_ANON_KEYS: Final = ("of", "reason")
_UNDESCRIBED: Final = "an anonymous voice needs a description"


@lru_cache(maxsize=16384)
def parse_chain(text: str) -> Chain:
    """Read a `by:` value; a ChainError tells what is wrong with it and where."""
    line = Stretch(text, 0, len(text)).part(0, len(text))
    if not line.words:
        raise line.wrong(
            message="`by:` names nobody", hint="leave the line out where the source speaks in its own voice"
        )
    if MARK.search(text) is None:
        return Chain((), (_read_voice(line, ()),))
    marks = scan(line)
    last = _last_hop(line, marks.separators)
    voices = [
        _read_voice(_between(line, begin + 1, end), marks.brackets)
        for begin, end in pairwise((line.start - 1, *marks.separators, line.end))
    ]
    _check_roles(voices[last:])
    return Chain(tuple(voices[:last]), tuple(voices[last:]))


def _between(line: Stretch, begin: int, end: int) -> Stretch:
    part = line.part(begin, end)
    if not part.words:
        at = max(begin - 1, line.start)
        hint = "name every link, or write ? where it is unspecified"
        raise line.sign(at).wrong(message="a link of the chain is empty", hint=hint)
    return part


def _last_hop(line: Stretch, separators: tuple[int, ...]) -> int:
    """Give the number of hops before the last one, once every separator is found where it may stand."""
    text = line.text
    last = max((number for number, at in enumerate(separators) if text[at] == ">"), default=-1)
    for number, at in enumerate(separators):
        mark = text[at]
        if mark == ";":
            hint = f"a second source goes into `also:`; {QUOTE_IT}"
            raise line.sign(at).wrong(message="`;` does not separate speakers", hint=hint)
        if not _spaced(text, at):
            hint = f'write `A {mark} B`; inside a name, "A{mark}B"'
            raise line.sign(at).wrong(message=f"`{mark}` needs a space on both sides", hint=hint)
        if mark == "&" and number < last:
            hint = "a second agency that carries the same goes into `also:`"
            raise line.sign(at).wrong(message="`&` joins speakers in the last link only", hint=hint)
    return last + 1


def _spaced(text: str, at: int) -> bool:
    return (text[at - 1 : at] or " ").isspace() and (text[at + 1 : at + 2] or " ").isspace()


def _check_roles(asserters: list[Voice]) -> None:
    for voice in asserters:
        if voice.suffix == "interpreter":
            hint = "after an interpreter comes the one whose words are told: A (interpreter) > B"
        elif voice.suffix == "spokesperson":
            hint = "name the principal as the next link, or write (for X) in place of (spokesperson)"
        else:
            continue
        message = f"({voice.suffix}) cannot stand on the last link"
        raise ChainError(message, voice.offset, voice.width, hint)


def _read_voice(line: Stretch, brackets: tuple[tuple[int, int], ...]) -> Voice:
    own = [pair for pair in brackets if line.start <= pair[0] < line.end]
    anonymous = _ANON.match(line.text, line.start, line.end)
    name_end = own[0][1] + 1 if anonymous else line.start
    suffix = own[-1] if own and own[-1][1] == line.end - 1 and own[-1][0] >= name_end else None
    name = line.part(line.start, suffix[0] if suffix else line.end)
    role, on_behalf_of = _read_suffix(line.part(suffix[0] + 1, suffix[1]), name) if suffix else (None, None)
    voice = Voice(line.words, suffix=role, on_behalf_of=on_behalf_of, offset=line.start, width=line.end - line.start)
    if anonymous:
        if name.end != name_end:
            raise name.part(name_end, name.end).wrong(
                message="text after `anon(…)`", hint="what describes it goes inside"
            )
        return _read_anonymous(name.part(*_inside(own[0])), voice)
    if name.words == "?":
        return replace(voice, unspecified=True)
    if name.words.casefold() == "anon":
        raise name.wrong(message=_UNDESCRIBED, hint="write anon(an official), or ? where no voice is named")
    return replace(voice, name=_read_name(name))


def _inside(bracket: tuple[int, int]) -> tuple[int, int]:
    return bracket[0] + 1, bracket[1]


def _read_suffix(inside: Stretch, name: Stretch) -> tuple[str | None, str | None]:
    words = inside.words
    if not name.words:
        raise inside.wrong(message="a bracket without a name before it", hint=QUOTE_IT)
    if words in _ROLES:
        return words, None
    if words.split(None, 1)[:1] == ["for"]:
        principal = inside.part(inside.start + len("for"), inside.end)
        if principal.words in ("", "?"):
            raise inside.wrong(message="`(for X)` needs a name", hint="write (for Loria), or leave the bracket out")
        return None, _read_name(principal)
    # Higher than the usual bar: "premier" is nearer to "interpreter" than it looks, and is a case for quote marks.
    near = get_close_matches(words, _ROLES, n=1, cutoff=0.75)
    guess = f"did you mean ({near[0]})? Else " if near else f"a suffix is {', '.join(_SUFFIXES)}; "
    raise inside.wrong(message=f"`({words})` is not a suffix", hint=guess + QUOTE_IT)


def _read_name(line: Stretch) -> str:
    quoted = line.unquoted()
    if quoted is not None:
        if not quoted.words:
            raise line.wrong(message="a name is empty")
        return quoted.words
    marks = scan(line)
    for begin, end in marks.brackets:
        inside = line.part(begin, end + 1)
        if inside.words in _SUFFIXES[1:] or inside.words.startswith("(for "):
            raise inside.wrong(message="a name takes one suffix only", hint=f"keep one of {', '.join(_SUFFIXES)}")
        raise inside.wrong(message="a bracket inside a name", hint=QUOTE_IT)
    for at in marks.separators:
        raise line.sign(at).wrong(message=f"`{line.text[at]}` inside a name", hint=QUOTE_IT)
    return line.words


def _read_anonymous(inside: Stretch, voice: Voice) -> Voice:
    cuts = [at for at in scan(inside).separators if inside.text[at] == ";"]
    first, *others = (inside.part(begin + 1, end) for begin, end in pairwise((inside.start - 1, *cuts, inside.end)))
    descriptor = (first.unquoted() or first).words
    if not descriptor or _field_key(first) in _ANON_KEYS:
        hint = "the description comes first: anon(an official; of: Loria)"
        raise first.wrong(message=_UNDESCRIBED, hint=hint)
    fields: dict[str, str] = {}
    for part in others:
        key, value = _read_field(part)
        if key in fields:
            raise part.wrong(message=f"`{key}:` stands twice in one `anon(…)`")
        fields[key] = value
    return replace(voice, descriptor=descriptor, of=fields.get("of"), reason=fields.get("reason"))


def _field_key(part: Stretch) -> str | None:
    key, colon, _ = part.words.partition(":")
    return key.strip() if colon else None


def _read_field(part: Stretch) -> tuple[str, str]:
    key = _field_key(part)
    if key not in _ANON_KEYS:
        near = closest(key or "", _ANON_KEYS, limit=1)
        guess = f"did you mean `{near[0]}:`? " if near else ""
        hint = guess + "After `;` comes `of: X` or `reason: Y`; text with a `;` goes in double quotes"
        raise part.wrong(message=f"`{key or part.words}` is not a part of `anon(…)`", hint=hint)
    value = part.part(part.start + part.words.index(":") + 1, part.end)
    if not value.words:
        raise part.wrong(message=f"`{key}:` is empty", hint="leave it out where it is not known")
    return key, _read_name(value) if key == "of" else (value.unquoted() or value).words


def format_chain(chain: Chain) -> str:
    """Write a chain as its canonical `by:` value, names in quotes where they need them; "" for the source's own voice.

    A ValueError says which name cannot be written: one that holds an odd quote mark and so cannot be quoted.
    """
    links = [_format_voice(voice) for voice in chain.hops]
    if chain.asserters:
        links.append(" & ".join(_format_voice(voice) for voice in chain.asserters))
    return " > ".join(links)


def _format_voice(voice: Voice) -> str:
    if voice.unspecified:
        written = "?"
    elif voice.descriptor is not None:
        written = _format_anonymous(voice)
    else:
        written = _format_name(voice.name or "")
    if voice.on_behalf_of is not None:
        return f"{written} (for {_format_name(voice.on_behalf_of)})"
    return f"{written} ({voice.suffix})" if voice.suffix else written


def _format_anonymous(voice: Voice) -> str:
    parts = [_quoted_unless(_stands_in_bracket, voice.descriptor or "")]
    if voice.of is not None:
        parts.append(f"of: {_format_name(voice.of)}")
    if voice.reason is not None:
        parts.append(f"reason: {_quoted_unless(_stands_in_bracket, voice.reason)}")
    return f"anon({'; '.join(parts)})"


def _format_name(name: str) -> str:
    return _quoted_unless(_stands_alone, name)


def _quoted_unless(stands: Callable[[str], bool], text: str) -> str:
    if stands(text):
        return text
    quoted = f'"{text}"'
    if '"' in text or not text.strip():
        msg = f"{text!r} cannot be written in a chain"
        raise ValueError(msg)
    return quoted


def _stands_alone(name: str) -> bool:
    line = Stretch(name, 0, len(name))
    if not name.strip() or name == "?" or name.casefold() == "anon" or line.unquoted():
        return False
    try:
        return scan(line) == Marks((), ())
    except ChainError:
        return False


def _stands_in_bracket(text: str) -> bool:
    line = Stretch(text, 0, len(text))
    if not text.strip() or line.unquoted() or _field_key(line) in _ANON_KEYS:
        return False
    try:
        return all(text[at] != ";" for at in scan(line).separators)
    except ChainError:
        return False
