"""What a cold command costs, against the interpreter alone and against the least typer program that reads a row.

The three alternate in one run, so that a busy machine slows all of them alike; printed are medians and their ratios.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

ROUNDS: Final = 15
BARE: Final = """
import sqlite3
import typer

app = typer.Typer()


@app.command()
def main(sides: list[str], topic: str = "") -> None:
    connection = sqlite3.connect("file:{database}?mode=ro", uri=True)
    for row in connection.execute("select name from v_topic_name where name = ?", (topic,)):
        print(*row)


app()
"""
LIMITS: Final = {"python -c pass": 25.0, "bare typer program": 1.5}


def main() -> int:
    """Measure, print, and fail where a limit is exceeded."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "demo.db"
        samples = Path(__file__).parents[1] / "samples" / "miami"
        claimtrack = [sys.executable, "-m", "claimtrack", "--db", str(database)]
        subprocess.run([*claimtrack, "--quiet", "ingest", str(samples)], check=True)
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE.format(database=database), encoding="utf-8")
        words = ["Kremlin", "Kyiv", "--topic", "guarantees"]
        medians = measured(
            {
                "python -c pass": [sys.executable, "-c", "pass"],
                "bare typer program": [sys.executable, str(bare), *words],
                "claimtrack --help": [*claimtrack, "--help"],
                "claimtrack report compare": [*claimtrack, "report", "compare", *words],
            }
        )
    return report(medians)


def measured(commands: dict[str, list[str]]) -> dict[str, float]:
    """The median seconds of each command; the first round warms the disk and does not count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS + 1):
        for name, command in commands.items():
            begin = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - begin)
    return {name: median(each[1:]) for name, each in times.items()}


def report(medians: dict[str, float]) -> int:
    """Print the medians; give 1 where comparing costs more than a limit allows."""
    for name, seconds in medians.items():
        print(f"{name:<28}{seconds * 1000:7.0f} ms")
    compare = medians["claimtrack report compare"]
    exceeded = 0
    for name, limit in LIMITS.items():
        ratio = compare / medians[name]
        exceeded += ratio > limit
        print(f"report compare is {ratio:.2f} x {name} (limit {limit:g})")
    return int(exceeded > 0)


if __name__ == "__main__":
    sys.exit(main())
