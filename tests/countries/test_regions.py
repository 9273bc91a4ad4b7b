"""Every country is known, lies in the region the United Nations give it, and has a name in both languages."""

from importlib import resources

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from trafficking_api.countries import COUNTRIES, REGIONS, country_labels, region_of

# How the tz database names the places of a region. Islands of three oceans belong to several regions.
TZ_PREFIXES = {
    "Africa": {"africa"},
    "America": {"americas"},
    "Antarctica": {"unknown", "oceania"},
    "Arctic": {"europe"},
    "Asia": {"asia", "europe"},
    "Atlantic": {"africa", "americas", "europe"},
    "Australia": {"oceania"},
    "Europe": {"europe", "asia"},
    "Indian": {"africa", "asia", "oceania"},
    "Pacific": {"americas", "oceania"},
}


def tz_lines(table: str) -> list[list[str]]:
    """Read a table of the tz database, which lists countries independently of ours."""
    text = resources.files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


def test_all_iso_countries_are_there_and_no_other() -> None:
    assert len(COUNTRIES) == 249
    assert {line[0] for line in tz_lines("iso3166.tab")} == COUNTRIES


def test_the_table_lists_no_country_twice() -> None:
    text = resources.files("trafficking_api.countries").joinpath("regions.json").read_text(encoding="utf-8")
    for country in COUNTRIES:
        # Once among the regions, and perhaps once among the notes, there with a colon.
        assert text.count(f'"{country}"') - text.count(f'"{country}":') == 1


def test_regions_are_those_of_the_card() -> None:
    assert {"africa", "americas", "asia", "europe", "oceania", "unknown"} == REGIONS


def test_time_zones_lie_where_the_table_says() -> None:
    # Overseas lands that share a country code with a mainland elsewhere.
    elsewhere = {"Atlantic/Canary", "Indian/Mayotte", "Africa/Ceuta", "Pacific/Galapagos", "Pacific/Easter"}
    for country, _, zone, *_ in tz_lines("zone.tab"):
        if zone not in elsewhere and not (country == "AU" and zone.startswith("Antarctica/")):
            assert region_of(country) in TZ_PREFIXES[zone.partition("/")[0]], (country, zone)


@pytest.mark.parametrize(
    ("country", "region"),
    [
        ("BE", "europe"),
        ("LA", "asia"),
        ("CD", "africa"),
        ("CG", "africa"),
        ("MX", "americas"),
        ("GL", "americas"),
        ("AU", "oceania"),
        # Where habit and M49 part: M49 holds.
        ("CY", "asia"),
        ("TR", "asia"),
        ("GE", "asia"),
        ("RU", "europe"),
        ("EG", "africa"),
        ("IO", "africa"),
        ("TF", "africa"),
        ("BV", "americas"),
        ("GS", "americas"),
        ("CX", "oceania"),
        ("UM", "oceania"),
        # Where M49 is silent.
        ("TW", "asia"),
        ("AQ", "unknown"),
    ],
)
def test_known_regions(country: str, region: str) -> None:
    assert region_of(country) == region


@pytest.mark.parametrize(
    ("region", "members"),
    [("africa", 60), ("americas", 57), ("asia", 51), ("europe", 51), ("oceania", 29), ("unknown", 1)],
)
def test_sizes_of_regions(region: str, members: int) -> None:
    assert sum(region_of(country) == region for country in COUNTRIES) == members


def test_nobody_said() -> None:
    assert region_of(None) == "unknown"


@given(st.text())
def test_what_is_no_country_has_no_region(text: str) -> None:
    assert (region_of(text) in REGIONS - {"unknown"}) == (text in COUNTRIES - {"AQ"})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_country_has_a_name(language: str) -> None:
    labels = country_labels(language)
    assert set(labels) == COUNTRIES
    assert all(label.strip() for label in labels.values())
    assert len(set(labels.values())) == len(COUNTRIES)


def test_names_are_those_of_cldr() -> None:
    assert country_labels("en")["BE"] == "Belgium"
    assert country_labels("fr")["BE"] == "Belgique"
    assert country_labels("fr")["LA"] == "Laos"
    assert set(Locale("fr").territories) > COUNTRIES


def test_a_caller_cannot_rename_a_country() -> None:
    country_labels("en")["BE"] = "Elsewhere"
    assert country_labels("en")["BE"] == "Belgium"
