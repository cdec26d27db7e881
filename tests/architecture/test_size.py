"""Small rooms: files and functions stay readable in one go."""

import ast
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
OURS = sorted(
    file
    for folder in ("claimtrack", "migrations", "tests", "docs", "benchmarks")
    for kind in ("*.py", "*.sql")
    for file in (ROOT / folder).rglob(kind)
    if "golden" not in file.parts
)
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONG_FUNCTION = 40
MEDIAN_FUNCTION = 10
NO_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def lengths(file: Path) -> dict[str, int]:
    """The length in lines of each function of a file, its docstring included."""
    return {
        f"{file.relative_to(ROOT)}:{node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


@pytest.mark.parametrize("file", OURS, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_file_is_over_400_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_the_median_function_is_at_most_ten_lines_and_long_ones_are_rare() -> None:
    package = {
        name: size
        for file in OURS
        if file.suffix == ".py" and "claimtrack" in file.relative_to(ROOT).parts[0]
        for name, size in lengths(file).items()
    }
    sizes = sorted(package.values())

    assert median(sizes) <= MEDIAN_FUNCTION
    assert [name for name, size in package.items() if size > LONGEST_FUNCTION] == []
    assert sum(size > LONG_FUNCTION for size in sizes) <= len(sizes) * 0.02


def test_no_file_is_named_after_nothing() -> None:
    assert [file for file in OURS if NO_NAMES & set(file.stem.split("_"))] == []
