"""What a user says instead of a profile: this field is from that column."""

from collections.abc import Mapping
from dataclasses import replace

from claimtrack.domain.mapping.profile import Profile, Rule, known_fields, known_header


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


def _is_header(profile: Profile, key: str) -> bool:
    return key in known_header() and (key in profile.article or key not in known_fields())


def _template(text: str) -> tuple[str, ...]:
    return (text if "{" in text else f"{{{text}}}",)
