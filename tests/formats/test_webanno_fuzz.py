"""Broken WebAnno files are read or refused with a sentence."""

from pathlib import Path

from claimtrack.formats.profiles import load_profile
from claimtrack.formats.webanno import READER
from tests.formats.test_archive import packed
from tests.formats.test_webanno import HEAD, SPEAKER, STATEMENT, rows
from tests.fuzzing import mapped, read_any

CHAIN = "#T_CH=custom.Coref|referenceRelation|referenceType\n#T_RL=custom.Says|how|BT_custom.Speaker\n"
CELLS = {
    "Орлан": "a[1]|b[2]\t_\t_\t_\t_\t*->1-1\tname[7]\t_\t_",
    "базы": "_\topposes\tno\\; bases\tx;*\t1-1[2];1-1[1]\t*->1-2\t*[7]\tsharply\t1-1[2_0]",
}


def test_any_bytes_are_read_or_refused(tmp_path: Path) -> None:
    whole = HEAD + SPEAKER + STATEMENT + CHAIN + "\n" + rows("Орлан 🙂 против базы", cells=CELLS)
    whole += rows("Орлан опять", sentence=2, start=24, cells=CELLS)
    profiles = [load_profile(name) for name in READER.profiles]
    assert (
        read_any(
            READER,
            tmp_path,
            "kim.tsv",
            [whole.encode(), packed({"annotation/a/kim.tsv": whole.encode()})],
            mapped(*profiles),
        )
        > 0
    )
