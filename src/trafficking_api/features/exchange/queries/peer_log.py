"""SELECTs of the log of messages with other servers, and of what there is to tell them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
    text,
)
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.models import Event
from trafficking_api.features.exchange.models import FeedEntry, Peer, PeerLine, PeerMessage
from trafficking_api.features.exchange.schemas.peer import PeerMessagePublic
from trafficking_api.kit.read import Shape

#: Of what one says to the other, one message at a time; what the other says meanwhile does not wait.
IN_TURN = text("SELECT pg_advisory_xact_lock(hashtextextended(:pair, 0))").bindparams(
    bindparam("pair", type_=Text)
)


def messages(mandate: Mandate, peer_id: UUID) -> Shape:
    """What passed with a partner, as the organisation's own log has it."""
    own = mandate.organisation_id
    partner = select(col(Peer.partner_id)).where(col(Peer.organisation_id) == own, col(Peer.id) == peer_id)
    sender, receiver = col(PeerMessage.from_organisation_id), col(PeerMessage.to_organisation_id)
    is_out = sender == own
    plain = [name for name in PeerMessagePublic.model_fields if name != "direction"]
    query = select(
        case((is_out, literal("out", Text)), else_=literal("in", Text)).label("direction"),
        *(col(getattr(PeerMessage, name)) for name in plain),
    ).where(
        or_(
            and_(is_out, receiver == partner.scalar_subquery()),
            and_(receiver == own, sender == partner.scalar_subquery()),
        )
    )
    return Shape(query, PeerMessagePublic)


async def received(mandate: Mandate, sender: UUID, message_id: UUID) -> PeerMessage | None:
    """A message that is known already."""
    return await mandate.session.get(PeerMessage, (sender, message_id))


async def last_number(mandate: Mandate, sender: UUID, receiver: UUID) -> int:
    """The number of the last message that one has taken from the other."""
    query = select(func.max(col(PeerMessage.number))).where(*_pair(sender, receiver))
    return await mandate.session.scalar(query) or 0


def received_since(sender: UUID, receiver: UUID, since: datetime) -> Select[int]:
    """How many messages have come since then."""
    recent = col(PeerMessage.first_at) > since
    return select(func.count()).select_from(PeerMessage).where(*_pair(sender, receiver), recent)


def _pair(sender: UUID, receiver: UUID) -> tuple[ColumnElement[bool], ...]:
    return (
        col(PeerMessage.from_organisation_id) == sender,
        col(PeerMessage.to_organisation_id) == receiver,
    )


async def sent(mandate: Mandate, receiver: UUID, number: int) -> PeerMessage | None:
    """The message of this number, if one was sent."""
    of_it = col(PeerMessage.number) == number
    query = select(PeerMessage).where(*_pair(mandate.organisation_id, receiver), of_it)
    return (await mandate.session.scalars(query)).one_or_none()


async def peer_with(mandate: Mandate, partner_id: UUID) -> Peer | None:
    """The organisation's peer for a partner."""
    query = select(Peer).where(
        col(Peer.organisation_id) == mandate.organisation_id, col(Peer.partner_id) == partner_id
    )
    return (await mandate.session.scalars(query)).one_or_none()


def line(mandate: Mandate, peer_id: UUID) -> Select[PeerLine]:
    """How far a partner was told, held."""
    own = col(PeerLine.organisation_id) == mandate.organisation_id
    return select(PeerLine).where(own, col(PeerLine.id) == peer_id).with_for_update()


async def lines_due(mandate: Mandate) -> list[UUID]:
    """The peers that there may be something to tell, now."""
    more = exists().where(
        col(FeedEntry.organisation_id) == col(Peer.organisation_id),
        col(FeedEntry.peer_id) == col(Peer.partner_id),
        col(FeedEntry.peer_position) > col(PeerLine.position),
    )
    query = (
        select(col(Peer.id))
        .join(
            PeerLine,
            and_(
                col(PeerLine.organisation_id) == col(Peer.organisation_id), col(PeerLine.id) == col(Peer.id)
            ),
        )
        .where(
            col(Peer.organisation_id) == mandate.organisation_id,
            col(Peer.status) == "active",
            or_(col(PeerLine.failures) == 0, col(PeerLine.next_try_at) <= mandate.now),
            more,
        )
    )
    return list(await mandate.session.scalars(query))


async def next_event(mandate: Mandate, partner_id: UUID, after: int, types: Iterable[str]) -> Any:
    """The first thing that happened with a partner after this, of these types; None where there is none."""
    query = (
        select(
            col(FeedEntry.peer_position),
            col(FeedEntry.type),
            col(FeedEntry.object_id),
            col(Event.role).is_not(None).label("is_ours"),
        )
        .join(
            Event,
            and_(
                col(Event.organisation_id) == col(FeedEntry.organisation_id),
                col(Event.seq) == col(FeedEntry.event_seq),
            ),
        )
        .where(
            col(FeedEntry.organisation_id) == mandate.organisation_id,
            col(FeedEntry.peer_id) == partner_id,
            col(FeedEntry.peer_position) > after,
            col(FeedEntry.type).in_(list(types)),
        )
        .order_by(col(FeedEntry.peer_position))
        .limit(1)
    )
    return (await mandate.session.execute(query)).one_or_none()
