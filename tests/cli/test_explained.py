"""What `ingest --explain` tells of files of other tools: each label and value, the field it becomes, by which rule.

All files are made by hand in the forms of their tools; people and countries are invented.
"""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.dna_files import Dna, basic, make

SHEET = """\
Outlet;Date;Actor;Party;Concept;Agreement;Excerpt;Annotator;Mood
Example Herald;05.03.2025;Марек Орлан;Лория;Войска могут войти;against;«никогда 🙂»;Kim;grim
Example Herald;05.03.2025;Ida Venn;;Войска могут войти;for;at once;Kim;
Example Herald;05.03.2025;;;;;Nobody spoke.;Kim;mild
"""
TEXT = "🙂 «Войск не будет», — сказал Орлан.\r\nЛоцманы молчали."
ANN = """\
T1\tContent 3 17\tВойск не будет
T2\tCue 22 28\tсказал
T3\tSource 29 34\tОрлан
T4\tMood 37 44\tЛоцманы
E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3
A1\tStance E1 opposes
A2\tClaim E1 troops-may-enter
A3\tVolume E1 loud
N1\tReference T3 Wiki:Q1\tMarek Orlan
R1\tNear Arg1:T4 Arg2:T3
*\tEquiv T3 T4
"""
TAGS = [
    {"who:Marek Orlan", "side:Loria", "stance:opposes", "topic:troops", "urgent"},
    {"who:Ida Venn", "stance:supports", "topic:troops"},
]
QDE = """\
<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Harbour">
  <Users><User guid="u1" name="Kim"/></Users>
  <CodeBook><Codes>
    <Code guid="c1" name="Speaker"><Code guid="c2" name="Marek Orlan"/></Code>
    <Code guid="c3" name="Stance"><Code guid="c4" name="opposes"/></Code>
    <Code guid="c5" name="Mood"><Code guid="c6" name="grim"/></Code>
    <Code guid="c7" name="Silence"/><Code guid="c8" name="Unused"/>
  </Codes></CodeBook>
  <Variables><Variable guid="v1" name="Outlet"/><Variable guid="v2" name="Ward"/></Variables>
  <Sources>
    <TextSource guid="t1" name="Harbour news">
      <PlainTextContent>🙂 No troops, said Orlan. The pilots were silent.</PlainTextContent>
      <PlainTextSelection guid="s1" creatingUser="u1" startPosition="3" endPosition="12">
        <Coding guid="k1"><CodeRef targetGUID="c2"/></Coding>
        <Coding guid="k2"><CodeRef targetGUID="c4"/></Coding>
        <Coding guid="k3"><CodeRef targetGUID="c6"/></Coding>
      </PlainTextSelection>
      <PlainTextSelection guid="s2" creatingUser="u1" startPosition="26" endPosition="48">
        <Coding guid="k4"><CodeRef targetGUID="c7"/></Coding>
      </PlainTextSelection>
      <VariableValue><VariableRef targetGUID="v1"/><TextValue>Example Herald</TextValue></VariableValue>
      <VariableValue><VariableRef targetGUID="v2"/><TextValue>north</TextValue></VariableValue>
    </TextSource>
    <PictureSource guid="t2" name="harbour.png"/>
  </Sources>
</Project>
"""


def sheet() -> str:
    Path("coding.csv").write_bytes(SHEET.replace("\n", "\r\n").encode("utf-8-sig"))
    return "coding.csv"


def dna() -> str:
    return str(make(Path("talks.dna"), Dna(statements=basic())))


def brat() -> str:
    Path("news").mkdir()
    Path("news/harbour.txt").write_text(TEXT, encoding="utf-8", newline="")
    Path("news/harbour.ann").write_text(ANN, encoding="utf-8")
    return "news"


def w3c() -> str:
    notes = [
        {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": f"https://notes.example/n{number}",
            "type": "Annotation",
            "created": "2026-01-10T09:00:00Z",
            "body": [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in sorted(tags)],
            "target": {
                "source": "https://herald.example/harbour.html",
                "selector": [
                    {"type": "TextQuoteSelector", "exact": words},
                    {"type": "SvgSelector", "value": "<svg/>"},
                ],
            },
        }
        for number, (tags, words) in enumerate(zip(TAGS, ("«No troops» 🙂", "They are needed"), strict=True))
    ]
    Path("notes.jsonld").write_text(json.dumps(notes, ensure_ascii=False), encoding="utf-8")
    return "notes.jsonld"


def refi() -> str:
    with zipfile.ZipFile("harbour.qdpx", "w") as archive:
        archive.writestr("project.qde", QDE)
    return "harbour.qdpx"


@pytest.mark.parametrize("made", [sheet, dna, brat, w3c, refi], ids=lambda one: one.__name__)
def test_explain_tells_what_became_of_each_label_and_value(
    run: Run, golden: Callable[[str, str], None], made: Callable[[], str]
) -> None:
    words = ("ingest", made(), "--explain", "--set", "lang=ru", "--set", "published=2025-03-05")
    source = ("--set", "source=Example Herald") if made in (brat, w3c) else ()
    told = run(*words, *source)
    assert told.code == 0
    golden(f"explain-{made.__name__}.txt", told.out)
    assert run(*words, *source, "--dry-run").out == told.out


def test_of_many_labels_and_values_some_are_shown_and_the_rest_is_counted(run: Run) -> None:
    spans = [{"start": 0, "end": 2, "label": f"L{number:03}", f"v{number}": "x"} for number in range(100)]
    spans += [{"start": 0, "end": 2, "label": "L000", f"w{number:03}": "x"} for number in range(100)]
    Path("a.jsonl").write_text(json.dumps({"text": "No.", "spans": spans}), encoding="utf-8")
    told = run(
        "ingest", "a.jsonl", "--explain", "--set", "lang=en", "--set", "published=2025", "--set", "source=Herald"
    )
    lines = told.out.splitlines()
    assert "  … 60 other labels  60" in lines
    assert any(line.split() == ["…", "61", "other", "values", "61"] for line in lines)
    assert len(lines) < 200
    assert sum(int(line.split()[-1]) for line in lines if "kept with its words" in line) + 60 == 200


def test_the_same_is_in_the_json(run: Run) -> None:
    told = run("ingest", sheet(), "--set", "lang=ru", "-f", "json")
    (file,) = json.loads(told.out)["foreign"]
    assert {"label": "row", "value": "Actor", "field": "by", "by": "{speaker|and}", "number": 1} in file["mapping"]
    assert {"label": None, "value": "Mood", "field": None, "by": None, "number": 1} in file["mapping"]
    assert {"field": "stance", "value": "against", "means": "opposes"} in file["values"]
