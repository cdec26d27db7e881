"""Where the files lie that travel with the program: migrations, the frozen views, the sample corpus."""

from pathlib import Path

from claimtrack.errors import ClaimtrackError

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Give the folder `name` as an installed wheel carries it, else as it lies at the top of a checkout."""
    for folder in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    message = f"this installation of claimtrack lacks its folder {name!r}"
    raise ClaimtrackError(message, hint="install it again: pip install --force-reinstall claimtrack")
