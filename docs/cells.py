"""The Python cells of the pages people wrote, run as a notebook would run them: one after another, in one session."""

import ast
import io
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Notebook:
    """One session: what a cell names is there for the next one."""

    names: dict[str, Any] = field(default_factory=dict)

    def run(self, cell: Iterable[str]) -> list[str]:
        """Run a cell; give the lines it prints, then its last expression as a notebook shows it."""
        tree = ast.parse("\n".join(cell))
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        screen = io.StringIO()
        with redirect_stdout(screen):
            exec(compile(tree, "<cell>", "exec"), self.names)  # noqa: S102 - our own pages
            if isinstance(last, ast.Expr):
                value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), self.names)  # noqa: S307
                if value is not None:
                    print(repr(value))
        return [line.rstrip() for line in screen.getvalue().splitlines()]
