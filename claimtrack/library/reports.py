"""The reports of a database, each a method of the name and with the options that its command has."""

from typing import TYPE_CHECKING

from claimtrack.db.location import Location
from claimtrack.domain.networks import AGGREGATIONS, DUPLICATES, NORMALISATIONS, ONE_MODE, TWO_MODE
from claimtrack.library.asking import period
from claimtrack.library.report import Report, answered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from claimtrack.library.questions.agreement import Agreement
    from claimtrack.library.questions.compare import Comparison
    from claimtrack.library.questions.network import Events, Network
    from claimtrack.library.questions.position import Positions
    from claimtrack.library.questions.provenance import Provenance
    from claimtrack.library.questions.shifts import Shifts
    from claimtrack.library.questions.speaker import Dossier
    from claimtrack.library.questions.timeline import Timeline
    from claimtrack.library.questions.topic import Topic
    from claimtrack.render.frames import DataFrame


class Reports:
    """What a database can be asked. Names are found in every language, days are `2025-12-18`, `2025-12` or `2025`."""

    def __init__(self, location: Location) -> None:
        self._location = location

    @property
    def location(self) -> Location:
        """Where the database is."""
        return self._location

    def compare(  # noqa: PLR0913 - one parameter for each option
        self,
        *sides: str,
        topic: str | None = None,
        claim: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
        by: str | None = None,
        imputed: bool = False,
    ) -> "Report[Comparison]":
        """Compare what two sides or more hold on a topic or a claim: since when, in whose words, what changed.

        `by` tells it period by period too: day, week, month, quarter or year.
        """
        from claimtrack.library.questions.compare import Question, asking

        days = period(since, until, as_of, known_on)
        return answered(self.location, asking(Question(sides, topic, claim, days, by, imputed)))

    def position(
        self,
        *who: str,
        topic: str | None = None,
        claim: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> "Report[Positions]":
        """Tell who holds what on a day, and who is silent; of nobody named, all sides and whoever is of none."""
        from claimtrack.library.questions.position import Question, asking

        days = period(as_of=as_of, known_on=known_on)
        return answered(self.location, asking(Question(who, topic, claim, days)))

    def positions(
        self,
        *who: str,
        topic: str | None = None,
        claim: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> "DataFrame":
        """Give the positions of `position` as a frame, one row for each side or speaker and claim."""
        return self.position(*who, topic=topic, claim=claim, as_of=as_of, known_on=known_on).frame()

    def shifts(  # noqa: PLR0913 - one parameter for each option
        self,
        *who: str,
        topic: str | None = None,
        claim: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> "Report[Shifts]":
        """Tell what sides and speakers changed, from what to what, when and on whose word; and what did not move."""
        from claimtrack.library.questions.shifts import Question, asking

        days = period(since, until, as_of, known_on)
        return answered(self.location, asking(Question(who, topic, claim, days)))

    def timeline(  # noqa: PLR0913 - one parameter for each option
        self,
        *who: str,
        topic: str | None = None,
        claim: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
        by: str | None = None,
        imputed: bool = False,
    ) -> "Report[Timeline]":
        """Tell a topic or claim in order of time: who said what, and what it did to the line of his side."""
        from claimtrack.library.questions.timeline import Question, asking

        days = period(since, until, as_of, known_on)
        return answered(self.location, asking(Question(who, topic, claim, days, by, imputed)))

    def speaker(  # noqa: PLR0913 - one parameter for each option
        self,
        name: str,
        *,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> "Report[Dossier]":
        """Tell what is on record of one person, organisation, side or source: own, for others, imputed, about."""
        from claimtrack.library.questions.speaker import Question, asking

        days = period(since, until, as_of, known_on)
        return answered(self.location, asking(Question(name, topic, days)))

    def topic(
        self,
        name: str,
        *,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
        known_on: str | None = None,
    ) -> "Report[Topic]":
        """Tell all there is on a topic: who holds what, who moved, who merely repeats, what is unknown."""
        from claimtrack.library.questions.topic import Question, asking

        return answered(self.location, asking(Question(name, period(since, until, as_of, known_on))))

    def provenance(self, key: str, *, known_on: str | None = None) -> "Report[Provenance]":
        """Tell on whose word a claim or a statement is known, and who merely repeats it.

        `key` is that of a claim, or the first six characters or more of a statement's.
        """
        from claimtrack.library.questions.provenance import Question, asking

        return answered(self.location, asking(Question(key, period(known_on=known_on).known_on)))

    def agreement(  # noqa: PLR0913 - one parameter for each option
        self,
        *,
        coders: "Sequence[str]" = (),
        articles: "Sequence[str]" = (),
        topic: str | None = None,
        fields: "Sequence[str] | None" = None,
        overlap: float | None = None,
        seed: int | None = None,
    ) -> "Report[Agreement]":
        """Tell how far coders of the same texts agree: on which words, then field by field, beyond chance.

        The rows are their disagreements. `overlap` is the part of the shorter record that two of the same words share
        at least (0.5), `seed` is where the drawing of samples for intervals begins.
        """
        from claimtrack.library.questions.agreement import asking, question

        asked = question(coders, articles, topic, fields=fields, overlap=overlap, seed=seed)
        return answered(self.location, asking(asked))

    def network_one_mode(  # noqa: PLR0913 - one parameter for each option
        self,
        rows: str,
        *,
        through: str,
        aggregation: str = AGGREGATIONS[0],
        normalisation: str = NORMALISATIONS[0],
        duplicates: str = DUPLICATES[0],
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> "Report[Network]":
        """Tell who is tied to whom, and how strongly, by what they said on the same things; a square matrix.

        `rows` and `through` are two of speaker, side, organisation, claim, topic, source and coder.
        """
        from claimtrack.library.questions.network import Question, asking

        days = period(since, until, as_of)
        question = Question(ONE_MODE, rows, through, aggregation, normalisation, duplicates, topic, days)
        return answered(self.location, asking(question))

    def network_two_mode(  # noqa: PLR0913 - one parameter for each option
        self,
        rows: str,
        columns: str,
        *,
        aggregation: str = AGGREGATIONS[0],
        normalisation: str = NORMALISATIONS[0],
        duplicates: str = DUPLICATES[0],
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> "Report[Network]":
        """Tell who said how much on what, for or against; a matrix of rows and columns."""
        from claimtrack.library.questions.network import Question, asking

        days = period(since, until, as_of)
        question = Question(TWO_MODE, rows, columns, aggregation, normalisation, duplicates, topic, days)
        return answered(self.location, asking(question))

    def network_events(
        self,
        *,
        topic: str | None = None,
        since: str | None = None,
        until: str | None = None,
        as_of: str | None = None,
    ) -> "Report[Events]":
        """List the statements that networks are made of, with all they can be put under."""
        from claimtrack.library.questions.network import ListQuestion, asking_list

        return answered(self.location, asking_list(ListQuestion(topic, period(since, until, as_of))))
