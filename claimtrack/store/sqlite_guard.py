"""What the user's SQL may do on SQLite: read. `mode=ro` alone would let ATTACH create files."""

import sqlite3
from typing import Final

_ALLOWED: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)

# Functions that load code, take pointers, write to the error log or touch files; some exist only in SQLite's shell.
_FORBIDDEN: Final = frozenset(
    {
        "load_extension",
        "fts3_tokenizer",
        "sqlite_log",
        "readfile",
        "writefile",
        "edit",
        "lsmode",
        "fsdir",
        "zipfile",
        "sqlar_compress",
        "sqlar_uncompress",
    }
)

_SCHEMA_TABLES: Final = frozenset({"sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema"})

_WORDS: Final = {
    sqlite3.SQLITE_INSERT: "INSERT into",
    sqlite3.SQLITE_UPDATE: "UPDATE of",
    sqlite3.SQLITE_DELETE: "DELETE from",
    sqlite3.SQLITE_ATTACH: "ATTACH",
    sqlite3.SQLITE_DETACH: "DETACH",
    sqlite3.SQLITE_PRAGMA: "PRAGMA",
    sqlite3.SQLITE_TRANSACTION: "",
    sqlite3.SQLITE_REINDEX: "REINDEX",
    sqlite3.SQLITE_CREATE_TRIGGER: "CREATE TRIGGER",
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER: "CREATE TEMP TRIGGER",
}

# Enough for the longest article; far too little for a memory bomb.
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 1_000_000,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}

_SETTINGS: Final = (
    "pragma query_only = on",
    "pragma trusted_schema = off",
    # A large sort would else go to a file in the temporary folder ...
    "pragma temp_store = memory",
    # ... and this bounds what it may take instead: all of SQLite in this process.
    "pragma hard_heap_limit = 1073741824",
)


# Table functions that declare themselves at their first use, which the authorizer would take for CREATE TABLE.
_TABLE_FUNCTIONS: Final = ("select 1 from json_each('[]')", "select 1 from json_tree('[]')")


class Guard:
    """Allows a connection SELECT, READ, FUNCTION and RECURSIVE, and remembers what it refused first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.refused: str | None = None
        for statement in _SETTINGS + _TABLE_FUNCTIONS:
            connection.execute(statement).fetchall()
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        connection.set_authorizer(self._judge)

    def _judge(self, action: int, first: str | None, second: str | None, *_place: str | None) -> int:
        if action in _ALLOWED and not (action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN):
            return sqlite3.SQLITE_OK
        self.refused = self.refused or _describe(action, first, second)
        return sqlite3.SQLITE_DENY


def _describe(action: int, first: str | None, second: str | None) -> str:
    """What was refused, as the user would call it."""
    if action == sqlite3.SQLITE_FUNCTION:
        return f"the function {second}()"
    if action == sqlite3.SQLITE_SAVEPOINT:
        return "SAVEPOINT"
    if action not in _WORDS or first in _SCHEMA_TABLES:
        return "changing the schema"
    return f"{_WORDS[action]} {first or ''}".strip()
