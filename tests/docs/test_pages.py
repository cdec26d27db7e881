"""Pages are short, found from the index, and every link on them leads somewhere."""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from claimtrack.formats import codebook
from claimtrack.formats.profiles import load_profile

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "samples/miami/README.md", *sorted(DOCS.rglob("*.md"))]
WRITTEN = [page for page in PAGES if not page.read_text(encoding="utf-8").startswith("<!-- Made from the program")]
LONGEST = 500


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def prose(page: Path) -> str:
    """The page without what stands in blocks of code."""
    return re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)


@cache
def anchors(page: Path) -> frozenset[str]:
    """What `#…` may name on a page: its headings as GitHub spells them."""
    headings = re.findall(r"^#+ +(.*)$", prose(page), re.MULTILINE)
    return frozenset(re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if re.match(r"https?://", target):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


@pytest.mark.parametrize("page", WRITTEN, ids=name)
def test_a_page_that_people_wrote_can_be_read_in_one_go(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_every_page_is_found_from_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    own = [page for page in PAGES if DOCS in page.parents and page.name != "index.md"]
    below = {DOCS / "adr", DOCS / "reference" / "schema"}

    assert [name(page) for page in own if page.parent not in below and f"({page.relative_to(DOCS)})" not in index] == []


@pytest.mark.parametrize("page", sorted((DOCS / "adr").glob("*.md")), ids=name)
def test_a_decision_says_why_what_and_what_follows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert re.match(rf"# {int(page.name[:4])}\. \S", text)
    assert re.findall(r"^(?:## )?(Status|Context|Decision|Consequences)\b", text, re.MULTILINE) == [
        "Status",
        "Context",
        "Decision",
        "Consequences",
    ]


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(page.name[:4]) for page in sorted((DOCS / "adr").glob("*.md"))]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_codebook_on_a_page_reads_without_a_finding(page: Path) -> None:
    for block in re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        if re.search(r"^\[\[(source|speaker|topic|claim|occasion)\]\]", block, re.MULTILINE):
            assert codebook.parse(block, file=name(page))[1] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_profile_on_a_page_can_be_read(page: Path, tmp_path: Path) -> None:
    for block in re.findall(r"^```toml\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        if re.search(r"^\[\[(join|statement)\]\]", block, re.MULTILINE):
            (tmp_path / "mine.toml").write_text(block, encoding="utf-8")
            assert load_profile(str(tmp_path / "mine.toml")).rules


def test_the_json_shown_over_several_lines_is_the_first_line_of_the_file() -> None:
    page = (DOCS / "reference" / "formats.md").read_text(encoding="utf-8")
    spread, lines = re.findall(r"^```json\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)

    assert json.loads(spread) == json.loads(lines.splitlines()[0])
