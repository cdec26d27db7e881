"""What in a decision may be a slip of the pen and is none that could be refused."""

from collections.abc import Sequence
from typing import Final

from claimtrack.domain.names import closest
from claimtrack.errors import UsageProblem
from claimtrack.reports.asking import claim_or_none, near_claims, speaker, topic
from claimtrack.store.readonly import Reader

_UNKNOWN: Final = "unknown"


def new_claim(reader: Reader, key: str, *, worded: bool = True) -> tuple[str, ...]:
    """Tell that no claim has this key yet, and which are like it; one that is not `worded` needs words."""
    if claim_or_none(reader, key) is not None:
        return ()
    near = near_claims(reader, key)
    remark = f"`{key}` is a new claim" + (f"; {near}" if near.startswith("did you mean") else "")
    return (remark,) if worded else (remark, f"it has no words yet: claimtrack curate rename claims {key} TEXT")


def new_topics(reader: Reader, topics: Sequence[str]) -> tuple[str, ...]:
    """Tell which of these topics are new, and which known ones are like them; refuses a name that several have."""
    found = []
    for text in topics:
        try:
            topic(reader, text)
        except UsageProblem as problem:
            if "several" in problem.message:
                raise
            paths = [str(row[2]) for row in reader.query("topics_named").rows]
            near = ", ".join(closest(text, dict.fromkeys(paths)))
            found.append(f"`{text}` is a new topic" + (f"; did you mean {near}?" if near else ""))
    return tuple(found)


def no_group(reader: Reader, group: str) -> tuple[str, ...]:
    """Tell that who should have members is a person."""
    found = speaker(reader, group)
    kind = reader.query("curate/speaker", id=found.id).rows[0][1]
    return (f"{found.name} is a person: the member comes first, then the group",) if kind == "person" else ()


def other_kinds(reader: Reader, others: Sequence[str], keep: str) -> tuple[str, ...]:
    """Tell who is of another kind than the one that stays: a person and an organisation are seldom one."""
    kinds = {key: str(kind) for key, kind in reader.query("curate/speaker_kinds").rows}
    stays = kinds.get(keep, _UNKNOWN)
    found = ((one, kinds.get(one, _UNKNOWN)) for one in others)
    return tuple(
        f"`{one}` is {_a(kind)}, `{keep}` {_a(stays)}"
        for one, kind in found
        if kind != stays and not {kind, stays} & {_UNKNOWN, "anonymous"}
    )


def _a(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"
