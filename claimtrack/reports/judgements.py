"""All judgements, each told as a sentence with what the things are called now."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.deciding import MEMBER, NAME, PRIMARY, TOPICS, text_lang
from claimtrack.domain.judged import ACTORS, VOICE, part_key, record_key
from claimtrack.domain.names import norm_key
from claimtrack.domain.rows import Cell, Rows
from claimtrack.store.readonly import Queries

_START: Final = 48
"""How much of a quote tells which record is meant."""


@dataclass(frozen=True, slots=True)
class Called:
    """What the keys of judgements are called now."""

    actors: Mapping[str, str]
    topics: Mapping[str, str]
    records: Mapping[str, str]

    def of(self, kind: str, key: str) -> str:
        """Give the name of a speaker, the path of a topic, the place and words of a record; a claim is its key."""
        if kind in ACTORS:
            return self.actors.get(key, f"the anonymous voice {key}" if key.startswith(VOICE) else key)
        return self.topics.get(key, key) if kind == "topic" else self.records.get(key, key)


def judgements(queries: Queries, of: str | None = None) -> Rows:
    """Give every judgement with its number, also those taken back; with `of` those whose words or keys hold a text."""
    answer = queries.query("curate/judgements")
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    names = called(queries, records=any(one["kind"] in {"utterance", "statement"} for one in found))
    rows = [(*one.values(), told(one, names)) for one in found]
    if of is not None:
        wanted = norm_key(of)
        places = [answer.columns.index(name) for name in ("left_key", "right_key")]
        rows = [row for row in rows if any(wanted in norm_key(str(row[at])) for at in (*places, -1))]
    return Rows((*answer.columns, "decision"), rows)


def told(one: Mapping[str, Cell], names: Called) -> str:
    """Tell a judgement in a sentence."""
    kind, left, right, field = (str(one[name] or "") for name in ("kind", "left_key", "right_key", "field"))
    about = names.of(kind, left) if field != PRIMARY else left
    if one["verdict"] != "value":
        being = "is" if one["verdict"] == "same" else "is not"
        if kind == "utterance":
            being += " the same utterance as"
        return f"{about} {being} {names.of(kind, right)}"
    if kind == "statement":
        return f"{field} of {about}: {right or 'none'}"
    return _of_an_entry(about, field, right, names)


def _of_an_entry(about: str, field: str, value: str, names: Called) -> str:
    lang = text_lang(field)
    if lang is not None:
        return f"{about} reads “{value}” ({lang})"
    sentence = _SENTENCES.get(field)
    if sentence is not None:
        return f"{about} {sentence(_said(value), names)}"
    return f"{about} is on {value}" if field == TOPICS else f"{about} is a {value}"


def _said(value: str) -> Mapping[str, str]:
    said = json.loads(value)
    return said if isinstance(said, dict) else {}


def _name(said: Mapping[str, str], _: Called) -> str:
    beside = ", ".join(said[word] for word in ("kind", "lang") if said.get(word, "und") not in {"und", "alias"})
    return f"is also called “{said.get('text')}”" + (f" ({beside})" if beside else "")


def _primary(said: Mapping[str, str], _: Called) -> str:
    return f"is called “{said.get('text')}”"


def _member(said: Mapping[str, str], names: Called) -> str:
    days = "".join(f" {word} {said[word]}" for word in ("from", "until") if said.get(word))
    role = f", {said['role']}," if said.get("role") else ""
    return f"belongs to {names.of('speaker', said.get('of', ''))}{role}{days}".rstrip(",")


_SENTENCES: Final[Mapping[str, Callable[[Mapping[str, str], Called], str]]] = {
    NAME: _name,
    PRIMARY: _primary,
    MEMBER: _member,
}


def called(queries: Queries, *, records: bool = False) -> Called:
    """Read what things are called now, or were in the codebook; all records are looked at only where asked."""
    actors: dict[str, str] = {}
    topics: dict[str, str] = {}
    for kind, key, body in queries.query("export_entries").rows:
        name = json.loads(str(body)).get("name")
        if name is not None:
            names = topics if kind == "topic" else actors
            names[str(key)] = str(name["text"] if isinstance(name, dict) else name)
    actors |= {str(key): str(name) for key, name in queries.query("curate/speaker_keys").rows}
    topics |= {str(key): str(path) for key, path in queries.query("curate/topic_keys").rows}
    return Called(actors, topics, dict(_records(queries)) if records else {})


def _records(queries: Queries) -> Iterable[tuple[str, str]]:
    for row in queries.query("curate/told_records").rows:
        article, coder, record, position, published, source, quote = ("" if one is None else str(one) for one in row)
        words = " ".join(quote.split())
        start = words if len(words) <= _START else f"{words[: _START - 1].rstrip()}…"
        place = f"{published} {source} @{record}" + (f" “{start}”" if words else "")
        yield part_key(article, coder, record, int(position)), place
        yield record_key(article, coder, record), place
