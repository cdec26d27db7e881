"""Kill ingest, upgrade, a decision, backup and restore at random moments, and check each time that nothing is lost.

    python -m benchmarks.kills [KILLS [CASE…]]

KILLS is the number for each of the five (50 makes 250 in all). Any loss, damage or leftover ends it with an error.
"""

import sys
import tempfile
import time
from pathlib import Path

from tests.kills import CASES, try_kills


def main() -> None:
    """Run the cases and print, for each, where the kills fell."""
    kills = int(sys.argv[1]) if sys.argv[1:] else 50
    for name in sys.argv[2:] or CASES:
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="claimtrack-kills-") as folder:
            tally = try_kills(name, kills, Path(folder), seed=time.time_ns())
        where = f"{tally.before} before any change, {tally.midway} midway, {tally.after} after the last"
        print(f"{name}: {tally.kills} kills, {where}; nothing lost ({time.monotonic() - begun:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
