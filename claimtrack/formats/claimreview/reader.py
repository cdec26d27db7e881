"""ClaimReview (schema.org/ClaimReview) and answers of the Google Fact Check API: what somebody claimed, reviewed.

A review is no statement. The statement is the claimant's, who holds that it is so; the article is where he said it, or
the review where the file does not tell. The verdict is a note on it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import islice
from typing import Final

from claimtrack.domain.foreign import Document, Dropped, Mark, Reading, Refused
from claimtrack.domain.records import Place
from claimtrack.formats.claimreview.reviews import Appearance, Review, is_cut, reviews_in
from claimtrack.formats.objects import decoded, several
from claimtrack.formats.objects import parse as parse_json
from claimtrack.formats.pages import host
from claimtrack.formats.source import Source, Unreadable

_LABEL: Final = "ClaimReview"
_SCRIPT: Final = re.compile(r"<script\b([^>]{0,2000})>", re.IGNORECASE)
_END: Final = re.compile("</script", re.IGNORECASE)
_OPENED: Final = re.compile(r"\s{0,99}(?:/\*|//)?\s{0,9}(?:<!--|<!\[CDATA\[)(?:\s{0,9}(?:\*/|-->))?")
_CLOSED: Final = re.compile(r"(?:/\*|//)?\s{0,9}(?:<!--\s{0,9})?(?:-->|\]\]>)\s{0,9}(?:\*/)?\s{0,9}$")
_LAST: Final = 60
"""Letters at the end of a script among which what closes it stands."""
_PAGES: Final = (".html", ".htm", ".xhtml")
_FILES: Final = (".json", ".jsonld", ".json-ld", ".jsonl", ".ndjson")
_MEND: Final = "mend it there, often a comma or semicolon too many, and tell the publisher"
_NOT_ASKED_FOR: Final = "`nextPageToken` says that there is one; ask for it and put all pages into one file"
_NONE: Final = ("reviews without a claim", "they do not say what was claimed")
_SEVERAL: Final = ("reviews of several claims", "nothing says which of several claimants made which")
_MOST_NAMED: Final = 5
_API: Final = re.compile(r'"(?:claimReview|textualRating)"\s*:')


class ClaimReviewReader:
    """Reads reviews of claims in a file of JSON or in a page."""

    name = "claimreview"
    endings = ()
    profiles = ("claimreview",)

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may have reviews, by the words of either vocabulary."""
        text = head.decode("utf-8", "replace")
        if name.endswith(_PAGES):
            return _LABEL in text
        told = f'{_LABEL}"' in text and '"@type"' in text
        return name.endswith(_FILES) and (told or bool(_API.search(text)))

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where no review is in it."""
        dropped: Counter[tuple[str, str]] = Counter()
        refused: list[Refused] = []
        articles: dict[tuple[str, str], _Article] = {}
        lacking: dict[tuple[str, str], dict[Place, Review]] = {}
        for value in _values(source, dropped, refused):
            if is_cut(value):
                dropped["further page of the answer", _NOT_ASKED_FOR] += 1
            for review in reviews_in(value):
                if not review.claim:
                    lacking.setdefault(_SEVERAL if review.several else _NONE, {})[review.place] = review
                    continue
                for where in review.appearances or (Appearance(""),):
                    key = (where.url or review.url, "" if where.url else review.reviewer)
                    articles.setdefault(key, _Article(review, where)).take(review)
        if not articles and refused:
            raise Unreadable(refused[0].message, refused[0].place, refused[0].hint)
        if not articles:
            message = "".join(f"its {what} are not read, as {why}" for what, why in list(lacking)[:1])
            raise Unreadable(message or "there is no ClaimReview in it", source.place)
        for (what, why), reviews in lacking.items():
            dropped[what, f"{why}: {_named(reviews.values())}"] = len(reviews)
        documents = tuple(one.document() for one in articles.values())
        return Reading(documents, [Dropped(what, n, why) for (what, why), n in dropped.items()], refused)


def _named(reviews: Collection[Review]) -> str:
    """Name the first of some reviews, by address or line, and say how many more there are."""
    shown = [one.url or f"line {one.place.line}" for one in islice(reviews, _MOST_NAMED)]
    more = len(reviews) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _is_page(source: Source) -> bool:
    """Tell whether a file is a page, by its name; where that has no ending, as of standard input, by its first sign."""
    name = source.path.name.lower()
    return name.endswith(_PAGES) or ("." not in name and decoded(source).lstrip().startswith("<"))


def _values(source: Source, dropped: Counter[tuple[str, str]], refused: list[Refused]) -> Iterator[object]:
    if not _is_page(source):
        values, broken = several(source)
        if broken:
            raise broken[0]
        yield values
        return
    text = decoded(source)
    at = 0
    while (start := _SCRIPT.search(text, at)) is not None:
        end = _END.search(text, start.end())
        at = end.end() if end else len(text)
        if "ld+json" in start[1].lower():
            inner = _unwrapped(text[start.end() : end.start() if end else len(text)])
            try:
                yield parse_json(source, inner, line=text.count("\n", 0, start.end()) + 1, strict=False)
            except Unreadable as problem:
                place = problem.place or source.place
                if _LABEL in inner:
                    refused.append(Refused(place, f"the JSON of a ClaimReview is malformed: {problem.message}", _MEND))
                else:
                    dropped[f"scripts that are no JSON, line {place.line}", problem.message] += 1


def _unwrapped(script: str) -> str:
    """Give the JSON of a script that stands in a comment or in CDATA; every letter of it stays at its place."""
    opened = _OPENED.match(script)
    if opened:
        script = re.sub(r"[^\n]", " ", opened[0]) + script[opened.end() :]
    script = script.rstrip()
    last = script[-_LAST:]
    closed = _CLOSED.search(last)
    return script[: len(script) - len(last) + closed.start()] if closed else script


@dataclass(slots=True)
class _Article:
    """Where claims were made, or a review that does not tell where."""

    first: Review
    where: Appearance
    marks: dict[str, Mark] = field(default_factory=dict)

    @property
    def place(self) -> Place:
        return self.first.place

    def take(self, review: Review) -> None:
        """Take a review: the same one twice is one."""
        values = {
            "claim": (review.claim,),
            "claimant": review.claimants,
            "claim date": (review.claimed_on,),
            "verdict": (review.verdict or review.rating,),
            "rating": (review.rating,),
            "reviewer": (review.reviewer,),
            "review url": (review.url,),
            "review date": (review.reviewed_on,),
        }
        told = "\n".join((review.url, review.claim, *review.claimants))
        key = f"review-{blake2b(told.encode(), digest_size=6).hexdigest()}"
        said = {name: tuple(one for one in each if one) for name, each in values.items()}
        self.marks[key] = Mark(key, _LABEL, review.place, values=said, annotator=review.reviewer)

    def document(self) -> Document:
        review, where = self.first, self.where
        facts = {
            "appearance": where.url,
            "appearance publisher": where.publisher,
            "appearance domain": host(where.url),
            "appearance date": where.date,
            "review url": "" if where.url else review.url,
            "review date": review.reviewed_on,
            "reviewer": review.reviewer,
            "review domain": host(review.url),
            "language": review.lang,
        }
        name = where.url or review.url or review.claim
        given = {key: (told,) for key, told in facts.items() if told}
        return Document(self.place, name, None, given, tuple(self.marks.values()))


READER: Final = ClaimReviewReader()
