"""Mutated CAS files: XMI, JSON, and archives of them; the seeds are made by hand."""

from pathlib import Path

from claimtrack.domain.foreign import Reading
from claimtrack.formats.profiles import load_profile
from claimtrack.formats.source import Source
from claimtrack.formats.uima import READER
from tests.formats.test_archive import packed
from tests.formats.test_markup import LAUGHS, OUTSIDE
from tests.formats.test_uima import TYPES, json_statement, mark, statement, xmi
from tests.fuzzing import mapped, read_any

LISTS = xmi(
    mark(5, "Speaker", "Орлан"),
    mark(6, "Event", "сказал", 'Governor="10" Dependent="12"'),
    '<cas:NonEmptyFSList xmi:id="10" head="5" tail="11"/><cas:NonEmptyFSList xmi:id="11" head="6" tail="10"/>',
    '<cas:FSArray xmi:id="12" elements="5 0 77"/><tcas:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="9"/>',
)
INNER = packed({"kim.xmi": statement().encode(), "TypeSystem.xml": TYPES.encode()})
SEEDS = [
    statement().encode(),
    LISTS.encode(),
    json_statement().encode(),
    INNER,
    packed({"annotation/a.txt/kim.zip": INNER, "annotation/a.txt/lee.json": json_statement().encode()}, 0),
    packed({"a.xmi": LAUGHS.encode(), "b.xmi": OUTSIDE.encode()}),
    packed({"../a.xmi": LISTS.encode()}),
]


class _Repacked:
    """Reads what is given as the types, the CAS and the inner archive of a sound archive."""

    def read(self, source: Source) -> Reading:
        path = source.path.with_suffix(".zip")
        members = {"annotation/a/kim.xmi": source.data, "annotation/a/lee.zip": source.data}
        path.write_bytes(packed(members | {"annotation/a/lee.json": source.data}))
        return READER.read(Source(path, path.name))


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    profiles = [load_profile(name) for name in READER.profiles]
    assert read_any(READER, tmp_path, "a.xmi", SEEDS, mapped(*profiles)) > 0


def test_any_member_of_a_sound_archive_is_read_or_refused(tmp_path: Path) -> None:
    assert read_any(_Repacked(), tmp_path, "a.xmi", SEEDS, mapped(load_profile("inception"))) > 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xmi", "a.zip"]
