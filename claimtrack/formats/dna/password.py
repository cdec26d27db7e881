"""A login that DNA takes: the form in which it stores passwords (jasypt's StrongPasswordEncryptor)."""

import base64
import hashlib
import unicodedata
from typing import Final

PASSWORD: Final = "claimtrack"  # noqa: S105 - documented, so that everybody can open a file that was written here
_SALT: Final = b"claimtrack-dna-1"
_ROUNDS: Final = 100_000


def hashed(password: str, salt: bytes = _SALT) -> str:
    """Give the 64 letters that DNA compares: salt and SHA-256 of salt and password, hashed 100,000 times.

    The salt is always the same, as the same content must give the same file: a password that is in the manual has
    nothing to hide. Change it in DNA where a file needs one.
    """
    digest = hashlib.sha256(salt + unicodedata.normalize("NFC", password).encode("utf-8")).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return base64.b64encode(salt + digest).decode("ascii")
