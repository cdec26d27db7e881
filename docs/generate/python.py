"""reference/python.md: what `import claimtrack` offers, from its signatures and docstrings."""

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

import claimtrack
from claimtrack import errors

INTRO: Final = """# Python

`import claimtrack` offers what the commands do, to notebooks and programs; a [how-to](../howto/notebooks.md) shows it
at work. The commands call the same functions. Everything is typed; pandas is loaded by the first frame.

- Nothing prints and nothing asks. What goes wrong in the program is an [error](#errors); problems in the data are rows.
- Names are found in every language that the database knows. A day is `2025-12-18`, `2025-12` or `2025`.
- Frames hold text as `string`, whole numbers as `Int64`, other numbers as `Float64`, flags as `boolean`. What is not
  known is `NA`, which is neither neutral nor no. Days stay ISO text, because many are no single day.
- What is promised: names, parameters, the columns of frames and the keys of `data` are only ever added. The fields of a
  `result` are the program's own and may change.

"""
CLASSES: Final = (
    claimtrack.Database,
    claimtrack.Report,
    claimtrack.Outcome,
    claimtrack.Curation,
    claimtrack.Done,
    claimtrack.Turn,
)
FUNCTIONS: Final[tuple[tuple[str, Callable[..., Any]], ...]] = (("open", claimtrack.open), ("check", claimtrack.check))
_LONG: Final = 100


def pages() -> dict[str, str]:
    """The one page of this module."""
    parts = [*(_function(f"claimtrack.{name}", one, 2) for name, one in FUNCTIONS), *map(_class, CLASSES), _errors()]
    return {"reference/python.md": INTRO + "\n".join(parts)}


def _class(kind: type) -> str:
    title = f"## {kind.__name__}\n\n{_told(kind)}"
    return "\n".join([title, *(_member(kind, name) for name in _members(kind))])


def _members(kind: type) -> Iterator[str]:
    """The names of fields, properties and methods, in the order in which they are written, inherited ones first."""
    written = [name for each in reversed(kind.__mro__) for name in vars(each)]
    for name in dict.fromkeys([*_fields(kind), *written]):
        if not name.startswith("_"):
            yield name


def _fields(kind: type) -> list[str]:
    return [field.name for field in fields(kind)] if is_dataclass(kind) else []


def _member(kind: type, name: str) -> str:
    title = f"{kind.__name__}.{name}"
    if name in _fields(kind):
        return _value(title, name, kind.__annotations__[name])
    member = inspect.getattr_static(kind, name)
    if isinstance(member, property) and member.fget is not None:
        return _value(title, name, inspect.signature(member.fget).return_annotation) + f"\n{_told(member.fget)}"
    return _function(title, member, 3)


def _value(title: str, name: str, kind: Any) -> str:  # noqa: ANN401 - whatever stands in an annotation
    return f"### {title}\n\n```python\n{name}: {_type(kind)}\n```\n"


def _function(title: str, function: Callable[..., Any], level: int) -> str:
    name = title.rpartition(".")[2] if level > 2 else title  # noqa: PLR2004 - a method is told without its class
    return f"{'#' * level} {title}\n\n```python\n{name}{_signature(function)}\n```\n\n{_told(function)}"


def _signature(function: Callable[..., Any]) -> str:
    """The signature as it would be written: on one line, or a parameter a line where it is long."""
    signature = inspect.signature(function)
    words: list[str] = []
    for one in signature.parameters.values():
        if one.name == "self":
            continue
        if one.kind is one.KEYWORD_ONLY and not any(word.startswith("*") for word in words):
            words.append("*")
        star = "*" if one.kind is one.VAR_POSITIONAL else ""
        default = "" if one.default is one.empty else f" = {one.default!r}".replace("'", '"')
        words.append(f"{star}{one.name}: {_type(one.annotation)}{default}")
    back = f" -> {_type(signature.return_annotation)}"
    line = f"({', '.join(words)}){back}"
    return line if len(line) <= _LONG else "(\n" + "".join(f"    {word},\n" for word in words) + f"){back}"


def _type(annotation: Any) -> str:  # noqa: ANN401 - whatever stands in an annotation
    """An annotation as a reader knows it, without the module that a name is from."""
    told = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])|[~+](?=\w)", "", told).replace("F_co", "R")


def _told(documented: Any) -> str:  # noqa: ANN401 - a class or function
    return (inspect.getdoc(documented) or "") + "\n"


def _errors() -> str:
    """The tree of errors, from the module that holds them."""
    kinds = [found for found in vars(errors).values() if inspect.isclass(found) and issubclass(found, Exception)]
    rows = [f"| `{found.__name__}` | `{found.__bases__[0].__name__}` | {_first(found)} |" for found in kinds]
    told = (
        "Each is in `claimtrack`, and each has a `message` for people, a `hint` with what helps (or None), and the\n"
        "`exit_code` that the command line would return."
    )
    return "\n".join(["## Errors\n", f"{told}\n", "| error | is a | raised where |", "|---|---|---|", *rows, ""])


def _first(found: type) -> str:
    return " ".join((inspect.getdoc(found) or "").split()).replace("|", "\\|")
