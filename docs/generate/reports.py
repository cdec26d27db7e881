"""reference/reports.md: what `--format json` of every report holds, key by key, read off answers about the samples.

A key that no report explains stops `make docs`: whoever adds one says what it means in `MEANINGS`.
"""

import io
import json
import shlex
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, Final

from claimtrack.cli.app import main as claimtrack
from claimtrack.cli.commands import ENTRIES, Entry
from claimtrack.db.location import parse_location
from claimtrack.services.demo import build_demo
from docs.generate.meanings import MEANINGS

INTRO: Final = """# Reports

Every report gives its whole answer with `--format json` (or `-o FILE.json`). `schema` names the contract and its
version; keys are only ever added. What is not known is null; a list that holds nothing is empty. `jsonl` writes the
report's main list one object a line; csv and tsv write it flat, one column a key. Of `provenance` all three have one
line for each report.

The shapes that several reports share come first; a report's own table leaves them out.

Dates are days (`2025-03-04`). Where a key ends in `_earliest`, null means that nobody knows how long before it was.
Stances are −2 to 2; null is unclear, which is not neutral.

"""
ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "compare": (
        "compare Loria Kasteya Velmora --topic security --by quarter --imputed",
        "compare Loria 'Free Tide' --topic economy --by month",
        "compare Kasteya Loria --topic territory",
        "compare Kasteya Loria --claim union-troops-in-kasteya",
        "compare Kasteya Loria --topic transit",
    ),
    "position": (
        "position",
        "position --claim union-troops-in-kasteya",
        "position --topic territory --as-of 2024-01-01",
    ),
    "provenance": (
        "provenance loria-will-mine-estuary",
        "provenance secret-meeting-at-sollen",
        "provenance union-troops-in-kasteya",
        "provenance joint-administration-of-talmar",
        "provenance transit-fee",
        "provenance guarantees-for-both-sides",
    ),
    "shifts": ("shifts", "shifts --topic harbour --from 2023-10", "shifts --claim transit-fee"),
    "speaker": (
        "speaker Koldan",
        "speaker Loria",
        "speaker Orlan --topic talks",
        "speaker Verin",
        "speaker 'Harbour Wire'",
    ),
    "timeline": ("timeline --topic economy --by year --imputed", "timeline --claim joint-administration-of-talmar"),
    "topic": ("topic harbour", "topic security", "topic talks"),
    "network one-mode, two-mode": (
        "one-mode side --through claim --topic harbour",
        "one-mode claim --through side",
        "two-mode source topic --normalisation activity",
    ),
    "network events": ("events --topic harbour",),
}


SHARED: Final[Mapping[str, tuple[str, str]]] = {
    "rows": ("A statement", "rows"),
    "statements": ("A statement", "rows"),
    "imputed": ("A statement", "rows"),
    "for_others": ("A statement", "rows"),
    "about": ("A statement", "rows"),
    "positions": ("A position", "sides[].positions"),
    "sides": ("A side", "sides"),
    "others": ("A side", "sides"),
    "method": ("How it was made", "method"),
    "period": ("The days it keeps to", "period"),
    "unplaced": ("Words that count for no side", "unplaced"),
}
"""Lists and objects that have one shape in several reports: its title, and where `compare` has it."""

Kinds = dict[str, set[str]]
"""What was seen under each path of keys."""


def pages() -> dict[str, str]:
    """The one page of this module."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "samples.db"
        build_demo(parse_location(database))
        seen = {name: _seen(group, ASKED[name], database) for name, (group, _) in _reports().items()}
    shared = [_shared(title, path, seen["compare"]) for title, path in dict(SHARED.values()).items()]
    parts = [_report(name, entry, seen[name], seen["compare"]) for name, (_, entry) in _reports().items()]
    return {"reference/reports.md": INTRO + "\n".join((*shared, *parts))}


def _reports() -> dict[str, tuple[str, Entry]]:
    """Give the reports by what they are called here, with the group of commands each is in."""
    groups = {entry.name: entry.members for entry in ENTRIES if entry.name in {"report", "network"}}
    found = {entry.name: ("report", entry) for entry in groups["report"]}
    matrix, _, listed = groups["network"]
    return found | {"network one-mode, two-mode": ("network", matrix), "network events": ("network", listed)}


def _seen(group: str, commands: Iterable[str], database: Path) -> Kinds:
    seen: Kinds = defaultdict(set)
    for command in commands:
        _walk(_answer(f"{group} {command}", database), "", seen)
    return seen


def _shared(title: str, path: str, seen: Kinds) -> str:
    """Tell a shape that several reports share."""
    below = [name for name in seen if name.startswith((f"{path}[].", f"{path}."))]
    start = len(path) + (1 if path in {"method", "period"} else 3)
    kept = {name[start:]: seen[name] for name in below if not _elsewhere(name[start:], seen)}
    return f"## {title}\n\n{_table('compare', path, kept)}"


def _report(name: str, entry: Entry, seen: Kinds, compared: Kinds) -> str:
    kept = {path: kinds for path, kinds in seen.items() if not _elsewhere(path, compared)}
    told = f"{entry.summary} Asked for example by `{entry.example}`."
    return f"## {name}\n\n{told}\n\n{_table(name, '', kept)}"


def _elsewhere(path: str, compared: Kinds) -> bool:
    """Tell whether a key belongs to a shared shape, which is told once."""
    words = path.split(".")
    for at, word in enumerate(words[:-1]):
        name = word.removesuffix("[]")
        if name in SHARED:
            _, home = SHARED[name]
            inner = ".".join(words[at + 1 :])
            if f"{home}[].{inner}" in compared or f"{home}.{inner}" in compared:
                return True
    return False


def _table(report: str, above: str, kept: Kinds) -> str:
    lines = [
        f"| `{path}` | {_kind(kinds, kept.get(f'{path}[]', set()))} | {_meaning(report, above, path)} |"
        for path, kinds in kept.items()
        if path and not path.endswith("[]")
    ]
    return "\n".join(("| key | holds | meaning |", "|---|---|---|", *lines)) + "\n"


def _answer(command: str, database: Path) -> dict[str, Any]:
    out, err, code = io.StringIO(), io.StringIO(), None
    with redirect_stdout(out), redirect_stderr(err):
        try:
            claimtrack(["--db", str(database), *shlex.split(command), "-f", "json"])
        except SystemExit as left:
            code = left.code
    if code:
        raise RuntimeError(f"{command} leaves with {code}: {err.getvalue()}")  # noqa: EM102, TRY003 - a script's own
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def _walk(value: object, path: str, seen: Kinds) -> None:
    """Note what is under a path and below it; what is below a node of a tree has the node's own shape."""
    if isinstance(value, dict):
        seen[path].add("object")
        for key, below in value.items():
            _walk(below, f"{path}.{key}" if path else key, seen)
    elif isinstance(value, list):
        seen[path].add("list")
        for below in value:
            _walk(below, path.removesuffix(".below") if path.endswith(".below") else f"{path}[]", seen)
    else:
        seen[path].add(_KINDS[type(value)])


_KINDS: Final = {str: "text", int: "number", float: "number", bool: "true or false", type(None): "null"}
_SEVERAL: Final = {"text": "texts", "number": "numbers", "object": "objects"}


def _kind(kinds: set[str], inside: set[str]) -> str:
    known = sorted(kinds - {"null"}) or ["text"]
    if known == ["list"]:
        known = ["list of " + " or ".join(_SEVERAL.get(one, one) for one in sorted(inside)) if inside else "list"]
    return " or ".join([*known, *(["null"] if "null" in kinds else [])])


def _meaning(report: str, above: str, path: str) -> str:
    """Give what a key means: said for this report, for the end of its path, or for its name."""
    words = ".".join(part for part in (above, path) if part).replace("[]", "").split(".")
    for name in (f"{report}:{'.'.join(words)}", *(".".join(words[start:]) for start in range(len(words)))):
        if name in MEANINGS:
            return MEANINGS[name]
    raise RuntimeError(f"docs/generate/meanings.py does not say what {report}: {path} means")  # noqa: EM102, TRY003
