"""What travels about the statistics of a year."""

from pydantic import BaseModel, ConfigDict, Field

from trafficking_api.kit.wire import FIRST_YEAR, LAST_YEAR, Out


class StatisticsWanted(BaseModel):
    """The statistics of which year: there is no other choice, as every further one would tell more."""

    model_config = ConfigDict(extra="forbid")

    year: int = Field(
        ge=FIRST_YEAR, le=LAST_YEAR, description="a calendar year that is over", examples=[2025]
    )


class StatisticsCell(Out):
    """How many people of the year have a value."""

    code: str = Field(max_length=60)
    label: str = Field(max_length=200)
    people: int | None = Field(ge=10, le=100_000_000, description="null where it is withheld")


class StatisticsDimension(Out):
    """The people of the year by one kind of facts."""

    name: str = Field(max_length=60)
    is_exclusive: bool = Field(description="true where everybody counts once; else with each of her values")
    is_complete: bool = Field(description="false where something is withheld")
    cells: list[StatisticsCell] = Field(max_length=300, description="of countries only those that are told")


class YearlyStatistics(Out):
    """The people whose case was opened in a year, in counts that identify nobody."""

    year: int = Field(ge=FIRST_YEAR, le=LAST_YEAR)
    smallest: int = Field(ge=1, le=1000, description="a count below this is never told")
    people: int | None = Field(ge=10, le=100_000_000, description="null where there are fewer")
    dimensions: list[StatisticsDimension] = Field(max_length=30)
