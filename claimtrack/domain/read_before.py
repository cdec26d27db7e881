"""What one run reads twice: a reading in two ways, an article in two texts of which nothing says the later."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimtrack.domain.catalogue import finding
from claimtrack.domain.findings import Finding
from claimtrack.domain.named_articles import article_key, reading_identity, stamp_of
from claimtrack.domain.records import ArticleRecord

_TWICE: Final = "this article was read twice in this run, differently"
_OTHER_TEXT: Final = "the text of this article differs from the stored one"
_OTHER_OF_RUN: Final = "another text of this run has the same address or name"
_SAY_WHO: Final = "give each coder a name (`coder` in the header, or a column of that name), or keep one file"
_SAY_WHEN: Final = "say when in the header (`modified: 2025-03-06` or `retrieved: …`), or run `ingest --replace-text`"
_SAY_WHICH: Final = (
    "if they are versions, say when in the header (`modified: 2025-03-06` or `retrieved: …`); if not, give each its"
    " own `url` or `ref`"
)
_ANEW: Final = '--map "ref=OTHER/{folder}/{name}"'
_APART: Final = f"if they are two texts, ingest one by itself under a name of its own: {_ANEW}"
_OTHER: Final = f"if it is another text, say {_ANEW}; if this one was changed, say when: --set modified=YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Coming:
    """A reading as it comes in, and the digest of what it holds.

    `by_place` tells that only the folder and the name of its file say which article it is.
    """

    article: ArticleRecord
    content: str
    by_place: bool = False


@dataclass(slots=True)
class ReadBefore:
    """What a run, or a part of one, has read: hashes only, so that it may be much."""

    hashes: dict[int, int] = field(default_factory=dict)

    def remember(self, one: Coming) -> None:
        """Keep in mind what a reading holds, and the text of an article of which nothing says when it was so."""
        self.hashes[hash(reading_identity(one.article))] = hash(one.content)
        if one.by_place or not stamp_of(one.article):
            self.hashes[hash((article_key(one.article),))] = hash(one.article.sha256)

    def has_other(self, what: tuple[str, ...], content: str) -> bool:
        """Tell whether this was read before, with another content."""
        return self.hashes.get(hash(what), hash(content)) != hash(content)

    def include(self, other: "ReadBefore") -> None:
        """Add what another part of the run has read."""
        self.hashes |= other.hashes


def read_twice(
    one: Coming, before: Sequence[ReadBefore], held: Collection[str], *, replaces: bool = False
) -> Iterator[Finding]:
    """Give what refuses a reading beside those before it; `held` are the hashes of the texts its article has already.

    Of the texts of one run the older must come first, so that a later one does not make it look undated. With
    `replaces` an undated text takes the place of one that an earlier run brought.
    """
    article = one.article
    if any(some.has_other(reading_identity(article), one.content) for some in before):
        yield finding("CT413", article.place, _TWICE, _APART if one.by_place else _SAY_WHO)
    twice = any(some.has_other((article_key(article),), article.sha256) for some in before)
    if twice and one.by_place:
        yield finding("CT413", article.place, f"two texts of this run have the name {article.ref}", _APART)
    elif not held or stamp_of(article) or article.sha256 in held:
        return
    elif twice:
        yield finding("CT403", article.place, _OTHER_OF_RUN, _SAY_WHICH)
    elif not replaces:
        yield finding("CT403", article.place, _OTHER_TEXT, _OTHER if one.by_place else _SAY_WHEN)
