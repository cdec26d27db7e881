"""What can go wrong in the program itself, as one tree; problems in the data are findings, not exceptions.

    ClaimtrackError
    ├── UsageProblem            exit 2   a word is off: unknown or ambiguous name, bad option
    ├── InputError              exit 1   a file cannot be read at all
    ├── QueryRefused            exit 1   SQL that is not one plain SELECT
    │   └── QueryTooSlow        exit 1   SQL stopped at its time limit
    └── StoreError              exit 3   the database cannot serve
        ├── NoDatabase                   there is none, and reading creates none
        ├── NotOurDatabase               a file or schema that claimtrack did not make
        ├── SchemaTooOld                 `claimtrack db upgrade` helps
        ├── SchemaTooNew                 a newer claimtrack wrote it
        ├── DatabaseBusy                 another writer holds the lock
        └── DatabaseDamaged              its pages are not what was written; a backup helps

Only `claimtrack.cli.app` catches them, or whoever calls the library; each carries a sentence for people and, where
there is one, the command that helps.
"""


class ClaimtrackError(Exception):
    """Any failure of claimtrack's own; `exit_code` is what the command line returns for it."""

    exit_code = 1

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageProblem(ClaimtrackError):
    """A name, option or value that cannot be used; the hint lists candidates."""

    exit_code = 2


class InputError(ClaimtrackError):
    """A file that cannot be read at all (missing, not a file, not text)."""


class QueryRefused(ClaimtrackError):
    """SQL that is anything but one plain SELECT, or a connection that could do more than read."""


class QueryTooSlow(QueryRefused):
    """SQL that was stopped at its time limit."""


class StoreError(ClaimtrackError):
    """The database cannot serve this command."""

    exit_code = 3


class NoDatabase(StoreError):
    """A read command met no database; nothing was created."""


class NotOurDatabase(StoreError):
    """The file or schema was not made by claimtrack; nothing was changed."""


class SchemaTooOld(StoreError):
    """The database is of an older revision; `claimtrack db upgrade` brings it up to date."""


class SchemaTooNew(StoreError):
    """The database was written by a newer claimtrack; nothing was changed."""


class DatabaseBusy(StoreError):
    """Another writer held the database for longer than the waiting time."""


class DatabaseDamaged(StoreError):
    """Pages of the database are not what was written into them; restore a backup."""
