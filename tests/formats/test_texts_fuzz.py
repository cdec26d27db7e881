"""Whatever bytes a text comes in: a reader gives a text or refuses it, soon, and what it gives becomes a sound file."""

from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.reading import read_article
from claimtrack.errors import UsageProblem
from claimtrack.formats import native
from claimtrack.formats.texts import ArticleText, html, markdown, ninjs, plain
from claimtrack.services.drafting import draft_of, told_of
from tests.fuzzing import read_any

PLAIN = "Лория «никогда не согласится», — сообщило агентство ЛПА.\r\n🙂 Всё.\r\n"
YAML = """---
title: "Спор: \\"порт\\" 🙂"
authors:
  - Marek Orlan
  - name: Ilka Verin
tags: [harbour, 'it''s', "a, b"]
date: 2025-03-05 10:00:00 +0300   # as the outlet has it
source: https://herald.example/1
summary: >
  Folded
  words.
nested: {a: 1}
---
# Порт\r
«Гарантии нужны», — сказал Орлан.
"""
TOML = '+++\ntitle = "Спор"\ndate = 2025-03-05T10:00:00+03:00\nauthors = ["A", "B"]\n[menu]\nmain = 1\n+++\nText. 🙂\n'
PAGE = """<?xml version="1.0" encoding="{charset}"?>
<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<html lang="ru-RU"><head><meta charset="{charset}"><title>Порт | Herald</title>
<meta property="og:title" content="Порт &quot;закрыт&quot;"><meta name="author" content="Орлан">
<meta property="article:published_time" content="2025-03-05T10:00:00+03:00"><meta name="date" content="2024-01-01">
<link rel="canonical" href="https://herald.example/1">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "NewsArticle",
"headline": "Порт закрыт", "datePublished": "2025-03-05T10:00:00+03:00", "author": [{{"@id": "#1"}}, "Ilka Verin"],
"publisher": {{"name": "Example Herald"}}, "url": "https://herald.example/1"}}, {{"@id": "#1", "name": "Орлан"}}]}}
</script></head><body><nav><a href="/">Start</a></nav><article><h1>Порт закрыт</h1>
<p>Лория &laquo;никогда не согласится&raquo;, &#8212; сообщило агентство ЛПА. &b;</p>
<p>Второй абзац статьи, в котором довольно много слов, чтобы его заметили. &#1044;а.</p></article>
<footer>2019 Herald</footer></body></html>
"""
ITEM = """{"uri": "urn:x:1", "versionCreated": "2025-03-05T10:00:00Z", "language": "ru", "by": "Орлан \\ud83d\\ude42",
"headlines": [{"role": "main", "value": "Порт <b>закрыт</b>"}], "copyrightHolder": "LPA", "subjects": [{"name": "x"}],
"bodies": [{"role": "main", "contentType": "text/html", "value":
"<p title='a>b'>Лория &laquo;нет&raquo; &#8212; ЛПА.</p><!-- c --><script>x</script><ul><li>Раз<br/>два</ul>"}],
"associations": [{"uri": "urn:x:2", "type": "picture"}]}
"""
OLD = '{"uri": "u", "headline": "H", "byline": "B", "body_html": "<p>One.</p>", "body_text": "", "pubstatus": "usable"}'
CODECS = ("utf-8", "utf-8-sig", "utf-16", "cp1251")


def encoded(text: str, *codecs: str) -> list[bytes]:
    return [text.encode(codec, "ignore") for codec in codecs or CODECS]


SEEDS = {
    "a.txt": (plain.READER, encoded(PLAIN)),
    "a.md": (markdown.READER, [*encoded(YAML), *encoded(TOML, "utf-8")]),
    "a.json": (ninjs.READER, [*encoded(ITEM, "utf-8", "utf-16"), *encoded(OLD, "utf-8")]),
    "a.html": (
        html.READER,
        [data for codec in ("utf-8", "cp1251", "koi8-r") for data in encoded(PAGE.format(charset=codec), codec)],
    ),
}


def becomes_a_sound_file(given: ArticleText) -> None:
    """Make a file of a text, with source and day where it says none; nothing else may be refused of it."""
    said = {key: value for key, value in (("source", "S"), ("published", "2025")) if key not in given.facts}
    list(told_of("x", given, said))
    try:
        draft = draft_of(given, said)
    except UsageProblem as problem:
        problem.add_note(repr(given)[:2000])
        raise
    raw, findings = native.parse(draft, file="a.claim.md")
    assert raw is not None
    assert findings + read_article(raw)[1] == []
    assert raw.text is not None
    assert raw.text.startswith(given.text.removeprefix("\ufeff"))


@pytest.mark.parametrize("name", SEEDS)
def test_any_file_of_a_text_is_read_or_refused(tmp_path: Path, name: str) -> None:
    reader: Any
    reader, seeds = SEEDS[name]
    assert read_any(reader, tmp_path, name, seeds, becomes_a_sound_file) > 0
