"""Whether a value that a person decides can be: it is read as the record, name or membership it will be part of."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Final, cast

from claimtrack.domain.amending import amended
from claimtrack.domain.contradicting import Problem
from claimtrack.domain.deciding import problem_of
from claimtrack.domain.findings import has_errors
from claimtrack.domain.judged import Judged, record_key
from claimtrack.domain.records import ArticleRecord
from claimtrack.services.contents import Name, Object
from claimtrack.services.intake import read_line

_HELD: Final = 200
"""Readings that are held in memory at a time."""


class Valuing:
    """Holds decided values against a content; use one for all the decisions of a file.

    The records are looked through once, and a reading is read once for decisions that stand together.
    """

    def __init__(self, objects: Mapping[Name, Object]) -> None:
        self._objects = objects
        self._read: dict[Name, ArticleRecord | None] = {}

    def problem(self, one: Judged, decided: Mapping[str, str] = MappingProxyType({})) -> Problem | None:
        """Tell why a value cannot be, None where it can or where the judgement is of no value.

        `decided` are the values, by field, that the same record has by judgement already: it is read with them.
        """
        if one.field is None:
            return None
        problem = problem_of(one.kind, one.field, one.right)
        if problem is not None:
            return problem, None
        return self._problem_of_record(one, {**decided, one.field: one.right}) if one.kind == "statement" else None

    def _problem_of_record(self, one: Judged, values: Mapping[str, str]) -> Problem | None:
        if one.left not in self._records:
            return (
                f"there is no record `{one.left}`",
                "claimtrack curate judge takes the keys that other commands print",
            )
        name, record = self._records[one.left]
        article = self._article(name)
        found = amended(article, {record: values})[1] if article is not None else []
        errors = [finding for finding in found if has_errors([finding])]
        return (errors[0].message, errors[0].hint) if errors else None

    def _article(self, name: Name) -> ArticleRecord | None:
        if name not in self._read:
            if len(self._read) >= _HELD:
                self._read.clear()
            line = json.dumps(self._objects[name], ensure_ascii=False)
            self._read[name] = read_line(line, file="the record", number=1).article
        return self._read[name]

    @cached_property
    def _records(self) -> dict[str, tuple[Name, str]]:
        """The reading and the id of each record, by how judgements name it; of several readings the first one."""
        return dict(reversed(list(_records(self._objects))))


def _records(objects: Mapping[Name, Object]) -> Iterator[tuple[str, tuple[Name, str]]]:
    for name, told in objects.items():
        if name[0] == "reading":
            article, _, coder = (*name[1].split(" ", 2), "", "")[:3]
            records = cast("list[dict[str, str]]", told.get("statements") or told.get("records") or [])
            for record in records:
                yield record_key(article, coder, record["id"]), (name, record["id"])
