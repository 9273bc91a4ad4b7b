"""What was found out about somebody's situation, and how it changes."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import Erased, MemberNeeded, ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.case_plans.queries import assessment as queries
from trafficking_api.features.case_plans.schemas.assessment import (
    AssessmentBrief,
    AssessmentFilter,
    AssessmentPublic,
    CaseProgress,
    NewAssessment,
)
from trafficking_api.features.case_plans.service import assessment
from trafficking_api.features.case_plans.states import ENTRY
from trafficking_api.features.cases.errors import CaseMerged
from trafficking_api.features.cases.queries import reach
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1", tags=["case plans"], route_class=Door)


async def _read(mandate: Mandate, assessment_id: UUID) -> Response:
    """One assessment, which leaves a trace that it was read."""
    shapes = queries.assessment(mandate, assessment_id)
    return await answers.one(mandate, shapes, before=reach.noting(mandate))


commands = command_options(ENTRY)
CanRead = Annotated[Mandate, Allow(Permission.ASSESSMENTS_READ)]
CanRecord = Annotated[Mandate, AllowOnce(Permission.ASSESSMENTS_WRITE, sees=queries.assessment, anew=_read)]
CanVoid = Annotated[Mandate, AllowOnce(Permission.ASSESSMENTS_COMMAND, sees=queries.assessment, anew=_read)]


@router.get("/assessments", response_model=Page[AssessmentBrief], responses=raises(BadCursor))
async def list_assessments(mandate: CanRead, wanted: Annotated[AssessmentFilter, Query()]) -> Response:
    """The assessments of the cases you see, the latest first; what was found is in each one."""
    return await answers.page(mandate, queries.assessments(mandate, wanted), wanted, ("assessed_on", "id"))


@router.post(
    "/assessments",
    response_model=AssessmentPublic,
    status_code=201,
    responses=raises(CaseMerged, MemberNeeded, Erased),
)
async def record_assessment(mandate: CanRecord, body: NewAssessment) -> Response:
    """Record what was found. The points of a questionnaire are counted here; it is never rewritten."""
    id_ = await assessment.record(mandate, body)
    return await answers.created(mandate, queries.assessment(mandate, id_), before=reach.noting(mandate))


@router.get("/assessments/{assessment_id}", response_model=AssessmentPublic)
async def read_assessment(mandate: CanRead, assessment_id: UUID) -> Response:
    """One assessment, with what was found."""
    return await _read(mandate, assessment_id)


@router.post("/assessments/{assessment_id}/void", **commands("void", AssessmentPublic, ReadOnly))
async def void_assessment(
    mandate: CanVoid, assessment_id: UUID, expected: IfMatch, body: Command = NOTHING_MORE
) -> Response:
    """Say that it was entered in error. It stays to be seen, and counts no more."""
    await assessment.void(mandate, assessment_id, expected, body)
    return await _read(mandate, assessment_id)


@router.get("/cases/{case_id}/progress", response_model=CaseProgress)
async def read_case_progress(mandate: CanRead, case_id: UUID) -> Response:
    """How somebody's situation has changed, domain by domain, since the first baseline."""
    return answers.computed(await assessment.compared(mandate, case_id))
