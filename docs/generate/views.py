"""reference/views.md: every view with its grain and columns, from the headers of the frozen SQL."""

from claimtrack.db.definitions import View, current_definitions, current_views

INTRO = """# Views

What you query. The views are a promise: columns are added, never renamed or removed without a note in the changelog.
The [tables](schema.md) below them may change. `claimtrack sql "select …"` reads them safely; any SQLite or PostgreSQL
client reads them as well.

- Flags are 0 or 1; days are ISO text, so that they sort and compare as they are. Unknown is null.
- Columns that end in `_id` are local to one database and change when it is built again. The `…_key` columns are made
  from the content: quote those.
- Order by a date and then by a key: several rows may share a day.
"""


def pages() -> dict[str, str]:
    """The one page of this module."""
    definitions = current_definitions()
    sections = [_section(view, definitions.views[view.name]) for view in sorted(current_views(), key=lambda v: v.name)]
    return {"reference/views.md": "\n".join([INTRO, *sections])}


def _section(view: View, generation: str) -> str:
    rows = [f"| `{name}` | {_cell(meaning)} |" for name, meaning in view.columns.items()]
    source = f"[SQL](../../migrations/views/{view.name}/{generation}.sql)"
    head = [
        f"## {view.name}\n",
        f"{view.what} **{view.grain[:1].upper()}{view.grain[1:]}.** {source}\n",
        "| column | meaning |",
        "|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _cell(text: str) -> str:
    """A bar would end the table's cell."""
    return text.replace("|", "\\|")
