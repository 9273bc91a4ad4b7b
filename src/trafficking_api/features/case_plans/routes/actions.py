"""What is to be done for a goal."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1/actions", tags=["case plans"], route_class=Door)
