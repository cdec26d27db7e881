"""An invented corpus of any size as JSON Lines, the same for the same numbers: what the other measurements read.

    python -m benchmarks.corpus 5000 6 > corpus.jsonl

gives 5,000 articles with six records each, and the codebook of who speaks in them.
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta

_SIDES = ("Loria", "Kasteya", "Union", "Talmar")
_FIRST = ("Marek", "Ilka", "Жанна", "Орест", "Tomas", "Vera", "Лука", "Нина")
_LAST = ("Orlan", "Verin", "Кервань", "Soll", "Даміть", "Halden", "Морок", "Reeve")
_STANCES = (
    "supports",
    "opposes",
    "strongly-opposes",
    "strongly-supports",
    "neutral",
    "unclear",
    "supports?",
    "opposes?",
)
_SENTENCES = ("«Гавань останется открытой», — сказал он", "The bridge will be built, she said", "Війська не прийдуть 🕊")
_START = date(2023, 1, 1)
_DAYS = 1000
_SOURCES = 40
_ORGANISATIONS = 5
_PEOPLE = 300
_CLAIMS = 400
_TOPICS = 30
Object = dict[str, object]


def corpus(articles: int, records: int, seed: int = 1) -> Iterator[Object]:
    """Give the lines of a corpus as objects: the codebook, then the articles."""
    chance = random.Random(seed)  # noqa: S311 - to be the same each time, not to be secret
    yield from _codebook(chance)
    for number in range(articles):
        yield _article(chance, number, records)


def _person(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]} {number}"


def _codebook(chance: random.Random) -> Iterator[Object]:
    for number in range(_SOURCES):
        yield {"type": "source", "name": f"Example Herald {number}", "kind": "newspaper"}
    for side in _SIDES:
        yield {"type": "speaker", "name": side, "kind": "side"}
        for number in range(_ORGANISATIONS):
            member = {"of": side, "from": "2020-01-01"}
            yield {"type": "speaker", "name": f"{side} Office {number}", "kind": "government", "member_of": [member]}
    for number in range(_PEOPLE):
        office = {"of": f"{chance.choice(_SIDES)} Office {chance.randrange(_ORGANISATIONS)}", "role": "Spokesman"}
        yield {"type": "speaker", "name": _person(number), "kind": "person", "member_of": [office]}
    for number in range(_TOPICS):
        above = {"parent": f"topic {number // 5 - 1}"} if number >= _TOPICS // 5 else {}
        yield {"type": "topic", "name": f"topic {number}", **above}
    for number in range(_CLAIMS):
        told: Object = {"topics": [f"topic {chance.randrange(_TOPICS)}"], "text": {"en": f"Claim {number} holds."}}
        yield {"type": "claim", "key": f"claim-{number}", **told}


def _article(chance: random.Random, number: int, records: int) -> Object:
    published = _START + timedelta(days=chance.randrange(_DAYS))
    words = [f"{chance.choice(_SENTENCES)} ({number}.{at})." for at in range(records)]
    head = {"source": f"Example Herald {chance.randrange(_SOURCES)}", "published": published.isoformat(), "lang": "ru"}
    told = [_record(chance, at, quote, published) for at, quote in enumerate(words)]
    url = f"https://herald.example/{number}"
    return head | {"url": url, "coder": "c1", "text": "\r\n".join(words) + "\r\n", "statements": told}


def _record(chance: random.Random, number: int, quote: str, published: date) -> Object:
    speaker = _person(chance.randrange(_PEOPLE))
    through = chance.choice(("", "", "LPA > ", "LPA > anon(источник во дворце) > "))
    said = {"said": (published - timedelta(days=1)).isoformat()} if chance.random() < 1 / 2 else {}
    told: Object = {
        "id": f"s{number}",
        "claim": f"claim-{chance.randrange(_CLAIMS)}",
        "stance": chance.choice(_STANCES),
    }
    return {**told, "quote": quote, "by": f"{through}{speaker}", **said}


def main() -> None:
    """Print a corpus of so many articles with so many records each."""
    articles, records = (int(word) for word in sys.argv[1:3])
    for one in corpus(articles, records):
        sys.stdout.write(json.dumps(one, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
