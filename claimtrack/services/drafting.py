"""A new native file for a text: the header filled in, ready to annotate."""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from claimtrack.domain.fields import HEADER_KEYS, VERSION
from claimtrack.domain.reading import read_article
from claimtrack.errors import UsageProblem
from claimtrack.formats import native
from claimtrack.formats.texts import ArticleText

_UKRAINIAN: Final = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN: Final = re.compile("[ыэъё]", re.IGNORECASE)
_CYRILLIC: Final = re.compile("[а-я]", re.IGNORECASE)
_NEEDED: Final = {"source": "who published it", "published": "when it was published"}
_FLAGS: Final = {"source": "--source NAME", "published": "--published DATE"}
_DAY: Final = re.compile(r"`[^`]*\d{4}[^`]*`")
_EXAMPLE: Final = """\

# A record looks like this; more: `claimtrack check FILE` tells what is missing.
# @s1 supports claim-key
# > the words of the article, exactly as they stand there
# by: agency > anon(a description) > speaker
# said: 2025-03-04

"""


def draft_of(given: ArticleText, header: Mapping[str, str | None]) -> str:
    """Give a native file with a text that was read: what the user says of it holds before what its file says."""
    facts = {key: fact.value for key, fact in given.facts.items()} | {"extractor": given.extractor}
    said = facts | {key: value for key, value in header.items() if value}
    lacking = [key for key in _NEEDED if not said.get(key)]
    if lacking:
        message = f"the file does not say {' and '.join(_NEEDED[key] for key in lacking)}"
        hint = f"say {' and '.join(_FLAGS[key] for key in lacking)}"
        raise UsageProblem(message, hint + (_other_days(given) if "published" in lacking else ""))
    # What was made out of a page has no line end of its own: nobody else has that very text, and it may be mended.
    cut = given.extractor is not None and not given.text.endswith("\n")
    return draft_article(given.text + "\n" * cut, **said)


def _other_days(given: ArticleText) -> str:
    """Give the days that a file has and that are not its day of publication: whoever looks it up knows them apart."""
    changed = given.facts.get("modified")
    days = [f"modified `{changed.value}`"] if changed is not None else []
    days += [one.what for one in given.dropped if _DAY.search(one.what)]
    return f"; the file has {', '.join(days)}" if days else ""


def draft_article(text: str, **header: str | None) -> str:
    """Give a native file with this text and header; `source` and `published` are needed, `lang` is guessed if missing.

    A header value that cannot be right (a date, a language) is a UsageProblem, as nobody wants to annotate such a file.
    """
    text = text.removeprefix("\ufeff")
    given = {key: " ".join(value.split()) for key, value in header.items() if value}
    given = {"claimtrack": VERSION, "lang": guess_lang(text)} | given
    end = "" if text.endswith("\n") else "\n"
    if text and end:
        # As an export does: the line end is the file's, so that other coders of the very text read the same one.
        given["sha256"] = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    lines = [f"{key}: {given[key]}\n" for key in HEADER_KEYS if key in given]
    lines += [f"{key}: {value}\n" for key, value in given.items() if key not in HEADER_KEYS]
    draft = f"---\n{''.join(lines)}---\n{text}{end}=== statements ===\n{_EXAMPLE}"
    _refuse_errors(draft)
    return draft


def told_of(form: str, given: ArticleText, header: Mapping[str, str | None]) -> Iterator[str]:
    """Give the sentences that tell how a text was read: by what, what its file says, what of it is left out."""
    ways = [part for part in (given.told, given.extractor and f"extractor {given.extractor}") if part]
    if ways:
        yield f"read as {form}: {'; '.join(ways)}"
    taken = [f"{key} ({fact.said_in})" for key, fact in given.facts.items() if not header.get(key)]
    if taken:
        yield f"from the file itself: {', '.join(taken)}"
    left: dict[str, list[str]] = {}
    for one in given.dropped:
        left.setdefault(one.why, []).append(one.what + (f" × {one.number}" if one.number > 1 else ""))
    for why, things in left.items():
        yield f"not taken, as {why}: {', '.join(things)}"


def _refuse_errors(draft: str) -> None:
    raw, findings = native.parse(draft, file="draft")
    if raw is not None:
        findings += read_article(raw)[1]
    for found in findings:
        if found.severity == "error":
            raise UsageProblem(found.message, found.hint)


def guess_lang(text: str) -> str:
    """Give uk, ru or en by the letters of a text: a guess for a header that a person will look at."""
    ukrainian, russian = len(_UKRAINIAN.findall(text)), len(_RUSSIAN.findall(text))
    if ukrainian > russian:
        return "uk"
    return "ru" if russian or _CYRILLIC.search(text) else "en"
