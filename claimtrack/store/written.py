"""A named query with its values written in: what `--sql` prints and `claimtrack sql` can run."""

import re
from collections.abc import Mapping
from typing import Final

from claimtrack.store.binds import replace_names

_HEAD: Final = re.compile(r"\A(?:\s*--[^\n]*\n)+\s*")


def with_values(sql: str, parameters: Mapping[str, object]) -> str:
    """Give the text with every `:name` written as an SQL literal, lists with commas.

    The comments at its head are left out, so that as an argument of `claimtrack sql` it looks like no option.
    """
    return replace_names(_HEAD.sub("", sql), {name: _literal(value) for name, value in parameters.items()})


def _literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, list | tuple):
        return ", ".join(_literal(each) for each in value) or "null"
    if isinstance(value, int | float):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
