"""How the way of a report is put in words: its chain, what it adds, how late it came, what it has otherwise."""

from collections.abc import Iterable, Iterator
from typing import Final

from claimtrack.domain.lags import Lag
from claimtrack.render import phrases
from claimtrack.render.beside import EDITED
from claimtrack.reports.believing import AGREED, ALONE
from claimtrack.reports.carried import READ, Carried, Coded, Hop
from claimtrack.reports.evidence import Stated
from claimtrack.reports.origins import Standing
from claimtrack.reports.provenance import Trailed
from claimtrack.reports.trail import Circle

NOBODY: Final = "no outlet is known to have heard it"
UNSEEN: Final = "its own article is not on record"
IMPUTED: Final = "tells what another said or thinks: imputed, never counted as his word"
_WHY: Final = {
    ALONE: "as the only report has it",
    AGREED: "all reports agree",
    "stance": "it takes a stance where others take none",
    "adjudicated": "a person decided its stance",
    "mode": "direct words before retold ones",
    "earliest": "of equally direct reports the earliest published",
    "key": "of equally direct reports of one day the first by key",
}
_SEVERAL: Final = 2


def later(lag: Lag) -> str:
    """Give how long after it was said a report appeared, as far as anybody knows."""
    about = "about " if lag.approximate else ""
    fewest, most = lag.fewest, lag.most
    if most is None:
        return f"at least {_days(fewest)} after it was said" if fewest else "unknown how long after it was said"
    if most < 0:
        least = "" if fewest in {None, most} else f"{-most} to "
        return f"{about}{least}{_days(-(most if fewest is None else fewest))} before the day it is dated to"
    if fewest == most:
        return f"{about}{_days(most)} after it was said" if most else f"on {about}the day it was said"
    return f"{f'{fewest} to' if fewest else 'at most'} {_days(most)} after it was said"


def _days(number: int | None) -> str:
    return phrases.plural(number or 0, "day")


def place(report: Carried) -> str:
    """Give a report by its outlet and day."""
    return f"{report.publication.source}, {report.published}"


def link(hop: Hop) -> str:
    """Give one link of a chain with its role, where its place does not tell it."""
    name = f"{hop.speaker} for {hop.on_behalf_of}" if hop.on_behalf_of else hop.speaker
    return name if hop.role in {"publisher", "origin"} else f"{name} ({hop.role})"


def chain(report: Carried) -> str:
    """Give the chain of a report, the publishing source first."""
    if len(report.hops) == 1:
        return f"{link(report.hops[0])}, in its own voice"
    return " > ".join(map(link, report.hops))


def nameless(hop: Hop) -> str:
    """Give what an article tells of a voice without a name."""
    told = [f"described as “{hop.descriptor}”"] if hop.descriptor else []
    told += [f"of {hop.affiliation}"] if hop.affiliation else []
    told += [f"nameless because: {hop.reason}" if hop.reason else "no reason given"]
    return f"anonymous: {', '.join(told)}"


def circle(one: Circle) -> str:
    """Give sources that have something from each other."""
    behind = f"{phrases.listed(one.heard)} also without naming another" if one.heard else NOBODY
    return f"{phrases.listed(one.names)} have it from each other; {behind}"


def adds(report: Carried, standing: Standing) -> str:
    """Give what a report adds to what is known: an account of its own, another's for the first time, nothing."""
    root = report.publication.root
    if standing.circle is not None:
        once = "counted once, here" if standing.first is None else f"counted once, as {place(standing.first)}"
        round_ = "circular" if standing.circular else "goes back to a circle"
        if standing.circular and report.own_origin:
            round_ = "an account of its own, counted with others"
        return f"{round_}: {circle(standing.circle)} ({once})"
    if standing.first is not None:
        return _repeats(report, standing.first)
    return "independent: an account of its own" if report.own_origin else f"independent: the first to relay {root}"


def _repeats(report: Carried, first: Carried) -> str:
    root, original = report.publication.root, first.publication.source
    if first.publication.article_id == report.publication.article_id:
        return "counted once with another nameless voice of the same article"
    if first.statement_id != report.statement_id:
        day = first.published if original == root else f"as {place(first)} told"
        return f"counted with {root}, which had told of a nameless voice before, {day}"
    if report.own_origin:
        return f"not counted again: {place(first)} relayed it first"
    return f"repeats {place(first)}" if original == root else f"repeats {root}, as {place(first)} did"


def _another(report: Carried, first: Carried) -> bool:
    """Tell whether the first report of the origin tells of another nameless voice, so that this one repeats nothing."""
    same_article = first.publication.article_id == report.publication.article_id
    return same_article or first.statement_id != report.statement_id


def counted_with(report: Carried, standing: Standing) -> Carried | None:
    """Give the report of another nameless voice, or of a circle, with which one counts that does not repeat it."""
    first = standing.first
    if first is None or first.publication.article_id == report.publication.article_id:
        return None
    return first if _another(report, first) or added(report, standing) == "counted with the circle" else None


def through(report: Carried) -> str:
    """Give through whom an outlet had it: a source of its own, a voice without a name, an interpreter."""
    told = [] if report.own_origin else [f"from {report.publication.root}"]
    for hop in report.hops[1:-1]:
        told += [f"through {hop.speaker if hop.anonymous else link(hop)}"] if _between(hop) else []
    return f" ({', '.join(told)})" if told else ""


def _between(hop: Hop) -> bool:
    return hop.anonymous or hop.role == "interpreter"


def added(report: Carried, standing: Standing) -> str:
    """Give the same in a word."""
    if standing.circle is not None:
        if standing.circular and report.own_origin:
            return "counted with the circle"
        return "circular" if standing.circular else "goes back to the circle"
    if standing.first is not None and _another(report, standing.first):
        return "counted with another voice"
    return "independent" if standing.independent else "repeats"


def why(one: Trailed) -> str:
    """Give why a statement's values are what they are."""
    return "; ".join(_WHY[reason] for reason in one.settled.why)


def otherwise(report: Carried, row: Stated) -> str:
    """Give what one article has otherwise than it is settled; nothing where it agrees."""
    differs = report.differs(row)
    told = []
    if "stance" in differs or "conditional" in differs or "condition" in differs:
        told.append(stance(report))
    told += [str(differs[name] or f"no {name}") for name in ("act", "certainty") if name in differs]
    told += [f"dated {differs['date']!s}"] if "date" in differs else []
    return ", ".join(told)


def stance(report: Carried) -> str:
    """Give the stance as one article has it."""
    return phrases.stance(
        report.stance, report.stance_label, conditional=report.conditional, condition=report.condition
    )


def notes(one: Trailed, report: Carried) -> Iterator[str]:
    """Give what must be known beside a report: what it adds first."""
    yield adds(report, one.standings[report.key])
    yield later(report.lag_behind(one.row))
    yield from [report.mode] if report.mode else []
    yield from [f"cue “{report.cue}”"] if report.cue else []
    yield from [f"distancing “{report.distancing}”"] if report.distancing else []
    differs = otherwise(report, one.row)
    yield from [f"otherwise than settled: {differs}"] if differs else []
    yield from (f"{hop.speaker} {IMPUTED}" for hop in report.hops if hop.role == "interpreter")
    yield from (nameless(hop) for hop in report.hops if hop.anonymous)
    if report.also:
        yield f"says that the same is carried by {phrases.listed(report.also)}: no report, in no count"
    yield from _edited(report)
    yield from coders(report)


def _edited(report: Carried) -> Iterator[str]:
    if report.n_revisions >= _SEVERAL:
        modified = f", this one of {report.modified}" if report.modified else ""
        yield f"edited: {report.n_revisions} versions on record{modified}"
    if report.publication.edited:
        yield f"{EDITED}: {report.publication.edited}"


def coders(report: Carried) -> Iterator[str]:
    """Give who coded a report and in what they differ."""
    named = [coded for coded in report.coded if coded.coder]
    if named:
        yield f"coded by {phrases.listed(list(dict.fromkeys(coded.coder for coded in named)))}"
    yield from (f"{coder} reads {words}" for coder, words in readings(report, *READ))
    yield from _decided(report)
    for coder in report.unread_by:
        yield f"{coder or 'another coder'} read the article and did not record it"


def _decided(report: Carried) -> Iterator[str]:
    """Give what was decided of a report's codings, by whom, when and why, and what their coders wrote."""
    made = {
        (one.who, one.day, one.why, f"{one.field} {one.value or 'none'}"): None
        for coded in report.coded
        for one in coded.decided
    }
    signed: dict[tuple[str, str, str | None], list[str]] = {}
    for *whose, what in made:
        signed.setdefault(tuple(whose), []).append(what)  # type: ignore[arg-type]
    for (who, day, why), several in signed.items():
        yield f"decided by {who} on {day}: {', '.join(several)}{f' ({why})' if why else ''}"
    for coded in report.coded:
        if coded.as_coded:
            yield f"{coded.coder or 'the coder'} wrote {', '.join(_wrote(coded))}"


def _wrote(coded: Coded) -> Iterator[str]:
    """Give what a coder wrote where something else is decided."""
    written = coded.as_coded
    now = {name: getattr(coded, name) for name in ("stance", "stance_label", "conditional", "condition")}
    if now.keys() & written.keys():
        told = now | {name: value for name, value in written.items() if name in now}
        yield phrases.stance(
            told["stance"], told["stance_label"], conditional=told["conditional"], condition=told["condition"]
        )
    for name in ("by", "claim", "act", "mode", "certainty", "date"):
        if name in written:
            yield f"{name} {written[name] or 'not said'!s}"


def readings(report: Carried, *names: str) -> Iterator[tuple[str, str]]:
    """Give the coders who read some of these values otherwise than the report shows, each with what was read."""
    for coded in report.coded[1:]:
        apart = [name for name in coded.apart_from(report.coded[0]) if name in names]
        if apart:
            yield coded.coder or "another coder", ", ".join(_read(coded, apart))


def _read(coded: Coded, apart: Iterable[str]) -> Iterator[str]:
    names = set(apart)
    if names & {"stance", "conditional", "condition"}:
        yield phrases.stance(coded.stance, coded.stance_label, conditional=coded.conditional, condition=coded.condition)
    for name in ("act", "mode", "certainty", "date"):
        if name in names:
            yield f"{name} {getattr(coded, name) or 'not said'}"
    if "quote" in names:
        yield f"other words: “{coded.quote}”" if coded.quote else "no words"
