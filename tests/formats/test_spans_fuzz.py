"""Mutated files of spans; the seeds are made by hand."""

import json
from pathlib import Path

from claimtrack.formats.profiles import load_profile
from claimtrack.formats.spans import READER
from tests.fuzzing import mapped, read_any

_SPAN = {"start": 0, "end": 5, "label": "Source", "text": "Орлан", "id": 3}
_TEXT = "Орлан 🙂 сказал «нет».\r\n"
SEEDS = [
    "\n".join(json.dumps(one, ensure_ascii=False) for one in given).encode()
    for given in (
        [{"id": n, "text": _TEXT, "label": [[0, 5, "Source"], [17, 20, "Content"]]} for n in range(3)],
        [
            {
                "text": _TEXT,
                "entities": [{"id": 1, "start_offset": 0, "end_offset": 5, "label": "Source"}],
                "relations": [{"from_id": 1, "to_id": 1, "type": "said by"}],
            }
        ],
        [{"text": _TEXT, "spans": [_SPAN], "relations": [{"head_span": _SPAN, "child_span": _SPAN, "label": "S"}]}],
        [{"text": _TEXT, "opinions": [{"Source": [["Орлан"], ["0:5"]], "Target": [["NULL"], ["0:0"]], "P": "POS"}]}],
        [{"text": _TEXT, "quotes": [{"cue": _SPAN, "sources": [_SPAN], "contents": [_SPAN, _SPAN]}]}],
    )
]


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    profiles = [load_profile(name) for name in READER.profiles]
    assert read_any(READER, tmp_path, "a.jsonl", SEEDS, mapped(*profiles)) > 0
