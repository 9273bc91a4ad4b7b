"""Houses, beds and stays over HTTP."""

from fastapi import APIRouter

from trafficking_api.features.shelters.routes import (
    allocations,
    apart,
    availability,
    shelters,
    turn_aways,
    waiting,
)

router = APIRouter()
for part in (shelters, allocations, apart, waiting, turn_aways, availability):
    router.include_router(part.router)
