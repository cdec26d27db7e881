"""What can be taken out of the record or taken back, as typed: judgements, articles, codebook entries."""

from collections.abc import Mapping, Sequence
from typing import Final

from claimtrack.db.location import Location
from claimtrack.domain.judged import Judged
from claimtrack.domain.names import closest, norm_key
from claimtrack.errors import UsageProblem
from claimtrack.services.contents import Name, Object, contents
from claimtrack.store.readonly import Reader, open_reader

KINDS: Final = ("judgements", "articles", "entries")
_SINGULAR: Final = {"judgement": "judgements", "article": "articles", "entry": "entries"}


def found(location: Location, kinds: str, which: Sequence[str]) -> tuple[list[Judged], list[Name]]:
    """Give the judgements, or the names of the inputs, that are meant; raises UsageProblem for what is not there."""
    kinds = _SINGULAR.get(kinds, kinds)
    if kinds not in KINDS:
        message = f"{kinds!r} cannot be withdrawn"
        raise UsageProblem(message, f"one of: {', '.join(KINDS)}")
    if not which:
        message = f"say which {kinds} to withdraw"
        raise UsageProblem(message)
    with open_reader(location) as reader:
        if kinds == "judgements":
            return [_judgement(reader, one) for one in dict.fromkeys(which)], []
        objects = contents(reader)
    meant = _articles(objects) if kinds == "articles" else _entries(objects)
    return [], [name for one in dict.fromkeys(which) for name in _named(meant, one, kinds)]


def _judgement(reader: Reader, text: str) -> Judged:
    answer = reader.query("curate/judgements")
    for row in answer.rows:
        one = dict(zip(answer.columns, row, strict=True))
        if text.isdecimal() and one["judgement"] == int(text):
            if not one["stands"]:
                message = f"judgement {text} was taken back already"
                raise UsageProblem(message)
            return Judged.of(one)
    message = f"there is no judgement {text}"
    raise UsageProblem(message, "claimtrack curate judgements lists them with their numbers")


def _articles(objects: Mapping[Name, Object]) -> dict[str, list[Name]]:
    meant: dict[str, list[Name]] = {}
    for name, one in objects.items():
        if name[0] == "reading":
            key = name[1].partition(" ")[0]
            for text in {str(one.get("url") or key), str(one.get("ref") or key), key}:
                meant.setdefault(text, []).append(name)
    return meant


def _entries(objects: Mapping[Name, Object]) -> dict[str, list[Name]]:
    meant: dict[str, list[Name]] = {}
    for name in objects:
        if name[0] == "entry":
            for text in dict.fromkeys((f"{name[1]}/{name[2]}", name[2])):
                meant.setdefault(text, []).append(name)
    return meant


def _named(meant: Mapping[str, list[Name]], text: str, kinds: str) -> list[Name]:
    names = meant.get(text) or meant.get(norm_key(text), [])
    if kinds == "entries" and len(names) > 1:
        message = f"several entries have the key {text!r}"
        raise UsageProblem(message, ", ".join(f"{name[1]}/{name[2]}" for name in names))
    if not names:
        message = f"the record has no {'article' if kinds == 'articles' else 'codebook entry'} {text!r}"
        near = closest(text, meant, limit=3)
        raise UsageProblem(message, f"did you mean {', '.join(near)}?" if near else None)
    return names
