"""Mutated files of brat, and texts under sound ones; the seeds are made by hand."""

from pathlib import Path

from claimtrack.domain.foreign import Reading
from claimtrack.formats.brat import READER
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source
from tests.formats.test_brat import EVENT, QUOTE, SAID, TEXT, bound
from tests.fuzzing import mapped, read_any

_NESTED = (bound("T4", "Source", "LPA"), "E2\tAttribution:T4 Content:E1 Source:T4", "E3\tAttribution:T4 Content:E2")
_SAYS = (
    "A1\tStance E1 opposes",
    "M2\tSure T1",
    "N1\tReference T2 Wiki:Q1\tОрлан",
    "#1\tNote E1\tтак",
    "*\tEquiv T1 T2",
)
SEEDS = [
    "\n".join(lines).encode()
    for lines in (
        (*SAID, EVENT, *_SAYS, *_NESTED),
        (bound("T1", "Content", "Війська", "і край"), *SAID[1:], "R1\tSpeaker Arg1:T1 Arg2:T2", *_SAYS),
        (f"{QUOTE[:-6]}\n{QUOTE[-6:]}", "T2\tSource 1 3", "E1\tQuote:T2 Content:E2", "E2\tQuote:T2 Content:E1"),
    )
]
PROFILES = mapped(*map(load_profile, READER.profiles))


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    assert read_any(READER, tmp_path, "a.ann", SEEDS, PROFILES) > 0


class _Beneath:
    """Reads what is given as the text under sound annotations."""

    def read(self, source: Source) -> Reading:
        path = source.path.with_suffix(".ann")
        path.write_bytes(SEEDS[0])
        return READER.read(Source(path, path.name))


def test_any_text_beneath_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(_Beneath(), tmp_path, "a.txt", [TEXT.encode(), b"\xef\xbb\xbf" + TEXT.encode()], PROFILES) > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ann", "a.txt"]
