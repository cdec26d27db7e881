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
        "field takes; or two rows of one article, or of a joined sheet, contradict each other. In a profile of your "
        "own `extends` takes a shipped one, and below `[values.stance]` a line says what a word or a number means; "
        "`dates` takes formats of days.",
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
        "all of them just once. They are kept as they are, as the evidence of a row of a table is: readable, but "
        "anchored nowhere; of a quote in parts none is left out. With the text beside the file the same command "
        "anchors them.",
        severity="warning",
    ),
    of_foreign(
        "CT706",
        "Marks outside the text",
        "Offsets point behind the end of the text, or into the middle of a letter, or the file says another length, "
        "checksum or more lines of the text than it has: the text was changed after it was marked, or the file is "
        "damaged. Such a mark keeps all it says and the words that the file has, but has no place.",
        severity="warning",
    ),
    of_foreign(
        "CT707",
        "Rows of one id differ",
        "Two rows of one article have the same id and are not equal, as where one country votes twice in a roll call. "
        "Both are kept, the second under a number. Mend the sheet if one is wrong.",
        severity="warning",
    ),
    of_foreign(
        "CT708",
        "Marks found elsewhere than their offsets say",
        "At the offsets stand other words than the file has for the mark. These words stand once in the text, as whole "
        "words and between what the file says is around them, and were taken there. "
        "Look whether that is what was meant.",
        severity="warning",
    ),
    of_foreign(
        "CT709",
        "Marks whose words stand nowhere",
        "At the offsets stand other words than the file has for the mark, and these words do not stand just once in "
        "the text, as whole words and between what the file says is around them. They are kept, without a place.",
        severity="warning",
    ),
    of_foreign(
        "CT710",
        "Statements that quote each other",
        "Each of these statements is what another of them quotes, or itself, so that there is no innermost one; or "
        "there are more of them inside each other than anybody could follow. Each is kept by itself, "
        "without that quote.",
        severity="warning",
    ),
    of_foreign(
        "CT711",
        "A text that its file counts otherwise",
        "One file is of one tool, which counts characters in one way; most clear texts of this file say which. The "
        "marks of this text would fit better in another way, but no words beside them say so. It is read as the file "
        "counts: marks that begin and end where words do have a place, the others keep all they say, without one. Look "
        "whether the text was changed after it was marked.",
        severity="warning",
    ),
    of_foreign(
        "CT712",
        "Rows that say the same in the same words",
        "Rows of one article have the same speaker, claim and quote, or no quote, and no id: their records are "
        "numbered by the rest of their cells. A row that is put among them later may take the number of another, and "
        "with it what was judged of that. With their words, or an id in a column `id`, each keeps its own.",
        severity="warning",
    ),
    of_foreign(
        "CT713",
        "Lines that no reader knows",
        "The lines are sound JSON, but none of their keys is one of an article, a codebook entry or a judgement, and "
        "no reader knows them as its tool's. Nothing of them was taken; of all such lines of a file this is said once, "
        "at the first. Rows of data go in as a sheet with a column for each key, texts with marks in them when they "
        "stand under `text`. Where lines were meant for claimtrack, `--as jsonl` says of each what it lacks.",
    ),
)
