"""CT1xx: the form of a file, whatever its content says."""

from typing import Final

from claimtrack.domain.catalogue.entry import BODY, HEADER, RECORD, article, error, warning

_LINE = (
    '{"source":"Example Herald","published":"2025-03-05","lang":"en","text":"Loria will never agree.","statements":'
    '[{"id":"s1","stance":"opposes","claim":"union-troops","quote":"will never agree","by":"Marek Orlan"}]}\n'
)
_SUM = "c94a9b0b8e6d4f5d6b1f0a3d5e1c2b7f8a9d0e1f2a3b4c5d6e7f8091a2b3c4d5"

ENTRIES: Final = (
    error(
        "CT101",
        "The file is not plain text",
        "The file is not UTF-8, holds characters that no text has (NUL, half of a character), or is a compressed file "
        "that is cut off or damaged. Nothing of the unit is stored, what stands before it is. Save the file as UTF-8, "
        "remove the character, or fetch the file again.",
        (_LINE.replace("never agree.", "never\\u0000 agree."), _LINE),
        form="jsonl",
    ),
    error(
        "CT102",
        "The file has no header",
        "A native file begins with `---` on its first line, `key: value` lines, and another `---`. "
        "Without them nothing tells where the article begins. Add the header; `claimtrack new` writes one.",
        (HEADER.removeprefix("---\n") + BODY, article()),
    ),
    error(
        "CT103",
        "A header line is not `key: value`",
        "The header is flat: each line is a key, a colon and a value. Long values stay on one line. "
        "Join a broken line to the one above, or add the key.",
        (article(header=HEADER.replace("lang: en", "title: A long story\n  in two lines\nlang: en")), article()),
    ),
    error(
        "CT104",
        "Something is given twice",
        "A header key, a field of a record or a key of a JSON object stands twice, and one of the two would be lost. "
        "Keep one; fields that take several values take them in one line, separated by `;`.",
        (article(RECORD + "topic: security\ntopic: harbour\n"), article(RECORD + "topic: security; harbour\n")),
    ),
    error(
        "CT105",
        "A required key is missing",
        "Every article needs its source, its day of publication and its language, a native file also its version; "
        "every codebook entry needs its name or key. Add the key.",
        (article(header=HEADER.replace("published: 2025-03-05\n", "")), article()),
    ),
    error(
        "CT106",
        "The version of the format is not known",
        "The `claimtrack` key states the version of the file format, not of the program. The only version is 1. "
        "Write `claimtrack: 1`, or read the file with the newer program that wrote it.",
        (article(header=HEADER.replace("claimtrack: 1", "claimtrack: 7")), article()),
    ),
    warning(
        "CT107",
        "There is no statements line",
        "Without a line `=== statements ===` the whole rest of the file is article text and there are no records. "
        "Add the line after the text, even if no record follows yet.",
        (HEADER + BODY + "== statements ==\n" + RECORD, article()),
    ),
    error(
        "CT108",
        "A line is not understood",
        "After the statements line there are only records: an `@` line, then `>` lines, `field: value` lines, and "
        "comments that begin with `#`. Add the missing sign; a long value stays on one line.",
        (article(RECORD + "said on Tuesday evening\n"), article(RECORD + "# said on Tuesday evening\n")),
    ),
    error(
        "CT109",
        "The first line of a record is incomplete",
        "A record begins with `@id STANCE claim-key`: exactly three words. A claim key has no spaces. "
        "Where there is no proposition, write `-` as the key and name a topic.",
        (article(RECORD.replace(" union-troops-in-kasteya", "")), article()),
    ),
    error(
        "CT110",
        "An id cannot be used",
        "The id of a record may have letters, digits and the signs `. : / - _`. It must be the same in every "
        "later version of the file, because it tells which record is which. Choose a plain one, such as `s1`.",
        (article(RECORD.replace("@s1", "@s#1")), article()),
    ),
    error(
        "CT111",
        "An id is used twice",
        "Two records of one file have the same id, so nobody could tell which is meant. Give the second another id.",
        (article(RECORD + "\n" + RECORD), article(RECORD + "\n" + RECORD.replace("@s1", "@s2"))),
    ),
    error(
        "CT112",
        "There is no such field",
        "A record or a codebook entry has a field claimtrack does not know, so its content would be lost. "
        "The hint names the nearest field. Header keys, in contrast, are free: unknown ones are kept as metadata.",
        (article(RECORD + "speaker: Marek Orlan\n"), article(RECORD + "note: Marek Orlan himself\n")),
    ),
    warning(
        "CT113",
        "A field is empty",
        "The field is there but has no value, and counts as not given: an empty `by:` makes the publishing source "
        "the speaker. Fill it in or remove the line.",
        (article(RECORD.replace("by: Marek Orlan", "by:")), article()),
    ),
    error(
        "CT114",
        "The text in another file cannot be used",
        "A `text:` key names the file with the article's text, by a path relative to this file; then no text may stand "
        "here. Correct the path, or remove the key or the text.",
        (article(header=HEADER.replace("lang: en", "lang: en\ntext: other.txt")), article()),
    ),
    error(
        "CT115",
        "The text is not the one that was summed",
        "The `sha256` key states the digest of the text's UTF-8 bytes, and the text has another. Somebody changed the "
        "text or the line ends. Restore the text, or remove the key if the change was meant.",
        (article(header=HEADER.replace("lang: en", f"lang: en\nsha256: {_SUM}")), article()),
    ),
    error(
        "CT116",
        "A line is not valid JSON",
        "In JSON Lines every line is one complete JSON object. The place shows where reading stopped; the cause often "
        "stands just before it. Other lines of the file are not touched.",
        (_LINE.replace('"lang":"en",', '"lang":"en"'), _LINE),
        form="jsonl",
    ),
    error(
        "CT117",
        "A value is of the wrong type",
        "A number, list or object stands where a string is needed, or the other way round. "
        "The message says what is expected; dates and languages are always strings.",
        (_LINE.replace('"by":"Marek Orlan"', '"by":7'), _LINE),
        form="jsonl",
    ),
    error(
        "CT118",
        "The codebook is not valid TOML",
        "The codebook cannot be read at all. Strings need quote marks, lists square brackets, and a table begins with "
        "a line such as `[[speaker]]`. The place shows where reading stopped.",
        ("[[speaker]]\nname = Marek Orlan\n", '[[speaker]]\nname = "Marek Orlan"\n'),
        form="codebook",
    ),
    warning(
        "CT119",
        "An address is not a web address",
        "`url` and `archive` are links for the reader and begin with http:// or https://. "
        "The value is kept as it is. Write the whole address.",
        (
            article(header=HEADER.replace("lang: en", "lang: en\nurl: example.org/a")),
            article(header=HEADER.replace("lang: en", "lang: en\nurl: https://example.org/a")),
        ),
    ),
    error(
        "CT120",
        "A language tag is wrong",
        "Languages are given as BCP 47 tags: `en`, `ru`, `uk`, `de-AT`. The tag of Ukrainian is `uk`; `ua` is the "
        "country. Correct the tag.",
        (article(header=HEADER.replace("lang: en", "lang: english")), article()),
    ),
    error(
        "CT121",
        "A row of a sheet does not fit its header row",
        "A codebook sheet has field names in its first row, and every row has at most that many cells. "
        "An unknown column, a row with more cells or a quote mark that never closes would lose data. Correct the row.",
        ("name,kind\nMarek Orlan,person,Loria\n", "name,kind,country\nMarek Orlan,person,Loria\n"),
        form="speakers.csv",
    ),
    error(
        "CT122",
        "There is no text to quote from",
        "The records quote words, but the article has no text. Add the text, or write `evidence: record` where the "
        "evidence is a row of an official table or a vote and not a text.",
        (article(body=""), article(RECORD + "evidence: record\n", body="")),
    ),
    error(
        "CT123",
        "A name, key or path is too long",
        "By names, keys and ids, paths of topics, refs and addresses something is found again, and a database finds by "
        "a bounded number of bytes: 2,000 in UTF-8, whichever database it is. Most often a sentence stands where a "
        "name belongs. Write the name, and the sentence into `note`.",
        (article(RECORD.replace("by: Marek", f"by: {'the envoy of Loria and ' * 90}Marek")), article()),
    ),
)
