"""A comparison as plain text for a terminal: readable in 80 columns, in any language, without colour."""

from collections.abc import Iterator

from claimtrack.domain.names import clean
from claimtrack.domain.positions import own
from claimtrack.render import phrases
from claimtrack.render.numbering import Sources
from claimtrack.render.wrapping import width as columns_of
from claimtrack.render.wrapping import wrap
from claimtrack.reports.compare import as_held
from claimtrack.reports.comparison import Change, Comparison, Stated

_INDENT = "  "


def text(comparison: Comparison, *, width: int = 80) -> str:
    """Give the comparison as lines of at most `width` columns."""
    lines = [*_head(comparison, width), *_positions(comparison, width), *_periods(comparison, width)]
    lines += [*_changes(comparison, width), *_statements(comparison, width), *_silent(comparison, width)]
    lines += [*_sources(comparison, width), ""]
    lines += wrap(phrases.LEGEND, width)
    return clean("\n".join(lines) + "\n")


def _head(comparison: Comparison, width: int) -> Iterator[str]:
    about = comparison.topic or comparison.claim
    told = f" ({about.told})" if about and about.told and about.told != about.name else ""
    names = " · ".join(side.name for side in comparison.sides)
    yield from wrap(f"{about.name if about else ''}{told}: {names}", width)
    yield from wrap(phrases.scope(comparison.period), width)
    yield ""
    pad = _pad(comparison)
    for side in comparison.sides:
        yield from wrap(phrases.on_record(side), width, first=_named(side.name, pad), rest=" " * (pad + 4))


def _pad(comparison: Comparison) -> int:
    return min(max(columns_of(side.name) for side in comparison.sides), 24)


def _named(name: str, pad: int) -> str:
    return _INDENT + name + " " * max(pad - columns_of(name), 0) + _INDENT


def _title(title: str) -> list[str]:
    return ["", title.upper()]


def _positions(comparison: Comparison, width: int) -> Iterator[str]:
    yield from _title("What each side holds")
    pad = _pad(comparison)
    held = {(side.id, one.claim): one for side in comparison.sides for one in side.positions}
    topics = {one.claim for side in comparison.sides for one in side.positions} - {c.claim for c in comparison.claims}
    for claim, asked, gap in _questions(comparison, topic_itself=None in topics):
        yield ""
        yield from wrap(asked, width)
        for side in comparison.sides:
            first, rest = _named(side.name, pad), " " * (pad + 4)
            mine = [row for row in comparison.rows if row.side_id == side.id and row.claim == claim]
            found = held.get((side.id, claim))
            told = phrases.holding(found) if found else phrases.no_position(mine)
            yield from wrap(told, width, first=first, rest=rest)
            way = phrases.path(own(as_held(row) for row in mine))
            if way is not None:
                yield from wrap(way, width, first=rest + "path ", rest=rest + "     ")
        if claim is not None and gap is not None:
            yield _named("gap", pad) + f"{gap} of 4"


def _questions(comparison: Comparison, *, topic_itself: bool) -> Iterator[tuple[str | None, str, int | None]]:
    for line in comparison.claims:
        yield line.claim, f"{line.text} [{line.claim}]" if line.text else line.claim, line.gap
    if topic_itself:
        yield None, "On the topic itself, without a claim", None


def _periods(comparison: Comparison, width: int) -> Iterator[str]:
    if not comparison.by:
        return
    yield from _title(f"By {comparison.by} (the last stance of each, n utterances; a gap is silence)")
    pad = _pad(comparison)
    for line in comparison.periods:
        told = (
            f"{_named(line.side, pad)}{phrases.signed(line.stance)} (n = {line.n})  {line.claim or 'the topic itself'}"
        )
        yield from wrap(told.strip(), width, first=f"{_INDENT}{line.period}  ", rest=_INDENT * 6)


def _changes(comparison: Comparison, width: int) -> Iterator[str]:
    yield from _title("What changed")
    for change in comparison.changes:
        yield from wrap(changed(change), width, first=_INDENT, rest=_INDENT * 2)
    if not comparison.changes:
        yield f"{_INDENT}no change on record"


def changed(change: Change) -> str:
    """Give a change in words."""
    before, after = change.shift.before, change.shift.after
    old = phrases.stance(before.stance, before.stance_label, conditional=before.conditional)
    new = phrases.stance(after.stance, after.stance_label, conditional=after.conditional, condition=after.condition)
    order = "" if change.shift.certain else "; order unknown: the days overlap"
    days = f"{phrases.when(before.earliest, before.latest)} → {phrases.when(after.earliest, after.latest)}"
    return f"{change.side}, {change.claim or 'the topic itself'}: {old} → {new} ({days}{order})"


def _statements(comparison: Comparison, width: int) -> Iterator[str]:
    yield from _title("Who said it, in whose words, by whose account")
    sources = Sources(comparison.rows)
    for row in comparison.rows:
        yield ""
        yield from _statement(row, sources.of(row), width)
    if not comparison.rows:
        yield f"{_INDENT}no statement found"


def _statement(row: Stated, numbers: list[int], width: int) -> Iterator[str]:
    told = phrases.stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition)
    who = phrases.speaking(row)
    side = f" [{row.side}]" if row.side != who else ""
    head = f"{phrases.when(row.date_earliest, row.date_latest)} · {who}{side} · {told}"
    yield from wrap(head, width, rest=_INDENT * 2)
    yield from wrap(row.claim or "the topic itself", width, first=_INDENT, rest=_INDENT)
    if row.quote:
        yield from wrap(row.quote, width, first=f"{_INDENT}│ ", rest=f"{_INDENT}│ ")
    if row.translation:
        yield from wrap(row.translation, width, first=f"{_INDENT}│ translation: ", rest=f"{_INDENT}│ ")
    notes = " · ".join([phrases.reported(row), *phrases.beware(row)])
    yield from wrap(f"{notes} {' '.join(f'[{n}]' for n in numbers)}", width, first=_INDENT, rest=_INDENT)


def _silent(comparison: Comparison, width: int) -> Iterator[str]:
    if not comparison.silent:
        return
    yield from _title("Silent (no statement found, which is not neutral)")
    for one in comparison.silent:
        yield from wrap(
            f"{one.side}: {one.claim or 'nothing on the whole topic'}", width, first=_INDENT, rest=_INDENT * 2
        )


def _sources(comparison: Comparison, width: int) -> Iterator[str]:
    sources = Sources(comparison.rows)
    if not sources.articles:
        return
    yield from _title("Sources")
    for number, article in enumerate(sources.articles, 1):
        parts = [article.source, article.published, f"“{article.title}”" if article.title else None, article.url]
        parts.append(f"archived: {article.archive}" if article.archive else None)
        yield from wrap(" · ".join(part for part in parts if part), width, first=f"[{number}] ", rest=_INDENT * 2)
