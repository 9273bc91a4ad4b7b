"""Statistics of a year that identify nobody."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import APIRouter, Header, Query, Response

from trafficking_api.access import answers
from trafficking_api.access.doors import Allow, Door
from trafficking_api.access.mandate import Mandate
from trafficking_api.access.permissions import Permission
from trafficking_api.features.statistics import service
from trafficking_api.features.statistics.schemas import StatisticsWanted, YearlyStatistics
from trafficking_api.kit import sheet
from trafficking_api.kit.errors import Invalid, raises
from trafficking_api.kit.language import negotiate

router = APIRouter(prefix="/v1/statistics", tags=["statistics"], route_class=Door)

CanRead = Annotated[Mandate, Allow(Permission.STATISTICS_READ)]
Language = Annotated[str | None, Header(alias="Accept-Language", max_length=1000, description="en or fr")]
_COLUMNS = ("year", "dimension", "code", "label", "people")
_TOTAL = "total"


@router.get(
    "",
    response_model=YearlyStatistics,
    responses=raises(Invalid) | {200: {"description": "The counts", "content": sheet.CONTENT}},
)
async def read_statistics(
    mandate: CanRead, wanted: Annotated[StatisticsWanted, Query()], accept_language: Language = None
) -> Response:
    """How many people's cases were opened in a year, by the facts that CTDC publishes.

    As JSON, CSV or a workbook, as `Accept` says. A person counts once; who was determined to be no victim
    does not count. No count below ten is told, and none from which such a count would follow. There are no
    filters.
    """
    language = negotiate(accept_language)
    found = await service.yearly(mandate, wanted, language)
    response = await answers.table(mandate, found, _COLUMNS, _rows(found))
    response.headers.update({"Content-Language": language, "Vary": "Accept, Accept-Language"})
    return response


def _rows(found: YearlyStatistics) -> Iterator[Sequence[sheet.Cell]]:
    yield [found.year, _TOTAL, None, None, found.people]
    for dimension in found.dimensions:
        for cell in dimension.cells:
            yield [found.year, dimension.name, cell.code, cell.label, cell.people]
