"""Who signs what is written: the name given, else the login name."""

import getpass

from claimtrack.errors import UsageProblem


def name_of(who: str | None) -> str:
    """Give the name that signs; raises UsageProblem for one without a letter."""
    if who is not None and not who.strip():
        message = "who decides has no name"
        raise UsageProblem(message)
    return who or getpass.getuser()
