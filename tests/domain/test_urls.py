import pytest

from claimtrack.domain.urls import TRACKING_KEYS, normalise_url


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("HTTPS://WWW.Example.ORG/Path/A?B=C#part", "https://www.example.org/Path/A?B=C"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:80", "http://example.org"),
        ("https://example.org:80/a", "https://example.org:80/a"),
        ("https://example.org/?utm_source=x&UTM_Medium=y", "https://example.org/"),
        ("https://example.org/?b=2&fbclid=1&a=1&&c", "https://example.org/?b=2&a=1&&c"),
        ("https://example.org/?", "https://example.org/?"),
        ("https://t.me/s/Lpa/12?single", "https://t.me/s/Lpa/12?single"),
        ("https://Ann:Pw@Example.org/", "https://Ann:Pw@example.org/"),
        (" https://пример.укр/Стаття?id=1#utm_source ", "https://пример.укр/Стаття?id=1"),
        ("example.org/A?utm_campaign=z", "example.org/A"),
        ("https://example.org/a #part", "https://example.org/a"),
        ("https://example.org/a&utm_source=x", "https://example.org/a&utm_source=x"),
        ("https://example.org/?gclid=a=b&fbclid&id=2", "https://example.org/?id=2"),
        ("ftp://Example.org:80/a", "ftp://example.org:80/a"),
    ],
)
def test_only_what_cannot_matter_is_dropped(url: str, normal: str) -> None:
    assert normalise_url(url) == normal
    assert normalise_url(normal) == normal


@pytest.mark.parametrize("key", sorted(TRACKING_KEYS))
def test_each_tracking_key_goes(key: str) -> None:
    assert normalise_url(f"https://example.org/a?{key}=1&id=2") == "https://example.org/a?id=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://www.example.org/a"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/?a=1&b=2", "https://example.org/?b=2&a=1"),
    ],
)
def test_what_may_be_another_article_stays_another(one: str, other: str) -> None:
    assert normalise_url(one) != normalise_url(other)
