"""A list of codes as a codebook: what its tree and its descriptions say, what is not kept, what is wrong and where."""

import time
from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

import pytest

from claimtrack.domain.codebook import body, kind_of
from claimtrack.domain.mapping.templates import slug
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.refi import CodeList, read_codes
from claimtrack.formats.source import Source, Unreadable

QDA = load_profile("qda")
SOME = """<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="made by hand"><Codes>
<Code guid="1" name="Speaker" isCodable="false"><Description>lang: en</Description>
  <Code guid="2" name="person" isCodable="false"><Code guid="3" name="Ilka Verin"><Description>A pilot.
Speaks for nobody.</Description></Code></Code>
  <Code guid="4" name="Loria"><Description>kind: side
name[ru]: Лория
name[ru, former]: Старая Лория</Description>
    <Code guid="5" name="government" isCodable="false"><Code guid="6" name="Palace"/></Code>
    <Code guid="7" name="Marek Orlan"><Description>member of: Loria | Envoy | 2024..2025
member of: Union</Description></Code>
  </Code>
</Code>
<Code guid="8" name="Theme"><Code guid="9" name="Ships"><Code guid="10" name="Fees/dues"/></Code></Code>
<Code guid="11" name="proposition"><Code guid="12" name="Harbour"><Code guid="13" name="The harbour may be opened."/>
<Code guid="14" name="no-ships"><Description>text[uk]: Кораблів не буде.
kind: demand
contradicts: the-harbour-may-be-opened</Description></Code></Code></Code>
</Codes></CodeBook>"""


def listed(text: str) -> CodeList:
    return read_codes(Source.holding(text.encode(), "codes.qdc"), QDA)


def of(*codes: str) -> CodeList:
    return listed(f"<CodeBook><Codes>{''.join(codes)}</Codes></CodeBook>")


def code(name: str, *below: str, about: str = "", codable: str = "true") -> str:
    said = f"<Description>{about}</Description>" if about else ""
    return f'<Code guid="g" name={quoteattr(name)} isCodable="{codable}">{said}{"".join(below)}</Code>'


def folder(name: str, *below: str) -> str:
    return code(name, *below, codable="false")


def entries(read: CodeList) -> list[tuple[str, dict[str, object]]]:
    return [(kind_of(one), body(one)) for one in read.codebook.entries()]


def left(read: CodeList) -> dict[str, int]:
    return {one.what: one.number for one in read.dropped}


def test_branches_folders_and_descriptions_make_entries() -> None:
    read = listed(SOME)

    assert read.findings == ()
    assert left(read) == {"first and last day of a membership": 1}
    assert entries(read) == [
        (
            "speaker",
            {
                "key": "ilka verin",
                "name": {"text": "Ilka Verin", "lang": "en"},
                "kind": "person",
                "note": "A pilot.\nSpeaks for nobody.",
            },
        ),
        (
            "speaker",
            {
                "key": "loria",
                "name": {"text": "Loria", "lang": "en"},
                "names": {"ru": ["Лория", {"text": "Старая Лория", "kind": "former"}]},
                "kind": "side",
            },
        ),
        (
            "speaker",
            {
                "key": "palace",
                "name": {"text": "Palace", "lang": "en"},
                "kind": "government",
                "member_of": [{"of": "Loria"}],
            },
        ),
        (
            "speaker",
            {
                "key": "marek orlan",
                "name": {"text": "Marek Orlan", "lang": "en"},
                "member_of": [
                    {"of": "Loria", "role": "Envoy", "from": "2024", "until": "2025"},
                    {"of": "Union"},
                ],
            },
        ),
        ("topic", {"key": "ships", "name": {"text": "Ships", "lang": "und"}}),
        ("topic", {"key": "ships/fees dues", "name": {"text": "Fees dues", "lang": "und"}, "parent": "Ships"}),
        (
            "claim",
            {
                "key": "the-harbour-may-be-opened",
                "lang": "und",
                "text": {"und": "The harbour may be opened."},
                "topics": ["Harbour"],
            },
        ),
        (
            "claim",
            {
                "key": "no-ships",
                "kind": "demand",
                "lang": "und",
                "text": {"uk": "Кораблів не буде."},
                "topics": ["Harbour"],
                "relations": [{"type": "contradicts", "to": "the-harbour-may-be-opened"}],
            },
        ),
    ]


@pytest.mark.parametrize("name", ["Claim", "CLAIM", "proposition", "  claim "])
def test_claims_stand_in_branches_that_projects_have_them_in(name: str) -> None:
    assert [one.key for one in of(code(name, code("No ships."))).codebook.claims] == ["no-ships"]


@pytest.mark.parametrize("name", ["Speaker", "actor", "Source", "WHO", "by", "Case"])
def test_speakers_do(name: str) -> None:
    assert [one.key for one in of(code(name, code("Loria"))).codebook.speakers] == ["loria"]


def test_a_branch_of_sides_has_sides() -> None:
    assert [one.kind for one in of(code("Side", code("Loria"))).codebook.speakers] == ["side"]


@pytest.mark.parametrize(
    "name",
    ["No ships.", "no-ships", "Кораблів 🚢 не буде!", "+5%", "C++", "x" * 80, "a  b", "«Нет»", "None", "-", "Ё"],
)
def test_a_claim_has_the_key_that_its_codings_in_a_project_have(name: str) -> None:
    claim = of(code("Claim", code(name))).codebook.claims[0]

    assert claim.key == slug(" ".join(name.split()))
    assert dict(claim.texts) == ({} if claim.key == name else {"und": " ".join(name.split())})


def test_a_key_that_is_told_is_the_key() -> None:
    said = of(
        code("Claim", code("No ships.", about="key: ban\ntext[ru]: Нет.")), code("by", code("Port", about="key: p"))
    )

    assert (said.codebook.claims[0].key, dict(said.codebook.claims[0].texts)) == (
        "ban",
        {"und": "No ships.", "ru": "Нет."},
    )
    assert said.codebook.speakers[0].key == "p"


def test_what_stands_in_two_places_is_one_entry() -> None:
    orlan = code("Marek Orlan")
    claim = code("No ships.")
    read = of(
        code("Speaker", code("Loria", orlan), code("Union", orlan, orlan)),
        code("Claim", folder("war", claim), folder("sea", claim), claim),
    )

    assert read.findings == ()
    assert [one.of for one in read.codebook.speakers[1].member_of] == ["Loria", "Union"]
    assert [one.topics for one in read.codebook.claims] == [("war", "sea")]


def test_nobody_is_a_member_of_himself() -> None:
    read = of(code("Speaker", code("Loria", code("Loria", code("Palace")))))

    assert read.findings == ()
    assert [(one.key, len(one.member_of)) for one in read.codebook.speakers] == [("loria", 0), ("palace", 1)]


def test_codes_outside_the_branches_are_the_topics_of_their_words() -> None:
    read = of(code("Silence"), folder("Mood", code("angry", code('very "much"; so')), code("glad")))

    assert [one.key for one in read.codebook.topics] == [
        "qda/silence",
        "qda/mood angry",
        "qda/mood angry very much so",
        "qda/mood glad",
    ]
    assert left(read) == {}


def test_what_is_not_kept_is_counted() -> None:
    read = of(
        code("Stance", code("supports"), code("-2"), code("grumbles"), code("sighs")),
        code("Certainty", code("sure")),
        code("Speaker", folder("person"), folder("Ships"), about="who speaks"),
        code("Topic", code("war", '<NoteRef targetGUID="n"/>', about="about war\nand peace")),
        '<Code name="red" color="#ff0000"/>',
    )

    assert left(read) == {
        "NoteRef of a code": 1,
        "code of the field `certainty`": 1,
        "colour of a code": 1,
        "description of a code": 2,
        "folder without codes": 2,
        "word for a stance": 2,
    }
    assert [one.key for one in read.codebook.entries()] == ["war", "qda/red"]


def test_lines_of_others_are_a_note_and_values_are_read_as_written() -> None:
    about = (
        "Seen 2019: a pilot\nkind: person\nkind: twice\nmember of: a | b | c | d\nNote: loud\n"
        r"note: a\nb\\n\|c"
    )
    speaker = of(code("Speaker", code("Ilka", about=about))).codebook.speakers[0]

    assert (speaker.kind, speaker.member_of) == ("person", ())
    assert speaker.note == "a\nb\\n|c\nSeen 2019: a pilot\nkind: twice\nmember of: a | b | c | d\nNote: loud"


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        ("Loria", [("Loria", None, None, None)]),
        ("Loria|Envoy", [("Loria", "Envoy", None, None)]),
        ("Loria | 2024..", [("Loria", None, "2024", None)]),
        ("Loria |  | ..2024-05", [("Loria", None, None, "2024-05")]),
        (r"A\|B | Envoy | 2024 .. 2025", [("A|B", "Envoy", "2024", "2025")]),
        ("", []),
        (" | Envoy", []),
    ],
)
def test_groups_are_read(said: str, groups: list[tuple[str | None, ...]]) -> None:
    speaker = of(code("Speaker", code("Ilka", about=f"member of: {said}"))).codebook.speakers[0]

    assert [(one.of, one.role, one.since, one.until) for one in speaker.member_of] == groups


def test_what_is_wrong_is_said_with_its_line() -> None:
    read = listed(
        SOME.replace("kind: side", "kind: sight")
        .replace("text[uk]", "text[u k]")
        .replace("2024..2025", "2025..2024")
        .replace('name="Palace"', 'name=" "')
        .replace("lang: en", "lang: ukrainian")
    )

    assert [(one.code, one.place.file, one.place.line) for one in read.findings] == [
        ("CT120", "codes.qdc", 2),
        ("CT105", "codes.qdc", 8),
        ("CT502", "codes.qdc", 5),
        ("CT304", "codes.qdc", 9),
        ("CT120", "codes.qdc", 15),
    ]
    assert [one.key for one in read.codebook.entries()] == [
        "ilka verin",
        "ships",
        "ships/fees dues",
        "the-harbour-may-be-opened",
    ]


def test_one_key_that_means_two_is_an_error() -> None:
    read = of(code("Speaker", code("Port", about="kind: government"), code("Port", about="kind: organisation")))

    assert [one.code for one in read.findings] == ["CT409"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no sound XML"),
        ("<CodeBook>", "no sound XML"),
        ("<Project/>", "its root is <Project>"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><CodeBook><Codes><Code name='&b;'/></Codes></CodeBook>", "document type"),
        ("<CodeBook><Codes><Code name='&b;'/></Codes></CodeBook>", "no sound XML"),
        ("<CodeBook><Codes>" + "<Code name='a'>" * 300, "nested more than"),
    ],
)
def test_what_is_no_list_is_refused(text: str, message: str) -> None:
    with pytest.raises(Unreadable, match=message):
        listed(text)


def test_deep_lists_are_read() -> None:
    deep = 190
    for branch in ("Speaker", "Topic", "Claim", "Mood"):
        text = "".join(f'<Code name="{branch if not n else f"n{n}"}">' for n in range(deep)) + "</Code>" * deep
        assert len(of(text).codebook.entries()) == {"Claim": 1, "Mood": deep}.get(branch, deep - 1)


def test_names_that_come_again_in_other_places_are_told_apart() -> None:
    tree = "".join(code(name, code("war", code("pro", code("ships")), code("con", code("ships")))) for name in "ab")
    read = of(code("Topic", tree, code("pro", code("land"))))

    assert read.findings == ()
    assert [one.key for one in read.codebook.topics][-5:] == [
        "b/war/pro/ships",
        "b/war/con",
        "b/war/con/ships",
        "pro",
        "pro/land",
    ]


def many(branch: str, number: int) -> Iterator[str]:
    yield f'<Code guid="same" name="{branch}">'
    for n in range(number // 4):
        yield f'<Code guid="same" name="a{n}"><Code name="b"><Code name="c{n}"/><Code name="d"/></Code></Code>'
    yield "</Code>"


@pytest.mark.parametrize(
    ("branch", "entries"), [("Speaker", 10_002), ("Topic", 20_000), ("Claim", 5_001), ("Mood", 20_001)]
)
def test_many_codes_take_as_long_as_they_are_many(branch: str, entries: int) -> None:
    started = time.monotonic()
    read = of(*many(branch, 20_000))

    assert (len(read.codebook.entries()), read.findings) == (entries, ())
    assert time.monotonic() - started < 20
