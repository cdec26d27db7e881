"""Mapping profiles, shipped (`*.toml` beside this file) or the user's own: TOML -> `domain.mapping.profile.Profile`."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from claimtrack.domain.mapping.profile import Join, Profile, Rule, known_fields
from claimtrack.domain.names import closest
from claimtrack.domain.offsets import UNITS
from claimtrack.errors import InputError

FOLDER: Final = Path(__file__).parent
_TOP: Final = (
    "name",
    "reads",
    "about",
    "article",
    "statement",
    "group",
    "dates",
    "split",
    "columns",
    "id",
    "names",
    "join",
    "offsets",
)
_JOIN: Final = ("file", "on", "to")
_RULE: Final = ("labels", "quote", "fields", "values", "ignore")
_GROUPS: Final = ("item", "link", "selection", "region", "host")


def shipped_profiles() -> tuple[str, ...]:
    """Give the names of the shipped profiles."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def load_profile(name: str) -> Profile:
    """Read a shipped profile by its name, or one's own by its path; raises InputError with what is wrong in it."""
    path = FOLDER / f"{name}.toml" if name in shipped_profiles() else Path(name)
    if not path.is_file():
        message = f"there is no profile {name!r}"
        near = closest(name, shipped_profiles(), limit=1)
        raise InputError(message, f"did you mean {near[0]}?" if near else f"shipped: {', '.join(shipped_profiles())}")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as problem:
        message = f"{path}: {problem}"
        raise InputError(message) from problem
    return read_profile(_extended(data, str(path)), file=str(path), name=path.stem)


def _extended(data: dict[str, Any], file: str) -> dict[str, Any]:
    """Give a profile with what it does not say itself taken from the shipped one that it `extends`."""
    above = data.pop("extends", None)
    if above is None:
        return data
    if above not in shipped_profiles():
        message = f"{file}: there is no shipped profile {above!r} to extend"
        raise InputError(message, f"shipped: {', '.join(shipped_profiles())}")
    base = tomllib.loads((FOLDER / f"{above}.toml").read_text(encoding="utf-8"))
    del base["name"]
    both = [key for key in ("article", "names") if key in base and key in data]
    return {**base, **data, **{key: {**base[key], **data[key]} for key in both}}


def read_profile(data: Mapping[str, Any], *, file: str, name: str) -> Profile:
    """Check a profile and give it."""
    _known(file, data, _TOP, "the profile")
    rules = tuple(_rules(file, data.get("statement", [])))
    article = {key: _templates(file, value) for key, value in data.get("article", {}).items()}
    split = data.get("split")
    group = data.get("group", "item")
    if group not in _GROUPS:
        message = f"{file}: group is {group!r}, not one of {', '.join(_GROUPS)}"
        raise InputError(message)
    offsets = data.get("offsets")
    if offsets is not None and offsets not in UNITS:
        message = f"{file}: offsets are {offsets!r}, not one of {', '.join(UNITS)}"
        raise InputError(message)
    return Profile(
        name=data.get("name", name),
        reads=tuple(data.get("reads", ())),
        article=article,
        rules=rules,
        group=group,
        dates=tuple(data.get("dates", ())),
        split=(split[0], split[1]) if split else None,
        columns=tuple(data.get("columns", ())),
        id=_templates(file, data.get("id", [])),
        names={key: _templates(file, value) for key, value in data.get("names", {}).items()},
        joins=tuple(_joins(file, data.get("join", []))),
        offsets=offsets,
    )


def _joins(file: str, given: Any) -> Iterator[Join]:  # noqa: ANN401 - whatever the file has
    for one in given:
        _known(file, one, _JOIN, "a join")
        missing = [key for key in ("file", "on") if not isinstance(one.get(key), str)]
        if missing:
            message = f"{file}: a join has no `{missing[0]}`"
            raise InputError(message, 'e.g. file = "countries.csv" and on = "country"')
        yield Join(one["file"], one["on"], str(one.get("to", one["on"])))


def _rules(file: str, given: Any) -> Iterator[Rule]:  # noqa: ANN401 - whatever the file has
    for one in given:
        _known(file, one, _RULE, "a statement rule")
        fields = one.get("fields", {})
        for key in fields:
            if key not in known_fields() and not key.startswith("claim["):
                near = closest(key, known_fields(), limit=1)
                message = f"{file}: a record has no field `{key}`"
                raise InputError(message, f"did you mean `{near[0]}`?" if near else None)
        yield Rule(
            labels=tuple(one.get("labels", ("*",))),
            quote=one.get("quote"),
            fields={key: _templates(file, value) for key, value in fields.items()},
            values={key: {str(k): str(v) for k, v in table.items()} for key, table in one.get("values", {}).items()},
            ignore=one.get("ignore"),
        )


def _templates(file: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        message = f"{file}: templates are a string or a list of strings, not {value!r}"
        raise InputError(message)
    return tuple(given)


def _known(file: str, data: Mapping[str, Any], known: tuple[str, ...], what: str) -> None:
    for key in data:
        if key not in known:
            near = closest(key, known, limit=1)
            message = f"{file}: {what} has no `{key}`"
            raise InputError(message, f"did you mean `{near[0]}`?" if near else f"it has: {', '.join(known)}")
