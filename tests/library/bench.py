"""Two coders of one article who disagree, and what is decided of it."""

import csv
from io import StringIO
from pathlib import Path

from claimtrack.db.location import Location
from claimtrack.library.adjudication import written_records
from claimtrack.library.database import Database
from claimtrack.reports.coded import coded_articles
from claimtrack.store.readonly import open_reader
from tests.reports.asked import BOOK
from tests.world import Object, World, article

URL = "https://herald.example/1"
TEXT = (
    "Орлан сказал «нет войскам» 🙂. Гавань открыта, сказала Венн. «Гарантии нужны обеим сторонам», — добавил Орлан.\r\n"
)
WORDS = ("Орлан сказал «нет войскам»", "Гавань открыта, сказала Венн", "«Гарантии нужны обеим сторонам»")


def coded(coder: str, *records: Object, **header: str) -> Object:
    return article(*records, **({"coder": coder} if coder else {}), text=TEXT, **header)


class Bench:
    """Two coders of one article, and what is decided of it."""

    def __init__(self, location: Location) -> None:
        self.world = World(location)
        self.database = Database(location, "ed")
        assert self.world.put(*BOOK).exit_code == 0

    def put(self, first: Object, second: Object, *more: tuple[str, Object]) -> None:
        """Ingest one record of each coder, on the same words."""
        every = (("c1", first), ("c2", second), *more)
        done = self.world.put(*(coded(coder, {"quote": WORDS[0]} | record) for coder, record in every))
        assert done.exit_code == 0

    def rows(self) -> list[dict[str, str]]:
        """The disagreements, as a spreadsheet has them."""
        told = self.database.agreement().render("csv")
        return list(csv.DictReader(StringIO(str(told))))

    def decide(self, folder: Path, **decisions: str) -> list[tuple[str, str, str]]:
        """Fill in decisions by field and enter them; gives what was entered: coder, field, text."""
        rows = [row | {"decision": decisions.get(row["field"], "")} for row in self.rows()]
        return self.enter(folder, rows)

    def enter(self, folder: Path, rows: list[dict[str, str]]) -> list[tuple[str, str, str]]:
        path = folder / "decided.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        self.database.curate.adjudicate(path)
        return self.decided()

    def decided(self) -> list[tuple[str, str, str]]:
        with open_reader(self.world.location) as reader:
            records = written_records(reader, coded_articles(reader)).values()
            keys = {one.key: f"{one.record.coder}@{one.record.id}" for one in records}
            rows = reader.query("curate/judgements")
        told = [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
        return [(keys[str(one["left_key"])], str(one["field"]), str(one["right_key"])) for one in told]

    def stands(self, *columns: str) -> list[tuple[object, ...]]:
        """What the two codings are now."""
        return self.world.rows(f"select {', '.join(columns)} from v_coding order by coder, record_id, position")
