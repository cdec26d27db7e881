"""One coding -> one statement of DNA: which type it is of, what its variables hold, and what none of them can."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.chain import ChainError, parse_chain
from claimtrack.domain.entries import DEFAULT_LANG
from claimtrack.domain.names import norm_key
from claimtrack.domain.outgoing import OutArticle, OutCoding
from claimtrack.domain.records import Voice
from claimtrack.formats.dna.keeping import KEY, NOTE
from claimtrack.formats.dna.lacking import IMPUTED, NO_QUOTE, UNPLACED, UNSURE, count_coding

STATEMENT, ON_TOPIC, ANNOTATION = "DNA Statement", "Topic Statement", "Annotation"
_ORGANISATIONS: Final = ("organisation", "government", "side", "collective", "outlet", "document")
_PROFILE: Final = "dna/"
_REF: Final = re.compile(r"dna-[0-9a-f]{8}:([1-9]\d{0,8})")
_ATTRIBUTE: Final = re.compile(r"(person|organization|concept)\.([^:;]+): (.*)", re.DOTALL)
_NAMED: Final = re.compile(r"[^:;]{1,60}: ")
_CAPITALS: Final = {"type": "Type", "alias": "Alias", "notes": "Notes"}
_NOBODY: Final = "?"


@dataclass(slots=True)
class Told:
    """One statement to write. `attributes` are of the values of short texts, by variable and name.

    `says` is what variables are to say when claimtrack reads them again, where that may differ.
    """

    kind: str
    start: int
    stop: int
    coder: str
    wanted: int | None
    short: dict[str, str] = field(default_factory=dict)
    agrees: bool | None = None
    note: str = ""
    attributes: dict[tuple[str, str], str] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    kept: str = ""
    is_unsure: bool = False


def told(article: OutArticle, coding: OutCoding, ends: list[int], left: Counter[str]) -> Told | None:
    """Give the statement of a coding, None where DNA can hold none; `ends` are the offsets of DNA by code point."""
    start, stop = _span(coding, ends)
    if start >= stop or coding.imputed:
        left[IMPUTED if start < stop else UNPLACED if coding.quote else NO_QUOTE] += 1
        return None
    found = Told(_kind(coding), start, stop, coding.coder, _wanted(coding.ref))
    count_coding(article, coding, is_dnas=found.wanted is not None, left=left)
    _values(coding, found)
    return found


def _span(coding: OutCoding, ends: list[int]) -> tuple[int, int]:
    """Give where the quote stands, from its first word to its last; an empty span where there is none."""
    if not coding.segments or not ends:
        return (0, 0)
    return ends[coding.segments[0][0]], ends[coding.segments[-1][1]]


def _values(coding: OutCoding, found: Told) -> None:
    found.note, found.attributes = _attributes(coding.note or "")
    _speaker(coding, found)
    if coding.claim is not None:
        found.short["concept"] = coding.claim_text or coding.claim
        found.says["concept"] = _claim_text(coding)
    elif found.kind == ON_TOPIC and coding.topics:
        found.short["topic"] = "; ".join(coding.topics)
    if any(variable not in found.short for variable, _ in found.attributes):
        found.note, found.attributes = coding.note or "", {}
    found.says[NOTE] = coding.note or ""
    if coding.claim is not None:
        found.attributes["concept", KEY] = coding.claim
    if found.kind == STATEMENT:
        found.agrees = (coding.stance or 0) > 0


def _claim_text(coding: OutCoding) -> str:
    """Give the words for the claim that the record itself has, "" where it has the key alone."""
    if coding.given.get("claim") != coding.claim:
        return coding.claim_text or ""
    return coding.given.get(f"claim[{DEFAULT_LANG}]", "")


def _kind(coding: OutCoding) -> str:
    own = next((topic.removeprefix(_PROFILE) for topic in coding.topics if topic.startswith(_PROFILE)), None)
    if coding.claim is None and own != STATEMENT:
        return own or (ANNOTATION if not coding.topics else ON_TOPIC)
    return STATEMENT if coding.stance else UNSURE


def _speaker(coding: OutCoding, found: Told) -> None:
    if coding.speaker_kind == "unspecified":
        if coding.principal != coding.speaker:
            found.short |= {"person": _NOBODY, "organization": coding.principal}
        return
    voice = _voice(coding)
    known = {variable for variable, _ in found.attributes}
    is_organisation = coding.speaker_kind in _ORGANISATIONS or ("organization" in known and "person" not in known)
    name = _as_written(voice.name, coding.speaker)
    if not _is_for(voice, coding) and is_organisation:
        found.short["organization"] = coding.speaker
        found.says["organization"] = name
        return
    found.short["person"] = coding.speaker
    organisation = coding.principal if _is_for(voice, coding) else coding.organisation
    if organisation:
        found.short["organization"] = organisation
    found.says["person"] = name
    found.says["organization"] = _as_written(voice.on_behalf_of, coding.principal) if _is_for(voice, coding) else ""
    found.is_unsure = coding.speaker_kind == "unknown" and "person" not in known


def _voice(coding: OutCoding) -> Voice:
    """Give whom the record names for this statement; of several who spoke together the one whose name it is."""
    try:
        voices = parse_chain(coding.given.get("by", "")).asserters
    except ChainError:
        voices = ()
    own = [one for one in voices if one.name is not None and norm_key(one.name) == norm_key(coding.speaker)]
    return next(iter(own or (voices if len(voices) == 1 else ())), Voice(""))


def _is_for(voice: Voice, coding: OutCoding) -> bool:
    return coding.principal != coding.speaker or voice.on_behalf_of is not None


def _as_written(name: str | None, known: str) -> str:
    """Give a name as the record spells it, where that is the same name; else as it is known."""
    return name if name is not None and norm_key(name) == norm_key(known) else known


def _wanted(ref: str) -> int | None:
    """Give DNA's own id, where it came from DNA."""
    match = _REF.fullmatch(ref)
    return int(match[1]) if match else None


def _attributes(note: str) -> tuple[str, dict[tuple[str, str], str]]:
    """Take out of a note the attributes that reading put there: `person.type: Business; organization.type: …`."""
    words: list[str] = []
    found: dict[tuple[str, str], str] = {}
    last: tuple[str, str] | None = None
    for part in note.split("; ") if note else ():
        match = _ATTRIBUTE.fullmatch(part)
        if match:
            last = (match[1], _CAPITALS.get(match[2], match[2]))
            found[last] = match[3]
        elif last is not None and not _NAMED.match(part):
            found[last] += f"; {part}"
        else:
            last = None
            words.append(part)
    return "; ".join(words), found
