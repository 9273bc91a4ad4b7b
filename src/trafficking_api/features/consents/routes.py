"""What a person allows and refuses, each purpose by itself; no service depends on her answer."""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.consents import queries, service
from trafficking_api.features.consents.errors import GuardianNeeded
from trafficking_api.features.consents.schemas import (
    ConsentFilter,
    ConsentPublic,
    ConsentRead,
    ConsentWithdrawal,
    NewConsent,
)
from trafficking_api.features.consents.states import MACHINE
from trafficking_api.features.people import queries as people
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1", tags=["consents"], route_class=Door)

#: A withdrawal may come without a body.
NO_REASON = ConsentWithdrawal()

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.CONSENTS_READ)]
CanRecord = Annotated[Mandate, AllowOnce(Permission.CONSENTS_WRITE, sees=queries.said)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.CONSENTS_COMMAND, sees=queries.consent)]


@router.get("/people/{person_id}/consents", response_model=Page[ConsentPublic], responses=raises(BadCursor))
async def list_consents(
    mandate: CanRead, person_id: UUID, wanted: Annotated[ConsentFilter, Query()]
) -> Response:
    """All that a person ever allowed and refused, the newest first."""
    shape, parent = queries.consents(mandate, person_id, wanted), people.listed(mandate, person_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "/people/{person_id}/consents",
    response_model=ConsentPublic,
    status_code=201,
    responses=raises(ReadOnly, GuardianNeeded, MemberNeeded),
)
async def record_consent(mandate: CanRecord, person_id: UUID, body: NewConsent) -> Response:
    """Record a consent, or a refusal. It supersedes what was said before on this purpose and recipient."""
    consent_id = await service.record(mandate, person_id, body)
    shapes = queries.consent(mandate, consent_id)
    return await answers.one(mandate, shapes, status=201, location="/v1/consents")


@router.get("/consents/{consent_id}", response_model=ConsentRead)
async def read_consent(mandate: CanRead, consent_id: UUID) -> Response:
    """One consent, with what the person wants kept back."""
    shapes, noted = queries.consent_in_words(mandate, consent_id), partial(service.note_reading, mandate)
    return await answers.one(mandate, shapes, before=noted)


@router.post("/consents/{consent_id}/withdraw", **commands("withdraw", ConsentPublic, ReadOnly))
async def withdraw_consent(
    mandate: CanCommand, consent_id: UUID, expected: IfMatch, body: ConsentWithdrawal = NO_REASON
) -> Response:
    """Take a consent back. What rested on it ends with this answer; nothing can stand in the way."""
    await service.withdraw(mandate, consent_id, expected, body)
    return await answers.one(mandate, queries.consent(mandate, consent_id))
