"""Change the rules of `claimtrack/domain` one place at a time, and see whether a test notices.

    python -m benchmarks.mutants [--file NAME] [--most N] [--seed N] [--at LINE]

A mutant is a copy of the package with one change: `<` becomes `<=`, `and` becomes `or`, a number grows by one, a
statement is gone. One that the tests let pass is printed: either a test is missing, or nobody could tell the two
apart. `--file` takes one file of the room, `--most` a sample of each file's mutants, always the same for a seed.
"""

import argparse
import ast
import copy
import gc
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
DOMAIN: Final = Path("claimtrack/domain")
COPIED: Final = (
    "claimtrack",
    "tests",
    "migrations",
    "samples",
    "docs",
    *("pyproject.toml", "alembic.ini", "README.md", "CHANGELOG.md"),
)
SETTLED: Final = ("pytest", "hypothesis", "sqlalchemy", "alembic.command", "typer", "rich.console")
WIDEST: Final = 70
_READING: Final = (
    "domain/test_reading.py",
    "domain/test_reading_header.py",
    "formats/test_native.py",
    "domain/test_catalogue.py",
)
# A file is tested by its namesakes in tests/domain and tests/properties, and by these.
ALSO: Final = {
    "annotation": _READING,
    "assembly": ("domain/test_resolve.py", "formats/test_codebook.py"),
    "chain_marks": ("domain/test_chain.py", "properties/test_chain.py", "domain/test_reading.py"),
    "codebook": ("formats/test_codebook.py", "formats/test_sheet.py"),
    "entries": ("formats/test_codebook.py",),
    "entry_fields": ("domain/test_entries.py", "formats/test_codebook.py"),
    "fields": (*_READING, "docs/test_documented.py"),
    "folding": ("domain/test_spans.py", "properties/test_spans.py"),
    "name_findings": ("domain/test_catalogue.py",),
    "names": ("properties/test_name_keys.py",),
    "nearness": ("domain/test_spans.py",),
    "quotemarks": ("properties/test_spans.py",),
    "quoting": _READING,
    "reading": _READING[1:],
    "refs": ("domain/test_keys.py",),
    "urls": ("properties/test_name_keys.py",),
    "values": _READING,
}
_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_PAIRS: Final = (
    ("min", "max"), ("any", "all"), ("bisect_left", "bisect_right"), ("startswith", "endswith"), ("find", "rfind"),
    ("lstrip", "rstrip"), ("partition", "rpartition"), ("first", "last"), ("earliest", "latest"),
)  # fmt: skip
_NAMES: Final = {**dict(_PAIRS), **{other: one for one, other in _PAIRS}, "sorted": "list", "reversed": "list"}
# Types, decorators and what exports them say nothing at run time; `strict` of `zip` guards against ourselves.
_SILENT: Final = frozenset({"annotation", "returns", "decorator_list", "type_params", "bases", "ctx"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the file as it then is, the line, and the words before and after."""

    line: int
    was: str
    now: str
    source: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the tree: a field of a node, or a number of that field's list."""

    owner: ast.AST
    field: str
    number: int | None = None

    def put(self, node: ast.AST | None) -> None:
        """Let a node stand here; None leaves a statement out."""
        if self.number is None:
            setattr(self.owner, self.field, node)
        else:
            getattr(self.owner, self.field)[self.number] = node or ast.Pass()


def mutants(source: str) -> Iterator[Mutant]:
    """Give every mutant of a file, from top to bottom."""
    tree = ast.parse(source)
    plain = ast.unparse(tree)
    for slot, node in _slots(tree):
        for other in _variants(node, slot):
            slot.put(other)
            changed = ast.unparse(tree)
            slot.put(node)
            if changed != plain:
                now = "" if other is None else _shown(other)
                line = getattr(node, "lineno", 0) or getattr(getattr(node, "target", None), "lineno", 0)
                yield Mutant(line, _shown(node), now, changed)


def _shown(node: ast.AST) -> str:
    line = ast.unparse(node).strip().splitlines()[0]
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def _slots(node: ast.AST) -> Iterator[tuple[Slot, ast.AST]]:
    for field, value in ast.iter_fields(node):
        if field in _SILENT or _is_silent(node, field):
            continue
        for number, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _is_docstring(child, number):
                yield Slot(node, field, number), child
                yield from _slots(child)


def _is_silent(node: ast.AST, field: str) -> bool:
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Name) and node.targets[0].id == "__all__"
    if isinstance(node, ast.keyword):
        return node.arg == "strict"
    return isinstance(node, ast.JoinedStr | ast.FormattedValue) and field in ("values", "format_spec")


def _is_docstring(node: ast.AST, number: int | None) -> bool:
    return number == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _variants(node: ast.AST, slot: Slot) -> Iterator[ast.AST | None]:  # noqa: C901, PLR0912 - one case a kind of node
    match node:
        case ast.Compare(ops=ops):
            for at, operator in enumerate(ops):
                yield _with(node, ops=[*ops[:at], _COMPARED[type(operator)](), *ops[at + 1 :]])
        case ast.BoolOp(op=operator, values=values):
            yield _with(node, op=ast.Or() if isinstance(operator, ast.And) else ast.And())
            for at in range(len(values)):
                rest = [*values[:at], *values[at + 1 :]]
                yield _with(node, values=rest) if len(rest) > 1 else rest[0]
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.BinOp(op=operator) if type(operator) in _COUNTED:
            yield _with(node, op=_COUNTED[type(operator)]())
        case ast.Constant(value=value):
            yield from (ast.Constant(other) for other in _other_values(value))
        case ast.JoinedStr():
            yield ast.Constant("")
        case ast.Name(id=name) if name in _NAMES:
            yield _with(node, id=_NAMES[name])
        case ast.Attribute(attr=name) if name in _NAMES:
            yield _with(node, attr=_NAMES[name])
        case ast.Attribute(attr="strip"):
            yield from (_with(node, attr="lstrip"), _with(node, attr="rstrip"))
        case ast.Call(func=func, args=args):
            same = isinstance(func, ast.Name) and func.id in ("min", "max")
            for at, (one, other) in enumerate(() if same else pairwise(args)):
                yield _with(node, args=[*args[:at], other, one, *args[at + 2 :]])
            if isinstance(func, ast.Attribute) and not args and not node.keywords:
                yield func.value
        case ast.Slice(lower=lower, upper=upper):
            yield from (_with(node, **{side: None}) for side, end in (("lower", lower), ("upper", upper)) if end)
        case ast.If() | ast.IfExp():
            yield from (_with(node, test=ast.Constant(value)) for value in (True, False))
        case ast.comprehension(ifs=ifs) if ifs:
            yield _with(node, ifs=[])
        case ast.Return(value=value) if value is not None and not isinstance(value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
    if _can_go(node) and isinstance(slot.number, int):
        yield None


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for field, value in fields.items():
        setattr(changed, field, value)
    return changed


def _other_values(value: object) -> tuple[bool | float | str, ...]:
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int | float):
        return (value + 1, value - 1)
    if isinstance(value, str):
        return ("",) if value else ("changed",)
    return ()


def _can_go(node: ast.AST) -> bool:
    """Tell whether a statement may be left out without making names unknown: that would prove nothing."""
    if isinstance(node, ast.Assign):
        return all(isinstance(target, ast.Attribute | ast.Subscript) for target in node.targets)
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    return isinstance(node, ast.AugAssign | ast.Raise | ast.Delete)


class Proving:
    """A copy of the package and its tests, in which one mutant after the other is tried."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(source, folder / name)
        for name in SETTLED:
            import_module(name)
        gc.freeze()

    def tests_of(self, file: Path) -> list[str]:
        """Give the tests that fit a file, the nearest first."""
        name = file.stem if file.stem != "__init__" else file.parent.name
        near = (f"domain/test_{name}.py", f"properties/test_{name}.py", *ALSO.get(name, ()))
        return [f"tests/{path}" for path in dict.fromkeys(near) if (self._folder / "tests" / path).is_file()]

    def seconds(self, file: Path, tests: list[str]) -> float:
        """Give how long the tests take on the file as it is; they must pass, and must notice a file that is broken."""
        begun = time.monotonic()
        if self._run(tests, limit=600, caching=True) != 0:
            sys.exit(f"{(self._folder / 'said.txt').read_text()}\n{file}: its tests fail on the file as it is")
        taken = time.monotonic() - begun
        if not self.notices(file, "raise SystemError\n", tests, limit=60):
            sys.exit(f"{file}: no test reads it")
        return taken

    def notices(self, file: Path, source: str, tests: list[str], *, limit: int) -> bool:
        """Tell whether a test fails, or never ends, with this text in the place of the file."""
        path = self._folder / file
        kept = path.read_bytes()
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            compiled.unlink()
        path.write_text(source, encoding="utf-8")
        try:
            # The nearest tests notice nearly all, so the others are not even collected before those have passed.
            return any(self._run(some, limit=limit) != 0 for some in (tests[:1], tests[1:]) if some)
        finally:
            path.write_bytes(kept)

    def _run(self, tests: list[str], *, limit: int, caching: bool = False) -> int:
        """Run tests in a child of this process, which has the libraries but nothing of ours in memory."""
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = _in_child(self._folder, tests, limit, caching=caching)
            except BaseException:  # noqa: BLE001 - whatever it is, this process ends here and not in the loop above
                traceback.print_exc()
            os._exit(code)
        return os.waitpid(child, 0)[1]


def _in_child(folder: Path, tests: list[str], limit: int, *, caching: bool) -> int:
    import pytest
    from hypothesis import HealthCheck, Phase, settings

    signal.alarm(limit * 10)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    said = os.open(folder / "said.txt", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    for stream in (0, 1, 2):
        os.dup2(said, stream)
    os.chdir(folder)
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    sys.dont_write_bytecode = not caching
    sys.path[:] = [str(folder), *(entry for entry in sys.path if entry and Path(entry).resolve() != ROOT)]
    few = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", max_examples=30, deadline=None, database=None, phases=few,
                              suppress_health_check=list(HealthCheck))  # fmt: skip
    settings.load_profile("mutants")
    early = "ignore::pytest.PytestAssertRewriteWarning"  # the libraries are in memory already: that is the point
    chosen = [
        "-W",
        early,
        "-m",
        "not postgres and not slow and not browser",
        "--hypothesis-seed=0",
        f"--basetemp={folder}/kept",
    ]
    told = "--tb=short" if caching else "--tb=no"
    return int(pytest.main([*tests, "-x", "-q", told, "-p", "no:cacheprovider", *chosen]))


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--file", help="one file of the room, as `dates` or `catalogue/entry`")
    words.add_argument("--most", type=int, help="try so many mutants of a file")
    words.add_argument("--seed", type=int, default=0, help="which sample (0)")
    words.add_argument("--at", type=int, help="only the mutants of this line")
    return words.parse_args()


def main() -> None:
    """Print for each file how many mutants there were and which of them passed for the real thing."""
    asked = _asked()
    files = sorted(path.relative_to(ROOT) for path in (ROOT / DOMAIN).glob(f"{asked.file or '**/*'}.py"))
    with tempfile.TemporaryDirectory(prefix="claimtrack-mutants-") as folder:
        proving = Proving(Path(folder))
        for file in files:
            tests = proving.tests_of(file)
            tried = [one for one in mutants((ROOT / file).read_text("utf-8")) if asked.at in (None, one.line)]
            if not tests or not tried:
                print(f"{file}: {len(tried)} mutants, no test of its own", flush=True)
                continue
            if asked.most is not None and asked.most < len(tried):
                picked = random.Random(asked.seed).sample(range(len(tried)), asked.most)  # noqa: S311 - a sample
                tried = [tried[at] for at in sorted(picked)]
            limit = int(3 + 2 * proving.seconds(file, tests))
            passed = [one for one in tried if not proving.notices(file, one.source, tests, limit=limit)]
            print(f"{file}: {len(tried)} mutants, {len(tried) - len(passed)} killed, {len(passed)} survived")
            for one in passed:
                print(f"  {file}:{one.line}: {one.was}  ->  {one.now or '(gone)'}", flush=True)


if __name__ == "__main__":
    main()
