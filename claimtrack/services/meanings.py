"""What to write where a profile does not say what a value means."""

import json

from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.templates import NoMeaning
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.formats.profiles import shipped_profiles
from claimtrack.services.wishes import Wishes


def meaning(problem: ValueError, profile: Profile, wishes: Wishes) -> str | None:
    """Give the hint for a value without a meaning: the lines to write, and where; None for other problems."""
    if not isinstance(problem, NoMeaning):
        return None
    others = [one for one in STANCE_WORDS if one != "supports"]
    word = json.dumps(problem.value, ensure_ascii=False)
    lines = f'`[values.{problem.field}]`, `{word} = "supports"` (or {", ".join(others)})'
    if wishes.profile is not None and wishes.profile not in shipped_profiles():
        return f"write these lines in {wishes.profile}: {lines}"
    return f'write these lines in mine.toml and say --profile mine.toml: `extends = "{profile.name}"`, {lines}'
