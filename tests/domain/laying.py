"""A small codebook and judgements on it, for tests of what the ones come to under the others."""

import json
from types import MappingProxyType
from typing import Any, Final

from claimtrack.domain.entry_names import names_of
from claimtrack.domain.judged import Judged
from claimtrack.domain.laid import Entries, Laid, lay_over

GUARD, AIDE = "anon-guard", "anon-aide"
NOTHING: Final[Entries] = MappingProxyType({})


def body(key: str, name: str, *others: str | dict[str, str], **more: Any) -> dict[str, Any]:
    names = {"names": {"ru": list(others)}} if others else {}
    return {"key": key, "name": {"text": name, "lang": "en"}} | names | more


BOOK: dict[tuple[str, str], dict[str, Any]] = {
    ("speaker", "orlan"): body(
        "orlan", "Marek Orlan", "Орлан", kind="person", member_of=[{"of": "Loria", "role": "Envoy", "from": "2024"}]
    ),
    ("speaker", "verin"): body("verin", "Ada Verin", country="KA", member_of=[{"of": "Kasteya"}]),
    ("speaker", "loria"): body("loria", "Loria", "Лория", kind="side"),
    ("speaker", "kasteya"): body("kasteya", "Kasteya", kind="side"),
    ("source", "lpa"): body("lpa", "LPA", kind="agency", domains=["lpa.example"]),
    ("source", "wire"): body("wire", "Union Wire", domains=["wire.example", "lpa.example"]),
    ("speaker", "wire"): body("wire", "Union Wire", kind="organisation"),
    ("topic", "port"): body("port", "harbour", "гавань"),
    ("topic", "fees"): body("fees", "fees", parent="harbour"),
    ("claim", "troops"): {"key": "troops", "text": {"en": "Troops may stay."}, "topics": ["harbour"], "kind": "demand"},
    ("claim", "bases"): {
        "key": "bases",
        "text": {"en": "Bases may stay.", "uk": "Бази."},
        "topics": ["fees", "harbour"],
        "relations": [{"type": "entails", "to": "other"}],
    },
    ("occasion", "talks"): body("talks", "Talks"),
}


def same(kind: str, left: str, right: str) -> tuple[str, str, str, str, None]:
    return (kind, left, right, "same", None)


def apart(kind: str, left: str, right: str) -> tuple[str, str, str, str, None]:
    return (kind, left, right, "different", None)


def value(kind: str, left: str, field: str, said: str | dict[str, str]) -> tuple[str, str, str, str, str]:
    return (kind, left, said if isinstance(said, str) else json.dumps(said), "value", field)


def laid(*judgements: tuple[str, str, str, str, str | None], more: Entries = NOTHING) -> Laid:
    """Lay judgements over the book and `more` entries, each made a minute after the one before."""
    given = [Judged(*one, who="ed", decided_at=f"2025-03-01T10:{at:02}") for at, one in enumerate(judgements)]
    return lay_over({**BOOK, **more}, reversed(given))


def named(found: Laid, kind: str, key: str) -> list[tuple[str, str]]:
    return [(text, word) for text, _, word in names_of(found.entries[kind, key])]
