"""The commands: one file each, imported only when it is run, and the table that names them all.

The table is all that `claimtrack --help`, completion and did-you-mean need. A command is a function (see
`cli.options`) that parses nothing itself, calls one service or report, renders, and returns its exit code or None.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Entry:
    """A command (`target` is `module:function` below this package) or, with `members`, a group of them."""

    name: str
    panel: str
    summary: str
    example: str = ""
    target: str = ""
    members: tuple["Entry", ...] = ()


START: Final = "Start here"
WRITE: Final = "Annotate and store"
READ: Final = "Ask"
KEEP: Final = "Look after the database"
MEMBERS: Final = "Commands"

ENTRIES: Final = (
    Entry(
        "demo",
        START,
        "A database from the shipped samples, comparisons, and a page to open.",
        "claimtrack demo",
        "demo:demo",
    ),
    Entry(
        "new",
        WRITE,
        "A native file with its header filled, ready to annotate.",
        'claimtrack new article.txt --source "Example Herald" --published 2025-03-05 -o guarantees.claim.md',
        "new:new",
    ),
    Entry(
        "check",
        WRITE,
        "All problems in annotated files; needs no database.",
        "claimtrack check guarantees.claim.md",
        "check:check",
    ),
    Entry(
        "fmt",
        WRITE,
        "Records in canonical form; never touches the article's text.",
        "claimtrack fmt guarantees.claim.md",
        "fmt:fmt",
    ),
    Entry(
        "ingest",
        WRITE,
        "Store annotated articles; running it again changes nothing.",
        "claimtrack ingest articles/",
        "ingest:ingest",
    ),
    Entry(
        "report",
        READ,
        "Who held what, and when it changed.",
        members=(
            Entry(
                "compare",
                MEMBERS,
                "What each side holds on a topic, since when, in whose words.",
                "claimtrack report compare Kremlin Kyiv --topic guarantees",
                "compare:report_compare",
            ),
            Entry(
                "position",
                MEMBERS,
                "Who holds what on a day, and where they are silent.",
                "claimtrack report position Kremlin Kyiv --as-of 2025-12-31",
                "position:report_position",
            ),
            Entry(
                "provenance",
                MEMBERS,
                "On whose word something is known, and who merely repeats it.",
                "claimtrack report provenance territories-most-important",
                "provenance:report_provenance",
            ),
            Entry(
                "shifts",
                MEMBERS,
                "What changed, on whose word, and what did not.",
                "claimtrack report shifts Kremlin --from 2025-01-01",
                "shifts:report_shifts",
            ),
            Entry(
                "speaker",
                MEMBERS,
                "The dossier of one person, organisation, side or source.",
                "claimtrack report speaker Kremlin",
                "speaker:report_speaker",
            ),
            Entry(
                "timeline",
                MEMBERS,
                "A topic in order of time, and what each statement changed.",
                "claimtrack report timeline --topic guarantees",
                "timeline:report_timeline",
            ),
            Entry(
                "topic",
                MEMBERS,
                "The dossier of a topic: who holds what, who moved, what is unknown.",
                "claimtrack report topic guarantees",
                "topic:report_topic",
            ),
        ),
    ),
    Entry(
        "network",
        READ,
        "Who is tied to whom by what they said.",
        members=(
            Entry(
                "one-mode",
                MEMBERS,
                "Who agrees with whom, or is at odds, and how strongly.",
                "claimtrack network one-mode side --through claim --aggregation subtract",
                "network:network_one_mode",
            ),
            Entry(
                "two-mode",
                MEMBERS,
                "Who said how much on what, for or against.",
                "claimtrack network two-mode side claim --aggregation subtract",
                "network:network_two_mode",
            ),
            Entry(
                "events",
                MEMBERS,
                "The statements that networks are made of.",
                "claimtrack network events -f csv",
                "network:network_events",
            ),
        ),
    ),
    Entry(
        "agreement",
        READ,
        "How far coders of the same texts agree, and where they do not.",
        "claimtrack agreement articles/",
        "agreement:agreement",
    ),
    Entry("list", READ, "What the database holds.", "claimtrack list speakers", "listing:show"),
    Entry(
        "sql",
        READ,
        "Your own SELECT over the views, safely.",
        'claimtrack sql "select speaker, count(*) from v_statement group by speaker"',
        "sql:sql",
    ),
    Entry(
        "export",
        READ,
        "The whole content, in a form that compares byte for byte.",
        "claimtrack export jsonl -o archive.jsonl",
        "export:export",
    ),
    Entry(
        "codebook",
        KEEP,
        "Who is who and what is what: out, in, checked.",
        members=(
            Entry(
                "export",
                MEMBERS,
                "The codebook as TOML, as sheets, or as a list of codes.",
                "claimtrack codebook export -o codebook.toml",
                "codebook:codebook_export",
            ),
            Entry(
                "import",
                MEMBERS,
                "Codebooks into the database, whatever they are called.",
                "claimtrack codebook import codebook.toml",
                "codebook:codebook_import",
            ),
            Entry(
                "check",
                MEMBERS,
                "All problems of codebooks; needs no database.",
                "claimtrack codebook check codebook.toml",
                "codebook:codebook_check",
            ),
        ),
    ),
    Entry(
        "curate",
        KEEP,
        "Who is whom, what is what: decisions that can be taken back.",
        members=(
            Entry(
                "log", MEMBERS, "Every write command, and which of them stand.", "claimtrack curate log", "curate:log"
            ),
            Entry(
                "undo",
                MEMBERS,
                "Take back the last write command, or the last N.",
                "claimtrack curate undo",
                "curate:undo",
            ),
            Entry("redo", MEMBERS, "Give back what was undone last.", "claimtrack curate redo", "curate:redo"),
            Entry(
                "merge",
                MEMBERS,
                "Make one of speakers, sources, claims, topics or utterances.",
                'claimtrack curate merge speakers "M. Orlan" "Marek Orlan" --why "the same office on the same day"',
                "curating:merge",
            ),
            Entry(
                "split",
                MEMBERS,
                "Tell two apart, or move statements to another claim.",
                'claimtrack curate split speakers "Marek Orlan" "Orlan the elder"',
                "curating:split",
            ),
            Entry(
                "rename",
                MEMBERS,
                "Another primary name, or another wording of a claim.",
                'claimtrack curate rename speakers "Marek Orlan" "Marek J. Orlan"',
                "curating:rename",
            ),
            Entry(
                "name",
                MEMBERS,
                "One more name, or what kind of name one is.",
                'claimtrack curate name speakers "Marek Orlan" "Марек Орлан" --lang ru',
                "curating:name",
            ),
            Entry(
                "member",
                MEMBERS,
                "A membership or office with its dates, or its end.",
                'claimtrack curate member "Marek Orlan" Loria --role spokesman --from 2024-03-01',
                "curating:member",
            ),
            Entry(
                "retopic",
                MEMBERS,
                "The topics of a claim.",
                "claimtrack curate retopic union-troops-in-kasteya security/troops",
                "curating:retopic",
            ),
            Entry(
                "judge",
                MEMBERS,
                "The judgements of a file, all or none.",
                "claimtrack curate judge suggestions.csv",
                "judging:judge",
            ),
            Entry(
                "adjudicate",
                MEMBERS,
                "What holds where coders differ, from a file or one by one.",
                "claimtrack curate adjudicate differences.csv",
                "adjudicate:adjudicate",
            ),
            Entry(
                "judgements",
                MEMBERS,
                "Every judgement, who made it, when and why.",
                "claimtrack curate judgements",
                "judging:judgements",
            ),
            Entry(
                "withdraw",
                MEMBERS,
                "Judgements taken back; articles or entries taken out.",
                "claimtrack curate withdraw judgements 3",
                "judging:withdraw",
            ),
            Entry(
                "suggest",
                MEMBERS,
                "What may be one and is recorded as two, for you to judge.",
                "claimtrack curate suggest speakers",
                "suggest:curate_suggest",
            ),
        ),
    ),
    Entry(
        "verify",
        KEEP,
        "Whether every quote still stands in its text, and all follows from the inputs.",
        "claimtrack verify",
        "verify:verify",
    ),
    Entry(
        "doctor",
        KEEP,
        "Whether this machine, the database and its folder are in order.",
        "claimtrack doctor",
        "doctor:doctor",
    ),
    Entry(
        "db",
        KEEP,
        "Make, upgrade and inspect the database.",
        members=(
            Entry(
                "upgrade",
                MEMBERS,
                "Bring the database to this version, with a backup beside it.",
                "claimtrack db upgrade",
                "db:upgrade",
            ),
            Entry(
                "backup",
                MEMBERS,
                "A checked copy, also while others write.",
                "claimtrack db backup",
                "backup:backup",
            ),
            Entry(
                "restore",
                MEMBERS,
                "The database as a backup has it; keeps what was there.",
                "claimtrack db restore claimtrack-2026-11-22T0912Z.backup.db",
                "backup:restore",
            ),
            Entry("check", MEMBERS, "Whether the database is sound and up to date.", "claimtrack db check", "db:check"),
            Entry("info", MEMBERS, "What the database is and how much it holds.", "claimtrack db info", "db:info"),
        ),
    ),
)

FIRST_STEPS: Final = (
    ("claimtrack demo", "see it work: a sample database, comparisons, a page"),
    ('claimtrack new text.txt --source "Example Herald" --published 2025-03-05', "start annotating"),
    ("claimtrack check text.claim.md", "find every problem of a file in one run"),
    ("claimtrack ingest .", "store all annotated files below this folder"),
    ("claimtrack report compare Kremlin Kyiv --topic guarantees", "who holds what, since when, by whose account"),
    ('claimtrack sql "select * from v_statement limit 5"', "ask in SQL; the views are documented"),
)
"""The six examples that `claimtrack` alone prints, each with what it is for."""
