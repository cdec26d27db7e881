"""The names an article uses, looked up: new ones are warnings, ambiguous ones errors.

Use it with the names of a codebook (`check`) or of a database (`ingest`); the rules are the same.
"""

from collections.abc import Iterable, Iterator

from claimtrack.domain.catalogue import finding
from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.findings import Finding
from claimtrack.domain.records import ArticleRecord, Place, StatementRecord, Voice
from claimtrack.domain.resolve import Ambiguous, NameBook, TopicBook


def name_findings(article: ArticleRecord, actors: NameBook, topics: TopicBook, *, profile: str = "") -> list[Finding]:
    """Give what is new or ambiguous among the article's source, speakers and topics, each name once.

    Topics under the name of the mapping `profile` are made of labels: what they resemble is not what was meant.
    """
    findings = _actor_findings([(article.source, article.places["source"])], actors, ("CT411", "source"))
    speakers = [named for statement in article.statements for named in named_speakers(statement)]
    findings += _actor_findings([n for n in speakers if n[0] != article.source], actors, ("CT402", "speaker or source"))
    return findings + _topic_findings(article, topics, profile)


def named_speakers(statement: StatementRecord) -> Iterator[tuple[str, Place]]:
    """Give every name a record has for somebody, with its place: in the chain, in `to:`, `also:` and `about:`."""
    if "by" in statement.places:
        for voice in (*statement.chain.hops, *statement.chain.asserters):
            yield from _named_in_voice(voice, statement.raw["by"], statement.places["by"])
    for field in ("to", "also", "about"):
        if field in statement.places:
            yield from listed(statement, field)


def listed(statement: StatementRecord, field: str) -> Iterator[tuple[str, Place]]:
    """Give the values of a `;` list with their places."""
    for text, offset in split_values(statement.raw[field]):
        yield text, statement.places[field].at(offset, len(text))


def _named_in_voice(voice: Voice, by: str, place: Place) -> Iterator[tuple[str, Place]]:
    at = voice.offset
    for name in (voice.name, voice.of, voice.on_behalf_of):
        if name is not None:
            # What stands in brackets stands after the name, so each search begins where the last one ended.
            at = max(by.find(name, at), at)
            yield name, place.at(at, len(name))
            at += len(name)


def _actor_findings(named: Iterable[tuple[str, Place]], actors: NameBook, new: tuple[str, str]) -> list[Finding]:
    findings = []
    code, what = new
    for name, place in dict(reversed(list(named))).items():
        found = actors.find(name)
        if found is None:
            findings.append(finding(code, place, f"there is no {what} `{name}` yet", _near(actors.near(name))))
        elif isinstance(found, Ambiguous):
            hint = "write the key of the one who is meant: " + ", ".join(found.keys)
            findings.append(finding("CT401", place, f"the name `{name}` belongs to several", hint))
    return findings


def _topic_findings(article: ArticleRecord, topics: TopicBook, profile: str) -> list[Finding]:
    findings = []
    given = [
        pair for statement in article.statements if "topic" in statement.places for pair in listed(statement, "topic")
    ]
    for name, place in dict(reversed(given)).items():
        found = topics.find(name)
        if found is None:
            hint = None if profile and name.startswith(f"{profile}/") else _near(topics.near(name))
            findings.append(finding("CT404", place, f"there is no topic `{name}` yet", hint))
        elif isinstance(found, Ambiguous):
            hint = "write its path: " + ", ".join(found.keys)
            findings.append(finding("CT405", place, f"several topics are called `{name}`", hint))
    return findings


def _near(names: list[str]) -> str | None:
    return "nearest: " + ", ".join(f"`{name}`" for name in names) if names else None
