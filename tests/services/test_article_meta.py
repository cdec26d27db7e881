"""What a file says of itself beyond the known keys of a header can be asked for with SQL, on both engines."""

import json

from tests.world import World, article, said


def test_other_keys_of_a_header_are_in_the_view_of_articles(world: World) -> None:
    world.put(article(said(), session="12", district="Порт 🙂"), article(said(), url="2"))
    metas = [json.loads(meta) for (meta,) in world.rows("select meta from v_article order by url")]
    assert metas == [{"session": "12", "district": "Порт 🙂"}, {}]
