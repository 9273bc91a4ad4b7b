"""How long records are kept, what stops their destruction, what is left of them, and who is to be erased."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response
from starlette.background import BackgroundTask

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import MemberNeeded, SecondPersonNeeded
from trafficking_api.access.keeping import Kind
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import StillOpen
from trafficking_api.features.retention import queries, service
from trafficking_api.features.retention.errors import NoDateYet, OnLegalHold
from trafficking_api.features.retention.kinds import KINDS
from trafficking_api.features.retention.schemas import (
    DueFilter,
    DuePublic,
    ErasureFilter,
    ErasurePublic,
    Hold,
    NewErasure,
    Postponement,
    RetentionPublic,
    TombstonePublic,
)
from trafficking_api.features.retention.states import MACHINE
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import (
    BadCursor,
    Conflict,
    IfMatchRequired,
    Problem,
    Stale,
    Unavailable,
    WrongState,
    raises,
)
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1", tags=["retention"], route_class=Door)

commands = command_options(MACHINE)
CanRead = Annotated[Mandate, Allow(Permission.RETENTION_READ)]
CanRequest = Annotated[Mandate, AllowOnce(Permission.RETENTION_WRITE, sees=queries.erasure)]
CanCommand = Annotated[Mandate, AllowOnce(Permission.RETENTION_COMMAND, sees=queries.erasure)]


@router.get("/retention/due", response_model=Page[DuePublic], responses=raises(BadCursor))
async def list_due(mandate: CanRead, wanted: Annotated[DueFilter, Query()]) -> Response:
    """What will be purged soon, the first to go first; and what would be, if it were not on hold."""
    found = queries.due(mandate, wanted)
    return await answers.page(mandate, found, wanted, ("due_on", "id"), descending=False)


@router.get("/tombstones", response_model=Page[TombstonePublic], responses=raises(BadCursor))
async def list_tombstones(mandate: CanRead, wanted: Annotated[PageParams, Query()]) -> Response:
    """What is left of the records that were purged or erased, the last to go first."""
    return await answers.page(mandate, queries.tombstones(mandate), wanted, ("purged_on", "id"))


@router.get("/erasures", response_model=Page[ErasurePublic], responses=raises(BadCursor))
async def list_erasures(mandate: CanRead, wanted: Annotated[ErasureFilter, Query()]) -> Response:
    """The people who are to be erased, or were, the last asked for first."""
    return await answers.page(mandate, queries.erasures(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "/erasures",
    response_model=ErasurePublic,
    status_code=201,
    responses=raises(MemberNeeded, OnLegalHold, StillOpen, Conflict),
)
async def request_erasure(mandate: CanRequest, body: NewErasure) -> Response:
    """Ask that a person be erased before her time. Another member has to agree."""
    erasure_id = await service.request(mandate, body)
    return await answers.created(mandate, queries.erasure(mandate, erasure_id))


@router.get("/erasures/{erasure_id}", response_model=ErasurePublic)
async def read_erasure(mandate: CanRead, erasure_id: UUID) -> Response:
    """One erasure."""
    return await answers.one(mandate, queries.erasure(mandate, erasure_id))


@router.post(
    "/erasures/{erasure_id}/approve",
    **commands(
        "approve", ErasurePublic, MemberNeeded, SecondPersonNeeded, OnLegalHold, StillOpen, Unavailable
    ),
)
async def approve_erasure(
    mandate: CanCommand, erasure_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Agree, as another member. Her key, her words and all that finds her are destroyed at once, for good."""
    line = await service.approve(mandate, erasure_id, expected, body)
    answer = await answers.one(mandate, queries.erasure(mandate, erasure_id))
    # It runs when the answer has been sent, and so only after the commit.
    answer.background = BackgroundTask(service.confirm, mandate.office, line)
    return answer


@router.post("/erasures/{erasure_id}/withdraw", **commands("withdraw", ErasurePublic, Unavailable))
async def withdraw_erasure(
    mandate: CanCommand, erasure_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Let the person's record be, after all."""
    await service.withdraw(mandate, erasure_id, expected, body)
    return await answers.one(mandate, queries.erasure(mandate, erasure_id))


def _keeping_of(kind: Kind) -> None:
    """Below a record of one kind: until when it is kept."""
    its_id = Path(alias=f"{kind.name}_id")
    can_read: Any = Allow(Permission.RETENTION_READ)

    @router.get(
        f"{_below(kind)}/retention", response_model=RetentionPublic, name=f"read_{kind.name}_retention"
    )
    async def read(mandate: Mandate = can_read, record_id: UUID = its_id) -> Response:
        """Until when this record is kept, and whether something forbids its destruction."""
        return await answers.one(mandate, queries.retention(mandate, kind, record_id))


def _commands_of(kind: Kind) -> None:
    """Below a record of one kind: what can be done about its day."""
    its_id = Path(alias=f"{kind.name}_id")
    can_command: Any = AllowOnce(
        Permission.RETENTION_COMMAND, sees=lambda mandate, id_: queries.retention(mandate, kind, id_)
    )

    @router.post(f"{_below(kind)}/hold", **_changed(f"hold_{kind.name}", WrongState))
    async def hold(
        expected: IfMatch, body: Hold, mandate: Mandate = can_command, record_id: UUID = its_id
    ) -> Response:
        """Forbid its destruction, whatever its day, for a reason."""
        await service.hold(mandate, kind, record_id, expected, body)
        return await answers.one(mandate, queries.retention(mandate, kind, record_id))

    @router.post(f"{_below(kind)}/release-hold", **_changed(f"release_hold_{kind.name}", WrongState))
    async def release(
        expected: IfMatch, body: Command = NOTHING_MORE, mandate: Mandate = can_command, id_: UUID = its_id
    ) -> Response:
        """Allow its destruction again, when its day comes."""
        await service.release(mandate, kind, id_, expected, body)
        return await answers.one(mandate, queries.retention(mandate, kind, id_))

    @router.post(f"{_below(kind)}/postpone", **_changed(f"postpone_{kind.name}", NoDateYet))
    async def postpone(
        expected: IfMatch, body: Postponement, mandate: Mandate = can_command, record_id: UUID = its_id
    ) -> Response:
        """Keep it until another day, within what is allowed; the answer says which day it became."""
        await service.postpone(mandate, kind, record_id, expected, body)
        return await answers.one(mandate, queries.retention(mandate, kind, record_id))


def _below(kind: Kind) -> str:
    return f"/{kind.collection}/{{{kind.name}_id}}"


def _changed(name: str, *refusals: type[Problem]) -> dict[str, Any]:
    responses = raises(Stale, IfMatchRequired, *refusals)
    return {"response_model": RetentionPublic, "responses": responses, "name": name}


for _kind in KINDS:
    _keeping_of(_kind)
    _commands_of(_kind)
