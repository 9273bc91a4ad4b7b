"""The receiver says what it does with its own copy of a person whose consent has ended."""

from uuid import UUID

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.referrals.models import ErasureRequest
from trafficking_api.features.referrals.schemas.exchange import ErasureAnswering
from trafficking_api.features.referrals.service.sides import refuse_unseen
from trafficking_api.features.referrals.states import ERASURE, RECEIVER, SENDER
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound


async def answer_erasure(
    mandate: Mandate, erasure_request_id: UUID, expected: Expected, body: ErasureAnswering
) -> None:
    """Answer a request to erase. Raises NotFound, ReadOnly, WrongSide, Stale, WrongState."""
    request = await mandate.find(ErasureRequest, erasure_request_id)
    if request is None:
        raise NotFound
    if request.to_organisation_id == mandate.organisation_id:
        await refuse_unseen(mandate, request.referral_id)
    await mandate.session.refresh(request, with_for_update=True)
    side = SENDER if request.from_organisation_id == mandate.organisation_id else RECEIVER
    mandate.command(
        ERASURE, request, "answer", sides=(side,), expected=expected, occurred_at=body.occurred_at
    )
    request.answer, request.keeping_basis = body.answer, body.keeping_basis
    request.answered_on = mandate.today()
