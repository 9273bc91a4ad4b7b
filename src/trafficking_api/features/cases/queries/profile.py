"""What of a case travels with a referral, and what of it came with one."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, SQLColumnExpression, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.models import Case, Determination
from trafficking_api.features.cases.queries.sight import mine, writable
from trafficking_api.features.cases.schemas.case import CaseFacts
from trafficking_api.features.cases.states import CaseStatus, RecordStatus
from trafficking_api.kit.read import Query


class Guest(NamedTuple):
    """Somebody who is to have a bed: what the safety of a place depends on."""

    case_id: UUID
    person_id: UUID | None
    status: str
    gender: str | None
    minor: str | None

    @property
    def id(self) -> UUID:
        """The person, if she is known, else the case."""
        return self.person_id or self.case_id


#: The coded facts of a case (tiers P1 and P2 of the field reference).
FACTS = tuple(CaseFacts.model_fields)


def profile(mandate: Mandate, case_id: UUID) -> Query:
    """Whose case it is, who owns it, and its coded facts; no row when the caller does not see it."""
    facts = (col(getattr(Case, name)) for name in FACTS)
    return select(col(Case.person_id), col(Case.is_owner), *facts).where(mine(mandate, case_id))


def guests(mandate: Mandate, case_ids: Collection[UUID]) -> Query:
    """The cases of these that the caller may change, as guests, held so until the transaction ends."""
    return (
        select(col(Case.id), col(Case.person_id), col(Case.status), col(Case.gender), col(Case.minor))
        .where(writable(mandate), col(Case.id).in_(case_ids))
        .order_by(col(Case.id))
        .with_for_update(read=True)
    )


def decided(mandate: Mandate, case_id: UUID) -> Query:
    """What was determined in a case, the oldest decision first."""
    return (
        select(
            col(Determination.trafficking_status),
            col(Determination.decision_body),
            col(Determination.decided_on),
            col(Determination.basis),
        )
        .where(
            col(Determination.organisation_id) == mandate.organisation_id,
            col(Determination.case_id) == case_id,
            col(Determination.status) == RecordStatus.RECORDED,
        )
        .order_by(col(Determination.decided_on), col(Determination.id))
    )


def person_behind(mandate: Mandate, case_id: UUID) -> Select[UUID | None]:
    """The person of a case of the organisation in reach, whoever may see it: for what must not be told."""
    return select(col(Case.person_id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id
    )


def person_in(mandate: Mandate, case_id: SQLColumnExpression[UUID]) -> ScalarSelect[UUID | None]:
    """The person of the case in this column of another table."""
    query = select(col(Case.person_id)).where(
        col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id
    )
    return query.correlate_except(Case).scalar_subquery()


def is_owner(mandate: Mandate, case_id: UUID) -> Select[bool]:
    """Whether the organisation in reach owns the support of a case, held so until the transaction ends."""
    return (
        select(col(Case.is_owner))
        .where(col(Case.organisation_id) == mandate.organisation_id, col(Case.id) == case_id)
        .with_for_update(read=True)
    )


def arrived_by(mandate: Mandate, referral_ids: Collection[UUID]) -> Select[UUID, UUID | None]:
    """The first open case that came here by one of these referrals, and whose it is."""
    return (
        select(col(Case.id), col(Case.person_id))
        .where(
            col(Case.organisation_id) == mandate.organisation_id,
            col(Case.from_referral_id).in_(referral_ids),
            col(Case.status) != CaseStatus.CLOSED,
        )
        .order_by(col(Case.created_at))
        .limit(1)
    )


def people_come_by(mandate: Mandate, referral_ids: Collection[UUID]) -> Select[UUID | None]:
    """Whose the cases are that came here by these referrals, open or closed: for what must not be told."""
    return (
        select(col(Case.person_id))
        .distinct()
        .where(
            col(Case.organisation_id) == mandate.organisation_id, col(Case.from_referral_id).in_(referral_ids)
        )
    )


def came_by(mandate: Mandate, case_ids: Collection[UUID]) -> Select[UUID | None]:
    """The referrals by which these cases came here."""
    return (
        select(col(Case.from_referral_id))
        .where(
            col(Case.organisation_id) == mandate.organisation_id,
            col(Case.id).in_(case_ids),
            col(Case.from_referral_id).is_not(None),
        )
        .order_by(col(Case.from_referral_id))
    )


def kept_by_others(
    mandate: Mandate, referral_ids: Collection[UUID], case_ids: Collection[UUID]
) -> Select[UUID | None]:
    """Those of these referrals by which a case came here that is kept and is none of these."""
    return select(col(Case.from_referral_id)).where(
        col(Case.organisation_id) == mandate.organisation_id,
        col(Case.from_referral_id).in_(referral_ids),
        col(Case.id).not_in(case_ids),
        col(Case.purged_on).is_(None),
    )


def owned_copy(mandate: Mandate, referral_ids: Collection[UUID]) -> Select[UUID]:
    """The case that came here by one of these referrals with the support itself, open or closed."""
    return select(col(Case.id)).where(
        col(Case.organisation_id) == mandate.organisation_id,
        col(Case.from_referral_id).in_(referral_ids),
        col(Case.is_owner),
    )
