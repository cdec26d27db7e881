"""What a file of DNA cannot hold of the record: told with counts, whether or not claimtrack reads it again."""

from collections import Counter
from typing import Final

from claimtrack.domain.entries import DEFAULT_LANG
from claimtrack.domain.fields import claim_lang
from claimtrack.domain.outgoing import OutArticle, OutCoding, has_own_date

UNSURE: Final = "Statement without agreement"
NO_QUOTE: Final = "records without a quote"
UNPLACED: Final = "records whose quote stands at no place of a text"
IMPUTED: Final = "imputed statements"
ENTRIES: Final = "codebook entries"
CODERS: Final = "names of coders"
_NO_VARIABLE: Final = "no variable of DNA's holds them"
_NO_FIELD: Final = "a document of DNA has no field for them"
_ENDS: Final = "texts with line ends CR LF"
_WORDS: Final = ("supports", "opposes")
_PLAIN_ACTS: Final = ("assert", "deny")
_DERIVED: Final = {
    "mode": "modes",
    "certainty": "certainties",
    "distancing": "words of distance",
    "translation": "translations",
}
_GIVEN: Final = {
    "said-text": "words for dates",
    "to": "addressees",
    "at": "occasions",
    "cue": "attributing words",
    "kind": "kinds of claims",
    "about": "what claims are about",
    "event": "events of claims",
    "also": "further sources",
    "confidence": "confidence of coders",
}
_TEXT: Final = f"claim[{DEFAULT_LANG}]"
_HELD: Final = ("section", "type", "notes", "dna-time", "dna-coder")
WHY: Final = {
    NO_QUOTE: "a statement of DNA is a place in a text",
    UNPLACED: "a statement of DNA is a place in a text",
    IMPUTED: "DNA would count them as the speaker's own",
    ENTRIES: "DNA has names and no codebook",
    CODERS: "DNA wants one: written as Admin",
    "chains": "DNA knows who speaks, not who reports whom",
    "anonymous voices": "written as persons of that name",
    "joint statements": "written one by one",
    "conditions": "DNA knows yes and no",
    "strong stances": "written as yes or no",
    "neutral or unclear stances": f"written as the type {UNSURE!r}",
    "stances on topics without a claim": "agreement is with a concept",
    "stance words": "written as yes or no",
    "dates of their own": "a statement of DNA has the date of its document, on or before which it was said",
    "quotes with gaps": "written from the first word to the last",
    "acts": _NO_VARIABLE,
    "topics of claims": "concepts of DNA are in no tree",
    "texts of claims in other languages": f"a concept has one text: the one in {DEFAULT_LANG!r} is kept",
    "other texts of claims": "a concept has one text: what others wrote is kept for claimtrack alone",
    "ids of records": "DNA numbers its statements",
    "references of records": "DNA has ids of its own",
    _ENDS: "DNA counts a line end as one: written as LF",
    "addresses (url)": "written into the notes of the document",
    "languages": "a document of DNA has none",
    "months and years of publication": "a document of DNA has a day: the last possible one is written",
    "archived copies": _NO_FIELD,
    "references of articles": _NO_FIELD,
    "texts": "the article has none: its document is empty",
    "keys of headers": _NO_FIELD,
} | dict.fromkeys((*_DERIVED.values(), *_GIVEN.values()), _NO_VARIABLE)


def count_coding(article: OutArticle, coding: OutCoding, *, is_dnas: bool, left: Counter[str]) -> None:
    """Count what is lost of a coding that is written; `is_dnas` where its reference is one of DNA's."""
    for what, is_lost in (
        *_stance(coding),
        ("chains", len(coding.chain) > 2),  # noqa: PLR2004 - the outlet and who spoke
        ("anonymous voices", coding.speaker_kind == "anonymous"),
        ("joint statements", coding.joint),
        ("dates of their own", has_own_date(article, coding)),
        ("quotes with gaps", len(coding.segments) > 1),
        ("acts", coding.act not in (None, *_PLAIN_ACTS)),
        ("topics of claims", coding.claim is not None and bool(coding.topics)),
        ("texts of claims in other languages", any(map(_is_other, coding.given))),
        ("other texts of claims", coding.given.get(_TEXT, coding.claim_text) != coding.claim_text),
        ("references of records", bool(coding.ref) and not is_dnas),
        ("ids of records", not is_dnas),
        (CODERS, not coding.coder),
    ):
        left[what] += is_lost
    left.update(what for name, what in _DERIVED.items() if getattr(coding, name))
    left.update(what for name, what in _GIVEN.items() if name in coding.given)


def _stance(coding: OutCoding) -> tuple[tuple[str, bool], ...]:
    has_stance = coding.claim is not None and coding.stance is not None
    return (
        ("conditions", coding.conditional or coding.condition is not None),
        ("strong stances", abs(coding.stance or 0) > 1),
        ("neutral or unclear stances", coding.claim is not None and not coding.stance),
        ("stances on topics without a claim", coding.claim is None and coding.stance is not None),
        ("stance words", has_stance and abs(coding.stance or 0) == 1 and coding.stance_label not in _WORDS),
    )


def _is_other(field: str) -> bool:
    return claim_lang(field) not in (None, DEFAULT_LANG)


def count_article(article: OutArticle, left: Counter[str]) -> None:
    """Count what is lost of an article."""
    for what, is_lost in (
        ("addresses (url)", article.url is not None),
        ("languages", True),
        ("months and years of publication", article.published != (article.published_text or article.published)),
        ("archived copies", article.archive is not None),
        ("references of articles", article.ref is not None),
        ("texts", not article.text),
        (_ENDS, "\r\n" in (article.text or "")),
    ):
        left[what] += is_lost
    left["keys of headers"] += sum(1 for key in article.extra if key not in _HELD)
