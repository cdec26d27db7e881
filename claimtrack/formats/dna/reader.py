"""`.dna` files -> documents: every statement of every type is a mark with its variables and their attributes by name.

Offsets are UTF-16 units, as Java counts them. A statement's `ref` is DNA's own id within its document: statements of
two databases never share one, and the same database read again next month gives the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Mark, Reading, Refused
from claimtrack.domain.offsets import UTF_16
from claimtrack.formats.dna.database import MAGIC, Row, opened
from claimtrack.formats.dna.keeping import with_line_ends
from claimtrack.formats.dna.tables import Tables, number, read_tables, text
from claimtrack.formats.dna.typed import wrong_in_document, wrong_in_statement
from claimtrack.formats.source import GZIP, Source

_MEND: Final = "DNA itself writes no such value: mend it there, or in a copy of the file"
_FACTS: Final = ("title", "author", "source", "section", "type", "notes")
_TOLD: Final = {
    "REGEXES": ("search patterns (REGEXES)", "they mark nothing: DNA colours words with them"),
    "VARIABLELINKS": ("links between variables (VARIABLELINKS)", "DNA itself makes no use of them"),
    "STATEMENTLINKS": ("links between statements (STATEMENTLINKS)", "no field of ours holds one"),
    "CODERRELATIONS": ("what coders may see of each other (CODERRELATIONS)", "there are no permissions here"),
    "CODERPERMISSIONS": ("permissions of coders (CODERPERMISSIONS)", "there are no permissions here"),
}


class DnaReader:
    """Reads a `.dna` file of DNA 2 or 3."""

    name = "dna"
    endings = (".dna",)
    profiles = ("dna",)

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be DNA's: by its name, or as an SQLite database with its tables."""
        return name.endswith(self.endings) or (head.startswith(MAGIC) and b"STATEMENTTYPES" in head)

    def read(self, source: Source) -> Reading:
        """Read a file; raises Unreadable where it is damaged or none of DNA's."""
        with _unpacked(source) as file, opened(file) as database:
            tables = read_tables(database, source)
        refused: list[Refused] = []
        documents = list(_documents(tables, source, refused))
        return Reading(documents, list(_dropped(tables)), refused)


@contextmanager
def _unpacked(source: Source) -> Iterator[Source]:
    """Give the file, unpacked where it is gzipped: as SQLite reads files only, one of its own for so long."""
    with source.path.open("rb") as stream:
        if not stream.read(len(GZIP)).startswith(GZIP):
            yield source
            return
    with TemporaryDirectory() as folder:
        path = Path(folder) / source.path.name.removesuffix(".gz")
        path.write_bytes(source.data)
        yield Source(path, source.name)


def _documents(tables: Tables, source: Source, refused: list[Refused]) -> Iterator[Document]:
    """Give the documents; those, and the statements, in which anything is not of its type are `refused`."""
    statements: dict[int, list[Row]] = defaultdict(list)
    for row in tables.statements:
        statements[number(row["documentid"]) or 0].append(row)
    often: Counter[str] = Counter()
    for row in tables.documents:
        facts = _facts(tables, row)
        own = _hash(facts)
        often[own] += 1
        ours = {"id": text(row["id"])}
        if often[own] > 1:
            ours["ref"] = f"dna-{own}-{often[own]}"
        said = statements[number(row["id"]) or 0]
        named = f"document {text(row['id'])} ({facts.get('title') or 'without a title'})"
        if wrong := list(wrong_in_document(row)):
            message = f"{named} is left out, statements: {len(said)}; {', '.join(wrong)}"
            refused.append(Refused(source.place, message, _MEND))
            continue
        marks = []
        for one in said:
            key = number(one["id"]) or 0
            if wrong := [*wrong_in_statement(one), *tables.wrong.get(key, ())]:
                message = f"statement {key} of {named} is left out: {', '.join(wrong)}"
                refused.append(Refused(source.place, message, _MEND))
            else:
                marks.append(_mark(tables, one, own, source))
        stored = text(row["text"])
        words = with_line_ends(number(row["id"]) or 0, stored, tables.ends)
        yield Document(
            place=source.place,
            name=facts.get("title") or f"document {text(row['id'])}",
            text=words or None,
            facts={name: (value,) for name, value in facts.items()},
            marks=tuple(marks),
            unit=UTF_16,
            crlf_is_one=True if words != stored else None,
            own={name: (value,) for name, value in ours.items()},
        )


def _facts(tables: Tables, row: Row) -> dict[str, str]:
    found = {name: value for name in _FACTS if (value := text(row.get(name)).strip())}
    moment = tables.moment(row)
    if moment is not None:
        found["date"] = moment.date().isoformat()
        if _has_time(moment):
            found["time"] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    coder = number(row.get("coder"))
    if coder is not None:
        found["coder"] = tables.coders.get(coder, f"coder {coder}")
    return found


def _has_time(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second) != (0, 0, 0)


def _hash(facts: dict[str, str]) -> str:
    """Give what tells a document from those of other databases: title, day and source, as DNA has them."""
    said = "\0".join(facts.get(name, "") for name in ("title", "date", "source"))
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _mark(tables: Tables, row: Row, document: str, source: Source) -> Mark:
    key, start, stop = number(row["id"]) or 0, number(row["start"]), number(row["stop"])
    kind, coder = number(row.get("statementtypeid")), number(row.get("coder"))
    return Mark(
        id=str(key),
        label=tables.types.get(kind or 0) or f"type {kind}",
        place=source.place,
        fragments=((start or 0, stop or 0),),
        values=tables.values.get(key, {}),
        own={"ref": (f"dna-{document}:{key}",)},
        annotator=tables.coders.get(coder, f"coder {coder}") if coder is not None else "",
    )


def _dropped(tables: Tables) -> Iterator[Dropped]:
    """Tell what is not carried over."""
    known = {number(row["id"]) for row in tables.documents}
    lost = sum(1 for row in tables.statements if number(row["documentid"]) not in known)
    yield from _counted("statements of documents that are not there", lost, "their text is gone")
    yield from _counted("entities no statement uses", tables.unused, "a name or claim is known by what is said")
    yield from _counted("what claimtrack kept of statements", tables.stale, "they were changed in DNA since")
    for table, count in sorted(tables.counts.items()):
        what, why = _TOLD.get(table, (f"rows of the table {table}", "it is not DNA's own"))
        yield from _counted(what, count, why)
    yield from _counted("coders' passwords, colours and permissions", len(tables.coders), "only their names are kept")
    yield from _counted("colours of statement types and entities", len(tables.types), "there are no colours here")
    if not tables.documents:
        yield Dropped("the whole file", 1, "it has no documents")


def _counted(what: str, count: int, why: str) -> Iterator[Dropped]:
    if count:
        yield Dropped(what, count, why)


READER: Final = DnaReader()
