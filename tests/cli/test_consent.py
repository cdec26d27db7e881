"""Asking before much is changed."""

import io
import sys

import pytest
import typer

from claimtrack.cli.consent import require_consent
from claimtrack.errors import UsageProblem


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def answered(monkeypatch: pytest.MonkeyPatch, typed: str) -> int:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    try:
        require_consent("remove «гавань»", yes=False)
    except typer.Exit as left:
        return left.exit_code
    return 0


@pytest.mark.parametrize(
    ("typed", "code"), [("y\n", 0), ("yes\n", 0), ("n\n", 1), ("\n", 1), ("perhaps\ny\n", 0), ("", 130)]
)
def test_only_a_yes_goes_on(
    typed: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(monkeypatch, typed) == code
    told = capsys.readouterr()
    assert told.out == "" or told.out.isspace()
    assert "Remove «гавань»? [y/N]" in told.err
    assert ("nothing was changed" in told.err) == (code != 0)


def test_nobody_there_is_a_usage_error_unless_it_was_agreed_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    with pytest.raises(UsageProblem, match="nobody can be asked here whether to remove") as caught:
        require_consent("remove «гавань»", yes=False)
    assert caught.value.hint == "add --yes to agree beforehand"
    require_consent("remove «гавань»", yes=True)
