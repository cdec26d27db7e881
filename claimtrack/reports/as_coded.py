"""What a coder recorded, where a decision holds in its place: the row of a record as it was before anybody decided."""

import json
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from claimtrack.domain.chain import ChainError, parse_chain
from claimtrack.domain.judged import Judged, voice_key
from claimtrack.domain.laid.claims import Claims
from claimtrack.domain.names import norm_key
from claimtrack.domain.records import Voice
from claimtrack.domain.rows import Cell
from claimtrack.store.readonly import Queries

BY: Final = "by"
CLAIM: Final = "claim"
_UNSPECIFIED: Final = ("?", "unspecified")
Speakers = dict[str, str]
"""Names by key."""


class AsCoded:
    """Gives rows of codings back as coded. Names and claims mean what they mean now: who is whom is no value."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._names: dict[str, tuple[str, str]] = {}

    def row(self, row: Mapping[str, Cell]) -> dict[str, Cell]:
        """Give the row with what was coded; `by` (None = as the row has it) is the coder's own text."""
        coded: dict[str, Cell] = json.loads(str(row["as_coded"])) if row["as_coded"] else {}
        found = {**row, BY: None} | coded
        if coded.get(CLAIM) is not None:
            found[CLAIM] = self._claims.which(str(coded[CLAIM]))
        return found

    def speakers(self, by: str, *, article: str, source: str) -> Speakers:
        """Give whose words a `by:` tells, by key; nobody named is the publishing source."""
        try:
            chain = parse_chain(by) if by.strip() else None
        except ChainError:
            return {norm_key(by): by}
        if chain is None:
            return dict([self._named(source)])
        if chain.hops and chain.hops[-1].suffix == "spokesperson":
            return dict([self._voice(chain.hops[-1], article)])
        return dict(self._voice(voice, article) for voice in chain.asserters)

    def on_topic(self, topic: str | None, claim: str) -> bool:
        """Tell whether a claim lies under a topic (a key), or whether all do."""
        return topic is None or bool(self._queries.query("agreement_claim_topics", topic=topic, claim=claim).rows)

    def _voice(self, voice: Voice, article: str) -> tuple[str, str]:
        if voice.name is not None:
            return self._named(voice.name)
        if voice.descriptor is None:
            return _UNSPECIFIED
        key = voice_key(article, voice.descriptor, voice.of, voice.reason)
        return key, f"anon({' '.join(voice.descriptor.split())})"

    def _named(self, name: str) -> tuple[str, str]:
        """Give key and primary name of whom a name or key means; of somebody nobody speaks of any more, the name."""
        if name not in self._names:
            rows = self._queries.query("speakers_named", folded=norm_key(name), key=name).rows
            chosen = [row for row in rows if row[5]] or [row for row in rows if row[4]] or rows
            self._names[name] = (str(chosen[0][3]), str(chosen[0][1])) if len(chosen) == 1 else (norm_key(name), name)
        return self._names[name]

    @cached_property
    def _claims(self) -> Claims:
        """Which claims were made one since."""
        claims = Claims({})
        answer = self._queries.query("curate/judgements")
        for row in answer.rows:
            one = dict(zip(answer.columns, row, strict=True))
            if (one["kind"], one["verdict"], one["stands"]) == ("claim", "same", 1):
                claims.judge(Judged("claim", str(one["left_key"]), str(one["right_key"]), "same"))
        return claims
