"""Annotated files looked at without a database: they are read into a passing one, and each record keeps its place.

So a folder is compared by the very rules that hold in a database: names in every language, topics, one voice of an
article.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from claimtrack.db.location import Location, parse_location
from claimtrack.domain.records import ArticleRecord, Place
from claimtrack.domain.urls import normalise_url
from claimtrack.formats.registry import recognise
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.intake import ARTICLE_FORMS, find_files, units
from claimtrack.services.outcome import Ingested

FileKey = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class CodedFiles:
    """Files as a database, what reading them gave, and where each record stands.

    A record's key is the text's digest, the day of publication, the address or ref, the coder, its id.
    """

    location: Location
    result: Ingested
    places: dict[FileKey, Place]


@contextmanager
def coded_files(paths: Iterable[str]) -> Iterator[CodedFiles]:
    """Give files and folders as a database that passes away with the block; the files are only read."""
    given = tuple(paths)
    with TemporaryDirectory(prefix="claimtrack-") as folder:
        location = parse_location(Path(folder) / "claimtrack.db")
        result = ingest(location, Request(given))
        yield CodedFiles(location, result, _places(given))


def _places(paths: Iterable[str]) -> dict[FileKey, Place]:
    """Give the places of records; two records of one key have none, as nobody could tell which is meant."""
    found: dict[FileKey, Place] = {}
    twice: set[FileKey] = set()
    files = [file for file in find_files(map(Path, paths)).paths if recognise(file) in ARTICLE_FORMS]
    for unit in units(files):
        for key, place in _of_article(unit.article) if unit.article else ():
            twice |= {key} & found.keys()
            found[key] = place
    return {key: place for key, place in found.items() if key not in twice}


def _of_article(article: ArticleRecord) -> Iterator[tuple[FileKey, Place]]:
    where = normalise_url(article.url) if article.url else article.ref or ""
    for record in article.statements:
        yield (article.sha256, article.published_on, where, article.coder, record.id), record.place
