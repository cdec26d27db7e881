"""CT3xx: dates."""

from typing import Final

from claimtrack.domain.catalogue.entry import HEADER, RECORD, article, error, warning

_MEMBER = '[[speaker]]\nname = "Marek Orlan"\nmember_of = [{ of = "Loria", from = "2024", until = "%s" }]\n'

ENTRIES: Final = (
    error(
        "CT301",
        "A date cannot be read",
        "Dates are written as `2025-03-04`, `2025-03` or `2025`, with `~` or `?` if they are not sure, as a range "
        "`A/B`, with an open end `../B` or `A/..`, or as a time `2025-03-04T18:00+02:00`. Words of the text such as "
        "“yesterday” go into `said-text`.",
        (article(RECORD + "said: 4 March\n"), article(RECORD + "said: 2025-03-04\nsaid-text: 4 March\n")),
    ),
    warning(
        "CT302",
        "Asserted after it was published",
        "The earliest possible day of the statement is after the article's publication. One of the two dates is wrong, "
        "or the article was changed later and needs `modified`.",
        (article(RECORD + "said: 2025-03-07\n"), article(RECORD + "said: 2025-03-04\n")),
    ),
    error(
        "CT303",
        "The publication date is not one date",
        "`published`, `retrieved` and `modified` are a day, or if need be a month or a year, or a time with its "
        "offset. Ranges and doubtful dates cannot bound what was said. Give the day the article states.",
        (article(header=HEADER.replace("2025-03-05", "2025-03-05/2025-03-07")), article()),
    ),
    error(
        "CT304",
        "A membership ends before it begins",
        "`until` lies before `from`, so nobody was ever a member. Both are inclusive and may be partial; leave out the "
        "one that is open.",
        (_MEMBER % "2022", _MEMBER % "2025"),
        form="codebook",
    ),
)
