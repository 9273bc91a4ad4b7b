"""SELECTs about allocations: a hold whose time is over counts for nothing, in every one of them (BED-4)."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    SQLColumnExpression,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.closing import condition
from trafficking_api.features.shelters.models import (
    Absence,
    Allocation,
    Shelter,
    WaitingEntry,
)
from trafficking_api.features.shelters.schemas.stay import (
    AbsencePublic,
    AllocationFilter,
    AllocationPublic,
    StayDetail,
)
from trafficking_api.features.shelters.states import CENTRE, MACHINE, S, WaitingStatus
from trafficking_api.kit.read import Query, Shape

#: In this column there is nobody, where a bed is blocked, or held for a referral.
_CASE: SQLColumnExpression[Any] = col(Allocation.case_id)


def is_stale(mandate: Mandate) -> ColumnElement[bool]:
    """True for a hold whose time is over, swept or not."""
    return and_(col(Allocation.status) == S.HELD, col(Allocation.expires_at) <= mandate.now)


def status_now(mandate: Mandate) -> ColumnElement[str]:
    """How an allocation stands at this moment."""
    return case((is_stale(mandate), literal(str(S.EXPIRED))), else_=col(Allocation.status))


def in_reach(mandate: Mandate) -> ColumnElement[bool]:
    """The allocations that the caller may see: those of cases in sight, and those of no case."""
    return _of_case(mandate, cases.seen(mandate, _CASE))


def changeable(mandate: Mandate) -> ColumnElement[bool]:
    """The allocations that the caller may change."""
    return _of_case(mandate, cases.workable(mandate, _CASE))


def _of_case(mandate: Mandate, its_case: ColumnElement[bool]) -> ColumnElement[bool]:
    own = col(Allocation.organisation_id) == mandate.organisation_id
    of_nobody = and_(col(Allocation.case_id).is_(None), col(Allocation.forgotten_at).is_(None))
    if mandate.is_narrowed:
        # A block is not for one caseworker to see or end; what waits for a referral is, as the referral is.
        of_nobody = and_(of_nobody, col(Allocation.referral_id).is_not(None))
    return and_(own, or_(of_nobody, its_case))


def _columns(mandate: Mandate, names: Iterable[str]) -> list[SQLColumnExpression[Any]]:
    sides = (CENTRE,) if mandate.may(Permission.ALLOCATIONS_COMMAND) else ()
    now = status_now(mandate)
    # A dead hold has the version that the sweep will give it: nobody is told that nothing has changed.
    version = col(Allocation.version) + cast(is_stale(mandate), Integer)
    derived: dict[str, SQLColumnExpression[Any]] = {
        "version": version.label("version"),
        "status": now.label("status"),
        "allowed_commands": MACHINE.allowed_sql(now, sides).label("allowed_commands"),
        "address": _address(),
    }
    return [derived[name] if name in derived else col(getattr(Allocation, name)) for name in names]


def _address() -> ColumnElement[Any]:
    """Where the house is, once somebody is to go there; it opens under the id of the house."""
    shown = (
        select(col(Shelter.address))
        .where(
            col(Shelter.organisation_id) == col(Allocation.organisation_id),
            col(Shelter.id) == col(Allocation.shelter_id),
            col(Allocation.status).in_((S.CONFIRMED, S.OCCUPIED)),
            col(Allocation.case_id).is_not(None),
        )
        .correlate(Allocation)
        .scalar_subquery()
    )
    return shown.label("address")


def allocations(mandate: Mandate, wanted: AllocationFilter | None = None) -> Shape:
    """Who has which bed."""
    query: Query = select(*_columns(mandate, AllocationPublic.model_fields)).where(in_reach(mandate))
    if wanted and wanted.status:
        query = query.where(status_now(mandate).in_(wanted.status))
    for name in ("shelter_id", "bed_id", "case_id", "referral_id"):
        value = getattr(wanted, name, None)
        query = query if value is None else query.where(col(getattr(Allocation, name)) == value)
    if wanted and wanted.updated_since:
        query = query.where(col(Allocation.updated_at) >= wanted.updated_since)
    return Shape(query, AllocationPublic)


def allocation(mandate: Mandate, allocation_id: UUID) -> list[Shape]:
    """One allocation, without an address."""
    return [Shape(allocations(mandate).query.where(col(Allocation.id) == allocation_id), AllocationPublic)]


def stay_of(mandate: Mandate, case_id: UUID, allocation_id: UUID) -> Query:
    """The id of a bed that the person of this case was given."""
    return select(col(Allocation.id)).where(
        col(Allocation.organisation_id) == mandate.organisation_id,
        col(Allocation.case_id) == case_id,
        col(Allocation.id) == allocation_id,
    )


def detail(mandate: Mandate, allocation_id: UUID) -> list[Shape]:
    """One allocation, with the address of the house if somebody is to go there."""
    address = _address()
    # Whose address is read is written down, and only then.
    house = case((address.is_not(None), col(Allocation.shelter_id))).label("_shelter_id")
    query = select(*_columns(mandate, StayDetail.model_fields), house).where(
        in_reach(mandate), col(Allocation.id) == allocation_id
    )
    return [Shape(query, StayDetail, {"address": "shelter_id"})]


def absences(mandate: Mandate, allocation_id: UUID) -> Shape:
    """The nights away of one stay."""
    query = select(*(col(getattr(Absence, name)) for name in AbsencePublic.model_fields)).where(
        col(Absence.organisation_id) == mandate.organisation_id, col(Absence.allocation_id) == allocation_id
    )
    return Shape(query, AbsencePublic)


def absent(mandate: Mandate, allocation_id: UUID, first: date, until: date) -> Select[UUID]:
    """Nights away of a stay that are written down already."""
    return (
        select(col(Absence.id))
        .where(
            col(Absence.organisation_id) == mandate.organisation_id,
            col(Absence.allocation_id) == allocation_id,
            col(Absence.from_on) < until,
            col(Absence.until_on) > first,
        )
        .limit(1)
    )


def absence(mandate: Mandate, allocation_id: UUID, absence_id: UUID) -> list[Shape]:
    """One absence of a stay in reach."""
    shape = absences(mandate, allocation_id)
    its_stay = select(literal(1)).where(in_reach(mandate), col(Allocation.id) == allocation_id).exists()
    return [Shape(shape.query.where(col(Absence.id) == absence_id, its_stay), AbsencePublic)]


@condition
def stays_open(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """Beds that are held for a case, or that she sleeps in (BED-11, PLAN-7)."""
    return select(
        literal("allocation"), cast(col(Allocation.id), Text), cast(col(Allocation.status), Text)
    ).where(
        col(Allocation.organisation_id) == organisation_id,
        col(Allocation.case_id) == case_id,
        or_(
            col(Allocation.status).in_((S.CONFIRMED, S.OCCUPIED)),
            and_(col(Allocation.status) == S.HELD, col(Allocation.expires_at) > func.app.now()),
        ),
    )


@condition
def still_waiting(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """A place on the waiting list that somebody has whose case closes."""
    return select(
        literal("waiting_entry"), cast(col(WaitingEntry.id), Text), cast(col(WaitingEntry.status), Text)
    ).where(
        col(WaitingEntry.organisation_id) == organisation_id,
        col(WaitingEntry.case_id) == case_id,
        col(WaitingEntry.status) == WaitingStatus.WAITING,
    )


def moved(mandate: Mandate, _old_id: UUID, allocation_id: UUID) -> list[Shape]:
    """Where somebody moved to."""
    return allocation(mandate, allocation_id)


def blocked(mandate: Mandate, _shelter_id: UUID, _bed_id: UUID, allocation_id: UUID) -> list[Shape]:
    """What was made of a bed that nobody can have."""
    return allocation(mandate, allocation_id)
