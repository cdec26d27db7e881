"""reference/findings.md: every kind of finding, what it means, what helps, and the difference that mends a sample."""

from difflib import SequenceMatcher
from itertools import groupby, takewhile
from typing import Final

from claimtrack.domain.catalogue import CATALOGUE, Entry
from claimtrack.domain.catalogue.entry import STORED
from claimtrack.domain.reading import read_article
from claimtrack.formats import native
from claimtrack.render.findings import render_text

INTRO: Final = """# Findings

A finding is a problem in your data. `claimtrack check` and `claimtrack ingest` show all findings of a file in one run:

```
{example}```

That is the file, the line, the column (from 1), how grave it is, its code, and what is wrong; then the line itself with
the place marked, and, where there is one, the nearest valid value.

- An **error** keeps its unit out of the database: a native file, one line of JSON Lines, one row of a sheet. Everything
  else is stored, and the command leaves with 1.
- A **warning** is stored and wants a look. The command leaves with 0. With `--strict` every warning is an error.

Each section shows what mends a sample: the lines with `-` are wrong, those with `+` are right. What `claimtrack verify`
finds in a database (CT6xx) has no sample.
"""
FAMILIES: Final = {
    "CT1": "Form of the file",
    "CT2": "Quotes",
    "CT3": "Dates",
    "CT4": "Who and what is meant",
    "CT5": "Stance, claim and fixed lists",
    "CT6": "What is stored",
    "CT7": "Files of other tools",
}
FORMS: Final = {"native": "annotated article", "jsonl": "line of JSON Lines", "codebook": "codebook.toml"}
_WIDEST: Final = 110


def pages() -> dict[str, str]:
    """The one page of this module."""
    entries = sorted(CATALOGUE.values(), key=lambda entry: entry.code)
    parts = [INTRO.format(example=_example(CATALOGUE["CT203"]))]
    for family, found in groupby(entries, key=lambda entry: entry.code[:3]):
        members = list(found)
        parts.append(f"## {family}xx: {FAMILIES[family]}\n\n" + "".join(map(_line, members)))
        parts += map(_section, members)
    return {"reference/findings.md": "\n".join(parts)}


def _example(entry: Entry) -> str:
    """What the program prints for the bad sample of an entry."""
    raw, findings = native.parse(entry.bad, file="guarantees.claim.md")
    return render_text([*findings, *(read_article(raw)[1] if raw else ())])


def _line(entry: Entry) -> str:
    return f"- [{entry.code}](#{entry.code.lower()}) {entry.title} ({entry.severity})\n"


def _section(entry: Entry) -> str:
    if entry.form == STORED:
        return f"### {entry.code}\n**{entry.title}** ({entry.severity}; database). {entry.explanation}\n"
    form = FORMS.get(entry.form, entry.form)
    if entry.bad == entry.good:
        return f"### {entry.code}\n**{entry.title}** ({entry.severity}). {entry.explanation}\n"
    return (
        f"### {entry.code}\n**{entry.title}** ({entry.severity}; {form}). {entry.explanation}\n"
        f"```diff\n{_difference(entry.bad, entry.good)}```\n"
    )


def _difference(bad: str, good: str) -> str:
    """The lines in which the samples differ, marked, with the line before for a bearing."""
    wrong, right = bad.splitlines(), good.splitlines()
    shown: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, wrong, right, autojunk=False).get_opcodes():
        if kind != "equal":
            cut = _shared_beginning([*wrong[a:b], *right[c:d]])
            shown += [_marked("-", line, cut) for line in wrong[a:b]] + [_marked("+", line, cut) for line in right[c:d]]
        elif wrong[b - 1] and (b < len(wrong) or d < len(right)):
            shown.append(f"  {wrong[b - 1]}")
    return "".join(f"{line}\n" for line in shown)


def _shared_beginning(lines: list[str]) -> int:
    """How much of long lines can be left out because they begin alike."""
    alike = sum(1 for _ in takewhile(lambda signs: len(set(signs)) == 1, zip(*lines, strict=False)))
    return max(alike - 20, 0) if max(map(len, lines)) > _WIDEST else 0


def _marked(mark: str, line: str, cut: int) -> str:
    kept = ("…" if cut else "") + line[cut:]
    return f"{mark} {kept}" if len(kept) <= _WIDEST else f"{mark} {kept[:_WIDEST]}…"
