"""The user's SQL on PostgreSQL: only a role that can read the views may run it, and it can do nothing else."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import Any

import psycopg
import pytest

from claimtrack.db.location import parse_location
from claimtrack.errors import QueryRefused, QueryTooSlow, StoreError
from claimtrack.store.readonly import open_reader
from tests.conftest import PostgresServer

pytestmark = pytest.mark.postgres

PLANTED = Path(gettempdir()) / "claimtrack-planted"
"""Where the server's user could write."""

HOSTILE = [
    "insert into topic (id) values (1)",
    "insert into v_topic values (1)",
    "insert into topic (id) values (1) returning id",
    "update topic set name = ''",
    "delete from alembic_version",
    "delete from alembic_version returning *",
    "merge into topic using v_topic on false when not matched then do nothing",
    "truncate alembic_version",
    "with x as (delete from alembic_version returning *) select * from x",
    "with x as (insert into topic (id) values (1) returning id) select * from x",
    "select * into planted from v_topic",
    "select 1 as a into temp planted",
    "create table planted (a int)",
    "create table planted as select * from v_topic",
    "create temp table planted (a int)",
    "create view planted as select 1",
    "create function planted() returns int language sql as 'select 1'",
    "create schema planted",
    "create role planted",
    "create extension dblink",
    "create sequence planted",
    "alter table topic add column planted int",
    "alter role current_user superuser",
    "drop view v_topic",
    "drop table alembic_version cascade",
    "comment on view v_topic is 'planted'",
    "grant select on v_topic to public",
    "reindex database planted",
    "vacuum",
    "analyze",
    "cluster",
    "checkpoint",
    "refresh materialized view v_topic",
    f"copy v_topic to '{PLANTED}'",
    f"copy (select 1) to '{PLANTED}'",
    f"copy (select 1) to program 'touch {PLANTED}'",
    "copy (select 1) to stdout",
    "copy topic from '/etc/passwd'",
    "copy topic from stdin",
    "do $$ begin perform 1; end $$",
    "call planted()",
    "begin",
    "commit",
    "rollback",
    "savepoint planted",
    "prepare transaction 'planted'",
    "set role postgres",
    "set session authorization postgres",
    "set transaction read write",
    "set statement_timeout = 0",
    "reset all",
    "discard all",
    "listen planted",
    "notify planted",
    "lock table topic",
    "prepare planted as select 1",
    "execute planted",
    "deallocate all",
    "declare planted cursor for select 1",
    "fetch all from claimtrack_query",
    "close claimtrack_query",
    "load 'planted'",
    "explain analyze delete from alembic_version",
    "show all",
    "select 1; select 2",
    "select 1; drop view v_topic",
    "select 1 /* ; */ ; -- ;\n drop view v_topic",
    "-- select\ndrop view v_topic",
    "select 1\0; drop view v_topic",
    "select '\ud800'",
    "",
    ";",
    "-- nothing",
    "select 1 from nowhere",
    "select * from topic",
    "select * from only topic",
    "select * from public.article_revision",
    "select * from v_topic for update",
    "select * from pg_authid",
    "select * from pg_largeobject",
    "select pg_read_file('/etc/passwd')",
    "select pg_read_binary_file('PG_VERSION')",
    "select * from pg_ls_dir('.')",
    "select * from pg_stat_file('PG_VERSION')",
    "select lo_import('/etc/passwd')",
    f"select lo_export(1, '{PLANTED}')",
    "select lo_put(1, 0, 'x')",
    "select lo_unlink(1)",
    "select * from dblink('dbname=postgres', 'drop view v_topic') as t(a text)",
    "select set_config('role', 'postgres', false)",
    "select set_config('session_authorization', 'postgres', false)",
    "select set_config('transaction_read_only', 'off', true)",
    "select set_config('log_statement', 'all', false)",
    "select nextval('planted')",
    "select setval('planted', 1)",
    "select pg_terminate_backend(pg_backend_pid())",
    "select pg_reload_conf()",
    "select pg_rotate_logfile()",
    "select pg_switch_wal()",
    "select pg_create_restore_point('planted')",
    "select pg_stat_reset()",
    "select query_to_xml('delete from alembic_version', true, true, '')",
    "select query_to_xml('drop view v_topic', true, true, '')",
]

WITHOUT_EFFECT = [
    "select lo_creat(-1)",
    "select lo_create(4711)",
    "select lo_from_bytea(4712, 'planted')",
    "select pg_notify('planted', 'x')",
    "select pg_advisory_lock(1)",
    "select pg_export_snapshot()",
    "select set_config('statement_timeout', '0', false), set_config('default_transaction_read_only', 'off', false)",
    "select set_config('search_path', 'pg_catalog', false)",
    "select pg_cancel_backend(pg_backend_pid())",
]

HARMLESS: dict[str, list[tuple[Any, ...]]] = {
    "select 1": [(1,)],
    "  -- a comment\n select 1 ; /* another */ -- and one more": [(1,)],
    "values (1), (2)": [(1,), (2,)],
    "with x(a) as (select 'мир') select a || ' 🙂' from x": [("мир 🙂",)],
    "select count(*) from v_statement": [(0,)],
    "table v_topic": [],
    "select ';' || 'drop table topic', '50%', 7 % 4": [(";drop table topic", "50%", 3)],
    "select true, 1.5::numeric, sum(x::bigint), avg(x), '2025-03-04'::date from generate_series(1, 2) as x": [
        (1, 1.5, 3, 1.5, "2025-03-04")
    ],
}


def execute(url: str, *statements: str) -> None:
    """Run statements as the owner."""
    with psycopg.connect(url, autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())


def as_role(url: str, role: str) -> str:
    """The URL for another role; the tests' server asks for no password."""
    return url.replace("://postgres:@", f"://{role}:any@")


def advised(owner_url: str) -> list[str]:
    """The SQL that the refusal gives to an over-privileged role."""
    with open_reader(owner_url) as reader, pytest.raises(QueryRefused) as told:
        reader.user_query("select 1")
    return [line.strip() for line in (told.value.hint or "").splitlines() if line.startswith("  ")]


@pytest.fixture(scope="module")
def owner_url(postgres_server: PostgresServer) -> Iterator[str]:
    """A database with one role more, made by the SQL that the refusal advises."""
    url = postgres_server.create()
    execute(url, *advised(url))
    yield url
    execute(url, "drop owned by claimtrack_reader", "drop role claimtrack_reader")
    postgres_server.drop(url)


@pytest.fixture(scope="module")
def reader_url(owner_url: str) -> str:
    return as_role(owner_url, "claimtrack_reader")


CONTENT = """
select 'relation', concat(c.relnamespace::regnamespace, c.relname, c.relkind, c.relacl)
from pg_class as c where c.relnamespace = 'public'::regnamespace or c.relname like '%planted%'
union all select 'role', concat(r.rolname, r.rolsuper) from pg_roles as r
union all select 'function', p.proname from pg_proc as p where p.pronamespace = 'public'::regnamespace
union all select 'large object', l.oid::text from pg_largeobject_metadata as l
union all select 'setting', s.setconfig::text from pg_db_role_setting as s
union all select 'schema', n.nspname from pg_namespace as n where n.nspname !~ '^pg_'
union all select 'comment', coalesce(obj_description('v_topic'::regclass), '')
union all select 'revision', v.version_num from alembic_version as v
union all select 'topics', count(*)::text from topic
union all select 'lock', concat(l.locktype, l.objid) from pg_locks as l where l.locktype = 'advisory'
order by 1, 2
"""


SESSIONS = "select 1 from pg_stat_activity where usename = 'claimtrack_reader' and datname = current_database()"


def content(owner_url: str) -> list[tuple[Any, ...]]:
    """Everything that hostile SQL could want to change, once the reader's session is over on the server too."""
    with psycopg.connect(owner_url, autocommit=True) as server:
        for _ in range(200):
            if not server.execute(SESSIONS).fetchall():
                break
            time.sleep(0.05)
        return server.execute(CONTENT.encode()).fetchall()


@pytest.mark.parametrize("sql", HOSTILE)
def test_anything_but_one_select_is_refused_and_changes_nothing(owner_url: str, reader_url: str, sql: str) -> None:
    before = content(owner_url)
    with open_reader(reader_url) as reader, pytest.raises(QueryRefused) as told:
        reader.user_query(sql, seconds=5)
    assert told.value.exit_code == 1
    assert content(owner_url) == before
    assert not PLANTED.exists()


@pytest.mark.parametrize("sql", WITHOUT_EFFECT)
def test_what_a_select_may_call_has_no_lasting_effect(owner_url: str, reader_url: str, sql: str) -> None:
    before = content(owner_url)
    with open_reader(reader_url) as reader:
        try:
            reader.user_query(sql, seconds=5)
        except QueryRefused as refused:
            assert refused.exit_code == 1  # noqa: PT017 - older servers answer, newer ones refuse
        else:
            assert reader.user_query("select 1").rows == [(1,)]
    assert content(owner_url) == before


@pytest.mark.parametrize("sql", HARMLESS)
def test_a_select_is_answered(reader_url: str, sql: str) -> None:
    with open_reader(reader_url) as reader:
        assert reader.user_query(sql).rows == HARMLESS[sql]
        assert reader.query("saved/outlets").rows == []


def test_a_mistyped_view_gets_the_nearest_ones(reader_url: str) -> None:
    with open_reader(reader_url) as reader, pytest.raises(QueryRefused) as told:
        reader.user_query("select * from v_statment")
    assert "v_statement" in (told.value.hint or "")


def test_a_table_is_no_view(reader_url: str) -> None:
    with open_reader(reader_url) as reader, pytest.raises(QueryRefused, match="permission denied for table") as told:
        reader.user_query("select * from speaker")
    assert "v_speaker" in (told.value.hint or "")


@pytest.mark.parametrize(
    "sql",
    [
        "select pg_sleep(60)",
        "select set_config('statement_timeout', '0', true), pg_sleep(60)",
        "select set_config('statement_timeout', '0', false), pg_sleep(60)",
        "select count(*) from generate_series(1, 100000000000)",
        "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r",
        "select repeat('x', 1000000) from generate_series(1, 100000000)",
        "select * from v_topic as a right join generate_series(1, 100000000) as b on true order by random()",
    ],
)
def test_an_endless_query_is_stopped(reader_url: str, sql: str) -> None:
    before = time.monotonic()
    with open_reader(reader_url) as reader:
        with pytest.raises((QueryTooSlow, QueryRefused)):
            reader.user_query(sql, seconds=0.5)
        assert reader.user_query("select 1").rows == [(1,)]
    assert time.monotonic() - before < 0.5 + 1.5


def test_rows_beyond_the_cap_are_cut_and_said(reader_url: str) -> None:
    with open_reader(reader_url) as reader:
        cut = reader.user_query("select generate_series(1, 1000000000)", most=3)
        whole = reader.user_query("select * from generate_series(1, 3)", most=3)
    assert (cut.rows, cut.truncated) == ([(1,), (2,), (3,)], True)
    assert (whole.rows, whole.truncated) == (cut.rows, False)


def test_a_too_large_answer_is_refused_and_the_reader_lives_on(
    reader_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimtrack.store.answer.LARGEST", 10_000)
    with open_reader(reader_url) as reader:
        with pytest.raises(QueryRefused, match="larger than"):
            reader.user_query("select repeat('x', 100) from generate_series(1, 1000000)")
        assert reader.user_query("select 1").rows == [(1,)]


def test_parameters_are_values_and_never_sql(reader_url: str) -> None:
    with open_reader(reader_url) as reader:
        rows = reader.user_query("select :a, '%' where 'b' in (:l)", {"a": "'; drop view v_topic; --", "l": ["a", "b"]})
    assert rows.rows == [("'; drop view v_topic; --", "%")]


def test_a_superuser_may_read_reports_but_not_run_sql_of_their_own(owner_url: str) -> None:
    with open_reader(owner_url) as reader:
        assert reader.query("saved/outlets").rows == []
        with pytest.raises(QueryRefused, match="it is a superuser") as told:
            reader.user_query("select 1")
    assert "create role claimtrack_reader" in (told.value.hint or "")


EXCESS = {
    "may write to topic": ["grant insert on topic to {role}"],
    "may write to claim": ["grant update (key) on claim to {role}"],
    "may write to v_topic": ["grant delete on v_topic to {role}"],
    "may read article_revision, which is no view": ["grant select on article_revision to {role}"],
    "may read speaker, which is no view": ["grant select (name) on speaker to {role}"],
    "may create things in schema public": ["grant create on schema public to {role}"],
    "may create schemas": ["grant create on database {database} to {role}"],
    "may make roles or databases": ["alter role {role} createrole"],
    "is a member of pg_read_server_files": ["grant pg_read_server_files to {role}"],
    "is a member of pg_execute_server_program": ["grant pg_execute_server_program to {role}"],
    "is a member of pg_write_all_data": ["grant pg_write_all_data to {role}"],
    "is a superuser": ["grant postgres to {role}"],
    "may call pg_read_file": ["grant execute on function pg_read_file(text) to {role}"],
    "may call planted": [
        "create function planted() returns int language sql security definer as 'select 1'",
    ],
    "may advance the sequence other.planted": [
        "create schema other",
        "create sequence other.planted",
        "grant usage on sequence other.planted to {role}",
    ],
    "may write to other.planted": [
        "create schema other",
        "create table other.planted (a int)",
        "grant insert on other.planted to public",
    ],
}


@pytest.mark.parametrize("what", EXCESS)
def test_a_role_that_could_do_more_is_refused_and_told_what(postgres_url: str, what: str) -> None:
    role = "claimtrack_half_reader"
    views = advised(postgres_url)[2].partition(" on ")[2].partition(" to ")[0]
    database = postgres_url.split("/")[3].partition("?")[0]
    execute(postgres_url, f"create role {role} login noinherit", f"grant select on {views} to {role}")
    execute(postgres_url, *(grant.format(role=role, database=database) for grant in EXCESS[what]))
    try:
        with open_reader(as_role(postgres_url, role)) as reader:
            assert reader.query("saved/outlets").rows == []
            with pytest.raises(QueryRefused) as told:
                reader.user_query("select 1")
    finally:
        execute(postgres_url, f"drop owned by {role}", f"drop role {role}")
    assert what in told.value.message


def test_a_member_of_a_mere_reader_may_run_sql(owner_url: str) -> None:
    execute(owner_url, "create role claimtrack_anna login", "grant claimtrack_reader to claimtrack_anna")
    try:
        with open_reader(as_role(owner_url, "claimtrack_anna")) as reader:
            assert reader.user_query("select count(*) from v_statement").rows == [(0,)]
    finally:
        execute(owner_url, "drop role claimtrack_anna")


def test_a_role_that_may_not_see_the_revision_is_told_how_to_be_made(owner_url: str) -> None:
    execute(owner_url, "create role claimtrack_stranger login")
    try:
        with pytest.raises(StoreError, match="alembic_version") as told:
            open_reader(as_role(owner_url, "claimtrack_stranger"))
    finally:
        execute(owner_url, "drop role claimtrack_stranger")
    assert "grant select on v_article" in (told.value.hint or "")


def test_a_password_is_not_shown(postgres_url: str) -> None:
    url = postgres_url.replace("://postgres:@", "://nobody_known:secret-word@")
    with pytest.raises(StoreError) as told:
        open_reader(parse_location(url))
    assert "secret-word" not in f"{told.value.message} {told.value.hint}"
