"""A record's own mark of the utterance it tells of: `lpa:1`, the first thing LPA numbers."""

import re
from typing import Final

_NAMESPACED: Final = re.compile(r"[^\s:][^:]*:\s*\S")


def is_namespaced(ref: str) -> bool:
    """Tell whether a ref says whose mark it is, so that it means the same in every article.

    A bare number means another thing in every file: it neither joins two records nor keeps them apart.
    """
    return _NAMESPACED.match(ref) is not None
