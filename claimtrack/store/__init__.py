"""The store room: the only code that touches rows.

In: domain values and the write session. Out: rows written, or rows read through named SQL over the views. `session` is
the only commit point; `readonly` serves every read command and imports no SQLAlchemy.
"""
