"""What coders disagree on, decided: the words of whoever decides -> the values that their records get."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.dates import parse_date
from claimtrack.domain.judged import record_key
from claimtrack.domain.names import closest
from claimtrack.errors import UsageProblem
from claimtrack.library.decidable import FIRST, SECOND, Values, Written, values_of
from claimtrack.reports.coded import FIELDS, NOBODY, UNDATED, CodedArticle, Record, coded_articles, coded_records
from claimtrack.reports.coders import Question, look_up, units_of
from claimtrack.reports.compared import UNIT, Disagreement, disagreements
from claimtrack.reports.decided import decided_values
from claimtrack.reports.designating import spoken
from claimtrack.services.curating import Decision
from claimtrack.store.readonly import Reader

_BESIDE: Final = ("topic", "basis")
"""Fields that are decided only where another one asks for it; they come first, as that one is read with them."""

_WORD: Final = "stance"
_CONDITIONAL: Final = "conditional"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One disagreement decided: `value` holds for both records, named by coder and id; `place` is where that is said.

    `value` may be `first` or `second`: what that coder recorded. `seen` are then the values it was decided by.
    """

    article: str
    field: str
    records: tuple[tuple[str, str], tuple[str, str]]
    value: str
    why: str | None = None
    place: str = ""
    seen: tuple[str, str] | None = None


@dataclass(slots=True)
class _Planned:
    """What one record gets, by field, each with the ruling that says so."""

    record: Written
    values: dict[str, tuple[str, Ruling]]


class Refused(UsageProblem):
    """A ruling that cannot be; `column` is the part of it that is wrong."""

    def __init__(self, message: str, hint: str | None, column: str) -> None:
        super().__init__(message, hint)
        self.column = column


class Rulings:
    """Rulings as they come, held against the records and each other; `decisions` gives what is to be entered.

    `left` tells of disagreements that no value can decide.
    """

    def __init__(self, reader: Reader, articles: Iterable[str]) -> None:
        self._reader = reader
        named: dict[str, list[CodedArticle]] = defaultdict(list)
        for one in coded_articles(reader):
            for name in {one.name, one.key}:
                named[name].append(one)
        self._articles = named
        wanted = {one.id: one for name in articles for one in named.get(name, ())}
        self._records = written_records(reader, list(wanted.values()))
        self._planned: dict[str, _Planned] = {}
        self.left: list[str] = []

    def add(self, ruling: Ruling) -> None:
        """Take a ruling; raises UsageProblem where it cannot be, or is otherwise than one before."""
        article = self._article(ruling.article)
        if ruling.field == UNIT:
            (coder, record), (other, _) = ruling.records
            told = f"{article.name} {coder} @{record}: no value decides that {other} did not record it"
            self.left.append(told)
            return
        if ruling.field not in FIELDS:
            near = closest(ruling.field, FIELDS, limit=1)
            message = f"coders are not compared by `{ruling.field}`"
            raise Refused(message, f"did you mean `{near[0]}`?" if near else f"one of: {', '.join(FIELDS)}", "field")
        columns = ("record", "other_record")
        first, second = (self._record(article, *pair) for pair in zip(ruling.records, columns, strict=True))
        _refuse_stale(ruling, first.record, second.record)
        both = values_of(self._reader, ruling.field, ruling.value, (first, second))
        planned = [self._planned.get(one.key) or _Planned(one, {}) for one in (first, second)]
        for plan, values in zip(planned, both, strict=True):
            _refuse_other(plan, values)
        for plan, values in zip(planned, both, strict=True):
            plan.values |= {field: (text, ruling) for field, text in values.items()}
            self._planned[plan.record.key] = plan

    def decisions(self, why: str | None = None) -> list[Decision]:
        """Give what is to be entered, without what stands already; `why` is the reason where a ruling has none."""
        return [one for plan in self._planned.values() for one in _decisions(plan, why)]

    def _article(self, name: str) -> CodedArticle:
        found = self._articles.get(name, [])
        if len(found) == 1:
            return found[0]
        if found:
            message = f"several articles are called {name!r}"
            raise Refused(message, "give the key of one: " + ", ".join(one.key for one in found), "article")
        near = closest(name, self._articles, limit=1)
        hint = f"did you mean {near[0]}?" if near else "ingest the files of its coders first"
        message = f"no article {name!r} on record that several coders coded"
        raise Refused(message, hint, "article")

    def _record(self, article: CodedArticle, named: tuple[str, str], column: str) -> Written:
        coder, record = named
        found = self._records.get((article.id, coder, record))
        if found is None:
            theirs = sorted(name for number, whose, name in self._records if (number, whose) == (article.id, coder))
            message = f"{coder} has no record @{record} of {article.name}"
            raise Refused(message, f"there is {', '.join(f'@{name}' for name in theirs)}" if theirs else None, column)
        return found


def written_records(reader: Reader, articles: list[CodedArticle]) -> dict[tuple[int, str, str], Written]:
    """Give the records of articles as coded, by article, coder and id."""
    by_id = {article.id: article for article in articles}
    bodies = {
        (int(str(article)), str(coder or NOBODY), str(record)): json.loads(str(body))
        for article, coder, record, body in reader.query("curate/bodies", articles=list(by_id)).rows
    }
    found = {}
    for one in coded_records(reader, articles, None, {}):
        place = (one.article, one.coder, one.id)
        key = record_key(by_id[one.article].key, "" if one.coder == NOBODY else one.coder, one.id)
        found[place] = Written(key, one, bodies[place])
    return found


def disputes(reader: Reader) -> list[Disagreement]:
    """Give what coders disagree on and nobody decided, the earliest published article first."""
    asked = look_up(reader, Question())
    records = coded_records(reader, asked.articles, None, {})
    units = units_of(asked, records, Question().overlap)
    every = (one for unit in units for one in disagreements(unit, asked.coders, FIELDS))
    return [one for one in every if one.field != UNIT and one.decided is None]


def ruled(one: Disagreement, value: str, why: str | None = None) -> Ruling:
    """Give the ruling that a value decides a disagreement."""
    second = one.second.id if one.second else ""
    return Ruling(one.article.key, one.field, ((one.coders[0], one.first.id), (one.coders[1], second)), value, why)


def of_statement(reader: Reader, statement: str, values: Mapping[str, str], why: str | None = None) -> list[Decision]:
    """Give the decisions by which all records of a statement get these values, but not those that stand already."""
    keys = list(dict.fromkeys(one.key for one in spoken(reader, statement)))
    stand = decided_values(reader, keys)
    return [
        Decision("statement", key, text, "value", field, why)
        for key in keys
        for field, text in values.items()
        if field not in stand.get(key, {}) or stand[key][field].value != text
    ]


def _refuse_stale(ruling: Ruling, first: Record, second: Record) -> None:
    """Refuse a choice between values that the coders no longer have: nobody decided between those they have now."""
    for seen, one in zip(ruling.seen or (), (first, second), strict=bool(ruling.seen)):
        now = one.told(ruling.field) or ""
        if ruling.value in (FIRST, SECOND) and seen.removeprefix("'") != now and not _rewritten(ruling.field, seen):
            message = f"{one.coder} @{one.id} has {ruling.field} `{now}` by now, not `{seen}`"
            raise UsageProblem(message, "ask claimtrack agreement again")


def _rewritten(field: str, seen: str) -> bool:
    """Tell whether a spreadsheet wrote a date in its own way: then it says nothing of what was seen."""
    if field != "date" or seen == UNDATED:
        return False
    try:
        parse_date(seen)
    except ValueError:
        return True
    return False


def _refuse_other(plan: _Planned, values: Values) -> None:
    for field, text in values.items():
        before = plan.values.get(field)
        if before is not None and before[0] != text:
            one, earlier = plan.record.record, before[1]
            where = f" ({earlier.place})" if earlier.place else ""
            message = f"{field} of {one.coder} @{one.id} would be `{text}`, and `{before[0]}` by another row{where}"
            raise UsageProblem(message, f"say `{earlier.value}` in both, or leave one empty")


def _decisions(plan: _Planned, why: str | None) -> Iterator[Decision]:
    record = plan.record
    values = dict(plan.values)
    stance, conditional = values.pop(_WORD, None), values.pop(_CONDITIONAL, None)
    told = stance or conditional
    if told is not None:
        word = stance[0] if stance else record.word
        holds = conditional[0] if conditional else record.conditional
        values[_WORD] = (f"{word}{'?' if holds == 'yes' else ''}", told[1])
    for field in sorted(values, key=lambda name: name not in _BESIDE):
        text, ruling = values[field]
        known = record.decided(field)
        if text != (record.text(field) if known is None and field in _BESIDE else known):
            yield Decision("statement", record.key, text, "value", field, ruling.why or why, ruling.place or None)
