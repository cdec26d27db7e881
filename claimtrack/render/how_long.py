"""How long something was held and how old a word is, in words; never more exactly than the days allow."""

from claimtrack.render import phrases
from claimtrack.reports.asking import Named
from claimtrack.reports.frame import Period


def days(least: int, most: int | None) -> str:
    """Give a number of days as far as it is known; `most` None = nobody knows how many at most."""
    if most is None:
        return f"at least {phrases.plural(least, 'day')}"
    return phrases.plural(most, "day") if least == most else f"{least} to {phrases.plural(most, 'day')}"


def old(least: int, most: int | None, *, about: bool = False) -> str:
    """Give the age of a word; `about` where its days are not sure."""
    if least == 0 and not most:
        return f"said {'about ' if about else ''}that day{'' if most == 0 else ' or earlier'}"
    return f"{'about ' if about else ''}{days(least, most)} old"


def about(topic: Named | None, claim: Named | None, word: str) -> str:
    """Give what a report is about as its title says it, after a word; nothing where it is about everything."""
    subject = topic or claim
    return f" {word} {subject.name}" if subject else ""


def scope(topic: Named | None, claim: Named | None, period: Period) -> str:
    """Give what a report is about at length, and the days it keeps to."""
    subject = topic or claim
    told = [subject.told] if subject and subject.told and subject.told != subject.name else []
    return " · ".join([*told, phrases.scope(period)])
