from claimtrack.store.binds import for_postgres, for_sqlite, names_in

TRICKY = """
select ':name', ":name", 'it''s :name', E'\\' :name', $$ :name $$, $t$ :name $t$, x::text, 10 % 3, '50%'
-- :name
/* :name */
from v_claim where claim = :name
"""


def test_only_a_real_parameter_is_replaced() -> None:
    text, values = for_postgres(TRICKY, {"name": "мир"})
    assert text == TRICKY.replace("%", "%%").replace("claim = :name", "claim = %(name)s")
    assert values == {"name": "мир"}


def test_a_name_that_was_not_given_stays_as_it_is() -> None:
    assert for_postgres("select a[1:n], :b", {"b": 1})[0] == "select a[1:n], %(b)s"


def test_a_list_becomes_one_parameter_a_member() -> None:
    assert for_sqlite("select 1 where x in (:sides)", {"sides": ["a", "b"]}) == (
        "select 1 where x in (:sides_0, :sides_1)",
        {"sides_0": "a", "sides_1": "b"},
    )


def test_an_empty_list_finds_nothing() -> None:
    assert for_sqlite("select 1 where x in (:sides)", {"sides": []}) == ("select 1 where x in (null)", {})


def test_a_text_is_no_list() -> None:
    assert for_sqlite("select :side", {"side": "Loria"}) == ("select :side", {"side": "Loria"})


def test_names_are_found_outside_strings_and_comments() -> None:
    assert names_in(TRICKY) == {"name"}
    assert names_in("select ':a' -- :b") == set()
