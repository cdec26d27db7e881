"""A judgement that was taken back before anybody kept who did stays so, and the log of then can still be undone."""

from sqlalchemy import text

from claimtrack.db.location import Location
from claimtrack.db.migrate import migrate_to
from claimtrack.library.curation import Curation
from claimtrack.services.undoing import undo
from tests.migrations.test_walk import opened
from tests.world import World, article, said


def test_a_withdrawal_of_an_older_database_has_no_who_and_can_be_undone(location: Location) -> None:
    world = World(location)
    world.put(article(said("Marek Orlan"), url="1"), article(said("Орлан"), url="2"))
    desk = Curation(location, "ann")
    desk.merge("speakers", "Орлан", keep="Marek Orlan", why="один чоловік 🙂")
    stood = world.export()
    desk.withdraw("judgements", "1")
    migrate_to(location, "0011")
    with opened(location) as connection:
        columns = connection.execute(text("select * from v_judgement")).keys()
    migrate_to(location, "head")

    assert "withdrawn_by" not in columns
    assert world.view("v_judgement", "who", "stands", "withdrawn_by", "withdrawn_why") == [("ann", 0, None, None)]
    undo(location)
    assert world.export() == stood
