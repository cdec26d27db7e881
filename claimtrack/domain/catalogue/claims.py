"""CT5xx: stance, claim, and the values of closed lists."""

from typing import Final

from claimtrack.domain.catalogue.entry import RECORD, article, error, warning

_NO_CLAIM = RECORD.replace("union-troops-in-kasteya", "-")

ENTRIES: Final = (
    error(
        "CT501",
        "The stance is not known",
        "The stance is a word (strongly-opposes, opposes, neutral, supports, strongly-supports; denies, doubts, "
        "affirms for facts; unclear) or a number from -2 to 2; a final `?` makes it conditional. "
        "The hint names the nearest.",
        (article(RECORD.replace("opposes", "oposes")), article()),
    ),
    error(
        "CT502",
        "A value is not in its list",
        "The field takes one of a few fixed values, so that everybody's records can be counted together. "
        "The hint names the nearest; what no value says goes into `note`.",
        (article(RECORD + "mode: verbatim\n"), article(RECORD + "mode: direct\n")),
    ),
    error(
        "CT503",
        "Neither a claim nor a topic",
        "A record with `-` as its claim key says that somebody spoke on a topic without taking up a proposition. "
        "Then `topic` is required. Add it, or name the claim.",
        (article(_NO_CLAIM), article(_NO_CLAIM + "topic: security\n")),
    ),
    error(
        "CT504",
        "The confidence is not between 0 and 1",
        "`confidence` tells how sure the coder is of the record, as a number from 0 to 1 with a point. "
        "Write `0.8` for 80 percent.",
        (article(RECORD + "confidence: 80 %\n"), article(RECORD + "confidence: 0.8\n")),
    ),
    error(
        "CT505",
        "A claim key cannot be used",
        "A claim key is one word that names the proposition everywhere: letters, digits and signs such as `-`, `.`, "
        "`/`; no spaces, no `;`, no quote marks. Its text goes into `claim:` or the codebook.",
        (article(RECORD.replace("union-troops", '"union;troops"')), article()),
    ),
    warning(
        "CT506",
        "A claim is described, but there is none",
        "The record has `-` as its claim key, so `claim`, `kind`, `about` and `event` describe nothing and count for "
        "nothing. Give the claim a key, or remove the fields.",
        (article(_NO_CLAIM + "topic: security\nkind: demand\n"), article(RECORD + "topic: security\nkind: demand\n")),
    ),
)
