"""What to write where a profile does not say what a value means."""

import json
from typing import Final

from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.scales import OtherScale
from claimtrack.domain.mapping.templates import NoMeaning
from claimtrack.domain.names import norm_key
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.formats.profiles import shipped_profiles
from claimtrack.services.wishes import Wishes

TO_MAP: Final = "--map stance=COLUMN"
_STANCE: Final = "stance"
_SHOWN: Final = 12


def meaning(problem: ValueError, profile: Profile, wishes: Wishes) -> str | None:
    """Give the hint for a value without a meaning: the lines to write, and where; None for other problems.

    What it means is left open in these lines: a line that was pasted as it stands says nothing that nobody decided.
    """
    if isinstance(problem, OtherScale):
        said = {norm_key(value) for rule in profile.rules for value in rule.values.get(_STANCE, ())}
        field, values = _STANCE, tuple(one for one in problem.values if norm_key(one) not in said)
        end = f"; or, where the stances stand in another column, say which: {TO_MAP}"
    elif isinstance(problem, NoMeaning):
        field, values, end = problem.field, (problem.value,), ""
    else:
        return None
    words = ", ".join(f'`{json.dumps(one, ensure_ascii=False)} = "…"`' for one in values[:_SHOWN])
    more = " and so on" if len(values) > _SHOWN else ""
    lines = f"`[values.{field}]`, {words}{more}, with one of {', '.join(STANCE_WORDS)} for …{end}"
    if wishes.profile is not None and wishes.profile not in shipped_profiles():
        return f"write these lines in {wishes.profile}: {lines}"
    return f'write these lines in mine.toml and say --profile mine.toml: `extends = "{profile.name}"`, {lines}'
