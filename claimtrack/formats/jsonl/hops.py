"""Chains and values given as JSON lists, turned into the one line that says the same."""

from collections.abc import Mapping

from claimtrack.domain.chain import format_chain
from claimtrack.domain.chain_marks import split_values
from claimtrack.domain.records import Chain, Voice

_ANON_KEYS = {"anon", "of", "reason", "for", "role"}
_NAME_KEYS = {"name", "for", "role"}


def chain_text(hops: list[object]) -> str | None:
    """Give the `by:` text of a list of hops, None where something in it is neither text nor a hop object.

    A hop is a string in the syntax of the line, `{"name": …}` or `{"anon": …, "of": …, "reason": …}`, both also with
    `for` and `role`; the last may be a list of joint speakers.
    """
    *relays, last = hops or [None]
    joint = last if isinstance(last, list) else [last]
    links = [_hop(hop) for hop in relays]
    speakers = [_hop(hop) for hop in joint]
    if not speakers or None in links or None in speakers:
        return None
    return " > ".join([*(link or "" for link in links), " & ".join(speaker or "" for speaker in speakers)])


def _hop(hop: object) -> str | None:
    if isinstance(hop, str):
        return hop.strip() or None
    if not isinstance(hop, Mapping) or not all(isinstance(value, str) for value in hop.values()):
        return None
    if not set(hop) <= (_ANON_KEYS if "anon" in hop else _NAME_KEYS) or not ("anon" in hop or "name" in hop):
        return None
    voice = Voice(
        raw="",
        name=hop.get("name"),
        descriptor=hop.get("anon"),
        of=hop.get("of"),
        reason=hop.get("reason"),
        suffix=hop.get("role"),
        on_behalf_of=hop.get("for"),
    )
    try:
        return format_chain(Chain(asserters=(voice,)))
    except ValueError:
        return None


def join_values(values: list[str]) -> str | None:
    """Give the `;` list of the values, None where one has signs that no list can hold."""
    text = "; ".join(f'"{value}"' if ";" in value or '"' in value else value for value in values)
    return text if [value for value, _ in split_values(text)] == [value.strip() for value in values] else None
