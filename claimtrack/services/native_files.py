"""The record as native files, which `ingest` reads back to the same record.

One file a reading, the codebook as TOML; what these two cannot say goes into JSON Lines beside them, so that nothing is
lost. Each file is read back before it is given: one that would not say the same is never written.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final

from claimtrack.domain.fields import VERSION
from claimtrack.domain.filenames import slug
from claimtrack.domain.keys import text_hash
from claimtrack.domain.reading import read_article
from claimtrack.formats import codebook as toml
from claimtrack.formats import native
from claimtrack.formats.jsonl import write_line
from claimtrack.formats.registry import CODEBOOK
from claimtrack.services.contents import Object, StoredReading, entries, stored_readings
from claimtrack.services.export import judgement_objects
from claimtrack.services.stored_codebook import codebook_of, same_codebook
from claimtrack.store.readonly import Queries

_ENTRIES: Final = "codebook.jsonl"
_ARTICLES: Final = "articles.jsonl"
_JUDGEMENTS: Final = "judgements.jsonl"
_BOM: Final = "\ufeff"
_HASH: Final = 10
Records = Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class NativeFile:
    """One file of the folder: its name, what it says, how many readings are in it.

    `folded` counts the values whose line breaks became spaces, because a value of a native file has one line.
    """

    name: str
    text: str
    readings: int = 0
    folded: int = 0


def native_files(reader: Queries) -> Iterator[NativeFile]:
    """Give the files of the whole record; equal records give equal files, whatever order they came in."""
    yield from _codebook([told for _, told in entries(reader)])
    left: list[Object] = []
    for _, several in groupby(stored_readings(reader), key=attrgetter("article")):
        article = list(several)
        files = _article_files(article)
        # A later text must not come in before an earlier one without a stamp: the texts of an article stay together.
        left += [one.told for one in article] if files is None else []
        yield from files or ()
    if left:
        yield NativeFile(_ARTICLES, _lines(left), readings=len(left))
    judged = list(judgement_objects(reader))
    if judged:
        yield NativeFile(_JUDGEMENTS, _lines(judged))


def _lines(objects: Iterable[Object]) -> str:
    return "".join(write_line(one) + "\n" for one in objects)


def _codebook(told: list[Object]) -> Iterator[NativeFile]:
    if not told:
        return
    book = codebook_of(told)
    text = toml.write(book)
    if len(book.entries()) == len(told) and same_codebook(book, text):
        yield NativeFile(CODEBOOK, text)
    else:
        yield NativeFile(_ENTRIES, _lines(told))


def _article_files(article: Sequence[StoredReading]) -> list[NativeFile] | None:
    """Give the files of all readings of an article, None where one of them cannot be said in a native file."""
    found: list[NativeFile] = []
    first = article[0]
    stem = _stem(first)
    texts = groupby(article, key=lambda one: (one.stamp, one.sha256))
    for number, (_, several) in enumerate(texts, 1):
        coders = list(several)
        name = stem if number == 1 else f"{stem}_{number}"
        shared = f"{name}.txt" if len(coders) > 1 and coders[0].text is not None else None
        files = [_reading_file(one, name, shared) for one in coders]
        if shared is not None:
            text = coders[0].text or ""
            found.append(NativeFile(shared, _BOM + text if text.startswith(_BOM) else text))
        for one in files:
            if one is None:
                return None
            found.append(one)
    return found


def _stem(first: StoredReading) -> str:
    """Give what all files of an article begin with: it hangs on the article alone, not on those beside it."""
    said = (slug(first.header.get(key) or "") for key in ("published", "source", "title"))
    return "-".join([*(part for part in said if part), text_hash(first.article)[:_HASH]])


def _coder(coder: str) -> str:
    """Give the coder's part of a name; a digest tells apart those who differ in more than a file name can say."""
    if not coder:
        return ""
    plain = slug(coder)
    return f".{plain}" if plain == coder else f".{plain}-{text_hash(coder)[:_HASH]}"


def _reading_file(one: StoredReading, name: str, shared: str | None) -> NativeFile | None:
    header = {"claimtrack": VERSION} | dict(one.header)
    beside = {"text": shared} if shared is not None else {}
    file = f"{name}{_coder(one.coder)}.claim.md"
    text = native.write_reading(header | beside, one.text, one.records)
    raw, findings = native.parse(text, file=file, sidecar=lambda _: one.text or "")
    if raw is None or findings:
        return None
    article, findings = read_article(raw)
    if article is None or dict(article.header) != header or article.text != one.text:
        return None
    again: Records = [statement.raw for statement in article.statements]
    if [_folded(record) for record in again] != [_folded(record) for record in one.records]:
        return None
    values = (value for record in one.records for value in record.values())
    return NativeFile(file, text, 1, sum("\n" in value or "\r" in value for value in values))


def _folded(record: Mapping[str, str]) -> dict[str, str]:
    return {key: " ".join(value.split()) for key, value in record.items()}
