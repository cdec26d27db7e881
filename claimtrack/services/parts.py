"""Stored codings as the parts that make utterances: what `domain.identity` asks of each."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from claimtrack.domain.identity import Part
from claimtrack.domain.judged import part_key, record_key
from claimtrack.domain.refs import is_namespaced
from claimtrack.domain.speech_keys import proposition
from claimtrack.store.actors import NOBODY, Actors
from claimtrack.store.session import Row
from claimtrack.store.speech import Speech

Roles = Mapping[str, list[Row]]


class Material:
    """The codings of a neighbourhood, one asserter a part, with all they mention; `of` makes it from their ids."""

    def __init__(self, rows: list[Row], roles: Mapping[int, Roles], actors: Actors) -> None:
        self._roles = roles
        asserters = Counter(row["id"] for row in rows)
        self.parts: dict[str, Part] = {}
        self.rows: dict[str, Row] = {}
        for row in rows:
            part = _part(row, roles[row["id"]], actors, joint=asserters[row["id"]] > 1)
            self.parts[part.key] = part
            self.rows[part.key] = row

    @classmethod
    def of(cls, speech: Speech, actors: Actors, codings: Iterable[int]) -> "Material":
        """Read the codings; those of revisions that are not current are left out."""
        rows = speech.read(codings)
        ids = {row["id"] for row in rows}
        roles: dict[int, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in speech.mentions_of(ids):
            roles[row["coding_id"]][row["role"]].append(row)
        for row in speech.topics_of(ids):
            roles[row["coding_id"]]["topic"].append(row)
        for several in roles.values():
            for mentions in several.values():
                mentions.sort(key=_position)
        return cls(rows, roles, actors)

    def roles(self, row: Row, role: str) -> list[Row]:
        """Give whom or what a coding mentions in a role."""
        return self._roles[row["id"]][role]


def _position(mention: Row) -> int:
    return int(mention["position"])


def _part(row: Row, roles: Roles, actors: Actors, *, joint: bool) -> Part:
    speaker, principal = actors.by_id[row["speaker_id"]], actors.by_id[row["principal_id"]]
    topics = (topic["topic_key"] for topic in roles["topic"])
    return Part(
        key=part_key(row["article_key"], row["coder"], row["record_id"], row["position"]),
        coding=record_key(row["article_key"], row["coder"], row["record_id"]),
        principal=principal.key,
        speaker=speaker.key,
        article=row["article_key"],
        coder=row["coder"],
        published=row["published_on"],
        imputed=bool(row["imputed"]),
        claim=proposition(row["claim_key"], topics),
        day=row["date_latest"] if row["date_exact"] else None,
        time=row["date_time"],
        ref=row["ref"] if row["ref"] and is_namespaced(row["ref"]) else None,
        occasion=row["occasion_key"],
        named=speaker.key if speaker is not principal and speaker.kind not in NOBODY else None,
        anonymous_in=row["article_key"] if speaker.kind in NOBODY or principal.kind in NOBODY else None,
        direct_quote=row["quote"] if row["mode"] == "direct" else None,
        lang=row["lang"],
        offset=row["start_char"],
        joint=joint,
    )
