"""What each form of an export costs in processor time, on an invented corpus of a given size.

    python -m benchmarks.exports [ARTICLES [RECORDS [FORM…]]]

Printed are medians of a few rounds; the forms alternate, so that a busy machine slows all of them alike.
"""

import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.corpus import corpus

ROUNDS: Final = 3
FORMS: Final = ("jsonl", "native", "csv", "xlsx", "dna", "w3c", "schema-org")


def main() -> None:
    """Make the corpus, ingest it, export it in turn."""
    articles, records = (int(word) for word in [*sys.argv[1:3], *("5000", "6")[len(sys.argv[1:3]) :]])
    forms = sys.argv[3:] or FORMS
    with tempfile.TemporaryDirectory(prefix="claimtrack-exports-") as folder:
        lines = Path(folder) / "corpus.jsonl"
        with lines.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in corpus(articles, records))
        claimtrack = [sys.executable, "-m", "claimtrack", "--quiet", "--db", str(Path(folder) / "corpus.db")]
        print(f"ingest of {articles * records:,} records{_seconds([*claimtrack, 'ingest', str(lines)]):8.1f} s")
        times: dict[str, list[float]] = {form: [] for form in forms}
        for number in range(ROUNDS):
            for form in forms:
                out = str(Path(folder) / f"{form}.{number}")
                times[form].append(_seconds([*claimtrack, "export", form, "-o", out]))
    for form, found in times.items():
        print(f"export {form:<16}{median(found):8.1f} s")


def _seconds(command: list[str]) -> float:
    """Give the processor time of a command, its children and all."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
