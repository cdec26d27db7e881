"""`claimtrack curate judge|judgements|withdraw`: judgements of files, all there are, and taking some back."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.told import decisions, done, rows

COMMUNIQUE = "https://harbourwire.example.org/2024/02/08/communique@both"


def test_judgements_keep_their_numbers_and_any_can_be_taken_back(there: Run) -> None:
    done(there("curate", "name", "speakers", "Orlan", "Орлан-старший"))
    done(there("curate", "rename", "claims", "hask-announced-mines", "Hask spoke of mines.", "--yes"))
    done(there("curate", "retopic", "hask-announced-mines", "security", "--yes"))
    done(
        there("curate", "merge", "utterances", COMMUNIQUE, "https://lpa.example.com/2024/07/05/khask@no-mines", "--yes")
    )
    taken = done(there("curate", "withdraw", "judgement", "2", "--yes"))
    again = there("curate", "withdraw", "judgements", "2", "--yes")
    table = there("curate", "judgements", "--of", "HASK-announced", "-f", "table").out

    assert "done: withdraw judgement 2 (1 record touched" in taken
    assert again.err == "error: judgement 2 was taken back already\n"
    assert decisions(there) == [
        ("1", "Marek Orlan is also called “Орлан-старший”", "1"),
        ("2", "hask-announced-mines reads “Hask spoke of mines.” (en)", "0"),
        ("3", "hask-announced-mines is on security", "1"),
        ("4", decisions(there)[3][1], "1"),
    ]
    assert "2024-02-08 Harbour Wire @both “Guarantees of security shall cover both sides”" in decisions(there)[3][1]
    assert " is the same utterance as " in decisions(there)[3][1]
    assert [line.split()[0] for line in table.splitlines()[2:] if line[:9].strip()] == ["2", "3"]


def test_the_list_and_the_log_tell_who_took_what_back_and_why(there: Run) -> None:
    done(there("curate", "retopic", "hask-announced-mines", "security", "--yes", "--who", "ann"))
    done(there("curate", "withdraw", "judgements", "1", "--yes", "--who", "Бо", "--why", "about the harbour, not this"))
    (listed,) = rows(there("curate", "judgements"))
    table = there("curate", "judgements", "-f", "table").out
    done(there("curate", "undo", "--who", "cy", "--why", "it is this"))
    log = rows(there("curate", "log"))
    unsigned = there("curate", "withdraw", "judgements", "1", "--yes", "--who", " ")

    assert (listed["who"], listed["stands"]) == ("ann", "0")
    assert (listed["withdrawn_by"], listed["withdrawn_why"]) == ("Бо", "about the harbour, not this")
    assert "by Бо: about" in table
    assert [(one["command"], one["who"], one["why"]) for one in log[-3:]] == [
        ("curate retopic", "ann", ""),
        ("curate withdraw", "Бо", "about the harbour, not this"),
        ("undo", "cy", "it is this"),
    ]
    assert log[0]["who"] == ""
    assert "Бо" in there("curate", "log", "-f", "table").out
    assert (unsigned.code, unsigned.err) == (2, "error: who decides has no name\n")
    assert decisions(there) == [("1", "hask-announced-mines is on security", "1")]


FILE = "kind,left,right,verdict,field,why,score\n"


def test_every_wrong_line_of_a_file_is_told_and_nothing_of_it_entered(there: Run, folder: Path) -> None:
    before = there("export", "jsonl").out
    sheet = folder / "judged.csv"
    sheet.write_text(
        FILE
        + "speaker,Torvin Hask,Marek Orlan,sme,,,1\n"
        + "speaker,Torvin Hask,Marek Orlan,,,left alone,1\n"
        + "speker,Torvin Hask,Marek Orlan,same,,,1\n"
        + "claim,hask-announced-mines,,value,,,1\n",
        encoding="utf-8",
    )
    wrong = there("curate", "judge", "judged.csv", "--yes")
    sheet.write_text(
        FILE
        + "speaker,Torvn Hask,Marek Orlan,same,,,1\n"
        + "claim,hask-announced-mines,security,value,topics,,1\n"
        + "utterance,part-0,nothing@s1,same,,,1\n",
        encoding="utf-8",
    )
    unknown = there("curate", "judge", "judged.csv", "--yes")
    sheet.write_text(
        FILE
        + "claim,hask-announced-mines,security,value,topics,,1\n"
        + f"statement,{COMMUNIQUE},suports,value,stance,,1\n"
        + "speaker,Loria,Torvin Hask,same,,,1\n",
        encoding="utf-8",
    )
    impossible = there("curate", "judge", "judged.csv", "--yes")

    assert (wrong.code, unknown.code, impossible.code) == (1, 1, 1)
    assert wrong.err.splitlines() == [
        "error: judged.csv:2: `sme` is not a verdict (did you mean `same`?)",
        "judged.csv:4: `speker` is not a kind (did you mean `speaker`?)",
        "judged.csv:5: a verdict `value`, and no other, names its `field`",
        "hint: nothing of judged.csv was entered",
    ]
    assert "judged.csv:2: nobody in this database is called 'Torvn Hask' (did you mean Torvin Hask?)" in unknown.err
    assert "judged.csv:4: no article 'nothing' has a record @s1" in unknown.err
    assert "judged.csv:3: `suports` is not a stance" in impossible.err
    assert "judged.csv:4: `torvin hask` is a member of `loria`" in impossible.err
    assert there("export", "jsonl").out == before


def test_a_file_names_things_as_people_do_and_may_be_entered_again(there: Run, folder: Path) -> None:
    (folder / "judged.csv").write_text(
        FILE
        + "speaker,Торвин Хаск,Орлан,same,,,1\r\n"
        + f"utterance,{COMMUNIQUE},https://gull.example.com/2024/01/26/monks-night@orlan,different,,,1\r\n"
        + "statement,https://gull.example.com/2024/01/26/monks-night@orlan,unclear,value,stance,misread,1\r\n",
        encoding="utf-8-sig",
    )
    first = done(there("curate", "judge", "judged.csv", "--yes", "--who", "ann", "--why", "by the list"))
    content = there("export", "jsonl").out
    again = done(there("curate", "judge", "judged.csv", "--yes", "--who", "bob"))
    listed = rows(there("curate", "judgements"))

    assert "done: enter 3 judgements of judged.csv (" in first
    assert again == "nothing new: 3 judgements of it on record already\n"
    assert there("export", "jsonl").out == content
    assert [(one["who"], one["why"]) for one in listed] == [
        ("ann", "by the list"),
        ("ann", "by the list"),
        ("ann", "misread"),
    ]
    assert listed[0]["decision"] == "Torvin Hask is Marek Orlan"
    assert (
        listed[2]["decision"]
        == "stance of 2024-01-26 Daily Gull @orlan “Marek Orlan says there was no meeting”: unclear"
    )


def test_namesakes_made_one_are_still_named_by_their_keys(run: Run, folder: Path) -> None:
    (folder / "codebook.toml").write_text(
        '[[speaker]]\nkey = "petrov-1"\nname = "Ivan Petrov"\n[[speaker]]\nkey = "petrov-2"\nname = "Ivan Petrov"\n',
        encoding="utf-8",
    )
    (folder / "judged.csv").write_text("kind,left,right,verdict\nspeaker,petrov-1,petrov-2,same\n", encoding="utf-8")
    done(run("ingest", "codebook.toml"))
    shared = run("curate", "merge", "speakers", "Ivan Petrov", "petrov-2")
    done(run("curate", "judge", "judged.csv"))
    again = done(run("curate", "judge", "judged.csv"))
    apart = done(run("curate", "split", "speakers", "petrov-2", "petrov-1"))

    assert "several are called 'Ivan Petrov'" in shared.err
    assert again == "nothing new: 1 judgement of it on record already\n"
    assert "1 speaker becomes 2" in apart
    assert [stands for _, _, stands in decisions(run)] == ["0", "1"]
