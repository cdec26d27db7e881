"""What to write where a profile does not say what a value means."""

import json
from typing import Final

from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.scales import OtherScale
from claimtrack.domain.mapping.templates import NoDate, NoMeaning
from claimtrack.domain.names import norm_key
from claimtrack.domain.stance import STANCE_WORDS
from claimtrack.formats.profiles import shipped_profiles
from claimtrack.services.wishes import Wishes

TO_MAP: Final = "--map stance=COLUMN"
_STANCE: Final = "stance"
_NO_FORM: Final = "no format"
_SHOWN: Final = 12


def meaning(problem: ValueError, profile: Profile, wishes: Wishes) -> str | None:
    """Give the hint for a value without a meaning: the lines to write, and where; None for other problems.

    What it means is left open in these lines: a line that was pasted as it stands says nothing that nobody decided.
    """
    if isinstance(problem, NoDate):
        return _of_date(problem, profile, wishes)
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
    return _written(lines, profile, wishes)


def _of_date(problem: NoDate, profile: Profile, wishes: Wishes) -> str | None:
    if problem.serial is not None:
        return f"spreadsheets count days so, and this would be {problem.serial}: write it as that"
    if not problem.forms:
        return "write days as 2025-03-05, 2025-03 or 2025" if _NO_FORM in str(problem) else None
    lines = " or ".join(f"`dates = {json.dumps([one])}`" for one in problem.forms)
    return _written(f"{lines}, with every other format that the sheet has", profile, wishes, where="at the top of ")


def _written(lines: str, profile: Profile, wishes: Wishes, *, where: str = "in ") -> str:
    what = "this line" if where != "in " else "these lines"
    if wishes.profile is not None and wishes.profile not in shipped_profiles():
        return f"write {what} {where}{wishes.profile}: {lines}"
    return f'write these lines {where}mine.toml and say --profile mine.toml: `extends = "{profile.name}"`, {lines}'
