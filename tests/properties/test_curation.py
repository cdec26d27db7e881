"""Whatever people decide, take back and give back, in whatever order articles come: the record is that of its inputs.

`CLAIMTRACK_TEST_SEQUENCES=300 pytest tests/properties/test_curation.py` runs that many on SQLite, half on PostgreSQL.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import cast

import pytest
from hypothesis import Phase, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from claimtrack.db.location import parse_location
from claimtrack.domain.judged import record_key
from claimtrack.errors import UsageProblem
from claimtrack.library.curation import Curation
from claimtrack.services.curating import Decision
from claimtrack.services.rebuilding import CannotStand
from claimtrack.services.undoing import redo, undo
from claimtrack.services.verify import verify
from tests.conftest import PostgresServer
from tests.corpora import DECIDED, ENTRIES, NEW_NAMES, OTHERWISE, PATHS, articles, codebooks, corpora
from tests.properties.conftest import FEW, WorldMaker
from tests.properties.test_ingest import same
from tests.world import Object, World, line

NAMED = st.sampled_from(("speaker", "source", "topic"))
MERGED = st.sampled_from(("speaker", "speaker", "source", "topic", "claim", "utterance"))
LISTED = {
    "speaker": "select name from v_speaker union select speaker_key from v_speaker",
    "source": "select source from v_source",
    "topic": "select path from v_topic union select topic_key from v_topic",
    "claim": "select claim from v_claim",
    "utterance": "select statement_key from v_statement",
    "judgement": "select row_number() over (order by decided_at) from v_judgement",
    "article": "select article_key from v_article",
}
"""What a person can name, of each kind."""


class Desk(RuleBasedStateMachine):
    """Two editors at one database; `past` are its contents, one a command that stands, `future` those undone."""

    def __init__(self, world: Callable[[], World], drop: Callable[[World], object]) -> None:
        super().__init__()
        self._make, self._drop = world, drop
        self._made: list[World] = []
        self.there = self.world()
        self.past: list[list[str]] = [self.there.export()]
        self.future: list[list[str]] = []
        self.given: dict[str, Object] = {}

    def world(self) -> World:
        self._made.append(self._make())
        return self._made[-1]

    def some(self, data: st.DataObject, kind: str) -> str:
        known = sorted({str(row[0]) for row in self.there.rows(LISTED[kind])}, key=lambda one: (len(one), one))
        return data.draw(st.sampled_from(known or ["nobody"]), label=kind)

    def do(self, decide: Callable[[Curation], object]) -> None:
        """Carry out a decision; one that is refused changes nothing, which the invariant sees."""
        with suppress(UsageProblem, CannotStand):
            decide(Curation(self.there.location, "ed"))
            self.written()

    def written(self) -> None:
        content = self.there.export()
        if content != self.past[-1]:
            self.past.append(content)
            self.future.clear()

    @initialize(corpus=corpora, book=codebooks)
    def begin(self, corpus: list[Object], book: list[Object]) -> None:
        self.put(*book, *corpus)

    @rule(corpus=corpora, batch=st.integers(1, 4))
    def ingest(self, corpus: list[Object], batch: int) -> None:
        self.put(*corpus, batch=batch)

    @rule(one=articles())
    def ingest_one(self, one: Object) -> None:
        self.put(one)

    @rule(book=st.sampled_from((ENTRIES, ENTRIES, OTHERWISE)), data=st.data())
    def adopt(self, book: tuple[Object, ...], data: st.DataObject) -> None:
        self.put(*data.draw(st.lists(st.sampled_from(book), min_size=1, max_size=6, unique_by=id)))

    @rule()
    def ingest_everything_again(self) -> None:
        """The newest of what was given, as when a folder is read again: it undoes no judgement."""
        judged = self.there.view("v_judgement", *_JUDGED)
        self.put(*self.given.values())
        assert self.there.view("v_judgement", *_JUDGED) == judged

    @rule(data=st.data())
    def bring_judgements(self, data: st.DataObject) -> None:
        """Ingest the judgements of another time, as from a colleague's export."""
        then = data.draw(st.sampled_from(range(len(self.past) + len(self.future))), label="then")
        objects = map(json.loads, [*self.past, *self.future][then])
        self.there.put(*(one for one in objects if one.get("type") == "judgement"))
        self.written()

    def put(self, *objects: Object, batch: int = 100) -> None:
        self.there.put(*objects, batch=batch)
        self.given |= {json.dumps([one.get(word) for word in _SAYS_WHICH]): one for one in objects}
        self.written()

    @rule(kind=MERGED, data=st.data())
    def merge(self, kind: str, data: st.DataObject) -> None:
        one, other = self.some(data, kind), self.some(data, kind)
        self.do(lambda desk: desk.merge(kind, one, keep=other))

    @rule(key=st.sampled_from(("troops", "harbour-open", "troops-2")), data=st.data())
    def merge_into_a_claim(self, key: str, data: st.DataObject) -> None:
        claim = self.some(data, "claim")
        self.do(lambda desk: desk.merge("claim", claim, keep=key))

    @rule(kind=MERGED, data=st.data())
    def split(self, kind: str, data: st.DataObject) -> None:
        one, other = self.some(data, kind), self.some(data, kind)
        self.do(lambda desk: desk.split(kind, one, other))

    @rule(data=st.data())
    def split_what_was_merged(self, data: st.DataObject) -> None:
        made = self.there.view("v_judgement", "judgement_id", "kind", "left_key", "right_key", verdict="same", stands=1)
        if made:
            _, kind, left, right = data.draw(st.sampled_from(made))
            self.do(lambda desk: desk.judge([Decision(kind, left, right, "different")]))
            if kind != "utterance":
                self.do(lambda desk: desk.split(kind, right, left))

    @rule(to=st.sampled_from(("troops", "harbour-open", "a-part-of-it")), data=st.data())
    def move(self, to: str, data: st.DataObject) -> None:
        statement, claim = self.some(data, "utterance"), self.some(data, "claim")
        self.do(lambda desk: desk.move(claim, to, [statement]))

    @rule(kind=NAMED, name=NEW_NAMES, lang=st.sampled_from((None, "ru", "uk")), data=st.data())
    def rename(self, kind: str, name: str, lang: str | None, data: st.DataObject) -> None:
        one = self.some(data, kind)
        self.do(lambda desk: desk.rename(kind, one, name, lang=lang))

    @rule(text=st.sampled_from(("Troops may stay for a year.", "Війська")), data=st.data())
    def reword(self, text: str, data: st.DataObject) -> None:
        claim = self.some(data, "claim")
        self.do(lambda desk: desk.rename("claim", claim, text, lang="uk"))

    @rule(kind=NAMED, name=NEW_NAMES, word=st.sampled_from(("alias", "former", "metonym")), data=st.data())
    def name(self, kind: str, name: str, word: str, data: st.DataObject) -> None:
        one = self.some(data, kind)
        self.do(lambda desk: desk.name(kind, one, name, kind=word))

    @rule(data=st.data())
    def retire_a_name(self, data: st.DataObject) -> None:
        names = self.there.view("v_speaker_name", "name", "lang")
        if names:
            text, lang = data.draw(st.sampled_from(names))
            self.do(lambda desk: desk.name("speaker", text, text, lang=lang or None, kind="former"))

    @rule(
        since=st.sampled_from((None, "2024", "2025-03-02")),
        until=st.sampled_from((None, "2025-03-03", "2026")),
        data=st.data(),
    )
    def member(self, since: str | None, until: str | None, data: st.DataObject) -> None:
        one, group = self.some(data, "speaker"), self.some(data, "speaker")
        self.do(lambda desk: desk.member(one, group, since=since, until=until))

    @rule(topics=st.lists(PATHS, min_size=1, max_size=2), data=st.data())
    def retopic(self, topics: list[str], data: st.DataObject) -> None:
        claim = self.some(data, "claim")
        self.do(lambda desk: desk.retopic(claim, topics))

    @rule(
        kind=st.sampled_from(("source", "speaker", "claim")),
        word=st.sampled_from(("person", "agency", "fact")),
        data=st.data(),
    )
    def decide_a_kind(self, kind: str, word: str, data: st.DataObject) -> None:
        one = self.some(data, kind)
        self.do(lambda desk: desk.judge([Decision(kind, one, word, "value", "kind")]))

    @rule(field=st.sampled_from(sorted(DECIDED)), data=st.data())
    def adjudicate(self, field: str, data: st.DataObject) -> None:
        records = self.there.rows(
            "select a.article_key, c.coder, c.record_id from v_coding c join v_article a using (article_id)"
        )
        if records:
            article, coder, record = data.draw(st.sampled_from(sorted(set(records))))
            value = data.draw(DECIDED[field])
            self.do(
                lambda desk: desk.judge(
                    [Decision("statement", record_key(article, coder, record), value, "value", field)]
                )
            )

    @rule(data=st.data())
    def withdraw_a_judgement(self, data: st.DataObject) -> None:
        one = self.some(data, "judgement")
        why = data.draw(st.sampled_from((None, "misread", "двоє 🙂")), label="why")
        self.do(lambda desk: desk.withdraw("judgements", one, why=why))

    @rule(data=st.data())
    def withdraw_an_article(self, data: st.DataObject) -> None:
        one = self.some(data, "article")
        self.do(lambda desk: desk.withdraw("articles", one))

    @rule(kind=MERGED, data=st.data())
    def preview(self, kind: str, data: st.DataObject) -> None:
        one, other = self.some(data, kind), self.some(data, kind)
        log = self.there.rows("select count(*) from ingest_run")
        with suppress(UsageProblem, CannotStand):
            Curation(self.there.location, "ed").merge(kind, one, keep=other, dry_run=True)
        assert self.there.rows("select count(*) from ingest_run") == log

    @precondition(lambda self: len(self.past) > 1)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, min(4, len(self.past) - 1)))
        undo(self.there.location, number)
        for _ in range(number):
            self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule(data=st.data())
    def redo(self, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, min(4, len(self.future))))
        redo(self.there.location, number)
        for _ in range(number):
            self.past.append(self.future.pop())

    @invariant()
    def the_content_is_that_of_the_commands_that_stand(self) -> None:
        assert self.there.export() == self.past[-1]

    @invariant()
    def whoever_ended_a_judgement_is_known(self) -> None:
        """All commands here are signed by one editor; what stands was ended by nobody, for no reason."""
        ends = self.there.view("v_judgement", "stands", "withdrawn_by", "withdrawn_why")
        assert all((by is None and why is None) if stands else by == "ed" for stands, by, why in ends)

    @rule()
    def verify(self) -> None:
        assert [one for one in verify(self.there.location).problems if one.code != "CT302"] == []

    @rule(seed=st.integers(0, 999), size=st.integers(1, 5))
    def come_together_otherwise(self, seed: int, size: int) -> None:
        """Ingested elsewhere, in another order and in many runs, the same inputs make the same record."""
        objects = [json.loads(line) for line in self.past[-1]]
        objects.sort(key=lambda one: str(one.get("decided_at", "")))  # keys of judgements differ from run to run
        note("\n".join(map(line, objects)))
        Random(seed).shuffle(objects)
        whole, parts = self.world(), self.world()
        result = whole.put(*objects)
        assert [one for one in result.found.in_order() if one.severity == "error"] == []
        same(whole, self.there)
        found = [parts.put(*objects[start : start + size]).exit_code for start in range(0, len(objects), size)]
        if not any(found):  # what comes first may be refused for want of what comes later
            same(parts, self.there)

    def teardown(self) -> None:
        try:
            if sys.exc_info()[0] is None:  # else a step failed, and that is what to tell
                self.verify()
                self.come_together_otherwise(len(self.past), 3)
        finally:
            for one in self._made:
                self._drop(one)


_JUDGED = ("kind", "left_key", "right_key", "decided_at", "stands", "withdrawn_by", "withdrawn_why")
_SAYS_WHICH = ("type", "key", "name", "url", "text", "coder")
SEQUENCES = int(os.environ.get("CLAIMTRACK_TEST_SEQUENCES", "6"))
MANY = settings(
    FEW,
    stateful_step_count=12,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    report_multiple_bugs=False,
)


def run(world: Callable[[], World], drop: Callable[[World], object], number: int) -> None:
    make = cast("type[RuleBasedStateMachine]", lambda: Desk(world, drop))
    run_state_machine_as_test(make, settings=settings(MANY, max_examples=number))


def test_any_sequence_of_decisions(world: WorldMaker) -> None:
    run(world, lambda one: one.location.file.unlink(), SEQUENCES)


@pytest.mark.postgres
def test_any_sequence_of_decisions_on_a_server(postgres_server: PostgresServer) -> None:
    urls: list[str] = []

    def make() -> World:
        urls.append(postgres_server.create())
        return World(parse_location(urls[-1]))

    run(make, lambda _: postgres_server.drop(urls.pop()), (SEQUENCES + 1) // 2)
