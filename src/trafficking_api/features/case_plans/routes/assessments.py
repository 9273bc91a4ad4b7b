"""What was found out about somebody's situation, and how it changes."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1", tags=["case plans"], route_class=Door)
