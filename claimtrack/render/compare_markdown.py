"""A comparison as markdown: tables for what is compared, quotations as quotations, articles as footnotes."""

from collections.abc import Iterator

from claimtrack.domain.positions import own
from claimtrack.render import phrases
from claimtrack.render.compare_text import changed
from claimtrack.render.markdown import escaped
from claimtrack.render.numbering import Sources
from claimtrack.reports.compare import as_held
from claimtrack.reports.comparison import Comparison, Stated


def markdown(comparison: Comparison) -> str:
    """Give the comparison as a page of markdown."""
    parts = [_head(comparison), _sides(comparison), _positions(comparison), _periods(comparison)]
    parts += [_changes(comparison), _statements(comparison), _silent(comparison), _foot(comparison)]
    return "\n".join(line for part in parts for line in part) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"


def _head(comparison: Comparison) -> Iterator[str]:
    about = comparison.topic or comparison.claim
    names = " · ".join(escaped(side.name) for side in comparison.sides)
    yield f"# {escaped(about.name if about else '')}: {names}"
    yield ""
    told = f"{escaped(about.told)}; " if about and about.told and about.told != about.name else ""
    yield f"{told}{phrases.scope(comparison.period)}"


def _sides(comparison: Comparison) -> Iterator[str]:
    yield ""
    for side in comparison.sides:
        yield f"- **{escaped(side.name)}**: {phrases.on_record(side)}"


def _positions(comparison: Comparison) -> Iterator[str]:
    yield from ("", "## What each side holds", "")
    yield _row("Claim", *(escaped(side.name) for side in comparison.sides), "Gap (of 4)")
    yield _row("---", *("---" for _ in comparison.sides), "--:")
    held = {(side.id, one.claim): one for side in comparison.sides for one in side.positions}
    lines = [(c.claim, c.text or c.claim, "–" if c.gap is None else str(c.gap)) for c in comparison.claims]
    if any(claim is None for _, claim in held):
        lines.append((None, "(the topic itself)", "–"))  # type: ignore[arg-type]
    for claim, told, gap in lines:
        cells = []
        for side in comparison.sides:
            found = held.get((side.id, claim))
            mine = [row for row in comparison.rows if row.side_id == side.id and row.claim == claim]
            way = phrases.path(own(as_held(row) for row in mine))
            cells.append(
                escaped(phrases.holding(found) if found else phrases.no_position(mine))
                + (f"; path {way}" if way else "")
            )
        yield _row(escaped(told), *cells, gap)


def _periods(comparison: Comparison) -> Iterator[str]:
    if not comparison.by:
        return
    yield from ("", f"## By {comparison.by}", "", "The last stance of each period; a period without a line is silence.")
    yield from ("", _row("Period", "Side", "Claim", "Stance", "n"), _row("---", "---", "---", "--:", "--:"))
    for line in comparison.periods:
        claim = escaped(line.claim or "(the topic itself)")
        yield _row(line.period, escaped(line.side), claim, phrases.signed(line.stance), str(line.n))


def _changes(comparison: Comparison) -> Iterator[str]:
    yield from ("", "## What changed", "")
    for change in comparison.changes:
        yield f"- {escaped(changed(change))}"
    if not comparison.changes:
        yield "No change on record."


def _statements(comparison: Comparison) -> Iterator[str]:
    yield from ("", "## Who said it, in whose words, by whose account")
    sources = Sources(comparison.rows)
    for row in comparison.rows:
        yield ""
        yield from _statement(row, sources.of(row))
    if not comparison.rows:
        yield from ("", "No statement found.")


def _statement(row: Stated, numbers: list[int]) -> Iterator[str]:
    told = phrases.stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition)
    who = phrases.speaking(row)
    side = f" [{row.side}]" if row.side != who else ""
    notes = "".join(f"[^{n}]" for n in numbers)
    yield f"**{phrases.when(row.date_earliest, row.date_latest)}, {escaped(who + side)}**: {escaped(told)}{notes}  "
    yield escaped(row.claim_text or row.claim or "(the topic itself)")
    if row.quote:
        yield from ("", f"> {escaped(row.quote)}")
    if row.translation:
        yield from (">", f"> *Translation:* {escaped(row.translation)}")
    yield from ("", escaped(" · ".join([phrases.reported(row), *phrases.beware(row)])))


def _silent(comparison: Comparison) -> Iterator[str]:
    if not comparison.silent:
        return
    yield from ("", "## Silent", "", "No statement found, which is not neutral.", "")
    for one in comparison.silent:
        yield f"- {escaped(one.side)}: {escaped(one.claim or 'nothing on the whole topic')}"


def _foot(comparison: Comparison) -> Iterator[str]:
    method = comparison.method
    yield from ("", phrases.LEGEND, "")
    yield f"Made by `{method.command}` with claimtrack {method.claimtrack_version} on {method.generated_at}."
    for number, article in enumerate(Sources(comparison.rows).articles, 1):
        if number == 1:
            yield ""
        parts = [article.source, article.published, f"“{article.title}”" if article.title else None]
        told = escaped(" · ".join(part for part in parts if part))
        links = [f"<{link}>" for link in (article.url,) if link] + (
            [f"archived: <{article.archive}>"] if article.archive else []
        )
        yield f"[^{number}]: {' · '.join([told, *links])}"
