"""The goals of plans in force."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1/goals", tags=["case plans"], route_class=Door)
