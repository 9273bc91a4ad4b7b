"""SELECTs about partners on other servers."""

from uuid import UUID

from sqlalchemy import Select, Text, Uuid, and_, column, select, table
from sqlmodel import col

from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.models import Peer, PeerLine
from trafficking_api.features.exchange.schemas.peer import PeerFilter, PeerPublic
from trafficking_api.features.exchange.states import HERE, PEER, PeerStatus
from trafficking_api.kit.read import Shape

#: How it is told what happened, which changes without a version.
_OF_LINE = ("failing_since", "next_try_at")
_OWN_LINE = and_(col(PeerLine.organisation_id) == col(Peer.organisation_id), col(PeerLine.id) == col(Peer.id))


def peers(mandate: Mandate, wanted: PeerFilter | None = None) -> Shape:
    """The peers of the organisation."""
    may = mandate.may(Permission.PEERS_COMMAND)
    commands = PEER.allowed_sql(col(Peer.status), (HERE,) if may else ())
    plain = [name for name in PeerPublic.model_fields if name != "allowed_commands"]
    columns = [col(getattr(PeerLine if name in _OF_LINE else Peer, name)) for name in plain]
    query = select(*columns, commands.label("allowed_commands"))
    query = query.outerjoin(PeerLine, _OWN_LINE)
    query = query.where(col(Peer.organisation_id) == mandate.organisation_id)
    if wanted and wanted.status:
        query = query.where(col(Peer.status).in_(wanted.status))
    if wanted and wanted.updated_since:
        query = query.where(col(Peer.updated_at) >= wanted.updated_since)
    return Shape(query, PeerPublic)


def peer(mandate: Mandate, peer_id: UUID) -> list[Shape]:
    """One of them."""
    return [Shape(peers(mandate).query.where(col(Peer.id) == peer_id), PeerPublic)]


def held(mandate: Mandate, peer_id: UUID) -> Select[Peer]:
    """One of them as a row, held."""
    own = col(Peer.organisation_id) == mandate.organisation_id
    return select(Peer).where(own, col(Peer.id) == peer_id).with_for_update()


def given_up(mandate: Mandate, peer_id: UUID) -> Select[UUID]:
    """A peer whose line tries no more, until somebody has looked."""
    return (
        select(col(PeerLine.id))
        .join(Peer, _OWN_LINE)
        .where(
            col(PeerLine.organisation_id) == mandate.organisation_id,
            col(PeerLine.id) == peer_id,
            col(Peer.status) == PeerStatus.ACTIVE,
            col(PeerLine.failures) > 0,
            col(PeerLine.next_try_at).is_(None),
        )
    )


async def has_active(mandate: Mandate) -> bool:
    """True when there is a partner to whom something may be told."""
    own = col(Peer.organisation_id) == mandate.organisation_id
    query = select(col(Peer.id)).where(own, col(Peer.status) == "active").limit(1)
    return await mandate.session.scalar(query) is not None


async def home_of(mandate: Mandate, organisation_id: UUID) -> str | None:
    """The address of the server on which a partner works; None for who is at home here, or unknown."""
    organisations = table("organisations", column("id", Uuid), column("home_url", Text))
    query = select(organisations.c.home_url).where(organisations.c.id == organisation_id)
    return await mandate.session.scalar(query)
