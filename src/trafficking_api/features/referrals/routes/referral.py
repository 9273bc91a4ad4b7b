"""Referrals: offer a person's anonymised card to another centre, or answer one."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.agreements.errors import NoAgreement
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.referrals import queries, service
from trafficking_api.features.referrals.errors import (
    AlreadyOpen,
    AlreadyPlaced,
    AnswerDatePassed,
    NotMinimisable,
    NotOwner,
)
from trafficking_api.features.referrals.schemas.referral import (
    Acceptance,
    Decline,
    NewReferral,
    PreviewRequest,
    Previews,
    ReferralFilter,
    ReferralPatch,
    ReferralPublic,
    Withdrawal,
)
from trafficking_api.features.referrals.states import MACHINE
from trafficking_api.features.shelters.errors import (
    BedUnavailable,
    LetAsUnit,
    MaxStayExceeded,
    PlacementUnsafe,
)
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongSide, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/referrals", tags=["referrals"], route_class=Door)

commands = command_options(MACHINE)
_NO_BED = Acceptance()
CanRead = Annotated[Mandate, Allow(Permission.REFERRALS_READ)]
CanChange = Annotated[Mandate, Allow(Permission.REFERRALS_WRITE)]


async def _now(mandate: Mandate, referral_id: UUID) -> Response:
    """It tells a field only as long as she agrees to it, which may have ended since."""
    return await answers.one(mandate, queries.referral(mandate, referral_id))


CanDraft = Annotated[Mandate, AllowOnce(Permission.REFERRALS_WRITE, sees=queries.repeatable)]
#: The sender's commands are repeated as they were answered: the card is its own.
CanCommand = Annotated[Mandate, AllowOnce(Permission.REFERRALS_COMMAND, sees=queries.repeatable)]
#: The receiver's are answered as they are seen now.
CanAnswer = Annotated[Mandate, AllowOnce(Permission.REFERRALS_COMMAND, sees=queries.repeatable, anew=_now)]


@router.get("", response_model=Page[ReferralPublic], responses=raises(BadCursor))
async def list_referrals(mandate: CanRead, wanted: Annotated[ReferralFilter, Query()]) -> Response:
    """The referrals made to your centre, or by it."""
    # By what never changes: a row that moved within the list could be missed on the way through its pages.
    order = ("_day", "id") if wanted.direction == "in" else ("created_at", "id")
    return await answers.page(mandate, queries.referrals(mandate, wanted), wanted, order)


@router.post(
    "",
    response_model=ReferralPublic,
    status_code=201,
    responses=raises(ReadOnly, CaseClosed, AlreadyOpen, NotOwner),
)
async def draft_referral(mandate: CanDraft, body: NewReferral) -> Response:
    """Draft a referral of one case to one receiver. Nothing leaves before it is sent."""
    referral_id = await service.draft(mandate, body)
    return await answers.created(mandate, queries.referral(mandate, referral_id))


@router.post("/preview", response_model=Previews, responses=raises(NoAgreement))
async def preview_referral(mandate: CanChange, body: PreviewRequest) -> Response:
    """See the card that each receiver would get, and how many of your cases look alike. Nothing is stored."""
    return answers.computed(await service.preview(mandate, body))


@router.get("/{referral_id}", response_model=ReferralPublic)
async def read_referral(mandate: CanRead, referral_id: UUID) -> Response:
    """One referral, as your side sees it."""
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.patch(
    "/{referral_id}",
    response_model=ReferralPublic,
    responses=raises(WrongSide, ReadOnly, WrongState, Stale, IfMatchRequired),
)
async def change_referral(
    mandate: CanChange, referral_id: UUID, expected: IfMatch, body: ReferralPatch
) -> Response:
    """Change a draft."""
    await service.change(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/send",
    **commands(
        "send",
        ReferralPublic,
        ReadOnly,
        NoAgreement,
        NotMinimisable,
        AlreadyPlaced,
        AlreadyOpen,
        AnswerDatePassed,
        NotOwner,
    ),
)
async def send_referral(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Send a draft: its receiver reads the card from now on, and nothing else."""
    await service.send(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/accept",
    **commands(
        "accept",
        ReferralPublic,
        NoAgreement,
        AnswerDatePassed,
        AlreadyPlaced,
        BedUnavailable,
        LetAsUnit,
        MaxStayExceeded,
        PlacementUnsafe,
    ),
)
async def accept_referral(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Acceptance = _NO_BED
) -> Response:
    """Accept a referral for your centre. The first acceptance of a round wins.

    With `hold` a bed is held for her at once; if it cannot be had, nothing is accepted.
    """
    await service.accept(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post("/{referral_id}/decline", **commands("decline", ReferralPublic, ReadOnly))
async def decline_referral(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Decline
) -> Response:
    """Decline a referral, for the person or for your centre."""
    await service.decline(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post("/{referral_id}/withdraw", **commands("withdraw", ReferralPublic, ReadOnly))
async def withdraw_referral(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: Withdrawal
) -> Response:
    """Take a referral back. Its receiver no longer finds it."""
    await service.withdraw(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post("/{referral_id}/void", **commands("void", ReferralPublic, ReadOnly))
async def void_referral(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Mark a referral as entered in error. Its receiver no longer finds it."""
    await service.void(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))
