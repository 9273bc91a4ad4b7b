"""What passes between a person and her lawyer."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases.errors import CaseClosed, CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.features.court.errors import NotItsAuthor
from trafficking_api.features.court.queries import note as queries
from trafficking_api.features.court.schemas.note import (
    NewPrivilegedNote,
    PrivilegedNoteBrief,
    PrivilegedNoteFilter,
    PrivilegedNotePatch,
    PrivilegedNotePublic,
)
from trafficking_api.features.court.service import note as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1/privileged-notes", tags=["privileged notes"], route_class=Door)


async def _read(mandate: Mandate, note_id: UUID) -> Response:
    """One note, whose words leave a trace that they were read."""
    return await answers.one(mandate, queries.note(mandate, note_id), before=reach.noting(mandate))


CanRead = Annotated[Mandate, Allow(Permission.PRIVILEGED_NOTES_READ)]
CanWrite = Annotated[Mandate, AllowOnce(Permission.PRIVILEGED_NOTES_WRITE, sees=queries.note, anew=_read)]
CanChange = Annotated[Mandate, Allow(Permission.PRIVILEGED_NOTES_WRITE)]


@router.get("", response_model=Page[PrivilegedNoteBrief], responses=raises(BadCursor))
async def list_privileged_notes(
    mandate: CanRead, wanted: Annotated[PrivilegedNoteFilter, Query()]
) -> Response:
    """The notes on cases in your sight, the latest first; without their words."""
    return await answers.page(mandate, queries.notes(mandate, wanted), wanted, ("created_at", "id"))


@router.post(
    "",
    response_model=PrivilegedNotePublic,
    status_code=201,
    responses=raises(CaseClosed, CaseMerged, MemberNeeded, Erased),
)
async def write_privileged_note(mandate: CanWrite, body: NewPrivilegedNote) -> Response:
    """Note what passed between a person and her lawyer. Only legal workers read it; it is never shared."""
    note_id = await service.write(mandate, body)
    return await answers.created(mandate, queries.note(mandate, note_id), before=reach.noting(mandate))


@router.get("/{note_id}", response_model=PrivilegedNotePublic)
async def read_privileged_note(mandate: CanRead, note_id: UUID) -> Response:
    """One note, with its words."""
    return await _read(mandate, note_id)


@router.patch(
    "/{note_id}",
    response_model=PrivilegedNotePublic,
    responses=raises(ReadOnly, NotItsAuthor, Stale, CaseClosed, Erased, IfMatchRequired),
)
async def change_privileged_note(
    mandate: CanChange, note_id: UUID, expected: IfMatch, body: PrivilegedNotePatch
) -> Response:
    """Say it otherwise, as its author."""
    await service.change(mandate, note_id, expected, body)
    return await _read(mandate, note_id)
