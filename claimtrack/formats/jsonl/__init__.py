"""JSON Lines: the bulk twin of the native format and of the codebook, one object a line.

`parse_line` reads a line, `write_line` gives an object its one canonical line, `article_object` makes the object of an
article record.
"""

from claimtrack.formats.jsonl.reader import JsonLine, Judgement, parse_line
from claimtrack.formats.jsonl.writer import article_object, write_line

__all__ = ["JsonLine", "Judgement", "article_object", "parse_line", "write_line"]
