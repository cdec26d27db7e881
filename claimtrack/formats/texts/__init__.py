"""Article texts for new annotated files: plain text, Markdown, pages, ninjs; one module a format.

What a third party's reader needs: `ArticleText` to give, `Fact` and `Facts` for what the file says of its article.
"""

from claimtrack.formats.texts.article import ArticleText, Fact
from claimtrack.formats.texts.facts import Facts
from claimtrack.formats.texts.registry import TextReader, readers_for, text_readers

__all__ = ["ArticleText", "Fact", "Facts", "TextReader", "readers_for", "text_readers"]
