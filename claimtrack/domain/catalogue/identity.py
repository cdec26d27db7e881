"""CT4xx: who and what is meant: names, sources, topics, articles, claims."""

from typing import Final

from claimtrack.domain.catalogue.entry import HEADER, RECORD, article, error, warning

_DATED = HEADER.replace("lang: en", "lang: en\nmodified: 2025-03-06")
_CLAIM = RECORD + "claim: Troops of the Union may be stationed in Kasteya.\n"
_NAMESAKE = '[[speaker]]\nname = "Port"\n%skind = "government"\n\n[[speaker]]\nname = "Port"\n%skind = "organisation"\n'
_RING = '[[topic]]\nname = "security"\nparent = "%s"\n\n[[topic]]\nname = "guarantees"\nparent = "security"\n'

ENTRIES: Final = (
    error(
        "CT401",
        "A name belongs to several",
        "Two or more speakers or sources bear this name, and guessing would put words into the wrong mouth. "
        "Write the key of the one who is meant in place of the name; the hint lists the keys.",
        (article(RECORD.replace("Marek Orlan", "Port")), article(RECORD.replace("Marek Orlan", "port-authority"))),
    ),
    warning(
        "CT402",
        "A name is new",
        "No speaker or source has this name yet, so a new unreviewed one is made. That is right for somebody new and "
        "wrong for a misspelt name: look at the nearest ones. A codebook entry of this name reviews it.",
        (article(RECORD.replace("Marek Orlan", "Marek Orlann")), article()),
    ),
    error(
        "CT403",
        "A known article has another text",
        "An article of this identity is stored, or stands in this run, with another text, and nothing tells which is "
        "current. If the outlet "
        "changed it, add `retrieved` or `modified` to the header: both versions are kept. If the stored text was a "
        "mistake, run `ingest --replace-text`.",
        (article(), article(header=_DATED)),
    ),
    warning(
        "CT404",
        "A topic is new",
        "No topic has this name yet, so a new unreviewed one is made. Check the spelling; add it to the codebook with "
        "its parent if it is meant.",
        (article(RECORD + "topic: securty\n"), article(RECORD + "topic: security\n")),
    ),
    error(
        "CT405",
        "A topic name is not unique",
        "Several topics have this name under different parents. Write the path from above, `parent/name`; the hint "
        "lists the paths.",
        (article(RECORD + "topic: guarantees\n"), article(RECORD + "topic: security/guarantees\n")),
    ),
    warning(
        "CT406",
        "Dates of one utterance exclude each other",
        "Reports of the same utterance date it to days that do not overlap; the narrowest date is shown. "
        "Compare the articles; if they mean two utterances, say so with a judgement or give them different `ref`s.",
        (article(RECORD + "ref: lpa:1\nsaid: 2025-03-03\n"), article(RECORD + "ref: lpa:1\nsaid: 2025-03-04\n")),
    ),
    warning(
        "CT407",
        "Reports of one statement disagree on the stance",
        "Two reports give one statement different stances. The direct quote counts before the indirect, then the "
        "earliest. Read both quotes; correct the record that is wrong.",
        (article(RECORD.replace("opposes", "supports")), article()),
    ),
    warning(
        "CT408",
        "A claim is defined in two ways",
        "Two files give the same claim key different texts or kinds. The codebook counts first, then the earliest "
        "article. Use one wording, or two keys if two things are meant.",
        (article(_CLAIM.replace("may be", "must be")), article(_CLAIM)),
    ),
    error(
        "CT409",
        "One key has two definitions",
        "Two codebook entries, in one file or in two, have the same key and say different things. Merge them into one; "
        "for two who share a name give each its own `key`.",
        (_NAMESAKE % ("", ""), _NAMESAKE % ('key = "port-government"\n', 'key = "port-authority"\n')),
        form="codebook",
    ),
    error(
        "CT410",
        "Something contains itself",
        "Following the parents of a topic, or the groups of a member, leads back to the start. "
        "Remove one of the links named in the message.",
        (_RING % "guarantees", _RING % "peace"),
        form="codebook",
    ),
    warning(
        "CT411",
        "A source is new",
        "No source has this name yet, so a new unreviewed one is made. Check the spelling; a codebook entry with its "
        "kind, country and domains reviews it.",
        (article(header=HEADER.replace("Example Herald", "Exampel Herald")), article()),
    ),
    warning(
        "CT412",
        "Coders differ",
        "Two coders read the same words of one article differently. Both codings are kept; the report shows the one "
        "that was adjudicated, else the first. Talk about the case, or adjudicate it.",
        (article(RECORD.replace("opposes", "supports")), article()),
    ),
    error(
        "CT413",
        "One article comes twice",
        "Two files of this run give the same article by the same coder with different records, and each claims to be "
        "the full set. Merge them into one file, or name different coders in the header.",
        (article(RECORD + "note: a second file\n"), article()),
    ),
    error(
        "CT414",
        "The chain of attribution cannot be read",
        "`by:` reads `agency > anon(description) > speaker`, with spaces around `>` and `&`; several speakers "
        "only at the end; after a name `(for X)`, `(spokesperson)` or `(interpreter)`. A name with one of "
        "`> & ( ) ;` stands in double quotes. The caret shows where reading stopped.",
        (article(RECORD.replace("Marek Orlan", "LPA > anon(an official > Marek Orlan")), article()),
    ),
    warning(
        "CT415",
        "A ref says not whose it is",
        "A `ref` joins records into one utterance when it begins with who or what it is a mark of, as in `lpa:1`. "
        "A bare `1` may mean another thing in the next file, so it is kept and joins nothing.",
        (article(RECORD + "ref: 1\n"), article(RECORD + "ref: lpa:1\n")),
    ),
)
