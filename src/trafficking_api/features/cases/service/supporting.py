"""Finds what a caller may work on, and holds it until the work is done: first its case, then itself."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.errors import MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import queries
from trafficking_api.features.cases.errors import CaseMerged
from trafficking_api.features.cases.queries import Guest, reach
from trafficking_api.features.cases.service import sealing
from trafficking_api.features.cases.states import CaseStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound

Row = TypeVar("Row")


async def supported(mandate: Mandate, case_id: UUID) -> Guest:
    """The case that a request names, open or closed, held as it is.

    Raises Invalid at /case_id, and CaseMerged where another one goes on for it.
    """
    row = (await mandate.session.execute(queries.guests(mandate, [case_id]))).one_or_none()
    references([("/case_id", row is not None)])
    guest = Guest(*row)  # type: ignore[misc] # it was refused above
    if guest.status == CaseStatus.CLOSED and await mandate.session.scalar(queries.merged(mandate, case_id)):
        raise CaseMerged
    return guest


async def row_of(mandate: Mandate, model: type[Row], row_id: UUID, expected: Expected) -> tuple[Guest, Row]:
    """A row and its case, open or closed, both held. Raises NotFound, ReadOnly, Stale."""
    table: Any = model
    query = select(col(table.case_id)).where(reach.seen(mandate, model), col(table.id) == row_id)
    case_id = await mandate.session.scalar(query)
    if case_id is None:
        raise NotFound
    held = (await mandate.session.execute(queries.guests(mandate, [case_id]))).one_or_none()
    if held is None:
        raise ReadOnly
    mine = col(table.organisation_id) == mandate.organisation_id
    row: Any = await mandate.session.scalar(
        select(model).where(mine, col(table.id) == row_id).with_for_update()
    )
    if row is None:
        raise NotFound
    expected.check(row.version)
    return Guest(*held), row


def acting(mandate: Mandate) -> UUID:
    """The member that acts. Raises MemberNeeded."""
    if mandate.member_id is None:
        raise MemberNeeded
    return mandate.member_id


def refuse_future(mandate: Mandate, pointer: str, day: Any) -> None:
    """Raise Invalid for a day that has not come yet, where the organisation is (G-15)."""
    if day is not None and day > mandate.today():
        raise Invalid(errors=[Fault(pointer, "in_the_future")])


def day_of(mandate: Mandate, occurred_at: datetime | None) -> date:
    """The day on which it happened, where the centre is; a clock that is ahead makes no tomorrow of it."""
    happened = min(occurred_at or mandate.now, mandate.now)
    return happened.astimezone(mandate.tenant.zone).date()


async def tell(
    mandate: Mandate, case: sealing.Supported, row: Any, column: str, words: dict[str, Any] | None
) -> None:
    """Seal words in a column of a row, for whose case it is now; where nothing is told, nothing is sealed."""
    sealed = sealed_for = None
    if words is not None and any(value not in (None, [], {}) for value in words.values()):
        place = f"{row.__tablename__}.{column}"
        sealed, sealed_for = await sealing.seal(mandate, case, place, row.id, words)
    setattr(row, column, sealed)
    row.sealed_for = sealed_for


async def told(mandate: Mandate, row: Any, column: str) -> dict[str, Any]:
    """The words in a column of a row, opened. Raises Erased when the person was forgotten."""
    sealed = getattr(row, column)
    if sealed is None:
        return {}
    place = f"{row.__tablename__}.{column}"
    found: dict[str, Any] = await sealing.opened(
        mandate, place, row.id, sealing.Words(sealed, row.sealed_for)
    )
    return found


async def add_words(mandate: Mandate, case: sealing.Supported, row: Any, **more: Any) -> None:
    """Add to the details of a row."""
    said = {name: value for name, value in more.items() if value is not None}
    if said:
        await retell(mandate, case, row, said)


async def retell(mandate: Mandate, case: sealing.Supported, row: Any, said: dict[str, Any]) -> None:
    """Tell some of the details of a row anew; what was told of somebody else before is read, and passes on.

    Raises Erased when the person was forgotten.
    """
    if row.sealed_for not in {None, case.person_id}:
        mandate.saw("person", [row.sealed_for])
    await tell(mandate, case, row, "details", {**await told(mandate, row, "details"), **said})


async def reword(
    mandate: Mandate, case: sealing.Supported, row: Any, names: frozenset[str], sent: Mapping[str, Any]
) -> None:
    """Tell those of these details of a row anew that were sent; the others stay. Raises Erased."""
    said = {name: sent[name] for name in names if name in sent}
    if said:
        untold = dict.fromkeys(names) if row.details is None else {}
        await retell(mandate, case, row, {**untold, **said})
