"""A key `extractor` that a header had before claimtrack knew it becomes the column, and comes back on the way down."""

import json

from sqlalchemy import Connection, text

from claimtrack.db.location import Location
from claimtrack.db.migrate import migrate_to
from tests.migrations.test_walk import opened
from tests.rows import fill

META = {"desk": "Порт 🙂", "extractor": "by hand, 2.0"}


def stored(connection: Connection, columns: str) -> tuple[object, ...]:
    return tuple(connection.execute(text(f"select {columns} from article_revision")).one())


def written(meta: dict[str, str]) -> str:
    return json.dumps(meta, ensure_ascii=False, sort_keys=True)


def test_a_key_of_a_header_becomes_the_column_and_back(empty_location: Location) -> None:
    migrate_to(empty_location, "0009")
    with opened(empty_location) as connection:
        fill(connection)
        connection.execute(text("update article_revision set meta = :meta"), {"meta": written(META)})
    migrate_to(empty_location, "0010")
    with opened(empty_location) as connection:
        assert stored(connection, "extractor, meta") == ("by hand, 2.0", written({"desk": "Порт 🙂"}))
        assert connection.execute(text("select extractor from v_article")).scalar() == "by hand, 2.0"
    migrate_to(empty_location, "0009")
    with opened(empty_location) as connection:
        assert stored(connection, "meta") == (written(META),)


def test_a_key_that_only_looks_like_it_stays(empty_location: Location) -> None:
    migrate_to(empty_location, "0009")
    with opened(empty_location) as connection:
        fill(connection)
        connection.execute(text("update article_revision set meta = :meta"), {"meta": written({"a": '"extractor"'})})
    migrate_to(empty_location, "head")
    with opened(empty_location) as connection:
        assert stored(connection, "extractor, meta") == (None, written({"a": '"extractor"'}))
