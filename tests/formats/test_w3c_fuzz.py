"""Mutated files of annotations; the seeds are made by hand."""

import json
from pathlib import Path

from claimtrack.formats.profiles import load_profile
from claimtrack.formats.w3c import READER
from tests.formats.test_spans import QUOTE, TEXT
from tests.formats.test_w3c import annotation, quote
from tests.fuzzing import mapped, read_any

_TAGS = [{"purpose": "tagging", "value": tag} for tag in ("who:Orlan", "stance:opposes", "said:2025-03-04")]
_PLACE = {"type": "TextPositionSelector", "start": 3, "end": 9}
SEEDS = [
    json.dumps(given, ensure_ascii=False, indent=indent).encode()
    for indent in (None, 1)
    for given in (
        [annotation(quote(QUOTE, "«", "»"), _PLACE, body=_TAGS, creator={"id": "ann"}), annotation(_PLACE)],
        {"type": "AnnotationPage", "items": [annotation(quote("Орлан"), id="n1", body="https://example.org/t")]},
        {"type": "Annotation", "target": [{"source": "a/harbour.html", "selector": {"refinedBy": _PLACE}}, "b#c"]},
    )
]


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8", newline="")
    assert read_any(READER, tmp_path, "a.json", SEEDS, mapped(*map(load_profile, READER.profiles))) > 0
