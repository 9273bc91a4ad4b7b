"""Which received referrals the caller sees: those that somebody has come by are seen with her case here."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Select,
    SQLColumnExpression,
    Uuid,
    and_,
    literal,
    literal_column,
    or_,
    select,
    true,
    type_coerce,
    union_all,
)
from sqlalchemy.sql.selectable import ExecutableReturnsRows
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.features.cases.queries import barred_from, knew, of_same, person_in, seen, worked
from trafficking_api.features.people import queries as people
from trafficking_api.features.referrals.models import Arrival, EarlierCase, Referral, ReferralLink

_OF_LINK: ColumnElement[bool] = and_(
    col(ReferralLink.organisation_id) == col(Referral.from_organisation_id),
    col(ReferralLink.id) == col(Referral.id),
)


def in_reach(mandate: Mandate, referral_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """True for a received referral that has no case here yet, or whose case the caller sees (PLAN-11).

    What is left of a referral outlives the case: who could have seen that before it was purged sees the rest.
    """
    return ~_arrived(mandate, referral_id, ~knew(mandate, col(Arrival.case_id)))


def to_work_on(mandate: Mandate, referral_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """The same, but for a case that is seen through a broken glass."""
    return ~_arrived(mandate, referral_id, ~worked(mandate, col(Arrival.case_id)))


def who_in_reach(mandate: Mandate, referral_id: SQLColumnExpression[UUID]) -> ColumnElement[bool]:
    """The same for what tells who she is: not for who is barred from another case of hers (PLAN-10).

    Nor, while she is awaited, for who does not see each case that there is of her already by other referrals.
    """
    person_id = type_coerce(person_in(mandate, col(Arrival.case_id)), Uuid[UUID]())
    unseen = and_(person_id.is_not(None), ~people.seen(mandate, person_id))
    earlier = col(EarlierCase.case_id)
    her = type_coerce(person_in(mandate, earlier), Uuid[UUID]())
    awaited = ~_arrived(mandate, referral_id, true())
    hidden = and_(awaited, or_(~knew(mandate, earlier), people.hidden(mandate, her)))
    return and_(
        ~_arrived(mandate, referral_id, or_(~knew(mandate, col(Arrival.case_id)), unseen)),
        ~_noted(EarlierCase, mandate, referral_id, or_(barred_from(mandate, earlier), hidden)),
    )


def come_before(mandate: Mandate, case_id: UUID, receiver_id: UUID) -> Select[UUID]:
    """The referrals by which the person of a case has arrived at a receiver, by this case or another."""
    return (
        select(col(Referral.id))
        .join(ReferralLink, _OF_LINK)
        .where(
            col(ReferralLink.organisation_id) == mandate.organisation_id,
            col(ReferralLink.case_id).in_(of_same(mandate, case_id)),
            col(ReferralLink.to_organisation_id) == receiver_id,
            col(Referral.arrived_on).is_not(None),
        )
    )


def comings(mandate: Mandate, link: ReferralLink, referral: Referral) -> Select[UUID, bool]:
    """By which referrals she has arrived at the receiver of this one, and if it was by the same case."""
    come = come_before(mandate, link.case_id, referral.to_organisation_id)
    return come.add_columns((col(ReferralLink.case_id) == link.case_id).label("is_same"))


def arrivals_by(mandate: Mandate, referral_ids: Collection[UUID]) -> Select[UUID]:
    """The cases here of who came by one of these referrals."""
    own = col(Arrival.organisation_id) == mandate.organisation_id
    return select(col(Arrival.case_id)).distinct().where(own, col(Arrival.id).in_(referral_ids))


def earlier_cases(mandate: Mandate, referral_id: UUID) -> Select[UUID]:
    """The cases that there are here already of who comes by a referral."""
    own = col(EarlierCase.organisation_id) == mandate.organisation_id
    return select(col(EarlierCase.case_id)).where(own, col(EarlierCase.id) == referral_id)


def _arrived(
    mandate: Mandate, referral_id: SQLColumnExpression[UUID], condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    return _noted(Arrival, mandate, referral_id, condition)


def _noted(
    model: type[Arrival | EarlierCase],
    mandate: Mandate,
    referral_id: SQLColumnExpression[UUID],
    condition: ColumnElement[bool],
) -> ColumnElement[bool]:
    return (
        select(literal(1))
        .where(col(model.organisation_id) == mandate.organisation_id, col(model.id) == referral_id, condition)
        .correlate_except(model)
        .exists()
    )


def in_sight(mandate: Mandate, referral_id: UUID) -> ExecutableReturnsRows:
    """A referral whose case the caller sees, on either side, and whether it may work on what it received.

    Each side is looked up by its own key, as by `mandate.find`.
    """
    own, of_it = mandate.organisation_id, col(Referral.id) == referral_id
    made = (
        select(Referral, literal(value=True).label("may_work"))
        .join(
            ReferralLink,
            _OF_LINK,
        )
        .where(col(Referral.from_organisation_id) == own, of_it, seen(mandate, col(ReferralLink.case_id)))
    )
    received = select(Referral, to_work_on(mandate, col(Referral.id)).label("may_work")).where(
        col(Referral.to_organisation_id) == own, of_it, in_reach(mandate, col(Referral.id))
    )
    both = union_all(made, received)
    return select(Referral, literal_column("may_work", Boolean)).from_statement(both)


def sight_of(mandate: Mandate, referral_id: UUID) -> Select[bool, bool]:
    """Whether the caller sees the case here of who came by a referral, and may change it; if there is one."""
    case_id = col(Arrival.case_id)
    return select(knew(mandate, case_id), worked(mandate, case_id)).where(
        col(Arrival.organisation_id) == mandate.organisation_id, col(Arrival.id) == referral_id
    )
