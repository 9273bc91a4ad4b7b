"""What a plan needs, and what a case is spared for a time."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1/case-plans/{case_plan_id}", tags=["case plans"], route_class=Door)
