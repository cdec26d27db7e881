"""The closed vocabularies: the only values some columns may hold, CHECKed in the database as well.

Use them wherever a value is read, checked or offered as the nearest valid one; everything not listed here is free text.
"""

from typing import Final

CLAIM_KINDS: Final = ("position", "fact", "evaluation", "commitment", "prediction", "demand")
ACTS: Final = (
    "assert",
    "deny",
    "demand",
    "propose",
    "promise",
    "accept",
    "reject",
    "threaten",
    "accuse",
    "confirm",
    "question",
    "decline-comment",
    "vote",
)
MODES: Final = ("direct", "mixed", "indirect", "narrated")
CERTAINTIES: Final = ("certain", "probable", "possible", "unknown")
HOP_ROLES: Final = ("publisher", "relay", "spokesperson", "interpreter", "origin")
SPEAKER_KINDS: Final = (
    "person",
    "organisation",
    "government",
    "side",
    "collective",
    "outlet",
    "document",
    "anonymous",
    "unspecified",
    "unknown",
)
SOURCE_KINDS: Final = (
    "agency",
    "newspaper",
    "magazine",
    "broadcaster",
    "online",
    "official",
    "social",
    "aggregator",
    "other",
    "unknown",
)
DATE_BASES: Final = ("explicit", "relative", "inferred", "publication", "unknown")
CLAIM_RELATIONS: Final = ("contradicts", "equivalent", "entails", "refines", "supersedes")
NAME_KINDS: Final = ("primary", "alias", "abbreviation", "transliteration", "metonym", "inflected", "former")
EVIDENCE_KINDS: Final = ("text", "record")
