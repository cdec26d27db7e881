"""Random small corpora of an invented world: articles in several revisions, read by several coders, and a codebook.

Small vocabularies, so that names, days, quotes and topics meet often.
"""

from typing import Any

from hypothesis import strategies as st

from tests.world import Object, entry

LONG = "гарантии нужны обеим сторонам и никому больше сегодня"
SENTENCES = (
    f"«{LONG}», сказал он.",
    "Речь шла о войсках 🙂 и о гавани.",
    "Они никогда не согласятся — так передали.",
)
QUOTES = (LONG, "Речь шла о войсках 🙂", "никогда не согласятся")
PEOPLE = ("Marek Orlan", "Орлан", "орлан", "Lena Voss", "Лория")
OUTLETS = ("Example Herald", "LPA", "example herald")
NAMES = st.sampled_from((*PEOPLE, *OUTLETS))
VOICES = st.sampled_from(
    (
        *(("Marek Orlan", "Орлан") * 4),
        *PEOPLE,
        "LPA",
        "?",
        *(["anon(an official)"] * 3),
        "anon(an official)",
        "anon(an official; of: Лория)",
        "anon(an official; of: Lorian Palace; reason: not allowed to speak)",
        "Lena Voss (for Лория)",
        "Marek Orlan (for Лория)",
        "Орлан & Lena Voss",
        "Lena Voss (spokesperson) > Лория",
        "Орлан (interpreter) > Lena Voss",
    )
)
RELAYS = st.sampled_from(
    ("", "", "", "LPA > ", "LPA > ", "Example Herald > ", "Union Wire > LPA > ", "anon(a source) > ")
)
DAYS = st.sampled_from((*["2025-03-03"] * 5, "2025-03-04", "2025-03", "../2025-03-04", "2025-03-03T18:00+02:00"))
TOPICS = st.sampled_from(("guarantees", "security/guarantees", "Security", "harbour", "гавань", "guarantees; harbour"))
CLAIMS = st.sampled_from(("troops", "troops", "troops", "harbour-open", "-"))


NEW_NAMES = st.sampled_from(("Марек Орлан", "М. Орлан", "Орлан", "Voss", "Лорія", "Вестник", "гарантії", "harbour"))
PATHS = st.sampled_from(("guarantees", "security/guarantees", "harbour", "гавань", "war/harbour", "new topic"))
DECIDED = {
    "stance": st.sampled_from(("supports", "opposes", "denies", "2", "-1?", "unclear", "perhaps")),
    "claim": CLAIMS,
    "by": VOICES,
    "said": DAYS,
    "act": st.sampled_from(("threaten", "promise", "deny", "shout")),
    "mode": st.sampled_from(("direct", "indirect", "")),
    "certainty": st.sampled_from(("probable", "")),
    "condition": st.sampled_from(("if the Union pays", "")),
    "topic": TOPICS,
    "to": VOICES,
    "ref": st.sampled_from(("post:1", "post:2", "")),
    "at": st.sampled_from(("harbour-talks", "elsewhere", "")),
}
"""Values of records by field, as people may decide them; some cannot be."""


def _optional(draw: st.DrawFn, name: str, values: st.SearchStrategy[Any], chance: int = 3) -> dict[str, Any]:
    return {name: draw(values)} if draw(st.integers(0, chance)) == 0 else {}


@st.composite
def records(draw: st.DrawFn) -> Object:
    """One record."""
    claim = draw(CLAIMS)
    stance = st.sampled_from(("supports", "opposes", "affirms", "denies", "unclear", "supports?"))
    given: Object = {"claim": claim, "stance": draw(stance), "quote": draw(st.sampled_from(QUOTES))}
    if draw(st.integers(0, 5)):
        given["by"] = draw(RELAYS) + draw(VOICES)
    given |= {"said": draw(DAYS)} if draw(st.integers(0, 3)) else {}
    given |= _optional(draw, "ref", st.sampled_from(("post:1", "post:2")))
    given |= _optional(draw, "at", st.sampled_from(("harbour-talks", "Talks in the harbour", "elsewhere")))
    given |= _optional(draw, "mode", st.sampled_from(("direct", "indirect")))
    given |= _optional(draw, "to", NAMES, 6)
    given |= _optional(draw, "also", st.sampled_from(("LPA", "Union Wire", "Орлан")), 6)
    given |= _optional(draw, "topic", TOPICS, 0 if claim == "-" else 2)
    if claim != "-":
        given |= _optional(draw, "claim_text", st.sampled_from(("Troops may stay.", "Troops must go.")))
        given |= _optional(draw, "kind", st.sampled_from(("position", "fact", "demand")), 5)
        given |= _optional(draw, "about", NAMES, 5)
        given |= _optional(draw, "event", st.sampled_from(("2025-04", "2025-05-01")), 5)
    return given


@st.composite
def articles(draw: st.DrawFn) -> Object:
    """One coder's reading of one revision of one article."""
    number, revision = draw(st.integers(1, 4)), draw(st.sampled_from((1, 1, 1, 2)))
    given = [record | {"id": f"r{at}"} for at, record in enumerate(draw(st.lists(records(), max_size=4)), 1)]
    header = {
        "source": draw(st.sampled_from(OUTLETS)),
        "url": f"https://herald.example/{number}?utm_source={draw(st.sampled_from('ab'))}",
        "published": draw(st.sampled_from(("2025-03-04", "2025-03-05"))),
        "retrieved": f"2025-03-1{revision}",
        "lang": draw(st.sampled_from(("ru", "uk"))),
        "title": draw(st.sampled_from(("A", "B"))),
        "coder": draw(st.sampled_from(("c1", "c2"))),
    }
    return header | {"text": "\r\n".join((f"Текст {number}.{revision}", *SENTENCES)), "statements": given}


def distinct(given: list[Object]) -> list[Object]:
    """Each reading once: a coder has one file for one text."""
    key = {(one["url"].partition("?")[0], one["text"], one["coder"]): one for one in given}
    return list(key.values())


corpora = st.lists(articles(), min_size=1, max_size=7).map(distinct)

ENTRIES = (
    entry("speaker", "Marek Orlan", names=["Орлан"], kind="person", member_of=[{"of": "Loria"}]),
    entry("speaker", "Lena Voss", kind="person", member_of=[{"of": "Lorian Palace", "from": "2024"}]),
    entry("speaker", "Loria", key="loria-side", kind="side", names=["Лория"]),
    entry("speaker", "Lorian Palace", kind="organisation", member_of=[{"of": "Loria", "until": "2030"}]),
    entry("source", "Example Herald", kind="newspaper", domains=["herald.example"]),
    entry("source", "Union Wire", names=["LPA"], kind="agency"),
    entry("topic", "guarantees", parent="security", names=["гарантии"]),
    entry("topic", "harbour", names=["гавань"]),
    entry("claim", key="troops", kind="position", text={"en": "Troops may stay."}, topics=["harbour"], about=["Loria"]),
    entry("claim", key="other", text={"en": "Other."}, relations=[{"type": "contradicts", "to": "harbour-open"}]),
    entry("occasion", "Talks in the harbour", key="harbour-talks", date="2025-03-03"),
)
OTHERWISE = (
    entry(
        "speaker", "Orlan", key="marek orlan", names=["Марек Орлан"], kind="unknown", member_of=[{"of": "Lena Voss"}]
    ),
    entry("speaker", "Lena Voss", kind="outlet"),
    entry("speaker", "Kingdom of Loria", key="loria-side", kind="government", names=["Loria"]),
    entry("speaker", "Palace", key="lorian palace", kind="collective", member_of=[]),
    entry("source", "The Herald", key="example herald", kind="online"),
    entry("source", "Wire", key="union wire", kind="agency", names=["Union Wire"]),
    entry("topic", "warranties", key="security/guarantees", parent="harbour", names=["гарантии"]),
    entry("topic", "port", key="harbour", names=["гавань", "Security"]),
    entry("claim", key="troops", kind="demand", text={"uk": "Війська."}, topics=["guarantees"], about=["Lena Voss"]),
    entry("claim", key="other", text={"ru": "Иное."}, relations=[{"type": "entails", "to": "troops"}]),
    entry("occasion", "Elsewhere", key="harbour-talks", names=["elsewhere"], date="2025-03-04"),
)
"""The same entries, key for key, saying something else."""

codebooks = st.lists(st.sampled_from(ENTRIES), unique_by=id)
