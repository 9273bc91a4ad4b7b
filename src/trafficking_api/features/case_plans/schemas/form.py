"""What travels about what a centre plans and asks with."""

from pydantic import Field

from trafficking_api.kit.wire import In


class FollowUpPhase(In):
    """A time of visits at equal distances, counted in months from the first day."""

    every_months: int = Field(ge=1, le=12)
    until_month: int = Field(ge=1, le=120)
