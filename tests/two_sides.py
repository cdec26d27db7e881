"""Random small histories of an invented quarrel: two sides whose people come and go, articles edited and read by many.

Few days, claims and voices, so that utterances are carried twice, positions change and days overlap.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from claimtrack.domain.dates import last_day
from claimtrack.domain.judged import part_key
from tests.world import Object, entry, said

DAYS = [(date(2025, 3, 1) + timedelta(days=number)).isoformat() for number in range(8)]
BEFORE, AFTER = "2025-02-01", "2025-04-01"
SIDES = ("Loria", "Kasteya")
PEOPLE = ("Orlan", "Bren", "Venn")
STANCES = ("-2", "-1", "0", "1", "2", "1?", "-1?", "unclear")
VOICES = (
    *("Orlan", "Bren", "Venn", "Palace", "Loria", "Orlan", "Bren", "Venn", "Palace", "Loria"),
    *("LPA > Orlan", "anon(a guard) > Orlan", "anon(a guard; of: Loria)", "anon(a clerk; of: Palace)"),
    *("Orlan & Bren", "Bren & Venn", "Orlan (interpreter) > Venn", "Bren (for Loria)", "anon(a guard) (for Loria)"),
    *("anon(a clerk) (for Loria)", "Orlan (spokesperson) > anon(a guard)", "Venn (spokesperson) > anon(a guard)"),
    *("Bren (spokesperson) > Palace", "LPA", "Herald > LPA > Venn", "LPA > Herald > Bren", "?"),
)
SENTENCES = (
    "Гарантии нужны обеим сторонам и никому больше сегодня",
    "Войска Союза 🙂 не войдут в гавань ни завтра, ни потом",
    "Они никогда не согласятся",
    "Військ не буде",
)

days = st.sampled_from(DAYS)
said_on = st.one_of(
    st.none(),
    days,
    st.tuples(days, days).map(lambda two: "/".join(sorted(two))),
    days.map(lambda day: f"../{day}"),
)


@st.composite
def memberships(draw: st.DrawFn, groups: Sequence[str]) -> list[Object]:
    """Give up to three memberships, dated on either side or on none, adjoining or not."""
    found = []
    for _ in range(draw(st.integers(0, 3))):
        begin, end = sorted((draw(days), draw(days)))
        dated = {"from": begin} if draw(st.booleans()) else {}
        dated |= {"until": end} if draw(st.booleans()) else {}
        found.append({"of": draw(st.sampled_from(groups))} | dated)
    return [one for at, one in enumerate(found) if one not in found[:at]]


@st.composite
def books(draw: st.DrawFn) -> list[Object]:
    """Give a codebook: two sides, a palace within one of them, people here and there."""
    palace = draw(memberships(("Loria",)))
    people = [entry("speaker", name, member_of=draw(memberships((*SIDES, "Palace")))) for name in PEOPLE]
    claims = [entry("claim", key=key, topics=["guarantees"], text=key) for key in ("troops", "harbour")]
    sides = [entry("speaker", name, kind="side") for name in SIDES]
    return [*sides, entry("speaker", "Palace", member_of=palace), *people, entry("source", "LPA"), *claims]


records = st.builds(
    lambda by, claim, stance, day, ref, words: said(
        by,
        claim,
        stance,
        **words,
        **({"said": day} if day else {}),
        **({"topic": "guarantees"} if claim == "-" else {}),
        **({"ref": ref} if ref else {}),
    ),
    st.sampled_from(VOICES),
    st.sampled_from(("troops", "troops", "troops", "harbour", "-")),
    st.sampled_from(STANCES),
    said_on,
    st.sampled_from((None, None, None, "x:1", "x:2")),
    st.builds(
        lambda quote, mode: {"quote": quote} | ({"mode": mode} if mode else {}),
        st.sampled_from(SENTENCES),
        st.sampled_from((None, None, "direct", "indirect")),
    ),
)


@dataclass(frozen=True)
class History:
    """What was published: `current` are the readings of each article's newest text, `past` those of its older ones."""

    current: tuple[Object, ...]
    past: tuple[Object, ...] = ()

    def __repr__(self) -> str:
        """Show readings as lines that can be ingested."""
        lines = [json.dumps(one, ensure_ascii=False) for one in (*self.current, *self.past)]
        return "\n".join((f"{len(self.current)} current:", *lines))

    @property
    def everything(self) -> list[Object]:
        """All readings."""
        return [*self.current, *self.past]

    @property
    def end(self) -> str:
        """The last day of publication."""
        return max(str(one["published"]) for one in self.everything)

    @property
    def told_by_its_end(self) -> list[Object]:
        """Everything, no text of it later than the last day of publication."""
        days = ("modified", "retrieved")
        late = [
            {day: self.end for day in days if one.get(day) and last_day(one[day][:10]) > self.end}
            for one in self.everything
        ]
        return [one | changed for one, changed in zip(self.everything, late, strict=True)]


@st.composite
def read_articles(draw: st.DrawFn, number: int) -> tuple[list[Object], list[Object]]:
    """Give the readings of one article: of its newest text, and of up to two older ones, by one coder or two."""
    header = {"source": draw(st.sampled_from(("Herald", "Gazette", "LPA"))), "published": draw(days), "lang": "ru"}
    header |= {"url": f"https://herald.example/{number}", "title": f"Статья {number}"}
    stamps = sorted(draw(st.lists(days, min_size=1, max_size=3, unique=True)))
    found: list[list[Object]] = []
    for version, stamp in enumerate(stamps):
        told = draw(
            st.sampled_from(({"retrieved": stamp}, {"modified": stamp}, {"retrieved": stamp, "modified": "2025"}))
        )
        text = "\r\n".join((f"Версия {version} статьи {number}.", *(f"«{words}», сказано так." for words in SENTENCES)))
        revision = header | told | {"text": text}
        coders = draw(st.sampled_from((("c1",), ("c1",), ("c2",), ("c1", "c2"))))
        found.append([revision | {"coder": coder, "statements": draw(readings)} for coder in coders])
    *past, current = found
    return current, [one for several in past for one in several]


readings = st.lists(records, min_size=1, max_size=3).map(
    lambda some: [one | {"id": f"s{at}"} for at, one in enumerate(some)]
)


parts = st.builds(
    lambda article, coder, record: part_key(f"https://herald.example/{article}", coder, f"s{record}", 0),
    st.integers(0, 3),
    st.sampled_from(("c1", "c1", "c2")),
    st.integers(0, 1),
)
judgements = st.lists(
    st.builds(
        lambda pair, verdict: {
            "type": "judgement",
            "kind": "utterance",
            "left": min(pair),
            "right": max(pair),
            "verdict": verdict,
            "who": "ed",
            "decided_at": "2025-03-09T10:00:00Z",
        },
        st.lists(parts, min_size=2, max_size=2, unique=True),
        st.sampled_from(("same", "same", "different")),
    ),
    max_size=4,
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Give up to five articles."""
    read = [draw(read_articles(number)) for number in range(draw(st.integers(1, 5)))]
    return History(tuple(one for current, _ in read for one in current), tuple(one for _, past in read for one in past))
