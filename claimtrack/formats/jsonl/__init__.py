"""JSON Lines: the bulk twin of the native format and of the codebook, one object a line.

`parse_line` reads a line, `is_foreign` tells one of another program, `write_line` gives an object its one canonical
line, `article_object` and `reading_object` make the object of an article.
"""

from claimtrack.formats.jsonl.reader import JsonLine, Judgement, is_foreign, parse_line
from claimtrack.formats.jsonl.writer import article_object, reading_object, write_line

__all__ = ["JsonLine", "Judgement", "article_object", "is_foreign", "parse_line", "reading_object", "write_line"]
