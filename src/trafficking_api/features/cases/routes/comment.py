"""What caseworkers note about a case."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import AllowOnce, Door
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries, service
from trafficking_api.features.cases.models import CaseComment
from trafficking_api.features.cases.routes.case import CanRead
from trafficking_api.features.cases.schemas.comment import CaseCommentPublic, NewCaseComment
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/cases/{case_id}/comments", tags=["cases"], route_class=Door)


async def _read(mandate: Mandate, case_id: UUID, comment_id: UUID) -> Response:
    """One comment, whose words leave a trace that they were read."""
    await service.note_reading(mandate, CaseComment, case_id, comment_id)
    return await answers.one(mandate, queries.comment(mandate, case_id, comment_id))


CanWrite = Annotated[Mandate, AllowOnce(Permission.CASES_WRITE, sees=queries.comment, anew=_read)]


@router.get("", response_model=Page[CaseCommentPublic], responses=raises(BadCursor))
async def list_case_comments(
    mandate: CanRead, case_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """The comments on a case in the order they were written."""
    await service.note_reading(mandate, CaseComment, case_id)
    shape, parent = queries.comments(mandate, case_id), queries.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), descending=False, parent=parent)


@router.post(
    "", response_model=CaseCommentPublic, status_code=201, responses=raises(ReadOnly, MemberNeeded, Erased)
)
async def write_case_comment(mandate: CanWrite, case_id: UUID, body: NewCaseComment) -> Response:
    """Write a comment. It is never changed; on a closed case it is kept, and the case stays closed."""
    id_ = await service.write_comment(mandate, case_id, body)
    return await answers.created(mandate, queries.comment(mandate, case_id, id_))


@router.get("/{comment_id}", response_model=CaseCommentPublic)
async def read_case_comment(mandate: CanRead, case_id: UUID, comment_id: UUID) -> Response:
    """One comment on a case."""
    return await _read(mandate, case_id, comment_id)
