"""Write the generated pages of the docs, or tell which of them have drifted: `python -m docs.generate [--check]`.

The other modules of this folder make them: where one has `pages()`, it gives their text by path below docs/.
"""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

DOCS = Path(__file__).parents[1]
NOTICE = "<!-- Made from the program itself by `make docs`; changes here are lost. -->\n\n"


def pages() -> dict[Path, str]:
    """The text of every generated page, by its path."""
    found: dict[Path, str] = {}
    for module in iter_modules([str(Path(__file__).parent)]):
        if module.name != "__main__":
            made: dict[str, str] = getattr(import_module(f"docs.generate.{module.name}"), "pages", dict)()
            found |= {DOCS / path: NOTICE + text for path, text in made.items()}
    return found


def drifted(made: dict[Path, str]) -> list[Path]:
    """The pages whose file is missing or differs."""
    return [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main() -> int:
    """Write what has drifted; with --check only name it and fail."""
    made = pages()
    stale = drifted(made)
    for path in stale:
        print(path.relative_to(DOCS.parent))
    if "--check" in sys.argv[1:]:
        if stale:
            print("these pages no longer say what the program does: run `make docs`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
