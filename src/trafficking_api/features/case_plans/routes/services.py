"""What was done for people."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1/services", tags=["case plans"], route_class=Door)
