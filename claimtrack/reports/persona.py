"""Who somebody is: names, offices and members, as the codebook, judgements and the articles state them."""

from claimtrack.domain.dates import last_day
from claimtrack.domain.rows import Cell
from claimtrack.reports.asking import Named
from claimtrack.reports.decided import Decided
from claimtrack.reports.decided_memberships import Membership, decided_memberships
from claimtrack.reports.dossier import Name, Office, Published, Who
from claimtrack.reports.memberships import Memberships, memberships
from claimtrack.reports.merged import merged_into
from claimtrack.store.readonly import Reader

_EVER_AFTER = "9999-12-30"


def who(reader: Reader, named: Named, known_on: str | None) -> Who:
    """Give who a speaker is; articles of the source he is as well are counted up to a day."""
    found = reader.query("dossier_who", speaker=named.key, known_on=known_on)
    known = dict(zip(found.columns, found.rows[0], strict=True))
    names = reader.query("dossier_names", speaker=named.key).rows
    return Who(
        named=named,
        kind=str(known["kind"]),
        country=_text(known["country"]),
        reviewed=bool(known["reviewed"]),
        names=tuple(Name(str(text), str(lang), str(kind)) for text, lang, kind in names),
        source=_source(known) if known["source_kind"] is not None else None,
        descriptor=_text(known["descriptor"]),
        affiliation=_text(known["affiliation"]),
        reason=_text(known["reason"]),
        merged=merged_into(reader, named.key, named.name),
    )


def offices(reader: Reader, named: Named) -> tuple[tuple[Office, ...], tuple[Office, ...]]:
    """Give what a speaker belongs to, the first office first, and who belongs to him, group by group."""
    rows = reader.query("dossier_memberships", speaker=named.key).rows
    of = memberships(reader, (int(str(row[3])) for row in rows))
    decided = decided_memberships(reader, {_membership(row) for row in rows})
    told = [(bool(row[0]), _office(row, of, decided.get(_membership(row)))) for row in rows]
    own = sorted((one for mine, one in told if mine), key=_began)
    return tuple(own), tuple(one for mine, one in told if not mine)


def _membership(row: tuple[Cell, ...]) -> Membership:
    _, member_id, _, group_id, _, role, date_from, date_until = row
    return int(str(member_id)), int(str(group_id)), (str(role), _text(date_from), _text(date_until))


def _office(row: tuple[Cell, ...], of: Memberships, decided: Decided | None) -> Office:
    _, _, member, group_id, group, role, date_from, date_until = row
    ends = last_day(str(date_until)) if date_until is not None else _EVER_AFTER
    sides = of.sides(int(str(group_id)), ends)
    names = tuple(side.name for side in sides)
    return Office(str(member), str(group), str(role), _text(date_from), _text(date_until), names, decided)


def _began(office: Office) -> tuple[str, str, str, str]:
    return (office.date_from or "", office.date_until or "9999", office.member_of, office.role)


def _source(known: dict[str, Cell]) -> Published:
    return Published(
        kind=str(known["source_kind"]),
        country=_text(known["source_country"]),
        lang=_text(known["source_lang"]),
        reviewed=bool(known["source_reviewed"]),
        n_articles=int(str(known["n_articles"])),
        first=_text(known["first_article"]),
        last=_text(known["last_article"]),
    )


def _text(value: Cell) -> str | None:
    return str(value) if value is not None else None
