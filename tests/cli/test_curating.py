"""`claimtrack curate merge|split|rename|name|member|retopic|judge|judgements|withdraw` at the command line."""

import io
import json
import sys
from collections.abc import Callable

import pytest

from claimtrack.shipped import shipped
from tests.cli.conftest import Run
from tests.cli.told import decisions, done, rows

HARBOUR = shipped("samples") / "harbour"
COMMUNIQUE = "https://harbourwire.example.org/2024/02/08/communique@both"
ONE_MAN = ("curate", "merge", "speakers", "Torvin Hask", "Marek Orlan", "--who", "ann", "--why", "one man")
MERGED = "Merge Torvin Hask into Marek Orlan (11 records touched, 50 speakers become 49, 7 positions change)"
Golden = Callable[[str, str], None]


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def own(dossier: dict[str, dict[str, int]]) -> int:
    """How many utterances a dossier counts as its speaker's own."""
    return dossier["counts"]["n_utterances"]


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
        "would merge Torvin Hask into Marek Orlan: 11 records touched, 50 speakers become 49, 7 positions change"
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
        (("merge", "speakers", "anon(a fisherman)", "Loria"), 2, "nobody in this database is called", "list speakers"),
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
        (("merge", "speakers", "LPA", "Marek Orlan"), "`lpa` is an outlet, `marek orlan` a person"),
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
    assert refused.err.endswith("nothing was changed\n")
    assert after == before
    assert f"{MERGED}? [y/N]:" in refused.err
    assert agreed.err.endswith(f"done: m{MERGED[1:]}\n")


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


def test_voices_without_a_name_are_merged_as_they_are_shown(there: Run) -> None:
    kept = "anon(a minister in Kastrel)"
    told = done(there("curate", "merge", "speakers", "another minister in Kastrel", kept, "--yes", "--who", "ann"))
    named = done(there("curate", "merge", "speakers", kept, "Rufin Ondar", "--yes"))

    assert "50 speakers become 49" in told
    assert "49 speakers become 48" in named
    assert [one[1] for one in decisions(there)] == [
        "the anonymous voice anon-2bfb61a3ce47338a7c9a is the anonymous voice anon-b92951fde398b8f27e32",
        "the anonymous voice anon-b92951fde398b8f27e32 is Rufin Ondar",
    ]


def test_a_source_merged_into_another_brings_its_articles(reading: Run) -> None:
    told = reading("curate", "merge", "sources", "Svodka", "Вестник устья", "--dry-run", "-f", "csv")

    assert {(one["field"], one["before"], one["after"]) for one in rows(told) if one["field"] == "source"} == {
        ("source", "Сводка", "Вестник устья")
    }
    assert "given back" not in told.out


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
