"""The second stage of a referral: what is asked, released, and becomes of the person."""

from uuid import UUID

from fastapi import APIRouter, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly, SecondPersonNeeded
from trafficking_api.features.agreements.errors import NoAgreement
from trafficking_api.features.referrals import queries, service
from trafficking_api.features.referrals.errors import (
    AlreadyAsked,
    AlreadyOpen,
    AlreadyProposed,
    AlreadyRequested,
    ChildProfile,
    NothingAsked,
    NothingProposed,
    NotMinimisable,
    NotOwner,
    ShareConsentNeeded,
    TooMuchToRelease,
)
from trafficking_api.features.referrals.routes.referral import CanAnswer, CanCommand, CanRead
from trafficking_api.features.referrals.schemas.referral import ReferralPublic
from trafficking_api.features.referrals.schemas.stage import (
    Asking,
    Completion,
    DisclosurePublic,
    Release,
    ReleaseProposal,
    ReleaseRequestPublic,
    Return,
    TransferAsking,
)
from trafficking_api.features.referrals.service.reading import note_proposal, reading
from trafficking_api.features.referrals.states import MACHINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import IfMatchRequired, Stale, WrongSide, WrongState, raises
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/referrals", tags=["referrals"], route_class=Door)

commands = command_options(MACHINE)
ALL = Release()


@router.post("/{referral_id}/ask", **commands("ask", ReferralPublic, ReadOnly, AlreadyAsked))
async def ask_referral(mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Asking) -> Response:
    """Ask for one field that the card does not tell; one question at a time."""
    await service.ask(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/refine", **commands("refine", ReferralPublic, ReadOnly, NothingAsked, NotMinimisable)
)
async def refine_referral(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Add the field that was asked for, for this receiver alone: it is still one of many, or she agreed."""
    await service.refine(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/release",
    **commands(
        "release", ReferralPublic, ReadOnly, ShareConsentNeeded, ChildProfile, TooMuchToRelease, Erased
    ),
)
async def release_referral(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: Release = ALL
) -> Response:
    """Release what the person agreed to, to this receiver, for as long as she agreed."""
    await service.release(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/propose_release",
    **commands(
        "propose_release",
        ReferralPublic,
        ReadOnly,
        MemberNeeded,
        AlreadyProposed,
        ShareConsentNeeded,
        ChildProfile,
        Erased,
    ),
)
async def propose_referral_release(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: ReleaseProposal
) -> Response:
    """Propose a release without consent, on a lawful basis. Nothing leaves before another member approves."""
    await service.propose(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/approve_release",
    **commands(
        "approve_release",
        ReferralPublic,
        ReadOnly,
        NothingProposed,
        MemberNeeded,
        SecondPersonNeeded,
        ShareConsentNeeded,
        ChildProfile,
        TooMuchToRelease,
        Erased,
    ),
)
async def approve_referral_release(
    mandate: CanCommand, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Approve, as another member, a release without consent. Who answers for data protection is alerted."""
    await service.approve(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.get("/{referral_id}/release-request", response_model=ReleaseRequestPublic)
async def read_release_request(mandate: CanRead, referral_id: UUID) -> Response:
    """What was proposed to be released without consent, on what basis and why: read it before you approve."""
    await note_proposal(mandate, referral_id)
    return await answers.one(mandate, queries.release_request(mandate, referral_id))


@router.get("/{referral_id}/disclosure", response_model=DisclosurePublic)
async def read_disclosure(mandate: CanRead, referral_id: UUID) -> Response:
    """What was released: to its receiver what it says, which is written down, until the consent ends."""
    return await answers.one(mandate, queries.disclosure(mandate, referral_id), before=reading(mandate))


@router.post(
    "/{referral_id}/arrive",
    **commands("arrive", ReferralPublic, ReadOnly, MemberNeeded, ShareConsentNeeded, NotOwner),
)
async def arrive_referral(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """The person is here: your centre gets its own copy of what was released, and a case in intake."""
    await service.arrive(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.just_arrived(mandate, referral_id))


@router.post("/{referral_id}/hold", **commands("hold", ReferralPublic, ReadOnly))
async def hold_referral(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Let the support rest for a while."""
    await service.hold(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post("/{referral_id}/resume", **commands("resume", ReferralPublic, ReadOnly))
async def resume_referral(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Go on with the support."""
    await service.resume(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post("/{referral_id}/complete", **commands("complete", ReferralPublic, ReadOnly))
async def complete_referral(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Completion
) -> Response:
    """Say how it ended. Your own case goes on by itself."""
    await service.complete(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post("/{referral_id}/return", **commands("return", ReferralPublic, ReadOnly))
async def return_referral(mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: Return) -> Response:
    """Give the person back; after a transfer the support goes back with her."""
    await service.give_back(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))


@router.post(
    "/{referral_id}/request_transfer",
    response_model=ReferralPublic,
    responses=raises(
        WrongSide,
        ReadOnly,
        WrongState,
        Stale,
        IfMatchRequired,
        NoAgreement,
        AlreadyRequested,
        AlreadyOpen,
        NotOwner,
    ),
)
async def request_referral_transfer(
    mandate: CanAnswer, referral_id: UUID, expected: IfMatch, body: TransferAsking
) -> Response:
    """Ask for the support of a person who is at your centre by a referral; her sender decides."""
    await service.ask_transfer(mandate, referral_id, expected, body)
    return await answers.one(mandate, queries.referral(mandate, referral_id))
