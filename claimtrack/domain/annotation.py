"""Raw record -> statement record: one annotation of an article."""

from collections.abc import Mapping
from typing import Final

from claimtrack.domain.chain import ChainError, parse_chain
from claimtrack.domain.dates import asserted
from claimtrack.domain.days import AssertedDate
from claimtrack.domain.fields import CLAIM_FIELDS, CLAIM_KEY, ID_PATTERN, claim_lang
from claimtrack.domain.findings import has_errors
from claimtrack.domain.lengths import is_too_long
from claimtrack.domain.names import closest
from claimtrack.domain.quoting import Quoting
from claimtrack.domain.records import (
    Chain,
    ClaimUse,
    Place,
    RawArticle,
    RawRecord,
    StatementRecord,
    Value,
)
from claimtrack.domain.refs import is_namespaced
from claimtrack.domain.stance import STANCE_WORDS, Stance, parse_stance
from claimtrack.domain.values import Checker
from claimtrack.domain.vocabulary import ACTS, CERTAINTIES, CLAIM_KINDS, DATE_BASES, EVIDENCE_KINDS, MODES

NO_CLAIM = "-"
_NO_CHAIN = Chain()
_FOUND_BY: Final = {"topic": "the path of a topic", "about": "a name", "to": "a name", "also": "a name"}
_MEANT: Final = {"for": "supports", "pro": "supports", "against": "opposes", "anti": "opposes", "contra": "opposes"}


class Annotations:
    """Reads the records of one article; use one per article, because the text is folded for quotes only once."""

    def __init__(self, check: Checker, raw: RawArticle, published_on: str, claim_lang: str) -> None:
        self._check = check
        self._quoting = Quoting(check, raw)
        self._published_on = published_on
        self._claim_lang = claim_lang
        self._ids: dict[str, Place] = {}

    def read(self, raw: RawRecord) -> StatementRecord | None:
        """Give the record, or None where an error refuses it; findings go to the checker."""
        check, fields = self._check, raw.fields
        before = len(check.findings)
        self._lengths(raw)
        self._id(raw.id)
        self._empty_fields(fields)
        stance = self._stance(raw.stance)
        claim = self._claim(raw, stance)
        topics = check.several(fields.get("topic"))
        evidence = check.choice(fields.get("evidence"), EVIDENCE_KINDS, "kind of evidence") or "text"
        quote = self._quoting.read(raw, as_record=evidence == "record")
        act = check.choice(fields.get("act"), ACTS, "act") or stance.implied_act or "assert"
        mode = check.choice(fields.get("mode"), MODES, "mode")
        certainty = check.choice(fields.get("certainty"), CERTAINTIES, "degree of certainty")
        statement = StatementRecord(
            id=raw.id.text,
            place=raw.place,
            stance=stance.value,
            stance_label=stance.label,
            conditional=stance.conditional,
            claim=claim,
            quote=quote,
            chain=self._chain(fields.get("by")),
            date=self._date(fields),
            act=act,
            mode=mode or self._quoting.mode(quote),
            certainty=certainty or stance.implied_certainty,
            topics=topics,
            to=check.several(fields.get("to")),
            also=check.several(fields.get("also")),
            cue=_text(fields, "cue"),
            distancing=_text(fields, "distancing"),
            condition=_text(fields, "condition"),
            occasion=_text(fields, "at"),
            ref=self._ref(fields),
            confidence=check.fraction(fields.get("confidence")),
            note=_text(fields, "note"),
            translation=_text(fields, "translation"),
            evidence=evidence,
            raw=_raw(raw),
            places=_places(raw),
        )
        if claim is None and not topics:
            check.report("CT503", raw.claim.place, "a record without a claim needs a topic", "add: topic: …")
        return None if has_errors(check.findings[before:]) else statement

    def _lengths(self, raw: RawRecord) -> None:
        for name, value in (("id", raw.id), ("claim key", raw.claim), ("ref", raw.fields.get("ref"))):
            if value is not None:
                self._check.bounded(value.place, f"this {name}", value.text)
        for field, name in _FOUND_BY.items():
            value = raw.fields.get(field)
            if value is not None and is_too_long(value.text):
                self._check.bounded(value.place, name, *self._check.several(value))

    def _id(self, value: Value) -> None:
        if not value.text:
            return
        if not ID_PATTERN.fullmatch(value.text):
            message = f"`{value.text}` cannot be an id"
            self._check.report("CT110", value.place, message, "letters, digits and . : / - _ only")
        first = self._ids.get(value.text)
        if first is None:
            self._ids[value.text] = value.place
        else:
            hint = f"first on line {first.line}" if first.line != value.place.line else None
            self._check.report("CT111", value.place, f"the id `{value.text}` is taken", hint)

    def _empty_fields(self, fields: Mapping[str, Value]) -> None:
        for name, value in fields.items():
            if not value.text:
                self._check.report("CT113", value.place, f"`{name}` has no value", "fill it in or remove the line")

    def _ref(self, fields: Mapping[str, Value]) -> str | None:
        ref = _text(fields, "ref")
        if ref is not None and not is_namespaced(ref):
            hint = f"say whose mark it is, for example `lpa:{ref}`"
            self._check.report("CT415", fields["ref"].place, f"the ref `{ref}` joins nothing", hint)
        return ref

    def _stance(self, value: Value) -> Stance:
        stance = parse_stance(value.text)
        if stance is None:
            stance = STANCE_WORDS["unclear"]
            if value.text:
                word = value.text.removesuffix("?").lower()
                near = [_MEANT[word]] if word in _MEANT else closest(word, STANCE_WORDS, limit=1)
                hint = f"did you mean `{near[0]}`?" if near else "one of: " + ", ".join(STANCE_WORDS) + ", -2 … 2"
                self._check.report("CT501", value.place, f"`{value.text}` is not a stance", hint)
        return stance

    def _claim(self, raw: RawRecord, stance: Stance) -> ClaimUse | None:
        check, fields, key = self._check, raw.fields, raw.claim
        texts = self._claim_texts(fields)
        kind = check.choice(fields.get("kind"), CLAIM_KINDS, "kind of claim")
        about = check.several(fields.get("about"))
        event = check.date(fields.get("event"))
        if key.text == NO_CLAIM:
            described = [name for name in fields if name in CLAIM_FIELDS or claim_lang(name) is not None]
            for name in described:
                message = f"`{name}` describes a claim, but this record has none"
                check.report("CT506", fields[name].place, message, "give the claim a key in place of -")
            return None
        if key.text and not CLAIM_KEY.fullmatch(key.text):
            hint = "letters and digits, joined by - . / or _"
            check.report("CT505", key.place, f"`{key.text}` cannot be a claim key", hint)
        return ClaimUse(key.text, texts, kind or stance.implied_kind, about, event)

    def _claim_texts(self, fields: Mapping[str, Value]) -> dict[str, str]:
        texts: dict[str, str] = {}
        for name, value in fields.items():
            lang = self._claim_lang if name == "claim" else claim_lang(name)
            if lang is None or not value.text:
                continue
            tag = self._check.lang(Value(lang or "?", value.place))
            if tag in texts:
                self._check.report("CT104", value.place, f"the claim has two texts in `{tag}`", None)
            elif tag is not None:
                texts[tag] = value.text
        return texts

    def _chain(self, value: Value | None) -> Chain:
        if value is None or not value.text:
            return _NO_CHAIN
        try:
            chain = parse_chain(value.text)
            for voice in (*chain.hops, *chain.asserters):
                place = value.place.at(voice.offset, voice.width)
                self._check.bounded(place, "this name", voice.name, voice.of, voice.on_behalf_of)
            return chain
        except ChainError as problem:
            place = value.place.at(problem.offset, problem.width)
            self._check.report("CT414", place, problem.message, problem.hint)
            return _NO_CHAIN

    def _date(self, fields: Mapping[str, Value]) -> AssertedDate:
        check, value = self._check, fields.get("said")
        said = check.date(value)
        basis = check.choice(fields.get("basis"), DATE_BASES, "basis of a date")
        if said and value and said.earliest and said.earliest > self._published_on:
            message = f"said on {said.text}, but published on {self._published_on}"
            check.report("CT302", value.place, message, None)
        return asserted(said, self._published_on, basis=basis, said_text=_text(fields, "said-text"))


def _text(fields: Mapping[str, Value], name: str) -> str | None:
    value = fields.get(name)
    return value.text or None if value is not None else None


def _field_key(name: str) -> str:
    """Give the name of a field beside the words of the `@` line, where `claim` is already the key's."""
    return "claim_text" if name == "claim" else name


def _raw(raw: RawRecord) -> dict[str, str]:
    words = {"id": raw.id.text, "stance": raw.stance.text, "claim": raw.claim.text}
    quote = {"quote": " ".join(value.text for value in raw.quotes)} if raw.quotes else {}
    return words | quote | {_field_key(name): value.text for name, value in raw.fields.items()}


def _places(raw: RawRecord) -> dict[str, Place]:
    words = {"id": raw.id.place, "stance": raw.stance.place, "claim": raw.claim.place}
    quote = {"quote": raw.quotes[0].place} if raw.quotes else {}
    return words | quote | {_field_key(name): value.place for name, value in raw.fields.items()}
