"""What a page says of itself: what it is, how it was made and is made again, how to cite it."""

from claimtrack.reports.frame import Method

KICKER = "claimtrack: who said what, when, by whose account"
SOURCES = "Sources"
MADE = "How to cite and how this was made"
COMMAND = "Command"
DATABASE = "Database"
CODEBOOK = "Codebook"
CHECK = "Check the database"
VERBATIM = (COMMAND, DATABASE, CODEBOOK, CHECK)
QUERY = "The query behind the statements"
NO_ADDRESS = "no address on record"
NO_ARCHIVE = "no archived copy on record"
NO_CHARTS = 'For charts: pip install "claimtrack[charts]"'
RULES = (
    "Beside a solid rule stand quoted words, beside a dashed one the reporter's or those of which nobody says whether "
    "they are quoted."
)
LEGEND_NAME = "What the signs mean"


def citation(title: str, method: Method) -> str:
    """Give how to cite a report, so that who reads it can make it again."""
    known = [f"database sha256 {method.database}"] if method.database else []
    known += [f"codebook sha256 {method.codebook}"] if method.codebook else []
    told = f", from {', '.join(known)}" if known else ""
    inside = title.replace("“", "‘").replace("”", "’")
    return f"“{inside}” claimtrack {method.claimtrack_version}, {method.generated_at[:10]}{told}. {method.command}"


def made(title: str, scope: str, counts: str, method: Method) -> list[tuple[str, str]]:
    """Give how a report was made, name by name; what is told in VERBATIM is kept to the letter."""
    found = [("Cite as", citation(title, method)), (COMMAND, method.command), ("Scope", scope), ("On record", counts)]
    found += [(DATABASE, f"sha256 {method.database}")] if method.database else []
    found += [(CODEBOOK, f"sha256 {method.codebook}")] if method.codebook else []
    found += [(CHECK, "claimtrack export jsonl | sha256sum")] if method.database else []
    found += [("Program", f"claimtrack {method.claimtrack_version}"), ("Made at", method.generated_at)]
    return [(name, told) for name, told in found if told]
