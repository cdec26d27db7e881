"""What a claim is called where records say different things of it."""

from claimtrack.domain.wording import Wording, rank


def test_what_is_said_first_stays_and_who_says_otherwise_is_told_with_the_first() -> None:
    wording: Wording[str] = Wording("troops")
    wording.take({"claim": "troops", "claim[en]": "Troops.", "kind": "position"}, "a")
    wording.take({"claim": "troops", "claim[en]": "No troops.", "claim[uk]": "Війська."}, "b")
    wording.take({"claim": "troops", "claim[uk]": "Без військ.", "kind": "fact"}, "c")

    assert (wording.texts, wording.kind) == ({"en": "Troops.", "uk": "Війська."}, "position")
    assert [(one.first, one.other) for one in wording.others] == [("a", "b"), ("b", "c"), ("a", "c")]
    assert wording.others[1].message == (
        "the claim `troops` has another text in `uk` elsewhere: `Війська.` and `Без військ.`"
    )


def test_what_the_codebook_says_was_said_by_no_record() -> None:
    wording: Wording[str] = Wording("troops", {"en": "Troops."}, "position")
    wording.take({"claim": "troops", "claim[en]": "No troops.", "kind": "position"}, "a")

    assert [(one.first, one.other) for one in wording.others] == [(None, "a")]


def test_what_a_claim_given_up_was_called_comes_last_and_differs_from_nothing() -> None:
    given_up, own = {"claim": "army", "claim[en]": "An army."}, {"claim": "troops", "claim[en]": "Troops."}
    first, last = sorted((given_up, own), key=lambda body: rank("troops", body, "2025-03-05", "coding-1"))
    wording: Wording[str] = Wording("troops")
    wording.take(first, "a")
    wording.take(last, "b")

    assert (first, wording.texts, wording.others) == (own, {"en": "Troops."}, [])


def test_the_earliest_published_comes_first_and_of_one_day_the_key_tells() -> None:
    body = {"claim": "troops"}
    given = [("2025-03-05", "b"), ("2025-03-05", "a"), ("2025-03-04", "c")]

    assert sorted(given, key=lambda one: rank("troops", body, *one)) == [given[2], given[1], given[0]]
