"""Every small change that a Python file may suffer, for `benchmarks/mutants.py`."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

WIDEST: Final = 70
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
    """Tell whether it is a text that says what something is: behind a constant it stands as well."""
    return number is not None and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


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
