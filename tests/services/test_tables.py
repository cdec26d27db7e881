"""Sheets into the database: hand-made coding sheets and tables of record with invented people and countries."""

import csv
import gzip
from pathlib import Path

import pytest
from sqlalchemy import text

from claimtrack.db.engine import reading_connection
from claimtrack.db.location import parse_location
from claimtrack.services.ingest import Request, ingest
from claimtrack.services.outcome import Ingested
from claimtrack.services.wishes import Wishes

HEAD = "Издание;Дата публикации;Ссылка;Заголовок;Спикер;Сторона;Тезис;Позиция (знак);Цитата;Тема;Кодировщик;Балл\n"
FIRST = "Вестник Лории;05.03.2025;https://vestnik.example/1;Спор 🙂;"
CLAIM = "Войск Союза не будет"
CODING = (
    f"{HEAD}{FIRST}Марек Орлан;Лория;{CLAIM};за;«войск не будет»;гарантии;к1;7\n"
    f'{FIRST}Иванна Сольская;Кастея;{CLAIM};Против;"«они нужны; и скоро»";гарантии;к1;8\n'
    f'Голос;06.03.2025;https://golos.example/2;Ответ;"Орлан; Верин";;{CLAIM};;;гарантии; безопасность;к1;9\n'
)


def run(folder: Path, *paths: Path, dry_run: bool = False, **wishes: object) -> Ingested:
    given = Wishes(errors=folder, **wishes)  # type: ignore[arg-type]
    request = Request(tuple(map(str, paths)), wishes=given, dry_run=dry_run)
    return ingest(parse_location(folder / "claims.db"), request)


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with reading_connection(parse_location(folder / "claims.db")) as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def write(path: Path, sheet: str, codec: str = "utf-8") -> Path:
    path.write_bytes(sheet.replace("\r\n", "\n").replace("\n", "\r\n").encode(codec))
    return path


def told(result: Ingested) -> str:
    return "\n".join(note for one in result.told for note in one.notes)


def codes(result: Ingested) -> set[str]:
    return {one.code for one in result.found.in_order() if one.severity == "error"}


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1251"])
def test_a_coding_sheet_goes_in_with_what_its_columns_say(tmp_path: Path, codec: str) -> None:
    sheet = CODING.replace(" 🙂", "") if codec == "cp1251" else CODING
    result = run(tmp_path, write(tmp_path / "coding.csv", sheet, codec), settings={"lang": "ru"})
    assert (result.counts.articles_new, result.counts.statements.new) == (1, 2)
    found = rows(tmp_path, "select speaker, principal, claim_text, stance from v_statement order by stance")
    assert found == [("Иванна Сольская", "Кастея", CLAIM, -1), ("Марек Орлан", "Лория", CLAIM, 1)]
    assert rows(tmp_path, "select source, published, quote from v_report order by quote") == [
        ("Вестник Лории", "2025-03-05", "«войск не будет»"),
        ("Вестник Лории", "2025-03-05", "«они нужны; и скоро»"),
    ]
    assert result.told[0].unused == ("Балл",)


def test_rows_that_do_not_go_in_are_put_aside_with_line_and_reason(tmp_path: Path) -> None:
    path = write(tmp_path / "coding.csv", CODING)
    result = run(tmp_path, path, settings={"lang": "ru"})
    assert result.exit_code == 1
    assert codes(result) == {"CT704"}
    assert result.counts.statements_refused == 1
    with (tmp_path / "coding.errors.csv").open(encoding="utf-8", newline="") as stream:
        header, only = csv.reader(stream)
    assert header[:-1] == [*HEAD.strip().split(";"), "line", "why"]
    assert only[:5] == ["Голос", "06.03.2025", "https://golos.example/2", "Ответ", "Орлан; Верин"]
    assert only[12:] == ["4", "13 cells, 12 cells wanted", "", "9"]


def test_joint_speakers_share_a_cell(tmp_path: Path) -> None:
    sheet = CODING.replace("гарантии; безопасность", '"гарантии; безопасность"')
    result = run(tmp_path, write(tmp_path / "coding.csv", sheet), settings={"lang": "ru"})
    assert (result.exit_code, result.counts.articles_new) == (0, 2)
    assert rows(tmp_path, "select speaker from v_statement where stance is null order by speaker") == [
        ("Верин",),
        ("Орлан",),
    ]
    topics = rows(tmp_path, "select topic from v_claim_topic order by topic")
    assert topics == [("безопасность",), ("гарантии",)]


DATED = "outlet,date,url,speaker,claim,stance,quote\n"


def test_a_date_of_two_readings_is_refused_until_its_format_is_said(tmp_path: Path) -> None:
    sheet = DATED + "Herald,03/04/2025,https://h.example/1,Orlan,No bases,for,never\n"
    sheet += "Herald,25/04/2025,https://h.example/2,Orlan,No bases,for,never\n"
    path = write(tmp_path / "coding.csv", sheet)
    result = run(tmp_path, path, settings={"lang": "en"})
    assert (result.exit_code, result.counts.statements.new, result.counts.statements_refused) == (1, 1, 1)
    (problem,) = [one for one in result.found.in_order() if one.severity == "error"]
    assert (problem.code, problem.place.line) == ("CT703", 2)
    assert "2025-03-04 or 2025-04-03" in problem.message
    mine = tmp_path / "mine.toml"
    mine.write_text('extends = "columns"\ndates = ["%d/%m/%Y"]\n')
    result = run(tmp_path, path, settings={"lang": "en"}, profile=str(mine))
    assert (result.exit_code, result.counts.statements.new) == (0, 1)
    assert rows(tmp_path, "select published from v_article order by published") == [("2025-04-03",), ("2025-04-25",)]


def test_what_is_wrong_with_one_row_keeps_no_other_out(tmp_path: Path) -> None:
    sheet = DATED + "Herald,2025-03-04,https://h.example/1,Orlan,No bases,for,never\n"
    sheet += "Herald,2025-03-04,https://h.example/1,Solska,No bases,perhaps,never\n"
    sheet += "Herald,2025-03-04,https://h.example/1,anon(of: X,No bases,for,never\n"
    sheet += "Herald,yesterday,https://h.example/2,Verin,No bases,for,never\n"
    path = write(tmp_path / "coding.csv", sheet)
    result = run(tmp_path, path, settings={"lang": "en"}, columns={"chain": "speaker"})
    assert (result.exit_code, result.counts.statements.new, result.counts.statements_refused) == (1, 1, 3)
    assert sorted(one.place.line for one in result.found.in_order() if one.severity == "error") == [3, 4, 5]
    aside = (tmp_path / "coding.errors.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[3] for line in aside[1:]] == ["Solska", "anon(of: X", "Verin"]


def test_the_same_sheet_again_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "coding.csv", CODING)
    run(tmp_path, path, settings={"lang": "ru"})
    again = run(tmp_path, path, settings={"lang": "ru"})
    assert (again.counts.changed, again.counts.statements.unchanged) == (False, 2)


def test_the_file_of_errors_replaces_only_one_of_its_own(tmp_path: Path) -> None:
    path = write(tmp_path / "coding.csv", CODING)
    mine = tmp_path / "coding.errors.csv"
    mine.write_text("my,notes\n", encoding="utf-8")
    run(tmp_path, path, settings={"lang": "ru"})
    result = run(tmp_path, path, settings={"lang": "ru"})
    assert mine.read_text(encoding="utf-8") == "my,notes\n"
    assert "coding.errors.2.csv" in told(result)
    assert not (tmp_path / "coding.errors.3.csv").exists()
    assert run(tmp_path, path, settings={"lang": "ru"}, dry_run=True).exit_code == 1
    assert path.read_bytes() == CODING.replace("\n", "\r\n").encode()


def test_what_no_column_says_is_asked_for(tmp_path: Path) -> None:
    result = run(tmp_path, write(tmp_path / "coding.csv", "who,words\nOrlan,never\nVerin,always\n"))
    (found,) = result.found.in_order()
    assert found.message == "nothing in the sheet says `source`, `published`, `lang`; its columns are who, words"
    assert found.hint is not None
    assert found.hint.startswith("say: --set source=NAME --set published=YYYY-MM-DD --set lang=en; or which column")
    assert result.counts.statements_refused == 2


def test_a_column_of_texts_makes_documents_in_which_quotes_are_anchored(tmp_path: Path) -> None:
    sheet = "full text,speaker,quote,stance,claim\n"
    sheet += '"🙂 Орлан: «войск\r\nне будет», и всё.",Орлан,войск не будет,за,Войск нет\n'
    sheet += '"🙂 Орлан: «войск\r\nне будет», и всё.",Верин,а где они?,за,Войск нет\n'
    settings = {"lang": "ru", "source": "Herald", "published": "2025-03-05"}
    result = run(tmp_path, write(tmp_path / "texts.csv", sheet), settings=settings)
    assert (result.exit_code, result.counts.statements.new, codes(result)) == (1, 1, {"CT203"})
    assert rows(tmp_path, "select quote, start_char from v_report") == [("войск\r\nне будет", 10)]
    assert rows(tmp_path, "select ref from v_article")[0][0].startswith("text:")  # type: ignore[attr-defined]


VOTES = "rcid,country,country_code,vote\n3.0,Loria,LO,yes\n3.0,Kasteya & Isles,KA,no\n4.0,Loria,LO,abstain\n"
CALLS = "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
CALLS += '3,1.0,0,1946-01-01,R/1/66,1,0,RULES,"TO ADOPT THE RULES"\n4,1.0,0,1946-01-02,R/1/79,0,0,SEATS,\n'
ISSUES = "rcid,short_name,issue\n3,me,Harbours\n3,nu,Bases\n"


def roll_calls(folder: Path) -> list[Path]:
    paths = []
    for name, rows_of in (("votes", VOTES), ("rc", CALLS), ("issues", ISSUES)):
        path = folder / f"{name}.csv.gz"
        path.write_bytes(gzip.compress(rows_of.encode()))
        paths.append(path)
    return paths


def test_roll_calls_are_joined_with_their_dates_and_issues(tmp_path: Path) -> None:
    result = run(tmp_path, *roll_calls(tmp_path))
    assert (result.exit_code, result.counts.articles_new, result.counts.statements.new) == (0, 2, 3)
    found = rows(tmp_path, "select speaker, claim, claim_text, stance, act, date_latest from v_statement order by 1, 2")
    assert found == [
        ("Kasteya & Isles", "unvotes-3", "TO ADOPT THE RULES", -2, "vote", "1946-01-01"),
        ("Loria", "unvotes-3", "TO ADOPT THE RULES", 2, "vote", "1946-01-01"),
        ("Loria", "unvotes-4", "SEATS", 0, "vote", "1946-01-02"),
    ]
    assert rows(tmp_path, "select claim, topic from v_claim_topic join v_claim using (claim_id) order by 2") == [
        ("unvotes-3", "Bases"),
        ("unvotes-3", "Harbours"),
    ]
    assert "joined rc.csv.gz" in told(result)
    assert not run(tmp_path, *roll_calls(tmp_path)).changed


def test_a_joined_sheet_that_is_missing_is_named(tmp_path: Path) -> None:
    votes, _, issues = roll_calls(tmp_path)
    issues.unlink()
    result = run(tmp_path, votes)
    assert "joins issues.csv.gz" in result.found.in_order()[0].message
    assert not result.changed


@pytest.mark.parametrize(
    ("calls", "said"),
    [
        ("3,1.0,0,1946-01-01,R,1,0,RULES,\n", "no row has rcid `4.0`"),
        ("4,1.0,0,мая,R,1,0,SEATS,\n4,1.0,0,мая,R,1,0,SEATS,\n", "2 rows have rcid `4.0`"),
        ("4,1.0,0,мая,R,1,0,SEATS,\n", "1 row has rcid `4.0`"),
    ],
)
def test_what_is_wrong_in_a_joined_sheet_names_that(tmp_path: Path, calls: str, said: str) -> None:
    votes, rc, _ = roll_calls(tmp_path)
    rc.write_bytes(gzip.compress((CALLS.partition("\n")[0] + "\n" + calls).encode()))
    result = run(tmp_path, votes)
    messages = [one.message for one in result.found.in_order() if one.place.line == 4 and one.severity == "error"]
    assert messages
    assert all(one.endswith(f"(`published` is from rc.csv.gz, where {said})") for one in messages)
    assert said in (tmp_path / "votes.errors.csv").read_text(encoding="utf-8")


EVENTS = (
    "statement_id;time;person;organization;concept;agreement;start_position;stop_position;text;coder;document_id;"
    "document_title;document_author;document_source;document_section;document_type\n"
    "12;2025-03-05 00:00:00;Marek Orlan;Loria;No bases;1;10;20;We said, 'never';Kim;3;A dispute;;Example Herald;;\n"
    "13;2025-03-05 00:00:00;;Kasteya;No bases;0;30;40;We need them;Kim;3;A dispute;;Example Herald;;\n"
)


def test_an_event_list_of_dna_is_known_by_its_columns(tmp_path: Path) -> None:
    result = run(tmp_path, write(tmp_path / "events.csv", EVENTS), settings={"lang": "en"})
    assert (result.exit_code, result.told[0].profile) == (0, "dna-events")
    assert rows(tmp_path, "select speaker, principal, stance from v_statement order by speaker") == [
        ("Kasteya", "Kasteya", -1),
        ("Marek Orlan", "Loria", 1),
    ]
    assert rows(tmp_path, "select coder, record_id from v_coding order by 2") == [("Kim", "s12"), ("Kim", "s13")]


def test_a_sheet_that_others_join_tells_so_when_it_is_named_alone(tmp_path: Path) -> None:
    (tmp_path / "issues.csv.gz").write_bytes(gzip.compress(b"rcid,short_name,issue\n3,me,Harbour\n"))
    (found,) = run(tmp_path, tmp_path / "issues.csv.gz").found.in_order()
    assert found.hint == (
        "the profile unvotes joins it to a sheet with rcid, country, country_code, vote: name that one"
    )


def test_what_the_sheet_says_stands_and_the_user_fills_the_rest(tmp_path: Path) -> None:
    sheet = "outlet,date,url,speaker,claim,stance,quote,lang\n"
    sheet += "Herald,2025-03-04,https://h.example/1,Orlan,No bases,for,never,uk\n"
    sheet += "Herald,,https://h.example/2,Орлан,No bases,for,ніколи 🙂,\n"
    result = run(tmp_path, write(tmp_path / "c.csv", sheet), settings={"lang": "en", "published": "2024-01-01"})
    assert rows(tmp_path, "select published, lang from v_article order by published") == [
        ("2024-01-01", "en"),
        ("2025-03-04", "uk"),
    ]
    assert +result.told[0].own == {"lang=en": 1, "published=2024-01-01": 1}


def test_a_row_put_in_at_the_top_changes_no_other_record(tmp_path: Path) -> None:
    row = "Herald,2025-03-04,https://h.example/1,{},No bases,for,{}\n"
    given = [row.format(*one) for one in (("Orlan", "never"), ("Сольская", "ніколи 🙂"), ("Verin", "at once"))]
    path = write(tmp_path / "coding.csv", DATED + "".join(given))
    run(tmp_path, path, settings={"lang": "en"})
    write(path, DATED + row.format("Venn", "new") + "".join(given[::-1]))
    counts = run(tmp_path, path, settings={"lang": "en"}).counts.statements
    assert (counts.new, counts.updated, counts.withdrawn, counts.unchanged) == (1, 0, 0, 3)
    write(path, DATED + row.format("Venn", "new").replace(",for,", ",against,") + "".join(given[1:]))
    counts = run(tmp_path, path, settings={"lang": "en"}).counts.statements
    assert (counts.new, counts.updated, counts.withdrawn, counts.unchanged) == (0, 1, 1, 2)


def test_rows_of_one_address_that_contradict_each_other_are_put_aside(tmp_path: Path) -> None:
    sheet = DATED + "Herald,2025-03-04,https://h.example/1,Orlan,No bases,for,never\n"
    sheet += "Herald,2025-03-05,https://h.example/1,Solska,No bases,for,never\n"
    result = run(tmp_path, write(tmp_path / "c.csv", sheet), settings={"lang": "en"})
    (problem,) = [one for one in result.found.in_order() if one.severity == "error"]
    assert (problem.code, problem.place.line, result.counts.statements.new) == ("CT703", 3, 1)
    assert problem.message.startswith("published is `2025-03-05` here and `2025-03-04` on line 2")
    assert "Solska" in (tmp_path / "c.errors.csv").read_text(encoding="utf-8")


def test_what_a_word_means_is_added_to_a_shipped_profile(tmp_path: Path) -> None:
    sheet = DATED + "Herald,2025-03-04,https://h.example/1,Orlan,No bases,наверное,never\n"
    sheet += "Herald,2025-03-04,https://h.example/1,Solska,No bases,против,never\n"
    path = write(tmp_path / "coding.csv", sheet)
    (problem,) = [one for one in run(tmp_path, path, settings={"lang": "en"}).found.in_order() if one.code == "CT703"]
    assert problem.hint is not None
    lines = [one for one in problem.hint.split("`")[1::2] if one]
    mine = tmp_path / "mine.toml"
    mine.write_text("\n".join(lines).replace("…", "supports"), encoding="utf-8")
    assert run(tmp_path, path, settings={"lang": "en"}, profile=str(mine)).exit_code == 0
    assert rows(tmp_path, "select speaker, stance from v_statement order by 1") == [("Orlan", 1), ("Solska", -1)]
    unclear = sheet.replace("наверное", "едва ли")
    (problem,) = [
        one
        for one in run(tmp_path, write(path, unclear), settings={"lang": "en"}, profile=str(mine)).found.in_order()
        if one.code == "CT703"
    ]
    assert problem.hint is not None
    assert problem.hint.startswith(f'write these lines in {mine}: `[values.stance]`, `"едва ли" = "…"`')


@pytest.mark.parametrize("column", ["Позиция", "Position*", "позиція:"])
def test_a_column_of_positions_is_one_of_stances(tmp_path: Path, column: str) -> None:
    sheet = DATED.replace("stance", column) + "Herald,2025-03-04,https://h.example/1,Orlan,No bases,против,never\n"
    sheet += "Herald,2025-03-04,https://h.example/1,Orlan,No bases,Войск не будет,never again\n"
    result = run(tmp_path, write(tmp_path / "c.csv", sheet), settings={"lang": "en"})
    assert codes(result) == {"CT703"}
    assert rows(tmp_path, "select claim, stance from v_statement") == [("no-bases", -1)]


def test_a_column_that_the_user_takes_for_one_thing_is_no_other(tmp_path: Path) -> None:
    sheet = DATED.replace("claim,stance", "Position") + "Herald,2025-03-04,https://h.example/1,Orlan,No bases,never\n"
    path = write(tmp_path / "c.csv", sheet)
    result = run(tmp_path, path, settings={"lang": "en"}, columns={"claim": "Position"})
    assert (result.exit_code, rows(tmp_path, "select claim, stance from v_statement")) == (0, [("no-bases", None)])


def test_a_country_with_two_votes_in_one_roll_call_is_told(tmp_path: Path) -> None:
    votes, *_ = roll_calls(tmp_path)
    votes.write_bytes(gzip.compress((VOTES + "3.0,Loria,LO,no\n3.0,Loria,LO,yes\n").encode()))
    result = run(tmp_path, votes)
    (found,) = [one for one in result.found.in_order() if one.code == "CT707"]
    assert (found.place.line, "vote is `no` here and `yes` there" in found.message) == (5, True)
    assert "1 row repeats another word for word: read once" in told(result)


def test_claims_that_come_to_one_key_are_told_by_both_their_words(tmp_path: Path) -> None:
    row = "Herald,2025-03-04,https://h.example/{},Orlan,Fees are {}5,for,never\n"
    sheet = DATED + row.format(1, "$") + row.format(2, "€") + row.format(3, "+") + row.format(4, "-")
    result = run(tmp_path, write(tmp_path / "c.csv", sheet), settings={"lang": "en"})
    (found,) = [one for one in result.found.in_order() if one.code == "CT408"]
    assert "`Fees are $5`" in found.message
    assert "`Fees are €5`" in found.message
    assert rows(tmp_path, "select claim from v_claim order by 1") == [
        ("fees-are-5",),
        ("fees-are-minus-5",),
        ("fees-are-plus-5",),
    ]


def test_a_field_may_be_made_of_several_columns(tmp_path: Path) -> None:
    sheet = (
        DATED.replace("speaker", "first,last") + "Herald,2025-03-04,https://h.example/1,Marek,Orlan,No bases,for,x\n"
    )
    columns = {"speaker": "{first} {last}", "claim": "Порт: {claim}"}
    result = run(tmp_path, write(tmp_path / "c.csv", sheet), settings={"lang": "en"}, columns=columns)
    assert (result.exit_code, result.told[0].unused) == (0, ())
    assert rows(tmp_path, "select speaker, claim, claim_text from v_statement") == [
        ("Marek Orlan", "порт-no-bases", "Порт: No bases")
    ]


def test_rows_of_one_article_are_those_that_name_it_alike(tmp_path: Path) -> None:
    head = "outlet,date,title,speaker,claim,stance,quote\n"
    sheet = (
        head + "Herald,2025-03-05,Talks,Orlan,No bases,for,never\nHERALD ,2025-03-05,Talks,Орлан 🙂,No troops,for,no\n"
    )
    result = run(tmp_path, write(tmp_path / "coding.csv", sheet), settings={"lang": "en"})
    assert (result.exit_code, result.counts.articles_new, result.counts.statements.new) == (0, 1, 2)
