"""URLs as identities of articles: what only tells who clicked is dropped, what may matter stays as it is."""

import re
from functools import lru_cache
from typing import Final

TRACKING_KEYS: Final = frozenset(
    {
        "_openstat",
        "cmpid",
        "dclid",
        "fbclid",
        "gbraid",
        "gclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "msclkid",
        "ref_src",
        "spm",
        "twclid",
        "wbraid",
        "yclid",
        "ysclid",
    },
)
TRACKING_PREFIX: Final = "utm_"
_DEFAULT_PORTS: Final = {"http": ":80", "https": ":443"}
_PARTS: Final = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<host>[^/?]*)(?P<rest>.*)", re.DOTALL)


@lru_cache(maxsize=16384)
def normalise_url(text: str) -> str:
    """Give the URL without fragment, known tracking keys and default port, its scheme and host in lower case.

    Nothing else changes: `www.`, a final slash, http, the order of the query and the case of the path may all matter.
    """
    url = text.strip().partition("#")[0].rstrip()
    address, mark, query = url.partition("?")
    kept = _without_tracking(query)
    url = address + mark + query if kept == query else address + (mark + kept if kept else "")
    parts = _PARTS.fullmatch(url)
    if parts is None:
        return url
    scheme = parts["scheme"].lower()
    return f"{scheme}://{_host(parts['host'], scheme)}{parts['rest']}"


def _without_tracking(query: str) -> str:
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _is_tracking(pair.partition("=")[0].lower())]
    return "&".join(kept)


def _is_tracking(key: str) -> bool:
    return key in TRACKING_KEYS or key.startswith(TRACKING_PREFIX)


def _host(host: str, scheme: str) -> str:
    user, at, host = host.rpartition("@")
    return user + at + host.lower().removesuffix(_DEFAULT_PORTS.get(scheme, "\0"))
