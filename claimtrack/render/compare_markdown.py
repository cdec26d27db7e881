"""A comparison as markdown: tables for what is compared, quotations as quotations, articles as footnotes."""

from collections.abc import Iterator, Sequence

from claimtrack.render import phrases
from claimtrack.render.markdown import as_code, as_link, as_paragraph, escaped
from claimtrack.render.numbering import Sources
from claimtrack.reports.comparison import Comparison
from claimtrack.reports.evidence import Stated


def markdown(comparison: Comparison, *, most: int | None = None) -> str:
    """Give the comparison as a page of markdown; `most` limits the statements told one by one."""
    shown = comparison.rows[:most]
    sources = Sources(shown)
    parts = [_head(comparison), _sides(comparison), _positions(comparison), _periods(comparison)]
    parts += [_changes(comparison), _statements(comparison, shown, sources), _silent(comparison)]
    parts.append(_foot(comparison, sources))
    return "\n".join(line.replace("\u00a0", " ") for part in parts for line in part) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _head(comparison: Comparison) -> Iterator[str]:
    about = comparison.topic or comparison.claim
    names = " · ".join(escaped(side.name) for side in comparison.sides)
    yield f"# {escaped(about.name if about else '')}: {names}"
    yield ""
    told = f"{as_paragraph(about.told)}; " if about and about.told and about.told != about.name else ""
    yield f"{told}{phrases.scope(comparison.period)}"


def _sides(comparison: Comparison) -> Iterator[str]:
    yield ""
    for side in comparison.sides:
        yield f"- **{escaped(side.name)}**: {phrases.on_record(side)}"


def _positions(comparison: Comparison) -> Iterator[str]:
    yield from ("", "## What each side holds", "")
    if not comparison.claims:
        yield "No position on record."
        return
    yield _row("Claim", *(escaped(side.name) for side in comparison.sides), "Gap (of 4)")
    yield _row("---", *("---" for _ in comparison.sides), "--:")
    held = {(side.id, one.claim): one for side in comparison.sides for one in side.positions}
    said = comparison.statements_on_claims()
    for line in comparison.claims:
        cells = []
        for side in comparison.sides:
            mine = said[side.id, line.claim]
            found = held.get((side.id, line.claim))
            way = phrases.path(row.held for row in mine)
            told = phrases.holding(found) if found else phrases.no_position(mine)
            cells.append(escaped(told + (f"; path {way}" if way else "")))
        asked = f"{line.text} [{line.claim}]" if line.text else line.claim
        yield _row(escaped(asked), *cells, "–" if line.gap is None else str(line.gap))


def _periods(comparison: Comparison) -> Iterator[str]:
    if not comparison.by:
        return
    yield from ("", f"## By {comparison.by}", "", f"{phrases.BY_PERIOD[0].upper()}{phrases.BY_PERIOD[1:]}.")
    yield from ("", _row("Period", "Side", "Claim", "Stance"), _row("---", "---", "---", "---"))
    for line in comparison.periods:
        yield _row(
            line.period, escaped(line.side), escaped(line.claim or phrases.NO_CLAIM), escaped(phrases.in_period(line))
        )


def _changes(comparison: Comparison) -> Iterator[str]:
    yield from ("", "## What changed", "")
    for change in comparison.changes:
        yield f"- {as_paragraph(phrases.changed(change))}"
    if not comparison.changes:
        yield "No change on record."


def _statements(comparison: Comparison, shown: Sequence[Stated], sources: Sources) -> Iterator[str]:
    yield from ("", "## Who said it, in whose words, by whose account")
    for row in shown:
        yield ""
        yield from _statement(row, sources.of(row))
    if not comparison.rows:
        yield from ("", "No statement found.")
    elif len(shown) < len(comparison.rows):
        yield from ("", f"… and {phrases.plural(len(comparison.rows) - len(shown), 'more statement')}.")


def _statement(row: Stated, numbers: list[int]) -> Iterator[str]:
    notes = "".join(f"[^{n}]" for n in numbers)
    yield f"**{escaped(phrases.heading(row))}**{notes}  "
    yield as_paragraph(row.claim_text or row.claim or phrases.NO_CLAIM)
    if row.quote:
        yield from ("", f"> {as_paragraph(row.quote)}")
    if row.translation:
        yield from (">", f"> *Translation:* {escaped(row.translation)}")
    yield from ("", as_paragraph(" · ".join([phrases.reported(row), *phrases.beware(row)])))


def _silent(comparison: Comparison) -> Iterator[str]:
    if comparison.silent:
        yield from ("", "## Silent", "", f"{phrases.SILENT[0].upper()}{phrases.SILENT[1:]}.", "")
    for side, told in phrases.silences(comparison):
        yield f"- {as_paragraph(side)}: {escaped(told)}"


def _foot(comparison: Comparison, sources: Sources) -> Iterator[str]:
    method = comparison.method
    yield from ("", phrases.LEGEND, "")
    yield f"Made by {as_code(method.command)} with claimtrack {method.claimtrack_version} on {method.generated_at}."
    if sources.articles:
        yield ""
    for number, article in enumerate(sources.articles, 1):
        parts = [article.source, article.published, f"“{article.title}”" if article.title else None]
        told = [as_paragraph(" · ".join(part for part in parts if part))]
        told += [as_link(article.url)] if article.url else []
        told += [f"archived: {as_link(article.archive)}"] if article.archive else []
        yield f"[^{number}]: {' · '.join(told)}"
