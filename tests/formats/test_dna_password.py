"""The login of files written for DNA, made again step by step as jasypt documents it: salt, SHA-256, 100,000 rounds."""

import base64
import hashlib

from claimtrack.formats.dna.password import PASSWORD, hashed


def test_the_stored_form_is_salt_and_digest_in_base64() -> None:
    stored = hashed(PASSWORD)
    assert len(stored) == 64
    raw = base64.b64decode(stored)
    salt, digest = raw[:16], raw[16:]
    again = salt + PASSWORD.encode()
    for _ in range(100_000):
        again = hashlib.sha256(again).digest()
    assert digest == again


def test_other_passwords_and_salts_give_other_forms() -> None:
    assert hashed("пароль") != hashed(PASSWORD)
    assert hashed("й", b"0" * 16) == hashed("й", b"0" * 16)
    assert hashed(PASSWORD, b"0" * 16) != hashed(PASSWORD)
