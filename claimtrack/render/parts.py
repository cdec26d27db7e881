"""The parts that pages of all reports share: quotations, positions, changes, silences, cards; every figure linked.

A position leads to the statement it rests on, `n` to the group of statements it counts, a change to both statements.
The words are those of `phrases`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimtrack.domain.positions import Held, Position, own, steps
from claimtrack.render import beside, phrases
from claimtrack.render.page import EVIDENCE, SOURCES, Card, Cards, Cell, Group, Line, Link, Quotation, Quotations
from claimtrack.reports.evidence import Stated
from claimtrack.reports.holdings import Change, Holding, Side, Silence

Texts = Mapping[str, str | None]
"""The text of each claim by its key; None or nothing where a claim has none."""


def joined(lines: Iterable[Line], between: str) -> Line:
    """Give several lines as one, with a word between them."""
    found: list[str | Link] = []
    for line in lines:
        found += [between, *line] if found else line
    return tuple(found)


def claim_name(key: str | None, texts: Texts) -> str:
    """Give a claim by its text, else by its key; words for the lack of one."""
    return phrases.NO_CLAIM if key is None else texts.get(key) or key


def quotation(row: Stated, *, claim: bool = True, side: bool = True) -> Quotation:
    """Give one statement as a quotation; without `claim` or `side` where what stands above it tells them."""
    told = side and row.side not in (row.speaker, row.on_behalf_of)
    return Quotation(
        key=row.statement_key,
        when=phrases.day(row),
        who=f"{beside.speaking(row)}{f' [{row.side}]' if told else ''}",
        told=phrases.stance(row.stance, row.stance_label, conditional=row.conditional, condition=row.condition),
        stance=row.stance,
        claim=(row.claim_text or row.claim or phrases.NO_CLAIM) if claim else "",
        quote=row.quote,
        lang=row.lang,
        translation=row.translation,
        account=beside.reported(row),
        notes=tuple(beside.beware(row)),
        articles=row.sources,
        quoted=row.mode in {"direct", "mixed"},
    )


def quotations(rows: Iterable[Stated], *, claim: bool = True, side: bool = True) -> Quotations:
    """Give statements one after another, as one group without a name."""
    return Quotations((Group(tuple(quotation(row, claim=claim, side=side) for row in rows)),))


def on_record(side: Side, to: str = EVIDENCE) -> Line:
    """Give how much is on record of a side, over which days; the figures lead to its statements and articles."""
    if side.n_utterances == 0:
        return (phrases.NO_RECORD,)
    reports = f"{phrases.plural(side.n_reports, 'report')} ({phrases.independent(side.n_independent)})"
    figures: list[Line] = [
        (Link(phrases.plural(side.n_utterances, "utterance"), to),),
        (Link(reports, to),),
        (Link(phrases.plural(side.n_speakers, "speaker"), to),),
        (Link(phrases.plural(side.n_sources, "source"), SOURCES),),
    ]
    return (*joined(figures, ", "), f"; {phrases.days_of(side)}")


def stance_link(held: Held) -> Link:
    """Give the stance of a statement, leading to it."""
    return Link(phrases.stance_of(held), held.key, held.stance)


def when_link(held: Held) -> Link:
    """Give the day of a statement, leading to it."""
    return Link(phrases.day(held), held.key)


def position_line(position: Position, group: str) -> Line:
    """Give a position with what must stand beside it; `group` is the anchor of the statements it counts."""
    last = position.rests_on
    days: Line = (when_link(last),)
    if position.since.key != last.key:
        days = ("first ", when_link(position.since), ", last ", *days)
    notes = "".join(f"; {note}" for note in beside.beside_position(position))
    return (stance_link(last), " (", *days, "; ", Link(phrases.n(position.n), group), f"{notes})")


def no_position_line(rows: Iterable[Stated], group: str) -> Line:
    """Give why there is no position, from the statements there are; `group` is their anchor."""
    stated = list(rows)
    told = phrases.no_position(stated)
    return (Link(told, group),) if stated else (told,)


def path_line(statements: Iterable[Held]) -> Line | None:
    """Give the way a stance went, each step leading to its statement, or None where it never moved."""
    way = steps(statements)
    if len(way) < 2:  # noqa: PLR2004 - one step is no way
        return None
    return ("path ", *joined(((Link(phrases.step(step), step.key, step.stance),) for step in way), " → "))


def position_cell(position: Position | None, rows: Sequence[Stated], group: str) -> Cell:
    """Give what a side holds on a claim, or why it holds nothing, and the way it went, from its statements on it."""
    if position is None:
        return Cell((no_position_line(rows, group),))
    way, later = path_line(way_to(position, (row.held for row in rows))), _later(position, rows)
    lines = (position_line(position, group), *((way,) if way else ()), *((later,) if later else ()))
    return Cell(lines, stance=position.rests_on.stance)


def way_to(position: Position, statements: Iterable[Held]) -> list[Held]:
    """Give the statements up to the one that a position rests on: what was perhaps said after a period is none."""
    return [held for held in statements if held.order <= position.rests_on.order]


def _later(position: Position, rows: Iterable[Stated]) -> Line | None:
    """Give what was perhaps said after the period, on which a position does not rest; None where there is nothing."""
    after = [held for held in own(row.held for row in rows) if held.order > position.rests_on.order]
    if not after:
        return None
    return (
        "perhaps after the period: ",
        *joined(((Link(phrases.step(one), one.key, one.stance),) for one in after), ", "),
    )


def change_line(change: Change, texts: Texts, said: Mapping[str, Stated]) -> Line:
    """Give what became what, in whose statements, on which days, and by whose account; `said` are these, by key."""
    before, after = change.shift.before, change.shift.after
    side = change.side
    order = "" if change.shift.certain else f"; {phrases.ORDER_UNKNOWN}"
    order += f"; {phrases.PERHAPS_OUTSIDE}" if change.period_uncertain else ""
    account = f"; {beside.reported(said[after.key])}" if after.key in said else ""
    return (
        f"{side} on {phrases.claim(change.claim, texts.get(change.claim))}: ",
        *(stance_link(before), f" ({phrases.said_by(before, side, said)}) → "),
        *(stance_link(after), f" ({phrases.said_by(after, side, said)}){order}{account}"),
    )


def silence_lines(silent: Iterable[Silence], everything: str, texts: Texts) -> Iterator[Line]:
    """Give the silences side by side; who is silent on `everything` (as "the whole topic") is silent on each claim."""
    on: dict[str, list[str | None]] = {}
    for one in silent:
        on.setdefault(one.side, []).append(one.claim)
    for side, claims in on.items():
        named = [phrases.claim(claim, texts.get(claim)) for claim in claims if claim is not None]
        yield (f"{side}: {f'nothing on {everything}' if None in claims else '; '.join(named)}",)


def newest_words(rows: Iterable[Stated]) -> Stated | None:
    """Give the newest statement with words: best one that takes a stance, in words that are the speaker's own.

    Imputed statements and those of anonymous voices are nobody's words to stand first.
    """
    worded = [row for row in rows if row.quote and not row.imputed and not row.anonymous]
    best = max(((row.stance is not None, row.mode in {"direct", "mixed"}) for row in worded), default=None)
    found = [row for row in worded if (row.stance is not None, row.mode in {"direct", "mixed"}) == best]
    return found[-1] if found else None


def _held(one: Holding) -> Line:
    last = one.position.rests_on
    notes = "".join(f"; {note}" for note in beside.beside_position(one.position))
    return (stance_link(last), f" {one.claim_text or one.claim} (", when_link(last), f"{notes})")


def side_card(side: Side, rows: Sequence[Stated], *, most: int = 3) -> Card:
    """Give what stands first of a side: its record, its newest positions (at most `most`), its newest words."""
    newest = sorted(side.positions, key=lambda one: one.position.rests_on.order, reverse=True)
    held = [_held(one) for one in newest[:most]]
    if len(newest) > most:
        held.append((f"… and {phrases.plural(len(newest) - most, 'more position')}",))
    words = newest_words(rows)
    return Card(side.name, on_record(side), tuple(held), quotation(words, side=False) if words else None)


def side_cards(sides: Iterable[Side], rows: Sequence[Stated]) -> Cards:
    """Give the cards of the sides of a report: those that spoke first, those with nothing on record last."""
    ordered = sorted(sides, key=lambda side: side.n_utterances == 0)
    return Cards(tuple(side_card(side, [row for row in rows if row.side_id == side.id]) for side in ordered))
