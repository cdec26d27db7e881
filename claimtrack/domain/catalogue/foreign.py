"""CT7xx: files of other tools."""

from typing import Final

from claimtrack.domain.catalogue.entry import of_foreign

ENTRIES: Final = (
    of_foreign(
        "CT701",
        "A file of another tool cannot be read",
        "The file is not what its reader reads, or it is damaged: the message says where. Nothing of it was taken. "
        "`--as` names another reader.",
    ),
    of_foreign(
        "CT702",
        "Where offsets point is not sure",
        "Tools count characters in different units, and here several ways of counting fit equally well but point to "
        "different words, or none fits, as when the text was changed after it was marked. Nothing is anchored on a "
        "guess: give the words beside the offsets, or say `offsets` in a profile of your own.",
    ),
    of_foreign(
        "CT703",
        "A value means nothing to the profile",
        "The mapping profile does not say what this value of another tool means, or it cannot be read as what the "
        "field takes. Add it to the profile's `values`, or its format to `dates`.",
    ),
    of_foreign(
        "CT704",
        "A row does not fit its sheet",
        "The row has more or fewer cells than there are columns, or a quote mark in it does not close. It is put into "
        "the file of errors, and the other rows go in.",
    ),
    of_foreign(
        "CT705",
        "Quotes without a place in a text",
        "The file has the words that were marked but not the text they stand in, or the text beside it does not have "
        "these words. They are kept as they are, as the evidence of a row of a table is: readable, but anchored "
        "nowhere. With the text beside the file the same command anchors them.",
        severity="warning",
    ),
    of_foreign(
        "CT706",
        "Marks outside the text",
        "Offsets point behind the end of the text, or into the middle of a letter: the text was changed after it was "
        "marked, or the file is damaged. Such a mark keeps all it says, but has no quote.",
        severity="warning",
    ),
)
