"""The database room: engine, table models, migrations.

In: a URL or path. Out: an engine on a migrated schema. Only `db` and `store` know SQLAlchemy; nothing here reads or
writes a row of content.
"""
