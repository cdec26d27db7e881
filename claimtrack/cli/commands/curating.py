"""`claimtrack curate …`: who is whom, what is called what, who belongs where, which topic, which value."""

from pathlib import Path
from typing import Annotated, Final

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.deciding import Signed, carry_out
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import LIST, About, choose_format, counted, note, show_rows
from claimtrack.errors import UsageProblem
from claimtrack.library.curation import Curation

KINDS: Final = ("speakers", "sources", "claims", "topics", "utterances")


def _kinds(incomplete: str) -> list[str]:
    return [name for name in KINDS if name.startswith(incomplete)]


Kinds = Annotated[str, typer.Argument(metavar="KINDS", help=f"One of {', '.join(KINDS)}.", autocompletion=_kinds)]
Lang = Annotated[str | None, typer.Option(metavar="TAG", help="The language of the name or wording, such as uk.")]


def merge(
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    names: Annotated[
        list[str], typer.Argument(metavar="OTHER… KEEP", help="Two or more; the last is the one that stays.")
    ],
) -> None:
    """Make one of two or more speakers, sources, claims, topics or utterances: a dated judgement, never an overwrite.

    The names of the others become names of the one that stays, and every report follows at once. Utterances are named
    by statement keys, or by a record (ARTICLE@ID). A claim may be kept under a new key. Refused, with the reason: what
    contradicts another judgement, and what would contain itself. `curate split` and `curate undo` take it back.
    """
    *others, keep = names
    desk = Curation(locate(settings), signed.who)
    carry_out(
        f"merge {', '.join(others)} into {keep}",
        lambda dry: desk.merge(kinds, *others, keep=keep, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def split(  # noqa: PLR0913, PLR0917 - one parameter for each option
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A name, key, path or statement key.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="What it is not; for a claim, where statements go.")],
    *,
    statement: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY", help="Claims: a statement that is on OTHER, a new claim or a known one."),
    ] = None,
) -> None:
    """Tell two apart that were made one, or that share a name in the codebook; or move statements to another claim.

    A judgement that made them one is taken back, and that they are different is kept, so that nothing proposes them
    again. With --statement the statements named (by key, or as ARTICLE@ID) are on the claim OTHER from now on.
    """
    desk = Curation(locate(settings), signed.who)
    if statement:
        if kinds not in ("claims", "claim"):
            message = "--statement goes with claims"
            raise UsageProblem(message)
        carry_out(
            f"move {len(statement)} of {one} to {other}",
            lambda dry: desk.move(one, other, statement, why=signed.why, dry_run=dry),
            signed,
            settings,
            output,
        )
        return
    carry_out(
        f"tell {one} and {other} apart",
        lambda dry: desk.split(kinds, one, other, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def rename(  # noqa: PLR0913, PLR0917 - one parameter for each option
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A name, key or path.")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new name, or the new wording of a claim.")],
    *,
    lang: Lang = None,
) -> None:
    """Give a speaker, source or topic another primary name, or a claim another wording.

    The old name stays as a former one, and texts that use it are still read. What a claim was called when it was coded
    stays in the records. Another key for a claim: `curate merge claims OLD NEW`.
    """
    desk = Curation(locate(settings), signed.who)
    carry_out(
        f"rename {one} to {name}",
        lambda dry: desk.rename(kinds, one, name, lang=lang, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def name(  # noqa: PLR0913, PLR0917 - one parameter for each option
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A name, key or path.")],
    added: Annotated[str, typer.Argument(metavar="NAME", help="Another name of the same.")],
    *,
    lang: Lang = None,
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND", help="alias, abbreviation, transliteration, metonym, inflected; former retires it."
        ),
    ] = "alias",
) -> None:
    """Add a name, or say what kind of name one is; who was met under it becomes the same at once."""
    desk = Curation(locate(settings), signed.who)
    carry_out(
        f"call {one} also {added}" if kind != "former" else f"retire the name {added} of {one}",
        lambda dry: desk.name(kinds, one, added, lang=lang, kind=kind, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def member(  # noqa: PLR0913 - one parameter for each option
    settings: Settings,
    output: Output,
    signed: Signed,
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="Who belongs.")],
    group: Annotated[str, typer.Argument(metavar="GROUP", help="To whom: an organisation, a government, a side.")],
    *,
    role: Annotated[str | None, typer.Option(metavar="TEXT", help="The office.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Until it, that day included.")] = None,
) -> None:
    """Enter a membership or an office with its dates, or the end of a known one.

    A statement counts for a side where its speaker was a member on the day: one who changes sides needs an end here and
    a beginning there. Said again with the same group, role and beginning, the end is the only thing that changes.
    """
    desk = Curation(locate(settings), signed.who)
    carry_out(
        f"enter {speaker} as a member of {group}",
        lambda dry: desk.member(speaker, group, role=role, since=since, until=until, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def retopic(
    settings: Settings,
    output: Output,
    signed: Signed,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's key.")],
    topics: Annotated[list[str], typer.Argument(metavar="TOPIC…", help="Its topics from now on; a/b is b under a.")],
) -> None:
    """Put a claim under these topics and no others, whatever the codebook and the records say of it."""
    desk = Curation(locate(settings), signed.who)
    carry_out(
        f"put {claim} under {'; '.join(topics)}",
        lambda dry: desk.retopic(claim, topics, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def judge(
    settings: Settings,
    output: Output,
    signed: Signed,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv or tsv: kind, left, right, verdict, field, why.")],
) -> None:
    """Enter the judgements of a file, all or none: what `curate suggest -o FILE.csv` writes, with verdicts filled in.

    The verdict is same (left is given up, right stays), different, or value (of a field); a row without one is left
    alone.
    """
    from claimtrack.library.judgement_files import read_judgements

    decisions = read_judgements(file)
    desk = Curation(locate(settings), signed.who)
    if not decisions:
        note(f"{file} holds no verdict: nothing was changed", settings)
        return
    carry_out(
        f"enter {counted(len(decisions), 'judgement')} of {file}",
        lambda dry: desk.judge(decisions, dry_run=dry),
        signed,
        settings,
        output,
    )


def withdraw(
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Annotated[str, typer.Argument(metavar="KINDS", help="judgements, articles or entries.")],
    which: Annotated[
        list[str],
        typer.Argument(metavar="WHICH…", help="Numbers of judgements, addresses or refs of articles, keys of entries."),
    ],
) -> None:
    """Take judgements back, or articles or codebook entries out of the record; the log keeps them all.

    A judgement need not be the last: what was decided since stands. An article or entry that is ingested again is there
    again.
    """
    desk = Curation(locate(settings), signed.who)
    carry_out(
        f"withdraw {kinds} {', '.join(which)}",
        lambda dry: desk.withdraw(kinds, *which, dry_run=dry),
        signed,
        settings,
        output,
    )


def judgements(settings: Settings, output: Output) -> None:
    """List every judgement with its number, who made it, when and why; also those taken back."""
    from claimtrack.store.readonly import open_reader

    with open_reader(locate(settings)) as reader:
        rows = reader.query("curate/judgements")
    if choose_format(output, LIST) == "table":
        rows = rows.only(("judgement", "kind", "left_key", "verdict", "field", "right_key", "who", "stands"))
    show_rows(rows, settings, output, about=About("Judgements", "claimtrack curate judgements"))
