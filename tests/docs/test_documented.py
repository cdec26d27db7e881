"""Every command, option, finding, view, field and word is on the page where people look for it."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.cli.commands import ENTRIES, Entry
from claimtrack.db.definitions import current_views
from claimtrack.db.models import Base
from claimtrack.domain import vocabulary
from claimtrack.domain.catalogue import CATALOGUE
from claimtrack.domain.entry_fields import ENTRY_FIELDS
from claimtrack.domain.fields import FIELDS, HEADER_KEYS
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.formats.readers import readers
from claimtrack.formats.registry import SHEETS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
OTHERS = ("README.md", "CHANGELOG.md", "samples/miami/README.md")
PAGES = [*(ROOT / name for name in OTHERS), *sorted(DOCS.rglob("*.md"))]
WRITTEN = [page for page in PAGES if REFERENCE not in page.parents or page.name == "formats.md"]
LISTS = {
    "kind of claim": vocabulary.CLAIM_KINDS,
    "act": vocabulary.ACTS,
    "mode": vocabulary.MODES,
    "certainty": vocabulary.CERTAINTIES,
    "role of a hop": vocabulary.HOP_ROLES,
    "kind of speaker": vocabulary.SPEAKER_KINDS,
    "kind of source": vocabulary.SOURCE_KINDS,
    "basis of a date": vocabulary.DATE_BASES,
    "relation of two claims": vocabulary.CLAIM_RELATIONS,
    "kind of name": vocabulary.NAME_KINDS,
    "kind of evidence": vocabulary.EVIDENCE_KINDS,
    "severity of a finding": ("error", "warning", "note"),
}


def text(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def commands(entries: tuple[Entry, ...] = ENTRIES, above: str = "claimtrack") -> Iterator[str]:
    for entry in entries:
        name = f"{above} {entry.name}"
        if entry.members:
            yield from commands(entry.members, name)
        else:
            yield name


def typed(page: Path) -> Iterator[str]:
    """Every command line a page shows, in a block of code or in the middle of a sentence."""
    content = page.read_text(encoding="utf-8").replace("\\\n", " ")
    for block in re.findall(r"^```.*?^```$", content, re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^(?:\$ )?(claimtrack [^\n]+)$", block, re.MULTILINE)
    yield from re.findall(r"`(claimtrack [^`\n]+)`", content)


@pytest.mark.parametrize("command", list(commands()))
def test_every_command_is_in_the_reference_and_on_a_page_that_tells_what_it_is_for(command: str) -> None:
    assert f"\n## {command}\n" in text("reference/cli.md")
    assert any(line.startswith(command) for page in WRITTEN for line in typed(page))


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_line_on_a_page_is_one_the_program_takes(page: Path) -> None:
    known = dict(re.findall(r"\n## (claimtrack[^\n]*)\n(.*?)(?=\n## |\Z)", text("reference/cli.md"), re.DOTALL))

    for line in typed(page):
        words = shlex.split(re.split(r" (?:[|>#]|&&) ", line)[0])
        command = next(name for length in (3, 2, 1) if (name := " ".join(words[:length])) in known)
        options = {word.partition("=")[0] for word in words if re.match(r"--?[a-z]", word)}
        assert command != "claimtrack" or all(word.startswith("-") for word in words[1:]), line
        assert options <= set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", known[command])), line


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_finding_has_a_section_that_a_link_finds(code: str) -> None:
    assert f"\n### {code}\n" in text("reference/findings.md")


def test_every_view_is_described_and_in_the_changelog() -> None:
    names = [view.name for view in current_views()]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

    assert [name for name in names if f"\n## {name}\n" not in text("reference/views.md")] == []
    assert [name for name in names if f"`{name}`" not in changelog] == []


def test_every_key_and_field_of_the_formats_is_described() -> None:
    page = text("reference/formats.md")
    without_asides = re.sub(r" \([^)]*\)", "", page)
    of_entries = [f"| `[[{kind}]]` | {', '.join(fields)} |" for kind, fields in ENTRY_FIELDS.items()]

    assert [key for key in (*HEADER_KEYS, *FIELDS, *SHEETS) if f"`{key}`" not in page] == []
    assert [line for line in of_entries if line not in without_asides] == []


def test_every_stance_word_has_its_number_on_the_page_on_stances() -> None:
    shown = {-2: "−2", -1: "−1", 0: "0", 1: "+1", 2: "+2", None: "empty"}

    for word, stance in STANCE_WORDS.items():
        assert f"| `{word}` | {shown[stance.value]} |" in text("explanation/stance.md")


def test_every_table_named_by_one_word_is_explained_as_a_word() -> None:
    words = set(re.findall(r"\| \*\*([a-z ]+)\*\* \|", text("explanation/words.md")))

    assert {name for name in Base.metadata.tables if "_" not in name} <= words


def test_the_fixed_lists_on_the_page_on_words_are_those_of_the_program() -> None:
    section = text("explanation/words.md").partition("## Fixed lists")[2]
    shown = {
        name: tuple(values.split(" · "))
        for name, values in re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", section, re.MULTILINE)
    }

    assert {name: values for name, values in shown.items() if name not in ("field", "---")} == LISTS


ROWS = {
    "coding sheets": "table", "roll calls": "table", "sentences": "table", "DNA 2": "dna", "DNA's event": "table",
    "brat": "brat", "W3C": "w3c", "Hypothesis": "hypothesis", "Label Studio": "label-studio", "doccano": "spans",
    "opinions": "spans", "REFI-QDA": "refi", "WebAnno": "webanno", "UIMA": "uima", "ClaimReview": "claimreview",
}  # fmt: skip
"""Which reader each row of the table of formats is of, by what the row begins with."""


def test_the_table_of_formats_names_the_profiles_that_readers_have() -> None:
    table = [line.split("|") for line in text("howto/formats/index.md").splitlines() if re.match(r"\|.*\|.*`\w", line)]
    told: dict[str, set[str]] = {}
    for cells in table[: len(ROWS)]:
        (reader,) = (name for begins, name in ROWS.items() if cells[1].strip().startswith(begins))
        told.setdefault(reader, set()).update(re.findall(r"`([\w-]+)`", cells[3]))
    assert told == {name: set(one.profiles) for name, one in readers().items()}
