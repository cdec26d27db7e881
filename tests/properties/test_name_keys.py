from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.names import clean, norm_key
from claimtrack.domain.urls import normalise_url

TEXT = st.text() | st.text("Ёё'’`´\u0306\u0308 \u00a0ſßŁİıЇїй", max_size=12)


@given(TEXT)
def test_a_key_is_its_own_key(text: str) -> None:
    assert norm_key(norm_key(text)) == norm_key(text)


@given(TEXT)
def test_case_and_space_around_never_matter(text: str) -> None:
    assert norm_key(f"\n {text}\u00a0") == norm_key(text)
    assert norm_key(text.casefold()) == norm_key(text)


@given(TEXT)
def test_cleaning_twice_cleans_no_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text("aB?&=#/:1_utm.gclid", max_size=30))
def test_a_normal_url_is_its_own_normal_form(tail: str) -> None:
    url = normalise_url(f"https://Example.org/{tail}")
    assert normalise_url(url) == url
