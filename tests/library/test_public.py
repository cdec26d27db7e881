"""What `import claimtrack` offers: all of it typed and explained, nothing loaded before it is asked for."""

import inspect
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest

import claimtrack
from claimtrack import errors
from claimtrack.cli.commands import ENTRIES, Entry
from claimtrack.cli.options import Only, Output, Settings
from claimtrack.cli.reporting import ChartFile

CLASSES = (
    claimtrack.Database,
    claimtrack.Report,
    claimtrack.Outcome,
    claimtrack.Curation,
    claimtrack.Done,
    claimtrack.Turn,
)
OTHER_NAMES = {"date_from": "since", "date_until": "until", "article": "articles", "field": "fields"}
NOT_ASKED = {"sql", "least", "paths", "settings", "output", "chart"}
REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "python.md"


def members(kind: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties of a class, inherited ones too."""
    for name, member in inspect.getmembers(kind):
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
            yield name, member


def functions() -> Iterator[Any]:
    """Everything public that can be called."""
    yield claimtrack.open
    yield claimtrack.check
    for kind in CLASSES:
        for _, member in members(kind):
            yield member.fget if isinstance(member, property) else member


def run(code: str) -> set[str]:
    """The modules in memory when some code has run in a fresh interpreter."""
    script = f"{code}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize("function", list(functions()), ids=lambda one: one.__qualname__)
def test_every_parameter_and_answer_has_a_type_and_every_name_a_sentence(function: Any) -> None:
    signature = inspect.signature(function)
    untyped = [name for name, one in signature.parameters.items() if one.annotation is one.empty]

    assert inspect.getdoc(function)
    assert signature.return_annotation is not signature.empty
    assert untyped in ([], ["self"])


@pytest.mark.parametrize("name", claimtrack.__all__)
def test_every_public_name_is_there_and_in_the_reference(name: str) -> None:
    assert name in dir(claimtrack)
    if name != "__version__":
        page = REFERENCE.read_text(encoding="utf-8")
        assert inspect.getdoc(getattr(claimtrack, name))
        assert any(told in page for told in (f"\n## {name}\n", f"\n## claimtrack.{name}\n", f"\n| `{name}` |"))


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_method_is_in_the_reference(kind: type) -> None:
    page = REFERENCE.read_text(encoding="utf-8")

    assert [name for name, _ in members(kind) if f"\n### {kind.__name__}.{name}\n" not in page] == []


def test_every_error_is_public() -> None:
    own = {name for name, found in vars(errors).items() if inspect.isclass(found) and issubclass(found, Exception)}

    assert own <= set(claimtrack.__all__)


def test_a_name_that_is_none_says_so() -> None:
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        claimtrack.opne  # type: ignore[attr-defined]  # noqa: B018 - the access is what is tested


def test_importing_loads_nothing_and_opening_nothing_heavy(sqlite_path: Path) -> None:
    bare = run("pass")
    heavy = {"pandas", "numpy", "sqlalchemy", "alembic", "typer", "rich", "altair"}

    assert {name for name in run("import claimtrack") - bare if not name.startswith("claimtrack")} == set()
    assert run("import claimtrack") - bare == {"claimtrack"}
    asked = f"import claimtrack; print(claimtrack.open({str(sqlite_path)!r}).position().text())"
    assert run(asked) & heavy == set()
    assert run(f"{asked.replace('.text()', '.frame()')}") & heavy == {"pandas", "numpy"}


def commands() -> dict[str, Entry]:
    """The commands that are reports, by the names of their methods."""
    known = {entry.name: entry for entry in ENTRIES}
    found = {entry.name: entry for entry in known["report"].members}
    found |= {f"network_{entry.name.replace('-', '_')}": entry for entry in known["network"].members}
    return found | {"agreement": known["agreement"]}


def options(entry: Entry) -> set[str]:
    """What a command can be told about its question, by the names that Python has for it."""
    module, _, name = entry.target.partition(":")
    parameters = inspect.signature(getattr(import_module(f"claimtrack.cli.commands.{module}"), name)).parameters
    found = set()
    for parameter in parameters.values():
        kind, taken = parameter.annotation, None
        for one in getattr(kind, "__metadata__", ()):
            if isinstance(one, Only):
                kind, taken = get_args(kind)[0], one.taken
        if kind in (Settings, Output, ChartFile):
            continue
        if is_dataclass(kind):
            found |= {field.name for field in fields(kind) if taken is None or field.name in taken}
        else:
            found.add(parameter.name)
    return {OTHER_NAMES.get(name, name) for name in found - NOT_ASKED}


@pytest.mark.parametrize(("name", "entry"), commands().items(), ids=list(commands()))
def test_every_report_is_a_method_that_takes_what_its_command_takes(name: str, entry: Entry) -> None:
    method = getattr(claimtrack.Database, name)

    assert set(inspect.signature(method).parameters) - {"self"} == options(entry)
