"""Values of a file that are called like names of our own: none is lost, and none takes the place of ours."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from claimtrack.domain.mapping.records import Mapped, map_document
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.readers import readers
from claimtrack.formats.source import Source
from claimtrack.services.documents import located
from tests import dna_files
from tests.formats import test_refi as refi
from tests.formats import test_uima as uima
from tests.formats.test_archive import packed

SETTINGS: Final = {"source": "Example Herald", "published": "2025-03-05", "lang": "ru"}
TEXT: Final = "Орлан 🙂 сказал: баз не будет."
NAMES: Final = (
    "text",
    "rest",
    "id",
    "label",
    "name",
    "folder",
    "file",
    "ref",
    "created",
    "motivation",
    "host",
    "quote",
)
Maker = Callable[[Path, Sequence[str]], Path]


def kept(name: str) -> str:
    """Give a value that stands nowhere else."""
    return f"kept-{name}-0"


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def brat(folder: Path, names: Sequence[str]) -> Path:
    written(folder / "a.txt", TEXT)
    lines = ["T1\tContent 16 28\tбаз не будет", "T2\tSource 0 5\tОрлан", "E1\tAttribution:T1 Content:T1 Source:T2"]
    lines += [f"A{number}\t{name.title()} E1 {kept(name)}" for number, name in enumerate(names, 1)]
    return written(folder / "a.ann", "\n".join(lines) + "\n")


def label_studio(folder: Path, names: Sequence[str]) -> Path:
    at = {"id": "c", "to_name": "body"}
    place = {"start": 16, "end": 28, "text": "баз не будет"}
    said: list[dict[str, Any]] = [at | {"from_name": "l", "type": "labels", "value": place | {"labels": ["Content"]}}]
    said += [at | {"from_name": one, "type": "choices", "value": place | {"choices": [kept(one)]}} for one in names]
    return written(
        folder / "a.json", json.dumps([{"id": 1, "data": {"body": TEXT}, "annotations": [{"result": said}]}])
    )


def data_of_a_task(folder: Path, names: Sequence[str]) -> Path:
    at = {"start": 16, "end": 28, "text": "баз не будет", "labels": ["Content"]}
    said = {"id": "c", "from_name": "l", "to_name": "body", "type": "labels", "value": at}
    data = {"body": TEXT} | {name: kept(name) for name in names}
    return written(folder / "a.json", json.dumps([{"id": 1, "data": data, "annotations": [{"result": [said]}]}]))


def spans(folder: Path, names: Sequence[str]) -> Path:
    syntax = ("text", "id", "label")
    span = {"start": 16, "end": 28, "label": "x"} | {name: kept(name) for name in names if name not in syntax}
    span |= {"more": [kept(name) for name in syntax if name in names]}
    return written(folder / "a.jsonl", json.dumps({"text": TEXT, "accept": ["Q"], "spans": [span]}))


def facts_of_spans(folder: Path, names: Sequence[str]) -> Path:
    facts = {name: kept(name) for name in names if name not in ("text", "label", "id")}
    told = {
        "text": TEXT,
        "label": "kept-label-0 kept-text-0 kept-id-0",
        "spans": [{"start": 16, "end": 28, "label": "x"}],
    }
    return written(folder / "a.jsonl", json.dumps(told | facts))


def w3c(folder: Path, names: Sequence[str]) -> Path:
    body = [{"type": "TextualBody", "purpose": "tagging", "value": f"{name}:{kept(name)}"} for name in names]
    target = {"source": "https://herald.example/1", "selector": {"type": "TextQuoteSelector", "exact": "баз"}}
    told = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "id": "urn:a",
        "created": "2025-03-06",
    }
    return written(folder / "a.jsonld", json.dumps(told | {"body": body, "target": target}))


def webanno(folder: Path, names: Sequence[str]) -> Path:
    words = [("Орлан", 0, 5), ("🙂", 6, 8), ("сказал:", 9, 16), ("баз", 17, 20), ("не", 21, 23), ("будет.", 24, 30)]
    cells = {"баз": "\t".join(map(kept, names))}
    rows = [
        f"1-{number}\t{start}-{end}\t{word}\t{cells.get(word, chr(9).join('_' * len(names)))}\t"
        for number, (word, start, end) in enumerate(words, 1)
    ]
    head = f"#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Statement|{'|'.join(names)}\n\n\n#Text={TEXT}\n"
    return written(folder / "a.tsv", head + "\n".join(rows) + "\n")


def xmi(folder: Path, names: Sequence[str]) -> Path:
    said = " ".join(f'{name}="{kept(name)}"' for name in names)
    return written(folder / "a.xmi", uima.xmi(uima.mark(6, "Statement", "Баз не будет", said)))


def meta_of_xmi(folder: Path, names: Sequence[str]) -> Path:
    meta = [f'<custom:Meta xmi:id="{at}" sofa="1" {n}="{kept(n)}" rest="again-{n}"/>' for at, n in enumerate(names, 9)]
    meta = [one.replace(' rest="again-rest"', "") for one in meta]
    return written(folder / "a.xmi", uima.xmi(uima.mark(6, "Statement", "Баз не будет"), *meta))


def dna(folder: Path, names: Sequence[str]) -> Path:
    path = dna_files.make(folder / "a.dna", dna_files.Dna(dna_files.basic()[:1]))
    with closing(sqlite3.connect(path)) as connection:
        for name in names:
            key = dna_files.insert(connection, "VARIABLES", Variable=name, DataType="long text", StatementTypeId=1)
            dna_files.insert(connection, "DATALONGTEXT", StatementId=1, VariableId=key, Value=kept(name))
        connection.commit()
    return path


def variables_of_refi(folder: Path, names: Sequence[str]) -> Path:
    said = "".join(
        f'<VariableValue><VariableRef targetGUID="V{number}"/><TextValue>{kept(name)}</TextValue></VariableValue>'
        for number, name in enumerate(names)
    )
    called = "".join(f'<Variable guid="V{number}" name="{name}"/>' for number, name in enumerate(names))
    text = f'<TextSource guid="T" name="News"><PlainTextContent>{TEXT}</PlainTextContent>'
    source = text + refi.selection((17, 29), "C6") + said + "</TextSource>"
    whole = refi.project(source, f"<Variables>{called}</Variables>")
    return written(folder / "a.qdpx", packed({"project.qde": whole.encode()}))


MAKERS: Final[dict[str, tuple[str, str, Maker]]] = {
    "attributes of brat": ("brat", "attribution", brat),
    "controls of Label Studio": ("label-studio", "regions", label_studio),
    "data of Label Studio": ("label-studio", "regions", data_of_a_task),
    "attributes of spans": ("spans", "regions", spans),
    "facts of spans": ("spans", "spans", facts_of_spans),
    "tags of web annotations": ("w3c", "tags", w3c),
    "features of WebAnno": ("webanno", "inception", webanno),
    "features of UIMA": ("uima", "inception", xmi),
    "what UIMA says of the text": ("uima", "spans", meta_of_xmi),
    "variables of DNA": ("dna", "dna", dna),
    "variables of REFI-QDA": ("refi", "qda", variables_of_refi),
}


def mapped(reader: str, profile: str, path: Path) -> Mapped:
    (document,) = readers()[reader].read(Source(path, path.name)).documents
    return map_document(located(document, path), load_profile(profile), SETTINGS)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS)
def test_a_value_called_like_a_name_of_ours_is_kept_and_ours_stays(
    tmp_path: Path, maker: tuple[str, str, Maker], name: str
) -> None:
    reader, profile, make = maker
    given = []
    for names in ([name], ["mood"]):
        folder = tmp_path / names[0] / "news"
        folder.mkdir(parents=True)
        given += mapped(reader, profile, make(folder, names)).articles
    article, other = given
    header = {key: value.text for key, value in article.header.items()}
    said = [*header.values(), *(one.text for record in article.records for one in record.fields.values())]
    assert any(kept(name) in one for one in said)
    ref = other.header.get("ref")
    assert header.get("ref") in (ref.text if ref else None, kept("ref"))
    assert len(article.records) == len(other.records)
    assert not any("kept" in record.id.text for record in article.records)


def test_all_of_them_together_are_kept_apart(tmp_path: Path) -> None:
    (article,) = mapped("brat", "attribution", brat(tmp_path, NAMES)).articles
    note = article.records[0].fields["note"].text
    assert note == "; ".join(f"{name}: {kept(name)}" for name in NAMES)


def test_what_nothing_takes_is_told_apart_from_ours(tmp_path: Path) -> None:
    made = mapped("dna", "dna", dna(tmp_path, ["ref"]))
    (record,) = made.articles[0].records
    assert record.fields["ref"].text.startswith("dna-")
    assert {one.name: one.field for one in made.tally.taken if one.name.startswith("ref")} == {
        "ref": "ref",
        "ref (the file's)": "note",
    }


def test_words_of_a_quote_are_no_value_but_an_attribute_of_that_name_is(tmp_path: Path) -> None:
    (article,) = mapped("brat", "attribution", brat(tmp_path, ["content"])).articles
    (record,) = article.records
    assert record.fields["note"].text == f"content: {kept('content')}"
    assert [one.text for one in record.quotes] == ["баз не будет"]


def test_texts_whose_data_have_one_name_are_two(tmp_path: Path) -> None:
    tasks = [
        {"text": text, "name": "Marek", "spans": [{"start": 0, "end": 3, "label": "x"}]} for text in (TEXT, TEXT[6:])
    ]
    path = written(tmp_path / "a.jsonl", "\n".join(map(json.dumps, tasks)))
    documents = readers()["spans"].read(Source(path, path.name)).documents
    refs = [map_document(located(one, path), load_profile("spans"), SETTINGS).articles[0].header for one in documents]
    assert len({header["ref"].text for header in refs}) == 2
    assert [header["other"].text for header in refs] == ["name: Marek", "name: Marek"]
