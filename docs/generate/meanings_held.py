"""What the keys of positions mean in the reports' JSON, as `meanings` has them for all others."""

from typing import Final

HELD: Final = {
    "positions": "what is held, one for each claim",
    "stance": "−2 to 2",
    "stance_label": "its word, as it was read",
    "conditional": "whether it holds under a condition",
    "condition": "the condition",
    "as_of": "last possible day of the statement it rests on",
    "as_of_earliest": "first possible day of that statement",
    "since": "last possible day of the first statement since which it has been so",
    "since_earliest": "first possible day of that statement",
    "split": "whether two who belong to the side hold opposite signs",
    "range": "the lowest and the highest stance of a split",
    "split_between": "who holds which",
    "n": "utterances it rests on; a joint one counts once",
    "age_days_least": "fewest days from the newest statement to the day of the report",
    "age_days_most": "most days; null = nobody knows",
    "positions.n": "own utterances with a stance on the claim, whatever they say; a joint one counts once",
    "n_since": "of the `n` those that hold the present stance, one after another up to the newest",
    "via_anonymous_only": "whether all of the present stance came through anonymous voices",
    "circular_only": "whether the present stance is known only from outlets that have it from each other",
    "worded_since": "last possible day of the first statement with the present label and condition; later than `since` "
    "where these changed while the stance stayed",
    "worded_before": "the labels and conditions it had between `since` and then, each as `stance_label`, `condition`, "
    "`as_of` (last possible day of the first statement with them) and `statement_key`",
    "order_unknown_with": "keys of own statements that hold otherwise and may be newer: the days overlap",
    "left_since": "first day on which whose word it rests on no longer belonged to the side; null = still does",
    "left_stance": "the stance he took last on the claim, wherever he stood; null = has not left",
    "left_conditional": "whether that holds under a condition",
    "left_as_of": "last possible day of that statement",
    "left_sides": "the sides he then stood on",
    "left_statement_key": "key of that statement",
    "path": "the way the stance went, one step a stance",
    "gap": "how far apart the sides are, 0 to 4; null where one has no position",
}
