"""Mapping profiles, shipped (`*.toml` beside this file) or the user's own: TOML -> `domain.mapping.profile.Profile`."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from claimtrack.domain.mapping.profile import Join, Profile, Rule, known_fields
from claimtrack.domain.mapping.templates import lacking
from claimtrack.domain.names import closest
from claimtrack.domain.offsets import WAYS
from claimtrack.errors import InputError
from claimtrack.formats.profiles.form import PROFILE, Form

FOLDER: Final = Path(__file__).parent
_TOP: Final = (
    "name",
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
    "values",
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
    both = [key for key in ("article", "names") if key in base and isinstance(data.get(key), dict)]
    return {**base, **data, **{key: {**base[key], **data[key]} for key in both}}


def read_profile(data: Mapping[str, Any], *, file: str, name: str) -> Profile:
    """Check a profile and give it; raises InputError with the table and key that make no sense."""
    form = Form(file, PROFILE, data)
    form.only(_TOP)
    article, names, more = form.table("article"), form.table("names"), form.table("values")
    more.only(known_fields())
    values = {key: more.scalars(key) for key in more.given}
    return Profile(
        name=form.text("name") or name,
        article={key: article.templates(key) for key in article.given},
        rules=tuple(_meaning(_rule(one), values) for one in form.tables("statement")),
        group=form.text("group", _GROUPS) or "item",
        dates=_dates(form),
        split=_split(form),
        columns=form.texts("columns"),
        id=form.templates("id"),
        names={key: names.templates(key) for key in names.given},
        joins=tuple(_join(one) for one in form.tables("join")),
        offsets=form.text("offsets", WAYS),
    )


def _meaning(rule: Rule, more: Mapping[str, Mapping[str, str]]) -> Rule:
    """Give a rule with what values mean in every rule: of a word that both know, that is what it means."""
    return replace(rule, values={**rule.values, **{key: {**rule.values.get(key, {}), **more[key]} for key in more}})


def _dates(form: Form) -> tuple[str, ...]:
    found = form.texts("dates")
    for one in found:
        try:
            datetime.strptime("", one)  # noqa: DTZ007 - whether it is a format at all
        except ValueError as problem:
            if "does not match" not in str(problem):
                form.refuse(f"`dates`: {one!r} is no format of dates: {problem}", 'e.g. "%d.%m.%Y"')
        if missing := lacking(one):
            form.refuse(f"`dates`: {one!r} does not say {missing}, and none is made up", 'e.g. "%d.%m.%Y"')
    return found


def _split(form: Form) -> tuple[str, str] | None:
    found = form.texts("split")
    if found and (len(found) != 2 or not found[1]):  # noqa: PLR2004 - a value and a sign
        form.refuse(f"`split` is the name of a value and a sign, not {list(found)!r}", 'e.g. split = ["tags", ":"]')
    return (found[0], found[1]) if found else None


def _join(form: Form) -> Join:
    form.only(_JOIN)
    file, on = form.text("file"), form.text("on")
    if file is None or on is None:
        missing = "file" if file is None else "on"
        form.refuse(f"there is no `{missing}`", 'e.g. file = "countries.csv" and on = "country"')
    return Join(file, on, form.text("to") or on)


def _values(form: Form, key: str) -> Mapping[str, str]:
    """Give what values of a field mean; the name of a shipped profile stands for what they mean in that one."""
    if not isinstance(form.given[key], str):
        return form.scalars(key)
    name = form.text(key, shipped_profiles())
    return load_profile(str(name)).rules[-1].values.get(key, {})


def _rule(form: Form) -> Rule:
    form.only(_RULE)
    fields, values = form.table("fields"), form.table("values")
    fields.only((*known_fields(), *(key for key in fields.given if key.startswith("claim["))))
    return Rule(
        labels=form.texts("labels", ("*",)),
        quote=form.text("quote"),
        fields={key: fields.templates(key) for key in fields.given},
        values={key: _values(values, key) for key in values.given},
        ignore=form.text("ignore"),
    )
