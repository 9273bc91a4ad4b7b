"""What was written down about a case: found through it, voided when it was wrong, never rewritten."""

from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case, Determination, TraffickingEvent
from trafficking_api.features.cases.service.case import locked, refuse_closed
from trafficking_api.features.cases.states import CENTRE, RECORD
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import Fault, Invalid, NotFound
from trafficking_api.kit.wire import Command

Record = TypeVar("Record", Determination, TraffickingEvent)


async def record_of(
    mandate: Mandate, model: type[Record], case_id: UUID, record_id: UUID, expected: Expected
) -> tuple[Case, Record]:
    """An open case and its record, both held. Raises NotFound, Stale, CaseClosed."""
    case = await locked(mandate, case_id)
    row = await mandate.session.scalar(
        select(model)
        .where(
            col(model.organisation_id) == mandate.organisation_id,
            col(model.case_id) == case_id,
            col(model.id) == record_id,
        )
        .with_for_update()
    )
    if row is None:
        raise NotFound
    expected.check(row.version)
    refuse_closed(case)
    mandate.touch(case)
    return case, row


async def void(
    mandate: Mandate,
    model: type[Record],
    case_id: UUID,
    record_id: UUID,
    *,
    expected: Expected,
    body: Command,
) -> None:
    """Say that a record was entered in error. Raises NotFound, Stale, CaseClosed, WrongState."""
    _, row = await record_of(mandate, model, case_id, record_id, expected)
    mandate.command(RECORD, row, "void", sides=(CENTRE,), expected=expected, occurred_at=body.occurred_at)


def refuse_future_day(mandate: Mandate, pointer: str, day: date | None) -> None:
    """Raise Invalid for a day that has not come yet, where the organisation is."""
    if day is not None and day > mandate.today():
        raise Invalid(errors=[Fault(pointer, "in_the_future")])
