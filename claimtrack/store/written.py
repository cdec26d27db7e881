"""A named query with its values written in: what `--sql` prints and `claimtrack sql` can run."""

from collections.abc import Mapping

from claimtrack.store.binds import replace_names


def with_values(sql: str, parameters: Mapping[str, object]) -> str:
    """Give the text with every `:name` written as an SQL literal, lists with commas."""
    return replace_names(sql, {name: _literal(value) for name, value in parameters.items()})


def _literal(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, list | tuple):
        return ", ".join(_literal(each) for each in value) or "null"
    if isinstance(value, int | float):
        return str(value)
    return "'" + str(value).replace("'", "''") + "'"
