"""Codebook sheets say what the TOML codebook says."""

from claimtrack.domain.codebook import body
from claimtrack.formats import codebook, sheet

SHEETS = {
    "b/sources.csv": "name,kind,country,lang,domains,names:ru\n"
    "Example Herald,newspaper,LO,ru,a.example; b.example,Геральд\n",
    "b/speakers.csv": "\ufeffname,key,kind,note,names:ru\r\n"
    'Marek Orlan,,person,"said ""no"",\r\ntwice",Орлан; "Орлан; М."\r\n',
    "b/memberships.csv": "member;of;role;from;until\n"
    "marek orlan;Lorian Palace;Spokesman;2023-05-07;\nExample Herald;Press;;;\n",
    "b/topics.csv": "name\tparent\nguarantees\tsecurity\n\n",
    "b/claims.csv": "key,kind,topics,text:en,text:uk,relations\n"
    "k,fact,guarantees; peace,Text,Текст,contradicts other; refines k2\n",
    "b/occasions.csv": "key,name,date,place\nt,Talks,2025-12-14/2025-12-15,Port\n",
}
TOML = """
[[source]]
name = "Example Herald"
kind = "newspaper"
country = "LO"
lang = "ru"
domains = ["a.example", "b.example"]
names = { ru = ["Геральд"] }
[[speaker]]
name = "Marek Orlan"
kind = "person"
note = "said \\"no\\",\\r\\ntwice"
names = { ru = ["Орлан", "Орлан; М."] }
member_of = [{ of = "Lorian Palace", role = "Spokesman", from = "2023-05-07" }]
[[speaker]]
name = "Example Herald"
member_of = [{ of = "Press" }]
[[topic]]
name = "guarantees"
parent = "security"
[[claim]]
key = "k"
kind = "fact"
topics = ["guarantees", "peace"]
text = { en = "Text", uk = "Текст" }
relations = [{ type = "contradicts", to = "other" }, { type = "refines", to = "k2" }]
[[occasion]]
key = "t"
name = "Talks"
date = "2025-12-14/2025-12-15"
place = "Port"
"""


def test_sheets_and_toml_give_the_same_codebook() -> None:
    from_sheets, findings = sheet.parse(SHEETS)
    assert findings == []
    from_toml, findings = codebook.parse(TOML, file="codebook.toml")
    assert findings == []
    assert [body(entry) for entry in from_sheets.entries()] == [body(entry) for entry in from_toml.entries()]


def test_a_bad_row_is_refused_alone_and_has_its_line() -> None:
    text = 'name,kind,note\nVoss,person,"two\nlines"\nOrlan,persn,\nPort,side,x,y\n\nKasteya,side,\n'
    book, findings = sheet.parse({"speakers.csv": text})
    assert [speaker.names[0].text for speaker in book.speakers] == ["Voss", "Kasteya"]
    found = sorted((one.place.line, one.place.column, one.code) for one in findings)
    assert found == [(4, 7, "CT502"), (5, 1, "CT121")]


def test_a_quote_mark_that_never_closes_loses_nothing_silently() -> None:
    book, findings = sheet.parse({"speakers.csv": 'name,note\nVoss,ok\nOrlan,"open\nPort,x\n'})
    assert [speaker.names[0].text for speaker in book.speakers] == ["Voss"]
    assert [(one.code, one.place.line) for one in findings] == [("CT121", 3)]


def test_unknown_and_repeated_columns_are_named() -> None:
    _, findings = sheet.parse({"topics.csv": "name,parnt,name,names\nx,,,\n"})
    assert [(one.code, one.place.column, one.hint) for one in findings] == [
        ("CT121", 6, "did you mean `parent`?"),
        ("CT104", 12, None),
        ("CT121", 17, "did you mean `name`?"),
    ]


def test_a_membership_of_nobody_is_an_error() -> None:
    _, findings = sheet.parse({"speakers.csv": "name\nVoss\n", "memberships.csv": "member,of\nVos,Palace\n"})
    assert [(one.code, one.hint) for one in findings] == [("CT121", "did you mean `voss`?")]


def test_a_name_has_its_language_and_its_kind() -> None:
    given = {
        "speakers.csv": "name,name:ru,key,names:en\n"
        ',Орлан,orlan,"abbreviation: M.O.; metonym: Palace; alias: former: Port"\nIlka Verin,,,\n',
        "memberships.csv": "member,of\nОрлан,Ilka Verin\n",
    }
    book, findings = sheet.parse(given)

    assert findings == []
    assert body(book.speakers[0])["name"] == {"text": "Орлан", "lang": "ru"}
    assert body(book.speakers[0])["names"] == {
        "en": [{"text": "M.O.", "kind": "abbreviation"}, {"text": "Palace", "kind": "metonym"}, "former: Port"]
    }
    assert [member.of for member in book.speakers[0].member_of] == ["Ilka Verin"]
    assert sheet.parse(sheet.write(book)[0]) == (book, [])


def test_two_primary_names_are_an_error() -> None:
    book, [found] = sheet.parse({"speakers.csv": "name,name:ru\nMarek Orlan,Марек Орлан\n"})

    assert not book.speakers
    assert found.message == "this row has two primary names, `name` and `name:ru`"
    assert found.hint == "names in other languages stand under names:ru"


def test_every_sheet_is_written_and_what_no_cell_can_say_is_counted() -> None:
    book, _ = codebook.parse(TOML.replace('"Орлан; М."', "'Орлан; \"М.'"), file="codebook.toml")
    sheets, [unsaid] = sheet.write(book)

    assert list(sheets) == [file.partition("/")[2] for file in SHEETS]
    assert unsaid.number == 1
    assert sheet.parse(sheets)[0].speakers[0].names[1:] == book.speakers[0].names[1:2]
