"""How articles were read, told article by article: format, codebooks, identity, chains, what joined what and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from claimtrack.domain.identity import Part
from claimtrack.domain.joining import why_joined
from claimtrack.domain.named_articles import article_key, stamp_of
from claimtrack.domain.records import ArticleRecord
from claimtrack.services.chains import told
from claimtrack.services.intake import Unit
from claimtrack.services.parts import Material
from claimtrack.services.record import Record
from claimtrack.store.session import Row
from claimtrack.store.speech import Speech
from claimtrack.store.whereabouts import codings_of_readings

_SHOWN: Final = 5

Serving = Callable[[str], Sequence[Path]]


class Explanation:
    """Tells of articles that a batch has entered; use inside its transaction."""

    def __init__(self, record: Record, serving: Serving) -> None:
        self._record = record
        self._serving = serving
        self._speech = Speech(record.session)

    def of(self, units: Iterable[Unit]) -> Iterator[str]:
        """Give a paragraph for each article."""
        for unit in units:
            if unit.article is not None and not unit.reader:  # of another tool: told by what maps to what
                yield "\n".join(self._lines(unit, unit.article)) + "\n"

    def _lines(self, unit: Unit, article: ArticleRecord) -> Iterator[str]:
        form = "a line of JSON Lines" if unit.source is not None else "a native file"
        books = ", ".join(str(path) for path in self._serving(unit.file)) or "no codebook"
        yield f"{unit.file}:{unit.line}: {form}, served by {books}"
        coder = article.coder or "not named"
        yield f"  article {article_key(article)}: {article.source}, {article.published}, coder {coder}"
        found = self._record.publications.find(article)
        if found is None:
            yield "  refused: see the findings"
        elif not found[1].is_current:
            yield f"  an older text ({stamp_of(article) or 'undated'}): kept, but reports use the newer one"
        else:
            yield from self._statements(codings_of_readings(self._record.session, [found[0].id]))

    def _statements(self, codings: set[int]) -> Iterator[str]:
        if not codings:
            yield "  no records"
        material = Material.of(self._speech, self._record.actors, self._speech.in_one_with(codings))
        groups = self._groups(material)
        own = [key for key, row in material.rows.items() if row["id"] in codings]
        for key in sorted(own, key=lambda one: (material.parts[one].offset, material.rows[one]["record_id"], one)):
            yield from self._statement(material, key, groups[key])

    def _groups(self, material: Material) -> dict[str, list[Part]]:
        """Give the parts of each part's utterance."""
        utterances = self._speech.utterances(row["id"] for row in material.rows.values())
        parts: dict[int, list[Part]] = {}
        for key, row in material.rows.items():
            parts.setdefault(utterances[row["id"], row["position"]], []).append(material.parts[key])
        return {part.key: group for group in parts.values() for part in group}

    def _statement(self, material: Material, key: str, group: list[Part]) -> Iterator[str]:
        row, part, actors = material.rows[key], material.parts[key], self._record.actors
        yield f"  @{row['record_id']} {row['stance_label']} {part.claim}"
        speaker, principal = actors.by_id[row["speaker_id"]], actors.by_id[row["principal_id"]]
        whom = f", who speaks for {principal.name}" if principal is not speaker else ""
        imputed = ", imputed" if row["imputed"] else ""
        chain = told(row, material, actors).text
        yield f"    {chain}: said by {speaker.name}{whom}{imputed}, {row['date_text']} ({row['date_basis']})"
        others = sorted((one for one in group if one.key != key), key=lambda one: (one.published, one.key))
        if not others:
            yield "    an utterance of its own"
        verdicts = self._record.judgements.on(material.parts)
        for other in others[:_SHOWN]:
            why = why_joined(part, other, verdicts) or "through another of them"
            yield f"    one utterance with {_named(material.rows[other.key], other)}: {why}"
        if len(others) > _SHOWN:
            yield f"    … and {len(others) - _SHOWN} more"


def _named(row: Row, part: Part) -> str:
    coder = f" of {part.coder}" if part.coder else ""
    return f"@{row['record_id']}{coder} in {part.article}"
