"""Decisions of a person about the record, in words as typed: who is whom, what is called what, what a value is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimtrack.db.kept import KEPT
from claimtrack.db.location import Location
from claimtrack.domain.deciding import MEMBER, NAME, PRIMARY, TOPICS, written
from claimtrack.domain.entry_names import UNSAID
from claimtrack.domain.fields import read_lang
from claimtrack.domain.judged import ACTORS
from claimtrack.domain.vocabulary import NAME_KINDS
from claimtrack.errors import UsageProblem
from claimtrack.library.done import Done, summary
from claimtrack.library.remarking import new_claim, new_topics, no_group, other_kinds
from claimtrack.library.signing import name_of
from claimtrack.reports.asking import speaker as named
from claimtrack.reports.designating import another_name, designate, kind_named, spoken
from claimtrack.services.curating import Curated, Decision, judge, part, remove, retract
from claimtrack.services.signing import Signature
from claimtrack.store.readonly import Reader, open_reader

if TYPE_CHECKING:
    from claimtrack.library.adjudication_files import Adjudicated
    from claimtrack.render.frames import DataFrame

_NAMED: Final = ("speaker", "source", "topic")


@dataclass(frozen=True, slots=True)
class Curation:
    """Decisions on one database. `who` signs them, the login name where nobody is named; `dry_run` changes nothing.

    Each is a dated judgement: it overwrites nothing, reports follow it at once, and undo or `withdraw` takes it back.
    Before one that touches much a backup is made, and the newest `backups` stay.
    `kinds` is a word of `claimtrack list`: speakers, sources, claims, topics; and utterances, named by statement keys.
    """

    location: Location
    who: str | None = None
    backups: int = KEPT

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
            remarks = new_claim(reader, right) if kind == "claim" else ()
            if kind in ACTORS:
                remarks = other_kinds(reader, [one.left for one in given], right)
        return self._judge(given, "curate merge", remarks, dry_run=dry_run)

    def split(self, kinds: str, one: str, other: str, *, why: str | None = None, dry_run: bool = False) -> Done:
        """Tell two apart: a judgement that made them one is taken back, and no rule or proposal joins them again.

        One of them may be a name that the codebook gives to the other and that belongs to somebody else.
        """
        kind = kind_named(kinds)
        with open_reader(self.location) as reader:
            left, right = (designate(reader, kind, text, gone=True) for text in (one, other))
            if left == right and kind in _NAMED:
                right = another_name(reader, kind, one, other)
        decision = Decision(kind, left, right, "different", why=why)
        return _done(part(self.location, decision, who=self._who, dry_run=dry_run, backups=self.backups))

    def move(
        self, claim: str, to: str, statements: Sequence[str], *, why: str | None = None, dry_run: bool = False
    ) -> Done:
        """Split a claim: the statements, named by their keys, are on the claim `to`, which may be a new one."""
        with open_reader(self.location) as reader:
            kept, new = designate(reader, "claim", claim), designate(reader, "claim", to, new=True)
            records = [record.key for one in statements for record in spoken(reader, one)]
            topics = [str(row[0]) for row in reader.query("curate/claim_topics", claim=kept).rows]
            known = reader.query("curate/claim_topics", claim=new).rows
            remarks = new_claim(reader, new, worded=False)
        given = [Decision("statement", record, new, "value", "claim", why) for record in dict.fromkeys(records)]
        if topics and not known:
            given.append(Decision("claim", new, "; ".join(topics), "value", TOPICS, why))
        return self._judge(given, "curate split", remarks, dry_run=dry_run)

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
        return self._judge([decision], "curate rename", dry_run=dry_run)

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
        return self._judge([decision], "curate name", dry_run=dry_run)

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

        One that differs from a known membership only in its end takes its place: so an office ends. With no more than
        an end, it ends the one membership there that has none.
        """
        with open_reader(self.location) as reader:
            left, of = designate(reader, "speaker", speaker), designate(reader, "speaker", group)
            remarks = no_group(reader, group)
            if until and not (role or since):
                role, since, more = _office(reader, speaker, group)
                remarks += more
        value = written({"of": of, "role": role, "from": since, "until": until})
        decision = Decision("speaker", left, value, "value", MEMBER, why)
        return self._judge([decision], "curate member", remarks, dry_run=dry_run)

    def retopic(self, claim: str, topics: Sequence[str], *, why: str | None = None, dry_run: bool = False) -> Done:
        """Put a claim under these topics and no others, whatever codebook and records say; `a/b` is b under a."""
        with open_reader(self.location) as reader:
            key, remarks = designate(reader, "claim", claim), new_topics(reader, topics)
        decision = Decision("claim", key, "; ".join(topics), "value", TOPICS, why)
        return self._judge([decision], "curate retopic", remarks, dry_run=dry_run)

    def judge(
        self, decisions: "list[Decision] | tuple[Decision, ...] | str | Path | DataFrame", *, dry_run: bool = False
    ) -> Done:
        """Enter decisions, all or none: those of a file, or of the frame of `suggest` with its verdicts filled in.

        A row says same, different, or value (of a field); one without a verdict, or that stands already, is left alone.
        """
        from claimtrack.library.designated import designated

        with open_reader(self.location) as reader:
            found = designated(reader, _decisions(decisions))
        return self._judge(found, "curate judge", dry_run=dry_run)

    def adjudication(self, file: "str | Path", *, why: str | None = None) -> "Adjudicated":
        """Read what a file decides: the csv of `agreement` with a column `decision`. Nothing is entered.

        A decision is the value that holds for both records, or first or second; `why` serves rows that give no reason.
        """
        from claimtrack.library.adjudication_files import adjudicated

        with open_reader(self.location) as reader:
            return adjudicated(reader, Path(file), why)

    def adjudicate(
        self,
        what: "str | Path | Adjudicated",
        values: Mapping[str, str] | None = None,
        *,
        why: str | None = None,
        dry_run: bool = False,
    ) -> Done:
        """Decide where coders differ: `what` a file says, or with `values` what all records of a statement get.

        Reports follow what is decided; the codings stay, and `agreement` is of them.
        """
        from claimtrack.library.adjudication_files import adjudicated_by

        with open_reader(self.location) as reader:
            found = adjudicated_by(reader, what, values, why)
        # Where nothing is new there is no command to enter in the log.
        idle = dry_run or not found.decisions
        return self._judge(
            found.decisions, "curate adjudicate", tuple(f"left: {one}" for one in found.left), dry_run=idle
        )

    def withdraw(self, kinds: str, *which: str, why: str | None = None, dry_run: bool = False) -> Done:
        """Take back `judgements` by their numbers, or take `articles` or codebook `entries` out of the record.

        Articles are named by address or ref, entries by `kind/key`. Who and why stay with a judgement, and in the log,
        which keeps all that goes; undo gives it back.
        """
        from claimtrack.library.withdrawing import found

        judged, names = found(self.location, kinds, which)
        signed = Signature(self._who, why or None)
        if judged:
            return _done(retract(self.location, judged, signed, dry_run=dry_run, backups=self.backups))
        return _done(remove(self.location, names, signed, dry_run=dry_run, backups=self.backups))

    def suggest(self, *kinds: str, least: float | None = None) -> "DataFrame":
        """Give what may be one and is recorded as two, the surest first, with the evidence; nothing is changed.

        `least` is how sure a proposal is at least, 0 to 1. What was judged is not proposed again.
        """
        from claimtrack.render.frames import frame
        from claimtrack.reports.suggest import LEAST, suggest

        with open_reader(self.location) as reader:
            return frame(suggest(reader, kinds, LEAST if least is None else least).rows())

    def judgements(self, of: str | None = None) -> "DataFrame":
        """Give every judgement with its number, who made it, when and why; those taken back with who did, when and why.

        `decision` tells it in words; with `of` only those that name it.
        """
        from claimtrack.render.frames import frame
        from claimtrack.reports.judgements import judgements

        with open_reader(self.location) as reader:
            return frame(judgements(reader, of), flags=True)

    @property
    def _who(self) -> str:
        return name_of(self.who)

    def _judge(self, given: Sequence[Decision], command: str, remarks: tuple[str, ...] = (), *, dry_run: bool) -> Done:
        done = judge(self.location, given, who=self._who, dry_run=dry_run, command=command, backups=self.backups)
        return _done(done, remarks)


def _done(curated: Curated, remarks: tuple[str, ...] = ()) -> Done:
    return Done(curated, summary(curated), remarks)


def _decisions(given: "list[Decision] | tuple[Decision, ...] | str | Path | DataFrame") -> Sequence[Decision]:
    from claimtrack.library.judgement_files import judgements_of, read_judgements

    if isinstance(given, str | Path):
        return read_judgements(Path(given))
    if isinstance(given, list | tuple):
        return given
    return judgements_of(given.to_csv(index=False), "the frame")


def _lang(given: str | None) -> str | None:
    if given is None:
        return None
    known = read_lang(given)
    if known is None:
        message = f"{given!r} is no language tag"
        raise UsageProblem(message, "for example en, uk, ru, zh-Hant")
    return known


def _office(reader: Reader, member: str, group: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Give role and beginning of the one membership that has no end, and a remark where none is known.

    Where there are several, one must be named.
    """
    ids = {"member": named(reader, member).id, "of": named(reader, group).id}
    found = [
        (str(role) if role else None, str(since) if since else None)
        for role, since in reader.query("curate/open_memberships", **ids).rows
    ]
    if len(found) > 1:
        message = f"{member} belongs to {group} in several ways"
        told = [f"--from {since}" if since else f'--role "{role}"' for role, since in found]
        raise UsageProblem(message, f"say which one ends: {' or '.join(told)}")
    if not found:
        return None, None, (f"no membership of {member} in {group} is without an end: this is another one",)
    return (*found[0], ())


def _known_lang(reader: Reader, key: str, name: str) -> str:
    """Give the language a name is already known in, so that saying its kind does not make it another name."""
    rows = reader.query("curate/name_langs", key=key, text=name).rows
    return str(rows[0][0]) or UNSAID if rows else UNSAID
