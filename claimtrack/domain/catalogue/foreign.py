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
        "different words. Nothing is anchored on a guess: give the words beside the offsets, or name the unit.",
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
        "The row has more or fewer cells than there are columns, or a quote mark in it does not close. It is written to "
        "the file of errors, and the other rows go in.",
    ),
)
