"""A new native file for a text: the header filled in, ready to annotate."""

import re
from typing import Final

from claimtrack.domain.fields import HEADER_KEYS, VERSION
from claimtrack.domain.reading import read_article
from claimtrack.errors import UsageProblem
from claimtrack.formats import native

_UKRAINIAN: Final = re.compile("[іїєґ]", re.IGNORECASE)
_RUSSIAN: Final = re.compile("[ыэъё]", re.IGNORECASE)
_CYRILLIC: Final = re.compile("[а-я]", re.IGNORECASE)
_EXAMPLE: Final = """\

# A record looks like this; more: `claimtrack check FILE` tells what is missing.
# @s1 supports claim-key
# > the words of the article, exactly as they stand there
# by: agency > anon(a description) > speaker
# said: 2025-03-04

"""


def draft_article(text: str, **header: str | None) -> str:
    """Give a native file with this text and header; `source` and `published` are needed, `lang` is guessed if missing.

    A header value that cannot be right (a date, a language) is a UsageProblem, as nobody wants to annotate such a file.
    """
    text = text.removeprefix("\ufeff")
    given = {key: " ".join(value.split()) for key, value in header.items() if value}
    given = {"claimtrack": VERSION, "lang": guess_lang(text)} | given
    lines = [f"{key}: {given[key]}\n" for key in HEADER_KEYS if key in given]
    lines += [f"{key}: {value}\n" for key, value in given.items() if key not in HEADER_KEYS]
    end = "" if text.endswith("\n") else "\n"
    draft = f"---\n{''.join(lines)}---\n{text}{end}=== statements ===\n{_EXAMPLE}"
    _refuse_errors(draft)
    return draft


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
