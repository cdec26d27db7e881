"""claimtrack records who asserted what, when, and by whose account.

    import claimtrack

    with claimtrack.open("claimtrack.db", create=True) as db:
        db.ingest("articles/")
        db.compare("Kremlin", "Kyiv", topic="guarantees").frame()

The package is a house of rooms (see docs/architecture.md); data flows one way:
file -> formats -> domain -> services -> store -> views -> reports -> render -> library.
"""

TYPE_CHECKING = False  # typing's own would have to be imported, which costs more than all of this

if TYPE_CHECKING:
    from claimtrack.errors import (
        ClaimtrackError,
        DatabaseBusy,
        DatabaseDamaged,
        InputError,
        NoDatabase,
        NotOurDatabase,
        QueryRefused,
        QueryTooSlow,
        SchemaTooNew,
        SchemaTooOld,
        StoreError,
        UsageProblem,
    )
    from claimtrack.library.checking import check
    from claimtrack.library.curation import Curation
    from claimtrack.library.database import Database, Turn
    from claimtrack.library.database import open_database as open  # noqa: A004 - claimtrack.open reads as it should
    from claimtrack.library.done import Done
    from claimtrack.library.outcome import Outcome
    from claimtrack.library.report import Report

__all__ = (
    "ClaimtrackError",
    "Curation",
    "Database",
    "DatabaseBusy",
    "DatabaseDamaged",
    "Done",
    "InputError",
    "NoDatabase",
    "NotOurDatabase",
    "Outcome",
    "QueryRefused",
    "QueryTooSlow",
    "Report",
    "SchemaTooNew",
    "SchemaTooOld",
    "StoreError",
    "Turn",
    "UsageProblem",
    "__version__",
    "check",
    "open",
)

__version__ = "0.1.0"

_HOMES = {
    "Curation": "library.curation",
    "Done": "library.done",
    "Database": "library.database",
    "Outcome": "library.outcome",
    "Report": "library.report",
    "Turn": "library.database",
    "check": "library.checking",
    "open": "library.database:open_database",
}
"""Where names are that are loaded when they are asked for, so that importing costs nothing; all others are errors."""


if not TYPE_CHECKING:  # else every misspelt name would have a type

    def __getattr__(name: str) -> object:
        """Load what is asked for by its public name."""
        if name not in __all__:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module

        module, _, other = _HOMES.get(name, "errors").partition(":")
        found: object = getattr(import_module(f"{__name__}.{module}"), other or name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
