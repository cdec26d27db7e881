"""Content-derived keys: equal content gives equal keys on every machine and in every order of ingestion."""

import hashlib
import json
from typing import Final

KeyPart = str | int | None

# Made once: `json.dumps` with settings makes an encoder a call.
_WRITE: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def content_key(kind: str, *parts: KeyPart) -> str:
    """Give a short key `kind-…` that names its parts and nothing else.

    The parts are written as JSON before hashing, so that ("ab", "c") and ("a", "bc") differ; 80 bits of BLAKE2b keep
    a chance collision among a hundred million keys below one in a hundred million.
    """
    written = _WRITE(parts)
    return f"{kind}-{hashlib.blake2b(written.encode(), digest_size=10).hexdigest()}"


def text_hash(text: str) -> str:
    """Give the SHA-256 of a text's UTF-8 bytes, in hexadecimal: what anybody can compute with `sha256sum`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
