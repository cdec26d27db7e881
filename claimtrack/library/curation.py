"""Decisions of a person about the record, in words as typed: who is whom, what is called what, what a value is."""

import getpass
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack.db.location import Location
from claimtrack.domain.deciding import MEMBER, NAME, PRIMARY, TOPICS, written
from claimtrack.domain.entry_names import UNSAID
from claimtrack.domain.fields import read_lang
from claimtrack.domain.rows import Cell, Rows
from claimtrack.domain.vocabulary import NAME_KINDS
from claimtrack.errors import UsageProblem
from claimtrack.reports.designating import designate, kind_named, spoken
from claimtrack.services.curating import Curated, Decision, judge, part, remove, retract
from claimtrack.store.readonly import Reader, open_reader

if TYPE_CHECKING:
    from claimtrack.render.frames import DataFrame

TOUCHED: Final = ("published", "source", "article", "record", "coder", "field", "before", "after", "quote")
_NAMED: Final = ("speaker", "source", "topic")


@dataclass(frozen=True, eq=False, repr=False)
class Done:
    """What a decision did, or with `dry_run` would do. `result` holds it as values, `summary` tells it in a line."""

    result: Curated
    summary: str

    def rows(self) -> Rows:
        """Every record touched, one changed field a row, as plain tuples."""
        return touched_rows(self.result)

    def frame(self) -> "DataFrame":
        """Every record touched, one changed field a row."""
        from claimtrack.render.frames import frame

        return frame(self.rows())

    def __repr__(self) -> str:
        """The summary."""
        return f"<Curated: {self.summary}>"


@dataclass(frozen=True, slots=True)
class Curation:
    """Decisions on one database. `who` signs them, the login name where nobody is named; `dry_run` changes nothing.

    Each is a dated judgement: it overwrites nothing, reports follow it at once, and undo or `withdraw` takes it back.
    `kinds` is a word of `claimtrack list`: speakers, sources, claims, topics; and utterances, named by statement keys.
    """

    location: Location
    who: str | None = None

    def merge(self, kinds: str, *others: str, keep: str, why: str | None = None, dry_run: bool = False) -> Done:
        """Make others one with `keep`, under whose name they stand from now on.

        A claim may be kept under a key that nothing uses yet: that gives it another key. Raises UsageProblem, with the
        reason, for what contradicts another judgement or would contain itself.
        """
        kind = kind_named(kinds)
        if not others:
            message = "name at least two, the last is the one that stays"
            raise UsageProblem(message)
        with open_reader(self.location) as reader:
            right = designate(reader, kind, keep, new=True)
            given = [Decision(kind, designate(reader, kind, one), right, "same", why=why) for one in others]
        return self._done(judge(self.location, given, who=self._who, dry_run=dry_run, command="curate merge"))

    def split(self, kinds: str, one: str, other: str, *, why: str | None = None, dry_run: bool = False) -> Done:
        """Tell two apart: a judgement that made them one is taken back, and no rule or proposal joins them again.

        `other` may be a name that the codebook gives to `one` and that belongs to somebody else.
        """
        kind = kind_named(kinds)
        with open_reader(self.location) as reader:
            left, right = designate(reader, kind, one), designate(reader, kind, other, gone=True)
            if left == right and kind in _NAMED:
                right = other
        decision = Decision(kind, left, right, "different", why=why)
        return self._done(part(self.location, decision, who=self._who, dry_run=dry_run))

    def move(
        self, claim: str, to: str, statements: Sequence[str], *, why: str | None = None, dry_run: bool = False
    ) -> Done:
        """Split a claim: the statements, named by their keys, are on the claim `to`, which may be a new one."""
        with open_reader(self.location) as reader:
            kept, new = designate(reader, "claim", claim), designate(reader, "claim", to, new=True)
            records = [record.key for one in statements for record in spoken(reader, one)]
            topics = [str(row[0]) for row in reader.query("curate/claim_topics", claim=kept).rows]
            known = reader.query("curate/claim_topics", claim=new).rows
        given = [Decision("statement", record, new, "value", "claim", why) for record in dict.fromkeys(records)]
        if topics and not known:
            given.append(Decision("claim", new, "; ".join(topics), "value", TOPICS, why))
        return self._done(judge(self.location, given, who=self._who, dry_run=dry_run, command="curate split"))

    def rename(  # noqa: PLR0913 - one parameter for each option
        self, kinds: str, one: str, name: str, *, lang: str | None = None, why: str | None = None, dry_run: bool = False
    ) -> Done:
        """Give another primary name (the old one stays as a former name), or a claim another wording in `lang`."""
        kind = kind_named(kinds)
        with open_reader(self.location) as reader:
            key = designate(reader, kind, one)
        if kind == "claim":
            decision = Decision(kind, key, name, "value", f"text[{_lang(lang) or 'en'}]", why)
        else:
            value = written({"text": name, "lang": _lang(lang) or UNSAID})
            decision = Decision(kind, key, value, "value", PRIMARY, why)
        return self._done(judge(self.location, [decision], who=self._who, dry_run=dry_run, command="curate rename"))

    def name(  # noqa: PLR0913 - one parameter for each option
        self,
        kinds: str,
        one: str,
        name: str,
        *,
        lang: str | None = None,
        kind: str = "alias",
        why: str | None = None,
        dry_run: bool = False,
    ) -> Done:
        """Add a name, or say of one of what kind it is: `former` retires it, and texts that use it are still read."""
        what = kind_named(kinds)
        if kind not in NAME_KINDS[1:]:
            message = f"{kind!r} is no kind of name"
            raise UsageProblem(message, f"one of: {', '.join(NAME_KINDS[1:])}")
        with open_reader(self.location) as reader:
            key = designate(reader, what, one)
            said = _lang(lang) or _known_lang(reader, key, name)
        value = written({"text": name, "lang": said, "kind": kind})
        decision = Decision(what, key, value, "value", NAME, why)
        return self._done(judge(self.location, [decision], who=self._who, dry_run=dry_run, command="curate name"))

    def member(  # noqa: PLR0913 - one parameter for each option
        self,
        speaker: str,
        group: str,
        *,
        role: str | None = None,
        since: str | None = None,
        until: str | None = None,
        why: str | None = None,
        dry_run: bool = False,
    ) -> Done:
        """Say that a speaker belongs to a group, in an office and from when until when, both days included.

        One that differs from a known membership only in its end takes its place: so an office ends.
        """
        with open_reader(self.location) as reader:
            left, of = designate(reader, "speaker", speaker), designate(reader, "speaker", group)
        value = written({"of": of, "role": role, "from": since, "until": until})
        decision = Decision("speaker", left, value, "value", MEMBER, why)
        return self._done(judge(self.location, [decision], who=self._who, dry_run=dry_run, command="curate member"))

    def retopic(self, claim: str, topics: Sequence[str], *, why: str | None = None, dry_run: bool = False) -> Done:
        """Put a claim under these topics and no others, whatever codebook and records say; `a/b` is b under a."""
        with open_reader(self.location) as reader:
            key = designate(reader, "claim", claim)
        decision = Decision("claim", key, "; ".join(topics), "value", TOPICS, why)
        return self._done(judge(self.location, [decision], who=self._who, dry_run=dry_run, command="curate retopic"))

    def judge(
        self, decisions: "list[Decision] | tuple[Decision, ...] | str | Path | DataFrame", *, dry_run: bool = False
    ) -> Done:
        """Enter decisions, all or none: those of a file, or of the frame of `suggest` with its verdicts filled in.

        A row says same, different, or value (of a field); one without a verdict is left alone.
        """
        return self._done(judge(self.location, _decisions(decisions), who=self._who, dry_run=dry_run))

    def withdraw(self, kinds: str, *which: str, dry_run: bool = False) -> Done:
        """Take back `judgements` by their numbers, or take `articles` or codebook `entries` out of the record.

        Articles are named by address or ref, entries by `kind/key`. The log keeps what goes; undo gives it back.
        """
        from claimtrack.library.withdrawing import found

        judged, names = found(self.location, kinds, which)
        if judged:
            return self._done(retract(self.location, judged, dry_run=dry_run))
        return self._done(remove(self.location, names, dry_run=dry_run))

    def suggest(self, *kinds: str, least: float | None = None) -> "DataFrame":
        """Give what may be one and is recorded as two, the surest first, with the evidence; nothing is changed.

        `least` is how sure a proposal is at least, 0 to 1. What was judged is not proposed again.
        """
        from claimtrack.render.frames import frame
        from claimtrack.reports.suggest import LEAST, suggest

        with open_reader(self.location) as reader:
            return frame(suggest(reader, kinds, LEAST if least is None else least).rows())

    def judgements(self) -> "DataFrame":
        """Give every judgement with its number, who made it, when and why; also those taken back."""
        from claimtrack.render.frames import frame

        with open_reader(self.location) as reader:
            return frame(reader.query("curate/judgements"), flags=True)

    @property
    def _who(self) -> str:
        if self.who is not None and not self.who.strip():
            message = "who decides has no name"
            raise UsageProblem(message)
        return self.who or getpass.getuser()

    def _done(self, curated: Curated) -> Done:
        return Done(curated, summary(curated))


def _decisions(given: "list[Decision] | tuple[Decision, ...] | str | Path | DataFrame") -> Sequence[Decision]:
    from claimtrack.library.judgement_files import judgements_of, read_judgements

    if isinstance(given, str | Path):
        return read_judgements(Path(given))
    if isinstance(given, list | tuple):
        return given
    return judgements_of(given.to_csv(index=False), "the frame")


def summary(done: Curated) -> str:
    """Tell what a decision touches: records, statements and utterances before and after."""
    counts = [f"{_number(len(done.touched), 'record')} touched"]
    for what, before, after in (
        ("statement", done.before.n_statements, done.after.n_statements),
        ("utterance", done.before.n_utterances, done.after.n_utterances),
    ):
        if before != after:
            counts.append(f"{_number(before, what)} become {after}")
    return ", ".join(counts)


def touched_rows(done: Curated) -> Rows:
    """Give every record touched, one changed field a row; a record that comes or goes has one row of its own."""
    rows: list[tuple[Cell, ...]] = []
    for one in done.touched:
        about = (one.record.published, one.record.source, one.record.article, one.record.record, one.record.coder)
        changes = one.changes or (("record", "", "taken out"),)
        rows += [(*about, field, before, after, one.record.quote) for field, before, after in changes]
    return Rows(TOUCHED, rows)


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _lang(given: str | None) -> str | None:
    if given is None:
        return None
    known = read_lang(given)
    if known is None:
        message = f"{given!r} is no language tag"
        raise UsageProblem(message, "for example en, uk, ru, zh-Hant")
    return known


def _known_lang(reader: Reader, key: str, name: str) -> str:
    """Give the language a name is already known in, so that saying its kind does not make it another name."""
    rows = reader.query("curate/name_langs", key=key, text=name).rows
    return str(rows[0][0]) or UNSAID if rows else UNSAID
