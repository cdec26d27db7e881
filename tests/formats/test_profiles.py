"""Profiles of the user's own: every slip is a sentence with the table it stands in, and the nearest right word."""

import copy
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.domain.mapping.profile import Profile
from claimtrack.domain.mapping.templates import read_date
from claimtrack.errors import InputError
from claimtrack.formats.profiles import FOLDER, load_profile, read_profile, shipped_profiles

UNCLOSED = "a `{` or `}` without the other; values stand in braces: {name}, {name|slug}"
WAYS = "and, chain, date, list, nested, raw, slug"
SLIPS = [
    ("artcle = {}", "mine.toml: the profile: there is no `artcle`", "did you mean `article`?"),
    ("article = 3", "mine.toml: the profile: `article` is a table, not 3", None),
    ("[article]\nsource = 3", "mine.toml: [article]: `source` is a string or a list of strings, not 3", None),
    (
        '[article]\nsource = ["{outlet"]',
        f"mine.toml: [article]: `source` = '{{outlet': {UNCLOSED}",
        None,
    ),
    (
        '[[statement]]\n[statement.fields]\nclaim-key = "{text|slugg}"',
        f"mine.toml: [[statement]] 1 [fields]: `claim-key` = '{{text|slugg}}': there is no way `slugg`, only {WAYS}",
        None,
    ),
    (
        '[[statement]]\nlabels = ["a"]\n[[statement]]\n[statement.fields]\nstanse = ["{a}"]',
        "mine.toml: [[statement]] 2 [fields]: there is no `stanse`",
        "did you mean `stance`?",
    ),
    ("statement = {}", "mine.toml: the profile: `statement` is a list of tables: [[statement]]", None),
    ("[[statement]]\nlabels = 1", "mine.toml: [[statement]] 1: `labels` is a string or a list of strings, not 1", None),
    (
        "[[statement]]\n[statement.values.stance]\nyes = true",
        "mine.toml: [[statement]] 1 [values] [stance]: `yes` is a word or a number, not True",
        None,
    ),
    (
        "[values.stanse]\nyes = 1",
        "mine.toml: [values]: there is no `stanse`",
        "did you mean `stance`?",
    ),
    ('group = "lnk"', "mine.toml: the profile: `group` is not 'lnk'", "did you mean 'link'?"),
    ('offsets = "utf-16"', "mine.toml: the profile: `offsets` is not 'utf-16'", "did you mean 'UTF-16 units'?"),
    (
        'dates = ["%Q"]',
        "mine.toml: the profile: `dates`: '%Q' is no format of dates: 'Q' is a bad directive in format '%Q'",
        'e.g. "%d.%m.%Y"',
    ),
    *(
        (
            f'dates = ["{form}"]',
            f"mine.toml: the profile: `dates`: '{form}' does not say {missing}, and none is made up",
            'e.g. "%d.%m.%Y"',
        )
        for form, missing in (
            ("%d %B", "a year"),
            ("%j", "a year"),
            ("%d.%Y", "a month"),
            ("%Y-%m %H:%M", "a day"),
            ("%%Y %m", "a year"),
        )
    ),
    (
        'split = ["tags"]',
        "mine.toml: the profile: `split` is the name of a value and a sign, not ['tags']",
        'e.g. split = ["tags", ":"]',
    ),
    (
        '[[join]]\nfile = "a.csv"',
        "mine.toml: [[join]] 1: there is no `on`",
        'e.g. file = "countries.csv" and on = "country"',
    ),
    (
        'extends = "colums"',
        "mine.toml: there is no shipped profile 'colums' to extend",
        f"shipped: {', '.join(shipped_profiles())}",
    ),
    ("name = ", "mine.toml: Invalid value (at end of document)", None),
]


@pytest.mark.parametrize(("text", "says", "hint"), SLIPS, ids=[says.partition(": ")[2] for _, says, _ in SLIPS])
def test_a_slip_is_told_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, says: str, hint: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.toml").write_text(text, encoding="utf-8")

    with pytest.raises(InputError) as refused:
        load_profile("mine.toml")

    assert (refused.value.message, refused.value.hint) == (says, hint)


@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("%B %Y", "March 2025", "2025-03"),
        ("%m.%Y", "03.2025", "2025-03"),
        ("%Y год", "2025 год", "2025"),
        ("%Y-%j", "2025-063", "2025-03-04"),
        ("%G-W%V-%u", "2025-W10-2", "2025-03-04"),
        ("%d %b %y", "4 Mar 25", "2025-03-04"),
        ("%d.%m.%Y %H:%M", "04.03.2025 18:05", "2025-03-04T18:05"),
        ("%Y, неделя %W", "2025, неделя 10", "2025"),
    ],
)
def test_a_format_of_dates_gives_what_it_says_and_no_more(form: str, text: str, day: str) -> None:
    assert read_profile({"dates": [form]}, file="mine.toml", name="mine").dates == (form,)
    assert read_date(text, [form]) == day


@pytest.mark.parametrize("name", shipped_profiles())
def test_every_shipped_profile_keeps_the_rules_for_ones_own(name: str) -> None:
    assert load_profile(name).name == name


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "x", "{x}", "{", "{x|date}", "link", "%d"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "file", "stance"]), inner),
    max_leaves=4,
)


@given(st.sampled_from(shipped_profiles()), st.lists(st.tuples(st.integers(0, 999), ODD), min_size=1, max_size=3))
def test_whatever_stands_in_a_profile_it_is_read_or_refused(name: str, odd: list[tuple[int, object]]) -> None:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    data.pop("extends", None)
    for number, value in odd:
        places = list(_places(data))
        holder, key = places[number % len(places)]
        holder[key] = copy.deepcopy(value)
    made = _read(data)
    assert isinstance(made, Profile) or made.message.startswith("mine.toml: ")


def _read(data: dict[str, Any]) -> Profile | InputError:
    try:
        return read_profile(data, file="mine.toml", name="mine")
    except InputError as refused:
        return refused


def _places(within: Any) -> Any:
    """Every key of every table and list, with what holds it."""
    for key, value in list(within.items() if isinstance(within, dict) else enumerate(within)):
        yield within, key
        if isinstance(value, dict | list):
            yield from _places(value)
