"""How many beds are free: at home in exact numbers, among partners in bands."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.shelters import queries, service
from trafficking_api.features.shelters.schemas.availability import (
    Availability,
    AvailabilityWanted,
    NetworkAvailability,
    NetworkFilter,
)
from trafficking_api.kit.errors import BadCursor, raises
from trafficking_api.kit.paging import Page

router = APIRouter(prefix="/v1", tags=["availability"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.AVAILABILITY_READ)]


@router.get("/availability", response_model=Availability)
async def read_availability(mandate: CanRead, wanted: Annotated[AvailabilityWanted, Query()]) -> Response:
    """The beds of your centre from a day to a day, as they stand at this moment; tonight, if nothing is said.

    A bed counts as free only if it is free for the whole time.
    """
    return answers.computed(await service.available(mandate, wanted))


@router.get("/network-availability", response_model=Page[NetworkAvailability], responses=raises(BadCursor))
async def list_network_availability(mandate: CanRead, wanted: Annotated[NetworkFilter, Query()]) -> Response:
    """Free beds tonight at the centres with which you have an agreement on it, in bands.

    They change at fixed times for all kinds of beds together, so that nobody can tell who took which.
    """
    shape = queries.network(mandate, wanted)
    return await answers.page(mandate, shape, wanted, ("organisation_id", "id"), descending=False)
