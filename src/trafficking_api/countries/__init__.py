"""The countries of the world, the region each lies in, and their names in the reader's language."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final, TypedDict

from babel import Locale

__all__ = ["COUNTRIES", "REGIONS", "UNKNOWN_REGION", "country_labels", "region_of"]

UNKNOWN_REGION: Final = "unknown"


class _Table(TypedDict):
    """The data file: its source, notes on disputed rows, and the countries of each region."""

    source: str
    notes: dict[str, str]
    regions: dict[str, list[str]]


def _load() -> Mapping[str, str]:
    text = resources.files(__name__).joinpath("regions.json").read_text(encoding="utf-8")
    table: _Table = json.loads(text)
    regions = table["regions"]
    return MappingProxyType({country: region for region, members in regions.items() for country in members})


_REGION_BY_COUNTRY: Final[Mapping[str, str]] = _load()

COUNTRIES: Final[frozenset[str]] = frozenset(_REGION_BY_COUNTRY)
"""Every ISO 3166-1 alpha-2 code."""

REGIONS: Final[frozenset[str]] = frozenset(_REGION_BY_COUNTRY.values())
"""The UN M49 regions, and `unknown`."""


def region_of(country: str | None) -> str:
    """Give the UN M49 region of a country; `unknown` where nobody said or M49 has none."""
    return UNKNOWN_REGION if country is None else _REGION_BY_COUNTRY.get(country, UNKNOWN_REGION)


@cache
def _labels(language: str) -> Mapping[str, str]:
    territories = Locale.parse(language).territories
    return MappingProxyType({country: str(territories[country]) for country in sorted(COUNTRIES)})


def country_labels(language: str) -> dict[str, str]:
    """Give the name of every country in a language, as Unicode CLDR has it."""
    # A copy: a caller that changes its dictionary must not rename a country for everyone.
    return dict(_labels(language))
