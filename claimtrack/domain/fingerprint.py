"""The fingerprint of a quotation: equal for equal words, whatever the punctuation."""

from functools import lru_cache

from claimtrack.domain.names import norm_key

MIN_WORDS = 6


@lru_cache(maxsize=4096)
def fingerprint(quote: str) -> str | None:
    """Give the words of a quote in lower case without punctuation, or None where it has fewer than six.

    Two quotations are the same when these are equal, as in the Quotebank corpus (Vaucher et al. 2021); shorter ones
    are too common to prove that two articles mean one utterance.
    """
    kept = "".join(char if char.isalnum() else " " for char in norm_key(quote))
    words = kept.split()
    return " ".join(words) if len(words) >= MIN_WORDS else None
