"""Houses, beds and stays over HTTP."""

from fastapi import APIRouter

from trafficking_api.features.shelters.routes import (
    allocations,
    apart,
    availability,
    occupancy,
    shelters,
    turn_aways,
    waiting,
)

router = APIRouter()
for part in (shelters, allocations, apart, waiting, turn_aways, availability, occupancy):
    router.include_router(part.router)
