"""What a list of codes adds to a codebook."""

import pytest

from claimtrack.domain.adding import added
from claimtrack.domain.codebook import Codebook
from claimtrack.formats import codebook as toml

KNOWN = """
[[source]]
name = "Example Herald"
[[speaker]]
name = "Port of Loria"
key = "port"
names = { ru = ["Порт"] }
[[speaker]]
name = "Ferry"
key = "ferry-1"
[[speaker]]
name = "Ferry"
key = "ferry-2"
[[topic]]
name = "guarantees"
parent = "security"
names = { ru = ["гарантии"] }
[[claim]]
key = "no-ships"
"""


def book(text: str) -> Codebook:
    found, findings = toml.parse(text, file="codebook.toml")
    assert not findings
    return found


@pytest.mark.parametrize(
    ("said", "number", "other"),
    [
        ("", 0, 0),
        ('[[speaker]]\nname = "Ilka Verin"', 1, 0),
        ('[[speaker]]\nname = "Port"', 0, 1),
        ('[[speaker]]\nname = "ПОРТ"', 0, 1),
        ('[[speaker]]\nname = "Harbour"\nnames = { en = ["Port of Loria"] }', 0, 1),
        ('[[speaker]]\nname = "Ferry"', 0, 1),
        ('[[speaker]]\nname = "Port of Loria"\nkey = "port"\nnames = { ru = ["Порт"] }', 0, 0),
        ('[[speaker]]\nname = "Example Herald"\nkind = "outlet"', 1, 0),
        ('[[topic]]\nname = "guarantees"', 0, 1),
        ('[[topic]]\nname = "Гарантии"\nparent = "Security"', 0, 1),
        ('[[topic]]\nname = "guarantees"\nparent = "trade"', 1, 0),
        ('[[topic]]\nname = "security"', 1, 0),
        ('[[claim]]\nkey = "no-ships"', 0, 0),
        ('[[claim]]\nkey = "no-ships"\nkind = "demand"', 0, 1),
        ('[[claim]]\nkey = "ships"', 1, 0),
    ],
)
def test_what_is_known_stays_as_it_is(said: str, number: int, other: int) -> None:
    new, stay = added(book(said), book(KNOWN))

    assert (len(new.entries()), stay) == (number, other)
    assert added(book(said), Codebook()) == (book(said), 0)
