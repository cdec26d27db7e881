"""Markdown: the text as it stands, marks included, below what its front matter says."""

from collections.abc import Mapping
from typing import Final

from claimtrack.formats.source import Source, Unreadable
from claimtrack.formats.texts.article import ArticleText, own_extractor
from claimtrack.formats.texts.days import day_of
from claimtrack.formats.texts.decoding import decoded
from claimtrack.formats.texts.facts import Facts, is_address, shown
from claimtrack.formats.texts.front_matter import TOML, FrontMatter, read_toml, read_yaml, split

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "publishdate", "publish_date", "pubdate", "date_published"),
    "modified": ("modified", "lastmod", "updated", "last_modified_at", "last_modified", "date_modified"),
    "source": ("source", "site", "publisher", "publication", "outlet", "site_name"),
    "url": ("url", "canonical_url", "canonical", "original_url", "link", "source_url"),
    "lang": ("lang", "language", "locale"),
    "archive": ("archive", "archive_url", "archived"),
    "retrieved": ("retrieved", "accessed", "access_date", "date_accessed", "clipped"),
    "ref": ("ref",),
}
"""The names that front matter has for keys of the header; what stands first holds."""
_OURS: Final = "claimtrack"


class Markdown:
    """Reads Markdown with or without front matter."""

    name = "markdown"
    endings: tuple[str, ...] = (".md", ".markdown")

    def accepts(self, head: bytes) -> bool:
        """Tell whether a file of another name is surely Markdown: one that has only its name to tell is not."""
        return head.startswith((b"+++\n", b"+++\r\n"))

    def read(self, source: Source) -> ArticleText:
        """Read a text with its front matter; raises Unreadable for what is no text."""
        text, encoding = decoded(source)
        parts = split(text)
        if parts is None:
            return ArticleText(text, told=encoding)
        kind, lines, body = parts
        matter = _toml(source, lines) if kind == TOML else read_yaml(lines)
        if _OURS in matter.values:
            message = f"{source.name} is an annotated article already"
            raise Unreadable(message, source.place, f"claimtrack check {source.name}")
        if not (matter.values or matter.nested):
            return ArticleText(text, told=encoding)  # two rules with prose between them
        facts = _facts(matter)
        return ArticleText(body, facts.taken, own_extractor(self.name), encoding, tuple(facts.dropped))


def _toml(source: Source, lines: list[str]) -> FrontMatter:
    try:
        return read_toml(lines)
    except ValueError as problem:
        message = f"the front matter is not TOML: {problem}"
        raise Unreadable(message, source.at(1), "correct it, or remove it with both its lines +++") from problem


def _facts(matter: FrontMatter) -> Facts:
    facts = Facts()
    values = {name.lower().replace("-", "_").replace(" ", "_"): (name, given) for name, given in matter.values.items()}
    for name in ("source", "site"):
        if name in values and is_address(" ".join(values[name][1])):
            # Clippers of web pages call the address the source.
            facts.take("url", " ".join(values.pop(name)[1]), name)
    for key, names in _KEYS.items():
        for name in (one for one in names if one in values):
            said_in, given = values.pop(name)
            if len(given) > 1:
                facts.take_names(key, given, said_in)
            else:
                facts.take(key, "".join(given), said_in)
    for name, given in values.values():
        day = next((value for value in given if day_of(value)), None)
        if given:
            facts.drop(f"{shown(name)} `{day}`" if day else f"`{shown(name)}`", "the header has no key for it")
    for name in matter.nested:
        facts.drop(f"`{shown(name)}`", "it holds more than words")
    if matter.odd:
        facts.drop("line of front matter", "it is no `name: value`, or names again what was named", matter.odd)
    return facts


READER: Final = Markdown()
