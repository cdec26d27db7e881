"""What a decision changes, for reading: whose positions, then which records, together where they change alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from claimtrack.domain.names import clean
from claimtrack.render.phrases import NO_POSITION, listed, plural, signed
from claimtrack.render.wrapping import wrap

if TYPE_CHECKING:
    from claimtrack.services.curating import Curated
    from claimtrack.services.moving import Held, Moved
    from claimtrack.services.touching import Come, Touched

SCHEMA: Final = "claimtrack/curated@1"
NOTHING: Final = "–"

_NAMES: Final = {
    "claim_text": "wording",
    "stance_label": "stance",
    "date_text": "said",
    "n_reports": "reports of the statement",
    "sides": "counts for",
}
_LISTS: Final = ("sides", "topics")
_FLAGS: Final = {"0": "no", "1": "yes"}
_LEAST_QUOTE: Final = 16


def curated_text(done: "Curated", *, width: int = 80, most: int | None = None) -> str:
    """Give what changes as lines, at most so many positions and records; a line tells how many more there are."""
    blocks = (
        ("Positions that change", [one for one in done.moved if one.now]),
        ("Positions once held that change", [one for one in done.moved if not one.now]),
    )
    lines: list[str] = []
    for title, moved in blocks:
        if moved:
            lines += [title, *_positions(moved[:most], width), *_more(len(moved), most, "position"), ""]
    shown = done.touched[:most]
    for change, records in _grouped(shown).items():
        lines += [*wrap(f"{change} · {plural(len(records), 'record')}", width, rest="  "), *_records(records, width)]
    lines += _more(len(done.touched), most, "record")
    return "".join(f"{clean(line).rstrip()}\n" for line in lines)


def position_told(one: "Moved") -> tuple[str, str]:
    """Give a position before and after: what is held now, or of what was held once the periods that differ."""
    if one.now:
        return _held(one.before[-1:]), _held(one.after[-1:])
    gone = [held for held in one.before if held not in one.after]
    come = [held for held in one.after if held not in one.before]
    return "; ".join(map(_since, gone)), "; ".join(map(_since, come))


def curated_data(done: "Curated") -> dict[str, Any]:
    """Give what a decision is and changes as JSON objects."""
    return {
        "schema": SCHEMA,
        "judgements": [
            {word: value for word, value in one.said.items() if not word.endswith("_at")}
            | {"stands": one.retracted_at is None}
            for one in done.judgements
        ],
        "removed": ["/".join(name) for name in done.removed],
        "known": done.known,
        "n_statements": [done.before.n_statements, done.after.n_statements],
        "n_utterances": [done.before.n_utterances, done.after.n_utterances],
        "positions": [_moved_data(one) for one in done.moved],
        "records": [_touched_data(one) for one in done.touched],
    }


def _moved_data(one: "Moved") -> dict[str, Any]:
    before, after = ([_held_data(held) for held in several] for several in (one.before, one.after))
    return {"who": one.who, "claim": one.claim, "now": one.now, "before": before, "after": after}


def _held_data(held: "Held") -> dict[str, Any]:
    return {
        "since": held.since,
        "stance": held.stance,
        "stance_label": held.label,
        "conditional": held.conditional,
        "split": held.split,
    }


def _touched_data(one: "Touched") -> dict[str, Any]:
    record = one.record
    return {
        "published": record.published,
        "source": record.source,
        "article": record.article,
        "record": record.record,
        "coder": record.coder,
        "quote": record.quote,
        "gone": one.gone,
        "changes": [{"field": field, "before": before, "after": after} for field, before, after in one.changes],
    }


def _positions(moved: Iterable["Moved"], width: int) -> Iterator[str]:
    for one in moved:
        before, after = (told or NOTHING for told in position_told(one))
        yield from wrap(f"{one.who} on {one.claim}: {before} → {after}", width, first="  ", rest="    ")


def _held(held: Sequence["Held"]) -> str:
    if not held:
        return NO_POSITION
    (last,) = held
    beside = (", conditionally" if last.conditional else "") + (", split" if last.split else "")
    return f"{signed(last.stance)} {last.label}{beside}"


def _since(held: "Held") -> str:
    return f"{held.since} {_held((held,))}"


def _grouped(touched: Iterable["Touched"]) -> dict[str, list[tuple["Come", str]]]:
    """Give the records that change alike under what changes, each with what it was where that differs among them."""
    exact: dict[str, set[str]] = defaultdict(set)
    told = [(one.record, *_change(one)) for one in touched]
    for _, whole, short, _ in told:
        exact[short].add(whole)
    found: dict[str, list[tuple[Come, str]]] = defaultdict(list)
    for record, whole, short, was in told:
        several = len(exact[short]) > 1
        found[short if several else whole].append((record, was if several else ""))
    return found


def _change(one: "Touched") -> tuple[str, str, str]:
    """Tell what changes in a record, fields that change alike together; again without what it was, and what it was."""
    if not one.changes:
        told = "taken out of the record" if one.gone else "given back to the record"
        return told, told, ""
    changed = {field for field, _, _ in one.changes}
    several: dict[tuple[str, str], list[str]] = defaultdict(list)
    for field, before, after in one.changes:
        if field != "claim_text" or "claim" not in changed:
            several[_told(field, before, after)].append(_NAMES.get(field, field))
    whole = [f"{listed(names)} {before}{after}" for (before, after), names in several.items()]
    short = [f"{listed(names)} {after.lstrip()}" for (_, after), names in several.items()]
    return "; ".join(whole), "; ".join(short), ", ".join(before for before, _ in several if before)


def _told(field: str, before: str, after: str) -> tuple[str, str]:
    """Tell what a field was and what it becomes; of a list, what comes and goes."""
    if field in _LISTS and " & " not in before + after:
        old, new = (text.split("; ") if text else [] for text in (before, after))
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if not (gone and come):
            return "", ", ".join([f"−{one}" for one in gone] + [f"+{one}" for one in come])
        before, after = "; ".join(gone), "; ".join(come)
    if field == "conditional":
        before, after = _FLAGS.get(before, before), _FLAGS.get(after, after)
    return before or NOTHING, f" → {after or NOTHING}"


def _records(records: Sequence[tuple["Come", str]], width: int) -> Iterator[str]:
    known = Counter((one.article, one.record) for one, _ in records)
    for one, was in records:
        coder = f" ({one.coder})" if known[one.article, one.record] > 1 else ""
        place = f"  {one.published} {one.source} @{one.record}{coder}" + (f" {was}:" if was else "")
        yield place + _quoted(one.quote, width - len(place))


def _quoted(quote: str | None, room: int) -> str:
    """Give as much of a quote as there is room for."""
    words = " ".join((quote or "").split())
    if not words or room < _LEAST_QUOTE:
        return ""
    return f" “{words}”" if len(words) + 3 <= room else f" “{words[: room - 4].rstrip()}…”"


def _more(number: int, most: int | None, what: str) -> list[str]:
    more = number - most if most is not None else 0
    return [f"  … and {more:,} more {what}{'' if more == 1 else 's'}"] if more > 0 else []
