"""Every format with spans × the ways its tools count: an emoji, flags and line ends CR LF stand before every span.

Each file is made by hand and goes the whole way into a database; the words of its marks must stand there as they do in
the text.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.db.location import parse_location
from claimtrack.domain.offsets import BOM, BYTES, CODE_POINTS, GRAPHEMES, UTF_16, Counting
from claimtrack.library.database import Database
from tests.dna_files import Dna, Paper, Said, units
from tests.dna_files import make as make_dna
from tests.domain.test_offsets import placed
from tests.formats.test_archive import packed
from tests.formats.test_refi import project, selection
from tests.formats.test_uima import json_cas, xmi
from tests.world import World

LETTERS = (
    *("🇺🇦", *" Ранок у ", "👍🏽", *" гавані ", "🇱🇻", *" 🙂.", "\r\n", "👩‍👩‍👧", *" Далі 🙂:", "\r\n"),
    *(*"«Війська не прийдуть», — сказав Орлан", "\r\n", *"вчора. Крапка ", "🇺🇦"),
)
"""What readers see, letter by letter: a line end is one."""
TEXT = "".join(LETTERS)
WORDS = ("Війська не прийдуть", "Орлан", "Крапка")
PAGE = "https://herald.example/harbour"
SETTINGS = {"source": "Example Herald", "published": "2025-03-05", "lang": "uk"}
Place = tuple[int, int]
Places = dict[str, Place]


def counted(counting: Counting) -> Places:
    """Give where the words stand in the text, counted in one way."""
    if counting.unit != GRAPHEMES:
        return {word: placed(TEXT, word, counting) for word in WORDS}
    starts = {word: next(n for n in range(len(LETTERS)) if "".join(LETTERS[n:]).startswith(word)) for word in WORDS}
    return {word: (start, start + len(word)) for word, start in starts.items()}


def _dump(path: Path, given: Any) -> Path:
    path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    return path


def _beside(folder: Path, counting: Counting, name: str) -> None:
    bom = BOM if counting.counts_bom or counting.unit == UTF_16 else ""
    (folder / name).write_bytes((bom + TEXT).encode())


def brat(folder: Path, places: Places, counting: Counting, *, words: bool) -> Path:
    _beside(folder, counting, "a.txt")
    lines = (
        f"T{number}\tContent {start} {end}" + (f"\t{word}" if words else "") + "\n"
        for number, (word, (start, end)) in enumerate(places.items(), 1)
    )
    (folder / "a.ann").write_text("".join(lines), encoding="utf-8")
    return folder / "a.ann"


def _selectors(word: str, place: Place, *, words: bool) -> list[dict[str, Any]]:
    exact = [{"type": "TextQuoteSelector", "exact": word}] if words else []
    return [{"type": "TextPositionSelector", "start": place[0], "end": place[1]}, *exact]


def w3c(folder: Path, places: Places, counting: Counting, *, words: bool) -> Path:
    _beside(folder, counting, "harbour.txt")
    context = {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation"}
    targets = ({"source": PAGE, "selector": _selectors(word, at, words=words)} for word, at in places.items())
    return _dump(folder / "a.jsonld", [context | {"target": target} for target in targets])


def hypothesis(folder: Path, places: Places, counting: Counting, *, words: bool) -> Path:
    _beside(folder, counting, "harbour.txt")
    rows = [
        {
            "id": f"a{number}",
            "created": "2026-01-01T10:00:00Z",
            "user": "acct:ann@hypothes.is",
            "uri": PAGE,
            "tags": [],
            "text": "",
            "document": {"title": ["Harbour"]},
            "target": [{"source": PAGE, "selector": _selectors(word, at, words=words)}],
        }
        for number, (word, at) in enumerate(places.items())
    ]
    return _dump(folder / "h.json", {"total": len(rows), "rows": rows})


def label_studio(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    results = [
        {
            "id": word,
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": at[0], "end": at[1], "labels": ["Content"]} | ({"text": word} if words else {}),
        }
        for word, at in places.items()
    ]
    annotation = {"id": 9, "completed_by": 3, "result": results}
    return _dump(folder / "l.json", [{"id": 5, "data": {"text": TEXT}, "annotations": [annotation]}])


def doccano(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    assert not words
    return _dump(folder / "d.jsonl", {"id": 7, "text": TEXT, "label": [[*at, "Content"] for at in places.values()]})


def prodigy(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    spans = [
        {"start": at[0], "end": at[1], "label": "Content"} | ({"text": word} if words else {})
        for word, at in places.items()
    ]
    return _dump(folder / "p.jsonl", {"text": TEXT, "spans": spans, "answer": "accept", "_input_hash": 7})


def opinions(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    assert words
    given = [
        {
            "Source": [["AUTHOR"], ["NULL"]],
            "Target": [["Орлан"], ["{}:{}".format(*places["Орлан"])]],
            "Polar_expression": [[word], [f"{at[0]}:{at[1]}"]],
            "Polarity": "NEG",
        }
        for word, at in places.items()
    ]
    return _dump(folder / "o.jsonl", {"sent_id": 0, "text": TEXT, "opinions": given})


def refi(folder: Path, places: Places, counting: Counting, *, words: bool) -> Path:
    assert not words
    bom = BOM if counting.counts_bom or counting.unit == UTF_16 else ""
    marked = "".join(selection(at, "C7") for at in places.values())
    source = f'<TextSource guid="T" name="News" plainTextPath="internal://T.txt">{marked}</TextSource>'
    files = {"project.qde": project(source).encode(), "sources/T.txt": (bom + TEXT).encode()}
    (folder / "r.qdpx").write_bytes(packed(files))
    return folder / "r.qdpx"


def uima_xmi(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    assert not words
    marks = (
        f'<custom:Other xmi:id="{number}" sofa="1" begin="{at[0]}" end="{at[1]}"/>'
        for number, at in enumerate(places.values(), 5)
    )
    (folder / "u.xmi").write_text(xmi(*marks, text=TEXT), encoding="utf-8")
    return folder / "u.xmi"


def uima_json(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    assert not words
    marks = (
        {"%ID": number, "%TYPE": "webanno.custom.Other", "@sofa": 1, "begin": at[0], "end": at[1]}
        for number, at in enumerate(places.values(), 5)
    )
    (folder / "u.json").write_text(json_cas(*marks, text=TEXT), encoding="utf-8")
    return folder / "u.json"


def webanno(folder: Path, places: Places, counting: Counting, *, words: bool) -> Path:
    assert not words
    head = "#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Speaker|name\n\n"
    (folder / "w.tsv").write_bytes((head + "\n".join(_sentences(places, counting))).encode())
    return folder / "w.tsv"


def _sentences(places: Places, counting: Counting) -> Iterator[str]:
    """Give a sentence for every line of the text, with a token for every word; those of a mark have its number."""
    for number, line in enumerate(TEXT.split("\r\n"), 1):
        yield f"\n#Text={line}"
        first = TEXT.index(line)
        for token, found in enumerate(re.finditer(r"[^ «»,.:]+", line), 1):
            start, end = first + found.start(), first + found.end()
            mark = next((n for n, word in enumerate(places, 1) if _within(word, start, end)), 0)
            offsets = "-".join(str(_width(TEXT[:at], counting)) for at in (start, end))
            yield f"{number}-{token}\t{offsets}\t{found[0]}\t{f'x[{mark}]' if mark else '_'}\t"


def _width(text: str, counting: Counting) -> int:
    return units(text) if counting.unit == UTF_16 else len(text)


def _within(word: str, start: int, end: int) -> bool:
    first = TEXT.index(word)
    return first <= start and end <= first + len(word)


def dna(folder: Path, places: Places, _: Counting, *, words: bool) -> Path:
    assert not words
    said = [Said("", {"note": word}, "Annotation", span=at) for word, at in places.items()]
    return make_dna(folder / "a.dna", Dna(said, [Paper(text=TEXT)]))


CP, CP_1 = Counting(CODE_POINTS), Counting(CODE_POINTS, crlf_is_one=True)
U16, U16_1 = Counting(UTF_16), Counting(UTF_16, crlf_is_one=True)
OF_BYTES, OF_BYTES_1 = Counting(BYTES), Counting(BYTES, crlf_is_one=True)
CP_BOM, U16_BOM = Counting(CODE_POINTS, counts_bom=True), Counting(UTF_16, counts_bom=True)
BYTES_BOM = Counting(BYTES, counts_bom=True)
SEEN = Counting(GRAPHEMES, crlf_is_one=True)
ANY = (CP, CP_1, U16, U16_1, OF_BYTES, OF_BYTES_1)
ANY_FILE = (*ANY, CP_BOM, U16_BOM, BYTES_BOM)
Maker = Callable[..., Path]
MET: dict[str, tuple[Maker, tuple[Counting, ...], tuple[bool, ...]]] = {
    "brat": (brat, ANY_FILE, (True, False)),
    "W3C": (w3c, ANY_FILE, (True, False)),
    "Hypothesis": (hypothesis, ANY_FILE, (True, False)),
    "Label Studio": (label_studio, ANY, (True, False)),
    "doccano": (doccano, (*ANY, SEEN), (False,)),
    "Prodigy": (prodigy, ANY, (True, False)),
    "RuOpinionNE": (opinions, ANY, (True,)),
    "REFI-QDA": (refi, ANY_FILE, (False,)),
    "WebAnno TSV": (webanno, (U16, CP), (False,)),
    "UIMA XMI": (uima_xmi, (U16,), (False,)),
    "UIMA JSON": (uima_json, (U16,), (False,)),
    "DNA": (dna, (U16, U16_1), (False,)),
}
"""By format: how a file of it is made, the ways to count that are met in it, and whether it may say the words too."""
CASES = [
    pytest.param(maker, counting, words, id=f"{name}, {counting.told}{', with the words' if words else ''}")
    for name, (maker, ways, said) in MET.items()
    for counting in ways
    for words in said
]


@pytest.mark.parametrize(("maker", "counting", "words"), CASES)
def test_words_after_emoji_and_line_ends_stand_where_they_are(
    sqlite_path: Path, tmp_path: Path, maker: Maker, counting: Counting, *, words: bool
) -> None:
    (tmp_path / "in").mkdir()
    path = maker(tmp_path / "in", counted(counting), counting, words=words)
    world = World(parse_location(sqlite_path))
    outcome = Database(world.location).ingest(path, settings=SETTINGS)
    assert outcome.ok, outcome.text()

    (text,) = world.rows("select text from article_revision")
    found = world.rows("select distinct quote, start_char, end_char from v_coding order by start_char")
    assert [quote for quote, _, _ in found] == [*WORDS]
    assert [text[0][start:end] for _, start, end in found] == [*WORDS]
