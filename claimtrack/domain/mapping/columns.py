"""What a user says instead of a profile: this field is from that column."""

from collections.abc import Mapping
from dataclasses import replace

from claimtrack.domain.mapping.profile import Profile, Rule, known_fields, known_header
from claimtrack.domain.mapping.templates import holes, mistake


def overridden(profile: Profile, columns: Mapping[str, str]) -> Profile:
    """Give the profile with fields and header keys made from named columns: `{"by": "Who"}`, or a whole template.

    A name of both is the header's where the profile has it there, else the record's.
    """
    header = {key: _template(text) for key, text in columns.items() if _is_header(profile, key)}
    fields = {key: _template(text) for key, text in columns.items() if key not in header}
    rules = tuple(replace(rule, fields={**rule.fields, **fields}) for rule in profile.rules or (Rule(),))
    return replace(profile, article={**profile.article, **header}, rules=rules)


def unknown(columns: Mapping[str, str]) -> list[str]:
    """Give the names that are no field and no header key."""
    known = {*known_fields(), *known_header()}
    return [key for key in columns if key not in known and not key.startswith("claim[")]


def asked_for(columns: Mapping[str, str]) -> dict[str, list[str]]:
    """Give, by what the user maps, the folded names of the values it is made from."""
    return {key: holes(one) for key, text in columns.items() for one in _template(text)}


def mistaken(columns: Mapping[str, str]) -> tuple[str, str] | None:
    """Give the first template that cannot be one, as the user wrote it, and why."""
    told = ((f"{key}={text}", mistake(one)) for key, text in columns.items() for one in _template(text))
    return next(((written, why) for written, why in told if why is not None), None)


def _is_header(profile: Profile, key: str) -> bool:
    return key in known_header() and (key in profile.article or key not in known_fields())


def _template(text: str) -> tuple[str, ...]:
    return (text if "{" in text else f"{{{text}}}",)
