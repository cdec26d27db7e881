"""`claimtrack new` from pages, Markdown, ninjs and texts in any encoding: what they say, what is asked for."""

import gzip
import io
import json
import os
import sys
import threading
from collections.abc import Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from claimtrack.formats import plugins
from claimtrack.formats.source import Source
from claimtrack.formats.texts import ArticleText, Fact, registry
from tests.cli.conftest import Run

FIRST = "Лория «никогда не согласится» на размещение войск Союза, сообщило агентство ЛПА."
PAGE = f"""<!DOCTYPE html><html lang="ru"><head><meta charset="windows-1251"><title>Порт закрыт</title>
<meta property="og:site_name" content="Вестник Лории"><meta property="article:published_time" content="2025-03-05">
<meta name="author" content="Марек Орлан"><meta name="author" content="Илька Верин"><meta name="date" content="2024">
</head><body><article><h1>Порт</h1><p>{FIRST}</p><p>Об этом рассказал источник во дворце.</p></article></body></html>"""
ITEM = {
    "uri": "urn:x:1",
    "versionCreated": "2025-03-05T10:00:00Z",
    "copyrightHolder": "LPA",
    "bodies": [{"contentType": "text/html", "value": f"<p>{FIRST}</p>"}],
    "subjects": [{"name": "x"}],
}
FRONT = f"---\ntitle: Порт\ndate: 2025-03-05\nsite: Example Herald\ntags: [a]\n---\n{FIRST}\n"


@pytest.fixture
def page(folder: Path) -> Path:
    (folder / "page.html").write_bytes(PAGE.encode("cp1251"))
    return folder / "page.claim.md"


@pytest.fixture
def item(folder: Path) -> Path:
    (folder / "item.json").write_text(json.dumps(ITEM), encoding="utf-8")
    return folder / "item.claim.md"


def header(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").split("---\n")[1].splitlines()
    return dict(line.split(": ", 1) for line in lines)


def test_a_page_becomes_a_file_that_goes_in_with_all_it_says_of_itself(page: Path, run: Run) -> None:
    outcome = run("new", "page.html", "--coder", "c1")

    assert outcome.code == 0
    assert header(page) == {
        "claimtrack": "1",
        "source": "Вестник Лории",
        "published": "2025-03-05",
        "lang": "ru",
        "title": "Порт закрыт",
        "author": "Марек Орлан; Илька Верин",
        "coder": "c1",
        "extractor": header(page)["extractor"],
    }
    assert header(page)["extractor"].startswith("trafilatura ")
    assert FIRST in page.read_text(encoding="utf-8")
    assert "read as html: windows-1251, as it says; extractor trafilatura" in outcome.err
    assert "published (article:published_time)" in outcome.err
    with page.open("a", encoding="utf-8") as stream:
        stream.write("@s1 opposes troops\n> «никогда не согласится»\nby: ЛПА\n")
    assert run("check", "page.claim.md").code == 0
    assert run("ingest", "page.claim.md").code == 0
    stored = run("sql", "select extractor, author from v_article", "-f", "csv").out.splitlines()[1]
    assert stored == f"{header(page)['extractor']},Марек Орлан; Илька Верин"


def test_a_gzipped_page_is_unpacked_and_a_bomb_is_not(page: Path, folder: Path, run: Run) -> None:
    (folder / "page.html.gz").write_bytes(gzip.compress((folder / "page.html").read_bytes()))
    (folder / "bomb.txt.gz").write_bytes(gzip.compress(b"word " * 4_000_000))

    assert run("new", "page.html.gz").code == 0
    assert FIRST in page.read_text(encoding="utf-8")
    refused = run("new", "bomb.txt.gz", "--source", "S", "--published", "2025")
    assert refused.code == 1
    assert "far more than its size" in refused.err
    assert not (folder / "bomb.claim.md").exists()


def test_what_is_said_on_the_command_line_holds_before_the_file(page: Path, run: Run) -> None:
    outcome = run(
        "new", "page.html", "--source", "Echo", "--published", "2025-03-06", "--author", "M. O.", "--lang", "uk"
    )

    assert outcome.code == 0
    given = header(page)
    assert (given["source"], given["published"], given["author"], given["lang"]) == (
        "Echo",
        "2025-03-06",
        "M. O.",
        "uk",
    )
    assert "from the file itself: title (title)\n" in outcome.err


def test_what_neither_says_is_asked_for_by_its_flag_and_nothing_is_written(item: Path, run: Run) -> None:
    outcome = run("new", "item.json")

    assert outcome.code == 2
    assert "the file does not say when it was published" in outcome.err
    assert "say --published DATE; the file has modified `2025-03-05T10:00:00Z`" in outcome.err
    assert not item.exists()
    (item.parent / "a.txt").write_text("Words.", encoding="utf-8")
    both = run("new", "a.txt")
    assert both.code == 2
    assert "who published it and when it was published" in both.err
    assert "say --source NAME and --published DATE" in both.err


def test_an_item_of_ninjs_tells_what_of_it_is_left_out(item: Path, run: Run) -> None:
    outcome = run("new", "item.json", "--published", "2025-03-05")

    assert outcome.code == 0
    assert "not taken, as the header has no key for it: subjects\n" in outcome.err
    assert (header(item)["source"], header(item)["ref"]) == ("LPA", "urn:x:1")
    assert run("check", "item.claim.md").code == 0
    assert run("ingest", "item.claim.md").code == 0


def test_quiet_tells_nothing(item: Path, run: Run) -> None:
    assert run("new", "item.json", "--published", "2025-03-05", "-q").err == ""
    assert item.exists()


@pytest.mark.parametrize(("data", "form"), [(FRONT, "markdown"), (PAGE, "html"), (json.dumps(ITEM), "ninjs")])
def test_as_overrides_what_the_name_says(data: str, form: str, folder: Path, run: Run) -> None:
    (folder / "text.txt").write_text(data.replace("windows-1251", "utf-8"), encoding="utf-8")
    plain = run("new", "text.txt", "--source", "S", "--published", "2025", "-o", "plain.claim.md")
    read = run("new", "text.txt", "--as", form, "--source", "S", "--published", "2025", "-o", "read.claim.md")

    assert (plain.code, read.code) == (0, 0)
    assert "extractor" not in header(folder / "plain.claim.md")
    assert "extractor" in header(folder / "read.claim.md")


def test_an_unknown_form_names_the_nearest(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("Words.", encoding="utf-8")
    outcome = run("new", "a.txt", "--as", "htlm", "--source", "S", "--published", "2025")

    assert outcome.code == 2
    assert "did you mean html?" in outcome.err


@pytest.mark.parametrize(
    "data", [PAGE.replace("windows-1251", "utf-8"), json.dumps(ITEM), "+++\ntitle = 'x'\n+++\nText\n"]
)
def test_stdin_is_known_by_how_it_begins(data: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    outcome = run("new", "-", "--source", "S", "--published", "2025")

    assert outcome.code == 0
    assert "\nextractor: " in outcome.out
    assert outcome.err


@pytest.mark.parametrize(("codec", "told"), [("utf-16", "UTF-16 LE"), ("cp1251", "Windows-1251 (cp1251)")])
def test_a_text_in_another_encoding_is_read_and_told(codec: str, told: str, folder: Path, run: Run) -> None:
    (folder / "a.txt").write_bytes(f"{FIRST}\r\nВсё.\r\n".encode(codec))
    outcome = run("new", "a.txt", "--source", "S", "--published", "2025")

    assert outcome.code == 0
    assert f"read as plain: {told}\n" in outcome.err
    assert f"{FIRST}\r\nВсё.\r\n".encode() in (folder / "a.claim.md").read_bytes()


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.json"])
def test_what_is_no_text_leaves_nothing_behind(name: str, folder: Path, run: Run) -> None:
    (folder / name).write_bytes(b"PK\x03\x04\x00\x00\xff\xfe binary")
    outcome = run("new", name, "--source", "S", "--published", "2025")

    assert outcome.code == 1
    assert outcome.err.startswith("error: ")
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_folder_is_refused_and_a_pipe_is_read(folder: Path, run: Run) -> None:
    (folder / "texts").mkdir()
    assert run("new", "texts", "--source", "S", "--published", "2025").code == 1
    os.mkfifo(folder / "pipe")
    writer = threading.Thread(target=(folder / "pipe").write_text, args=("Words.\n",))
    writer.start()
    outcome = run("new", "pipe", "--source", "S", "--published", "2025", "-o", "-")
    writer.join()
    assert outcome.code == 0
    assert "---\nWords.\n=== statements ===" in outcome.out


class Shouting:
    """A reader of somebody else."""

    name = "shouting"
    endings = (".shout",)

    def accepts(self, head: bytes) -> bool:
        return head.startswith(b"!!!")

    def read(self, source: Source) -> ArticleText:
        return ArticleText(source.text.upper(), {"source": Fact("Loud", "its voice")}, "shouting 3")


@pytest.fixture
def shouting(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with a reader of texts is installed."""
    real = entry_points
    monkeypatch.setitem(sys.modules, "shouting", type(sys)("shouting"))
    sys.modules["shouting"].READER = Shouting()  # type: ignore[attr-defined]
    more = EntryPoint("shouting", "shouting:READER", registry.GROUP)
    monkeypatch.setattr(plugins, "entry_points", lambda group: [*real(group=group), more])
    registry.text_readers.cache_clear()
    yield
    registry.text_readers.cache_clear()


@pytest.mark.usefixtures("shouting")
@pytest.mark.parametrize(("name", "words"), [("a.shout", ()), ("a", ()), ("a.txt", ("--as", "shouting"))])
def test_a_reader_of_somebody_else_installs_as_a_package(
    name: str, words: tuple[str, ...], folder: Path, run: Run
) -> None:
    (folder / name).write_text("!!! words", encoding="utf-8")
    outcome = run("new", name, "--published", "2025", *words, "-o", "-")

    assert outcome.code == 0
    assert "source: Loud\n" in outcome.out
    assert "extractor: shouting 3\n---\n!!! WORDS\n" in outcome.out


@pytest.mark.usefixtures("shouting")
def test_a_file_for_two_readers_is_read_by_neither_until_one_is_named(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Shouting, "endings", (".md",))
    (folder / "a.md").write_text("# Words\n", encoding="utf-8")
    outcome = run("new", "a.md", "--source", "S", "--published", "2025")

    assert outcome.code == 2
    assert "a.md may be of several formats: markdown, shouting" in outcome.err
    assert "--as markdown" in outcome.err
