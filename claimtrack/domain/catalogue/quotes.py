"""CT2xx: quotes and where they stand in the text."""

from typing import Final

from claimtrack.domain.catalogue.entry import RECORD, article, error, warning

_TWICE = """\
"We will never agree," Orlan said. Later he said again: "We will never agree."

"""

ENTRIES: Final = (
    warning(
        "CT201",
        "A record has no quote",
        "Nothing leads from the statement back to the words it rests on. It is stored all the same. "
        "Add a `>` line with the words of the article.",
        (article(RECORD.replace("> will never agree\n", "")), article()),
    ),
    error(
        "CT202",
        "A quote is empty",
        "The `>` line has no words. Write the words, or remove the line.",
        (article(RECORD.replace("> will never agree", ">")), article()),
    ),
    error(
        "CT203",
        "A quote does not occur in the text",
        "A quote must stand in the article letter for letter; only white space, quote marks and dashes may differ. "
        "The hint shows the closest text and where it differs. Copy the words from the article; leave out what is "
        "between two parts with `<…>`.",
        (article(RECORD.replace("never agree", "newer agree")), article()),
    ),
    error(
        "CT204",
        "A quote occurs more than once",
        "The words stand at several places of the text, and it must be clear which are meant. Add words around them "
        "and mark the quote itself: `before [[quote]] after`.",
        (
            article(RECORD, body=_TWICE),
            article(RECORD.replace("will never agree", 'said again: "We [[will never agree]]'), body=_TWICE),
        ),
    ),
    error(
        "CT205",
        "The marks in a quote do not fit together",
        "Context is marked with one pair of double brackets, `before [[quote]] after`; a gap with `<…>` between two "
        "parts. A bracket is missing, or there are two pairs.",
        (
            article(RECORD.replace("will never agree", "[[will never agree")),
            article(RECORD.replace("will never agree", "[[will never]] agree")),
        ),
    ),
)
