"""Archives that are not to be trusted are refused whole, with a sentence; nothing of them is written anywhere."""

import io
import struct
import warnings
import zipfile
from pathlib import Path

import pytest

from claimtrack.formats import archive as subject
from claimtrack.formats.archive import open_archive
from claimtrack.formats.source import Source, Unreadable


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Give an archive of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return stream.getvalue()


def opened(folder: Path, data: bytes) -> subject.Archive:
    path = folder / "a.zip"
    path.write_bytes(data)
    return open_archive(Source(path, "a.zip"))


def refused(folder: Path, data: bytes) -> str:
    with pytest.raises(Unreadable) as problem:
        opened(folder, data)
    assert sorted(one.name for one in folder.iterdir()) == ["a.zip"]
    return problem.value.message


def test_members_are_read_as_files(tmp_path: Path) -> None:
    found = opened(tmp_path, packed({"texts/a.txt": "Орлан".encode(), "empty/": b""}))
    assert found.names == ("texts/a.txt",)
    member = found.member("texts/a.txt")
    assert (member.text, member.name, member.beside("a.txt")) == ("Орлан", "a.zip/texts/a.txt", None)


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "/etc/out", "C:/out", "C:\\out", "..\\out", "\\\\host\\out"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    assert "leads out of it" in refused(tmp_path, packed({"fine.txt": b"", name: b"x"}))


def test_what_unpacks_to_far_more_than_its_size_is_refused(tmp_path: Path) -> None:
    assert "times its size" in refused(tmp_path, packed({"bomb.txt": b"\0" * 20_000_000}))


def test_a_member_that_says_it_is_huge_is_refused(tmp_path: Path) -> None:
    data = packed({"a.txt": b"x"}, zipfile.ZIP_STORED)
    at = data.index(b"PK\x01\x02") + 24
    message = refused(tmp_path, data[:at] + struct.pack("<I", 3_000_000_000) + data[at + 4 :])
    assert "unpacks to more than" in message


def test_a_member_larger_than_it_says_is_not_read_on(tmp_path: Path) -> None:
    data = packed({"a.txt": b"words " * 1000})
    at = data.index(b"PK\x01\x02") + 24
    found = opened(tmp_path, data[:at] + struct.pack("<I", 5) + data[at + 4 :])
    with pytest.raises(Unreadable, match=r"a\.txt in the archive"):
        found.read("a.txt")


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "MEMBERS", 3)
    assert "more than 3" in refused(tmp_path, packed({f"{n}.txt": b"" for n in range(4)}))


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"x"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(tmp_path, bytes(data))


def test_unknown_packing_is_refused(tmp_path: Path) -> None:
    assert "packed in a way" in refused(tmp_path, packed({"a.txt": b"x"}, zipfile.ZIP_LZMA))


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as made:
        warnings.simplefilter("ignore")
        made.writestr("a.txt", b"1")
        made.writestr("a.txt", b"2")
    assert "two members of one name" in refused(tmp_path, stream.getvalue())


def test_a_member_without_a_name_is_refused(tmp_path: Path) -> None:
    data = packed({"a": b"x"})
    at = data.index(b"PK\x01\x02")
    data = data[: at + 28] + b"\0\0" + data[at + 30 : at + 46] + data[at + 47 :]
    end = data.index(b"PK\x05\x06") + 12
    size = struct.unpack_from("<I", data, end)[0] - 1
    message = refused(tmp_path, data[:end] + struct.pack("<I", size) + data[end + 4 :])
    assert "without a name" in message


@pytest.mark.parametrize("cut", [0, 10, 60, -5])
def test_what_is_cut_off_is_refused(tmp_path: Path, cut: int) -> None:
    assert "no sound zip" in refused(tmp_path, packed({"a.txt": b"words"})[:cut])


def test_a_broken_member_is_told_by_its_name(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"words"}, zipfile.ZIP_STORED))
    data[data.index(b"words")] ^= 0xFF
    with pytest.raises(Unreadable, match=r"a\.txt in the archive cannot be unpacked"):
        opened(tmp_path, bytes(data)).read("a.txt")


def test_a_member_smaller_than_it_says_is_refused(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": b"words"}, zipfile.ZIP_STORED))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 9)
    with pytest.raises(Unreadable, match=r"a\.txt in the archive"):
        opened(tmp_path, bytes(data)).read("a.txt")


def test_a_member_larger_than_is_read_whole_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subject, "LARGEST", 4)
    assert "larger than 0 MB" in refused(tmp_path, packed({"a.txt": b"words"}))
