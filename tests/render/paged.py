"""Pages to write, made by hand of single blocks."""

from claimtrack.render.page import Block, Page, Section
from claimtrack.reports.frame import Method

METHOD = Method("claimtrack report compare Loria Kasteya", "select 1", "0.1.0", "2025-12-31T12:00:00+00:00")


def page(*blocks: Block, lead: tuple[Block, ...] = ()) -> Page:
    """Give a page with one section of these blocks."""
    section = Section("Part", blocks, "part", "what must be known")
    return Page("Title", "the whole record", lead, (section,), METHOD, "nothing on record")
