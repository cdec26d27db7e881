"""Tidying: records canonical, everything else as it was."""

from claimtrack.formats.native import tidy

HEAD = """---
claimtrack: 1
source:   Example Herald
---
  Слова,  как они есть.\t
=== statements ==="""
UNTIDY = """



# about the harbour
# and its master

# directly above
 @s1   opposes  key
claim:   Text
> «слова»
#  why this voice
by: ЛПА   >   anon( источник ;of:Лория )>"Orlan, M." &  Voss
said:2025
# closing words
@s2 -1? key
>

topic: a;b

# the end
"""
NEAT = """

# about the harbour
# and its master

# directly above
@s1 opposes key
> «слова»
#  why this voice
by: ЛПА > anon(источник; of: Лория) > Orlan, M. & Voss
said: 2025
claim: Text

# closing words
@s2 -1? key
>
topic: a;b

# the end
"""


def test_records_become_canonical_and_comments_stay_with_their_lines() -> None:
    assert tidy(HEAD + UNTIDY.replace(")>", ") > ")) == HEAD + NEAT


def test_tidying_twice_is_tidying_once() -> None:
    once = tidy(HEAD + UNTIDY.replace(")>", ") > "))
    assert tidy(once) == once


def test_header_and_body_keep_every_byte_with_crlf_and_bom() -> None:
    text = "\ufeff" + (HEAD + UNTIDY.replace(")>", ") > ")).replace("\n", "\r\n")
    assert tidy(text) == "\ufeff" + (HEAD + NEAT).replace("\n", "\r\n")


def test_a_file_without_records_stays_as_it_is() -> None:
    for text in (HEAD, HEAD + "\n", HEAD + "\n\n\n", "---\nclaimtrack: 1\n---\nonly text", "no header"):
        assert tidy(text) == text


def test_comments_after_the_last_line_of_a_record_stay_its_own() -> None:
    text = "---\n---\n=== statements ===\n\n@s1 1 k\nnote: x\n# still about s1\n\n@s2 1 k\n"
    assert tidy(text) == text
