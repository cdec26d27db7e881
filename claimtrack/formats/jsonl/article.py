"""JSON object -> raw article: the same fields as the native format, values as JSON writes them."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.fields import FIELDS, HEADER_KEYS, LIST_FIELDS, VERSION, is_field
from claimtrack.domain.findings import Finding
from claimtrack.domain.names import closest
from claimtrack.domain.records import Place, RawArticle, RawRecord, Value
from claimtrack.formats.jsonl.hops import chain_text, join_values
from claimtrack.formats.jsonl.spots import Spots
from claimtrack.formats.jsonl.writer import OWN_KEYS

_RECORD_KEYS: Final = ("id", "claim", "stance", "conditional", "quote", "claim_text")
_GAP: Final = " <…> "


def read_object(data: Mapping[str, object], spots: Spots) -> tuple[RawArticle, list[Finding]]:
    """Give the raw article of an object; what is of the wrong type is a finding and left out."""
    reader = _Reader(spots)
    header = reader.header(data)
    text = reader.text(data)
    if text is None and data.get("text"):
        header["text"] = Value("", spots.value("text"))  # given, if unreadable: its absence is no second finding
    records = reader.records(data)
    return RawArticle(spots.line, header, text, records), reader.findings


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class _Reader:
    """Reads one object; `spots` knows where everything stands."""

    def __init__(self, spots: Spots) -> None:
        self.findings: list[Finding] = []
        self._spots = spots

    def _report(self, code: str, place: Place, message: str, hint: str | None = None) -> None:
        self.findings.append(finding(code, place, message, hint))

    def _wrong(self, path: tuple[str | int, ...], expected: str) -> None:
        name = next((part for part in reversed(path) if isinstance(part, str)), "it")
        self._report("CT117", self._spots.value(*path), f"`{name}` must be {expected}")

    def header(self, data: Mapping[str, object]) -> dict[str, Value]:
        header: dict[str, Value] = {}
        meta = data.get("meta")
        pairs: list[tuple[tuple[str, ...], object]] = [
            ((key,), value) for key, value in data.items() if key not in OWN_KEYS
        ]
        if isinstance(meta, dict):
            pairs += [(("meta", key), value) for key, value in meta.items()]
        elif meta is not None:
            pairs.append((("meta",), meta))
        for path, value in pairs:
            text = self._header_text(path, value)
            if path[0] == "meta" and (path[-1] in header or path[-1] in HEADER_KEYS):
                self._report("CT104", self._spots.key(*path), f"`{path[-1]}` has its place beside `meta`")
            elif text is not None:
                header[path[-1]] = Value(text, self._spots.value(*path))
        version = header.get("claimtrack")
        if version is not None and version.text != VERSION:
            message = f"this is version {version.text} of the format, which is not known here"
            self._report("CT106", version.place, message, f"the version is {VERSION}")
        return header

    def _header_text(self, path: tuple[str, ...], value: object) -> str | None:
        if isinstance(value, str):
            return value.strip()
        if value is None:
            return None
        key = path[-1]
        if key in HEADER_KEYS and len(path) == 1 and not (key == "claimtrack" and _is_number(value)):
            self._wrong(path, "a string")
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True)

    def text(self, data: Mapping[str, object]) -> str | None:
        text = data.get("text")
        if text is None or isinstance(text, str):
            return text or None
        self._wrong(("text",), "a string")
        return None

    def records(self, data: Mapping[str, object]) -> tuple[RawRecord, ...]:
        items = data.get("statements")
        evidence = data.get("evidence")
        if evidence is not None and not isinstance(evidence, str):
            self._wrong(("evidence",), "a string")
            evidence = None
        if items is None:
            return ()
        if not isinstance(items, list):
            self._wrong(("statements",), "a list of objects")
            return ()
        shared = {} if evidence is None else {"evidence": Value(evidence, self._spots.value("evidence"))}
        records = []
        for number, item in enumerate(items):
            if isinstance(item, dict):
                records.append(self._record(item, ("statements", number), shared))
            else:
                self._wrong(("statements", number), "a list of objects")
        return tuple(records)

    def _record(
        self, item: Mapping[str, object], path: tuple[str | int, ...], shared: Mapping[str, Value]
    ) -> RawRecord:
        place = self._spots.value(*path)
        words = [self._word(item, path, key) for key in ("id", "stance", "claim")]
        fields = dict(shared)
        for key, value in item.items():
            if value is None or key in _RECORD_KEYS:
                continue
            if not is_field(key):
                self._unknown(key, path)
                continue
            text = self._field(key, value)
            if text is None:
                self._wrong((*path, key), _expected(key))
            else:
                fields[key] = Value(text, self._spots.value(*path, key))
        self._claim_texts(item.get("claim_text"), (*path, "claim_text"), fields)
        return RawRecord(place, words[0], words[1], words[2], self._quotes(item, path), fields)

    def _unknown(self, key: str, path: tuple[str | int, ...]) -> None:
        known = (*_RECORD_KEYS, *FIELDS)
        near = closest(key, known, limit=1)
        hint = f"did you mean `{near[0]}`?" if near else "the keys are: " + ", ".join(known)
        self._report("CT112", self._spots.key(*path, key), f"there is no field `{key}`", hint)

    def _word(self, item: Mapping[str, object], path: tuple[str | int, ...], key: str) -> Value:
        if key not in item:
            self._report("CT105", self._spots.value(*path), f"this statement has no `{key}`")
            return Value("", self._spots.value(*path))
        text = _WORDS[key](item[key])
        if not text:
            self._wrong((*path, key), _expected(key))
            text = ""
        place = self._spots.value(*path, key)
        return Value(text if key != "stance" else self._conditional(item, path, text), place)

    def _conditional(self, item: Mapping[str, object], path: tuple[str | int, ...], stance: str) -> str:
        flag = item.get("conditional")
        if flag is None or not stance:
            return stance
        if not isinstance(flag, bool) or (not flag and stance.endswith("?")):
            self._wrong((*path, "conditional"), "true or false, and agree with the stance")
            return stance
        return stance.removesuffix("?") + ("?" if flag else "")

    def _quotes(self, item: Mapping[str, object], path: tuple[str | int, ...]) -> tuple[Value, ...]:
        quote = item.get("quote")
        if isinstance(quote, list) and quote and all(isinstance(part, str) for part in quote):
            quote = _GAP.join(part.strip() for part in quote)
        if quote is None or quote == "":
            return ()
        if not isinstance(quote, str):
            self._wrong((*path, "quote"), "a string, or a list of the parts of the quote")
            return ()
        return (Value(quote.strip(), self._spots.value(*path, "quote")),)

    def _claim_texts(self, value: object, path: tuple[str | int, ...], fields: dict[str, Value]) -> None:
        if isinstance(value, str):
            fields["claim"] = Value(value.strip(), self._spots.value(*path))
        elif isinstance(value, dict) and all(isinstance(value[lang], str) and "]" not in lang for lang in value):
            for lang, text in value.items():
                fields[f"claim[{lang}]"] = Value(text.strip(), self._spots.value(*path, lang))
        elif value is not None:
            self._wrong(path, "a string, or an object of strings by language")

    def _field(self, key: str, value: object) -> str | None:
        if isinstance(value, str):
            return value.strip()
        if key == "confidence" and _is_number(value):
            return json.dumps(value)
        if isinstance(value, list) and key == "by":
            return chain_text(value)
        if isinstance(value, list) and key in LIST_FIELDS and all(isinstance(part, str) for part in value):
            return join_values(value)
        return None


def _expected(key: str) -> str:
    if key == "by":
        return "a string or a list of hops"
    if key in LIST_FIELDS:
        return "a string or a list of strings"
    return {"id": "a string without spaces", "stance": "a stance word, a number or null"}.get(key, "a string")


def _id(value: object) -> str:
    return str(value).strip() if isinstance(value, str) or type(value) is int else ""


def _stance(value: object) -> str:
    if value is None:
        return "unclear"
    return value.strip() if isinstance(value, str) else f"{value:g}" if _is_number(value) else ""


def _claim(value: object) -> str:
    return "-" if value is None else value.strip() if isinstance(value, str) else ""


_WORDS: Final[Mapping[str, Callable[[object], str]]] = {"id": _id, "stance": _stance, "claim": _claim}
