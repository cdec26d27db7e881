"""What figures are called: what each of them shows."""

HELD_FIGURE = "What each side held, day by day, and the statements it rests on"
HELD_ALONE_FIGURE = "What each side held, day by day; the statements are too many for a sign each"
GAP_FIGURE = "How far apart the sides were, from 0 to 4, while all of them had a position"
HOLDERS_GAP_FIGURE = (
    "How far apart the sides that took a position on a claim were, from 0 to 4, while all of these had one"
)
LANES_FIGURE = "Each speaker's statements, claim by claim"
HEAT_FIGURE = "How many utterances are on record; an empty cell is silence, which is not neutral"


def most_spoken_to(drawn: int, there: int) -> str:
    """Give which claims a chart shows where there are too many for one, as the end of its title."""
    return f" (the {drawn} claims most spoken to, of {there})"
