"""The periods that the law of each country gives, as data."""

from functools import cache
from typing import Annotated

from fastapi import APIRouter, Query, Response

from trafficking_api.access.answers import JSON
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.countries.court.deadlines import profiles
from trafficking_api.features.court.schemas.rule import DeadlineRuleFilter, DeadlineRulePublic, DeadlineRules

router = APIRouter(prefix="/v1/deadline-rules", tags=["deadlines"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.DEADLINES_READ)]


@cache
def _rows(country: str | None) -> DeadlineRules:
    return DeadlineRules(
        items=[
            DeadlineRulePublic(
                country=profile.country,
                advisory=rule.is_advisory,
                **{**rule.model_dump(), "party_roles": list(rule.party_roles)},
            )
            for profile in profiles().values()
            for rule in profile.deadlines
            if country in {None, profile.country}
        ]
    )


@router.get("", response_model=DeadlineRules)
async def list_deadline_rules(_mandate: CanRead, wanted: Annotated[DeadlineRuleFilter, Query()]) -> Response:
    """Every row that there is of a country, or of all: what it gives, since when, and by which source."""
    return Response(_rows(wanted.country).model_dump_json(), media_type=JSON)
