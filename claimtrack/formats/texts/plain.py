"""Plain text: the file is the text, letter by letter."""

from typing import Final

from claimtrack.formats.source import Source
from claimtrack.formats.texts.article import ArticleText
from claimtrack.formats.texts.decoding import decoded


class PlainText:
    """Reads any text as it stands."""

    name = "plain"
    endings: tuple[str, ...] = (".txt", ".text")

    def accepts(self, head: bytes) -> bool:  # noqa: ARG002 - as all readers do
        """Tell that a file may be plain text: any may, and is where no other reader knows it."""
        return True

    def read(self, source: Source) -> ArticleText:
        """Read a text; raises Unreadable for what is none."""
        text, encoding = decoded(source)
        return ArticleText(text, told=encoding)


READER: Final = PlainText()
