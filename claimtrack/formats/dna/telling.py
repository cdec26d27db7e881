"""One coding -> one statement of DNA: which type it is of, what its variables hold, and what none of them can."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.outgoing import OutArticle, OutCoding

STATEMENT, UNSURE, ON_TOPIC, ANNOTATION = (
    "DNA Statement",
    "Statement without agreement",
    "Topic Statement",
    "Annotation",
)
KEY: Final = "claimtrack key"
"""The attribute of a concept that keeps the key of its claim where the text does not give it."""
_ORGANISATIONS: Final = ("organisation", "government", "side", "collective", "outlet", "document")
_PROFILE: Final = "dna/"
_REF: Final = re.compile(r"dna-[0-9a-f]{8}:([1-9]\d{0,8})")
_ATTRIBUTE: Final = re.compile(r"(person|organization|concept)\.([^:;]+): (.*)", re.DOTALL)
_NAMED: Final = re.compile(r"[^:;]{1,60}: ")
_CAPITALS: Final = {"type": "Type", "alias": "Alias", "notes": "Notes"}
_FIELDS: Final = {
    "mode": "modes",
    "certainty": "certainties",
    "distancing": "words of distance",
    "translation": "translations",
}
_WORDS: Final = ("supports", "opposes")
_NOBODY: Final = "?"
_PLAIN_ACTS: Final = ("assert", "deny")

NO_QUOTE: Final = "records without a quote"
IMPUTED: Final = "imputed statements"
WHY: Final = {
    NO_QUOTE: "a statement of DNA is a place in a text",
    IMPUTED: "DNA would count them as the speaker's own",
    "chains": "DNA knows who speaks, not who reports whom",
    "anonymous voices": "written as persons of that name",
    "conditions": "DNA knows yes and no",
    "strong stances": "written as yes or no",
    "neutral or unclear stances": f"written as the type {UNSURE!r}",
    "stances on topics without a claim": "agreement is with a concept",
    "stance words": "written as yes or no",
    "dates of their own": "DNA gives a statement the date of its document",
    "quotes with gaps": "written from the first word to the last",
    "acts": "no variable of DNA's holds them",
    "topics of claims": "concepts of DNA are in no tree",
} | dict.fromkeys(_FIELDS.values(), "no variable of DNA's holds them")


@dataclass(slots=True)
class Told:
    """One statement to write. `attributes` are of the values of short texts, by variable and name."""

    kind: str
    start: int
    stop: int
    coder: str
    wanted: int | None
    short: dict[str, str] = field(default_factory=dict)
    agrees: bool | None = None
    note: str = ""
    attributes: dict[tuple[str, str], str] = field(default_factory=dict)
    is_unsure: bool = False


def told(coding: OutCoding, article: OutArticle, ends: list[int], left: Counter[str]) -> Told | None:
    """Give the statement of a coding, None where DNA can hold none; `ends` are the offsets of DNA by code point."""
    start, stop = _span(coding, ends)
    if start >= stop or coding.imputed:
        left[NO_QUOTE if start >= stop else IMPUTED] += 1
        return None
    _count(coding, article, left)
    found = Told(_kind(coding), start, stop, coding.coder, _wanted(coding.ref))
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
    elif found.kind == ON_TOPIC and coding.topics:
        found.short["topic"] = coding.topics[0]
    if any(variable not in found.short for variable, _ in found.attributes):
        found.note, found.attributes = coding.note or "", {}
    if coding.claim is not None:
        found.attributes["concept", KEY] = coding.claim
    if found.kind == STATEMENT:
        found.agrees = (coding.stance or 0) > 0


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
    known = {variable for variable, _ in found.attributes}
    is_organisation = coding.speaker_kind in _ORGANISATIONS or ("organization" in known and "person" not in known)
    if coding.principal == coding.speaker and is_organisation:
        found.short["organization"] = coding.speaker
        return
    found.short["person"] = coding.speaker
    if coding.organisation:
        found.short["organization"] = coding.organisation
    found.is_unsure = coding.speaker_kind == "unknown" and "person" not in known


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


def _count(coding: OutCoding, article: OutArticle, left: Counter[str]) -> None:
    """Count what DNA cannot hold of a coding that is written."""
    has_stance = coding.claim is not None and coding.stance is not None
    own_date = coding.date_basis != "publication" and not (
        coding.date_earliest == coding.date_latest == article.published
    )
    for what, is_lost in (
        ("chains", len(coding.chain) > 2),  # noqa: PLR2004 - the outlet and who spoke
        ("anonymous voices", coding.speaker_kind == "anonymous"),
        ("conditions", coding.conditional),
        ("strong stances", abs(coding.stance or 0) > 1),
        ("neutral or unclear stances", coding.claim is not None and not coding.stance),
        ("stances on topics without a claim", coding.claim is None and coding.stance is not None),
        ("stance words", has_stance and abs(coding.stance or 0) == 1 and coding.stance_label not in _WORDS),
        ("dates of their own", own_date),
        ("quotes with gaps", len(coding.segments) > 1),
        ("acts", coding.act not in (None, *_PLAIN_ACTS)),
        ("topics of claims", coding.claim is not None and bool(coding.topics)),
    ):
        left[what] += is_lost
    left.update(what for name, what in _FIELDS.items() if getattr(coding, name))
