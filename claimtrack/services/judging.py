"""Judgements as a write command holds them; those on utterances with the codings they speak of."""

from collections import defaultdict
from collections.abc import Container, Iterable

from claimtrack.domain.identity import Verdict
from claimtrack.domain.judged import standing
from claimtrack.store.judgements import JudgementStore
from claimtrack.store.session import WriteSession


class Judgements:
    """All judgements that stand, and of those on utterances the codings they name; loaded once a run.

    They name parts by content key, so they may come before the codings they are about.
    """

    def __init__(self, session: WriteSession) -> None:
        self._store = JudgementStore(session)
        self.load()

    def load(self) -> None:
        """Read the judgements that stand; where none is on utterances, no coding is looked at."""
        self.standing = standing(self._store.all())
        self._verdicts = [
            Verdict(one.left, one.right, one.verdict == "same")
            for one in self.standing
            if one.kind == "utterance" and one.verdict != "value"
        ]
        self._partners: dict[str, set[str]] = defaultdict(set)
        for verdict in self._verdicts:
            self._partners[verdict.left].add(verdict.right)
            self._partners[verdict.right].add(verdict.left)
        self._codings: dict[str, set[int]] = defaultdict(set)
        self._parts: dict[int, set[str]] = defaultdict(set)
        if self._verdicts:
            self.note(None)

    def note(self, codings: Iterable[int] | None) -> None:
        """Learn which of these codings (None = of all) a judgement names."""
        if not self._verdicts:
            return
        for part, coding in self._store.parts(codings):
            if part in self._partners:
                self._codings[part].add(coding)
                self._parts[coding].add(part)

    def on(self, parts: Container[str]) -> list[Verdict]:
        """Give the judgements on two of these parts."""
        return [verdict for verdict in self._verdicts if verdict.left in parts and verdict.right in parts]

    def judged_with(self, codings: Iterable[int]) -> set[int]:
        """Give the codings that a judgement names together with one of these."""
        named = (part for coding in codings for part in self._parts.get(coding, ()))
        return {coding for part in named for other in self._partners[part] for coding in self._codings[other]}

    def named(self) -> set[int]:
        """Give every coding that a judgement names."""
        return set(self._parts)
