"""SELECTs about referrals."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    Text,
    and_,
    case,
    cast,
    false,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.agreements.queries import class_size
from trafficking_api.features.cases.closing import condition
from trafficking_api.features.cases.queries import seen
from trafficking_api.features.cases.timeline import hanging, told
from trafficking_api.features.organisations.queries import country, own_class_size
from trafficking_api.features.referrals.models import Referral, ReferralLink, ReleaseRequest
from trafficking_api.features.referrals.queries.arrival import in_reach
from trafficking_api.features.referrals.schemas.referral import ReferralFilter, ReferralReceived, ReferralSent
from trafficking_api.features.referrals.states import HIDDEN_FROM_RECEIVER, MACHINE, OPEN, RECEIVER, SENDER, S
from trafficking_api.kit.read import Query, Shape

_JOINED: ColumnElement[bool] = and_(
    col(ReferralLink.organisation_id) == col(Referral.from_organisation_id),
    col(ReferralLink.id) == col(Referral.id),
)


def _commands(mandate: Mandate, side: str) -> ColumnElement[Any]:
    sides = (side,) if mandate.may(Permission.REFERRALS_COMMAND) else ()
    return MACHINE.allowed_sql(col(Referral.status), sides)


def _card(mandate: Mandate) -> ColumnElement[Any]:
    """The frozen card with what was added to it since, for this receiver only, as long as it may be told."""
    until = col(Referral.agreed_until)
    agreed = case(
        (or_(until.is_(None), until > mandate.now), col(Referral.agreed_refinements)),
        else_=cast(literal("{}", Text), JSONB),
    )
    return col(Referral.card).op("||")(col(Referral.refinements)).op("||")(agreed)


def _is_proposed(mandate: Mandate) -> ColumnElement[bool]:
    """True while a release without consent waits for a second member."""
    return (
        select(literal(1))
        .where(
            col(ReleaseRequest.organisation_id) == col(ReferralLink.organisation_id),
            col(ReleaseRequest.id) == col(ReferralLink.id),
            col(ReleaseRequest.approved_at).is_(None),
            col(ReleaseRequest.expires_at) > mandate.now,
        )
        .correlate(ReferralLink)
        .exists()
    )


def sent(mandate: Mandate) -> Shape:
    """The referrals of the cases that the caller sees, with what the sender alone knows of them."""
    own = {
        "case_id",
        "level",
        "class_size",
        "k",
        "withdraw_code",
        "created_at",
        "sent_at",
        "answered_at",
        "updated_at",
    }
    derived: dict[str, ColumnElement[Any]] = {
        "view": literal("sender"),
        "card": _card(mandate),
        "release_proposed": _is_proposed(mandate),
        "allowed_commands": _commands(mandate, SENDER),
    }
    derived.update({name: getattr(ReferralLink, name) for name in own})
    columns = [
        derived.get(name, getattr(Referral, name, None)).label(name)  # type: ignore[union-attr]
        for name in ReferralSent.model_fields
    ]
    query = select(*columns).join(ReferralLink, _JOINED)
    made_here = col(Referral.from_organisation_id) == mandate.organisation_id
    return Shape(query.where(made_here, seen(mandate, col(ReferralLink.case_id))), ReferralSent)


def received(mandate: Mandate) -> Shape:
    """The referrals made to the organisation; from her arrival on, those whose case here the caller sees."""
    found = just_received(mandate)
    return Shape(found.query.where(in_reach(mandate, col(Referral.id))), found.wire)


def just_received(mandate: Mandate) -> Shape:
    """The same, whoever sees the case; placed elsewhere, only id, state and day are left."""
    gone = col(Referral.status) == S.PLACED_ELSEWHERE
    left = {"id", "version", "status", "updated_on", "view", "allowed_commands"}
    derived: dict[str, ColumnElement[Any]] = {
        "view": literal("receiver"),
        "card": _card(mandate),
        "allowed_commands": _commands(mandate, RECEIVER),
    }
    columns = []
    for name in ReferralReceived.model_fields:
        column = derived[name] if name in derived else col(getattr(Referral, name))
        shown = column if name in left else case((gone, None), else_=column)
        columns.append(shown.label(name))
    # Inbound lists are sorted by a day, never by an hour; it is there also where it is no longer shown.
    query = select(*columns, col(Referral.sent_on).label("_day")).where(
        col(Referral.to_organisation_id) == mandate.organisation_id,
        col(Referral.status).not_in(HIDDEN_FROM_RECEIVER),
    )
    return Shape(query, ReferralReceived)


def referrals(mandate: Mandate, wanted: ReferralFilter) -> Shape:
    """The referrals of one direction."""
    shape = sent(mandate) if wanted.direction == "out" else received(mandate)
    query = shape.query
    if wanted.status:
        query = query.where(col(Referral.status).in_(wanted.status))
    if wanted.case_id is not None:
        # What is received tells nothing of a case, so none of it is of this one.
        of_it = col(ReferralLink.case_id) == wanted.case_id if wanted.direction == "out" else false()
        query = query.where(of_it)
    if wanted.updated_since is not None:
        query = query.where(_changed_since(mandate, wanted.direction, wanted.updated_since))
    return Shape(query, shape.wire)


def _day_west(since: datetime) -> date:
    """The earliest day that it can still be at this time, which is twelve hours west of Greenwich."""
    return (since - timedelta(hours=12)).date()


def _changed_since(mandate: Mandate, direction: str, since: datetime | date) -> ColumnElement[bool]:
    if direction == "in":
        return col(Referral.updated_on) >= (_day_west(since) if isinstance(since, datetime) else since)
    if not isinstance(since, datetime):
        since = datetime.combine(since, time(), mandate.tenant.zone)
    return col(ReferralLink.updated_at) >= since


def referral(mandate: Mandate, referral_id: UUID) -> list[Shape]:
    """One referral, as the side the organisation is on sees it."""
    return [
        Shape(shape.query.where(col(Referral.id) == referral_id), shape.wire)
        for shape in (sent(mandate), received(mandate))
    ]


def just_arrived(mandate: Mandate, referral_id: UUID) -> list[Shape]:
    """A referral for whom she has just come by it: the case that she has here may be another worker's."""
    shape = just_received(mandate)
    return [Shape(shape.query.where(col(Referral.id) == referral_id), shape.wire)]


def repeatable(mandate: Mandate, referral_id: UUID, *_below: UUID) -> list[Shape]:
    """The same, where an earlier answer may be given again: not to a receiver who has lost the card since.

    So it is with what was said below a referral, which names nobody else.
    """
    mine, theirs = referral(mandate, referral_id)
    kept = theirs.query.where(col(Referral.status) != S.PLACED_ELSEWHERE)
    return [mine, Shape(kept, theirs.wire)]


def round_of(referral_id: UUID) -> Select[ReferralLink, Referral]:
    """Every referral of the same case, in the sender's tenant, locked in the order of their ids."""
    this = select(col(ReferralLink.organisation_id), col(ReferralLink.case_id)).where(
        col(ReferralLink.id) == referral_id
    )
    case_of_it = this.subquery("this")
    return (
        linked_rows()
        .join(
            case_of_it,
            and_(
                col(ReferralLink.organisation_id) == case_of_it.c.organisation_id,
                col(ReferralLink.case_id) == case_of_it.c.case_id,
            ),
        )
        .order_by(col(ReferralLink.id))
        .with_for_update(of=[ReferralLink, Referral])
    )


def linked(referral_id: UUID) -> Select[ReferralLink, Referral]:
    """One referral with its link, in the sender's tenant, locked."""
    return linked_rows().where(col(ReferralLink.id) == referral_id).with_for_update()


def link_of(referral_id: UUID) -> Select[ReferralLink, Referral]:
    """The same without a lock, to see what it is about before anything is held."""
    return linked_rows().where(col(ReferralLink.id) == referral_id)


def arrived_before(mandate: Mandate, case_id: UUID | ScalarSelect[UUID], receiver_id: UUID) -> Select[UUID]:
    """The referrals by which the person of a case has arrived at a receiver already."""
    return (
        select(col(Referral.id))
        .join(ReferralLink, _JOINED)
        .where(
            col(ReferralLink.organisation_id) == mandate.organisation_id,
            col(ReferralLink.case_id) == case_id,
            col(ReferralLink.to_organisation_id) == receiver_id,
            col(Referral.arrived_on).is_not(None),
        )
    )


def arrived_with(mandate: Mandate, referral: Referral) -> Select[UUID]:
    """The referrals by which the person of this one has arrived at its receiver: this one, or others."""
    case_id = (
        select(col(ReferralLink.case_id))
        .where(
            col(ReferralLink.organisation_id) == mandate.organisation_id, col(ReferralLink.id) == referral.id
        )
        .scalar_subquery()
    )
    return arrived_before(mandate, case_id, referral.to_organisation_id)


def overdue(today: date, at_most: int) -> Select[ReferralLink, Referral]:
    """Sent referrals of the tenant whose answer date has passed; those being worked on are left alone."""
    query = linked_rows().where(col(Referral.status) == S.SENT, col(Referral.respond_by_on) < today)
    return query.order_by(col(ReferralLink.id)).limit(at_most).with_for_update(skip_locked=True)


def linked_rows() -> Select[ReferralLink, Referral]:
    """Referrals with their links, in the sender's tenant."""
    query = select(ReferralLink, Referral).join(Referral, _JOINED)
    return query.execution_options(populate_existing=True)


def terms(mandate: Mandate, kind: str, receivers: Sequence[UUID]) -> Query:
    """The sender's own k and country, then the agreed k with each receiver, NULL where nothing is agreed."""
    me, today = mandate.organisation_id, mandate.today()
    agreed = (class_size(me, receiver, kind, today).label(f"k{i}") for i, receiver in enumerate(receivers))
    return select(own_class_size(me), country(me), *agreed)


@condition
def still_open(organisation_id: UUID, case_id: UUID) -> Select[str, str, str]:
    """The referrals of a case that must end before it closes."""
    return (
        select(literal("referral"), cast(col(Referral.id), Text), col(Referral.status))
        .join(ReferralLink, _JOINED)
        .where(
            col(ReferralLink.organisation_id) == organisation_id,
            col(ReferralLink.case_id) == case_id,
            col(Referral.status).in_(OPEN),
        )
    )


@told(Permission.REFERRALS_READ)
def made_for(mandate: Mandate, cases: Select[UUID]) -> Select[str, UUID, UUID]:
    """The referrals that were made for these cases; a link has the id of its referral."""
    case_id = col(ReferralLink.case_id)
    return hanging(Referral.recorded_as, col(ReferralLink.id), case_id).where(
        col(ReferralLink.organisation_id) == mandate.organisation_id, case_id.in_(cases)
    )


def first_told(mandate: Mandate, case_id: UUID) -> Select[Any]:
    """The facts that the first card of a case was made of; no row before the first sending."""
    return (
        select(col(ReferralLink.facts))
        .where(
            col(ReferralLink.organisation_id) == mandate.organisation_id,
            col(ReferralLink.case_id) == case_id,
            col(ReferralLink.sent_at).is_not(None),
        )
        .order_by(col(ReferralLink.sent_at), col(ReferralLink.id))
        .limit(1)
    )
