"""SELECTs about agreements."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, SQLColumnExpression, and_, case, func, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Event
from trafficking_api.access.permissions import Permission
from trafficking_api.features.agreements.models import Agreement
from trafficking_api.features.agreements.schemas import AgreementFilter, AgreementPublic
from trafficking_api.features.agreements.states import MACHINE, OTHER, PROPOSER
from trafficking_api.kit.read import Shape

#: How far the clocks of two servers may differ.
SKEW = timedelta(seconds=30)


def _in_force(today: date) -> ColumnElement[bool]:
    return and_(
        col(Agreement.status) == "active",
        col(Agreement.valid_from) <= today,
        or_(col(Agreement.valid_until).is_(None), col(Agreement.valid_until) >= today),
    )


def agreements(mandate: Mandate, wanted: AgreementFilter | None = None) -> Shape:
    """The agreements of the organisation, of either side."""
    status, proposed = col(Agreement.status), col(Agreement.from_organisation_id) == mandate.organisation_id
    may = mandate.may(Permission.AGREEMENTS_COMMAND)
    commands = case(
        (proposed, MACHINE.allowed_sql(status, (PROPOSER,) if may else ())),
        else_=MACHINE.allowed_sql(status, (OTHER,) if may else ()),
    )
    derived = {"in_force": _in_force(mandate.today()), "allowed_commands": commands}
    plain = [name for name in AgreementPublic.model_fields if name not in derived]
    query = select(
        *(col(getattr(Agreement, name)) for name in plain),
        *(value.label(name) for name, value in derived.items()),
    )
    if wanted and wanted.status:
        query = query.where(status.in_(wanted.status))
    if wanted and wanted.updated_since:
        query = query.where(col(Agreement.updated_at) >= wanted.updated_since)
    return Shape(query, AgreementPublic)


def agreement(mandate: Mandate, agreement_id: UUID) -> list[Shape]:
    """One agreement of the organisation, looked up by the key of either side."""
    query, own = agreements(mandate).query, mandate.organisation_id
    of_it = col(Agreement.id) == agreement_id
    sides = (col(Agreement.from_organisation_id), col(Agreement.to_organisation_id))
    return [Shape(query.where(side == own, of_it), AgreementPublic) for side in sides]


Side = UUID | SQLColumnExpression[UUID]


def _between(one: Side, other: Side, kind: str, today: date) -> ColumnElement[bool]:
    """In force between two organisations for this kind, whichever of them proposed it."""
    pair = or_(
        and_(col(Agreement.from_organisation_id) == one, col(Agreement.to_organisation_id) == other),
        and_(col(Agreement.from_organisation_id) == other, col(Agreement.to_organisation_id) == one),
    )
    return and_(pair, col(Agreement.kind) == kind, _in_force(today))


def class_size(one: UUID, other: UUID, kind: str, today: date) -> ScalarSelect[int]:
    """The k that two organisations agreed on for this kind, the larger where two agreements are in force.

    NULL when none is: then nothing of the kind may be shared (XCH-1).
    """
    query = select(func.max(col(Agreement.minimum_class_size)))
    return query.where(_between(one, other, kind, today)).scalar_subquery()


def is_in_force(one: Side, other: Side, kind: str, today: date) -> ColumnElement[bool]:
    """True where an agreement of this kind is in force between two organisations, whoever proposed it."""
    query = select(col(Agreement.id)).where(_between(one, other, kind, today))
    return query.correlate_except(Agreement).exists()


async def is_in_force_now(mandate: Mandate, one: UUID, other: UUID, kind: str) -> bool:
    """True when an agreement of this kind is in force, held so until the transaction ends."""
    return bool((await mandate.session.scalars(in_force(one, other, kind, mandate.today()))).all())


async def was_in_force(mandate: Mandate, one: UUID, other: UUID, kind: str, at: datetime) -> bool:
    """True when an agreement of this kind was in force between the two at this time, as the journal tells.

    A server's clock may be a little behind.
    """
    day = at.astimezone(mandate.tenant.zone).date()
    pair = or_(
        and_(col(Agreement.from_organisation_id) == one, col(Agreement.to_organisation_id) == other),
        and_(col(Agreement.from_organisation_id) == other, col(Agreement.to_organisation_id) == one),
    )
    dated = and_(
        col(Agreement.valid_from) <= day,
        or_(col(Agreement.valid_until).is_(None), col(Agreement.valid_until) >= day),
    )

    def happened(type_: str, until: datetime) -> ColumnElement[bool]:
        return (
            select(col(Event.id))
            .where(
                col(Event.organisation_id) == mandate.organisation_id,
                col(Event.object_kind) == Agreement.recorded_as,
                col(Event.object_id) == col(Agreement.id),
                col(Event.type) == type_,
                col(Event.recorded_at) <= until,
            )
            .exists()
        )

    signed, revoked = happened("agreement.signed", at + SKEW), happened("agreement.revoked", at)
    query = select(col(Agreement.id)).where(pair, col(Agreement.kind) == kind, dated, signed, ~revoked)
    return await mandate.session.scalar(query.limit(1)) is not None


async def partners(mandate: Mandate, kind: str) -> list[UUID]:
    """The organisations with which an agreement of this kind is in force."""
    own, today = mandate.organisation_id, mandate.today()
    rows = await mandate.session.execute(
        select(col(Agreement.from_organisation_id), col(Agreement.to_organisation_id)).where(
            or_(col(Agreement.from_organisation_id) == own, col(Agreement.to_organisation_id) == own),
            col(Agreement.kind) == kind,
            _in_force(today),
        )
    )
    return sorted({side for row in rows for side in row if side != own})


def in_force(one: UUID, other: UUID, kind: str, today: date) -> Select[UUID]:
    """The agreements in force between two organisations, held so until the transaction ends."""
    query = select(col(Agreement.id)).where(_between(one, other, kind, today))
    return query.order_by(col(Agreement.id)).with_for_update(read=True)
