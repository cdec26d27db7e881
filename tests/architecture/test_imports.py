"""The house's import rules, and what a command may load before it knows that it needs it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).parents[2]
HEAVY = (
    "alembic",
    "altair",
    "lxml",
    "numpy",
    "pandas",
    "psycopg",
    "pydantic",
    "rich",
    "sqlalchemy",
    "trafilatura",
    "vl_convert",
    "xlsxwriter",
)
OUTSIDE = {
    "asyncio",
    "io",
    "os",
    "pathlib",
    "random",
    "shutil",
    "socket",
    "sqlite3",
    "subprocess",
    "sys",
    "time",
    "urllib.request",
}


def loaded_by(*arguments: str, code: int = 0, folder: Path = ROOT) -> set[str]:
    """The heavy libraries in memory when a command line has run in a fresh interpreter and left with `code`."""
    script = (
        "import sys\n"
        "from claimtrack.cli.app import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "finally:\n    print(*sorted(name for name in sys.modules if '.' not in name), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == code, run.stderr
    return set(HEAVY) & set(run.stderr.splitlines()[-1].split())


def test_import_contracts_hold() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--help",),
        ("--version",),
        ("report", "--help"),
        ("report", "compare", "--help"),
        ("list", "--help"),
        ("sql", "--help"),
        ("agreement", "--help"),
        ("network", "one-mode", "--help"),
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments) == set()


def test_a_mistake_loads_nothing_heavy() -> None:
    assert loaded_by("no-such-command", code=2) == set()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "claims"), 0),
        (("list", "speakers", "-f", "json"), 0),
        (("db", "info", "-f", "markdown"), 0),
        (("sql", "select count(*) from v_statement"), 0),
        (("sql", "--saved", "positions"), 0),
        (("curate", "suggest"), 0),
        (("report", "compare", "Union", "Kasteya", "--topic", "guarantees"), 2),
        (("check", "."), 0),
        (("fmt", "."), 0),
    ],
    ids=str,
)
def test_read_commands_load_nothing_heavy(arguments: tuple[str, ...], code: int, sqlite_path: Path) -> None:
    assert loaded_by(*arguments, code=code, folder=sqlite_path.parent) == set()


@pytest.mark.parametrize(("name", "loaded"), [("a.txt", set()), ("a.md", set()), ("a.html", {"lxml", "trafilatura"})])
def test_a_new_file_loads_what_its_text_needs(name: str, loaded: set[str], tmp_path: Path) -> None:
    (tmp_path / name).write_text("<html><body><p>The harbour stays closed, Orlan said.</p></body></html>")
    words = ("new", name, "--source", "S", "--published", "2025")
    assert loaded_by(*words, folder=tmp_path) == loaded


def test_a_table_loads_rich_and_nothing_else(sqlite_path: Path) -> None:
    assert loaded_by("list", "claims", "-f", "table", folder=sqlite_path.parent) == {"rich"}


@pytest.mark.parametrize("file", sorted((ROOT / "claimtrack" / "domain").rglob("*.py")), ids=lambda file: file.stem)
def test_the_domain_touches_nothing_outside(file: Path) -> None:
    names = {name for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) for name in imported(node)}

    assert names & OUTSIDE == set()
    assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names | {"claimtrack"}


def imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
