"""The names in the body of a codebook entry: `name` with its language, `names` by language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from claimtrack.domain.names import norm_key

Name = tuple[str, str, str]
"""Text, language ("und" where nobody said), kind."""

Body = Mapping[str, Any]
UNSAID: Final = "und"


def names_of(body: Body) -> list[Name]:
    """Give an entry's names, the primary one first."""
    return list(dict.fromkeys(_names(body)))


def _names(body: Body) -> Iterator[Name]:
    primary = body.get("name")
    if primary is not None:
        yield primary["text"], primary["lang"], "primary"
        for lang, texts in body.get("names", {}).items():
            for text in texts:
                yield (text, lang, "alias") if isinstance(text, str) else (text["text"], lang, text["kind"])


def with_names(body: Body, names: Iterable[Name]) -> dict[str, Any]:
    """Give the entry with these names in place of its own, the first as the primary one; each text once a language."""
    primary, *others = names
    by_lang: dict[str, list[Any]] = {}
    seen = {primary[:2]}
    for text, lang, kind in others:
        if (text, lang) not in seen:
            seen.add((text, lang))
            said: Any = text if kind in ("alias", "primary") else {"text": text, "kind": kind}
            by_lang.setdefault(lang, []).append(said)
    changed = dict(body) | {"name": {"text": primary[0], "lang": primary[1]}}
    changed.pop("names", None)
    return dict(sorted((changed | ({"names": dict(sorted(by_lang.items()))} if by_lang else {})).items()))


def bears(body: Body, text: str) -> bool:
    """Tell whether an entry has this name, in whatever spelling of it."""
    folded = norm_key(text)
    return any(norm_key(name) == folded for name, _, _ in names_of(body))


def comes_first(body: Body, text: str) -> bool:
    """Tell whether a text is the key or the primary name of an entry, by which it is known whatever else goes."""
    return norm_key(text) in {norm_key(body["key"]), norm_key(names_of(body)[0][0])}


def with_name(body: Body, text: str, lang: str = UNSAID, kind: str = "alias") -> dict[str, Any]:
    """Give the entry with one more name; where it has the name in that language, with the kind given."""
    primary, *others = names_of(body)
    if any((text, lang) == name[:2] for name in others):
        return with_names(
            body, [primary, *((*name[:2], kind) if (text, lang) == name[:2] else name for name in others)]
        )
    return with_names(body, [primary, *others, (text, lang, kind)])


def called(body: Body, text: str, lang: str = UNSAID) -> dict[str, Any]:
    """Give the entry under another primary name; the one it had stays as a former name."""
    old, *others = names_of(body)
    return with_names(body, [(text, lang, "primary"), (*old[:2], "former"), *others])


def without_name(body: Body, text: str) -> dict[str, Any]:
    """Give the entry without a name, in all its spellings; the primary one cannot be taken away."""
    folded = norm_key(text)
    primary, *others = names_of(body)
    return with_names(body, [primary, *(name for name in others if norm_key(name[0]) != folded)])
