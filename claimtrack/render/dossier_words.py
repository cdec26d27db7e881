"""The words of a dossier that no other report has; what reports share is in `phrases`."""

OPEN = "open"
NOT_RECORDED = "not recorded"
NO_SIDE = "of no side then"
NO_TOPIC = "no topic"
NOTHING_OWN = "nothing of the speaker's own on record"
CIRCULAR = "circular: it and its source have it from each other"

HELD = "Held day by day, and the statements it rests on"
MEMBERSHIPS = "as the codebook states them; “open”: nobody said since or until when"
DECIDED = "as the codebook and judgements state them; “open”: nobody said since or until when"
STATED_BY = "Stated by"
CODEBOOK = "the codebook"
SIDE_THEN = "in square brackets: the side on which the one whom a statement commits stood on that day"
JOINT = "made together with others; counted once a side"
FOR_OTHERS = "said as somebody's spokesman, or on somebody's behalf: it commits those named, and is counted as theirs"
IMPUTED = "what others tell of this speaker's words or thoughts; listed, never counted"
ABOUT = "these are the others' own statements, and say nothing about what this speaker holds"
OUTLETS = (
    "how many articles carry these words, and those said for others; direct: the quotation is the speaker's own words "
    "alone; an article that is the first of no origin merely repeats; through: who stands between outlet and speaker"
)
UNSPOKEN = (
    "claims that the speaker's side spoke to while the speaker belonged to it: no statement of the speaker's own, "
    "nor one made for others, was found; this is not neutral, and may only mean that nobody recorded it"
)


def title(name: str, topic: str | None) -> str:
    """Give what a dossier is headed with."""
    return f"{name} on {topic}: what is on record" if topic else f"{name}: what is on record"


def unspoken(claim: str, utterances: str, last: str) -> str:
    """Give how much the speaker's side said on a claim on which the speaker said nothing."""
    return f"{claim} ({utterances}, the last {last})"


def moved(before: str, after: str) -> str:
    """Give that the speaker stood elsewhere after a change than before it."""
    return f"; side then: {before} → {after}"
