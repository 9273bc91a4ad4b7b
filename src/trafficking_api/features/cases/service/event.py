"""Writes down where and when somebody was recruited, moved or exploited."""

from typing import Any
from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case, TraffickingEvent
from trafficking_api.features.cases.schemas.event import (
    EventDetailsPatch,
    NewTraffickingEvent,
    TraffickingEventPatch,
)
from trafficking_api.features.cases.service import records
from trafficking_api.features.cases.service.case import working
from trafficking_api.features.cases.service.sealing import Words, opened, seal
from trafficking_api.features.cases.states import CENTRE, RECORD, RecordStatus
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import WrongState
from trafficking_api.kit.wire import Command, changes

_DETAILS = "trafficking_events.details"


async def add_event(mandate: Mandate, case_id: UUID, body: NewTraffickingEvent) -> UUID:
    """Add an event. Raises NotFound, CaseClosed, Invalid, Erased."""
    case = await working(mandate, case_id)
    records.refuse_future_day(mandate, "/happened_on", body.happened_on)
    row = TraffickingEvent(
        organisation_id=mandate.organisation_id,
        case_id=case_id,
        **body.model_dump(exclude={"details"}),
        **mandate.stamps(),
    )
    if body.details is not None:
        await _tell(mandate, case, row, body.details.model_dump())
    mandate.started(row, row.status, verb="recorded")
    return row.id


async def change_event(
    mandate: Mandate, case_id: UUID, event_id: UUID, expected: Expected, body: TraffickingEventPatch
) -> None:
    """Change an event. Raises NotFound, Stale, CaseClosed, WrongState, Invalid, Erased."""
    case, row = await records.record_of(mandate, TraffickingEvent, case_id, event_id, expected)
    if row.status != RecordStatus.RECORDED:
        raise WrongState(row.status, RECORD.allowed(row.status, (CENTRE,)))
    records.refuse_future_day(mandate, "/happened_on", body.happened_on)
    sent = changes(body)
    if "details" in sent:
        if row.sealed_for not in {None, case.person_id}:
            # What was told of somebody else is read, and passes on.
            mandate.saw("person", [row.sealed_for])
        await _tell(mandate, case, row, await _merged(mandate, row, sent.pop("details")))
    row.sqlmodel_update(sent)
    mandate.touch(row)


async def void_event(
    mandate: Mandate, case_id: UUID, event_id: UUID, expected: Expected, body: Command
) -> None:
    """Say that it was entered in error. Raises NotFound, Stale, CaseClosed, WrongState."""
    await records.void(mandate, TraffickingEvent, case_id, event_id, expected=expected, body=body)


async def _merged(
    mandate: Mandate, row: TraffickingEvent, patch: EventDetailsPatch | None
) -> dict[str, Any] | None:
    """The details after a merge patch (RFC 7396) of them."""
    if patch is None:
        return None
    if row.details is None:
        return patch.model_dump()
    told = await opened(mandate, _DETAILS, row.id, Words(row.details, row.sealed_for))
    return {**told, **changes(patch)}


async def _tell(mandate: Mandate, case: Case, row: TraffickingEvent, details: dict[str, Any] | None) -> None:
    """Seal the details for whose case it is now; where nothing is told, nothing is sealed."""
    row.details = row.sealed_for = None
    if details is not None and any(details.values()):
        row.details, row.sealed_for = await seal(mandate, case, _DETAILS, row.id, details)
