"""Claims for compensation: what she asks for, is awarded and gets."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.errors import CompensationBuiltOn, ExceedsOwed, TooManyEntries
from trafficking_api.features.court.queries import claim as queries
from trafficking_api.features.court.schemas.claim import (
    CompensationAmount,
    CompensationClaimBrief,
    CompensationClaimFilter,
    CompensationClaimPatch,
    CompensationClaimPublic,
    CompensationCorrection,
    CompensationEnding,
    CompensationEntryPublic,
    CompensationStep,
    NewCompensationClaim,
)
from trafficking_api.features.court.service import claim as service
from trafficking_api.features.court.service import claim_entry
from trafficking_api.features.court.states import CLAIM
from trafficking_api.features.ledger.errors import AlreadyReversed, IsReversal
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/compensation-claims", tags=["compensation"], route_class=Door)

commands = command_options(CLAIM)


async def _read(mandate: Mandate, claim_id: UUID) -> Response:
    """One claim as it stands today, whose words leave a trace that they were read."""
    shapes = queries.claim(mandate, claim_id, await claim_entry.sums(mandate, claim_id))
    return await answers.one(mandate, shapes, before=reach.noting(mandate))


async def _read_entry(mandate: Mandate, claim_id: UUID, entry_id: UUID) -> Response:
    """One entry; that it was read leaves a trace."""
    await claim_entry.note_reading(mandate, claim_id)
    return await answers.one(mandate, queries.entry(mandate, claim_id, entry_id))


async def _read_correction(mandate: Mandate, claim_id: UUID, _entry_id: UUID, new_id: UUID) -> Response:
    return await _read_entry(mandate, claim_id, new_id)


_COMMAND = Permission.COMPENSATION_COMMAND
CanRead = Annotated[Mandate, Allow(Permission.COMPENSATION_READ)]
CanClaim = Annotated[Mandate, AllowOnce(Permission.COMPENSATION_WRITE, sees=queries.claim, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.COMPENSATION_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(_COMMAND, sees=queries.claim, anew=_read)]
CanEnter = Annotated[Mandate, AllowOnce(_COMMAND, sees=queries.claim, anew=_read, key_required=True)]
CanCorrect = Annotated[Mandate, AllowOnce(_COMMAND, sees=queries.correction, anew=_read_correction)]

_TODAY = CompensationStep()


@router.get("", response_model=Page[CompensationClaimBrief], responses=raises(BadCursor))
async def list_compensation_claims(
    mandate: CanRead, wanted: Annotated[CompensationClaimFilter, Query()]
) -> Response:
    """The claims of the cases in your sight, the latest first; without interest and notes."""
    return await answers.page(mandate, queries.claims(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=CompensationClaimPublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, Erased),
)
async def claim_compensation(mandate: CanClaim, body: NewCompensationClaim) -> Response:
    """Write down what she asks for: from who did it, from a fund, or from who owes her wages."""
    shapes = queries.claim(mandate, await service.claim(mandate, body))
    return await answers.created(mandate, shapes, before=reach.noting(mandate))


@router.get("/{claim_id}", response_model=CompensationClaimPublic)
async def read_compensation_claim(mandate: CanRead, claim_id: UUID) -> Response:
    """One claim, with its interest and what is still owed today."""
    return await _read(mandate, claim_id)


@router.patch(
    "/{claim_id}",
    response_model=CompensationClaimPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, ExceedsOwed, Erased, IfMatchRequired),
)
async def change_compensation_claim(
    mandate: CanChange, claim_id: UUID, expected: IfMatch, body: CompensationClaimPatch
) -> Response:
    """Say otherwise what is claimed, before it is decided, or which interest it bears, until it is paid."""
    await service.change(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.post("/{claim_id}/award", **commands("award", CompensationClaimPublic, ReadOnly, TooManyEntries))
async def award_compensation_claim(
    mandate: CanEnter, claim_id: UUID, expected: IfMatch, body: CompensationAmount
) -> Response:
    """Write down how much she is awarded. The key is needed, as for all that is about money."""
    await service.award(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.post("/{claim_id}/refuse", **commands("refuse", CompensationClaimPublic, ReadOnly, TooManyEntries))
async def refuse_compensation_claim(
    mandate: CanCommand, claim_id: UUID, expected: IfMatch, body: CompensationStep = _TODAY
) -> Response:
    """Write down that she is awarded nothing."""
    await service.refuse(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.post(
    "/{claim_id}/pay", **commands("pay", CompensationClaimPublic, ReadOnly, TooManyEntries, ExceedsOwed)
)
async def pay_compensation_claim(
    mandate: CanEnter, claim_id: UUID, expected: IfMatch, body: CompensationAmount
) -> Response:
    """Write down what she got, never more than is owed. The key is needed: nothing is entered twice.

    It is hers: nothing is booked at the centre.
    """
    await service.pay(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.post("/{claim_id}/enforce", **commands("enforce", CompensationClaimPublic, ReadOnly, TooManyEntries))
async def enforce_compensation_claim(
    mandate: CanCommand, claim_id: UUID, expected: IfMatch, body: CompensationStep = _TODAY
) -> Response:
    """Write down that it is enforced: until it is paid, renounced or given up."""
    await service.enforce(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.post("/{claim_id}/give_up", **commands("give_up", CompensationClaimPublic, ReadOnly, TooManyEntries))
async def give_up_compensation_claim(
    mandate: CanCommand, claim_id: UUID, expected: IfMatch, body: CompensationEnding
) -> Response:
    """Write down that nothing more can be got, and why."""
    await service.give_up(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.post(
    "/{claim_id}/renounce", **commands("renounce", CompensationClaimPublic, ReadOnly, TooManyEntries)
)
async def renounce_compensation_claim(
    mandate: CanCommand, claim_id: UUID, expected: IfMatch, body: CompensationEnding
) -> Response:
    """Write down that nothing more is asked for, and why."""
    await service.renounce(mandate, claim_id, expected, body)
    return await _read(mandate, claim_id)


@router.get("/{claim_id}/entries", response_model=Page[CompensationEntryPublic], responses=raises(BadCursor))
async def list_compensation_entries(
    mandate: CanRead, claim_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """What was entered on a claim, the latest first, also what was taken back."""
    await claim_entry.note_reading(mandate, claim_id)
    shape, parent = queries.entries(mandate, claim_id), queries.claim(mandate, claim_id)
    return await answers.page(mandate, shape, wanted, ("place", "id"), parent=parent)


@router.get("/{claim_id}/entries/{compensation_entry_id}", response_model=CompensationEntryPublic)
async def read_compensation_entry(mandate: CanRead, claim_id: UUID, compensation_entry_id: UUID) -> Response:
    """One entry, and whether it was taken back."""
    return await _read_entry(mandate, claim_id, compensation_entry_id)


@router.post(
    "/{claim_id}/entries/{compensation_entry_id}/correct",
    response_model=CompensationEntryPublic,
    responses=raises(ReadOnly, AlreadyReversed, IsReversal, CompensationBuiltOn),
)
async def correct_compensation_entry(
    mandate: CanCorrect, claim_id: UUID, compensation_entry_id: UUID, body: CompensationCorrection
) -> Response:
    """Take an entry back, once, if no other one rests on it; the entry that does so is answered."""
    correction_id = await claim_entry.take_back(mandate, claim_id, compensation_entry_id, body)
    return await _read_entry(mandate, claim_id, correction_id)
