"""What an ingest did, told on a few lines for people, or as one JSON object for programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict

from claimtrack.domain.findings import Finding
from claimtrack.render.codebook import codes_told
from claimtrack.render.findings import as_rows, render_alike, render_text
from claimtrack.render.foreign import foreign_data, foreign_lines
from claimtrack.services.outcome import Ingested

SHOWN_WARNINGS = 20
SHOWN_NAMES = 10


def findings_text(result: Ingested, *, everything: bool) -> str:
    """Give the findings as text: all errors, and of many warnings the first, with how many of each code there are."""
    found = result.found.in_order()
    warnings = [one for one in found if one.severity != "error"]
    shown = (
        found if everything else [one for one in found if one.severity == "error" or one in warnings[:SHOWN_WARNINGS]]
    )
    text = render_text(shown) if everything else render_alike(shown)
    hidden = sum(result.found.counts.values()) - len(shown)
    return text + (f"… and {hidden} more; in all {_by_code(result)}\n" if hidden > 0 else "")


def _by_code(result: Ingested) -> str:
    return ", ".join(f"{number} × {code}" for (_, code), number in sorted(result.found.counts.items(), key=_code))


def _code(item: tuple[tuple[str, str], int]) -> str:
    return item[0][1]


def summary(result: Ingested, *, next_command: str | None, dry_run: bool, explained: bool = False) -> str:
    """Give the closing summary; `explained` leaves out what has been told of files of other tools already."""
    foreign = () if explained else foreign_lines(result.told)
    codes = codes_told(result.dropped, result.stayed)
    lines = [*_changes(result, dry_run=dry_run), *codes, *_readable(result), *foreign, *_new_names(result)]
    if next_command:
        lines.append(f"next: {next_command}")
    return "\n".join(lines)


def _changes(result: Ingested, *, dry_run: bool) -> Iterator[str]:
    counts, written = result.counts, result.counts.statements
    if dry_run:
        yield "dry run: nothing was written; it would come to this"
    if not result.changed and not result.units_refused:
        held = counts.articles_unchanged
        yield (
            f"nothing changed: {_count(held, 'article')} with {_count(written.unchanged, 'statement')} read"
            + _skipped(result)
        )
        return
    articles = {
        "new": counts.articles_new,
        "updated": counts.articles_updated,
        "unchanged": counts.articles_unchanged,
        "refused": counts.articles_refused,
    }
    statements = {
        "new": written.new,
        "updated": written.updated,
        "unchanged": written.unchanged,
        "withdrawn": written.withdrawn,
        "refused": counts.statements_refused,
    }
    yield f"articles: {_told(articles)}" + _skipped(result)
    yield f"statements: {_told(statements)}"
    if counts.parts_refused:
        yield f"parts of files: {counts.parts_refused} refused (lines, or files of an archive)"
    for reader, number in sorted(result.withdrawn.items()):
        yield f"  withdrawn as no file of {reader} named here holds them: {number}; name all files of a text in one run"
    if result.codebook_entries:
        yield f"codebook: {_count(result.codebook_entries, 'entry', 'entries')} new or changed"
    if counts.judgements:
        yield f"judgements: {counts.judgements} new"


def _told(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in numbers.items() if number) or "none"


def _skipped(result: Ingested) -> str:
    return f" ({_count(result.skipped, 'other file')} skipped)" if result.skipped else ""


def _readable(result: Ingested) -> Iterator[str]:
    if result.readable:
        kinds = ", ".join(f"{number} {name}" for name, number in result.readable.items())
        first = next(iter(result.readable))
        yield f"of those skipped these could be read: {kinds}; name the files, or the folder with --as {first}"


def _count(number: int, one: str, several: str | None = None) -> str:
    return f"{number} {one if number == 1 else several or one + 's'}"


def _new_names(result: Ingested) -> Iterator[str]:
    names = sorted(result.new_names)
    if not names:
        return
    yield f"new names, not in the codebook: {len(names)}"
    for name, near in names[:SHOWN_NAMES]:
        yield f"  {name}" + (f"   did you mean {near}?" if near else "")
    if len(names) > SHOWN_NAMES:
        yield f"  … and {len(names) - SHOWN_NAMES} more"


def as_json(result: Ingested, *, next_command: str | None, dry_run: bool) -> str:
    """Give everything an ingest did as one JSON object."""
    counts = result.counts.as_dict()
    statements = counts.pop("statements")
    told = {
        "schema": "claimtrack/ingest@1",
        "dry_run": dry_run,
        "files": result.files,
        "skipped": result.skipped,
        "readable": dict(result.readable),
        "articles": {key.removeprefix("articles_"): n for key, n in counts.items() if key.startswith("articles_")},
        "statements": {**_plain(statements), "refused": result.counts.statements_refused},
        "parts_refused": result.counts.parts_refused,
        "codebook_entries": result.codebook_entries,
        "codes": {"left_as_they_are": result.stayed, "dropped": [asdict(one) for one in result.dropped]},
        "judgements": result.counts.judgements,
        "new_names": [{"name": name, "nearest": near} for name, near in sorted(result.new_names)],
        "foreign": foreign_data(result.told),
        "findings": _objects(result.found.in_order()),
        "n_findings": sum(result.found.counts.values()),
        "next": next_command,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, dict) else {}


def _objects(findings: list[Finding]) -> list[dict[str, object]]:
    rows = as_rows(findings)
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
