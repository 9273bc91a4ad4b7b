"""Where, and with whom, somebody must not be placed."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, AllowOnce, Door, command_options
from trafficking_api.access.errors import ReadOnly
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.cases.errors import CaseClosed
from trafficking_api.features.shelters import queries, service
from trafficking_api.features.shelters.schemas.placing import NewPlacementExclusion, PlacementExclusionPublic
from trafficking_api.features.shelters.states import EXCLUSION
from trafficking_api.kit.conditions import IfMatch
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page, PageParams
from trafficking_api.kit.wire import NOTHING_MORE, Command

router = APIRouter(prefix="/v1/cases/{case_id}/placement-exclusions", tags=["allocations"], route_class=Door)

commands = command_options(EXCLUSION)
CanRead = Annotated[Mandate, Allow(Permission.ALLOCATIONS_READ)]
CanExclude = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_WRITE, sees=queries.exclusion)]
CanLift = Annotated[Mandate, AllowOnce(Permission.ALLOCATIONS_COMMAND, sees=queries.exclusion)]


@router.get("", response_model=Page[PlacementExclusionPublic], responses=raises(BadCursor))
async def list_placement_exclusions(
    mandate: CanRead, case_id: UUID, wanted: Annotated[PageParams, Query()]
) -> Response:
    """Where, and with whom, she must not be placed; the last one first."""
    shape, parent = queries.exclusions(mandate, case_id), cases.case(mandate, case_id)
    return await answers.page(mandate, shape, wanted, ("created_at", "id"), parent=parent)


@router.post(
    "", response_model=PlacementExclusionPublic, status_code=201, responses=raises(ReadOnly, CaseClosed)
)
async def exclude_placement(mandate: CanExclude, case_id: UUID, body: NewPlacementExclusion) -> Response:
    """Write down a house that is not safe for her, or somebody whom she must not meet there."""
    exclusion_id = await service.exclude(mandate, case_id, body)
    return await answers.created(mandate, queries.exclusion(mandate, case_id, exclusion_id))


@router.get("/{placement_exclusion_id}", response_model=PlacementExclusionPublic)
async def read_placement_exclusion(mandate: CanRead, case_id: UUID, placement_exclusion_id: UUID) -> Response:
    """One of them."""
    return await answers.one(mandate, queries.exclusion(mandate, case_id, placement_exclusion_id))


@router.post(
    "/{placement_exclusion_id}/lift",
    **commands("lift", PlacementExclusionPublic, ReadOnly, CaseClosed),
)
async def lift_placement_exclusion(
    mandate: CanLift,
    case_id: UUID,
    placement_exclusion_id: UUID,
    expected: IfMatch,
    body: Command = NOTHING_MORE,
) -> Response:
    """End an exclusion whose reason no longer holds."""
    await service.lift(mandate, case_id, placement_exclusion_id, expected, body)
    return await answers.one(mandate, queries.exclusion(mandate, case_id, placement_exclusion_id))
