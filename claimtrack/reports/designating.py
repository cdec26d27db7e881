"""What a person types -> how judgements name it: speakers, sources, topics, claims, utterances, records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.fields import CLAIM_KEY
from claimtrack.domain.judged import ACTORS, part_key, record_key
from claimtrack.domain.names import norm_key
from claimtrack.domain.rows import Cell
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import claim, claim_or_none, speaker, topic
from claimtrack.reports.statement_keys import SHORTEST, is_long_enough, stated_key
from claimtrack.store.readonly import Reader

KINDS: Final = {
    "speakers": "speaker",
    "sources": "source",
    "claims": "claim",
    "topics": "topic",
    "utterances": "utterance",
}
"""What can be merged and parted, as `list` and the command line call them, and what a judgement calls them."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A record that a statement rests on: its article's key, coder, id, and which of its asserters is meant."""

    article: str
    coder: str
    record: str
    position: int

    @property
    def part(self) -> str:
        """How judgements on utterances name it."""
        return part_key(self.article, self.coder, self.record, self.position)

    @property
    def key(self) -> str:
        """How decided values name it."""
        return record_key(self.article, self.coder, self.record)


def kind_named(text: str) -> str:
    """Give the kind of a word as typed; raises UsageProblem with the words there are."""
    if text in KINDS:
        return KINDS[text]
    if text in KINDS.values():
        return text
    message = f"{text!r} cannot be merged or parted"
    raise UsageProblem(message, f"one of: {', '.join(KINDS)}")


def designate(reader: Reader, kind: str, text: str, *, new: bool = False, gone: bool = False) -> str:
    """Give how judgements name what is typed.

    `new` allows a claim that nothing uses yet, `gone` what was made one with another.
    """
    if gone and text in _given_up(reader, kind):
        return text
    if kind in ACTORS:
        voice = _voice(reader, text)
        if voice is not None:
            return voice
        found = speaker(reader, text)
        reviewed, what = reader.query("curate/speaker", id=found.id).rows[0]
        return found.key if reviewed or what == "anonymous" else found.name
    if kind == "utterance":
        return spoken(reader, text)[0].part
    if kind == "claim" and new:
        return _new_claim(reader, text)
    return topic(reader, text).key if kind == "topic" else claim(reader, text).key


def another_name(reader: Reader, kind: str, one: str, other: str) -> str:
    """Give the one of two texts for the same speaker, source or topic that is not its key or its primary name.

    Raises UsageProblem where both are the same text.
    """
    if norm_key(one) == norm_key(other):
        message = f"both are `{one}`"
        raise UsageProblem(message)
    found = topic(reader, other) if kind == "topic" else speaker(reader, other)
    return one if norm_key(other) in {norm_key(found.key), norm_key(found.name)} else other


def _voice(reader: Reader, text: str) -> str | None:
    """Give the key of the one anonymous voice that is shown or described so, None where none is."""
    found = reader.query("curate/voices", text=text).rows
    if len(found) > 1:
        message = f"several anonymous voices are called {text!r}"
        told = ", ".join(f"{key} ({heard})" for key, heard in (map(str, row) for row in found))
        raise UsageProblem(message, f"give the key of the one you mean: {told}")
    return str(found[0][0]) if found else None


def _given_up(reader: Reader, kind: str) -> set[str]:
    """Give the keys that judgements gave up."""
    answer = reader.query("curate/judgements")
    found = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    kinds = ACTORS if kind in ACTORS else (kind,)
    same = [one for one in found if one["kind"] in kinds and one["verdict"] == "same" and one["stands"]]
    return {str(one["left_key"]) for one in same}


def spoken(reader: Reader, statement: str) -> list[Spoken]:
    """Give the records that a statement rests on, the first published first.

    It is named by its key, by six characters or more of its beginning, or by one record: the address or ref of an
    article, `@`, its id.
    """
    article, at, record = statement.rpartition("@")
    if at and article:
        return _of_record(reader, article.strip(), record.strip())
    key = stated_key(reader, statement)
    if key is None:
        message = f"there is no statement {statement!r}"
        if not is_long_enough(statement):
            message += f": {SHORTEST} characters or more begin a statement's key"
        raise UsageProblem(message, "reports print the keys as json: statement_key; so does v_statement")
    return list(_spoken(reader.query("curate/parts", statement=key).rows))


def _of_record(reader: Reader, article: str, record: str) -> list[Spoken]:
    found = list(_spoken(reader.query("curate/parts_of_record", article=article, record=record).rows))
    if found:
        return found
    message = f"no article {article!r} has a record @{record} that is in a current statement"
    raise UsageProblem(message, "claimtrack list articles shows addresses and refs")


def _spoken(rows: Iterable[tuple[Cell, ...]]) -> Iterator[Spoken]:
    for _, article, coder, record, position in rows:
        yield Spoken(str(article), str(coder), str(record), int(str(position)))


def _new_claim(reader: Reader, text: str) -> str:
    if claim_or_none(reader, text) is None and not CLAIM_KEY.fullmatch(text):
        message = f"{text!r} cannot be a claim key"
        raise UsageProblem(message, "letters and digits, joined by - . / or _")
    return text
