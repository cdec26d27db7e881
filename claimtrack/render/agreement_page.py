"""How far coders agree, as a page: the same words, field by field, what met what, where they differ."""

from collections.abc import Iterable, Iterator

from claimtrack.analysis.agreement import RESAMPLES, Figure
from claimtrack.render import phrases
from claimtrack.render.page import Block, Cell, Grid, Heading, Items, Line, Page, Section
from claimtrack.reports.agreement import Agreement
from claimtrack.reports.coded import Record
from claimtrack.reports.coders import PAIR
from claimtrack.reports.compared import Compared, Disagreement
from claimtrack.reports.found import Found

MEASURES = {
    "percent": "equal",
    "kappa": "κ",
    "kappa_linear": "κ linear",
    "kappa_quadratic": "κ quadratic",
    "alpha": "α",
    "alpha_ordinal": "α ordinal",
}
"""What the measures are called, in the order they are told."""

FEW = 30
"""Units below which a figure says little."""

_UNCLEAR = "unclear"
_NOTHING = "no article on record was coded by two of these coders"
_LEGEND = (
    "equal: share of equal values · κ: Cohen's kappa, two coders · α: Krippendorff's alpha · "
    "1 = full agreement, 0 = as by chance; “–”: undefined, and why stands below"
)


def agreement_page(found: Agreement) -> Page:
    """Give the agreement as a page."""
    return Page(
        title=f"How far {phrases.listed(found.coders) or 'coders'} agree",
        scope=found.topic.told or found.topic.name if found.topic else "",
        lead=tuple(_remarks(found)),
        sections=tuple(_sections(found)) if found.articles else (),
        method=found.method,
        counts=(
            f"{phrases.plural(len(found.articles), 'article')}, {phrases.plural(len(found.coders), 'coder')}, "
            f"{phrases.plural(len(found.rows), 'unit')} that two or more recorded"
        ),
        legend=_LEGEND,
    )


def _remarks(found: Agreement) -> Iterator[Block]:
    lines: list[Line] = []
    if not found.articles:
        lines.append((_NOTHING,))
    elif len(found.rows) < FEW:
        lines.append((f"only {phrases.plural(len(found.rows), 'unit')}: take every figure as a hint, not a result",))
    if found.articles and not _has_intervals(found):
        lines.append((f"no intervals: {found.pooled.no_interval}",))
    elif found.articles:
        drawn = f"{RESAMPLES} samples of whole articles, seed {found.question.seed}"
        lines.append((f"beside each figure: the interval that holds 95 % of {drawn}",))
    if found.wordless:
        lines.append((f"{phrases.plural(found.wordless, 'record')} without a quote left out",))
    if lines:
        yield Items(tuple(lines))


def _sections(found: Agreement) -> Iterator[Section]:
    yield _same_words(found)
    yield _by_field(found)
    if len(found.coders) > PAIR:
        yield _two_by_two(found)
    crossed = tuple(block for one in found.pairs for block in _crossed(one, alone=len(found.coders) == PAIR))
    yield Section(
        "What met what",
        crossed or (Items((), "all values are equal"),),
        "confusion",
        "only fields, and values, that met another",
    )
    yield _differences(found)


def _same_words(found: Agreement) -> Section:
    rows = tuple(_found_row(one) for one in found.found)
    columns = ("Held against", "Coder", "Records", "Matched", "Precision", "Recall", "F1")
    pooled: Line = (f"all coders: F1 {_told(found.pooled)} of {phrases.plural(found.pooled.n, 'record')}",)
    note = f"records match where they share {found.question.overlap:.0%} of the shorter one's letters or more"
    blocks: tuple[Block, ...] = (Grid(columns, rows, "How far coders recorded the same words"),)
    return Section(
        "The same words", (*blocks, *((Items((pooled,)),) if len(found.coders) > PAIR else ())), "units", note
    )


def _found_row(one: Found) -> tuple[Cell, ...]:
    return (
        Cell(((f"{one.coders[0]} (n = {one.n[0]})",),)),
        Cell(((one.coders[1],),)),
        _number(str(one.n[1])),
        _number(str(one.matched)),
        _number(_share(one.precision)),
        _number(_share(one.recall)),
        _figure(one.f1),
    )


def _by_field(found: Agreement) -> Section:
    names = _names(found.fields)
    rows = tuple((Cell(((one.field,),)), *_measures(one, names)) for one in found.fields)
    columns = ("Field", "n", *(MEASURES[name] for name in names))
    grid = Grid(columns, rows, "How far coders agree, field by field")
    note = "n: units in which two coders or more gave a value"
    return Section("Field by field", (grid, *_lacking(found.fields, found)), "fields", note)


def _two_by_two(found: Agreement) -> Section:
    names = _names(found.pairs)
    rows = tuple(
        (Cell(((one.field,),)), Cell(((phrases.listed(one.coders),),)), *_measures(one, names)) for one in found.pairs
    )
    columns = ("Field", "Coders", "n", *(MEASURES[name] for name in names))
    return Section(
        "Two by two", (Grid(columns, rows, "How far any two coders agree"), *_lacking(found.pairs, found)), "pairs"
    )


def _names(compared: Iterable[Compared]) -> list[str]:
    known = {name for one in compared for name in one.figures}
    return [name for name in MEASURES if name in known]


def _measures(one: Compared, names: Iterable[str]) -> tuple[Cell, ...]:
    n = one.figures["percent"].n
    cells = (_figure(one.figures[name]) if name in one.figures else _number("") for name in names)
    return (_number(str(n)), *cells)


def _has_intervals(found: Agreement) -> bool:
    return any(figure.low is not None for one in found.pairs for figure in (*one.figures.values(), found.pooled))


def _lacking(compared: Iterable[Compared], found: Agreement) -> tuple[Block, ...]:
    """Give why figures are undefined, or have no interval where others have one, once for each reason."""
    why: dict[str, dict[str, None]] = {}
    for one in compared:
        of = f" of {phrases.listed(one.coders)}" if len(one.coders) < len(found.coders) else ""
        for figure in one.figures.values():
            if figure.reason:
                why.setdefault(f"undefined, as {figure.reason}", {})[one.field + of] = None
            elif figure.no_interval and _has_intervals(found):
                why.setdefault(f"no interval, as {figure.no_interval}", {})[one.field + of] = None
    lines: list[Line] = [(f"{', '.join(fields)}: {reason}",) for reason, fields in why.items()]
    return (Items(tuple(lines)),) if lines else ()


def _crossed(one: Compared, *, alone: bool) -> Iterator[Block]:
    """Give which value of one coder met which of the other, of a field with unequal ones."""
    table = one.table
    used = [at for at, row in enumerate(table) if sum(row) + sum(other[at] for other in table) > PAIR * row[at]]
    if not used:
        return
    first, second = one.coders
    head = one.field if alone else f"{one.field}: {first} and {second}"
    rows = tuple(
        (
            Cell(((f"{first}: {_signed(one, row)}",),)),
            *(_number(str(table[row][column]) if table[row][column] else "·") for column in used),
        )
        for row in used
    )
    yield Heading(f"{head}, n = {sum(map(sum, table))}")
    yield Grid(
        ("", *(f"{second}: {_signed(one, column)}" for column in used)), rows, f"{first} against {second}: {one.field}"
    )


def _signed(one: Compared, at: int) -> str:
    return phrases.signed(int(one.labels[at])) if one.field == "stance" else one.labels[at]


def _differences(found: Agreement) -> Section:
    lines = tuple(_line(one) for one in found.disagreements)
    decided = sum(one.decided is not None for one in found.disagreements)
    note = "nothing here is decided: both records stay as they are"
    if decided:
        left = len(lines) - decided
        note = f"{decided} decided, {left} left: reports follow what is decided, the figures above what was coded"
    return Section("Where they differ", (Items(lines, "nowhere"),), "disagreements", note)


def _line(one: Disagreement) -> Line:
    first = _where(one, one.coders[0], one.first)
    if one.second is None:
        return (f"{first}: not recorded by {one.coders[1]}",)
    values = [_value(record.told(one.field), one.field) for record in (one.first, one.second)]
    beside = "" if one.counted else " (in no figure)"
    differs = f"{first}: {one.field} {values[0]}; {_where(one, one.coders[1], one.second)}: {values[1]}{beside}"
    return (f"{differs}{_decided(one)}",)


def _decided(one: Disagreement) -> str:
    made = one.decided
    if made is None:
        return ""
    why = f": {made.why}" if made.why else ""
    return f"; decided: {_value(one.now, one.field) or 'none'} ({made.who}, {made.day}{why})"


def _value(told: str | None, field: str) -> str:
    if field == "stance":
        return phrases.signed(int(told)) if told is not None else _UNCLEAR
    return told or ""


def _where(one: Disagreement, coder: str, record: Record) -> str:
    """Give where a record stands: its file and line, else its article, coder and id."""
    if record.place:
        return f"{record.place.file}:{record.place.line} @{record.id}"
    return f"{one.article.name} {coder} @{record.id}" if record is one.first else f"{coder} @{record.id}"


def _figure(figure: Figure) -> Cell:
    if figure.value is None:
        return _number("–")
    whole: Line = (f"{figure.value:.3f}".replace("-", "−"),)
    if figure.low is None or figure.high is None:
        return Cell((whole,), number=True)
    return Cell((whole, (_bounds(figure),)), number=True)


def _told(figure: Figure) -> str:
    if figure.value is None:
        return f"undefined ({figure.reason})"
    return f"{figure.value:.3f}{f' ({_bounds(figure)})' if figure.low is not None else ''}".replace("-", "−")


def _bounds(figure: Figure) -> str:
    return f"{figure.low:.2f} … {figure.high:.2f}".replace("-", "−")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _number(text: str) -> Cell:
    return Cell(((text,),), number=True)
