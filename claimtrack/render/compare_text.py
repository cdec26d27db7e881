"""A comparison as plain text for a terminal: readable in 80 columns, in any language, without colour."""

from collections.abc import Iterator, Sequence

from claimtrack.domain.names import clean
from claimtrack.render import phrases
from claimtrack.render.numbering import Sources
from claimtrack.render.wrapping import width as columns_of
from claimtrack.render.wrapping import wrap
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.evidence import Stated

_INDENT = "  "
_WIDEST_NAME = 24


def text(comparison: Comparison, *, width: int = 80, most: int | None = None) -> str:
    """Give the comparison as lines of at most `width` columns; `most` limits the statements told one by one."""
    shown = comparison.rows[:most]
    sources = Sources(shown)
    lines = [*_head(comparison, width), *_positions(comparison, width), *_periods(comparison, width)]
    lines += [*_changes(comparison, width), *_statements(comparison, shown, sources, width)]
    lines += [*_silent(comparison, width), *_sources(sources, width), ""]
    lines += wrap(phrases.LEGEND, width)
    return clean("\n".join(lines) + "\n")


def _head(comparison: Comparison, width: int) -> Iterator[str]:
    about = comparison.topic or comparison.claim
    told = f" ({about.told})" if about and about.told and about.told != about.name else ""
    names = " · ".join(side.name for side in comparison.sides)
    yield from wrap(f"{about.name if about else ''}{told}: {names}", width)
    yield from wrap(phrases.scope(comparison.period), width)
    yield ""
    for side in comparison.sides:
        yield from _beside(side.name, phrases.on_record(side), _pad(comparison, width), width)


def _pad(comparison: Comparison, width: int) -> int:
    return min(max(columns_of(side.name) for side in comparison.sides), _WIDEST_NAME, width // 3)


def _beside(name: str, told: str, pad: int, width: int) -> Iterator[str]:
    """Give a name with what is told of it beside it; below it where the name is too long."""
    name = " ".join(name.split())
    rest = " " * (pad + 2 * len(_INDENT))
    if columns_of(name) > pad:
        yield from wrap(name, width, first=_INDENT, rest=_INDENT * 2)
        yield from wrap(told, width, first=rest, rest=rest)
    else:
        first = f"{_INDENT}{name}{' ' * (pad - columns_of(name))}{_INDENT}"
        yield from wrap(told, width, first=first, rest=rest)


def _title(title: str, width: int, note: str = "") -> list[str]:
    return ["", *wrap(title.upper(), width), *(wrap(note, width, first=_INDENT, rest=_INDENT) if note else [])]


def _positions(comparison: Comparison, width: int) -> Iterator[str]:
    yield from _title("What each side holds", width)
    if not comparison.claims:
        yield f"{_INDENT}no position on record"
    pad = _pad(comparison, width)
    held = {(side.id, one.claim): one for side in comparison.sides for one in side.positions}
    said = comparison.statements_on_claims()
    for line in comparison.claims:
        yield ""
        yield from wrap(f"{line.text} [{line.claim}]" if line.text else line.claim, width)
        for side in comparison.sides:
            mine = said[side.id, line.claim]
            found = held.get((side.id, line.claim))
            told = phrases.holding(found) if found else phrases.no_position(mine)
            yield from _beside(side.name, told, pad, width)
            way = phrases.path(row.held for row in mine)
            if way is not None:
                rest = " " * (pad + 2 * len(_INDENT))
                yield from wrap(way, width, first=f"{rest}path ", rest=f"{rest}     ")
        if line.gap is not None:
            yield from _beside("gap", f"{line.gap} of 4", max(pad, len("gap")), width)


def _periods(comparison: Comparison, width: int) -> Iterator[str]:
    if not comparison.by:
        return
    yield from _title(f"By {comparison.by}", width, phrases.BY_PERIOD)
    for line in comparison.periods:
        told = f"{line.side}  {phrases.in_period(line)}  {line.claim or phrases.NO_CLAIM}"
        yield from wrap(told, width, first=f"{_INDENT}{line.period}  ", rest=_INDENT * 6)


def _changes(comparison: Comparison, width: int) -> Iterator[str]:
    yield from _title("What changed", width)
    for change in comparison.changes:
        yield from wrap(phrases.changed(change), width, first=_INDENT, rest=_INDENT * 2)
    if not comparison.changes:
        yield f"{_INDENT}no change on record"


def _statements(comparison: Comparison, shown: Sequence[Stated], sources: Sources, width: int) -> Iterator[str]:
    yield from _title("Who said it, in whose words, by whose account", width)
    for row in shown:
        yield ""
        yield from _statement(row, sources.of(row), width)
    if not comparison.rows:
        yield f"{_INDENT}no statement found"
    elif len(shown) < len(comparison.rows):
        more = phrases.plural(len(comparison.rows) - len(shown), "more statement")
        yield from ("", *wrap(f"… and {more}", width, first=_INDENT))


def _statement(row: Stated, numbers: list[int], width: int) -> Iterator[str]:
    yield from wrap(phrases.heading(row), width, rest=_INDENT * 2)
    yield from wrap(row.claim or phrases.NO_CLAIM, width, first=_INDENT, rest=_INDENT)
    if row.quote:
        yield from wrap(row.quote, width, first=f"{_INDENT}│ ", rest=f"{_INDENT}│ ")
    if row.translation:
        yield from wrap(row.translation, width, first=f"{_INDENT}│ translation: ", rest=f"{_INDENT}│ ")
    notes = " · ".join([phrases.reported(row), *phrases.beware(row)])
    yield from wrap(f"{notes} {' '.join(f'[{n}]' for n in numbers)}", width, first=_INDENT, rest=_INDENT)


def _silent(comparison: Comparison, width: int) -> Iterator[str]:
    if comparison.silent:
        yield from _title("Silent", width, phrases.SILENT)
    for side, told in phrases.silences(comparison):
        yield from wrap(f"{side}: {told}", width, first=_INDENT, rest=_INDENT * 2)


def _sources(sources: Sources, width: int) -> Iterator[str]:
    if sources.articles:
        yield from _title("Sources", width)
    for number, article in enumerate(sources.articles, 1):
        parts = [article.source, article.published, f"“{article.title}”" if article.title else None, article.url]
        parts.append(f"archived: {article.archive}" if article.archive else None)
        yield from wrap(" · ".join(part for part in parts if part), width, first=f"[{number}] ", rest=_INDENT * 2)
