"""Agreement of coders in every format: the contract of its JSON and csv, and pages that say what they rest on."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.db.location import parse_location
from claimtrack.render.agreement import COLUMNS, as_data, as_rows, shown
from claimtrack.render.report import render_report
from claimtrack.reports.agreement import Agreement, agreement
from claimtrack.reports.coders import Question
from claimtrack.services.ingest import Request, ingest
from claimtrack.shipped import shipped
from claimtrack.store.readonly import open_reader
from tests.world import World, article, said

NOW = "2025-12-31T12:00:00+00:00"
QUOTE = "Слова Орлана 🙂: «нет войскам» | =1+1"


def asked(path: Path, **question: object) -> Agreement:
    with open_reader(path) as reader:
        return agreement(reader, Question(**question), command="claimtrack agreement", now=NOW)  # type: ignore[arg-type]


def text(found: Agreement, form: str, width: int = 80) -> str:
    made = render_report(shown(found), form, width=width)
    assert isinstance(made, str)
    return made


@pytest.fixture(scope="module")
def harbour(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copyfile(sqlite_template, tmp_path_factory.mktemp("harbour") / "claimtrack.db"))
    ingest(parse_location(path), Request((str(shipped("samples") / "harbour"),)))
    return path


def coded(path: Path, coders: str, articles: int) -> Path:
    """Articles that coders coded, each with a stance of its own here and there."""
    objects = []
    for number in range(articles):
        for place, coder in enumerate(coders):
            stance = "supports" if (number + place) % 3 == 0 else "opposes"
            objects.append(article(said(stance=stance, quote=QUOTE), coder=coder, url=str(number)))
    World(parse_location(path)).put(*objects)
    return path


@pytest.mark.parametrize(("form", "suffix"), [("json", "json"), ("csv", "csv"), ("table", "txt"), ("markdown", "md")])
def test_the_story_is_told_as_it_was(harbour: Path, golden: Callable[[str, str], None], form: str, suffix: str) -> None:
    golden(f"agreement-harbour.{suffix}", text(asked(harbour), form).replace(_ids(harbour), "(…)"))


def _ids(path: Path) -> str:
    """The ids of articles in the SQL, which are local to a database."""
    sql = asked(path).method.sql
    return sql[sql.index("(", sql.index("article_id in")) : sql.index("order by")].strip()


def test_json_has_no_number_that_is_none(harbour: Path) -> None:
    data = as_data(asked(harbour))
    assert "NaN" not in json.dumps(data)
    assert data["fields"][5]["measures"]["kappa"]["value"] is None
    assert data["fields"][5]["measures"]["kappa"]["reason"]


def test_every_disagreement_is_a_row(harbour: Path) -> None:
    found = asked(harbour)
    rows = as_rows(found)
    assert rows.columns == COLUMNS
    assert len(rows.rows) == len(found.disagreements) == 6
    assert all(row[COLUMNS.index("file")] is None for row in rows.rows)


def test_figures_have_their_intervals_where_articles_are_many(sqlite_path: Path) -> None:
    told = text(asked(coded(sqlite_path, "ab", 12)), "markdown")
    assert "95 % of 1000 samples of whole articles, seed 20250305" in told
    stance = next(line for line in told.splitlines() if line.startswith("| stance"))
    assert stance.startswith("| stance | 12 | 0.333; 0.08 … 0.58 | −0.500; ")
    assert stance.count(" … ") == 6
    assert "claim, conditional, act, speaker, date: undefined, as all values are the same" in told
    assert "no interval, as every drawn sample gives the same value" in told


def test_three_coders_are_told_two_by_two_as_well(sqlite_path: Path) -> None:
    found = asked(coded(sqlite_path, "abc", 3))
    told = text(found, "markdown")
    assert "## Two by two" in told
    assert "### stance: a and b, n = 3" in told
    assert "all coders: F1 1.000 of 18 records" in told
    assert len(as_data(found)["found"]) == 6


def test_what_articles_and_coders_hold_is_text(sqlite_path: Path) -> None:
    names = ("a<script>", "b|[x](y)")
    World(parse_location(sqlite_path)).put(
        *(
            article(said(stance=stance, quote=QUOTE), coder=name)
            for name, stance in zip(names, ("1", "-1"), strict=True)
        )
    )
    found = asked(sqlite_path)
    assert "a&lt;script&gt;" in text(found, "html")
    assert "a<script>" not in text(found, "html")
    assert "b|[x](y)" not in text(found, "markdown")
    assert isinstance(render_report(shown(found), "xlsx"), bytes)


def test_without_anything_shared_the_page_says_so(sqlite_path: Path) -> None:
    found = asked(coded(sqlite_path, "a", 2))
    assert "no article on record was coded by two of these coders" in text(found, "table")
    assert as_data(found)["found_pooled"]["value"] is None
