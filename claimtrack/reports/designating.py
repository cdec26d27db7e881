"""What a person types -> how judgements name it: speakers, sources, topics, claims, utterances, records."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from claimtrack.domain.fields import CLAIM_KEY
from claimtrack.domain.judged import part_key, record_key
from claimtrack.domain.rows import Cell
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import claim, claim_or_none, speaker, topic
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


def designate(reader: Reader, kind: str, text: str, *, new: bool = False) -> str:
    """Give how judgements name what is typed; `new` allows a claim that nothing uses yet."""
    if kind in ("speaker", "source"):
        found = speaker(reader, text)
        reviewed, what = reader.query("curate/speaker", id=found.id).rows[0]
        return found.key if reviewed or what == "anonymous" else found.name
    if kind == "topic":
        return topic(reader, text).key
    if kind == "claim":
        return _new_claim(reader, text) if new else claim(reader, text).key
    return spoken(reader, text)[0].part


def spoken(reader: Reader, statement: str) -> list[Spoken]:
    """Give the records that a statement rests on, the first published first; it may be named by how its key begins."""
    found = reader.query("curate/parts", statement=_beginning(statement)).rows
    keys = sorted({str(row[0]) for row in found})
    if len(keys) > 1:
        message = f"several statements begin with {statement!r}"
        raise UsageProblem(message, ", ".join(keys[:5]))
    if not found:
        message = f"there is no statement {statement!r}"
        raise UsageProblem(message, "reports print the keys as json: statement_key; so does v_statement")
    return list(_spoken(found))


def _beginning(text: str) -> str:
    """Give what a key begins with, safe to compare with `like`."""
    given = text if text.startswith("statement-") else f"statement-{text}"
    return given.replace("%", "").replace("_", "")


def _spoken(rows: Iterable[tuple[Cell, ...]]) -> Iterator[Spoken]:
    for _, article, coder, record, position in rows:
        yield Spoken(str(article), str(coder), str(record), int(str(position)))


def _new_claim(reader: Reader, text: str) -> str:
    if claim_or_none(reader, text) is None and not CLAIM_KEY.fullmatch(text):
        message = f"{text!r} cannot be a claim key"
        raise UsageProblem(message, "letters and digits, joined by - . / or _")
    return text
