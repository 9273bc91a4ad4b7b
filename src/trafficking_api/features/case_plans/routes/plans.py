"""The plans of your centre, version by version."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1/case-plans", tags=["case plans"], route_class=Door)
