"""Visits to people whom the centre follows."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1/visits", tags=["case plans"], route_class=Door)
