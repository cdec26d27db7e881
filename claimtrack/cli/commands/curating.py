"""`claimtrack curate …`: who is whom, what is called what, who belongs where, which topic, which value."""

from typing import Annotated, Final

import typer

from claimtrack.cli.completion import claims, named, speakers, topics
from claimtrack.cli.deciding import Signed, carry_out, desk_of
from claimtrack.cli.options import Output, Settings
from claimtrack.cli.output import counted
from claimtrack.domain.vocabulary import NAME_KINDS
from claimtrack.errors import UsageProblem
from claimtrack.library.done import Done

_MOST: Final = 3

KINDS: Final = ("speakers", "sources", "claims", "topics", "utterances")


def _kinds(incomplete: str) -> list[str]:
    return [name for name in KINDS if name.startswith(incomplete)]


def _name_kinds(incomplete: str) -> list[str]:
    return [name for name in NAME_KINDS[1:] if name.startswith(incomplete)]


Kinds = Annotated[str, typer.Argument(metavar="KINDS", help=f"One of {', '.join(KINDS)}.", autocompletion=_kinds)]
Lang = Annotated[str | None, typer.Option(metavar="TAG", help="The language of the name or wording, such as uk.")]


def merge(
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="OTHER… KEEP", help="Two or more; the last is the one that stays.", autocompletion=named
        ),
    ],
) -> None:
    """Make one of two or more speakers, sources, claims, topics or utterances: a dated judgement, never an overwrite.

    The names of the others become names of the one that stays, and every report follows at once. Utterances are named
    by statement keys, or by a record (ARTICLE@ID). A claim may be kept under a new key. Refused, with the reason: what
    contradicts another judgement, and what would contain itself. `curate split` and `curate undo` take it back.
    """
    *others, keep = names
    desk = desk_of(settings, signed)
    carry_out(
        f"merge {_listed(others)} into {keep}",
        lambda dry: desk.merge(kinds, *others, keep=keep, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def _listed(names: list[str]) -> str:
    """Give names for a line; of many only the first."""
    return ", ".join(names) if len(names) <= _MOST else f"{names[0]} and {len(names) - 1} more"


def split(  # noqa: PLR0913, PLR0917 - one parameter for each option
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    one: Annotated[
        str, typer.Argument(metavar="ONE", help="A name, key, path or statement key.", autocompletion=named)
    ],
    other: Annotated[
        str,
        typer.Argument(metavar="OTHER", help="What it is not; for a claim, where statements go.", autocompletion=named),
    ],
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
    desk, moved = desk_of(settings, signed), statement or []
    if moved and kinds not in ("claims", "claim"):
        message = "--statement goes with claims"
        raise UsageProblem(message)

    def run(dry: bool) -> Done:  # noqa: FBT001 - the one meaning it has
        if moved:
            return desk.move(one, other, moved, why=signed.why, dry_run=dry)
        return desk.split(kinds, one, other, why=signed.why, dry_run=dry)

    number = counted(len(moved), "statement")
    deed = f"move {number} of {one} to {other}" if moved else f"tell {one} and {other} apart"
    carry_out(deed, run, signed, settings, output)


def rename(  # noqa: PLR0913, PLR0917 - one parameter for each option
    settings: Settings,
    output: Output,
    signed: Signed,
    kinds: Kinds,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A name, key or path.", autocompletion=named)],
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new name, or the new wording of a claim.")],
    *,
    lang: Lang = None,
) -> None:
    """Give a speaker, source or topic another primary name, or a claim another wording.

    The old name stays as a former one, and texts that use it are still read. What a claim was called when it was coded
    stays in the records. Another key for a claim: `curate merge claims OLD NEW`.
    """
    desk = desk_of(settings, signed)
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
    one: Annotated[str, typer.Argument(metavar="ONE", help="A name, key or path.", autocompletion=named)],
    added: Annotated[str, typer.Argument(metavar="NAME", help="Another name of the same.")],
    *,
    lang: Lang = None,
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            help="alias, abbreviation, transliteration, metonym, inflected; former retires it.",
            autocompletion=_name_kinds,
        ),
    ] = "alias",
) -> None:
    """Add a name, or say what kind of name one is; who was met under it becomes the same at once."""
    desk = desk_of(settings, signed)
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
    speaker: Annotated[str, typer.Argument(metavar="SPEAKER", help="Who belongs.", autocompletion=speakers)],
    group: Annotated[
        str,
        typer.Argument(
            metavar="GROUP", help="To whom: an organisation, a government, a side.", autocompletion=speakers
        ),
    ],
    *,
    role: Annotated[str | None, typer.Option(metavar="TEXT", help="The office.")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, month or year.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DATE", help="Until it, that day included.")] = None,
) -> None:
    """Enter a membership or an office with its dates, or the end of a known one.

    A statement counts for a side where its speaker was a member on the day: one who changes sides needs an end here and
    a beginning there. Said again with the same group, role and beginning, the end is the only thing that changes.
    """
    desk = desk_of(settings, signed)
    carry_out(
        f"enter {speaker} as a member of {group}"
        if since or role or not until
        else f"let {speaker} belong to {group} until {until}",
        lambda dry: desk.member(speaker, group, role=role, since=since, until=until, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )


def retopic(
    settings: Settings,
    output: Output,
    signed: Signed,
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim's key.", autocompletion=claims)],
    topics: Annotated[
        list[str],
        typer.Argument(metavar="TOPIC…", help="Its topics from now on; a/b is b under a.", autocompletion=topics),
    ],
) -> None:
    """Put a claim under these topics and no others, whatever the codebook and the records say of it."""
    desk = desk_of(settings, signed)
    carry_out(
        f"put {claim} under {'; '.join(topics)}",
        lambda dry: desk.retopic(claim, topics, why=signed.why, dry_run=dry),
        signed,
        settings,
        output,
    )
