"""Mutated files of our own forms, as they come in: what comes out is units or entries, or findings within them."""

import gzip
import time
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from claimtrack.domain.findings import Finding
from claimtrack.errors import InputError
from claimtrack.formats import native
from claimtrack.services.codebooks import load
from claimtrack.services.intake import Unit, decode, read_file, read_native, read_stream
from tests.fuzzing import INPUTS, SECONDS, mutate
from tests.world import article, entry, line, said

NATIVE = """---
claimtrack: 1
source: Example Herald
url: https://herald.example/1
published: 2025-03-05
lang: ru
title: Ответ: «да» 🙂
---
Москва «никогда не согласится», сообщило LPA 🙂.
«Гарантии нужны обеим сторонам, — сказал Орлан 4 марта, — но речи о войсках быть не может».

=== statements ===

# a remark
@s1 strongly-opposes troops
> "никогда не согласится"
by: LPA > anon(a source; of: Loria) > "Marek (the elder) Orlan" & Verin (for Loria)
said: 2025-03~/2025-03-04
claim: Troops may come.
claim[uk]: Війська прийдуть.
topic: war/troops; guarantees

@s2 supports? security-guarantees
> Гарантии нужны [[обеим сторонам]] <…> быть не может
also: Union Wire; LPA
mode: direct
note: x
"""
LINES = (
    article(said("LPA > Marek Orlan", topic="war/troops", note="🙂 «да»"), said("anon(an official)"), title="Т"),
    article(url=None, title="Без слов", text="Текст\r\nи ещё"),
    entry("speaker", "Marek Orlan", names=["Орлан"], member_of=[{"of": "Loria", "from": "2023"}]),
    entry("claim", key="troops", text={"en": "Yes."}, topics=["war"], relations=[{"type": "entails", "to": "y"}]),
    {"type": "judgement", "kind": "speaker", "left": "a", "right": "b", "verdict": "same", "who": "I", "why": "w"},
)
JSONL = "".join(line(one) + "\n" for one in LINES)
TOML = """lang = "uk"
[[source]]
name = "Example Herald"
domains = ["herald.example"]
[[speaker]]
name = "Марек Орлан"
names = { uk = ["Орлан", "М. Орлан"], en = ["Marek Orlan"] }
kind = "person"
member_of = [{ of = "Лорія", role = "посол", from = "2023-05", until = "2024" }]
[[topic]]
name = "війна"
parent = "усе"
[[claim]]
key = "troops"
text = { uk = "Війська прийдуть.", en = "Troops may come." }
relations = [{ type = "contradicts", to = "no-troops" }]
[[occasion]]
name = "Розмови"
date = "2025-03-03"
"""
SHEETS = {
    "speakers.csv": 'key,name,names:uk,kind,note\norlan,Marek Orlan,"Орлан; М. ""О.""",person,"a\r\nb"\n,Loria\n',
    "memberships.csv": "member;of;role;from;until\r\nMarek Orlan;Loria;посол;2023-05;\r\n",
    "claims.csv": "key\ttext:en\ttopics\ntroops\tTroops may come. 🙂\twar; guarantees\n",
}


def withstood(read: Callable[[bytes], Iterable[Finding]], seeds: Sequence[str | bytes]) -> int:
    """Read mutated bytes; gives how many gave no finding, fails where anything is raised or time runs out."""
    given = [one.encode() if isinstance(one, str) else one for one in seeds]
    blameless = 0
    for number in range(INPUTS):
        data = mutate(given[number % len(given)], number)
        started = time.monotonic()
        try:
            findings = list(read(data))
            for one in findings:
                assert one.message
                assert one.place.line <= data.count(b"\n") + data.count(b"\r") + 2
        except BaseException as problem:
            problem.add_note(f"input {number}: {data[:2000]!r}")
            raise
        assert time.monotonic() - started < SECONDS, f"input {number} took too long"
        blameless += not findings
    return blameless


def told(units: Iterable[Unit]) -> list[Finding]:
    """Give the findings of units; one is read exactly where none of them is an error."""
    found: list[Finding] = []
    for unit in units:
        assert unit.refused or unit.article or unit.codebook or unit.judgement or unit.source is not None
        found += unit.findings
    return found


def test_any_native_file_is_read_or_refused() -> None:
    def no_sidecar(name: str) -> str:
        raise OSError(name)

    def read(data: bytes) -> list[Finding]:
        unit = read_native(data, file="a.claim.md", sidecar=no_sidecar)
        text = decode(data, "a.claim.md")
        if not unit.refused and isinstance(text, str):
            once = native.tidy(text)
            assert native.tidy(once) == once
            assert not read_native(once.encode(), file="a.claim.md", sidecar=no_sidecar).refused
        return told([unit])

    seeds = (NATIVE, NATIVE.replace("\n", "\r\n"), "\ufeff" + NATIVE, NATIVE.replace("lang: ru", "text: a.txt"))
    assert withstood(read, seeds) > 0


def test_any_json_lines_are_read_or_refused() -> None:
    def read(data: bytes) -> list[Finding]:
        return told(read_stream(BytesIO(data), form="jsonl", name="a.jsonl"))

    assert withstood(read, (JSONL, JSONL.replace("\n", "\r\n"), *JSONL.splitlines())) > 0


def test_any_packed_json_lines_are_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"

    def read(data: bytes) -> list[Finding]:
        path.write_bytes(data)
        assert all(one.message for one in told(read_file(path)))
        return []

    assert withstood(read, (gzip.compress(JSONL.encode(), mtime=0),)) > 0


def loaded(path: Path) -> list[Finding]:
    """Give the findings of a codebook; one may be refused whole as well."""
    try:
        return list(load(path).findings)
    except InputError:
        return []


def test_any_codebook_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "codebook.toml"

    def read(data: bytes) -> list[Finding]:
        path.write_bytes(data)
        return loaded(path)

    assert withstood(read, (TOML, TOML.replace("\n", "\r\n"))) > 0


@pytest.mark.parametrize("name", SHEETS)
def test_any_codebook_sheet_is_read_or_refused(tmp_path: Path, name: str) -> None:
    for other, text in SHEETS.items():
        (tmp_path / other).write_bytes(text.encode())

    def read(data: bytes) -> list[Any]:
        (tmp_path / name).write_bytes(data)
        return [one for one in loaded(tmp_path) if one.place.file.endswith(name)]

    assert withstood(read, (SHEETS[name], "\ufeff" + SHEETS[name])) > 0
