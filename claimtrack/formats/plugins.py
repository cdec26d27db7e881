"""What installed packages bring under an entry point group, by name: ours, and whoever else's."""

from collections.abc import Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from claimtrack.errors import InputError


def plugin_names(group: str) -> tuple[str, ...]:
    """Give the names in a group, without loading anything."""
    return tuple(sorted({one.name for one in entry_points(group=group)}))


def plugins(group: str) -> Mapping[str, Any]:
    """Load all of a group; raises InputError with the package that brings what cannot be loaded, or a name again."""
    found: dict[str, EntryPoint] = {}
    for one in sorted(entry_points(group=group), key=lambda one: one.name):
        other = found.setdefault(one.name, one)
        if other.value != one.value:
            both = " and ".join(sorted(map(_whose, (other, one))))
            message = f"{both} both bring `{one.name}` for {group}"
            raise InputError(message, "uninstall one of them")
    return {name: _loaded(one) for name, one in found.items()}


def _loaded(one: EntryPoint) -> Any:  # noqa: ANN401 - whatever the group holds
    try:
        return one.load()
    except Exception as problem:
        message = f"`{one.name}` of {_whose(one)} cannot be loaded: {problem}"
        raise InputError(message, "install what it lacks, or uninstall it") from problem


def _whose(one: EntryPoint) -> str:
    return f"the package {one.dist.name}" if one.dist else f"the module {one.module}"
