"""Numbers about many statements: arrays in, arrays out.

In come plain arrays, tables and options, out go the same; the room knows no database, no file and no name of a person.
pandas and numpy live here. Nothing is rounded or formatted: that is `render`'s.
"""
