"""Utterances that may be one act of speech, and reports that may have one origin.

What the rules keep apart is nowhere stored, since it follows from the records: they are grouped again here, principal
by principal, as ingesting groups them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from claimtrack.domain.identity import Grouping, Part, Verdict, group
from claimtrack.domain.judged import part_key, record_key
from claimtrack.domain.refs import is_namespaced
from claimtrack.domain.rows import Cell
from claimtrack.domain.speech_keys import proposition
from claimtrack.domain.suggesting import Pair, directed, fewest
from claimtrack.domain.suggesting_relays import Told, relay_pairs
from claimtrack.domain.suggesting_speech import Found, Read, Utterance, kept_apart, merged, near_reports, same_words
from claimtrack.reports.suggesting.proposal import Evidence, Judged, Proposal, dicts, number, text
from claimtrack.store.readonly import Reader

NOBODY: Final = ("anonymous", "unspecified")
_PORTION: Final = 20_000
_AT_ONCE: Final = 500

_Row = Mapping[str, Cell]


class Regrouped:
    """The utterances as the rules make them of the records, principal by principal; `of` numbers that of each part.

    Of the records only those are kept that pairs were found for, and those quoted word for word.
    """

    def __init__(self, reader: Reader, judged: Judged) -> None:
        self._reader = reader
        self._everybody = {number(row["speaker_id"]): row for row in dicts(reader.query("suggest/everybody"))}
        self._verdicts = [Verdict(left, right, verdict == "same") for left, right, verdict in judged.on_utterances]
        self.found: list[Found] = []
        self.rows: dict[str, _Row] = {}
        self.of: dict[str, int] = {}
        self._utterances: list[tuple[str, str, int]] = []
        self.quoting: list[Utterance] = []

    def look_at(self, principals: Sequence[int]) -> None:
        """Group the records that commit some principals, and compare what comes out."""
        rows = {_key(row): row for row in dicts(self._reader.query("suggest/parts", principals=principals))}
        topics: dict[Cell, list[str]] = defaultdict(list)
        for coding, topic in self._reader.query("suggest/part_topics", principals=principals).rows:
            topics[coding].append(str(topic))
        parts = [self._part(key, row, topics[row["coding_id"]]) for key, row in rows.items()]
        grouping = group(parts, self._verdicts)
        utterances = [tuple(self._read(part, rows[part.key]) for part in members) for members in grouping.groups]
        self._number(grouping)
        near = [kept_apart(grouping.suggestions), near_reports(utterances)]
        self.found += near
        quoting = [one for one in utterances if any(read.part.direct_quote for read in one)]
        self.quoting += quoting
        wanted = {key for found in near for pair in found for key in pair}
        wanted |= {read.part.key for utterance in quoting for read in utterance}
        self.rows |= {key: rows[key] for key in wanted}

    def _number(self, grouping: Grouping) -> None:
        for members in grouping.groups:
            self.of |= dict.fromkeys((part.key for part in members), len(self._utterances))
            self._utterances.append((members[0].published, members[0].key, len(members)))

    def first(self, key: str) -> str:
        """Give the key of the earliest published part of the utterance of a part."""
        return self._utterances[self.of[key]][1]

    def places(self) -> dict[str, int]:
        """Give the order of utterances, each by its first part: the earliest published first."""
        return {key: at for at, (_, key, _) in enumerate(sorted(self._utterances))}

    def _part(self, key: str, row: _Row, topics: Sequence[str]) -> Part:
        speaker, principal = (self._everybody[number(row[one])] for one in ("speaker_id", "principal_id"))
        nameless = speaker["kind"] in NOBODY
        ref, article = text(row["ref"]), str(row["article_key"])
        return Part(
            key=key,
            coding=record_key(article, str(row["coder"]), str(row["record_id"])),
            principal=str(principal["speaker_key"]),
            speaker=str(speaker["speaker_key"]),
            article=article,
            coder=str(row["coder"]),
            published=str(row["published"]),
            imputed=bool(row["imputed"]),
            claim=proposition(text(row["claim"]), topics),
            day=text(row["date_latest"]) if row["date_exact"] else None,
            time=text(row["date_time"]),
            ref=ref if ref and is_namespaced(ref) else None,
            occasion=text(row["occasion"]),
            named=str(speaker["speaker_key"]) if speaker is not principal and not nameless else None,
            anonymous_in=article if nameless or principal["kind"] in NOBODY else None,
            direct_quote=text(row["quote"]) if row["mode"] == "direct" else None,
            lang=str(row["lang"]),
            offset=number(row["start_char"]),
        )

    def _read(self, part: Part, row: _Row) -> Read:
        root = number(row["root_id"])
        return Read(
            part=part,
            earliest=text(row["date_earliest"]),
            latest=str(row["date_latest"]),
            stance=None if row["stance"] is None else number(row["stance"]),
            conditional=bool(row["conditional"]),
            words=str(row["quote"] or ""),
            source=number(row["publisher_id"]),
            root=root,
            heard_from=str(self._everybody[root]["name"]),
        )

    def evidence(self, key: str) -> Evidence:
        """Give what a person needs of the utterance of a part."""
        row = self.rows[key]
        speaker = self._everybody[number(row["speaker_id"])]["name"]
        what = f"{row['stance_label']!s} {row['claim']!s}" if row["claim"] else str(row["stance_label"])
        return Evidence(
            f"{speaker!s}: {what}, {row['date_text']!s}",
            self._utterances[self.of[key]][2],
            text(row["date_earliest"]),
            text(row["date_latest"]),
            text(row["quote"]),
            text(row["article"]),
        )


def _key(row: _Row) -> str:
    return part_key(str(row["article_key"]), str(row["coder"]), str(row["record_id"]), number(row["position"]))


def regrouped(reader: Reader, judged: Judged) -> Regrouped:
    """Group all records again, as many at once as fit into one answer."""
    found = Regrouped(reader, judged)
    for principals in _portions(reader):
        found.look_at(principals)
    return found


def utterance_proposals(reader: Reader, judged: Judged) -> list[Proposal]:
    """Give the utterances that may be one."""
    speech = regrouped(reader, judged)
    parted = {
        frozenset((speech.first(left), speech.first(right)))
        for left, right, verdict in judged.on_utterances
        if verdict == "different" and left in speech.of and right in speech.of
    }
    pairs: list[Pair] = []
    named: dict[frozenset[str], tuple[str, str]] = {}
    place = speech.places()
    for (left, right), likeness in merged([*speech.found, same_words(speech.quoting)], speech.of).items():
        first, second = speech.first(left), speech.first(right)
        if frozenset((first, second)) not in parted:
            named[frozenset((first, second))] = (left, right)
            pairs.append(directed(first, second, likeness.score, likeness.why, place))
    return [
        Proposal("utterance", left, right, pair.why, pair.score, speech.evidence(left), speech.evidence(right))
        for pair in fewest(pairs, place)
        for left, right in [named[frozenset((pair.left, pair.right))]]
    ]


def _portions(reader: Reader) -> Iterator[list[int]]:
    """Give the principals, so many at once that their records fit into one answer."""
    some: list[int] = []
    records = 0
    for principal, n in reader.query("suggest/principals").rows:
        if some and (records + number(n) > _PORTION or len(some) == _AT_ONCE):
            yield some
            some, records = [], 0
        some.append(number(principal))
        records += number(n)
    if some:
        yield some


def relay_proposals(reader: Reader) -> list[Proposal]:
    """Give the reports that count as independent of another and look like relays of it; nothing is judged of them."""
    cites: dict[int, set[int]] = defaultdict(set)
    for publisher, cited in reader.query("suggest/cites").rows:
        cites[number(publisher)].add(number(cited))
    rows = {str(row["report_key"]): row for row in dicts(reader.query("suggest/reports"))}
    return [
        Proposal("relay", later.key, earlier.key, likeness.why, likeness.score, *_reports(later, earlier, rows))
        for later, earlier, likeness in relay_pairs(_told(rows.values()), cites)
    ]


def _told(rows: Iterable[_Row]) -> Iterator[Told]:
    for row in rows:
        yield Told(
            key=str(row["report_key"]),
            statement=number(row["statement_id"]),
            source=number(row["publisher_id"]),
            source_name=str(row["source"]),
            origin=number(row["origin_id"]),
            published=str(row["published"]),
            lang=str(row["lang"]),
            mode=text(row["mode"]),
            words=str(row["quote"] or ""),
            translation=str(row["translation"] or ""),
        )


def _reports(later: Told, earlier: Told, rows: Mapping[str, _Row]) -> tuple[Evidence, Evidence]:
    left, right = (
        Evidence(
            f"{one.source_name}, {one.published}",
            number(rows[one.key]["n_reports"]),
            one.published,
            one.published,
            text(rows[one.key]["quote"]),
            text(rows[one.key]["article"]),
        )
        for one in (later, earlier)
    )
    return left, right
