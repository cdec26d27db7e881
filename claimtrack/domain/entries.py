"""Mappings with the field names of `codebook.toml` -> codebook entries, whatever format the mappings come from."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from claimtrack.domain.assembly import assemble
from claimtrack.domain.codebook import (
    ClaimEntry,
    Codebook,
    Entry,
    Name,
    OccasionEntry,
    SourceEntry,
    SpeakerEntry,
    TopicEntry,
)
from claimtrack.domain.entry_fields import EntryReader, Where
from claimtrack.domain.findings import Finding, has_errors
from claimtrack.domain.vocabulary import CLAIM_KINDS, SOURCE_KINDS, SPEAKER_KINDS

DEFAULT_LANG: Final = "en"
Item = tuple[str, Mapping[str, object], Where]


def read_entries(items: Iterable[Item], *, lang: str | None) -> tuple[Codebook, list[Finding]]:
    """Give the codebook of (kind, mapping, where) items; entries with errors are left out of it."""
    findings: list[Finding] = []
    entries: list[Entry] = []
    for kind, data, where in items:
        reader = EntryReader(kind, data, where, lang or DEFAULT_LANG)
        entry = _READERS[kind](reader)
        findings += reader.check.findings
        if entry is not None and not has_errors(reader.check.findings):
            entries.append(entry)
    codebook, between = assemble(entries, lang or DEFAULT_LANG)
    return codebook, findings + between


def _source(read: EntryReader) -> Entry | None:
    names = read.names()
    kind = read.choice("kind", SOURCE_KINDS, "kind of source")
    domains = tuple(domain.lower() for domain in read.texts("domains"))
    key = read.own_key(names)
    return SourceEntry(key, names, kind, read.text("country"), read.tag("lang"), domains, read.where.value())


def _speaker(read: EntryReader) -> Entry | None:
    names = read.names()
    kind = read.choice("kind", SPEAKER_KINDS, "kind of speaker")
    key, country, note = read.own_key(names), read.text("country"), read.text("note")
    return SpeakerEntry(key, names, kind, country, read.memberships(), note, read.where.value())


def _topic(read: EntryReader) -> Entry | None:
    names, parent = read.names(), read.text("parent")
    if names and "/" in names[0].text:
        above, own = (part.strip() for part in names[0].text.rsplit("/", 1))
        parent = "/".join(part for part in (parent, above) if part) or None
        if not own:
            read.check.report(
                "CT105", read.where.value("name"), "there is no name after the `/`", "a path ends in a name"
            )
        names = (Name(own, names[0].lang, "primary"), *names[1:])
    return TopicEntry(read.text("key") or "", names, parent, read.where.value())


def _claim(read: EntryReader) -> Entry | None:
    return ClaimEntry(
        key=read.required_key(),
        kind=read.choice("kind", CLAIM_KINDS, "kind of claim"),
        topics=read.texts("topics"),
        texts=read.by_lang("text"),
        about=read.texts("about"),
        event=read.date("event"),
        relations=read.relations(),
        lang=read.tag("lang") or read.lang,
        place=read.where.value(),
    )


def _occasion(read: EntryReader) -> Entry | None:
    names = read.names()
    key, venue = read.own_key(names), read.text("place")
    return OccasionEntry(key, names, read.date("date"), venue, read.where.value())


_READERS: Final[Mapping[str, Callable[[EntryReader], Entry | None]]] = {
    "source": _source,
    "speaker": _speaker,
    "topic": _topic,
    "claim": _claim,
    "occasion": _occasion,
}
