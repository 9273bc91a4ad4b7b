"""The way to a home of her own."""

from fastapi import APIRouter

from trafficking_api.features.housing.routes import applications, leases, searches

router = APIRouter()
for room in (searches, applications, leases):
    router.include_router(room.router)
