"""brat standoff annotation (brat.nlplab.org/standoff.html): a `.ann` file, and the text it marks beside it.

Several annotators of one text have a file each, named after the text and them: `news_kim.ann` and `news_lee.ann` mark
`news.txt` where they have no text of their own. Corpora keep texts in a folder beside that of the annotations.
"""

from typing import Final

from claimtrack.domain.foreign import Document, Reading
from claimtrack.formats.brat.lines import Lines
from claimtrack.formats.source import Source, Unreadable

_PARTING: Final = "_.-"
_FOLDERS: Final = ("", "text", "texts", "txt")


class BratReader:
    """Reads a `.ann` file with the text beside it."""

    name = "brat"
    endings = (".ann",)
    profiles = ("attribution", "regions", "spans")

    def accepts(self, name: str, head: bytes) -> bool:
        """Tell whether a file may be brat's, by its name."""
        return name.endswith(self.endings) and b"\0" not in head

    def read(self, source: Source) -> Reading:
        """Read one file; raises Unreadable where the text is missing or no line makes sense."""
        text, annotator = _text(source)
        lines = Lines(source, len(text.text))
        marks, links = lines.marks(annotator), lines.links(annotator)
        if lines.refused and not marks and not links:
            first = lines.refused[0]
            raise Unreadable(first.message, first.place, first.hint)
        name = text.path.stem
        own = {"name": (name,), "file": (source.path.name,)}
        document = Document(source.place, name, text.text, marks=marks, links=links, own=own)
        return Reading((document,), tuple(lines.dropped()), lines.refused)


def _text(source: Source) -> tuple[Source, str]:
    """Give the text of a file, and whose annotations of it these are: nobody's where the names are one."""
    stem = source.path.stem
    for end in (len(stem), *(at for at in range(len(stem) - 1, 0, -1) if stem[at] in _PARTING)):
        for folder in _FOLDERS:
            text = source.beside(f"{stem[:end]}.txt", folder)
            if text is not None:
                return text, stem[end + 1 :]
    message = f"there is no {stem}.txt beside {source.path.name}"
    hint = "put the text beside it, or into ../text, under the same name; NAME_WHO.ann may share NAME.txt with others"
    raise Unreadable(message, source.place, hint)


READER: Final = BratReader()
