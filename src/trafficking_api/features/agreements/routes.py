"""An administrator's agreements with other organisations."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.queries import kinds
from trafficking_api.features.agreements import queries, service
from trafficking_api.features.agreements.errors import AgreementExists
from trafficking_api.features.agreements.schemas import AgreementFilter, AgreementPublic, NewAgreement
from trafficking_api.features.agreements.states import MACHINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/agreements", tags=["agreements"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.AGREEMENTS_READ)]
CanPropose = Annotated[Mandate, AllowOnce(Permission.AGREEMENTS_WRITE, sees=queries.agreement)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.AGREEMENTS_COMMAND, sees=queries.agreement)]


@router.get("", response_model=Page[AgreementPublic], responses=raises(BadCursor))
async def list_agreements(mandate: CanRead, wanted: Annotated[AgreementFilter, Query()]) -> Response:
    """The agreements of your organisation, the newest first."""
    return await answers.page(mandate, queries.agreements(mandate, wanted), wanted, ("created_at", "id"))


@router.post("", response_model=AgreementPublic, status_code=201, responses=raises(AgreementExists))
async def propose_agreement(mandate: CanPropose, body: NewAgreement) -> Response:
    """Propose an agreement to another centre; it counts when that centre has signed it."""
    known = await kinds(mandate, [body.to_organisation_id])
    agreement_id = await service.propose(mandate, body, known.get(body.to_organisation_id))
    return await answers.created(mandate, queries.agreement(mandate, agreement_id))


@router.get("/{agreement_id}", response_model=AgreementPublic)
async def read_agreement(mandate: CanRead, agreement_id: UUID) -> Response:
    """One agreement of your organisation."""
    return await answers.one(mandate, queries.agreement(mandate, agreement_id))


@router.post("/{agreement_id}/sign", **commands("sign", AgreementPublic))
async def sign_agreement(
    mandate: CanCommand, agreement_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Sign an agreement that another centre proposed."""
    await service.command(mandate, agreement_id, "sign", expected, body.occurred_at)
    return await answers.one(mandate, queries.agreement(mandate, agreement_id))


@router.post("/{agreement_id}/decline", **commands("decline", AgreementPublic))
async def decline_agreement(
    mandate: CanCommand, agreement_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Decline an agreement that another centre proposed."""
    await service.command(mandate, agreement_id, "decline", expected, body.occurred_at)
    return await answers.one(mandate, queries.agreement(mandate, agreement_id))


@router.post("/{agreement_id}/withdraw", **commands("withdraw", AgreementPublic))
async def withdraw_agreement(
    mandate: CanCommand, agreement_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Take back a proposal before it is signed."""
    await service.command(mandate, agreement_id, "withdraw", expected, body.occurred_at)
    return await answers.one(mandate, queries.agreement(mandate, agreement_id))


@router.post("/{agreement_id}/revoke", **commands("revoke", AgreementPublic))
async def revoke_agreement(
    mandate: CanCommand, agreement_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """End an agreement; nothing more is shared under it from this moment."""
    await service.command(mandate, agreement_id, "revoke", expected, body.occurred_at)
    return await answers.one(mandate, queries.agreement(mandate, agreement_id))
