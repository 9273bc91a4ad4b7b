"""Counts the people of a year, and tells what identifies nobody."""

from collections.abc import Callable, Mapping

from trafficking_api.access.mandate import Mandate
from trafficking_api.countries import country_labels
from trafficking_api.features.cases import queries as cases
from trafficking_api.features.statistics import rules
from trafficking_api.features.statistics.rules import DIMENSIONS, UNKNOWN, Dimension, K
from trafficking_api.features.statistics.schemas import (
    StatisticsCell,
    StatisticsDimension,
    StatisticsWanted,
    YearlyStatistics,
)
from trafficking_api.kit.errors import Fault, Invalid
from trafficking_api.vocabulary import CODE_LISTS, code_list

#: Which list has the names of the values of a dimension; those of the others are countries.
_NAMED_BY = {
    "gender": "gender",
    "age_band_when_trafficked": "age_band_ctdc",
    "exploitation_types": "exploitation_type",
    "sex_exploitation_types": "sex_exploitation_type",
    "industries": "industry",
    "control_methods": "control_method",
    "recruitment_methods": "recruitment_method",
    "relationship_to_recruiter": "recruiter_relation",
}


async def yearly(mandate: Mandate, wanted: StatisticsWanted, language: str) -> YearlyStatistics:
    """The statistics of a year, the same for everybody who may read them. Raises Invalid before it is over.

    All cases of the centre count, also those that the caller does not see: two who compared what each of them
    may see would know the difference.
    """
    if wanted.year >= mandate.today().year:
        raise Invalid(errors=[Fault("?year", "year_not_over")])
    people = [
        dict(row) for row in (await mandate.session.execute(cases.of_year(mandate, wanted.year))).mappings()
    ]
    keys = await mandate.keys()

    def secret(text: str) -> int:
        return int.from_bytes(keys.mac("statistics", str(wanted.year), text)[:8], "big")

    found = []
    for dimension in DIMENSIONS:
        cells = dimension.count(people)
        told = rules.told(dimension, cells, len(people), secret)
        found.append(_shown(dimension, told, _labels(dimension, language)))
    total = len(people) if len(people) >= K else None
    return YearlyStatistics(year=wanted.year, smallest=K, people=total, dimensions=found)


def _shown(dimension: Dimension, told: Mapping[str, int], label: Callable[[str], str]) -> StatisticsDimension:
    codes = [code for code in dimension.codes if code in told or not dimension.is_open]
    return StatisticsDimension(
        name=dimension.name,
        is_exclusive=dimension.one is not None,
        is_complete=len(told) == len(dimension.codes),
        cells=[StatisticsCell(code=code, label=label(code), people=told.get(code)) for code in codes],
    )


def _labels(dimension: Dimension, language: str) -> Callable[[str], str]:
    """What the values of a dimension are called."""
    list_ = _NAMED_BY.get(dimension.name)
    names = country_labels(language)
    if list_ is not None:
        names = {value.code: value.labels[language] for value in CODE_LISTS[list_].values}
    unknown = {value.code: value.labels[language] for value in code_list("yes_no_unknown").values}[UNKNOWN]
    return lambda code: names.get(code, unknown)
