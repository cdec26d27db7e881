"""Which marks make one statement, what they quote, and what they tell of the whole text."""

from typing import Any

from claimtrack.domain.foreign import Document, Link, Mark
from claimtrack.domain.mapping.items import idle_links, items_of, shared
from claimtrack.domain.mapping.profile import Profile, Rule
from claimtrack.domain.mapping.quotes import quoted
from claimtrack.domain.mapping.records import map_document
from claimtrack.domain.mapping.templates import fill
from claimtrack.domain.records import Place, Segment
from claimtrack.domain.spans import TextIndex

HERE = Place("a.json")
REGION = Profile("p", rules=(Rule(labels=("Content",)),), group="region")
TAGS = Profile("p", group="item", split=("tags", ":"))


def mark(key: str, label: str, *places: tuple[int, int], **more: Any) -> Mark:
    return Mark(key, label, HERE, places, **more)


def document(*marks: Mark, links: tuple[Link, ...] = (), text: str | None = None) -> Document:
    return Document(HERE, "a", text, marks=marks, links=links)


def test_a_region_takes_the_marks_joined_to_it_and_leaves_the_others_alone() -> None:
    marks = (mark("c", "Content"), mark("s", "Source"), mark("d", "Content"), mark("x", "Source"), mark("y", "Cue"))
    links = tuple(
        Link(f"l{number}", label, HERE, (("from", start), ("to", end)))
        for number, (label, start, end) in enumerate(
            (("by", "c", "s"), ("by", "s", "d"), ("near", "x", "y"), ("by", "c", "?"))
        )
    )
    given = document(*marks, links=links)
    words = {"s": "Orlan", "x": "Bren"}
    items = {item.id: item for item in items_of(given, words, REGION)}
    assert list(items) == ["c", "d", "x", "y"]
    assert items["c"].values["source"] == items["d"].values["source"] == ("Orlan",)
    assert [link.label for link in idle_links(given, REGION)] == ["near"]


def test_a_relation_of_two_statements_is_in_none_of_them() -> None:
    given = document(
        mark("c", "Content"), mark("d", "Content"), links=(Link("l", "answers", HERE, (("from", "c"), ("to", "d"))),)
    )
    assert [link.label for link in idle_links(given, REGION)] == ["answers"]


def test_tags_that_all_marks_share_tell_of_the_text() -> None:
    given = document(
        mark("a", "h", values={"tags": ("published:2025", "who:Orlan", "free", "empty:")}),
        mark("b", "h", values={"tags": ("who:Bren",)}),
    )
    items = items_of(given, {}, TAGS)
    assert items[0].values["who"] == ("Orlan",)
    assert shared(items) == {"published": ("2025",)}


def test_a_quote_has_a_place_where_all_its_marks_have_one() -> None:
    index = TextIndex("Orlan said no. Bren said no, too.")
    said, more = mark("a", "h", covered="said no"), mark("b", "h", covered="x")
    places = {"a": (Segment(6, 13),)}
    assert quoted([said], index, places) == ("Orlan [[said no]]. Bren said no, too.", True)
    assert quoted([said], index, {}) == ("said no", False)
    assert quoted([said, more], index, places) == ("said no <…> x", False)
    assert quoted([said, more], None, {}) == ("said no <…> x", False)
    assert quoted([mark("a", "h"), mark("b", "h")], index, places) == ("said no", False)
    assert quoted([mark("a", "h")], index, {}) == (None, True)


def test_words_that_are_not_at_their_offsets_are_looked_for() -> None:
    marks = (mark("a", "h", (0, 5), covered="Orlan"), mark("b", "h", (6, 10), covered="Bren"))
    (article,) = map_document(document(*marks, text="Orlan said no. Bren came."), Profile("p"), {}).articles
    assert [record.quotes[0].text for record in article.records] == ["Orlan", "Bren"]


def test_an_empty_speaker_of_a_profile_is_the_sources_own_voice() -> None:
    rule = Rule(fields={"by": ("{who}",)}, values={"by": {"AUTHOR": "", "NULL": "?"}})
    marks = tuple(mark(who, "h", covered="x", values={"who": (who,)}) for who in ("AUTHOR", "NULL", "Orlan"))
    result = map_document(document(*marks), Profile("p", rules=(rule,)), {})
    said = [record.fields.get("by") for record in result.articles[0].records]
    assert [value.text if value else None for value in said] == [None, "?", "Orlan"]
    assert (result.mapped["h"], result.unmapped["h"], result.unplaced) == (2, 1, 3)


def test_what_no_field_takes_stays_as_a_note_and_is_counted_where_it_went() -> None:
    rule = Rule(quote="Content", fields={"by": ("{who}",), "note": ("{rest}",)})
    profile = Profile("p", rules=(rule,), group="link", split=("tags", ":"))
    marks = (mark("c", "Content", covered="No."), mark("m", "Mood", covered="grim", values={"depth": ("2",)}))
    values = {"tags": ("who:Orlan", "urgent", "who:"), "volume": ("loud",)}
    given = document(*marks, links=(Link("e", "Said", HERE, (("Content", "c"), ("Mood", "m")), values),))
    mapped = map_document(given, profile, {})
    (record,) = mapped.articles[0].records
    assert record.fields["by"].text == "Orlan"
    assert record.fields["note"].text == "volume: loud; mood: grim; mood.depth: 2; tags: urgent, who:"
    taken = {(one.name, one.field): number for one, number in mapped.tally.taken.items() if one.label == "Said"}
    assert taken == {
        ("who", "by"): 1,
        ("content", "quote"): 1,
        ("volume", "note"): 1,
        ("mood", "note"): 1,
        ("mood.depth", "note"): 1,
        ("tags", "note"): 1,
    }


def test_codes_on_one_selection_are_counted_by_their_fields() -> None:
    marks = [
        mark(f"{number}{code}", f"{above}/{code}", (number, number + 1))
        for number in range(3)
        for above, code in (("Speaker", f"Orlan {number}"), ("Stance", "opposes"))
    ]
    profile = Profile("p", rules=(Rule(fields={"by": ("{speaker}",), "stance": ("{stance}",)}),), group="selection")
    mapped = map_document(document(*marks, text="no."), profile, {})
    assert mapped.mapped == {"Speaker + Stance": 3}
    assert [record.fields["by"].text for record in mapped.articles[0].records] == ["Orlan 0", "Orlan 1", "Orlan 2"]


def test_a_chain_is_taken_link_by_link_whatever_signs_its_names_have() -> None:
    values = {"via": ("LPA > Harbour Wire (English)", "A & B")}

    assert fill(["{via|chain} > x"], values, field="by") == 'LPA > "Harbour Wire (English)" > "A & B" > x'


def test_who_speak_together_are_in_the_last_link_behind_whoever_relays_them() -> None:
    values = {"via": ("LPA",), "who": ("Orlan", "Bren"), "side": ("Loria",), "a > b": ("Wire",)}

    def by(template: str) -> str | None:
        return fill([template], values, field="by")

    assert by("{via|chain} > {who|and}") == "LPA > Orlan & Bren"
    assert by("{via|chain} > {who|and} (for {side})") == "LPA > Orlan (for Loria) & Bren (for Loria)"
    assert by("{who|and} (for {side})") == "Orlan (for Loria) & Bren (for Loria)"
    assert by("{a > b} > {who|and}") == "Wire > Orlan & Bren"
    assert by("Desk > {a > b}") == "Desk > Wire"
    assert by("{side} (spokesperson) > {who|and}") == "Loria (spokesperson) > Orlan & Bren"
