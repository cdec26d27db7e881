"""The fields of one codebook entry, read one by one; what is wrong with a field becomes a finding."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, Protocol

from claimtrack.domain.codebook import Membership, Name, Relation
from claimtrack.domain.dates import first_day, last_day
from claimtrack.domain.fields import CLAIM_KEY
from claimtrack.domain.names import closest, norm_key
from claimtrack.domain.records import Place, Value
from claimtrack.domain.values import Checker
from claimtrack.domain.vocabulary import CLAIM_RELATIONS, NAME_KINDS

Path = tuple[str | int, ...]
ENTRY_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "source": ("name", "key", "kind", "country", "lang", "domains", "names"),
    "speaker": ("name", "key", "kind", "country", "names", "member_of", "note"),
    "topic": ("name", "key", "parent", "names"),
    "claim": ("key", "kind", "topics", "text", "about", "event", "relations", "lang"),
    "occasion": ("key", "name", "names", "date", "place"),
}


_FOUND_BY: Final = ("name", "names", "key", "parent", "topics", "about", "domains", "member_of", "relations")


class Where(Protocol):
    """Knows where the parts of one entry stand; a path is field name, then index or key inside it."""

    def value(self, *path: str | int) -> Place:
        """Give the place of a value; of the whole entry where the path is empty."""

    def key(self, *path: str | int) -> Place:
        """Give the place of the key of a value."""


class Nowhere:
    """Stands for the places of an entry that comes from no file."""

    def value(self, *path: str | int) -> Place:  # noqa: ARG002 - the protocol's
        """Give no place."""
        return Place("")

    def key(self, *path: str | int) -> Place:  # noqa: ARG002 - the protocol's
        """Give no place."""
        return Place("")


class EntryReader:
    """Reads the fields of one entry; what is wrong with one becomes a finding and the field counts as not given."""

    def __init__(self, kind: str, data: Mapping[str, object], where: Where, lang: str) -> None:
        self.check = Checker()
        self.where = where
        self.lang = lang
        self._data = data
        self._known(data, ENTRY_FIELDS[kind], ())

    def text(self, key: str) -> str | None:
        """Give a string; TOML's own dates count as what they look like."""
        return self._text(self._data.get(key), (key,))

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of strings; one string is a list of one."""
        given = self._data.get(key)
        items = given if isinstance(given, list) else [] if given is None else [given]
        found = [self._text(item, (key, number)) for number, item in enumerate(items)]
        return tuple(text for text in found if text)

    def choice(self, key: str, vocabulary: tuple[str, ...], what: str) -> str | None:
        """Give a value of a closed vocabulary."""
        return self.check.choice(self._value(key), vocabulary, what)

    def date(self, key: str) -> str | None:
        """Give a date in any form, as written."""
        value = self._value(key)
        return value.text if value and self.check.date(value) else None

    def tag(self, key: str) -> str | None:
        """Give a language tag."""
        return self.check.lang(self._value(key))

    def names(self) -> tuple[Name, ...]:
        """Give the primary name and then all others by language; empty (with a finding) where there is no name."""
        given = self._data.get("name")
        lang = self.lang
        if isinstance(given, Mapping):
            lang = self.check.lang(Value(str(given.get("lang", lang)), self.where.value("name", "lang"))) or lang
            given = given.get("text")
        primary = self._text(given, ("name",))
        if primary is None and not isinstance(given, str | None):
            return ()
        if primary is None:
            self.check.report("CT105", self.where.value(), "this entry has no `name`", 'add: name = "…"')
            return ()
        return (Name(primary, lang, "primary"), *self._other_names())

    def _other_names(self) -> list[Name]:
        by_lang = self._table(self._data.get("names"), ("names",))
        found = []
        for lang, given in by_lang.items():
            tag = self.check.lang(Value(lang, self.where.key("names", lang)))
            for number, item in enumerate(given if isinstance(given, list) else [given]):
                name = self._name(item, tag or lang, ("names", lang, number))
                found += [name] if name else []
        return sorted(found, key=lambda name: name.lang)

    def _name(self, item: object, lang: str, path: Path) -> Name | None:
        if not isinstance(item, Mapping):
            text = self._text(item, path)
            return Name(text, lang) if text else None
        self._known(item, ("text", "kind"), path)
        text = self._text(item.get("text"), (*path, "text"))
        kind = self._text(item.get("kind"), (*path, "kind")) or "alias"
        checked = self.check.choice(Value(kind, self.where.value(*path, "kind")), NAME_KINDS, "kind of name")
        return Name(text, lang, checked or "alias") if text else None

    def memberships(self) -> tuple[Membership, ...]:
        """Give the groups a speaker belongs to."""
        found = []
        for item, path in self._tables("member_of", ("of", "role", "from", "until")):
            of = self._text(item.get("of"), (*path, "of"))
            since, until = self._period(item, path)
            if of is None:
                self._lacks("of", item, path)
            else:
                found.append(Membership(of, self._text(item.get("role"), (*path, "role")), since, until))
        return tuple(found)

    def _period(self, item: Mapping[str, object], path: Path) -> tuple[str | None, str | None]:
        since = self._text(item.get("from"), (*path, "from"))
        until = self._text(item.get("until"), (*path, "until"))
        begin = self._day(first_day, since, (*path, "from"))
        end = self._day(last_day, until, (*path, "until"))
        if begin and end and end < begin:
            self.check.report("CT304", self.where.value(*path, "until"), f"`{until}` lies before `{since}`")
        return since, until

    def _day(self, read: Callable[[str], str], text: str | None, path: Path) -> str | None:
        if text is None:
            return None
        try:
            return read(text)
        except ValueError as problem:
            message, _, hint = str(problem).partition(": ")
            self.check.report("CT301", self.where.value(*path), message, hint or None)
            return None

    def relations(self) -> tuple[Relation, ...]:
        """Give what a claim is to others."""
        found = []
        for item, path in self._tables("relations", ("type", "to")):
            given = self._text(item.get("type"), (*path, "type")) or ""
            value = Value(given, self.where.value(*path, "type"))
            kind = self.check.choice(value, CLAIM_RELATIONS, "relation of claims")
            to = self._text(item.get("to"), (*path, "to"))
            if not given or not to:
                self._lacks("to" if given else "type", item, path)
            elif kind:
                found.append(Relation(kind, to))
        return tuple(found)

    def by_lang(self, key: str) -> dict[str, str]:
        """Give texts by language; a plain string is in the codebook's language."""
        given = self._data.get(key)
        if isinstance(given, str):
            return {self.lang: given.strip()} if given.strip() else {}
        found: dict[str, str] = {}
        for lang, item in self._table(given, (key,)).items():
            tag = self.check.lang(Value(lang, self.where.key(key, lang)))
            text = self._text(item, (key, lang))
            if tag and text:
                found[tag] = text
        return found

    def own_key(self, names: tuple[Name, ...]) -> str:
        """Give the entry's key: the one it states, else its folded name."""
        return self.text("key") or (norm_key(names[0].text) if names else "")

    def required_key(self) -> str:
        """Give the key of an entry that has no other name."""
        key = self.text("key")
        if key is None:
            self.check.report("CT105", self.where.value(), "this entry has no `key`", 'add: key = "…"')
        elif not CLAIM_KEY.fullmatch(key):
            self.check.report(
                "CT505", self.where.value("key"), f"`{key}` cannot be a key", "one word, parts joined by -"
            )
        return key or ""

    def _value(self, key: str) -> Value | None:
        text = self.text(key)
        return Value(text, self.where.value(key)) if text is not None else None

    def _text(self, given: object, path: Path) -> str | None:
        if given is None:
            return None
        if isinstance(given, date):
            return given.isoformat()
        if not isinstance(given, str):
            self._wrong(path, "a string")
            return None
        if path[0] in _FOUND_BY:
            self.check.bounded(self.where.value(*path), f"`{path[0]}`", given.strip())
        return given.strip() or None

    def _table(self, given: object, path: Path) -> Mapping[str, object]:
        if isinstance(given, Mapping):
            return given
        if given is not None:
            self._wrong(path, "a table by language, such as { ru = … }")
        return {}

    def _tables(self, key: str, known: tuple[str, ...]) -> Iterable[tuple[Mapping[str, object], Path]]:
        given = self._data.get(key)
        if given is not None and not isinstance(given, list):
            self._wrong((key,), "a list of tables, such as [{ … }]")
            return
        for number, item in enumerate(given or []):
            if isinstance(item, Mapping):
                self._known(item, known, (key, number))
                yield item, (key, number)
            else:
                self._wrong((key, number), "a list of tables, such as [{ … }]")

    def _known(self, data: Mapping[str, object], known: tuple[str, ...], path: Path) -> None:
        for key in data:
            if key not in known:
                near = closest(key, known, limit=1)
                hint = f"did you mean `{near[0]}`?" if near else "the fields are: " + ", ".join(known)
                self.check.report("CT112", self.where.key(*path, key), f"there is no field `{key}` here", hint)

    def _wrong(self, path: Path, expected: str) -> None:
        name = next((part for part in reversed(path) if isinstance(part, str)), "it")
        self.check.report("CT117", self.where.value(*path), f"`{name}` must be {expected}")

    def _lacks(self, key: str, item: Mapping[str, object], path: Path) -> None:
        # A misspelt key is a finding already, and so is a value of the wrong type.
        if not isinstance(item.get(key), str | None) or closest(key, [other for other in item if other != key]):
            return
        self.check.report("CT105", self.where.value(*path), f"there is no `{key}` here")
