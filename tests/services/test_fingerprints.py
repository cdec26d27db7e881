"""The fingerprints of a report: those of an export, whatever way the content came in."""

import hashlib

from claimtrack.services.fingerprints import Fingerprints, fingerprints
from claimtrack.store.readonly import open_reader
from tests.services.conftest import WorldMaker
from tests.world import World, article, entry, said

CODEBOOK = (entry("speaker", "Марек Орлан"), entry("source", "Example Herald"))
# What looks like a codebook line or a judgement to whoever searches the text alone.
ARTICLE = article(said(quote='"type":"speaker"'), url="a") | {
    "text": 'Орлан 🙂: "type":"speaker"\r\n',
    "meta": {"type": "judgement"},
}


def taken(world: World) -> Fingerprints:
    with open_reader(world.location) as reader:
        return fingerprints(reader)


def test_anybody_can_make_them_again_from_an_export(world: World) -> None:
    world.put(*CODEBOOK, ARTICLE)

    lines = [f"{line}\n" for line in world.export()]
    codebook = [line for line in lines if '"type":"article"' not in line and '"type":"judgement"' not in line]
    assert len(codebook) == 2
    assert taken(world) == Fingerprints(
        hashlib.sha256("".join(lines).encode()).hexdigest(), hashlib.sha256("".join(codebook).encode()).hexdigest()
    )


def test_only_content_counts_and_a_codebook_has_its_own(make_world: WorldMaker) -> None:
    first, second, third = make_world(), make_world(), make_world()
    first.put(*CODEBOOK)
    first.put(ARTICLE)
    second.put(ARTICLE)
    second.put(*reversed(CODEBOOK))
    third.put(*CODEBOOK, ARTICLE, article(said(), url="b"))

    assert taken(first) == taken(second)
    assert taken(first).database != taken(third).database
    assert taken(first).codebook == taken(third).codebook
