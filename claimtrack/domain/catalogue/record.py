"""CT6xx: what `claimtrack verify` finds in a database, and between a database and files."""

from typing import Final

from claimtrack.domain.catalogue.entry import of_record

ENTRIES: Final = (
    of_record(
        "CT601",
        "error",
        "The database is not as claimtrack made it",
        "A reference leads nowhere, or a table, rule or view is missing or altered: what `claimtrack db check` tells. "
        "Restore a backup, or ingest the files into a new database.",
    ),
    of_record(
        "CT602",
        "error",
        "A stored quote is not what stands at its place",
        "The stored text has other words where the quote is said to stand, or the place lies outside the text. "
        "The text or the quote was changed behind claimtrack's back. Ingest the file of this reading again, changed "
        "by a letter, or restore a backup.",
    ),
    of_record(
        "CT603",
        "error",
        "A quote has another place than the stored one, or none",
        "Looking for the quote as its coder wrote it, in the stored text, gives no place, several, or another one. "
        "The hint shows the closest text. The stored place, text or record was changed after it was read.",
    ),
    of_record(
        "CT604",
        "error",
        "A stored text has another hash",
        "SHA-256 of the stored text is not the stored one: the text was changed after it was read. "
        "Every quote of it is in doubt; restore a backup, or ingest the article into a new database.",
    ),
    of_record(
        "CT605",
        "error",
        "A chain is broken",
        "The hops of a report are numbered from 0 without a gap, and the first, and no other, is the publisher. "
        "Here one is missing or too much. Chains are worked out: ingesting the content into a new database mends them.",
    ),
    of_record(
        "CT606",
        "error",
        "A date ends before it begins",
        "The first possible day lies after the last one, so that no report could place it in time. "
        "The database refuses such a row; this one came in behind its back.",
    ),
    of_record(
        "CT607",
        "error",
        "Something belongs to itself",
        "A speaker is a member of itself, or a topic lies under itself, through others. "
        "The database refuses this; it came in behind its back. Take one of the links out of the codebook.",
    ),
    of_record(
        "CT608",
        "warning",
        "Nothing refers to this row",
        "A row is left over: a version of a text that nobody read, speech that no report carries, a record of the "
        "current text that is in no report, a name or claim that nothing uses. It is in no count, or should not be.",
    ),
    of_record(
        "CT609",
        "error",
        "A row is not what the inputs give",
        "Codebook entries, readings and judgements decide everything else; made again from them, this row comes out "
        "otherwise, is missing or is too much. `claimtrack export jsonl` still gives all inputs, and `claimtrack "
        "ingest` into a new database makes everything else again.",
    ),
    of_record(
        "CT610",
        "error",
        "An input cannot be read again",
        "What is stored as given by a coder or a codebook would be refused today, so that nothing can be made of it. "
        "The message tells why. Ingest its file again, or restore a backup.",
    ),
    of_record(
        "CT621",
        "error",
        "The text in the file differs from the stored one",
        "The article is known, its text is another. Findings below tell what became of each stored quote. "
        "`claimtrack ingest` stores a text with a new `modified` or `retrieved` as a revision of its own.",
    ),
    of_record(
        "CT622",
        "note",
        "A quote moved",
        "The file has the same words at another place of its text. The stored quote stays at its place in the stored "
        "text; in the file's text it would be found again.",
    ),
    of_record(
        "CT623",
        "error",
        "A quote changed",
        "The file's text has words like the quote but not the quote itself, or has it more than once. "
        "The hint shows the closest text. What was said then is still in the stored text.",
    ),
    of_record(
        "CT624",
        "error",
        "A quote vanished",
        "Nothing in the file's text is like the stored quote. The outlet may have taken it out, which is worth a note; "
        "the stored text keeps it.",
    ),
    of_record(
        "CT625",
        "error",
        "The file says otherwise than the database",
        "A record or header of the file was added, changed or withdrawn since it was ingested; a codebook entry or "
        "judgement differs. Running `claimtrack ingest` takes over what the file says.",
    ),
    of_record(
        "CT626",
        "error",
        "The file is not in the database",
        "The file holds an article, reading, codebook entry or judgement that the database has not. "
        "It was never ingested, was refused, or was ingested into another database.",
    ),
    of_record(
        "CT627",
        "warning",
        "No file holds this reading",
        "The database has a reading or codebook entry that is in none of the files. The file was moved, renamed or "
        "deleted; `claimtrack export jsonl` can write its content again.",
    ),
    of_record(
        "CT628",
        "error",
        "The file would be refused",
        "The file has errors of its own, so that its records cannot be compared. Run `claimtrack check` on it to see "
        "them all.",
    ),
)
