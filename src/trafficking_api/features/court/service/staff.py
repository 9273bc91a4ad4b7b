"""Says who of the staff goes to a hearing, and that each of them is to be told of it once (CRT-14)."""

from collections.abc import Sequence
from uuid import UUID

from trafficking_api.access.audit import Act, means
from trafficking_api.access.mandate import Mandate, references
from trafficking_api.features.cases import queries as cases_queries
from trafficking_api.features.cases import service as cases
from trafficking_api.features.cases.service.supporting import row_of
from trafficking_api.features.court.errors import AlreadyOnStaff
from trafficking_api.features.court.models import Hearing, HearingInvitation, HearingStaff
from trafficking_api.features.court.queries import staff as queries
from trafficking_api.features.court.schemas.staff import HearingStaffRemoval, NewHearingStaff
from trafficking_api.features.court.states import CENTRE, HEARING, HearingStatus
from trafficking_api.features.members.queries import at_the_organisation
from trafficking_api.kit.conditions import Expected
from trafficking_api.kit.errors import NotFound, WrongState


async def add(mandate: Mandate, hearing_id: UUID, expected: Expected, body: NewHearingStaff) -> None:
    """Somebody goes there, too, and is to be told.

    Raises NotFound, ReadOnly, Stale, CaseClosed, WrongState, Invalid, AlreadyOnStaff.
    """
    case, hearing = await row_of(mandate, Hearing, hearing_id, expected)
    cases.refuse_closed(case)
    refuse_over(hearing)
    await refuse_strangers(mandate, hearing.case_id, [("/member_id", body.member_id)])
    if body.member_id in {row.member_id for row in await _now(mandate, hearing)}:
        raise AlreadyOnStaff
    name(mandate, hearing, [body.member_id])
    mandate.touch(hearing)
    await mandate.session.flush()
    await invite(mandate, hearing)


async def remove(
    mandate: Mandate, hearing_id: UUID, member_id: UUID, expected: Expected, body: HearingStaffRemoval
) -> None:
    """Somebody does not go there any more; it stays in the history.

    Raises NotFound, ReadOnly, Stale, WrongState, Invalid.
    """
    _, hearing = await row_of(mandate, Hearing, hearing_id, expected)
    refuse_over(hearing)
    mandate.refuse_future(body.occurred_at)
    rows = [row for row in await _now(mandate, hearing) if row.member_id == member_id]
    if not rows:
        raise NotFound
    for row in rows:
        # Who waited for the hearing may have begun before this one was added.
        row.removed_at = max(mandate.now, row.added_at)
        means(row, Act("removed", occurred_at=body.occurred_at))
        mandate.touch(row)
    mandate.touch(hearing)


def refuse_over(hearing: Hearing) -> None:
    """Raise WrongState for a hearing that is not to come any more."""
    if hearing.status != HearingStatus.SCHEDULED:
        raise WrongState(hearing.status, HEARING.allowed(hearing.status, (CENTRE,)))


async def refuse_strangers(mandate: Mandate, case_id: UUID, named: Sequence[tuple[str, UUID]]) -> None:
    """Raise Invalid for who does not work at the organisation, or is barred from the case (PLAN-10).

    Both look alike: whom a bar concerns is told to nobody who may not read it.
    """
    known = await at_the_organisation(mandate, {member_id for _, member_id in named})
    barred = {
        member_id
        for member_id in known
        if await mandate.session.scalar(cases_queries.bar(mandate, case_id, member_id)) is not None
    }
    references((pointer, member_id in known - barred) for pointer, member_id in named)


def name(mandate: Mandate, hearing: Hearing, member_ids: Sequence[UUID]) -> None:
    """Say that these go to the hearings of its chain, which begins with a row that is stored."""
    for member_id in member_ids:
        row = HearingStaff(
            organisation_id=mandate.organisation_id,
            case_id=hearing.case_id,
            chain_id=hearing.chain_id,
            member_id=member_id,
            added_at=mandate.now,
            **mandate.stamps(),
        )
        means(row, Act("added"))
        mandate.session.add(row)


async def invite(mandate: Mandate, hearing: Hearing) -> None:
    """Tell each of the staff, once, of a hearing that has a date and is to come; both are stored.

    From then on its date is fixed (CRT-8).
    """
    if hearing.starts_at is None or hearing.starts_at <= mandate.now:
        return
    pending = list(await mandate.session.scalars(queries.uninvited(mandate, hearing)))
    for staff_id in pending:
        invitation = HearingInvitation(
            organisation_id=mandate.organisation_id,
            created_at=mandate.now,
            case_id=hearing.case_id,
            hearing_id=hearing.id,
            staff_id=staff_id,
        )
        mandate.session.add(invitation)
    if pending:
        hearing.notified_at = hearing.notified_at or mandate.now
        means(hearing, Act("invited"))
        mandate.touch(hearing)


async def _now(mandate: Mandate, hearing: Hearing) -> Sequence[HearingStaff]:
    """Who goes there now; the hearing is held, so nobody is added meanwhile."""
    return (await mandate.session.scalars(queries.staff(mandate, hearing.chain_id))).all()
