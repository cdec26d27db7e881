"""What can be done: one file a use case, named after what it does: check, draft, tidy, ingest, export.

In come paths, options and a database, out goes a result that says what happened. Services order the steps and own the
transaction; rules are `domain`'s, rows are `store`'s, and nothing is printed here.
"""
