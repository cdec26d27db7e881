"""Mutated exports of Label Studio; the seeds are made by hand."""

import json
from pathlib import Path

from claimtrack.formats.label_studio import READER
from claimtrack.formats.profiles import load_profile
from tests.formats.test_label_studio import answer, result, task
from tests.formats.test_spans import QUOTE, TEXT
from tests.fuzzing import mapped, read_any

_FULL = task(
    result("a", "Content", 21, 37, QUOTE),
    answer("a", "stance", "choices", ["opposes"], start=21, end=37),
    answer("w", "claim", "textarea", ["x"]),
    result("s", "Source", 49, 54),
    {"type": "relation", "from_id": "a", "to_id": "s", "direction": "left", "labels": ["said by"]},
)
_FLAT = {
    "id": 1,
    "text": TEXT,
    "label": [{"start": 21, "end": 37, "text": QUOTE, "labels": ["Content"]}],
    "annotator": 1,
}
SEEDS = [
    json.dumps(one, ensure_ascii=False).encode()
    for one in ([_FULL], [_FULL, _FULL], [_FLAT | {"annotation_id": 2, "lead_time": 0.5}])
]
TABLE = f'id\ttext\tlabel\tannotator\n1\t"{TEXT}"\t"[{{""start"": 21, ""end"": 37, ""labels"": [""C""]}}]"\t3\r\n'


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "a.json", SEEDS, mapped(*map(load_profile, READER.profiles))) > 0


def test_any_table_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "a.csv", [TABLE.encode()], mapped(load_profile("regions"))) > 0
