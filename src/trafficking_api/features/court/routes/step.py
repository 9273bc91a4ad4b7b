"""The steps of a proceeding, and where it stood when."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.court.errors import CorrectionBlocked, TakenBack
from trafficking_api.features.court.queries import step as queries
from trafficking_api.features.court.queries.proceeding import proceeding
from trafficking_api.features.court.schemas.step import (
    NewStep,
    StageStanding,
    StageWanted,
    StepCorrection,
    StepPublic,
)
from trafficking_api.features.court.service import step as service
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, IfMatchRequired, Stale, WrongState, raises
from trafficking_api.kit.paging import Page, PageParams

router = APIRouter(prefix="/v1/proceedings/{proceeding_id}", tags=["court files"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.COURT_FILES_READ)]
CanStep = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_COMMAND, sees=queries.step)]
CanCorrect = Annotated[Mandate, AllowOnce(Permission.COURT_FILES_COMMAND, sees=queries.correction)]


@router.get("/steps", response_model=Page[StepPublic], responses=raises(BadCursor))
async def list_proceeding_steps(
    mandate: CanRead, proceeding_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """What led a proceeding to where it stands, the oldest first, and what was wrong of it."""
    shape, parent = queries.steps(mandate, proceeding_id), proceeding(mandate, proceeding_id)
    return await answers.page(mandate, shape, wanted, ("place", "id"), descending=False, parent=parent)


@router.post(
    "/steps",
    response_model=StepPublic,
    status_code=201,
    responses=raises(ReadOnly, Stale, WrongState, IfMatchRequired),
)
async def take_proceeding_step(
    mandate: CanStep, proceeding_id: UUID, expected: IfMatch, body: NewStep
) -> Response:
    """Write down what led on from the stage that it stands at. `If-Match` is that of the proceeding.

    It may be written down long after it happened, but not before the step that it follows; in a closed case
    too, which stays closed.
    """
    step_id = await service.take(mandate, proceeding_id, expected, body)
    return await answers.created(mandate, queries.step(mandate, proceeding_id, step_id))


@router.get("/steps/{step_id}", response_model=StepPublic)
async def read_proceeding_step(mandate: CanRead, proceeding_id: UUID, step_id: UUID) -> Response:
    """One step, or one correction."""
    return await answers.one(mandate, queries.step(mandate, proceeding_id, step_id))


@router.post(
    "/steps/{step_id}/correct",
    response_model=StepPublic,
    responses=raises(ReadOnly, Stale, TakenBack, CorrectionBlocked, IfMatchRequired),
)
async def correct_proceeding_step(
    mandate: CanCorrect, proceeding_id: UUID, step_id: UUID, expected: IfMatch, body: StepCorrection
) -> Response:
    """Say that a step happened at another time, or never; the correction is answered, and the step stays.

    `If-Match` is that of the proceeding. What stands on the step is not made to vanish: it is listed.
    """
    correction_id = await service.correct(mandate, (proceeding_id, step_id), expected, body)
    return await answers.one(mandate, queries.step(mandate, proceeding_id, correction_id))


@router.get("/stage", response_model=StageStanding)
async def read_proceeding_stage(
    mandate: CanRead, proceeding_id: UUID, wanted: Annotated[StageWanted, Query()]
) -> Response:
    """Where a proceeding stood at an instant, as it is known now, or as it was known then."""
    return answers.computed(await service.stage_at(mandate, proceeding_id, wanted))
