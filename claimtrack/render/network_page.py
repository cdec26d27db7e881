"""A network as a page: what is counted, the matrix where it fits, the strongest ties, what is not counted."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from claimtrack.domain.networks import ONE_MODE
from claimtrack.render import how_long, phrases
from claimtrack.render.page import Cell, Grid, Items, Line, Page, Section
from claimtrack.reports.network import Network, Node
from claimtrack.reports.network_placing import LeftOut

WIDEST: Final = 12
LONGEST: Final = 60
"""Columns and rows up to which a page shows the matrix itself."""

STRONGEST: Final = 20
"""Ties that a page tells one by one."""

PLURALS: Final = {
    "speaker": "speakers",
    "side": "sides",
    "organisation": "organisations",
    "claim": "claims",
    "topic": "topics",
    "source": "sources",
    "coder": "coders",
}
_TIES: Final = {
    "ignore": "a tie counts the pairs of {units} with the same {column}, whatever their stance",
    "congruence": "a tie counts the pairs of {units} with the same {column} whose stances have the same sign",
    "conflict": "a tie counts the pairs of {units} with the same {column} whose stances have opposite signs",
    "subtract": "a tie counts the pairs of {units} with the same {column} and sign, less those with opposite signs",
}
_COUNTS: Final = {
    "ignore": "a number counts the {units}, whatever their stance",
    "subtract": "a number counts the {units} for, less those against",
    "combine": "a number is a code: 1 for, 2 against, 4 neutral, their sum where several were taken, 0 none",
}
_DIVIDED: Final = {
    "average": "divided by the mean of how much the two said",
    "jaccard": "as a part of what either of them holds, each counted once",
    "cosine": "divided by the lengths of both, so that 1 is full agreement",
    "dna-jaccard": "divided as Discourse Network Analyzer does under “jaccard”",
    "dna-cosine": "divided as Discourse Network Analyzer does under “cosine”",
    "activity": "divided by how much the row said in all",
    "prominence": "divided by how much was said on the column in all",
}
_ONCE: Final = {
    "article": "within an article",
    "day": "on a day",
    "week": "in a week",
    "month": "in a month",
    "quarter": "in a quarter",
    "year": "in a year",
    "range": "in all the time",
}
_REASONS: Final = {
    "imputed": "only imputed by others, which never counts",
    "no-stance": "without a stance, which is not neutral",
    "anonymous": "by anonymous voices",
    "unnamed": "by somebody left unnamed",
    "no-side": "of no side on their day",
    "no-organisation": "by somebody of whom no organisation is on record for the day",
    "no-claim": "on no claim, only on a topic",
    "no-topic": "on no topic",
    "joint": "of a joint statement that is counted already",
}
_NAMED: Final = ("no-side", "no-organisation", "anonymous")
_MOST_NAMES: Final = 5
_NEUTRAL: Final = "neutral: of one mind with each other, at odds with nobody"
_NOTHING: Final = "nothing to count"


def network_page(found: Network) -> Page:
    """Give the network as a page."""
    asked = found.question
    beside = "through" if asked.mode == ONE_MODE else "and"
    return Page(
        title=f"Network of {PLURALS[asked.rows]} {beside} {PLURALS[asked.columns]}",
        scope=how_long.scope(found.topic, None, asked.period),
        lead=(Items(tuple(_counting(found))),),
        sections=tuple(_sections(found)) if found.rows else (),
        method=found.method,
        counts=_on_record(found),
    )


def _on_record(found: Network) -> str:
    tally = found.tally
    if not tally.n:
        return phrases.NO_RECORD
    first = phrases.when(None if tally.first_open else tally.first, str(tally.first))
    days = first if tally.first == tally.last else f"{first} … {tally.last}"
    counts = (
        phrases.plural(tally.n, found.unit),
        _plural(len(found.rows), found.question.rows),
        _plural(len(found.through), found.question.columns),
    )
    return f"{', '.join(counts)}; {days}"


def _plural(number: int, kind: str) -> str:
    return f"{number}\u00a0{kind if number == 1 else PLURALS[kind]}"


def _counting(found: Network) -> Iterator[Line]:
    """Give how it was counted, what must be known of it, and what was not counted."""
    asked, tally = found.question, found.tally
    told = (_TIES if asked.mode == ONE_MODE else _COUNTS)[asked.aggregation]
    if tally.n:
        yield (_on_record(found),)
    sentence = told.format(units=f"{found.unit}s", column=asked.columns)
    if asked.normalisation != "none":
        sentence += f"; {_DIVIDED[asked.normalisation]}"
    yield (sentence,)
    if asked.duplicates != "include":
        again = phrases.plural(tally.n_duplicates, "repetition")
        yield (f"the same said again {_ONCE[asked.duplicates]} counts once: {again} not counted",)
    beware = (
        (tally.n_neutral, _NEUTRAL if asked.mode == ONE_MODE else "neutral, neither for nor against"),
        (tally.n_without_stance, "without a stance, counted as all are here"),
        (tally.n_conditional, "on a condition, counted as if it held"),
        (tally.n_via_anonymous, "known only through anonymous voices"),
        (tally.n_date_uncertain, f"perhaps said in an earlier {asked.duplicates}, counted in the last possible one"),
        (tally.n_membership_uncertain, "said on days within which a membership changed"),
        (tally.n_period_uncertain, "perhaps said outside the period"),
    )
    for number, words in beware:
        if number:
            yield (f"{number} of {tally.n} {found.unit}s {words}",)
    for left in found.left_out:
        yield (_not_counted(left, found),)
    if not found.rows:
        yield (_NOTHING,)


def _not_counted(left: LeftOut, found: Network) -> str:
    told = f"not counted: {phrases.plural(left.n, found.unit)} {_REASONS[left.reason]}"
    if left.reason not in _NAMED:
        return told
    more = len(left.names) - _MOST_NAMES
    rest = f" and {more} more" if more > 0 else ""
    return f"{told} ({', '.join(left.names[:_MOST_NAMES])}{rest})"


def _sections(found: Network) -> Iterator[Section]:
    across, down = len(found.columns), len(found.rows)
    if across <= WIDEST and down <= LONGEST:
        yield Section("The matrix", (_grid(found),), "matrix", f"n: {found.unit}s counted")
    elif found.question.mode != ONE_MODE and down <= WIDEST and across <= LONGEST:
        turned = f"n: {found.unit}s counted; turned, as it has many columns"
        yield Section("The matrix", (_turned(found),), "matrix", turned)
    else:
        told = f"{down} × {across} numbers are too many for a page: -f csv has them"
        yield Section("The matrix", (Items(((told,),)),), "matrix")
    if found.question.mode == ONE_MODE:
        yield _ties(found)


def _grid(found: Network) -> Grid:
    """Give the matrix; nothing stands where somebody meets himself."""
    alone = found.question.mode == ONE_MODE
    values = [
        [None if alone and at == here else value for here, value in enumerate(line)]
        for at, line in enumerate(found.matrix)
    ]
    return _numbers(found, found.question.rows, (found.rows, found.columns), values)


def _turned(found: Network) -> Grid:
    values = [list(line) for line in zip(*found.matrix, strict=True)]
    return _numbers(found, found.question.columns, (found.columns, found.rows), values)


def _numbers(
    found: Network,
    kind: str,
    nodes: tuple[tuple[Node, ...], tuple[Node, ...]],
    values: Sequence[Sequence[float | None]],
) -> Grid:
    down, across = nodes
    rows = [
        (
            _text(node.name),
            _number(node.n),
            *(_number(one) if one is not None else Cell((), number=True) for one in line),
        )
        for node, line in zip(down, values, strict=True)
    ]
    if found.question.mode != ONE_MODE:
        rows.append((_text("n"), _number(found.tally.kept), *(_number(node.n) for node in across)))
    columns = (kind, "n", *(node.name for node in across))
    return Grid(columns, tuple(rows), f"The network of {PLURALS[found.question.rows]} as a matrix")


def _text(told: str) -> Cell:
    return Cell(((told,),))


def _number(value: float) -> Cell:
    return Cell(((number(value),),), number=True)


def _ties(found: Network) -> Section:
    ties = [
        (found.matrix[one][other], found.rows[one], found.rows[other])
        for one, other in combinations(range(len(found.rows)), 2)
        if found.matrix[one][other]
    ]
    ties.sort(key=lambda tie: (-abs(tie[0]), tie[0] < 0, tie[1].name, tie[2].name))
    lines: tuple[Line, ...] = tuple((_tie(*tie),) for tie in ties[:STRONGEST])
    note = f"the strongest {STRONGEST} of {len(ties)}" if len(ties) > STRONGEST else "from the strongest down"
    return Section("Ties", (Items(lines, "nobody is tied to anybody"),), "ties", note)


def _tie(value: float, one: Node, other: Node) -> str:
    return f"{one.name} – {other.name}: {number(value)}"


def number(value: float) -> str:
    """Give a number of a matrix: whole ones whole, others with three decimals, with a true minus."""
    told = str(value) if isinstance(value, int) else f"{value:.3f}"
    return told.replace("-", "−")
