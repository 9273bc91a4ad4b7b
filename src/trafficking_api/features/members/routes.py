"""The people who work at your organisation."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import LastAdmin, MemberNeeded, RoleNotHere
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.access.queries import own_kind
from trafficking_api.features.members import queries, service
from trafficking_api.features.members.errors import LastWorker, NoMailServer
from trafficking_api.features.members.schemas import (
    MemberFilter,
    MemberPatch,
    MemberPublic,
    NewMember,
    NotificationSettings,
    NotificationSettingsPatch,
)
from trafficking_api.features.members.states import MACHINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.route import together
from trafficking_api.kit.wire import NOTHING_MORE, Command

colleagues = APIRouter(prefix="/v1/members", tags=["members"], route_class=Door)
own = APIRouter(prefix="/v1/me/notification-settings", tags=["members"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.MEMBERS_READ)]
CanWrite = Annotated[Mandate, Allow(Permission.MEMBERS_WRITE)]
CanAdd = Annotated[Mandate, AllowOnce(Permission.MEMBERS_WRITE, sees=queries.member)]
CanAsk = Annotated[Mandate, Allow(Permission.ME_READ)]
CanChoose = Annotated[Mandate, Allow(Permission.ME_WRITE)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.MEMBERS_COMMAND, sees=queries.member)]


@colleagues.get("", response_model=Page[MemberPublic], responses=raises(BadCursor))
async def list_members(mandate: CanRead, wanted: Annotated[MemberFilter, Query()]) -> Response:
    """The members of your organisation, the newest first."""
    return await answers.page(mandate, queries.members(mandate, wanted), wanted, ("created_at", "id"))


@colleagues.post("", response_model=MemberPublic, status_code=201, responses=raises(RoleNotHere))
async def add_member(mandate: CanAdd, body: NewMember) -> Response:
    """Add a member. Nobody signs in by it: give it a client, or let a front end name it."""
    member_id = await service.add(mandate, body, await own_kind(mandate))
    return await answers.created(mandate, queries.member(mandate, member_id))


@colleagues.get("/{member_id}", response_model=MemberPublic)
async def read_member(mandate: CanRead, member_id: UUID) -> Response:
    """One member of your organisation."""
    return await answers.one(mandate, queries.member(mandate, member_id))


@colleagues.patch(
    "/{member_id}",
    response_model=MemberPublic,
    responses=raises(Stale, WrongState, RoleNotHere, LastWorker, LastAdmin, IfMatchRequired),
)
async def change_member(mandate: CanWrite, member_id: UUID, expected: IfMatch, body: MemberPatch) -> Response:
    """Change a member."""
    await service.change(mandate, member_id, expected, body, await own_kind(mandate))
    return await answers.one(mandate, queries.member(mandate, member_id))


@colleagues.post("/{member_id}/leave", **commands("leave", MemberPublic, LastWorker, LastAdmin))
async def leave_member(
    mandate: CanCommand, member_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """See a member off. Its next request is refused, whatever token it holds."""
    await service.leave(mandate, member_id, expected, body)
    return await answers.one(mandate, queries.member(mandate, member_id))


@own.get("", response_model=NotificationSettings, responses=raises(MemberNeeded))
async def read_notification_settings(mandate: CanAsk) -> Response:
    """What you are told by mail, and where. Nothing, until you choose it."""
    if mandate.member_id is None:
        raise MemberNeeded
    return await answers.one(mandate, queries.notification_settings(mandate))


@own.patch(
    "",
    response_model=NotificationSettings,
    responses=raises(Stale, MemberNeeded, NoMailServer, IfMatchRequired),
)
async def change_notification_settings(
    mandate: CanChoose, expected: IfMatch, body: NotificationSettingsPatch
) -> Response:
    """Choose what you are told by mail. Only what happens from then on is told."""
    await service.be_told(mandate, expected, body)
    return await answers.one(mandate, queries.notification_settings(mandate))


router = together(colleagues, own)
