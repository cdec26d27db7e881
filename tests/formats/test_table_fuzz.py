"""Broken sheets are read or refused with a sentence, and what is read is mapped or told row by row."""

import gzip
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from claimtrack.domain.foreign import Reading
from claimtrack.domain.mapping.rows import Sheet
from claimtrack.domain.reading import read_article
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source
from claimtrack.formats.table import READER
from tests.fuzzing import read_any

SHEET = (
    "outlet,date,url,speaker,side,claim,stance,quote,topic,full text\r\n"
    'Вестник,05.03.2025,https://v.example/1,"Орлан; Верин",Лория,Войск нет,за,'
    '"войск\r\nне ""будет""",a; b,"🙂 войск\r\nне ""будет"""\r\n'
    "Herald,2025-03-05,https://v.example/1,Solska,,No bases,against,never,,\r\n"
    "Herald,03/04/2025,,Solska,Kasteya,No bases,perhaps,,x,never\r\n"
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be")
SETTINGS = {"lang": "en", "source": "Example Herald", "published": "2025-03-05"}


def workbook() -> bytes:
    made = Workbook()
    for line in SHEET.replace("\r\nне", " не").split("\r\n"):
        made.active.append(line.split(","))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def accounted_for(reading: Reading) -> None:
    profile = load_profile("columns")
    for table in reading.tables:
        assert len(table.rows) == len(table.lines)
        assert all(len(row) == len(table.columns) for row in table.rows)
        sheet = Sheet(table, profile, [], SETTINGS)
        found = list(sheet.articles())
        assert sum(len(one.raw.records) + len(one.bad) for one in found) + sheet.repeated == len(table.rows)
        for one in found:
            read_article(one.raw)


def test_any_sheet_is_read_or_refused(tmp_path: Path) -> None:
    seeds = [SHEET.encode(codec) for codec in CODECS]
    seeds += [SHEET.replace(" 🙂", "").replace("🙂 ", "").encode("cp1251"), SHEET.replace(",", "\t").encode()]
    assert read_any(READER, tmp_path, "coding.csv", seeds, accounted_for) > 0


def test_any_packed_sheet_is_read_or_refused(tmp_path: Path) -> None:
    seeds = [gzip.compress(SHEET.encode(), mtime=0), gzip.compress(SHEET.encode() * 40, mtime=0)]
    assert read_any(READER, tmp_path, "coding.csv.gz", seeds, accounted_for) >= 0


class Packing:
    """Reads bytes as a part of a workbook whose other parts are sound."""

    def __init__(self, part: str) -> None:
        self.part = part
        with zipfile.ZipFile(io.BytesIO(workbook())) as packed:
            self.parts = {one.filename: packed.read(one) for one in packed.infolist()}

    def read(self, source: Source) -> Reading:
        path = source.path.with_name("packed.xlsx")
        with zipfile.ZipFile(path, "w") as packed:
            for name, data in self.parts.items():
                packed.writestr(name, source.data if name == self.part else data)
        return READER.read(Source(path, path.name))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_any_part_of_a_workbook_is_read_or_refused(tmp_path: Path, part: str) -> None:
    reader = Packing(part)
    assert read_any(reader, tmp_path, "part.xml", [reader.parts[part]], accounted_for) > 0


def test_any_workbook_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "coding.xlsx", [workbook()], accounted_for) >= 0
