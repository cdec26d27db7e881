"""What Datasette is to be told of a database: what its views and columns mean, the saved queries, what to hide.

Two files, as the versions in use differ: 0.65 takes everything from `metadata.json`, 1.0 takes what is to be done from
`datasette.json` and descriptions from `metadata.json`. The database itself is neither copied nor changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from claimtrack.db.definitions import View, current_views
from claimtrack.db.models import Base
from claimtrack.store.binds import replace_names
from claimtrack.store.saved import SavedQuery, saved_queries

TITLE: Final = "claimtrack: who asserted what, when, and by whose account"
ABOUT: Final = (
    "Query the views (v_…): each tells what a row and a column mean. The tables below them are hidden from lists and "
    "may change from one version to the next."
)
_REVISION: Final = "alembic_version"
_GRAIN: Final = "grain: "
_FACETS: Final[Mapping[str, tuple[str, ...]]] = {
    "v_article": ("source", "lang"),
    "v_claim": ("kind",),
    "v_coding": ("coder", "stance_label", "mode"),
    "v_judgement": ("kind", "who"),
    "v_membership": ("member_of", "role"),
    "v_position": ("speaker", "stance"),
    "v_report": ("source", "mode", "independent"),
    "v_shift": ("speaker",),
    "v_side_position": ("side", "stance"),
    "v_source": ("kind", "country"),
    "v_speaker": ("kind", "country"),
    "v_statement": ("speaker", "claim", "stance_label", "act", "imputed"),
    "v_statement_topic": ("path",),
}
_NEWEST_FIRST: Final[Mapping[str, str]] = {
    "v_article": "published",
    "v_report": "published",
    "v_statement": "date_latest",
}
Object = dict[str, object]


@dataclass(frozen=True, slots=True)
class Told:
    """The text of the two files."""

    metadata: str
    config: str


def datasette_files(database: str) -> tuple[Told, int]:
    """Give the files for a database of this name, which is that of its file without the suffix, and how many views."""
    views = sorted(current_views(), key=lambda view: view.name)
    queries = {query.name: _query(query) for query in saved_queries()}
    doing: dict[str, Object] = {name: {"hidden": True} for name in sorted([*Base.metadata.tables, _REVISION])}
    doing |= {view.name: _doing(view.name) for view in views}
    described: dict[str, Object] = {view.name: _described(view) for view in views}
    both = {name: described.get(name, {}) | told for name, told in doing.items()}
    metadata = {"title": TITLE, "description": ABOUT, "databases": {database: {"tables": both, "queries": queries}}}
    config = {
        "databases": {database: {"tables": {name: one for name, one in doing.items() if one}, "queries": queries}}
    }
    return Told(_written(metadata), _written(config)), len(views)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _described(view: View) -> Object:
    return {"description": f"{view.what} {_sentence(view.grain)}", "columns": dict(view.columns)}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].removesuffix(".") + "."


def _doing(view: str) -> Object:
    told: Object = {}
    if view in _FACETS:
        told["facets"] = list(_FACETS[view])
    if view in _NEWEST_FIRST:
        told["sort_desc"] = _NEWEST_FIRST[view]
    return told


def _query(query: SavedQuery) -> Object:
    """Give a saved query; what nobody fills in has its default, which Datasette knows nothing of."""
    lines = query.sql.splitlines()
    comments = list(takewhile(lambda line: line.startswith("--"), lines))
    head = [line.removeprefix("--").strip() for line in comments]
    about = [f"{line.removesuffix('.')}." for line in head[1:] if not line.startswith((":", _GRAIN))]
    about += [_sentence(line.removeprefix(_GRAIN)) for line in head if line.startswith(_GRAIN)]
    meanings = [f"{name}: {meaning}." for name, meaning in query.meanings.items()]
    text = "\n".join(lines[len(comments) :])
    defaults = {name: f"coalesce(nullif(:{name}, ''), '{value}')" for name, value in query.defaults.items() if value}
    told: Object = {"title": query.title, "description": " ".join([*about, *meanings])}
    told |= {"sql": replace_names(text, defaults), "hide_sql": True}
    return told | ({"params": list(query.defaults)} if query.defaults else {})
