"""`claimtrack list`: one row a thing, columns that stay."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from claimtrack.reports.listing import LISTS, REVIEWED
from tests.cli.conftest import Run

COLUMNS = {
    "sources": "source,kind,country,lang,n_articles,first,last,reviewed",
    "articles": "published,source,title,lang,n_statements,url,archive,ref,article_key",
    "speakers": "speaker,kind,country,n_statements,first,last,reviewed,speaker_key",
    "sides": "side,kind,n_members,n_statements,first,last,reviewed,speaker_key",
    "topics": "topic,n_claims,n_statements,first,last,reviewed,topic_key",
    "claims": "claim,text,kind,topic,n_statements,n_principals,first,last,reviewed",
}


@pytest.fixture
def named(sqlite_path: Path) -> Path:
    """A database with a side, its member, somebody new, an anonymous voice, and a small tree of topics."""
    with closing(sqlite3.connect(sqlite_path)) as connection:
        connection.executescript(
            """
            insert into speaker (id, key, name, kind, reviewed, descriptor, affiliation_id) values
                (1, 'union', 'Union', 'side', 1, null, null),
                (2, 'orlan', 'Марек Орлан', 'person', 1, null, null),
                (3, 'new', 'Zed', 'unknown', 0, null, null),
                (4, 'anon', 'anon(an aide)', 'anonymous', 0, 'an aide', 1);
            insert into membership (id, member_id, group_id, role, date_from, date_until, first_day, end_day) values
                (1, 2, 1, '', '', '', '0000-01-01', '9999-12-31');
            insert into topic (id, key, name, parent_id, reviewed) values
                (1, 'security', 'security', null, 1), (2, 'guarantees', 'guarantees', 1, 0);
            """
        )
    return sqlite_path


@pytest.mark.parametrize("what", LISTS)
def test_columns_are_a_promise_and_an_empty_list_is_no_failure(what: str, run: Run, sqlite_path: Path) -> None:
    outcome = run("list", what, "--db", str(sqlite_path))

    assert outcome.code == 0
    assert outcome.out == COLUMNS[what] + "\n"
    assert outcome.err == "nothing found\n"


def test_speakers_are_sorted_and_counted(run: Run, named: Path) -> None:
    rows = json.loads(run("list", "speakers", "-f", "json").out)

    assert [row["speaker"] for row in rows] == ["Union", "Zed", "anon(an aide)", "Марек Орлан"]
    assert {row["n_statements"] for row in rows} == {0}


def test_sides_are_those_with_members_and_count_no_voices(run: Run, named: Path) -> None:
    [side] = json.loads(run("list", "sides", "-f", "json").out)

    assert (side["side"], side["n_members"]) == ("Union", 1)


def test_topics_show_their_path(run: Run, named: Path) -> None:
    assert run("list", "topics").out.splitlines()[1:] == [
        "security,0,0,,,1,security",
        "security/guarantees,0,0,,,0,guarantees",
    ]


@pytest.mark.parametrize(("what", "names"), [("speakers", ["Zed"]), ("topics", ["security/guarantees"]), ("sides", [])])
def test_unreviewed_is_what_no_codebook_knows(what: str, names: list[str], run: Run, named: Path) -> None:
    rows = json.loads(run("list", what, "--unreviewed", "-f", "json").out)

    assert [next(iter(row.values())) for row in rows] == names


@pytest.mark.parametrize("what", REVIEWED)
def test_every_reviewed_list_can_be_narrowed(what: str, run: Run, sqlite_path: Path) -> None:
    assert run("list", what, "--unreviewed", "--db", str(sqlite_path)).code == 0


def test_articles_have_nothing_to_review(run: Run, sqlite_path: Path) -> None:
    assert run("list", "articles", "--unreviewed", "--db", str(sqlite_path)).code == 2


def test_an_unknown_list_names_the_others(run: Run) -> None:
    outcome = run("list", "nouns")

    assert outcome.code == 2
    assert all(name in outcome.err for name in LISTS)


def test_reading_a_missing_database_makes_none(run: Run, folder: Path) -> None:
    assert run("list", "topics").code == 3
    assert list(folder.iterdir()) == []


def test_a_table_keeps_to_the_columns_there_is_room_for(run: Run, named: Path) -> None:
    lines = run("list", "speakers", "-f", "table").out.splitlines()

    assert lines[0].split() == ["speaker", "kind", "n_statements", "first", "last", "reviewed"]
    assert max(map(len, lines)) <= 80
