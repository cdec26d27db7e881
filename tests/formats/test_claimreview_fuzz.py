"""Mutated reviews; the seeds are made by hand."""

import json
from pathlib import Path

from claimtrack.formats.claimreview import READER
from claimtrack.formats.profiles import load_profile
from tests.formats.test_claimreview import appeared, review
from tests.fuzzing import mapped, read_any

_API = {
    "claims": [{"text": "x", "claimant": "Orlan", "claimReview": [{"publisher": {"site": "a.example"}, "url": "u"}]}]
}
SEEDS = [
    json.dumps(one).encode() for one in ({"@graph": [review(), appeared("https://a.example/b")]}, [review()], _API)
]
PAGE = b'<html><script type="application/ld+json">' + SEEDS[0] + b"</script><script></html>"


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "a.json", SEEDS, mapped(load_profile("claimreview"))) > 0


def test_any_page_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "a.html", [PAGE], mapped(load_profile("claimreview"))) > 0
