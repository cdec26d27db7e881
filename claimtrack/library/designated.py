"""The decisions of a file, whose left and right a person may have written: as names, keys, or records."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimtrack.domain.judged import VOICE
from claimtrack.errors import InputError, UsageProblem
from claimtrack.reports.designating import designate, spoken
from claimtrack.services.curating import Decision
from claimtrack.store.readonly import Reader


def designated(reader: Reader, decisions: Iterable[Decision]) -> list[Decision]:
    """Give the decisions with left and right as judgements name them; those that are of no file stay as they are.

    Raises InputError, with every line and the nearest names, for what is nothing in this database.
    """
    found, problems = [], []
    for one in decisions:
        try:
            found.append(_designated(reader, one) if one.place is not None else one)
        except UsageProblem as problem:
            problems.append(f"{one.place}: {problem.message}" + (f" ({problem.hint})" if problem.hint else ""))
    if problems:
        raise InputError("\n".join(problems))
    return found


def _designated(reader: Reader, one: Decision) -> Decision:
    if one.kind == "statement":
        return replace(one, left=_record(reader, one.left))
    left = _named(reader, one.kind, one.left)
    if one.verdict == "value":
        return replace(one, left=left)
    right = _named(reader, one.kind, one.right, new=one.verdict == "same")
    # Where a judgement made them one already, both are called the same: then what was written tells them apart.
    return replace(one, left=left, right=right) if left != right else one


def _named(reader: Reader, kind: str, text: str, *, new: bool = False) -> str:
    if text.startswith(VOICE) or (kind == "utterance" and text.startswith("part-")):
        return text
    return designate(reader, kind, text, new=new, gone=True)


def _record(reader: Reader, text: str) -> str:
    if text.startswith("record-"):
        return text
    keys: Sequence[str] = list(dict.fromkeys(record.key for record in spoken(reader, text)))
    if len(keys) > 1:
        message = f"{text!r} stands for {len(keys)} records"
        raise UsageProblem(message, f"name one: {', '.join(keys[:5])}")
    return keys[0]
