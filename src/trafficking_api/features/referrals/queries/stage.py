"""SELECTs about what was released, said and logged between two organisations."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, LargeBinary, Select, and_, case, cast, func, literal, or_, select
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.queries import person_behind, person_in, seen
from trafficking_api.features.consents import queries as consents
from trafficking_api.features.referrals.models import (
    Disclosure,
    ErasureRequest,
    Exchange,
    Referral,
    ReferralLink,
    ReferralMessage,
    ReleaseRequest,
)
from trafficking_api.features.referrals.queries.arrival import in_reach, who_in_reach
from trafficking_api.features.referrals.schemas.exchange import (
    ErasureFilter,
    ErasureRequestPublic,
    ExchangePublic,
    ReferralMessagePublic,
)
from trafficking_api.features.referrals.schemas.stage import (
    DisclosureMade,
    DisclosureReceived,
    ReleaseRequestPublic,
)
from trafficking_api.features.referrals.states import (
    ERASURE,
    HIDDEN_FROM_RECEIVER,
    RECEIVER,
    SENDER,
)
from trafficking_api.kit.read import Query, Shape, under


def _sides(mandate: Mandate, table: Any) -> tuple[tuple[str, ColumnElement[bool]], ...]:
    """The rows of each side: the sender's of cases that the caller sees, the receiver's of its referrals.

    Of these too, once she has arrived, only those whose case here the caller sees.
    """
    own = mandate.organisation_id
    referral_id = col(table.referral_id if hasattr(table, "referral_id") else table.id)
    in_sight = (
        select(literal(1))
        .where(
            col(ReferralLink.organisation_id) == own,
            col(ReferralLink.id) == referral_id,
            seen(mandate, col(ReferralLink.case_id)),
        )
        .correlate(table)
        .exists()
    )
    not_hidden = (
        select(literal(1))
        .where(
            col(Referral.to_organisation_id) == own,
            col(Referral.id) == referral_id,
            col(Referral.status).not_in(HIDDEN_FROM_RECEIVER),
        )
        .correlate(table)
        .exists()
    )
    return (
        (SENDER, and_(col(table.from_organisation_id) == own, in_sight)),
        (RECEIVER, and_(col(table.to_organisation_id) == own, not_hidden, in_reach(mandate, referral_id))),
    )


def disclosure(mandate: Mandate, referral_id: UUID) -> list[Shape]:
    """What was released by a referral: to its receiver what it says, to its sender that it was."""
    (_, made), (_, received) = _sides(mandate, Disclosure)
    of_link: dict[str, Any] = {
        "consent_id": ReferralLink.release_consent_id,
        "consent_version": ReferralLink.release_consent_version,
    }
    columns: list[Any] = [
        col(of_link[name] if name in of_link else getattr(Disclosure, name)).label(name)
        for name in DisclosureMade.model_fields
        if name != "view"
    ]
    of_sender = (
        select(literal("sender").label("view"), *columns)
        .join(
            ReferralLink,
            and_(
                col(ReferralLink.organisation_id) == col(Disclosure.from_organisation_id),
                col(ReferralLink.id) == col(Disclosure.id),
            ),
        )
        .where(made, col(Disclosure.id) == referral_id)
    )
    return [
        Shape(of_sender, DisclosureMade),
        Shape(_received(mandate, received, referral_id), DisclosureReceived),
    ]


def _received(mandate: Mandate, received: ColumnElement[bool], referral_id: UUID) -> Query:
    """Readable until the instant at which it ends, and not at it."""
    columns: list[Any] = [
        col(getattr(Disclosure, name)) for name in DisclosureReceived.model_fields if name != "view"
    ]
    ends, wrapped = col(Disclosure.expires_at), cast(col(Disclosure.wrapped), LargeBinary)
    return select(
        literal("receiver").label("view"),
        *columns,
        *under(wrapped, col(Disclosure.id), literal(0)),
    ).where(
        received,
        col(Disclosure.id) == referral_id,
        who_in_reach(mandate, col(Disclosure.id)),
        col(Disclosure.ended_at).is_(None),
        func.coalesce(ends > mandate.now, ends.is_(None)),
    )


def disclosed(mandate: Mandate, referral_id: UUID) -> Select[Disclosure]:
    """What the sender released by a referral, locked."""
    own = col(Disclosure.from_organisation_id) == mandate.organisation_id
    return select(Disclosure).where(own, col(Disclosure.id) == referral_id).with_for_update()


def overdue_disclosures(mandate: Mandate, at_most: int) -> Select[UUID]:
    """Disclosures of the tenant whose time is over and whose bytes are still there."""
    return select(col(Disclosure.id)).where(*_overdue(mandate)).order_by(col(Disclosure.id)).limit(at_most)


def overdue_disclosure(mandate: Mandate, referral_id: UUID) -> Select[Disclosure]:
    """This one, if it is so still, locked."""
    return select(Disclosure).where(*_overdue(mandate), col(Disclosure.id) == referral_id).with_for_update()


def _overdue(mandate: Mandate) -> tuple[ColumnElement[bool], ...]:
    return (
        col(Disclosure.from_organisation_id) == mandate.organisation_id,
        col(Disclosure.ended_at).is_(None),
        col(Disclosure.expires_at) <= mandate.now,
    )


def asked_to_erase(mandate: Mandate, referral_id: UUID) -> Select[UUID]:
    """A question to the receiver of a referral that stands, or that it answered by erasing all of it."""
    return select(col(ErasureRequest.id)).where(
        col(ErasureRequest.from_organisation_id) == mandate.organisation_id,
        col(ErasureRequest.referral_id) == referral_id,
        or_(col(ErasureRequest.status) == "open", col(ErasureRequest.answer) == "Erased"),
    )


def proposed(mandate: Mandate, referral_id: UUID) -> Select[ReleaseRequest]:
    """The release without consent that was proposed for a referral, locked."""
    return all_proposed(mandate, [referral_id])


def release_request(mandate: Mandate, referral_id: UUID) -> list[Shape]:
    """What was proposed to be released of a case that the caller sees, and why."""
    columns = [col(getattr(ReleaseRequest, name)) for name in ReleaseRequestPublic.model_fields]
    return [Shape(_proposed_in_sight(mandate, referral_id, *columns), ReleaseRequestPublic)]


def proposed_of(mandate: Mandate, referral_id: UUID) -> Query:
    """Whose release was proposed, where the caller may read that."""
    return _proposed_in_sight(mandate, referral_id, person_in(mandate, col(ReferralLink.case_id)))


def _proposed_in_sight(mandate: Mandate, referral_id: UUID, *columns: Any) -> Query:
    link = and_(
        col(ReferralLink.organisation_id) == col(ReleaseRequest.organisation_id),
        col(ReferralLink.id) == col(ReleaseRequest.id),
    )
    return (
        select(*columns)
        .select_from(ReleaseRequest)
        .join(ReferralLink, link)
        .where(
            col(ReleaseRequest.organisation_id) == mandate.organisation_id,
            col(ReleaseRequest.id) == referral_id,
            seen(mandate, col(ReferralLink.case_id)),
        )
    )


def all_proposed(mandate: Mandate, referral_ids: Collection[UUID]) -> Select[ReleaseRequest]:
    """The releases without consent that were proposed for these referrals, locked in order."""
    own = col(ReleaseRequest.organisation_id) == mandate.organisation_id
    of_them = col(ReleaseRequest.id).in_(referral_ids)
    return select(ReleaseRequest).where(own, of_them).order_by(col(ReleaseRequest.id)).with_for_update()


def consent_in_force(mandate: Mandate, case_id: UUID, receiver_id: UUID) -> Query:
    """Which consent counts now, without holding it: it is noted with the sending (REF-17)."""
    person_id = person_behind(mandate, case_id).scalar_subquery()
    current = consents.current(mandate, person_id, "ReferralShare", receiver_id)
    found = current.where(consents.live(mandate)).subquery()
    return select(found.c.id, found.c.version)


def messages(mandate: Mandate, referral_id: UUID) -> Shape:
    """What was said about a referral, as the side the organisation is on has it."""
    (made, received) = _sides(mandate, ReferralMessage)
    is_sender = made[1]
    own_side = case((is_sender, SENDER), else_=RECEIVER)
    body = case((is_sender, col(ReferralMessage.body_for_from)), else_=col(ReferralMessage.body_for_to))
    query = select(
        col(ReferralMessage.id),
        col(ReferralMessage.written_by),
        case((col(ReferralMessage.written_by) == own_side, col(ReferralMessage.author_id))).label(
            "author_id"
        ),
        body.label("text"),
        col(ReferralMessage.created_at),
    ).where(col(ReferralMessage.referral_id) == referral_id, is_sender | received[1])
    return Shape(query, ReferralMessagePublic)


def messages_of(mandate: Mandate, referral_ids: Collection[UUID]) -> Select[ReferralMessage]:
    """What was said about these referrals of the organisation, locked in order, for whom has to forget it."""
    own = col(ReferralMessage.from_organisation_id) == mandate.organisation_id
    of_them = col(ReferralMessage.referral_id).in_(referral_ids)
    said = col(ReferralMessage.body_for_from).is_not(None)
    return (
        select(ReferralMessage).where(own, of_them, said).order_by(col(ReferralMessage.id)).with_for_update()
    )


def message(mandate: Mandate, referral_id: UUID, message_id: UUID) -> list[Shape]:
    """One message of a referral."""
    shape = messages(mandate, referral_id)
    return [Shape(shape.query.where(col(ReferralMessage.id) == message_id), shape.wire)]


def exchanges(mandate: Mandate, referral_id: UUID) -> Shape:
    """The log of a referral, which both sides have."""
    (_, made), (_, received) = _sides(mandate, Exchange)
    hashed = func.encode(col(Exchange.message_hash), "hex").label("message_hash")
    columns = [
        hashed if name == "message_hash" else col(getattr(Exchange, name))
        for name in ExchangePublic.model_fields
    ]
    query = select(*columns).where(col(Exchange.referral_id) == referral_id, made | received)
    return Shape(query, ExchangePublic)


def erasure_requests(mandate: Mandate, wanted: ErasureFilter | None = None) -> Shape:
    """The requests to erase that the organisation made or got."""
    own, status = mandate.organisation_id, col(ErasureRequest.status)
    received = col(ErasureRequest.to_organisation_id) == own
    sides = (RECEIVER,) if mandate.may(Permission.REFERRALS_COMMAND) else ()
    commands = case((received, ERASURE.allowed_sql(status, sides)), else_=ERASURE.allowed_sql(status, ()))
    columns = [
        commands.label(name) if name == "allowed_commands" else col(getattr(ErasureRequest, name))
        for name in ErasureRequestPublic.model_fields
    ]
    (_, made), _ = _sides(mandate, ErasureRequest)
    in_sight = and_(received, in_reach(mandate, col(ErasureRequest.referral_id)))
    query = select(*columns).where(in_sight | made)
    if wanted and wanted.status:
        query = query.where(status.in_(wanted.status))
    return Shape(query, ErasureRequestPublic)


def erasure_request(mandate: Mandate, erasure_request_id: UUID) -> list[Shape]:
    """One request to erase, looked up by the key of either side."""
    query, own = erasure_requests(mandate).query, mandate.organisation_id
    of_it = col(ErasureRequest.id) == erasure_request_id
    sides = (col(ErasureRequest.from_organisation_id), col(ErasureRequest.to_organisation_id))
    return [Shape(query.where(side == own, of_it), ErasureRequestPublic) for side in sides]
