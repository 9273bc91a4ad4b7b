"""What a centre plans and asks with: templates, questionnaires, funded projects."""

from fastapi import APIRouter

from trafficking_api.access.doors import Door

router = APIRouter(prefix="/v1", tags=["case plans"], route_class=Door)
