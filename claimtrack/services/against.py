"""The record held against files, as `ingest` would read them: what differs, and where the quotes of a changed text are.

Nothing is written, and nothing of what `ingest` would refuse is compared but the text.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from claimtrack.db.location import Location
from claimtrack.domain.adding import added
from claimtrack.domain.codebook import body, kind_of
from claimtrack.domain.damage import Problem, Spot, Verified, fate, problem, short
from claimtrack.domain.judged import WHICH
from claimtrack.domain.named_articles import article_key
from claimtrack.domain.records import ArticleRecord, Place, RawArticle
from claimtrack.domain.rows import Cell
from claimtrack.domain.spans import TextIndex
from claimtrack.formats.jsonl import Judgement
from claimtrack.services.batching import batches
from claimtrack.services.inputs import STDIN, Inputs
from claimtrack.services.intake import Unit
from claimtrack.services.reading_judgements import read_judgement
from claimtrack.services.stored_codebook import codebook_of
from claimtrack.store.evidence import coding_row
from claimtrack.store.judgements import SAID
from claimtrack.store.readonly import Reader, open_reader

_AT_ONCE: Final = 100

Body = Mapping[str, str]


class _Reading(NamedTuple):
    """A stored reading, with the text it is of."""

    article: str
    revision: Cell
    sha256: str
    is_current: Cell
    id: Cell
    coder: str
    header: str


def against_files(location: Location, paths: Iterable[str], *, codebook: Path | None = None) -> Verified:
    """Compare a database with files, folders and (as `-`) standard input; a folder also tells what it lacks."""
    given = list(paths)
    with Inputs(given, codebook=codebook) as inputs, open_reader(location) as reader:
        comparison = _Comparison(reader)
        problems = list(comparison.everything(inputs, whole=any(Path(path).is_dir() for path in given)))
    counts = (("file", len(inputs.files) + (STDIN in given)), ("reading", comparison.compared))
    return Verified(tuple(problems), counts)


@dataclass(slots=True)
class _Comparison:
    """One comparison: remembers which stored readings a file was found for."""

    reader: Reader
    seen: set[tuple[str, str]] = field(default_factory=set)
    compared: int = 0

    def everything(self, inputs: Inputs, *, whole: bool) -> Iterator[Problem]:
        """Give all differences; with `whole` also what no file holds."""
        yield from self._codebook(inputs, whole=whole)
        for some in batches(inputs.units(), _AT_ONCE):
            read = ((unit, unit.article or _as_written(unit)) for unit in some)
            articles = [(unit, article) for unit, article in read if article is not None]
            stored = self._stored({article_key(article) for _, article in articles})
            for unit in some:
                yield from _refused(unit)
            for unit, article in articles:
                self.compared += 1
                yield from self._article(unit, article, stored[article_key(article)])
            yield from self._judgements([unit.judgement for unit in some if unit.judgement is not None])
        for key, coder in self.reader.query("verify/read_now").rows if whole else ():
            if (str(key), str(coder)) not in self.seen:
                yield problem("CT627", Spot("reading", str(key), str(coder)), "none of the files holds this reading")

    def _stored(self, keys: Iterable[str]) -> Mapping[str, list[_Reading]]:
        found: dict[str, list[_Reading]] = defaultdict(list)
        for article, revision, digest, current, reading, coder, header in self.reader.query(
            "verify/readings", articles=sorted(keys)
        ).rows:
            one = _Reading(str(article), revision, str(digest), current, reading, str(coder), str(header))
            found[one.article].append(one)
        return found

    def _article(self, unit: Unit, article: ArticleRecord, stored: list[_Reading]) -> Iterator[Problem]:
        key, coder = article_key(article), article.coder
        spot = Spot("reading", key, coder, file=unit.file, line=unit.line)
        same = [one for one in stored if one.sha256 == article.sha256]
        own = [one for one in stored if one.coder == coder]
        self.seen.add((key, coder))
        if not stored:
            yield problem("CT626", spot, "this article is not in the database")
        elif same and not any(one.coder == coder for one in same):
            known = ", ".join(f"`{one.coder}`" for one in same)
            message = (
                f"what `{coder}` read in this text is not in the database" if coder else "this reading is not stored"
            )
            yield problem("CT626", spot, message, f"stored are the readings of {known}")
        elif same:
            yield from self._records(next(one for one in same if one.coder == coder), unit)
        else:
            yield from self._text(unit, article, (own or stored)[-1])

    def _text(self, unit: Unit, article: ArticleRecord, before: _Reading) -> Iterator[Problem]:
        """Tell what became of the quotes of a reading whose text is another in the file."""
        rows = self.reader.query("verify/stored_text", revision=before.revision).rows
        old, new = str(rows[0][0] or "") if rows else "", TextIndex(article.text or "")
        lines = {one.id: one.place.line for one in article.statements}
        lines |= {one.id.text: one.place.line for one in unit.written.records} if unit.written else {}
        found: list[Problem] = []
        kept = 0
        for record, given, evidence, start, end in self.reader.query("verify/records", reading=before.id).rows:
            written = json.loads(str(given)).get("quote")
            if evidence == "record" or not written or not isinstance(start, int) or not isinstance(end, int):
                continue
            fault = fate(written, (start, end), new, old.count("\n", 0, start) + 1)
            kept += fault is None
            if fault is not None:
                spot = Spot("record", before.article, before.coder, str(record), unit.file, lines.get(str(record)))
                found.append(problem(fault.code, spot, fault.message, fault.hint))
        yield problem("CT621", Spot("text", before.article, file=unit.file, line=unit.line), _told(found, kept))
        yield from sorted(found, key=lambda one: one.spot.line or 0)
        yield from self._records(before, unit)

    def _records(self, stored: _Reading, unit: Unit) -> Iterator[Problem]:
        article = unit.article
        if article is None:
            return
        spot = Spot("reading", stored.article, stored.coder, file=unit.file, line=unit.line)
        changed = _changes(json.loads(stored.header), dict(article.header))
        if changed:
            yield problem("CT625", spot, f"the header differs: {changed}")
        rows = self.reader.query("verify/records", reading=stored.id).rows
        was: dict[str, Body] = {str(row[0]): json.loads(str(row[1])) for row in rows}
        for one in article.statements:
            now: Body = json.loads(coding_row(one)["body"])
            at = Spot("record", stored.article, stored.coder, one.id, unit.file, one.place.line)
            before = was.pop(one.id, None)
            if before is None:
                yield problem("CT625", at, "this record was added")
            elif before != now:
                yield problem("CT625", at, f"this record was changed: {_changes(before, now)}")
        for record in was:
            gone = Spot("record", stored.article, stored.coder, record, unit.file)
            yield problem("CT625", gone, "this record was withdrawn: the file has it no more")

    def _codebook(self, inputs: Inputs, *, whole: bool) -> Iterator[Problem]:
        book, found = inputs.codebook()
        for one in found:
            if one.severity == "error":
                yield problem("CT628", _at("codebook", "", one.place), f"{one.code}: {one.message}", one.hint)
        stored = {
            (str(k), str(key)): json.loads(str(text)) for k, key, text in self.reader.query("export_entries").rows
        }
        codes, _ = inputs.codes()
        more, _ = added(codes, codebook_of({"type": kind, **one} for (kind, _), one in stored.items()))
        for entry in (*book.entries(), *more.entries()):
            kind = kind_of(entry)
            spot, was = _at(kind, entry.key, entry.place), stored.pop((kind, entry.key), None)
            if was is None:
                yield problem("CT626", spot, f"the {kind} `{entry.key}` is not in the database")
            elif was != body(entry):
                message = f"the {kind} `{entry.key}` differs: {_changes(was, body(entry))}"
                yield problem("CT625", spot, message)
        for entry in codes.entries():
            stored.pop((kind_of(entry), entry.key), None)
        for kind, key in stored if whole else ():
            yield problem("CT627", Spot(kind, key), f"none of the codebooks has the {kind} `{key}`")

    def _judgements(self, given: list[Judgement]) -> Iterator[Problem]:
        if not given:
            return
        which = len(WHICH)
        stored = {row[:which]: row[which:] for row in self.reader.query("export_judgements").rows}
        for one in given:
            row, found = read_judgement(one)
            if row is None:
                yield problem(
                    "CT628", _at("judgement", "", one.place), f"{found[0].code}: {found[0].message}", found[0].hint
                )
                continue
            said = tuple(row[name] for name in SAID)
            spot = _at("judgement", f"{row['left_key']} {row['right_key']}", one.place)
            if said[:which] not in stored:
                yield problem("CT626", spot, "this judgement is not in the database")
            elif stored[said[:which]] != said[which:]:
                both = said[which] is not None and stored[said[:which]][0] is not None
                message = "when, by whom or why this judgement was taken back is not the same in the two"
                if not both:
                    message = "this judgement stands in one of the two, and was taken back in the other"
                yield problem("CT625", spot, message)


def _as_written(unit: Unit) -> ArticleRecord | None:
    """Give as much of a refused article as tells which one it is, and its text."""
    raw = unit.written
    if raw is None or raw.text is None or not _is_named(raw):
        return None
    given = {key: value.text for key, value in raw.header.items()}
    return ArticleRecord(
        place=raw.place,
        source=given["source"],
        published=given["published"],
        published_on="",
        lang="",
        coder=given.get("coder", ""),
        text=raw.text,
        sha256=sha256(raw.text.encode("utf-8", "surrogatepass")).hexdigest(),
        url=given.get("url") or None,
        ref=given.get("ref") or None,
        title=given.get("title") or None,
    )


def _is_named(raw: RawArticle) -> bool:
    return all(key in raw.header for key in ("source", "published"))


def _refused(unit: Unit) -> Iterator[Problem]:
    errors = [one for one in unit.findings if one.severity == "error"]
    if errors:
        more = f", and {len(errors) - 1} more" if len(errors) > 1 else ""
        spot = _at("file", unit.file, errors[0].place)
        yield problem("CT628", spot, f"{errors[0].code}: {errors[0].message}{more}", errors[0].hint)


def _at(kind: str, key: str, place: Place) -> Spot:
    return Spot(kind, key, file=place.file, line=place.line)


def _told(found: list[Problem], kept: int) -> str:
    number = {code: sum(one.code == code for one in found) for code in ("CT622", "CT623", "CT624")}
    became = zip(("moved", "changed", "vanished"), number.values(), strict=True)
    counted = [f"{n} {what}" for what, n in (("where they were", kept), *became) if n]
    return f"the text differs from the stored one; its quotes: {', '.join(counted) or 'none'}"


def _changes(before: Mapping[str, object], after: Mapping[str, object]) -> str:
    names = dict.fromkeys((*before, *after))
    told = (f"{n}: {_shown(before.get(n))} → {_shown(after.get(n))}" for n in names if before.get(n) != after.get(n))
    return "; ".join(told)


def _shown(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    return short(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
