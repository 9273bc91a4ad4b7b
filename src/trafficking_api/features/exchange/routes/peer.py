"""An administrator's partners on other servers, and the keys of both."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.exchange.errors import FingerprintDiffers, PeerExists
from trafficking_api.features.exchange.queries import peer as queries
from trafficking_api.features.exchange.queries import peer_log as log
from trafficking_api.features.exchange.schemas.peer import (
    KeyConfirmed,
    KeyPresented,
    NewPeer,
    PeerFilter,
    PeerMessageFilter,
    PeerMessagePublic,
    PeerPublic,
)
from trafficking_api.features.exchange.service import peer as service
from trafficking_api.features.exchange.states import PEER
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, NotFound, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/peers", tags=["peers"], route_class=Door)

commands = command_options(PEER)
CanRead = Annotated[Mandate, Allow(Permission.PEERS_READ)]
CanMake = Annotated[Mandate, AllowOnce(Permission.PEERS_WRITE, sees=queries.peer)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.PEERS_COMMAND, sees=queries.peer)]


@router.get("", response_model=Page[PeerPublic], responses=raises(BadCursor))
async def list_peers(mandate: CanRead, wanted: Annotated[PeerFilter, Query()]) -> Response:
    """Your partners on other servers, the newest first."""
    return await answers.page(mandate, queries.peers(mandate, wanted), wanted, ("created_at", "id"))


@router.post("", response_model=PeerPublic, status_code=201, responses=raises(PeerExists))
async def make_peer(mandate: CanMake, body: NewPeer) -> Response:
    """Make a peer for a partner on another server. Give your public key to its administrator."""
    peer_id = await service.meet(mandate, body)
    return await answers.created(mandate, queries.peer(mandate, peer_id))


@router.get("/{peer_id}", response_model=PeerPublic)
async def read_peer(mandate: CanRead, peer_id: UUID) -> Response:
    """One of your partners on other servers."""
    return await answers.one(mandate, queries.peer(mandate, peer_id))


@router.get(
    "/{peer_id}/messages", response_model=Page[PeerMessagePublic], responses=raises(BadCursor, NotFound)
)
async def list_peer_messages(
    mandate: CanRead, peer_id: UUID, wanted: Annotated[PeerMessageFilter, Query()]
) -> Response:
    """The log of what passed with a partner, either way, the latest first; none of what was said."""
    shape, parent = log.messages(mandate, peer_id), queries.peer(mandate, peer_id)
    return await answers.page(mandate, shape, wanted, ("first_at", "id"), parent=parent)


@router.post("/{peer_id}/present", **commands("present", PeerPublic))
async def present_peer(mandate: CanCommand, peer_id: UUID, expected: IfMatch, body: KeyPresented) -> Response:
    """Put in the public key that the partner gave you. It counts once it is confirmed."""
    await service.present(mandate, peer_id, expected, body)
    return await answers.one(mandate, queries.peer(mandate, peer_id))


@router.post("/{peer_id}/confirm", **commands("confirm", PeerPublic, FingerprintDiffers))
async def confirm_peer(mandate: CanCommand, peer_id: UUID, expected: IfMatch, body: KeyConfirmed) -> Response:
    """Confirm the key by its fingerprint, which the partner's administrator reads out to you by telephone."""
    await service.confirm(mandate, peer_id, expected, body)
    return await answers.one(mandate, queries.peer(mandate, peer_id))


@router.post("/{peer_id}/stop", **commands("stop", PeerPublic))
async def stop_peer(
    mandate: CanCommand, peer_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Exchange nothing more with this partner, either way, until you resume."""
    await service.stop(mandate, peer_id, expected, body)
    return await answers.one(mandate, queries.peer(mandate, peer_id))


@router.post("/{peer_id}/resume", **commands("resume", PeerPublic))
async def resume_peer(
    mandate: CanCommand, peer_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Go on where it was stopped; what has waited is sent."""
    await service.resume(mandate, peer_id, expected, body)
    return await answers.one(mandate, queries.peer(mandate, peer_id))


@router.post("/{peer_id}/renew", **commands("renew", PeerPublic))
async def renew_peer(
    mandate: CanCommand, peer_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Begin again with a new pair of keys, as when one may have been stolen."""
    await service.renew(mandate, peer_id, expected, body)
    return await answers.one(mandate, queries.peer(mandate, peer_id))
