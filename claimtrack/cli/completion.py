"""What the shell offers for names: the speakers, topics and claims of the database the command line speaks of.

For `autocompletion=` of arguments and options. Silent whatever happens: a shell that waits for a word wants no error.
"""

import typer

from claimtrack.cli.database import locate
from claimtrack.cli.options import Settings
from claimtrack.errors import ClaimtrackError


def speakers(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of speakers and sides, in every language."""
    return _names(ctx, "speakers_starting", incomplete)


def topics(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of topics, in every language."""
    return _names(ctx, "topics_starting", incomplete)


def claims(ctx: typer.Context, incomplete: str) -> list[str]:
    """Keys of claims."""
    return _names(ctx, "claims_starting", incomplete)


def named(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of what the word before says: speakers, sources, claims or topics."""
    kinds = str(ctx.params.get("kinds") or "")
    query = {"claim": "claims_starting", "topic": "topics_starting"}.get(kinds.removesuffix("s"), "speakers_starting")
    return [] if kinds.startswith("utterance") else _names(ctx, query, incomplete)


def _names(ctx: typer.Context, query: str, incomplete: str) -> list[str]:
    from claimtrack.store.readonly import open_reader

    try:
        with open_reader(locate(Settings(db=_database(ctx)))) as reader:
            return [str(name) for (name,) in reader.query(query, letters=incomplete).rows]
    except ClaimtrackError:
        return []


def _database(ctx: typer.Context) -> str | None:
    """The --db of the nearest command or group that was given one."""
    given = ctx.params.get("db")
    if given or ctx.parent is None:
        return given
    return _database(ctx.parent)  # type: ignore[arg-type] # typer's contexts are all of one class
