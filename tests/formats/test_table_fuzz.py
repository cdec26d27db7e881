"""Broken sheets are read or refused with a sentence, and what is read is mapped or told row by row."""

import gzip
import io
from pathlib import Path

from openpyxl import Workbook

from claimtrack.domain.foreign import Reading
from claimtrack.domain.mapping.rows import Sheet
from claimtrack.domain.reading import read_article
from claimtrack.formats.profiles import load_profile
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
        found = list(Sheet(table, profile, [], SETTINGS).articles())
        assert sum(len(one.raw.records) + len(one.bad) for one in found) == len(table.rows)
        for one in found:
            read_article(one.raw)


def test_any_sheet_is_read_or_refused(tmp_path: Path) -> None:
    seeds = [SHEET.encode(codec) for codec in CODECS]
    seeds += [SHEET.replace(" 🙂", "").replace("🙂 ", "").encode("cp1251"), SHEET.replace(",", "\t").encode()]
    assert read_any(READER, tmp_path, "coding.csv", seeds, accounted_for) > 0


def test_any_packed_sheet_is_read_or_refused(tmp_path: Path) -> None:
    seeds = [gzip.compress(SHEET.encode(), mtime=0), gzip.compress(SHEET.encode() * 40, mtime=0)]
    assert read_any(READER, tmp_path, "coding.csv.gz", seeds, accounted_for) >= 0


def test_any_workbook_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(READER, tmp_path, "coding.xlsx", [workbook()], accounted_for) >= 0
