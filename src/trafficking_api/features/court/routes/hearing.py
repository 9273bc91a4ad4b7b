"""Hearings, interviews and other dates before courts and authorities."""

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
from trafficking_api.features.court.errors import AlreadyOnStaff, DateFixed
from trafficking_api.features.court.queries import hearing as queries
from trafficking_api.features.court.schemas.hearing import (
    HearingBrief,
    HearingCancellation,
    HearingFilter,
    HearingPatch,
    HearingPostponement,
    HearingPublic,
    HearingVoiding,
    NewHearing,
)
from trafficking_api.features.court.schemas.staff import (
    AgendaConflicts,
    AgendaFilter,
    HearingStaffRemoval,
    NewHearingStaff,
)
from trafficking_api.features.court.service import agenda
from trafficking_api.features.court.service import hearing as service
from trafficking_api.features.court.service import staff as staff_service
from trafficking_api.features.court.states import HEARING
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/hearings", tags=["hearings"], route_class=Door)

commands = command_options(HEARING)


async def _read(mandate: Mandate, hearing_id: UUID, *_: UUID) -> Response:
    """One hearing, whose words leave a trace that they were read, and where its staff is busy."""
    await mandate.session.flush()
    busy = {"conflicts": await agenda.clashes(mandate, hearing_id)}
    return await answers.one(
        mandate, queries.hearing(mandate, hearing_id), shown_once=busy, before=reach.noting(mandate)
    )


async def _read_successor(mandate: Mandate, _hearing_id: UUID, successor_id: UUID) -> Response:
    return await _read(mandate, successor_id)


CanRead = Annotated[Mandate, Allow(Permission.HEARINGS_READ)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.HEARINGS_WRITE, sees=queries.hearing, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.HEARINGS_WRITE)]
CanStaff = Annotated[Mandate, AllowOnce(Permission.HEARINGS_WRITE, sees=queries.staffed, anew=_read)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.HEARINGS_COMMAND, sees=queries.hearing, anew=_read)]
CanPostpone = Annotated[
    Mandate, AllowOnce(Permission.HEARINGS_COMMAND, sees=queries.postponed, anew=_read_successor)
]

_SOME_DAY, _GOES_NOT = HearingPostponement(), HearingStaffRemoval()


@router.get("", response_model=Page[HearingBrief], responses=raises(BadCursor))
async def list_hearings(mandate: CanRead, wanted: Annotated[HearingFilter, Query()]) -> Response:
    """The hearings of the cases in your sight, the latest written down first; without where they are."""
    return await answers.page(mandate, queries.hearings(mandate, wanted), wanted, ("created_at", "id"))


@router.get("/conflicts", response_model=AgendaConflicts)
async def read_hearing_conflicts(mandate: CanRead, wanted: Annotated[AgendaFilter, Query()]) -> Response:
    """Where a member would have to be in two places at once, or could not get from one to the other in time.

    Hearings of cases that you do not see count for their whole day, and are not named. Of a case from which
    you are barred, or of a sealed one of others, nothing counts.
    """
    return answers.computed(await agenda.conflicts(mandate, wanted))


@router.post(
    "", response_model=HearingPublic, status_code=201, responses=raises(CaseClosed, CaseMerged, Erased)
)
async def add_hearing(mandate: CanAdd, body: NewHearing) -> Response:
    """Set a hearing, and invite who of your staff goes there; one that is over can be written down later.

    Where one of them is busy then, `conflicts` says so: a court does not ask for your agenda.
    """
    hearing_id = await service.add(mandate, body)
    busy = {"conflicts": await agenda.clashes(mandate, hearing_id)}
    return await answers.created(
        mandate, queries.hearing(mandate, hearing_id), shown_once=busy, before=reach.noting(mandate)
    )


@router.get("/{hearing_id}", response_model=HearingPublic)
async def read_hearing(mandate: CanRead, hearing_id: UUID) -> Response:
    """One hearing, with where it is, who goes there, and the chain of its postponements."""
    return await _read(mandate, hearing_id)


@router.patch(
    "/{hearing_id}",
    response_model=HearingPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, DateFixed, Erased, IfMatchRequired),
)
async def change_hearing(
    mandate: CanChange, hearing_id: UUID, expected: IfMatch, body: HearingPatch
) -> Response:
    """Say otherwise what a hearing is that is to come; a date of which somebody was told is postponed."""
    await service.change(mandate, hearing_id, expected, body)
    return await _read(mandate, hearing_id)


@router.post("/{hearing_id}/hold", **commands("hold", HearingPublic, ReadOnly))
async def hold_hearing(
    mandate: CanCommand, hearing_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that it took place; in a closed case too, which stays closed."""
    await service.hold(mandate, hearing_id, expected, body)
    return await _read(mandate, hearing_id)


@router.post("/{hearing_id}/postpone", **commands("postpone", HearingPublic, ReadOnly, CaseClosed, Erased))
async def postpone_hearing(
    mandate: CanPostpone, hearing_id: UUID, expected: IfMatch, body: HearingPostponement = _SOME_DAY
) -> Response:
    """Put it off to another date, or to none yet: its successor is answered; the same staff goes there."""
    successor_id = await service.postpone(mandate, hearing_id, expected, body)
    return await _read(mandate, successor_id)


@router.post("/{hearing_id}/cancel", **commands("cancel", HearingPublic, ReadOnly))
async def cancel_hearing(
    mandate: CanCommand, hearing_id: UUID, expected: IfMatch, body: HearingCancellation
) -> Response:
    """Write down that it does not take place, and why."""
    await service.cancel(mandate, hearing_id, expected, body)
    return await _read(mandate, hearing_id)


@router.post("/{hearing_id}/miss", **commands("miss", HearingPublic, ReadOnly))
async def miss_hearing(
    mandate: CanCommand, hearing_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Write down that she did not come. It can count against her: `void` takes it back."""
    await service.miss(mandate, hearing_id, expected, body)
    return await _read(mandate, hearing_id)


@router.post("/{hearing_id}/void", **commands("void", HearingPublic, ReadOnly, Erased))
async def void_hearing(
    mandate: CanCommand, hearing_id: UUID, expected: IfMatch, body: HearingVoiding
) -> Response:
    """Say that it was an error to enter it, or that she did not come, and why."""
    await service.void(mandate, hearing_id, expected, body)
    return await _read(mandate, hearing_id)


@router.post(
    "/{hearing_id}/staff",
    response_model=HearingPublic,
    responses=raises(ReadOnly, Stale, CaseClosed, WrongState, AlreadyOnStaff, IfMatchRequired),
)
async def staff_hearing(
    mandate: CanStaff, hearing_id: UUID, expected: IfMatch, body: NewHearingStaff
) -> Response:
    """Say who of your staff goes there, too: this member is invited, and goes to a successor as well."""
    await staff_service.add(mandate, hearing_id, expected, body)
    return await _read(mandate, hearing_id)


@router.post(
    "/{hearing_id}/staff/{staff_member_id}/remove",
    response_model=HearingPublic,
    responses=raises(ReadOnly, Stale, WrongState, IfMatchRequired),
)
async def remove_staff(
    mandate: CanStaff,
    hearing_id: UUID,
    staff_member_id: UUID,
    expected: IfMatch,
    body: HearingStaffRemoval = _GOES_NOT,
) -> Response:
    """Say that somebody does not go there any more."""
    await staff_service.remove(mandate, hearing_id, staff_member_id, expected, body)
    return await _read(mandate, hearing_id)
