"""Whether a value that a person decides can be: it is read as the record, name or membership it will be part of."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from claimtrack.domain.amending import amended
from claimtrack.domain.contradicting import Problem
from claimtrack.domain.deciding import problem_of
from claimtrack.domain.findings import has_errors
from claimtrack.domain.judged import Judged, record_key
from claimtrack.services.contents import Name, Object
from claimtrack.services.intake import read_line


def problem_of_value(
    one: Judged, objects: Mapping[Name, Object], decided: Mapping[str, str] = MappingProxyType({})
) -> Problem | None:
    """Tell why a value cannot be, None where it can or where the judgement is of no value.

    `decided` are the values, by field, that the same record has by judgement already: it is read with them.
    """
    if one.field is None:
        return None
    problem = problem_of(one.kind, one.field, one.right)
    if problem is not None:
        return problem, None
    return _problem_of_record(one, objects, decided) if one.kind == "statement" else None


def _problem_of_record(one: Judged, objects: Mapping[Name, Object], decided: Mapping[str, str]) -> Problem | None:
    values = {**decided, str(one.field): one.right}
    for told, record in _records(objects):
        if record[0] == one.left:
            article = read_line(json.dumps(told, ensure_ascii=False), file="the record", number=1).article
            found = amended(article, {record[1]: values})[1] if article is not None else []
            errors = [finding for finding in found if has_errors([finding])]
            return (errors[0].message, errors[0].hint) if errors else None
    return f"there is no record `{one.left}`", "claimtrack curate judge takes the keys that other commands print"


def _records(objects: Mapping[Name, Object]) -> Iterator[tuple[Object, tuple[str, str]]]:
    """Give each reading with the key and the id of each of its records."""
    for name, told in objects.items():
        if name[0] == "reading":
            article, _, coder = (*name[1].split(" ", 2), "", "")[:3]
            records = cast("list[dict[str, str]]", told.get("statements") or told.get("records") or [])
            for record in records:
                yield told, (record_key(article, coder, record["id"]), record["id"])
