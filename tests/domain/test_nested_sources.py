"""Sources inside sources, as annotators of epistemic status write them, become the chain of a statement."""

import pytest

from claimtrack.domain.chain import parse_chain
from claimtrack.domain.mapping.templates import fill


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Орлан", "Орлан"),
        ("Орлан(дворец)", "дворец > Орлан"),
        ("Орлан ( дворец( ЛПА ) )", "ЛПА > дворец > Орлан"),
        ("Орлан(дворец", '"Орлан(дворец"'),
        ("Орлан()", '"Орлан()"'),
        ("Орлан(a)(b)", '"Орлан(a)(b)"'),
        ("Орлан & Верин(дворец)", 'дворец > "Орлан & Верин"'),
    ],
)
def test_the_outermost_comes_first(text: str, chain: str) -> None:
    found = fill(["{source|nested}"], {"source": (text,)}, field="by")
    assert found == chain
    assert (parse_chain(chain).asserters[0].name or "?") in text
