"""`claimtrack curate merge|split|rename|name|member|retopic|judge|judgements|withdraw` at the command line."""

import csv
import io
import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from claimtrack.db.location import Location
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from tests.cli.conftest import Outcome, Run

HARBOUR = shipped("samples") / "harbour"
COMMUNIQUE = "https://harbourwire.example.org/2024/02/08/communique@both"
ONE_MAN = ("curate", "merge", "speakers", "Torvin Hask", "Marek Orlan", "--who", "ann", "--why", "one man")
Golden = Callable[[str, str], None]


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def harbour(shared_location: Location) -> Location:
    """The invented harbour talks, to be read only."""
    ingest(shared_location, Request((str(HARBOUR),)))
    return shared_location


@pytest.fixture
def reading(run: Run, harbour: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on the story that change nothing."""
    monkeypatch.setenv("CLAIMTRACK_DB", harbour.dsn)
    return run


@pytest.fixture
def there(run: Run, location: Location, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run commands on a database of the test's own that holds the story."""
    ingest(location, Request((str(HARBOUR),)))
    monkeypatch.setenv("CLAIMTRACK_DB", location.dsn)
    return run


def rows(done: Outcome) -> list[dict[str, str]]:
    assert done.code == 0, done.err
    return list(csv.DictReader(StringIO(done.out)))


def done(outcome: Outcome) -> str:
    """What a command that went well says."""
    assert outcome.code == 0, outcome.err
    return outcome.err


def own(dossier: dict[str, dict[str, int]]) -> int:
    """How many utterances a dossier counts as its speaker's own."""
    return dossier["counts"]["n_utterances"]


def decisions(run: Run) -> list[tuple[str, str, str]]:
    """Number, decision and whether it stands."""
    return [(one["judgement"], one["decision"], one["stands"]) for one in rows(run("curate", "judgements"))]


@pytest.mark.parametrize("form", ["txt", "csv", "json"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("curate-merge-speakers", ONE_MAN),
        (
            "curate-member",
            ("curate", "member", "Mira Koldan", "Loria", "--role", "Envoy", "--from", "2024-01", "--who", "ann"),
        ),
        (
            "curate-merge-claims",
            ("curate", "merge", "claims", "guarantees-for-both-sides", "guarantees-cover-loria-too", "--who", "ann"),
        ),
        ("curate-withdraw", ("curate", "withdraw", "articles", COMMUNIQUE.removesuffix("@both"))),
    ],
)
def test_a_preview_tells_positions_and_records(
    name: str, words: tuple[str, ...], form: str, reading: Run, golden: Golden
) -> None:
    told = reading(*words, "--dry-run", "-f", "table" if form == "txt" else form)

    assert told.code == 0, told.err
    golden(f"{name}.{form}", told.out)


def test_rows_of_records_leave_the_positions_to_stderr(reading: Run) -> None:
    told = reading(*ONE_MAN, "--dry-run")

    assert told.err.splitlines()[0] == (
        "would merge Torvin Hask into Marek Orlan: 11 records touched, 7 positions change"
    )
    assert "Marek Orlan on loria-will-mine-estuary: no position → −1 opposes" in told.err
    assert "Torvin Hask on" not in told.err
    assert reading(*ONE_MAN, "--dry-run", "--quiet").err == ""


def test_a_limit_cuts_positions_and_records_and_says_so(reading: Run) -> None:
    told = reading(*ONE_MAN, "--dry-run", "-f", "table", "--limit", "2").out

    assert "  … and 5 more positions\n" in told
    assert told.endswith("  … and 9 more records\n")


@pytest.mark.parametrize(
    ("words", "code", "error", "hint"),
    [
        (("merge", "peopel", "A", "B"), 2, "'peopel' cannot be merged or parted", "one of: speakers, sources"),
        (("merge", "speakers", "Marek Orlan"), 2, "name at least two", ""),
        (("merge", "speakers", "Torvn Hask", "Marek Orlan"), 2, "nobody in this database is called", "Torvin Hask?"),
        (("merge", "speakers", "Orlan", "Марек Орлан"), 2, "both are `marek orlan`", ""),
        (("merge", "speakers", "Torvin Hask", "Loria"), 2, "`torvin hask` is a member of `loria`", ""),
        (("merge", "claims", "grain-transit-thru-loria", "x"), 2, "there is no claim", "grain-transit-through-loria"),
        (("merge", "claims", "hask-announced-mines", "new key"), 2, "'new key' cannot be a claim key", "letters"),
        (("merge", "topics", "security", "guarantees"), 2, "cannot contain itself", "the lower one into the upper"),
        (("merge", "utterances", "x@y", COMMUNIQUE), 2, "no article 'x' has a record @y", "list articles"),
        (("merge", "utterances", "statement-0x", COMMUNIQUE), 2, "there is no statement 'statement-0x'", "json"),
        (("split", "speakers", "Orlan", "Loria", "--statement", "x"), 2, "--statement goes with claims", ""),
        (("rename", "speakers", "Orlan", "Орлан", "--lang", "russian"), 2, "'russian' is no language tag", "uk, ru"),
        (("name", "speakers", "Orlan", "O.", "--kind", "nickname"), 2, "'nickname' is no kind of name", "alias"),
        (("name", "speakers", "Orlan", "Torvin Hask"), 1, "the name `Torvin Hask` is in use", ""),
        (("member", "Orlan", "Loria", "--from", "2024-13"), 2, "'2024-13' is not a day or month", ""),
        (
            ("member", "Orlan", "Loria", "--from", "2024-12", "--until", "2023"),
            *(2, "the end is before the beginning", ""),
        ),
        (("member", "Loria", "Lorian Palace"), 1, "membership leads back", ""),
        (("retopic", "grain-transit", "economy"), 2, "there is no claim 'grain-transit'", "grain-transit-through"),
        (("judge", "none.csv"), 1, "cannot read none.csv", ""),
        (("withdraw", "judgements", "7"), 2, "there is no judgement 7", "curate judgements"),
        (
            ("withdraw", "articles", "https://lpa.example.com"),
            2,
            "the record has no article",
            "https://lpa.example.com/",
        ),
        (("withdraw", "entries", "speaker/koldan"), 2, "the record has no codebook entry", "speaker/mira koldan"),
        (("withdraw", "everything", "x"), 2, "'everything' cannot be withdrawn", "judgements, articles, entries"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    words: tuple[str, ...], code: int, error: str, hint: str, reading: Run
) -> None:
    before = reading("export", "jsonl").out
    refused = reading("curate", *words, "--yes")

    assert (refused.code, refused.out) == (code, "")
    assert refused.err.startswith("error: ")
    assert error in refused.err
    assert hint in refused.err
    assert reading("export", "jsonl").out == before


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (("retopic", "grain-transit-through-loria", "econmy"), "`econmy` is a new topic; did you mean economy"),
        (("merge", "claims", "hask-announced-mines", "hask-told-of-mines"), "`hask-told-of-mines` is a new claim"),
        (("member", "Velmora", "Jens Albrow"), "Jens Albrow is a person: the member comes first, then the group"),
        (("member", "Torvin Hask", "Velmora", "--until", "2024"), "no membership of Torvin Hask in Velmora is without"),
    ],
)
def test_what_may_be_a_slip_is_remarked(words: tuple[str, ...], remark: str, reading: Run) -> None:
    told = reading("curate", *words, "--dry-run")

    assert f"note: {remark}" in told.err + reading("curate", *words).err


def test_nobody_to_ask_is_a_refusal_and_no_is_an_answer(there: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = there("export", "jsonl").out
    alone = there(*ONE_MAN)
    monkeypatch.setattr(sys, "stdin", Terminal("n\n"))
    refused = there(*ONE_MAN)
    after = there("export", "jsonl").out
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    agreed = there(*ONE_MAN)

    assert (alone.code, refused.code, agreed.code) == (2, 1, 0)
    assert "error: nobody can be asked here whether to merge Torvin Hask into Marek Orlan" in alone.err
    assert "add --yes" in alone.err
    assert "Positions that change\n  Loria on union-troops-in-kasteya: −1 opposes → −1 opposes, split\n" in refused.err
    assert "Merge Torvin Hask into Marek Orlan (11 records touched, 7 positions change)? [y/N]:" in refused.err
    assert refused.err.endswith("nothing was changed\n")
    assert after == before
    assert agreed.err.endswith("done: merge Torvin Hask into Marek Orlan (11 records touched, 7 positions change)\n")


def test_a_merge_is_followed_by_reports_and_undone_to_the_byte(there: Run) -> None:
    before = there("export", "jsonl").out
    apart = [json.loads(there("report", "speaker", who, "-f", "json").out) for who in ("Torvin Hask", "Marek Orlan")]
    done(there(*ONE_MAN, "--yes"))
    one = json.loads(there("report", "speaker", "Torvin Hask", "-f", "json").out)
    page = there("report", "speaker", "Marek Orlan").out
    again = there(*ONE_MAN, "--yes")
    done(there("curate", "undo"))

    assert one["speaker"]["name"] == "Marek Orlan"
    assert own(one) == own(apart[0]) + own(apart[1]) > 0
    assert [(x["name"], x["who"], x["why"]) for x in one["speaker"]["merged"]] == [("Torvin Hask", "ann", "one man")]
    assert "- **Merged**: with Torvin Hask by ann on " in page
    assert (again.code, again.err) == (2, "error: both are `marek orlan`\n")
    assert there("export", "jsonl").out == before


def test_a_man_who_changes_sides_is_on_the_right_one_at_each_date(there: Run) -> None:
    def words_of(side: str) -> list[str]:
        found = json.loads(there("report", "compare", "Kasteya", "Velmora", "--topic", "harbour", "-f", "json").out)
        return [row["date"] for row in found["rows"] if row["side"] == side and row["speaker"] == "Edvin Sollar"]

    before = words_of("Kasteya")
    done(there("curate", "member", "Edvin Sollar", "Kasteyan Foreign Ministry", "--until", "2024-05-31", "--yes"))
    done(there("curate", "member", "Edvin Sollar", "Velmora", "--from", "2024-06", "--yes"))

    assert before == ["2023-10-03", "../2024-05-23", "2024-06-03", "2024-10-08"]
    assert words_of("Kasteya") == ["2023-10-03", "../2024-05-23"]
    assert words_of("Velmora") == ["2024-06-03", "2024-10-08"]


def test_a_codebook_read_again_undoes_no_decision(there: Run) -> None:
    done(there("curate", "rename", "speakers", "Marek Orlan", "Marek J. Orlan", "--lang", "en", "--yes"))
    done(there("curate", "name", "speakers", "Torvin Hask", "Hask the younger", "--yes"))
    done(there("curate", "member", "Mira Koldan", "Loria", "--from", "2024-12", "--yes"))
    done(there("curate", "retopic", "hask-announced-mines", "talks", "--yes"))
    decided = there("export", "jsonl").out
    again = done(there("ingest", str(HARBOUR)))

    assert "codebook" not in again
    assert there("export", "jsonl").out == decided
    assert "Marek J. Orlan" in there("list", "speakers").out
    assert there("report", "speaker", "Hask the younger").out.startswith("# Torvin Hask")


def test_what_is_said_again_is_told_and_not_entered_twice(there: Run) -> None:
    words = ("curate", "name", "speakers", "Orlan", "Орлан-старший", "--lang", "ru", "--who", "ann")
    done(there(*words))
    again = there(*words)
    done(there("curate", "split", "speakers", "Orlan", "Torvin Hask"))
    apart = there("curate", "split", "speakers", "Torvin Hask", "Orlan")

    assert again.code == apart.code == 2
    assert "that is decided already: name of the speaker `marek orlan`" in again.err
    assert "that is decided already: the speaker `marek orlan` is not `torvin hask`" in apart.err
    assert [told for _, told, _ in decisions(there)] == [
        "Marek Orlan is also called “Орлан-старший” (ru)",
        "Marek Orlan is not Torvin Hask",
    ]


def test_judgements_keep_their_numbers_and_any_can_be_taken_back(there: Run) -> None:
    done(there("curate", "name", "speakers", "Orlan", "Орлан-старший"))
    done(there("curate", "rename", "claims", "hask-announced-mines", "Hask spoke of mines.", "--yes"))
    done(there("curate", "retopic", "hask-announced-mines", "security", "--yes"))
    done(
        there("curate", "merge", "utterances", COMMUNIQUE, "https://lpa.example.com/2024/07/05/khask@no-mines", "--yes")
    )
    taken = done(there("curate", "withdraw", "judgement", "2", "--yes"))
    again = there("curate", "withdraw", "judgements", "2", "--yes")
    table = there("curate", "judgements", "--of", "HASK-announced", "-f", "table").out

    assert "done: withdraw judgement 2 (1 record touched" in taken
    assert again.err == "error: judgement 2 was taken back already\n"
    assert decisions(there) == [
        ("1", "Marek Orlan is also called “Орлан-старший”", "1"),
        ("2", "hask-announced-mines reads “Hask spoke of mines.” (en)", "0"),
        ("3", "hask-announced-mines is on security", "1"),
        ("4", decisions(there)[3][1], "1"),
    ]
    assert "2024-02-08 Harbour Wire @both “Guarantees of security shall cover both sides”" in decisions(there)[3][1]
    assert " is the same utterance as " in decisions(there)[3][1]
    assert [line.split()[0] for line in table.splitlines()[2:] if line[:9].strip()] == ["2", "3"]


FILE = "kind,left,right,verdict,field,why,score\n"


def test_every_wrong_line_of_a_file_is_told_and_nothing_of_it_entered(there: Run, folder: Path) -> None:
    before = there("export", "jsonl").out
    sheet = folder / "judged.csv"
    sheet.write_text(
        FILE
        + "speaker,Torvin Hask,Marek Orlan,sme,,,1\n"
        + "speaker,Torvin Hask,Marek Orlan,,,left alone,1\n"
        + "speker,Torvin Hask,Marek Orlan,same,,,1\n"
        + "claim,hask-announced-mines,,value,,,1\n",
        encoding="utf-8",
    )
    wrong = there("curate", "judge", "judged.csv", "--yes")
    sheet.write_text(
        FILE
        + "speaker,Torvn Hask,Marek Orlan,same,,,1\n"
        + "claim,hask-announced-mines,security,value,topics,,1\n"
        + "utterance,part-0,nothing@s1,same,,,1\n",
        encoding="utf-8",
    )
    unknown = there("curate", "judge", "judged.csv", "--yes")
    sheet.write_text(
        FILE
        + "claim,hask-announced-mines,security,value,topics,,1\n"
        + f"statement,{COMMUNIQUE},suports,value,stance,,1\n"
        + "speaker,Loria,Torvin Hask,same,,,1\n",
        encoding="utf-8",
    )
    impossible = there("curate", "judge", "judged.csv", "--yes")

    assert (wrong.code, unknown.code, impossible.code) == (1, 1, 1)
    assert wrong.err.splitlines() == [
        "error: judged.csv:2: `sme` is not a verdict (did you mean `same`?)",
        "judged.csv:4: `speker` is not a kind (did you mean `speaker`?)",
        "judged.csv:5: a verdict `value`, and no other, names its `field`",
        "hint: nothing of judged.csv was entered",
    ]
    assert "judged.csv:2: nobody in this database is called 'Torvn Hask' (did you mean Torvin Hask?)" in unknown.err
    assert "judged.csv:4: no article 'nothing' has a record @s1" in unknown.err
    assert "judged.csv:3: `suports` is not a stance" in impossible.err
    assert "judged.csv:4: `torvin hask` is a member of `loria`" in impossible.err
    assert there("export", "jsonl").out == before


def test_a_file_names_things_as_people_do_and_may_be_entered_again(there: Run, folder: Path) -> None:
    (folder / "judged.csv").write_text(
        FILE
        + "speaker,Торвин Хаск,Орлан,same,,,1\r\n"
        + f"utterance,{COMMUNIQUE},https://gull.example.com/2024/01/26/monks-night@orlan,different,,,1\r\n"
        + "statement,https://gull.example.com/2024/01/26/monks-night@orlan,unclear,value,stance,misread,1\r\n",
        encoding="utf-8-sig",
    )
    first = done(there("curate", "judge", "judged.csv", "--yes", "--who", "ann", "--why", "by the list"))
    content = there("export", "jsonl").out
    again = done(there("curate", "judge", "judged.csv", "--yes", "--who", "bob"))
    listed = rows(there("curate", "judgements"))

    assert "done: enter 3 judgements of judged.csv (" in first
    assert again == "nothing new: 3 judgements of it on record already\n"
    assert there("export", "jsonl").out == content
    assert [(one["who"], one["why"]) for one in listed] == [
        ("ann", "by the list"),
        ("ann", "by the list"),
        ("ann", "misread"),
    ]
    assert listed[0]["decision"] == "Torvin Hask is Marek Orlan"
    assert (
        listed[2]["decision"]
        == "stance of 2024-01-26 Daily Gull @orlan “Marek Orlan says there was no meeting”: unclear"
    )


def test_an_end_alone_ends_the_office_that_has_none(there: Run) -> None:
    done(there("curate", "member", "Mira Koldan", "Free Tide", "--until", "2024-06", "--yes"))
    done(there("curate", "member", "Torvin Hask", "Loria", "--role", "Envoy", "--from", "2024", "--yes"))
    done(there("curate", "member", "Torvin Hask", "Loria", "--role", "Guest", "--yes"))
    several = there("curate", "member", "Torvin Hask", "Loria", "--until", "2025", "--yes")

    assert decisions(there)[0][1] == ("Mira Koldan belongs to Free Tide, Deputy leader, from 2024-03-18 until 2024-06")
    assert several.code == 2
    assert 'say which one ends: --role "Guest" or --from 2024' in several.err


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("merge", "to"), ["topics"]),
        (("merge", "speakers", "Torvin"), ["Torvin Hask"]),
        (("merge", "claims", "hask-a"), ["hask-announced-mines"]),
        (("split", "topics", "pris"), ["prisoners"]),
        (("member", "Mira"), ["Mira Koldan"]),
        (("retopic", "hask-a"), ["hask-announced-mines"]),
        (("withdraw", "a"), ["articles"]),
    ],
)
def test_names_are_completed_by_what_is_meant(
    words: tuple[str, ...], offered: list[str], reading: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_CLAIMTRACK_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", " ".join(["claimtrack", "curate", *words]))
    monkeypatch.setenv("COMP_CWORD", str(len(words) + 1))

    assert reading().out.splitlines() == offered
