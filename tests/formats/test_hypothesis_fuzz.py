"""Mutated exports of Hypothesis; the seeds are made by hand."""

import json
from pathlib import Path

from claimtrack.formats.hypothesis import READER
from claimtrack.formats.profiles import load_profile
from tests.formats.test_hypothesis import note, row
from tests.formats.test_spans import QUOTE, TEXT
from tests.fuzzing import mapped, read_any

_ROWS = [row(QUOTE, "who:Orlan", "stance:opposes", "said:2025-03-04", text="A claim."), note("published:2025")]
SEEDS = [
    json.dumps(one, ensure_ascii=False).encode()
    for one in ({"total": 2, "rows": _ROWS}, {"export_userid": "ann", "annotations": _ROWS}, _ROWS)
]


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8", newline="")
    assert read_any(READER, tmp_path, "a.json", SEEDS, mapped(load_profile("tags"))) > 0
