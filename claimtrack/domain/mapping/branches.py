"""Codes as a tree: which field a branch stands for, and what a code below it says, in a project and in a list alike."""

from collections.abc import Mapping, Sequence
from typing import Final

from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.tally import REST
from claimtrack.domain.mapping.templates import holes
from claimtrack.domain.names import norm_key

BY: Final = "by"
TOPIC: Final = "topic"
CLAIM: Final = ("claim", "claim-key")
_STEP: Final = "/"


def branches(profile: Profile) -> dict[str, str]:
    """Give the field that a profile makes of each branch, by its folded name."""
    found: dict[str, str] = {}
    for rule in profile.rules:
        for name, templates in rule.fields.items():
            for hole in (hole for template in templates for hole in holes(template) if hole != REST):
                found.setdefault(hole, name)
    return found


def level(name: str) -> str:
    """Give the name of a code as one level of a path."""
    return name.replace(_STEP, " ")


def said_by(path: Sequence[str], fields: Mapping[str, str]) -> str:
    """Give what a code says of its branch: its own name where that is a speaker or a claim, else the path to it."""
    own = fields.get(norm_key(path[0])) in (BY, *CLAIM)
    return path[-1] if own else _STEP.join(path[1:])


def topic_above(path: Sequence[str], fields: Mapping[str, str]) -> str:
    """Give the topic of a claim: the codes between it and its branch; nothing where there are none."""
    return _STEP.join(map(level, path[1:-1])) if fields.get(norm_key(path[0])) in CLAIM else ""


def topic_names(fields: Mapping[str, str]) -> list[str]:
    """Give the folded names of the branches of topics."""
    return [name for name, field in fields.items() if field == TOPIC]
